"""What the ledger of earlier runs says about the rows of a run.

A row is a device that an earlier run created where it says all that was said then (its keys are
the same), and also where it shares an identifier of its own with it and contradicts it in none:
the same laptop, now with its UUID.  Where it does contradict it, one of the two names a wrong
device, and the row is refused: sent, it might become a second record of the same device.

Finding takes a pass over the rows and writes temporary tables alone, so that nobody waits for
it; what was found is written down afterwards, in small pieces.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from importer.journal import codec
from importer.journal.findings import add_problem
from importer.journal.schema import (
    BESIDE,
    DEVICE,
    OWN,
    RESTING,
    ROWS_BESIDE,
    ROWS_GONE,
    ROWS_RESTING,
    TERMS_BESIDE,
    device_from,
    read_of,
    swapped,
)
from importer.journal.sharers import differ
from importer.model import Device, Layout, Problem, Run, Stopped, row_elsewhere
from importer.vocabulary import IDENTIFIERS, Fault, Severity

#: Seconds by which a clock may have been put back between two runs.
_ASKEW = 86_400.0
#: Why a run that was at its end is to be continued: what rows of it rested on is gone.
FORSAKEN = Stopped("forsaken", 1)
#: Rows written at a time.
PIECE = 500
#: The rows that are judged: what waits, and is not in doubt (of that only its answer can tell).
_OPEN = (
    "rows.run = :run AND rows.status IN ('pending','sent','unsent') AND rows.status <> 'sent'"
    " AND rows.doubt = 0"
)
_OPEN_OR_REPEATED = (
    "rows.run = :run AND rows.status IN ('pending','unsent','repeated') AND rows.doubt = 0"
)
#: What a comparison says of a row's record.
OF_RECORD = frozenset({Fault.RECORD_OTHERWISE.value, Fault.RECORD_LACKS.value})
#: What is said of a row for the sake of an earlier run alone.
_SAID = frozenset(
    fault.value
    for fault in (
        Fault.KNOWN_WITH_LESS,
        Fault.KNOWN_OTHERWISE,
        Fault.KNOWN_OTHER_SYSTEM,
        Fault.KNOWN_DIFFERS,
        Fault.REGISTRY_DIFFERS,
    )
)
_TERMS = ("device_ownership", "device_status")

_Row = tuple[int, str, bool, str]  # number, record id, whether it is refused, problems


@dataclass(frozen=True, slots=True)
class Past:
    """Where earlier runs are looked for: the ``schema`` of the database that has their rows, and
    a ``ledger``, which may hold a part of what that one's holds."""

    schema: str = "main"
    ledger: str = "main.ledger"


@dataclass(frozen=True, slots=True)
class _Known:
    """A device that an earlier run created."""

    record_id: str
    device: Device
    words: Mapping[str, str]  # run, row and date, for a sentence


@contextmanager
def recalled(
    db: sqlite3.Connection, key: int, run: Run, names: Sequence[str], past: Past
) -> Iterator[None]:
    """Inside, the temporary table ``recalled`` holds what is to be said of rows that an earlier
    run knows; ``names`` are the identifiers that they can have."""
    db.execute(
        "CREATE TEMP TABLE recalled (number INTEGER PRIMARY KEY, record_id TEXT,"
        " refused INTEGER DEFAULT 0, problems TEXT DEFAULT '')"
    )
    try:
        if db.execute(f"SELECT 1 FROM {past.ledger} LIMIT 1").fetchone() is not None:
            _recall_the_same(db, key, past)
            _recall_sharing(db, (key, run), [name for name in OWN if name in names], past)
            _compare_terms(db, key, run.layout, past)
        yield
    finally:
        db.execute("DROP TABLE recalled")


def mark_recalled(db: sqlite3.Connection, key: int, pieces: Iterator[list[_Row]]) -> None:
    """Write down what was recalled of the rows of these pieces."""
    for piece in pieces:
        db.executemany(
            "UPDATE rows SET status = CASE WHEN ? THEN 'invalid' ELSE 'created_before' END,"
            " record_id = ? WHERE run = ? AND number = ? AND doubt = 0"
            " AND status IN ('pending','unsent','repeated')",
            ((refused, record_id, key, number) for number, record_id, refused, _ in piece),
        )
        for number, _, _, problems in piece:
            for problem in codec.problems_from_json(problems or None):
                add_problem(db, key, number, problem, instead=problem.slug)


