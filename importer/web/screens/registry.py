"""What is registered: its first records, those with an identifier that somebody looks for, all or
some of it as a file; and the files that may be compared with it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from starlette.responses import Response

from importer import registry as reading
from importer.dispatcher import Sending, Stop
from importer.model import InputError
from importer.texts import say
from importer.web.filters import choices, filter_words, filters_of, typed
from importer.web.pages import Asked, done, shown
from importer.web.screens.files import upload_words
from importer.web.screens.runs import download
from importer.web.screens.waiting import wait_for
from importer.web.words import record_words, unread_lines
from importer.web.work import READ, Job

#: Seconds for which the page waits for the registry to answer, and for all of its answers.
_PATIENCE, _LONGEST = 8.0, 15.0
#: Signs of an identifier that is looked for.
_LONGEST_TEXT = 200
#: Records that are shown where nobody looks for one.
_FIRST = 25
#: What is written, by its suffix.
_KINDS = ("xlsx", "csv", "jsonl")


def registry(asked: Asked) -> Response:
    """The first records, or what was looked for; without the permission to read, that."""
    desk, text = asked.desk, asked.query.get("q", "").strip()[:_LONGEST_TEXT]
    how = Sending(give_up_after=_PATIENCE, max_seconds=_LONGEST), Stop()
    found = asyncio.run(reading.find(desk.tenant(), text, how))
    words = {
        "text": text,
        "records": [record_words(r, asked.lang) for r in found.records[: None if text else _FIRST]],
        "more": found.more or (not text and len(found.records) > _FIRST),
        "stopped": unread_lines(asked, found.stopped),
        "uploads": [
            {**upload_words(upload), "compared": desk.compared_with(upload.id)}
            for upload in desk.uploads.all()
        ],
        "kinds": _KINDS,
        "choices": choices(asked.lang),
        "typed": typed(asked.lang),
    }
    return asked.page("registry.html", words)


def export(asked: Asked) -> Response:
    """Begin to write the registry to a file, or those records of it that fit."""
    desk, lang, kind = asked.desk, asked.lang, asked.one("kind")
    if kind not in _KINDS:
        raise InputError("web-form")
    settings, filters = desk.tenant(), filters_of(asked)

    def act(job: Job) -> None:
        folder = desk.home / "results"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"device-registry-{datetime.now():%Y%m%d-%H%M%S}-{job.id[:4]}.{kind}"

        async def writing(stop: Stop) -> None:
            how = Sending(watch=job.hear), stop
            written = await reading.export(settings, path, lang, filters, how)
            desk.exported[job.id] = path, written, filters

        job.run(writing)
        job.then = f"/registry/exported/{job.id}"

    slug = "web.registry.exporting-some" if filters else "web.registry.exporting"
    job = Job(READ, "export", told=partial(say, slug))
    return wait_for(desk.work.start(job, act))


def exported(asked: Asked) -> Response:
    """What came of it."""
    path, written, filters = _exported(asked)
    words = {
        "name": path.name,
        "job": asked.path["id"],
        "done": written,
        "filters": filter_words(filters, asked.lang),
        "stopped": unread_lines(asked, written.stopped),
    }
    return asked.page("exported.html", words)


def exported_file(asked: Asked) -> Response:
    """The file, to be saved."""
    path, written, _ = _exported(asked)
    if written.stopped is not None or not path.is_file():
        raise InputError("web-no-page")
    return download(path)


def _exported(asked: Asked) -> tuple[Path, reading.Exported, Mapping[str, str]]:
    found = asked.desk.exported.get(asked.path["id"])
    if found is None:
        raise InputError("web-no-page")
    return found


ROUTES = [
    shown("/registry", registry),
    done("/registry/export", export),
    shown("/registry/exported/{id}", exported),
    shown("/registry/exported/{id}/file", exported_file),
]
