"""All runs of the tenant, and one of them as it ended: totals, causes, workbook, the ways on."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from starlette.responses import Response

from importer import edits, pipeline, plan as counting
from importer.journal import Journal
from importer.model import NEEDS_WORK, InputError, Purpose, Run, Status, Tally
from importer.texts import in_file
from importer.vocabulary import HOPELESS, Severity
from importer.web.following import under_way
from importer.web.inquiry import is_due
from importer.web.pages import Asked, done, see, shown
from importer.web.past import Ways, past_runs, state_of, ways_on
from importer.web.screens.files import forget
from importer.web.words import cause_line, stop_lines, tiles

#: The kinds of results, the first where nobody wishes another.
_KINDS = ("xlsx", "csv", "jsonl")
#: What a file of ours is, by its suffix.
_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv; charset=utf-8",
    ".jsonl": "application/jsonl; charset=utf-8",
}


def runs(asked: Asked) -> Response:
    """All of them, with the corrections beside their files."""
    listed = past_runs(asked)
    if listed:
        with asked.desk.journal() as journal:
            found = {
                sha: _corrected(journal, sha) for sha in {str(run["sha256"]) for run in listed}
            }
        listed = [{**run, "corrected": found[str(run["sha256"])]} for run in listed]
    return asked.page("runs.html", {"runs": listed})


def _corrected(journal: Journal, sha256: str) -> int:
    """How many cells of a file are corrected."""
    return len(edits.in_force(journal, sha256)) if sha256 else 0


def run(asked: Asked) -> Response:
    """How a run stands, and how it can go on."""
    desk, run_id = asked.desk, asked.path["id"]
    if under_way(desk, run_id) is not None:
        return see(f"/runs/{run_id}/progress")
    job = desk.work.about(run_id)
    with desk.journal(run_id) as journal:
        found = journal.run(run_id)
        tally = counting.tally(journal, found)
        ways = ways_on(journal, found, tally.by_status)
        words = {
            **_stands(asked, found, tally, ways),
            **_done_since(asked, journal, found, tally),
            "state_label": state_of(asked, found, ways),
            "is_old": is_due(desk, journal, found),
            "corrected": _corrected(journal, found.sha256),
        }
    words["trouble"] = desk.text_of(job.error, asked.lang) if job is not None and job.error else ()
    words["upload"] = upload_of(asked, found)
    return asked.page("run.html", words)


def _stands(asked: Asked, found: Run, tally: Tally, ways: Ways) -> dict[str, object]:
    """What became of the rows, why, and what to do about them."""
    lang, counts = asked.lang, tally.by_status
    errors = {cause.slug for cause in tally.causes if cause.severity is Severity.ERROR}
    is_here = bool(asked.desk.uploads.checked_as(found.run_id))
    about = _About(is_here, not errors <= HOPELESS, ways.waiting)
    return {
        "run": found,
        "purpose": found.purpose.value,
        "name": Path(found.path).name,
        "tiles": tiles(counts, lang),
        "stopped": stop_lines(asked, found.stopped),
        "causes": [
            cause_line(cause, lang)
            for cause in tally.causes
            if found.purpose is not Purpose.UPDATE or cause.severity is Severity.ERROR
        ],
        "advice": [
            (asked.say(f"status.{status}"), asked.say(_advice(status, found, about)))
            for status in counts
            if status in NEEDS_WORK
        ],
        "unsettled": ways.waiting,
        "undoable": ways.undoable,
        "kinds": _KINDS[1:],
        "is_here": is_here,
        "is_fixable": counts.get(Status.INVALID, 0) > 0 and is_here,
        "is_before": "before" in asked.query,
    }


def _done_since(asked: Asked, journal: Journal, found: Run, tally: Tally) -> dict[str, object]:
    """What can be tried once more, what others changed, and what an undo did."""
    changes = journal.changes(found.run_id)
    retryable = sum(tally.by_status.get(status, 0) for status in pipeline.RETRYABLE)
    if found.purpose is Purpose.UPDATE:
        retryable = sum(counted.rows for counted in changes.failed(pipeline.RETRYABLE).values())
    removals = journal.undoing(found.run_id).removals()
    return {
        "retryable": retryable,
        "changed": sum(map(len, changes.changed_since().values())),
        "undone": [
            *((asked.say(f"removal.{note}"), n) for note, n in removals.items()),
            *((asked.say(f"change.{note}"), n) for note, n in changes.told().items()),
        ],
    }


@dataclass(frozen=True, slots=True)
class _About:
    """What advice depends on: whether the file is here as it was checked, whether anything can be
    corrected in it, and how many rows wait."""

    is_here: bool
    is_correctable: bool
    waiting: int


def _advice(status: Status, run: Run, about: _About) -> str:
    """What to do about rows with a status, as a slug: only what is still possible."""
    if status is Status.DIFFERS and about.waiting:
        return "web.advice.differs.waiting"
    if status is not Status.INVALID:
        return f"advice.{status}"
    if not about.is_correctable:
        return "advice.invalid.none"
    if run.purpose is Purpose.UPDATE:  # its workbook has no sheet of rows to be imported
        return "web.compared.advice.invalid"
    return "advice.invalid" if about.is_here else "web.advice.invalid.away"


def upload_of(asked: Asked, run: Run) -> str:
    """The upload that was checked as a run, or else the one that it was begun with, where it is
    there still; ""."""
    uploads = asked.desk.uploads
    checked = uploads.checked_as(run.run_id)
    found = checked[0] if checked else uploads.find(Path(run.path).parent.name)
    return found.id if found is not None else ""


def results(asked: Asked) -> Response:
    """The results of a run as a workbook or as data, written anew from the journal."""
    desk, run_id, kind = asked.desk, asked.path["id"], asked.one("kind") or _KINDS[0]
    if kind not in _KINDS:
        raise InputError("web-form")
    with desk.journal(run_id) as journal:
        found = journal.run(run_id)
        target = desk.results_path(Path(found.path), time.time(), f"results.{kind}")
        with in_file():
            path = pipeline.report(journal, found, asked.lang, target)
    return download(path)


def forget_upload(asked: Asked) -> Response:
    """Delete the copy of a run's file; the run and its results stay."""
    run_id = asked.path["id"]
    with asked.desk.journal(run_id) as journal:
        upload = upload_of(asked, journal.run(run_id))
    if upload:
        forget(asked.desk, upload)
    return see(f"/runs/{run_id}")


def download(path: Path) -> Response:
    """A file of ours, to be saved under its name."""
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(path.name)}"}
    return Response(path.read_bytes(), 200, headers, _TYPES[path.suffix])


ROUTES = [
    shown("/runs", runs),
    shown("/runs/{id}", run),
    done("/runs/{id}/workbook", results),
    done("/runs/{id}/forget-file", forget_upload),
]