def pieces_recalled(db: sqlite3.Connection) -> Iterator[list[_Row]]:
    """What was recalled, so many rows at a time."""
    last = 0
    sql = (
        "SELECT number, record_id, refused, problems FROM recalled WHERE number > ?"
        f" ORDER BY number LIMIT {PIECE}"
    )
    while piece := db.execute(sql, (last,)).fetchall():
        yield piece
        last = piece[-1][0]


@contextmanager
def meanwhile(db: sqlite3.Connection, run: Run, *, ever: bool) -> Iterator[Past]:
    """Inside, a ledger of what other runs created since this one was staged, or ``ever``.  Its
    own rows created none of them, and those may be a million."""
    db.execute("CREATE TEMP TABLE meanwhile AS SELECT * FROM main.ledger WHERE false")
    try:
        db.execute(
            "INSERT INTO meanwhile SELECT * FROM main.ledger WHERE run_id <> ? AND created_at > ?",
            (run.run_id, float("-inf") if ever else run.created_at - _ASKEW),
        )
        for column in ("device_key", "record_id"):
            db.execute(f"CREATE INDEX temp.meanwhile_{column} ON meanwhile ({column})")
        yield Past("main", "temp.meanwhile")
    finally:
        db.execute("DROP TABLE meanwhile")


def forsaken(db: sqlite3.Connection, key: int) -> list[int]:
    """The rows of an import that rest on a record which the ledger does not have any more; and
    those beside a record that one of our undos deleted, whatever was done to it."""
    found = db.execute(
        f"SELECT number FROM {ROWS_RESTING} AND NOT EXISTS"
        " (SELECT 1 FROM ledger WHERE ledger.record_id = rows.record_id)"
        f" UNION SELECT number FROM {ROWS_BESIDE} AND EXISTS (SELECT 1 FROM {ROWS_GONE})"
        f" AND EXISTS (SELECT 1 FROM {ROWS_GONE} AND gone.record_id = rows.record_id)"
        " ORDER BY number",
        (key, key),
    )
    return [number for (number,) in found]


def let_go(
    db: sqlite3.Connection, key: int, numbers: Sequence[int], because: Stopped = FORSAKEN
) -> None:
    """Rows that rest on nothing any more wait to be sent, or repeat the row that they did; a run
    that was at its end has something left then, ``because`` of that.  Not where they rested on what
    was taken back with the run itself: whoever did that wants nothing of it continued."""
    marks = ",".join("?" * len(numbers))
    own = db.execute(
        f"SELECT count(*) FROM main.rows WHERE run = ? AND number IN ({marks}) AND EXISTS"
        f" (SELECT 1 FROM {ROWS_GONE} AND gone.run = rows.run AND gone.record_id = rows.record_id)",
        (key, *numbers),
    ).fetchone()[0]
    set_free(db, key, numbers)
    if own == len(numbers):
        return
    db.execute(
        "UPDATE runs SET state = 'stopped', stopped = ? WHERE id = ? AND state = 'finished'"
        " AND EXISTS (SELECT 1 FROM rows INDEXED BY unsettled WHERE run = runs.id"
        " AND status IN ('pending','sent','unsent'))",
        (codec.stopped_to_json(because), key),
    )


def set_free(db: sqlite3.Connection, key: int, numbers: Sequence[int]) -> None:
    """The same of the rows alone."""
    for number in numbers:
        place = (key, number)
        found = db.execute(
            f"SELECT problems FROM rows WHERE run = ? AND number = ? AND ({RESTING} OR {BESIDE})",
            place,
        ).fetchone()
        if found is None:
            continue
        kept = [p for p in codec.problems_from_json(found[0]) if p.slug not in _SAID | OF_RECORD]
        db.execute(
            "UPDATE rows SET record_id = '', note = '', finished_at = 0, problems = ?,"
            " attempts = 0, code = NULL, message = '', log_id = '',"
            " registry_ownership = NULL, registry_status = NULL,"
            " status = CASE WHEN first_row IS NULL THEN 'pending' ELSE 'repeated' END"
            " WHERE run = ? AND number = ?",
            (codec.problems_to_json(kept), *place),
        )


# -- finding ----------------------------------------------------------------------------------


