"""Corrections of a file's cells, kept beside it: each in its place of the history, so that they
can be undone and redone."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from importer.journal import codec
from importer.journal.database import Database
from importer.model import Edit, History, JournalError

_CELL = "sheet, row, place"
_IN_FORCE = f"SELECT {_CELL}, old, new, at FROM {{table}} WHERE file = ? AND NOT undone"
_ORDER = f"ORDER BY {_CELL}, id"


class Edits:
    """The edits of one file, by the SHA-256 of its content.  What was undone is there until
    another edit is made.  ``lender`` is the file of the journal that they are borrowed from."""

    def __init__(self, database: Database, sha256: str, lender: Path | None = None) -> None:
        self._database = database
        self._lender = lender
        schema = "main" if lender is None else "other"
        self._file = sha256
        self._schema = schema
        self._table = f"{schema}.edits"

    def in_force(self) -> Iterator[Edit]:
        """Each edited cell, by sheet, row and column: from what the file has to what counts, which
        may be the same again."""
        sql = f"{_IN_FORCE.format(table=self._table)} {_ORDER}"
        return _net(self._database.all(sql, (self._file,)))

    def kept(self) -> Iterator[tuple[str, int, int, str, str]]:
        """The same of the cells that say something else than the file, without reading what is
        kept: sheet, row, column, and two texts that are the same for the same values."""
        sql = f"{_IN_FORCE.format(table=self._table)} {_ORDER}"
        for cell, group in groupby(self._database.all(sql, (self._file,)), itemgetter(0, 1, 2)):
            steps = list(group)
            old, new = steps[0][3], steps[-1][4]
            if old != codec.cells_to_text((new,)):
                yield *cell, old, new

    def of_row(self, sheet: str, row: int) -> list[Edit]:
        """Those of one row."""
        sql = f"{_IN_FORCE.format(table=self._table)} AND sheet = ? AND row = ? {_ORDER}"
        return list(_net(self._database.all(sql, (self._file, sheet, row))))

    def earlier(self, path: str) -> Edits | None:
        """Those of another content of the file at a path, of several the one that was corrected
        last; None where there is none."""
        found = self._database.all(
            f"SELECT e.file FROM {self._table} AS e JOIN {self._schema}.corrected_files AS c"
            " ON c.file = e.file WHERE c.path = ? AND e.file <> ? AND NOT e.undone"
            " ORDER BY e.id DESC LIMIT 1",
            (path, self._file),
        )
        return Edits(self._database, found[0][0], self._lender) if found else None

    def add(self, edits: Sequence[Edit], before: Sequence[Edit | None], path: str) -> int | None:
        """Make edits of the file at a path, as one step; what was undone can't be redone any more.
        ``before`` is for each what was in force in its cell when it was looked at: where one is
        not any more, nothing is written, and the first such place among them is returned."""
        found = (
            f"SELECT new FROM {self._table} WHERE file = ? AND sheet = ? AND row = ? AND place = ?"
            " AND NOT undone ORDER BY id DESC LIMIT 1"
        )
        with self._writing() as db:
            for which, (edit, last) in enumerate(zip(edits, before, strict=True)):
                cell = (self._file, *edit.place)
                (new,) = db.execute(found, cell).fetchone() or (None,)
                if new != (last.new if last else None):
                    return which
            db.execute(f"DELETE FROM {self._table} WHERE file = ? AND undone", (self._file,))
            (step,) = db.execute(
                f"SELECT coalesce(max(step), 0) + 1 FROM {self._table} WHERE file = ?",
                (self._file,),
            ).fetchone()
            now = time.time()
            db.executemany(
                f"INSERT INTO {self._table} (file, step, {_CELL}, old, new, at)"
                " VALUES (?,?,?,?,?,?,?,?)",
                (
                    (
                        *(self._file, step, *edit.place),
                        *(codec.cells_to_text((edit.old,)), edit.new, now),
                    )
                    for edit in edits
                ),
            )
            db.execute(
                f"INSERT OR REPLACE INTO {self._schema}.corrected_files VALUES (?,?)",
                (self._file, path),
            )
        return None

    def undo(self) -> list[Edit]:
        """Take the last step back; its edits, [] where there is none."""
        return self._turn("max", undone=False)

    def redo(self) -> list[Edit]:
        """Make the step again that was undone last; its edits, [] where there is none."""
        return self._turn("min", undone=True)

    def undo_all(self) -> int:
        """Take every step back; returns how many cells were corrected."""
        count = self.history().edits
        with self._writing() as db:
            db.execute(f"UPDATE {self._table} SET undone = 1 WHERE file = ?", (self._file,))
        return count

    def history(self) -> History:
        """How many cells are edited, and how many steps there are either way."""
        (edits,) = self._database.one(
            "SELECT count(*) FROM (SELECT min(id) AS first, max(id) AS last"
            f" FROM {self._table} WHERE file = ? AND NOT undone GROUP BY {_CELL})"
            f" JOIN {self._table} AS began ON began.id = first"
            f" JOIN {self._table} AS came ON came.id = last"
            " WHERE began.old <> ? || came.new",
            (self._file, codec.cells_to_text(("",))),
        )
        undoable, redoable = self._database.one(
            "SELECT count(DISTINCT CASE WHEN NOT undone THEN step END),"
            f" count(DISTINCT CASE WHEN undone THEN step END) FROM {self._table} WHERE file = ?",
            (self._file,),
        )
        return History(edits, undoable, redoable)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """All of it or nothing.  What stands in the way is told of the file that is written."""
        try:
            with self._database.transaction() as db:
                yield db
        except JournalError as error:
            if self._lender is None:
                raise
            slug = "journal" if error.slug == "passing-journal" else error.slug
            raise type(error)(slug, {**error.params, "path": self._lender}) from error

    def _turn(self, which: str, *, undone: bool) -> list[Edit]:
        with self._writing() as db:
            (step,) = db.execute(
                f"SELECT {which}(step) FROM {self._table} WHERE file = ? AND undone = ?",
                (self._file, undone),
            ).fetchone()
            place = (self._file, step)
            db.execute(
                f"UPDATE {self._table} SET undone = NOT undone WHERE file = ? AND step = ?", place
            )
            found = db.execute(
                f"SELECT {_CELL}, old, new, at FROM {self._table}"
                f" WHERE file = ? AND step = ? {_ORDER}",
                place,
            ).fetchall()
        return list(map(_edit, found))


def _net(found: Sequence[tuple[Any, ...]]) -> Iterator[Edit]:
    """Of several edits of a cell what the first found there and the last left."""
    for cell, group in groupby(found, key=itemgetter(0, 1, 2)):
        steps = list(group)
        new, at = steps[-1][4:]
        yield _edit((*cell, steps[0][3], new, at))


def _edit(found: tuple[Any, ...]) -> Edit:
    sheet, row, column, old, new, at = found
    return Edit(sheet, row, column, codec.cells_from_text(old)[0], new, at)
