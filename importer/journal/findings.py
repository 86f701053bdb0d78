"""What was found of staged rows, written down beside them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from importer.journal import codec
from importer.model import Layout, Problem
from importer.vocabulary import Fault, Severity

#: The rows of a run that count, as the condition of a query with its id as ``:run``.
COUNTED = "run = :run AND status IN ('pending', 'invalid')"

Found = Iterator[tuple[int, Problem]]  # row number, what is to be said of it


def label_of(layout: Layout, name: str) -> str:
    """A column's heading; where ``--set`` fills it, the field's name."""
    column = layout.column_of(name)
    return column.label.strip() if column else name


def add_problem(
    db: sqlite3.Connection, run: int, number: int, problem: Problem, instead: str = ""
) -> None:
    """Add a problem to a staged row; ``instead`` is the slug of one with the same field
    that has become pointless."""
    place = (run, number)
    found = db.execute("SELECT problems FROM rows WHERE run = ? AND number = ?", place).fetchone()
    kept = (
        old
        for old in codec.problems_from_json(found[0])
        if (old.slug, old.field) != (instead, problem.field)
    )
    db.execute(
        "UPDATE rows SET problems = ? WHERE run = ? AND number = ?",
        (codec.problems_to_json((*kept, problem)), *place),
    )


def add_all(db: sqlite3.Connection, run: int, found: Found) -> None:
    """Add the problems when all are found: rows that change would disturb the search."""
    db.execute("CREATE TEMP TABLE findings (number INTEGER, problem TEXT)")
    try:
        db.executemany(
            "INSERT INTO findings VALUES (?,?)",
            ((number, codec.problems_to_json((problem,))) for number, problem in found),
        )
        for number, text in db.execute("SELECT number, problem FROM findings"):
            (problem,) = codec.problems_from_json(text)
            if problem.severity is Severity.WARNING:
                add_problem(db, run, number, problem)
                continue
            # That the cell is a number was the suspicion which is confirmed now.
            add_problem(db, run, number, problem, instead=Fault.NUMBER_CELL.value)
            place = (run, number)
            db.execute("UPDATE rows SET status = 'invalid' WHERE run = ? AND number = ?", place)
    finally:
        db.execute("DROP TABLE findings")