def _recall_the_same(db: sqlite3.Connection, key: int, past: Past) -> None:
    """Rows that say all that was said of a device, be it with or without its MAC address."""
    for name in ("device_key", "bare_key"):
        db.execute(
            "INSERT OR IGNORE INTO recalled (number, record_id)"
            f" SELECT rows.number, known.record_id FROM rows CROSS JOIN {past.ledger} AS known"
            f" ON known.device_key = rows.{name} WHERE {_OPEN}",
            {"run": key},
        )


def _recall_sharing(
    db: sqlite3.Connection, run: tuple[int, Run], names: Sequence[str], past: Past
) -> None:
    """Rows that share an identifier of their own with a device that an earlier run created."""
    key, of = run
    db.execute(
        "CREATE TEMP TABLE sharing (number INTEGER, name TEXT, run INTEGER, other INTEGER,"
        " PRIMARY KEY (number, run, other)) WITHOUT ROWID"
    )
    try:
        own = db.execute(f"SELECT id FROM {past.schema}.runs WHERE run_id = ?", (of.run_id,))
        values = {"run": key, "own": (own.fetchone() or (-1,))[0]}
        for name in names:
            forms = [f"rows.{name}", *([swapped("rows.uuid")] if name == "uuid" else [])]
            for form in forms:
                db.execute(
                    f"INSERT OR IGNORE INTO sharing SELECT rows.number, '{name}', c.run, c.number"
                    f" FROM rows CROSS JOIN {past.schema}.rows AS c INDEXED BY created_{name}"
                    f" ON lower(c.{name}) = lower({form})"
                    f" WHERE {_OPEN_OR_REPEATED} AND rows.{name} IS NOT NULL"
                    f" AND c.status = 'created' AND c.{name} IS NOT NULL AND c.run <> :own"
                    " AND NOT EXISTS (SELECT 1 FROM recalled WHERE number = rows.number)"
                    f" AND EXISTS (SELECT 1 FROM {past.ledger} AS known"
                    " WHERE known.record_id = c.record_id)",
                    values,
                )
        db.executemany(
            "INSERT INTO recalled VALUES (?,?,?,?)", _judged(db, key, of.layout, past.schema)
        )
    finally:
        db.execute("DROP TABLE sharing")


def _judged(db: sqlite3.Connection, key: int, layout: Layout, schema: str) -> Iterator[_Row]:
    shared = db.execute("SELECT number, name, run, other FROM sharing ORDER BY number")
    for number, group in groupby(shared, key=itemgetter(0)):
        row = db.execute(
            f"SELECT status = 'repeated', {DEVICE} FROM rows WHERE run = ? AND number = ?",
            (key, number),
        ).fetchone()
        is_repeat, device = row[0], device_from(row[1:])
        known = [(name, _known(db, schema, run, other)) for _, name, run, other in group]
        against = [
            problem
            for name, other in known
            if (problem := _contradiction(device, other, name, layout.address(name, number)))
        ]
        if against:
            record_id = next(o.record_id for n, o in known if _contradicts(device, o.device))
            yield number, record_id, True, codec.problems_to_json(against) or ""
        elif not is_repeat:
            _, other = known[0]
            yield number, other.record_id, False, _more_than(device, other, layout, number)


def _known(db: sqlite3.Connection, schema: str, run: int, number: int) -> _Known:
    record_id, when, run_id, *device = db.execute(
        f"SELECT record_id, rows.finished_at, run_id, {DEVICE} FROM {schema}.rows"
        f" JOIN {schema}.runs ON runs.id = rows.run WHERE rows.run = ? AND number = ?",
        (run, number),
    ).fetchone()
    words = {"run": run_id, "row": row_elsewhere(number), "date": day(when)}
    return _Known(record_id, device_from(device), words)


def day(seconds: float) -> str:
    """The day of a moment, at this machine."""
    return f"{datetime.fromtimestamp(seconds):%Y-%m-%d}"


def _own(device: Device) -> list[str | None]:
    return [getattr(device, name) if name in OWN else None for name in IDENTIFIERS]


def _contradicts(device: Device, other: Device) -> bool:
    return device.device_system != other.device_system or differ(_own(device), _own(other))


