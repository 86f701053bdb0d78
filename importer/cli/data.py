"""What programs read on stdout: the objects of ``--json``, each by its schema in
``schemas/commands.json``.

Keys and slugs are the same in every language; keys may be added within a schema number.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from importer.cli.console import put_json
from importer.cli.trouble import masked, text_of_error
from importer.model import (
    COMPARED,
    ImporterError,
    Note,
    Run,
    Status,
    Stopped,
    column_letter,
    stop_texts,
)
from importer.texts import Lang

if TYPE_CHECKING:
    from importer.cli.options import Given
    from importer.doctor import Finding
    from importer.journal import Journal
    from importer.loader import ColumnProfile
    from importer.model import Layout
    from importer.pipeline import Staged
    from importer.registry import Comparison, Exported

#: The version of the objects: it is raised where a key changes its meaning or goes.
SCHEMA = 1
Json = dict[str, Any]


def opening() -> Json:
    """How every object begins: by which numbers, and which command, it is to be read."""
    context = click.get_current_context(silent=True)
    return {"schema": SCHEMA, "command": context.info_name if context else None}


def stopped_json(stopped: Stopped | None, lang: Lang) -> Json | None:
    """Why something stopped before its end."""
    if stopped is None:
        return None
    reason, advice = stop_texts(stopped, lang)
    return {
        "slug": stopped.slug,
        "code": stopped.code,
        "exit_code": stopped.exit_code,
        "reason": reason,
        "advice": advice,
        "message": stopped.message,
    }


def error_json(error: ImporterError, lang: Lang) -> Json:
    """What went wrong; its place and its numbers are in ``params``."""
    return {
        "slug": error.slug,
        "text": text_of_error(error, lang),
        "params": harmless({name: plain(value, lang) for name, value in error.params.items()}),
    }


def harmless(value: object) -> Any:
    """A value of JSON whose texts show no secret."""
    if isinstance(value, Mapping):
        return {name: harmless(part) for name, part in value.items()}
    if isinstance(value, list):
        return list(map(harmless, value))
    return masked(value) if isinstance(value, str) else value


def failed_json(error: ImporterError, command: str | None, lang: Lang) -> Json:
    """The object of a command that an error ended."""
    told = {"error": error_json(error, lang), "exit_code": error.exit_code}
    return {"schema": SCHEMA, "command": command, **told}


def counted(counts: Mapping[Status, int]) -> dict[str, int]:
    """Rows by status, as JSON has them."""
    return {str(status): count for status, count in counts.items()}


def reading_json(
    journal: Journal, staged: Staged, counts: Mapping[Status, int], lang: Lang
) -> Json:
    """What was chosen while a file was read, which of its worksheets were not, which rows were
    left out, by the slug of the reason, and what is wrong."""
    from importer import plan

    return {
        "left_out": plan.left_out(journal, staged.run, counts),
        "not_read": [name for note in staged.notes for name in _names(note)],
        "notes": notes_json(staged.notes, lang),
        "causes": _causes_json(journal, staged.run, lang),
    }


def _causes_json(journal: Journal, run: Run, lang: Lang) -> list[Json]:
    """What is wrong by what settles it, as the plan and the page tell it."""
    from importer import causes

    columns = run.layout.columns
    return [
        {
            "key": cause.key,
            "slug": cause.slug,
            "severity": cause.severity.value,
            "field": cause.field or None,
            "letter": None if cause.column is None else column_letter(cause.column),
            "label": None if cause.column is None else columns[cause.column].label,
            "word": cause.word or None,
            "count": cause.count,
            "rows": [run.layout.row_name(number) for number in cause.numbers],
            "example": {
                "address": cause.example.address,
                "value": cause.example.value,
                "suggestion": cause.example.suggestion or None,
                "text": cause.example.text(lang),
            },
            "decisions": [
                {
                    "way": decision.way.value,
                    "option": list(causes.arguments(decision)),
                    "answers": list(causes.words_for(decision)) if causes.asks(decision) else None,
                }
                for decision in cause.decisions
            ],
        }
        for cause in causes.at_a_glance(journal, run)
    ]


def _names(note: Note) -> Sequence[str]:
    names = note.params.get("names", ())
    return names if isinstance(names, tuple) else ()


def notes_json(notes: Sequence[Note], lang: Lang) -> list[Json]:
    """Choices that the user should see; ``warns``: perhaps the wrong ones."""
    return [{"slug": note.slug, "warns": note.warns, "text": note.text(lang)} for note in notes]


def exported_json(done: Exported, path: Path, code: int, lang: Lang) -> Json:
    """Of a registry that was written to a file, or was not."""
    return {
        **opening(),
        "path": None if done.stopped else absolute(path),
        "records": done.records,
        "twice": done.twice,
        "stopped": stopped_json(done.stopped, lang),
        "exit_code": code,
    }


def compared_json(done: Comparison, path: Path | None, lang: Lang) -> Json:
    """Of a file beside the registry; ``path`` is the proof."""
    counts: dict[str, int | None] = {str(status): 0 for status in COMPARED}
    counts |= counted(done.counts)
    return {
        **opening(),
        "file": done.run.path,
        "rows": done.run.rows,
        "counts": {**counts, "extra": done.extra},
        "disagreeing": done.disagreeing,
        "records": done.records,
        "skipped": {str(item.why): item.count for item in done.run.skipped},
        "results": absolute(path) if path else None,
        "stopped": stopped_json(done.stopped, lang),
        "exit_code": done.exit_code,
    }


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did: rows by what became of their records (a slug) since the first undo of the
    run, and ``now``, by slugs of sentences; ``resting`` are other runs that lost devices by it,
    with the number of their rows."""

    taken_back: Mapping[Any, int]
    now: Mapping[str, int] = field(default_factory=dict)
    stopped: Stopped | None = None
    written: Sequence[Path] = ()
    exit_code: int = 0
    resting: Mapping[str, int] = field(default_factory=dict)


