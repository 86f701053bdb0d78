"""What only shows when all rows are in: devices that stand in the file twice, identifiers
that different devices share, devices that an earlier run of ours created.

It runs inside the staging transaction, on the rows that ``alike`` gathered.  A serial number
or UUID shared by different devices is an error on all of them: sent, they would melt into one
record.  A MAC address is often that of a dock or an adapter: it is left out of the request,
with a warning, where other identifiers remain.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from importer import alike, boards, codec
from importer.journal_schema import DEVICE, device_from
from importer.models import IDENTIFIERS, Device, Layout, Problem, Severity
from importer.records import Run

#: Identifiers that belong to one device alone.
_OWN = tuple(name for name in IDENTIFIERS if name != "mac_address")
#: How many of the other rows a problem names, and how many different ones are compared.
_NAMED, _COMPARED = 10, 100
#: Seconds by which a clock may have been put back between two runs.
_ASKEW = 86_400.0
#: The rows of a run that count, as the condition of a query with its id as ``:run``.
COUNTED = "run = :run AND status IN ('pending', 'invalid')"

_Shared = tuple[int, str, str]  # row number, the value as this row has it, the other rows


def mark_repeats(db: sqlite3.Connection, run: int, layout: Layout) -> None:
    """Settle all that the rows of one run say about each other."""
    # All clashes are collected before any row is refused: a refused row no longer counts,
    # and the next field's clash with it would go unseen.
    db.execute("CREATE TEMP TABLE clashes (number INTEGER, field TEXT, value TEXT, others TEXT)")
    try:
        _leave_out_shared_macs(db, run, layout)
        for name in _OWN:
            db.executemany(
                "INSERT INTO clashes VALUES (?,?,?,?)",
                ((number, name, value, others) for number, value, others in _shared(db, run, name)),
            )
        _refuse_clashes(db, run, layout)
    finally:
        db.execute("DROP TABLE clashes")
    _mark_repeated(db, run, layout)


def mark_known(db: sqlite3.Connection, run: int, ledger: str = "ledger") -> None:
    """Rows whose device another run created are not sent again.  A row in doubt is: only
    its answer can tell.  ``ledger`` is the table to look into."""
    if db.execute(f"SELECT 1 FROM {ledger} LIMIT 1").fetchone() is None:
        return
    for key in ("device_key", "bare_key"):
        db.execute(
            "UPDATE rows SET status = 'created_before', record_id ="
            f" (SELECT record_id FROM {ledger} WHERE {ledger}.device_key = rows.{key})"
            " WHERE run = ? AND status IN ('pending', 'unsent') AND doubt = 0"
            f" AND {key} IN (SELECT device_key FROM {ledger})",
            (run,),
        )


def mark_made_meanwhile(db: sqlite3.Connection, key: int, run: Run) -> None:
    """Rows whose device another run created since this one was staged are not sent.  Its own
    rows created none of them, and those may be a million."""
    db.execute(
        "CREATE TEMP TABLE meanwhile (device_key BLOB PRIMARY KEY, record_id TEXT) WITHOUT ROWID"
    )
    db.execute(
        "INSERT INTO meanwhile SELECT device_key, record_id FROM ledger"
        " WHERE run_id <> ? AND created_at > ?",
        (run.run_id, run.created_at - _ASKEW),
    )
    mark_known(db, key, "meanwhile")
    db.execute("DROP TABLE meanwhile")


def _shared(db: sqlite3.Connection, run: int, name: str) -> Iterator[_Shared]:
    """Every row whose identifier a different device of the run has too."""
    if not alike.is_any(db, name):
        return
    rows = db.execute(
        f"SELECT lower({name}) AS shared, number, {name}, device_key, {', '.join(IDENTIFIERS)}"
        f" FROM rows WHERE {COUNTED} AND {alike.among(name)} ORDER BY shared, number",
        {"run": run},
    )
    for _, group in groupby(rows, key=itemgetter(0)):
        members = _Members()
        for _, number, value, key, *identifiers in group:
            members.add(number, value, key, identifiers)
        clashing = members.clashing()
        numbers = [number for number, _ in clashing]
        for number, value in clashing:
            others = [other for other in numbers[: _NAMED + 1] if other != number]
            yield number, value, rows_named(others, len(numbers) - 1)


class _Members:
    """The rows that share an identifier, told apart by device.

    A row that is invalid for another reason is no device yet.  It clashes with one where an
    identifier that both have differs; what could not be read of it proves nothing.
    """

    def __init__(self) -> None:
        self._rows: list[tuple[int, str, bytes | None]] = []
        self._devices: dict[bytes, list[str | None]] = {}
        self._broken: list[tuple[int, list[str | None]]] = []

    def add(
        self, number: int, value: str, key: bytes | None, identifiers: list[str | None]
    ) -> None:
        """Take in one row; only so many are compared that memory stays small."""
        self._rows.append((number, value, key))
        if key is None:
            if len(self._broken) < _COMPARED:
                self._broken.append((number, identifiers))
        elif len(self._devices) < _COMPARED:
            self._devices.setdefault(key, identifiers)

    def clashing(self) -> list[tuple[int, str]]:
        """(row number, value) of those that can't all be the same device."""
        if len(self._devices) > 1:
            keys = {key for _, _, key in self._rows if key is not None}
        else:
            keys = set()
        broken = set()
        for number, identifiers in self._broken:
            for key, others in self._devices.items():
                if differ(identifiers, others):
                    broken.add(number)
                    keys.add(key)
        return [(n, value) for n, value, key in self._rows if n in broken or key in keys]