def _contradiction(device: Device, other: _Known, name: str, address: str) -> Problem | None:
    value = getattr(device, name)
    differing = [own for own in OWN if differ([getattr(device, own)], [getattr(other.device, own)])]
    if differing:
        theirs = ", ".join(str(getattr(other.device, own)) for own in differing)
        params = {**other.words, "fields": ",".join(differing), "theirs": theirs}
        return Problem(Fault.KNOWN_OTHERWISE.value, name, address, value, params=params)
    if device.device_system != other.device.device_system:
        params = {**other.words, "system": str(other.device.device_system)}
        return Problem(Fault.KNOWN_OTHER_SYSTEM.value, name, address, value, params=params)
    return None


def _more_than(device: Device, other: _Known, layout: Layout, number: int) -> str:
    """The warning that a row knows more of a device than the registry ever will."""
    has = other.device.identifiers()
    more = [name for name in device.identifiers() if name not in has]
    if not more:
        return ""
    params = {**other.words, "fields": ",".join(more)}
    address, value = layout.address(more[0], number), str(getattr(device, more[0]))
    slug = Fault.KNOWN_WITH_LESS.value
    return (
        codec.problems_to_json([Problem(slug, more[0], address, value, Severity.WARNING, params)])
        or ""
    )


def _compare_terms(db: sqlite3.Connection, key: int, layout: Layout, past: Past) -> None:
    """Rows whose device was created with another ownership or trust than they say now, or brought
    in line with another since."""
    schema = past.schema
    db.execute("DROP TABLE IF EXISTS temp.brought")
    brought = "max(r.finished_at) AS at, run, device_ownership, device_status"
    known = ", ".join(
        f"{was} AS {theirs}"
        for was, (_, theirs) in zip(read_of("purpose"), TERMS_BESIDE, strict=True)
    )
    db.execute(
        f"CREATE TEMP TABLE brought AS SELECT record_id, {brought}, {known} FROM {schema}.rows AS r"
        f" JOIN {schema}.runs ON runs.id = run WHERE status = 'updated' AND purpose <> 'create'"
        " GROUP BY record_id"
    )
    db.execute("CREATE INDEX temp.brought_by_record ON brought (record_id)")
    # Where a row said nothing of a field, its record's was left alone.
    ownership, trust = (
        f"CASE WHEN b.{theirs} IS NULL THEN c.{ours} ELSE b.{ours} END"
        for ours, theirs in TERMS_BESIDE
    )
    found = db.execute(
        "SELECT recalled.number, recalled.problems, rows.device_ownership, rows.device_status,"
        f" {ownership} AS ownership, {trust} AS trust, coalesce(u.run_id, known.run_id),"
        " coalesce(b.at, known.created_at), known.number"
        " FROM recalled CROSS JOIN rows ON rows.run = ? AND rows.number = recalled.number"
        f" CROSS JOIN {past.ledger} AS known ON known.record_id = recalled.record_id"
        f" CROSS JOIN {schema}.runs AS r ON r.run_id = known.run_id"
        f" CROSS JOIN {schema}.rows AS c ON c.run = r.id AND c.number = known.number"
        " LEFT JOIN temp.brought AS b ON b.record_id = recalled.record_id"
        f" LEFT JOIN {schema}.runs AS u ON u.id = b.run"
        " WHERE recalled.refused = 0 AND ("
        " rows.device_ownership NOT IN (0, ownership) OR rows.device_status NOT IN (0, trust))"
        " GROUP BY recalled.number",
        (key,),
    ).fetchall()
    for number, problems, *terms, run_id, when, row in found:
        words = {"run": run_id, "date": day(when), "row": row_elsewhere(row)}
        said = term_problems(Fault.KNOWN_DIFFERS, layout, number, (terms[:2], terms[2:]), words)
        text = codec.problems_to_json((*codec.problems_from_json(problems or None), *said))
        db.execute("UPDATE recalled SET problems = ? WHERE number = ?", (text or "", number))


def term_problems(
    fault: Fault,
    layout: Layout,
    number: int,
    terms: tuple[Sequence[int], Sequence[int]],
    words: Mapping[str, str],
) -> list[Problem]:
    """What is said where a row's (ownership, trust) are others than a record's; a row that says
    nothing of them contradicts nothing."""
    return [
        Problem(
            fault.value,
            name,
            layout.address(name, number),
            "",
            Severity.WARNING,
            {**words, "term": str(theirs)},
        )
        for name, ours, theirs in zip(_TERMS, *terms, strict=True)
        if ours and ours != theirs
    ]
