"""A file beside the registry: what is there, what differs field by field, what is missing, what is
only there; the proof; and bringing ownership and trust in line, in two steps."""

from __future__ import annotations

from starlette.responses import Response

from importer import plan as counting
from importer.model import (
    COMPARED,
    InputError,
    Layout,
    Limits,
    Status,
    StoredRow,
    changes_text,
    field_label,
    is_fed_back,
    problem_text,
    system_label,
    term_label,
)
from importer.texts import Lang, has, say
from importer.vocabulary import Fault
from importer.web.compared import Compared, compare as begin, is_stale
from importer.web.pages import Asked, done, see, shown
from importer.web.screens.runs import download
from importer.web.screens.send import update as begin_update
from importer.web.screens.waiting import wait_for
from importer.web.uploads import Upload
from importer.web.words import record_words, tiles, unread_lines

#: The groups of rows in the order in which they are shown: what needs work before what does not.
_GROUPS = (
    *(Status.DIFFERS, Status.MISSING, Status.SEVERAL, Status.INVALID),
    *(Status.REPEATED, Status.EQUAL, Status.LEFT_OUT),
)
#: Those that are unfolded: whoever looks has to do something about them.
_OPEN = (Status.DIFFERS, Status.MISSING, Status.SEVERAL)
#: What is said of a row's identifiers and its record's.
_OTHERWISE = (Fault.RECORD_OTHERWISE, Fault.RECORD_LACKS)


def compare(asked: Asked) -> Response:
    """Begin to compare a file, or wait for its comparison."""
    desk = asked.desk
    upload = desk.uploads.get(asked.one("upload"))
    return wait_for(begin(desk, upload, "both" in asked.form, asked.lang))


def compared(asked: Asked) -> Response:
    """What the registry has of a file."""
    upload, found = _found(asked)
    if found.stopped is not None:
        lines = unread_lines(asked, found.stopped)
        return asked.page("error.html", {"lines": lines, "back": "/registry"})
    lang = asked.lang
    words = {
        "upload": upload,
        "found": found,
        "tiles": [*tiles(found.counts, lang), *_extra_tile(asked, found)],
        "is_stale": is_stale(asked.desk, upload, found),
        "is_part": is_fed_back(found.run.layout),
        "is_nothing": not any(map(found.counts.get, COMPARED)),
        "changes": changes_text(found.changes, lang),
        "groups": [_group_words(asked, found, s) for s in _GROUPS if found.counts.get(s)],
        "others": [record_words(record, lang) for record in found.others],
        "notes": [note.text(lang) for note in found.notes],
    }
    return asked.page("compared.html", words)


def _found(asked: Asked) -> tuple[Upload, Compared]:
    """A file and what its comparison said, which may be forgotten with the page, or of another
    tenant."""
    upload = asked.desk.uploads.get(asked.path["id"])
    found = asked.desk.compared_with(upload.id)
    if found is None:
        raise InputError("web-no-comparison")
    return upload, found


def _extra_tile(asked: Asked, found: Compared) -> list[dict[str, object]]:
    if found.extra is None:
        return []
    label = asked.say("sheet.extra")
    return [{"status": "extra", "label": label, "count": found.extra, "share": 0}]


# -- rows --------------------------------------------------------------------------------------


def _group_words(asked: Asked, found: Compared, status: Status) -> dict[str, object]:
    layout = found.run.layout
    rows = found.repeats if status is Status.REPEATED and found.repeats else found.rows[status]
    here = "" if status in COMPARED else ".compared"  # an import has these too
    return {
        "status": status.value,
        "label": asked.say(f"status.{status}"),
        "meaning": asked.say(f"meaning.{status}{here}"),
        "advice": _advice(asked, status),
        "count": found.counts[status],
        "is_open": status in _OPEN,
        "rows": [_row_words(stored, layout, asked.lang) for stored in rows],
    }


