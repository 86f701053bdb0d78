"""Our data types as JSON, for the journal: original cells with their types, problems, the
layout, the reason of a stop.

A row of texts, as CSV files have them, costs no more than its texts; of other rows a text is
a JSON string and any other cell a list that begins with its kind.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from importer.model import (
    Cause,
    Cell,
    CellValue,
    Column,
    Kind,
    Layout,
    Part,
    Problem,
    Skip,
    Skipped,
    Stopped,
)
from importer.texts import Reason, Text
from importer.vocabulary import Role, Severity

#: Between the texts of a row, and before the first: the unit separator, which JSON begins
#: with never and texts hold hardly ever.
_BETWEEN = "\x1f"
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def cells_to_text(cells: Sequence[CellValue]) -> str:
    """A row's cells: texts alone with a sign between them, of which a file may hold millions;
    anything else as JSON."""
    try:
        text = _BETWEEN.join(cells)  # type: ignore[arg-type]
    except TypeError:  # not a text
        return _encode([c if isinstance(c, str) else _cell_to_list(c) for c in cells])
    if text.count(_BETWEEN) != len(cells) - 1:  # one of the texts has the sign in it
        return _encode(cells)
    return _BETWEEN + text


def cells_from_text(text: str) -> tuple[CellValue, ...]:
    """The cells again, as they were."""
    if text.startswith(_BETWEEN):
        return tuple(text[1:].split(_BETWEEN))
    return tuple(c if isinstance(c, str) else _cell_from_list(c) for c in json.loads(text))


def originals_to_text(originals: Mapping[int, CellValue]) -> str:
    """What a file has in the corrected cells of a row, by their places."""
    return _encode([list(originals), cells_to_text(tuple(originals.values()))])


def originals_from_text(text: str | None) -> Mapping[int, CellValue]:
    """The same again; nothing for a row in which nothing was corrected."""
    if text is None:
        return {}
    places, cells = json.loads(text)
    return dict(zip(places, cells_from_text(cells), strict=True))


def _cell_to_list(cell: Cell) -> list[Any]:
    value, form = cell.value, ""
    if isinstance(value, datetime | date | time):
        value, form = value.isoformat(), type(value).__name__
    elif isinstance(value, timedelta):
        value, form = value.total_seconds(), "timedelta"
    return [cell.kind.value, value, cell.number_format, form]


_READERS = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
}


def _cell_from_list(parts: list[Any]) -> Cell:
    kind, value, number_format, form = parts
    if form == "timedelta":
        value = timedelta(seconds=value)
    elif form:
        value = _READERS[form](value)
    return Cell(Kind(kind), value, number_format)


def problems_to_json(problems: Sequence[Problem]) -> str | None:
    """A row's problems; None where there are none, as for most rows."""
    if not problems:
        return None
    return _encode(
        [
            [p.slug, p.field, p.address, p.value, p.severity.value, dict(p.params), p.suggestion]
            for p in problems
        ]
    )


def problems_from_json(text: str | None) -> tuple[Problem, ...]:
    """The problems again."""
    if text is None:
        return ()
    return tuple(
        Problem(slug, field, address, value, Severity(severity), *others)
        for slug, field, address, value, severity, *others in json.loads(text)
    )


def cause_to_json(cause: Cause) -> str:
    """What a run's problems have in common, without what decides it."""
    told = (cause.count, cause.first_row, dict(cause.words), cause.numbers)
    return _encode([problems_to_json((cause.example,)), *told, cause.column, cause.word])


def cause_from_json(key: int, text: str) -> Cause:
    """The same again."""
    example, count, first_row, words, numbers, column, word = json.loads(text)
    (problem,) = problems_from_json(example)
    return Cause(
        problem.slug,
        problem.severity,
        count,
        problem,
        first_row,
        words,
        tuple(numbers),
        key=key,
        field=problem.field,
        column=column,
        word=word,
    )


def layout_to_json(layout: Layout) -> str:
    """Where the table stood and what its columns meant."""
    return _encode(asdict(layout))


def layout_from_json(text: str) -> Layout:
    """The layout again."""
    data = json.loads(text)
    columns = (
        Column(**{**column, "role": Role(column["role"]) if column.get("role") else None})
        for column in data["columns"]
    )
    leave_out = tuple((label, tuple(words)) for label, words in data.pop("leave_out", ()))
    trusted = tuple(data.pop("trusted", ()))  # journals of before have neither
    parts = tuple(
        Part(part["sheet"], part["header_row"], tuple(part["places"]))
        for part in data.pop("parts", ())
    )
    columns_too = {"columns": tuple(columns), "leave_out": leave_out, "trusted": trusted}
    return Layout(**{**data, **columns_too, "parts": parts})


def named(layout: Layout, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Problems that name other rows of their run, as those are called where several sheets were
    read as one."""
    if not layout.parts:
        return problems
    return tuple(
        replace(
            problem,
            params={
                name: _NUMBERS.sub(lambda found: layout.row_name(int(found[0])), value)
                if name in _ROWS
                else value
                for name, value in problem.params.items()
            },
        )
        for problem in problems
    )


#: Words of problems that are numbers of rows; not how many more there are.
_ROWS = ("rows", "first_row")
_NUMBERS = re.compile(r"(?<![+0-9])[0-9]+")


def skipped_to_json(skipped: Sequence[Skipped]) -> str:
    """The lines of a sheet that are no rows."""
    return _encode([[item.why.value, item.count, item.rows] for item in skipped])


def skipped_from_json(text: str) -> tuple[Skipped, ...]:
    """The same again."""
    return tuple(Skipped(Skip(why), count, rows) for why, count, rows in json.loads(text))


def stopped_to_json(stopped: Stopped | None) -> str | None:
    """Why a run stopped."""
    if stopped is None:
        return None
    params = {
        name: value.both._asdict() if isinstance(value, Reason) else value
        for name, value in stopped.params.items()
    }
    return _encode({**asdict(stopped), "params": params})


def stopped_from_json(text: str | None) -> Stopped | None:
    """The reason again."""
    if text is None:
        return None
    found = json.loads(text)
    params = {
        name: Reason(Text(**value)) if isinstance(value, dict) else value
        for name, value in found["params"].items()
    }
    return Stopped(**{**found, "params": params})
