"""Rows that an earlier run of the same list created under another identifier.

Somebody corrects a serial number that is registered already and runs the list again: the right
one is created, and the wrong one stays in the registry, where nobody looks for it.  No identifier
ties the two together, but the name of the device does, or the row's place in a list of which the
other rows are known.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from importer.journal import codec
from importer.journal.findings import Found, add_all
from importer.journal.known import Past, day
from importer.journal.schema import DEVICE, ROWS_GONE, RUN, device_from, run_from
from importer.journal.sharers import Said
from importer.model import (
    SPANS_PROPOSED,
    Device,
    Layout,
    Numbers,
    Problem,
    Run,
    spans_of,
    undo_command,
)
from importer.vocabulary import IDENTIFIERS, Fault, Role, Severity, label_key

#: What the cells of a row call its device, by heading.
_Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _List:
    """An earlier run that created devices of which ``known`` are in this one, and ``missing``
    are not."""

    run: Run
    key: int
    known: int
    missing: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of a list, and what it calls its device."""

    number: int
    device: Device
    names: _Names
    created_at: float = 0.0
    record_id: str = ""


def mark_superseded(db: sqlite3.Connection, key: int, run: Run, past: Past) -> None:
    """Warn of rows that wait, and whose device is registered otherwise by their names or by their
    place.  To be called when the rows that earlier runs know are marked."""
    if db.execute(f"SELECT 1 FROM {past.ledger} LIMIT 1").fetchone() is None:
        return
    db.execute("CREATE TEMP TABLE here (record_id TEXT PRIMARY KEY) WITHOUT ROWID")
    try:
        db.execute(
            "INSERT OR IGNORE INTO here SELECT record_id FROM rows WHERE run = ?"
            " AND record_id <> ''",
            (key,),
        )
        lists = [one for one in _lists(db, run, past) if one.known or one.run.path == run.path]
        if lists:
            add_all(db, key, _found(db, key, run.layout, (lists, past)))
    finally:
        db.execute("DROP TABLE here")


def no_more_superseding(db: sqlite3.Connection, key: int) -> list[int]:
    """The rows of a run that are warned of a record which was taken back since."""
    if db.execute(f"SELECT 1 FROM {ROWS_GONE} LIMIT 1").fetchone() is None:
        return []
    rows = db.execute(
        "SELECT number, problems FROM rows WHERE run = ? AND instr(problems, ?)",
        (key, Fault.SUPERSEDES.value),
    )
    return [
        number
        for number, problems in rows
        if any(_is_of_gone(db, problem) for problem in codec.problems_from_json(problems))
    ]


def withdraw(db: sqlite3.Connection, key: int, numbers: Sequence[int]) -> None:
    """The warnings of these rows go, where their record is gone."""
    for number in numbers:
        place = (key, number)
        sql = "SELECT problems FROM rows WHERE run = ? AND number = ?"
        (problems,) = db.execute(sql, place).fetchone()
        kept = [p for p in codec.problems_from_json(problems) if not _is_of_gone(db, p)]
        db.execute(
            "UPDATE rows SET problems = ? WHERE run = ? AND number = ?",
            (codec.problems_to_json(kept), *place),
        )


def _is_of_gone(db: sqlite3.Connection, problem: Problem) -> bool:
    """Whether a problem warns of a record that one of our undos deleted."""
    if problem.slug != Fault.SUPERSEDES:
        return False
    sql = f"SELECT 1 FROM {ROWS_GONE} AND gone.record_id = ?"
    return db.execute(sql, (problem.params.get("record", ""),)).fetchone() is not None


def _lists(db: sqlite3.Connection, run: Run, past: Past) -> Iterator[_List]:
    """The runs that created devices of which some are not in this one, the latest first."""
    columns = ", ".join(f"r.{name}" for name in RUN.split(", "))
    found = db.execute(
        "SELECT r.id, count(DISTINCT here.record_id),"
        f" count(DISTINCT known.record_id) - count(DISTINCT here.record_id) AS missing, {columns}"
        f" FROM {past.ledger} AS known JOIN {past.schema}.runs AS r ON r.run_id = known.run_id"
        " LEFT JOIN temp.here ON here.record_id = known.record_id"
        " WHERE r.run_id <> ? GROUP BY r.id HAVING missing > 0"
        " ORDER BY r.created_at DESC, r.id DESC",
        (run.run_id,),
    ).fetchall()
    for key, known, missing, *of in found:
        yield _List(run_from(of), key, known, missing)


