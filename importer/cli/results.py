"""A run's results as a command leaves them: its files, and the object that ``--json`` prints."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from importer.cli import options
from importer.cli.console import put_json, talk
from importer.cli.data import absolute, counted, opening, stopped_json
from importer.cli.talk import resume_steps, show_counts
from importer.cli.trouble import as_ours, masked, say_error
from importer.model import ImporterError, JournalError, Run, Status, Stopped
from importer.texts import Lang, Reason, say

if TYPE_CHECKING:
    from importer.cli.options import Given
    from importer.journal import Journal


def write_results(
    journal: Journal, run: Run, lang: Lang, targets: Sequence[Path], spare: Path | None
) -> list[Path]:
    """The files of a run's results, the workbook before the others: ``targets``, or the workbook
    beside the spreadsheet where nobody named any.

    One that can't be written is told of, and is not among them: what the run did is done, an
    error of its report must not take its place."""
    from importer import pipeline

    written = []
    for target in targets_of(targets):
        try:
            written.append(pipeline.report(journal, run, lang, target, spare))
        except Exception as error:
            say_error(as_ours(error), lang)
    return sorted(written, key=lambda path: not _is_workbook(path))


def places(given: Mapping[str, Any], run: Run) -> Sequence[Path]:
    """Where a run's results are wanted: ``--results``, else a workbook in the folder of the
    settings file; none for beside the spreadsheet."""
    folder = folder_place(given, run, "results.xlsx")
    return given["results"] or ([folder] if folder else [])


def folder_place(given: Mapping[str, Any], run: Run, kind: str) -> Path | None:
    """A new name in the folder that the settings file has for results; None without one."""
    from importer.reporter import results_path

    folder = given["config"].results_folder
    return results_path(Path(run.path), folder, datetime.now(UTC), kind=kind) if folder else None


def targets_of(given: Sequence[Path]) -> Sequence[Path | None]:
    """Where results go: a file that was named twice is one; None is beside the spreadsheet."""
    places = {os.path.normcase(path.absolute()): path for path in given}
    return list(places.values()) or [None]


def workbook_of(written: Sequence[Path]) -> Path | None:
    """The workbook among results, where there is one."""
    return next(filter(_is_workbook, written), None)


def show_files(written: Sequence[Path], lang: Lang) -> None:
    """Where results are."""
    for path in written:
        slug = "cli.results" if _is_workbook(path) else "cli.results-data"
        talk(say(slug, lang, {"path": path}))


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() == ".xlsx"


def result_json(
    run: Run,
    counts: Mapping[Status, int],
    exit_code: int | None,
    lang: Lang,
    results: Sequence[Path],
) -> dict[str, Any]:
    """The object that ``--json`` prints for a run; one that no journal keeps has the id ""."""
    return {
        **opening(),
        "run_id": run.run_id or None,
        "file": run.path,
        "rows": run.rows,
        "counts": counted(counts),
        "sent_now": {},  # whoever sent, asked or read the file fills in what he knows
        "skipped": {str(item.why): item.count for item in run.skipped},
        "left_out": None,
        "not_read": None,
        "notes": None,
        "causes": None,
        "verified": None,
        "results": absolute(results[0]) if results else None,
        "written": [absolute(path) for path in results],
        "stopped": stopped_json(run.stopped, lang),
        "exit_code": exit_code,
    }


def break_off(
    journal: Journal, run: Run, error: ImporterError, now: Mapping[Status, int], given: Given
) -> None:
    """Tell what is known of a run that a fault ended, be it that no more could be written down: its
    rows as the journal has them, and ``now`` those that this command settled."""
    lang = options.lang_of(given["lang"])
    run, counts = _as_known(journal, run)
    if counts and run.state != "staged":  # else nothing was begun
        show_counts(counts, lang, "cli.known")
        for step in resume_steps(run, lang):
            talk(step)
    if given["as_json"]:
        run = replace(run, stopped=broken(error))
        document = result_json(run, counts, error.exit_code, lang, ())
        put_json({**document, "sent_now": counted(now)})


def broken(error: ImporterError) -> Stopped:
    """Why something did not come to its end that a fault ended."""
    words = {
        name: value if isinstance(value, Reason) else masked(str(value))
        for name, value in error.params.items()
    }
    return Stopped(f"error.{error.slug}", error.exit_code, params=words)


def _as_known(journal: Journal, run: Run) -> tuple[Run, Mapping[Status, int]]:
    """A run as it stands and its rows by status, as long as its journal can be read."""
    from importer import plan

    try:
        return journal.run(run.run_id), plan.by_status(journal.counts(run.run_id))
    except JournalError:
        return run, {}


def unkept(run: Run) -> Run:
    """A run that no journal keeps, and nobody could ask for."""
    return replace(run, run_id="")


def leave(run: Run, counts: Mapping[Status, int], lang: Lang, *, as_json: bool) -> None:
    """Say that a file was not begun, to programs as well."""
    talk(say("cli.not-begun", lang, {"file": run.path}))
    if as_json:
        put_json(result_json(run, counts, None, lang, ()))
