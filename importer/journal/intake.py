"""Taking a file's rows into the journal, and judging them by each other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import Any

from importer.journal import codec
from importer.journal.columns import Copies, refuse_columns
from importer.journal.doubts import mark_doubtful
from importer.journal.known import Past, mark_recalled, pieces_recalled, recalled
from importer.journal.neighbours import gathered, mark_lookalikes, mark_repeats
from importer.journal.phones import leave_phones_out
from importer.journal.schema import TERMS, keys_of
from importer.journal.sharers import Said
from importer.journal.superseded import mark_superseded
from importer.model import CellValue, Checked, CheckedRows, InputError, Row, Run, Status
from importer.vocabulary import IDENTIFIERS, Severity

_PENDING, _INVALID, _LEFT_OUT = (
    status.value for status in (Status.PENDING, Status.INVALID, Status.LEFT_OUT)
)

_TERMS = tuple(TERMS.split(", "))
_JUDGED = ("number", "status", "said", "problems", *_TERMS)
_KEPT = ("cells", "device_key", "bare_key")
_NO_KEYS = (None, None)
#: At most so many rows are handed over with one statement: one for each takes twice as long.
_BATCH = 200


class Intake:
    """The rows of a run on their way in: taken into the table ``rows`` under a key, and judged
    there.  ``past`` is where earlier runs are looked for.  A row's cells are only kept for whoever
    writes them one day (``keeps_cells``), and the keys of its device for whoever sends it, or where
    earlier runs are known; it is judged without."""

    def __init__(self, run: Run, past: Past, *, keeps_cells: bool = True) -> None:
        self._run = run
        self._past = past
        self._names = identifiers_of(run)
        self._keep = codec.cells_to_text if keeps_cells else _forget
        self._known = frozenset(self._names)
        self._kept = _KEPT if keeps_cells or past != Past() else ()
        self._said = Said(run.layout)
        self._copies = Copies(self._names)

    def take_in(self, db: sqlite3.Connection, checked: Iterable[CheckedRows], key: int) -> int:
        """Insert rows for a run's key; returns how many.  Raises ``ValueError`` for a row with
        an identifier that has no column, ``InputError`` where there is no row at all."""
        columns = (*_JUDGED, *self._names, *self._kept)
        # Before SQLite 3.32 a statement takes 999 values.
        most = min(_BATCH, db.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER) // len(columns))
        count = 0
        for some in checked:
            rows = zip(*self._columns(some), strict=True)
            while batch := tuple(islice(rows, most)):
                insert = _insert(columns, key, len(batch))
                count += db.execute(insert, tuple(chain.from_iterable(batch))).rowcount
        if count < 1:
            layout = self._run.layout
            params = {"path": self._run.path, "sheet": layout.sheet, "row": layout.header_row}
            raise InputError("no-rows", params)
        return count

    @staticmethod
    def keep_originals(
        db: sqlite3.Connection, key: int, originals: Mapping[int, Mapping[int, CellValue]]
    ) -> None:
        """What the file has in the corrected cells of rows, by their numbers."""
        db.executemany(
            "UPDATE rows SET originals = ? WHERE run = ? AND number = ?",
            ((codec.originals_to_text(cells), key, number) for number, cells in originals.items()),
        )

    def judge(self, db: sqlite3.Connection, key: int) -> None:
        """All that the rows say about each other, and what earlier runs created."""
        layout = self._run.layout
        leave_phones_out(db, key)
        telling = refuse_columns(db, key, layout, self._names, self._copies)
        with gathered(db, key, telling):
            mark_repeats(db, key, layout)
            mark_lookalikes(db, key, layout)
        with recalled(db, key, self._run, self._names, self._past):
            mark_recalled(db, key, pieces_recalled(db))
        mark_superseded(db, key, self._run, self._past)
        mark_doubtful(db, key, self._names, self._past.schema)

    def _columns(self, some: CheckedRows) -> list[Sequence[Any]]:
        """Rows as the columns that ``_insert`` takes."""
        rows, blank = some.rows, (None,) * len(some.rows)
        told, status = [""] * len(rows), [_PENDING] * len(rows)
        if some.lacks:
            told = [codec.problems_to_json((lack,)) or "" for lack in some.lacks]
        device = [list(some.columns.get(name, blank)) for name in (*_TERMS, *self._names)]
        for place, checked in some.others.items():
            told[place] = codec.problems_to_json(checked.problems) or ""
            status[place] = _status_of(checked)
            for column, value in zip(device, self._values(checked), strict=True):
                column[place] = value
        for name, values in zip(self._names, device[len(_TERMS) :], strict=True):
            self._copies.add(name, _cells_of(rows, status, values))
        columns: list[Sequence[Any]] = [
            [row.number for row in rows],
            status,
            [self._said.of_row(row.cells) for row in rows],
            told,
            *device,
        ]
        if self._kept:
            columns.append([self._keep(row.cells) for row in rows])
            devices = (checked.device for checked in some.each())
            keys = (keys_of(device) if device else _NO_KEYS for device in devices)
            columns += zip(*keys, strict=True)
        return columns

    def _values(self, checked: Checked) -> Iterator[Any]:
        """What a row says of a device, whether it is one or not."""
        device, found = checked.device, checked.found or {}
        if device is not None:
            found = device.identifiers()
            yield from device[: len(_TERMS)]
        else:
            yield from (checked.system, None, None)
        if not found.keys() <= self._known:
            raise ValueError(f"identifiers without a column: {sorted(found)}")
        yield from map(found.get, self._names)


def _cells_of(
    rows: Sequence[Row], statuses: Sequence[str], values: Sequence[str | None]
) -> Iterator[Sequence[CellValue]]:
    """The cells of the rows that have a value, but for what was left out."""
    for row, status, value in zip(rows, statuses, values, strict=True):
        if value is not None and status != _LEFT_OUT:
            yield row.cells


def _status_of(checked: Checked) -> str:
    if checked.device is not None:
        return _PENDING
    left = any(problem.severity is Severity.LEFT_OUT for problem in checked.problems)
    return _LEFT_OUT if left else _INVALID


def _forget(_: Sequence[CellValue]) -> str:
    return ""


def identifiers_of(run: Run) -> tuple[str, ...]:
    """The identifiers that rows of a run can have: those with a column, or a value for all."""
    given = {column.field for column in run.layout.columns} | run.constants.keys()
    return tuple(name for name in IDENTIFIERS if name in given)


@lru_cache(maxsize=4)
def _insert(columns: tuple[str, ...], key: int, count: int) -> str:
    """The statement that takes in the values of so many rows, for a run's key."""
    # NULL takes longer to hand over than any value, and most rows have no problems.
    marks = ("nullif(?,'')" if name == "problems" else "?" for name in columns)
    row = f"({key}, {', '.join(marks)})"
    return f"INSERT INTO rows (run, {', '.join(columns)}) VALUES {', '.join([row] * count)}"