def differ(some: Sequence[str | None], others: Sequence[str | None]) -> bool:
    """Whether an identifier that both have tells two devices apart; in the order of
    ``IDENTIFIERS``."""
    return any(
        one is not None
        and other is not None
        and one.lower() not in (other.lower(), boards.swapped(other).lower())
        for one, other in zip(some, others, strict=True)
    )


def rows_named(numbers: Sequence[int], count: int) -> str:
    """So many rows, of which ``numbers`` are the first or all, as a sentence names them."""
    named = [str(number) for number in numbers[:_NAMED]]
    left = count - len(named)
    return ", ".join(named) + (f" … (+{left})" if left else "")


def _leave_out_shared_macs(db: sqlite3.Connection, run: int, layout: Layout) -> None:
    for number, mac, others in list(_shared(db, run, "mac_address")):
        if not _waits(db, run, number):
            continue  # nothing of it is sent anyway
        device = _device(db, run, number)
        if len(device.identifiers()) == 1:
            db.execute("INSERT INTO clashes VALUES (?,?,?,?)", (number, "mac_address", mac, others))
            continue
        address = layout.address("mac_address", number)
        warning = Problem(
            "shared-mac", "mac_address", address, mac, Severity.WARNING, {"rows": others}
        )
        add_problem(db, run, number, warning)
        db.execute(
            "UPDATE rows SET mac_address = NULL, device_key = bare_key"
            " WHERE run = ? AND number = ?",
            (run, number),
        )


def _refuse_clashes(db: sqlite3.Connection, run: int, layout: Layout) -> None:
    clashes = db.execute("SELECT number, field, value, others FROM clashes ORDER BY number")
    for number, name, value, others in clashes:
        address = layout.address(name, number)
        problem = Problem("shared-identifier", name, address, value, params={"rows": others})
        add_problem(db, run, number, problem)
    db.execute(
        "UPDATE rows SET status = 'invalid' WHERE run = ? AND number IN"
        " (SELECT number FROM clashes)",
        (run,),
    )


def _mark_repeated(db: sqlite3.Connection, run: int, layout: Layout) -> None:
    # Two rows of one device share each of its identifiers.
    repeated = db.execute(
        "SELECT number, first FROM (SELECT number,"
        " min(number) OVER (PARTITION BY device_key) AS first FROM rows"
        " WHERE run = :run AND status = 'pending' AND number IN (SELECT number FROM alike))"
        " WHERE number > first",
        {"run": run},
    ).fetchall()
    for number, first in repeated:
        differing = _differences(_device(db, run, number), _device(db, run, first))
        for name in differing:
            params = {"first_row": str(first), "fields": name}
            address = layout.address(name, number)
            warning = Problem("repeat-differs", name, address, "", Severity.WARNING, params)
            add_problem(db, run, number, warning)
    db.executemany(
        "UPDATE rows SET status = 'repeated', first_row = ? WHERE run = ? AND number = ?",
        ((first, run, number) for number, first in repeated),
    )


def _differences(one: Device, other: Device) -> list[str]:
    """What two rows of the same device say differently."""
    names = ("device_ownership", "device_status")
    return [name for name in names if getattr(one, name) != getattr(other, name)]


def _waits(db: sqlite3.Connection, run: int, number: int) -> bool:
    place = (run, number)
    found = db.execute("SELECT status FROM rows WHERE run = ? AND number = ?", place).fetchone()
    return bool(found[0] == "pending")


def _device(db: sqlite3.Connection, run: int, number: int) -> Device:
    row = db.execute(f"SELECT {DEVICE} FROM rows WHERE run = ? AND number = ?", (run, number))
    return device_from(row.fetchone())


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
