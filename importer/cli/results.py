"""A run's results as a command leaves them: the workbook, and the object that ``--json``
prints."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from importer.cli.trouble import as_ours, say_error
from importer.model import Run, Status, stop_texts
from importer.texts import Lang

if TYPE_CHECKING:
    from importer.journal import Journal


def workbook(
    journal: Journal, run: Run, lang: Lang, target: Path | None, spare: Path | None
) -> Path | None:
    """The workbook, written; None where it can't be, once that is told.  What the run did is
    done: an error of its report must not take its place."""
    from importer import pipeline

    try:
        return pipeline.report(journal, run, lang, target, spare)
    except Exception as error:
        say_error(as_ours(error), lang)
        return None


def result_json(
    run: Run, counts: Mapping[Status, int], exit_code: int | None, lang: Lang, results: Path | None
) -> dict[str, Any]:
    """The object that ``--json`` prints for a run."""
    stopped = None
    if run.stopped:
        reason, advice = stop_texts(run.stopped, lang)
        stopped = {"code": run.stopped.code, "reason": reason, "advice": advice}
    return {
        "run_id": run.run_id,
        "file": run.path,
        "rows": run.rows,
        "counts": {str(status): count for status, count in counts.items()},
        "skipped": {str(item.why): item.count for item in run.skipped},
        "results": str(results) if results else None,
        "stopped": stopped,
        "exit_code": exit_code,
        "sent_now": {},  # whoever sent or asked fills these two in
        "verified": None,
    }
