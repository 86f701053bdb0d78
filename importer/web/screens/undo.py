"""Taking back what a run did, or a part of its rows: the number is typed before anything is
deleted or put back."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from starlette.responses import Response

from importer import pipeline, plan as counting, registry
from importer.dispatcher import Sending, Stop
from importer.journal import Journal
from importer.model import Deeds, InputError, Limits, Numbers, Run, is_fed_back, spans_of
from importer.web.following import under_way
from importer.web.pages import Asked, done, see, shown
from importer.web.screens.send import require_agreed
from importer.web.work import PROGRAM, Job


def ask(asked: Asked) -> Response:
    """What would be deleted and put back, and the question for its number."""
    return _question(asked, asked.query.get("rows", "").strip())


def _question(asked: Asked, wanted: str, typed: str = "", *, is_other: bool = False) -> Response:
    """The question for the ``wanted`` rows, all where that is blank; where they can't be, why.
    ``is_other`` where somebody answered another one, ``typed`` where it was this one wrongly."""
    desk, run_id = asked.desk, asked.path["id"]
    if under_way(desk, run_id) is not None:
        return see(f"/runs/{run_id}/progress")  # begun by a first click, or elsewhere
    with desk.journal(run_id) as journal:
        run = journal.run(run_id)
        rows, trouble = None, ""
        try:
            rows = _rows(journal, run, wanted)
        except InputError as error:
            trouble = " ".join(desk.text_of(error, asked.lang))
        deeds = _Deeds.of(journal, run, rows)
        created, back = len(deeds.deleting.rows), len(deeds.restoring.rows)
        words = {
            "run": run,
            "name": Path(run.path).name,
            "wanted": wanted,
            "trouble": trouble,
            "rows": "" if rows is None else rows.text(run.layout),
            "is_back": is_fed_back(run.layout),
            "created": created,
            "back": back,
            "count": created + back,
            "confirmed": len(deeds.confirmed),
            "mark": deeds.mark,
            "doubt": journal.undoing(run_id).count_in_doubt() if rows is None else 0,
            "resting": journal.undoing(run_id, rows).resting(),
            "typed": typed,
            "is_other": is_other,
        }
    is_refused = typed or is_other
    return asked.page("undo.html", words, 409 if is_refused else 400 if trouble else 200)


def _rows(journal: Journal, run: Run, wanted: str) -> Numbers | None:
    """The rows that somebody names, None where all are meant.  Raises ``InputError`` for what are
    no rows of the run that it created or updated."""
    return pipeline.rows_to_undo(journal, run, wanted) if wanted else None


@dataclass(frozen=True, slots=True)
class _Deeds:
    """What an undo does; ``confirmed`` are those of the rows of which only a look-up says that
    they are ours."""

    deleting: Deeds
    restoring: Deeds
    confirmed: frozenset[int]

    @classmethod
    def of(cls, journal: Journal, run: Run, rows: Numbers | None) -> _Deeds:
        """All that there is to be done of these rows."""
        return cls(
            counting.to_delete(journal, run, Limits(rows=rows)),
            counting.to_put_back(journal, run, rows),
            frozenset(journal.undoing(run.run_id, rows).confirmed()),
        )

    @property
    def count(self) -> int:
        return self.deleting.count + self.restoring.count

    @property
    def mark(self) -> str:
        """See ``Deeds.mark``."""
        asked_apart = Deeds(spans_of(sorted(self.confirmed)))
        return "-".join(deeds.mark for deeds in (self.deleting, self.restoring, asked_apart))


def undo(asked: Asked) -> Response:
    """Delete what was created and put back what was updated, where the number is the one that was
    asked for; of those devices that only a look-up says are ours, if that was asked for as well."""
    desk, run_id, wanted = asked.desk, asked.path["id"], asked.one("rows").strip()
    settings = desk.tenant()
    with desk.journal(run_id) as journal:
        run = journal.run(run_id)
        rows = _rows(journal, run, wanted)
        deeds = _Deeds.of(journal, run, rows)
    # As many others are not what was seen either: another tab may have taken some back.
    if (asked.one("tenant"), asked.one("mark")) != (settings.tenant_name, deeds.mark):
        return _question(asked, wanted, is_other=True)
    # A Chinese keyboard may write ３ for 3.
    typed, count = unicodedata.normalize("NFKC", asked.one("number")).strip(), deeds.count
    if not count or typed != str(count):
        return _question(asked, wanted, typed or "?")
    deleting, restoring = deeds.deleting, deeds.restoring
    confirmed = deeds.confirmed if "confirmed" in asked.form else False

    def act(job: Job) -> None:
        with desk.journal(run_id) as journal:

            async def taking_back(stop: Stop) -> None:
                limits = Limits(confirmed=confirmed, rows=rows, agreed=deleting)
                how, stopped = Sending(watch=job.hear, program=PROGRAM), None
                if deleting.rows:
                    control = (stop, limits)
                    stopped = await pipeline.take_back(journal, run, settings, how, control)
                if restoring.rows and stopped is None:
                    limits = Limits(rows=rows, agreed=restoring)
                    stopped = await registry.put_back(journal, run, settings, (how, stop), limits)
                require_agreed(stopped)

            job.run(taking_back)

    total = count if confirmed else count - len(deeds.confirmed)
    desk.work.start(Job("undo", run_id, total, f"/runs/{run_id}"), act)
    return see(f"/runs/{run_id}/progress")


ROUTES = [shown("/runs/{id}/undo", ask), done("/runs/{id}/undo", undo)]
