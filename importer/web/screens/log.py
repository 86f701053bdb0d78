"""What became of a run lately, one thing after the other with its time: to be looked at, and saved
for whoever helps."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from starlette.responses import Response

from importer.model import Run
from importer.web.pages import Asked, shown

#: Rows, and events, that are told of at most.
_MOST = 2000


def log(asked: Asked) -> Response:
    """The page."""
    run, lines = _lines(asked)
    words = {"run": run, "name": Path(run.path).name, "lines": lines}
    return asked.page("log.html", words)


def log_file(asked: Asked) -> Response:
    """The same as a text."""
    run, lines = _lines(asked)
    text = "".join(f"{at}\t{what}\r\n" for at, what in lines)
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(run.run_id)}.log.txt"}
    return Response(text.encode("utf-8-sig"), 200, headers, "text/plain; charset=utf-8")


def _lines(asked: Asked) -> tuple[Run, list[tuple[str, str]]]:
    """A run, and what became of it: when, and what."""
    run_id, desk = asked.path["id"], asked.desk
    with desk.journal(run_id) as journal:
        run = journal.run(run_id)
        news = journal.news(run_id, 0, _MOST)
    found = [(told.seq, told.at, told.event.text(asked.lang)) for told in news.events]
    for row in news.rows:
        words = {
            "row": run.layout.row_name(row.number),
            "status": asked.say(f"status.{row.status}"),
        }
        found.append((row.seq, row.at, asked.say("web.log.row", words)))
    return run, [(_moment(at), _on_one_line(desk.mask(what))) for _, at, what in sorted(found)]


def _moment(at: float) -> str:
    return datetime.fromtimestamp(at).astimezone().isoformat(" ", "seconds")


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


ROUTES = [shown("/runs/{id}/log", log), shown("/runs/{id}/log/file", log_file)]