def _advice(asked: Asked, status: Status) -> str:
    """What to do about rows with a status, where they were compared."""
    if has(f"web.compared.advice.{status}"):
        return asked.say(f"web.compared.advice.{status}")
    return asked.say(f"advice.{status}") if status in _OPEN else ""


def _row_words(stored: StoredRow, layout: Layout, lang: Lang) -> dict[str, object]:
    """A row, its device, and each field of which the registry says something else."""
    outcome, device = stored.outcome, stored.device
    fields = [
        (field_label(name, lang), term_label(name, old, lang), term_label(name, new, lang))
        for name, old, new in stored.term_changes()
    ]
    fields += [
        (field_label(p.field, lang), p.params.get("theirs", ""), p.value)
        for p in stored.problems
        if p.slug in _OTHERWISE
    ]
    said = [problem_text(p, lang) for p in stored.problems if p.slug not in _OTHERWISE]
    if outcome.first_row is not None:
        first = layout.row_name(outcome.first_row)
        said.insert(0, say("report.repeats", lang, {"row": first}))
    remark = f"note.{outcome.note}"
    return {
        "row": layout.row_name(outcome.number),
        "system": system_label(device.device_system, lang) if device else "",
        "identifiers": list(device.identifiers().values()) if device else [],
        "fields": fields,
        "said": said,
        "remark": say(remark, lang) if outcome.note and has(remark) else "",
    }


# -- the proof, and the update -------------------------------------------------------------------


def proof(asked: Asked) -> Response:
    """The comparison as a workbook, as it was written when it was made."""
    _, found = _found(asked)
    if found.proof is None or not found.proof.is_file():
        raise InputError("web-no-comparison")
    return download(found.proof)


def ask(asked: Asked) -> Response:
    """The question: so many records of this tenant, old → new."""
    upload, found = _found(asked)
    if not found.is_adopted and is_stale(asked.desk, upload, found):
        return see(f"/registry/compared/{upload.id}")  # which says what is to be done first
    return _question(asked, upload, found)


def _question(asked: Asked, upload: Upload, found: Compared, *, is_other: bool = False) -> Response:
    """``is_other`` where somebody said yes to another one."""
    if found.is_adopted:
        return see(f"/runs/{found.run.run_id}")
    words = {
        "run": found.run,
        "name": upload.name,
        "calls": 0,
        "count": 0,
        "updates": found.updates,
        "records": found.updates,
        "changes": changes_text(found.changes, asked.lang),
        "left_alone": found.left,
        "uncompared": 0,
        "left": 0,
        "unread": (),
        "first": "",
        "again": "",
        "mark": found.run.run_id,
        "to": f"/registry/update/{upload.id}",
        "back": f"/registry/compared/{upload.id}",
        "is_other": is_other,
    }
    return asked.page("send.html", words, 409 if is_other else 200)


def update(asked: Asked) -> Response:
    """Yes: as long as it is what was asked, of the file as it was compared."""
    desk = asked.desk
    upload, found = _found(asked)
    if not found.is_adopted and is_stale(desk, upload, found):
        raise InputError("web-changed")
    # Another tab may have compared the file anew.
    meant = (str(found.updates), desk.tenant().tenant_name, found.run.run_id)
    is_other = not found.updates or tuple(map(asked.one, ("updates", "tenant", "mark"))) != meant
    if is_other or found.is_adopted:
        return _question(asked, upload, found, is_other=True)
    if desk.work.sending() is not None:
        raise InputError("web-busy")  # before a run is begun that nobody would see
    with desk.journal() as journal:
        run = found.adopt(journal)
        agreed = counting.to_send(journal, run)
    return begin_update(desk, run, Limits(agreed=agreed))


ROUTES = [
    done("/registry/compare", compare),
    shown("/registry/compared/{id}", compared),
    shown("/registry/compared/{id}/proof", proof),
    shown("/registry/update/{id}", ask),
    done("/registry/update/{id}", update),
]
