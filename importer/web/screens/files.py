"""The files: dropped here, and what became of earlier ones."""

from __future__ import annotations

import tempfile
from pathlib import Path

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from importer.model import InputError
from importer.web.desk import Desk
from importer.web.pages import Asked, asked_of, done, number_in, see, shown
from importer.web.past import past_runs
from importer.web.uploads import LARGEST, Upload


def files(asked: Asked) -> Response:
    """Where files are dropped; uploads, and the last runs, unfinished ones on top."""
    words = {
        "uploads": [upload_words(upload) for upload in asked.desk.uploads.all()],
        "runs": past_runs(asked, 6),
        "limit": LARGEST // 1024 // 1024,
    }
    return asked.page("files.html", words)


def upload_words(upload: Upload) -> dict[str, object]:
    """A file in a list: its name, size and time."""
    size = upload.size
    shown = f"{size / 1048576:.1f} MB" if size >= 1_000_000 else f"{max(1, size // 1024)} KB"
    return {"id": upload.id, "name": upload.name, "size": shown, "at": upload.at}


async def receive(request: Request) -> Response:
    """Take in one file, as its bytes come."""
    asked = asked_of(request)
    asked.desk.tenant()
    announced = number_in(request.headers.get("content-length", "")) or 0
    name = request.query_params.get("name", "")
    try:
        upload = await asked.desk.uploads.receive(
            name, request.stream(), asked.desk.first_choices(), announced
        )
    except ClientDisconnect:
        return Response(status_code=400)
    return JSONResponse({"next": f"/files/{upload.id}"}, 201)


def delete(asked: Asked) -> Response:
    """Forget an upload."""
    forget(asked.desk, asked.path["id"])
    return see("/files")


def forget(desk: Desk, upload_id: str) -> None:
    """Delete a file of ours.  Raises ``InputError`` while something is done with it."""
    from importer.web.compared import comparing

    work = desk.work
    if (work.about(upload_id) and work.is_busy()) or work.running(comparing(upload_id)):
        raise InputError("web-busy")
    desk.uploads.delete(upload_id)
    desk.forget_compared(upload_id)


def template(asked: Asked) -> Response:
    """The blank workbook to fill in."""
    from importer.reporter import write_template

    with tempfile.TemporaryDirectory(prefix="device-importer-") as folder:
        path = Path(folder) / f"device-template.{asked.lang}.xlsx"
        write_template(path, asked.lang)
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        named = f'attachment; filename="{path.name}"'
        return Response(path.read_bytes(), 200, {"content-disposition": named}, kind)


ROUTES = [
    shown("/files", files),
    Route("/files", receive, methods=["PUT"]),
    done("/files/{id}/delete", delete),
    shown("/template", template),
]