def put_undone(journal: Journal, run: Run, lang: Lang, given: Given, undone: Undone) -> None:
    """Print the object of an undo, where one is asked for."""
    if not given["as_json"]:
        return
    from importer import plan

    counts = plan.by_status(journal.counts(run.run_id))
    put_json(
        {
            **opening(),
            "run_id": run.run_id,
            "file": run.path,
            "purpose": run.purpose.value,
            "only_rows": given["rows"],
            "counts": counted(counts),
            "taken_back": {str(note): count for note, count in undone.taken_back.items()},
            "taken_back_now": {slug.partition(".")[2]: count for slug, count in undone.now.items()},
            "resting": dict(undone.resting),
            "results": absolute(undone.written[0]) if undone.written else None,
            "written": [absolute(path) for path in undone.written],
            "stopped": stopped_json(undone.stopped, lang),
            "exit_code": undone.exit_code,
        }
    )


def finding_json(finding: Finding, lang: Lang) -> Json:
    """A line of the doctor's."""
    return {
        "slug": finding.slug,
        "result": mark_of(finding),
        "exit_code": finding.exit_code,
        "text": finding.text(lang),
        "params": {name: plain(value, lang) for name, value in finding.params.items()},
    }


def mark_of(finding: Finding) -> str:
    """Whether it is good, bad, or a note that is neither."""
    return "note" if finding.is_note else "bad" if finding.exit_code else "ok"


def column_json(profile: ColumnProfile, *, is_settled: bool) -> Json:
    """A column of a table and what it is taken for; ``rank`` is its turn among those of its
    field, None where that is not settled."""
    column = profile.column
    return {
        "letter": profile.letter,
        "label": column.label,
        "field": column.field or None,
        "why": column.why or None,
        "trap": column.trap or None,
        "rank": column.rank + 1 if is_settled and column.field else None,
        "rows": profile.rows,
        "filled": profile.filled,
        "samples": list(profile.samples),
    }


def table_json(layout: Layout) -> Json:
    """Where in a file a table was found."""
    return {
        "sheets": [part.sheet for part in layout.parts] or [layout.sheet],
        "header_rows": [part.header_row for part in layout.parts] or [layout.header_row],
        "encoding": layout.encoding or None,
        "delimiter": layout.delimiter or None,
    }


def absolute(path: Path | str) -> str:
    """A path that means the same from any folder."""
    return str(Path(path).absolute())


def plain(value: object, lang: Lang) -> object:
    """A word of a sentence as JSON has it."""
    if isinstance(value, Path):
        return absolute(value)
    if isinstance(value, Mapping):  # by language
        return plain(value[lang], lang) if lang in value else str(value)
    if isinstance(value, tuple | list):
        return [plain(item, lang) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if isinstance(value, bool | int | float) or value is None else str(value)