def _found(
    db: sqlite3.Connection, key: int, layout: Layout, earlier: tuple[list[_List], Past]
) -> Found:
    waiting, counts = _waiting(db, key, Said(layout))
    lists, past = earlier
    for one in lists:
        own = {
            name: entry
            for entry in waiting.values()
            for name in entry.names.items()
            if counts[name] == 1
        }
        places = waiting if one.known >= one.missing else {}
        pairs = list(_pairs(own, places, list(_gone(db, one, past))))
        spans = spans_of(then.number for _, then in pairs).spans
        starts = range(0, len(spans), SPANS_PROPOSED)
        together = [Numbers(spans[start : start + SPANS_PROPOSED]) for start in starts]
        firsts = [rows.spans[0][0] for rows in together]
        for now, then in pairs:
            waiting.pop(now.number, None)
            rows = together[bisect_right(firsts, then.number) - 1]
            yield now.number, _superseding(layout, now, then, one.run, rows)


def _pairs(
    own: Mapping[tuple[str, str], _Entry], places: Mapping[int, _Entry], gone: Sequence[_Entry]
) -> Iterator[tuple[_Entry, _Entry]]:
    """The rows that wait, and what each was before: by a name that is its own, now and then, or
    by its place where the names are the same or there are none."""
    counts = Counter(name for entry in gone for name in entry.names.items())
    for then in gone:
        named = (own[n] for n in then.names.items() if counts[n] == 1 and n in own)
        now = next(named, None)
        if now is None:
            now = places.get(then.number)
            if now and now.names == then.names:
                yield now, then
        elif not _contradict(now.names, then.names):
            yield now, then


def _waiting(
    db: sqlite3.Connection, key: int, said: Said
) -> tuple[dict[int, _Entry], Counter[tuple[str, str]]]:
    """The rows that wait, by number, and how many rows of the run have a name."""
    waiting, counts = {}, Counter[tuple[str, str]]()
    sql = f"SELECT number, status = 'pending', said, {DEVICE} FROM rows WHERE run = ?"
    for number, waits, texts, *device in db.execute(sql, (key,)):
        names = _names(said, said.of(texts))
        counts.update(names.items())
        if waits:
            waiting[number] = _Entry(number, device_from(device), names)
    return waiting, counts


def _gone(db: sqlite3.Connection, one: _List, past: Past) -> Iterator[_Entry]:
    """The rows of an earlier run whose records stand, and that no row of this run means."""
    said = Said(one.run.layout)
    rows = db.execute(
        f"SELECT number, finished_at, record_id, cells, {DEVICE} FROM {past.schema}.rows AS r"
        " WHERE run = ? AND status = 'created' AND record_id NOT IN (SELECT record_id FROM here)"
        f" AND EXISTS (SELECT 1 FROM {past.ledger} AS known WHERE known.record_id = r.record_id)"
        " ORDER BY number",
        (one.key,),
    )
    for number, when, record_id, cells, *device in rows:
        texts = said.of(said.of_row(codec.cells_from_text(cells)))
        yield _Entry(number, device_from(device), _names(said, texts), when, record_id)


def _names(said: Said, texts: tuple[str, ...]) -> _Names:
    """What names a device in a row; a name without a digit is a kind's or a person's."""
    return {
        label_key(said.columns[place].label): texts[place]
        for place in said.places(Role.NAME)
        if any(map(str.isdigit, texts[place]))
    }


def _contradict(names: _Names, others: _Names) -> bool:
    return any(names[label] != others[label] for label in names.keys() & others.keys())


def _superseding(layout: Layout, now: _Entry, then: _Entry, run: Run, rows: Numbers) -> Problem:
    """What is said of a row; ``rows`` are all of the earlier run that are taken back together."""
    ours, theirs = now.device.identifiers(), then.device.identifiers()
    others = [name for name in IDENTIFIERS if name in theirs and ours.get(name) != theirs[name]]
    field = next((name for name in others if name in ours), next(iter(ours)))
    words = {
        "run": run.run_id,
        "row": run.layout.row_name(then.number),
        "date": day(then.created_at),
        "fields": ",".join(others),
        "theirs": ", ".join(theirs[name] for name in others),
        "those": rows.text(run.layout),
        "command": undo_command(run, rows),
        "record": then.record_id,
    }
    address = layout.address(field, now.number)
    slug = Fault.SUPERSEDES.value
    return Problem(slug, field, address, ours[field], Severity.WARNING, words)
