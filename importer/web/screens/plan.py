"""What an import would do, before it is begun: counts, causes, tenant, time."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from importer import edits, plan as counting
from importer.model import (
    Cause,
    Layout,
    changes_text,
    defaults_text,
    field_label,
    system_label,
)
from importer.texts import JOINERS, Lang, duration
from importer.vocabulary import Severity
from importer.web.pages import Asked, done, see, shown
from importer.web.screens.reading import read
from importer.web.words import cause_line, tiles, unread_lines

#: Rows that a first try sends.
FIRST = 3


def plan(asked: Asked) -> Response:
    """The plan of the run that a file was checked as."""
    desk, lang = asked.desk, asked.lang
    upload = desk.uploads.get(asked.path["id"])
    with desk.journal() as journal:
        run = desk.run_of(upload, journal)
        if run is None:
            return see(f"/files/{upload.id}")
        if edits.is_ahead(journal, run):  # what was corrected since is not in the run yet
            return see(f"/files/{upload.id}/fix")
        if run.state != "staged":
            return see(f"/runs/{run.run_id}?before=1")
        rate = desk.tenant().rate
        ahead = counting.plan(journal, run, rate, verified=desk.verified.get(run.run_id))
    words = {
        "upload": upload,
        "run": run,
        "tiles": tiles(ahead.tally.by_status, lang),
        "causes": [
            _cause_words(cause, run.layout, lang)
            for severity in (Severity.ERROR, Severity.WARNING, Severity.LEFT_OUT)
            for cause in ahead.tally.causes
            if cause.severity is severity
        ],
        "calls": ahead.calls,
        "updates": ahead.updates,
        "changes": changes_text(ahead.changes, lang),
        "left_alone": ahead.left,
        "uncompared": ahead.uncompared,
        "both": upload.choices.update,
        "unread": unread_lines(asked, desk.unread.get(run.run_id)),
        "first": FIRST,
        "time": duration((ahead.calls + ahead.updates) / rate, lang),
        "systems": [(system_label(code, lang), n) for code, n in ahead.to_send.items()],
        "set_for_all": defaults_text(
            {name: code for name, code in ahead.defaults.items() if code}, {}, lang
        ),
        "unknown": [(field_label(name, lang), n) for name, n in ahead.unknown.items()],
        "warnings": [note.text(lang) for note in desk.notes.get(run.run_id, ()) if note.warns],
        "notes": [note.text(lang) for note in desk.notes.get(run.run_id, ()) if not note.warns],
        "verified": ahead.verified,
        "waiting": ahead.waiting,
        "carried": desk.carried.get(run.run_id, 0),
        "repeats": ahead.repeats,
    }
    return asked.page("plan.html", words)


def _cause_words(cause: Cause, layout: Layout, lang: Lang) -> dict[str, object]:
    more = cause.count > len(cause.numbers)
    return {
        **cause_line(cause, lang),
        "rows": JOINERS[lang].join(map(layout.row_name, cause.numbers)) + (" …" if more else ""),
    }


def both(asked: Asked) -> Response:
    """Bring what is registered already in line as well, or not any more; and check again."""
    desk = asked.desk
    upload = desk.uploads.get(asked.path["id"])
    wish = asked.one("update") == "on"
    if wish != upload.choices.update:
        upload = desk.uploads.change(upload, replace(upload.choices, update=wish))
    return read(asked, upload, "plan")


ROUTES = [shown("/files/{id}/plan", plan), done("/files/{id}/both", both)]
