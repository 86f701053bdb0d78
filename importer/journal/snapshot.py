"""The registry as it was read, beside the rows of a file: what it has of them, and how.

For a passing journal, whose temporary tables hold the records; there may be millions of either.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from importer.journal import codec
from importer.journal.database import Database
from importer.journal.schema import DEVICE, OWN, TERMS_BESIDE, device_from
from importer.model import CellValue, ChangeNote, Device, Layout, Problem, Registered, Status
from importer.vocabulary import IDENTIFIERS, Fault, Severity, boards

_BATCH = 500
_TABLES = (
    f"""CREATE TEMP TABLE records (
        record_id TEXT PRIMARY KEY, version TEXT, created_at REAL, facts TEXT,
        device_system INTEGER, device_ownership INTEGER, device_status INTEGER,
        {", ".join(f"{name} TEXT" for name in IDENTIFIERS)},
        is_known INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID""",
    """CREATE TEMP TABLE forms (
        field TEXT, form TEXT, system INTEGER, record_id TEXT,
        PRIMARY KEY (field, form, system, record_id)) WITHOUT ROWID""",
    """CREATE TEMP TABLE pairs (
        number INTEGER, record_id TEXT, PRIMARY KEY (number, record_id)) WITHOUT ROWID""",
)
_KEPT = f"record_id, version, created_at, facts, {DEVICE}"
_TERMS = ("device_ownership", "device_status")

#: Whether a row says something of a field: its cells, the field.
Says = Callable[[Sequence[CellValue], str], bool]


class Snapshot:
    """What was read of the registry.  ``add`` it page by page, then ``compare``."""

    def __init__(self, database: Database, key: int, layout: Layout) -> None:
        self._database = database
        self._key = key
        self._layout = layout
        with database.transaction() as db:
            for table in _TABLES:
                db.execute(table)
        database.connection.create_function("form_of", 2, form_of, deterministic=True)

    def add(self, records: Iterable[Registered]) -> list[Registered]:
        """Take records in; returns those that were not there before."""
        new = []
        marks = ",".join("?" * (4 + len(Device._fields)))
        insert = f"INSERT OR IGNORE INTO records ({_KEPT}) VALUES ({marks})"
        with self._database.transaction() as db:
            for record in records:
                facts = json.dumps(dict(record.facts))
                kept = (record.record_id, record.version, record.created_at, facts)
                if not db.execute(insert, (*kept, *record.device)).rowcount:
                    continue
                new.append(record)
                system = record.device.device_system
                db.executemany(
                    "INSERT OR IGNORE INTO forms VALUES (?,?,?,?)",
                    (
                        (name, form_of(name, value), system, record.record_id)
                        for name, value in record.device.identifiers().items()
                    ),
                )
        return new

    def count(self) -> int:
        """How many records were read."""
        return int(self._database.one("SELECT count(*) FROM records")[0])

    def waiting(self) -> Iterator[Device]:
        """The devices of the rows that wait to be compared, read in batches."""
        sql = f"SELECT number, {DEVICE} FROM rows WHERE status = 'pending'"
        for _, *device in self._database.in_batches(self._key, sql):
            yield device_from(device)

    def compare(self, says: Says) -> None:
        """Say of every row that waits what the registry has of it.  Of a field that its row says
        nothing of, the registry's word counts from then on as the row's."""
        self._pair()
        with self._database.transaction() as db:
            db.execute(
                "UPDATE rows SET status = 'missing' WHERE run = ? AND status = 'pending'"
                " AND number NOT IN (SELECT number FROM pairs)",
                (self._key,),
            )
            db.execute(
                "UPDATE records SET is_known = 1 WHERE record_id IN (SELECT record_id FROM pairs)"
            )
        self._know_what_is_meant()
        for batch in self._paired():
            with self._database.transaction() as db:
                for number, group in groupby(batch, key=itemgetter(0)):
                    self._judge(db, number, list(group), says)
        self._mark_disagreeing()
        self._mark_repeats(says)

    def others(self) -> Iterator[Registered]:
        """The records that no row of the file means, by their ids."""
        last = ""
        sql = (
            f"SELECT {_KEPT} FROM records WHERE is_known = 0 AND record_id > ?"
            f" ORDER BY record_id LIMIT {_BATCH}"
        )
        while found := self._database.all(sql, (last,)):
            for record_id, version, created_at, facts, *device in found:
                said = json.loads(facts)
                yield Registered(record_id, device_from(device), created_at, version, said)
            last = found[-1][0]

    def count_others(self) -> int:
        """How many ``others`` there are."""
        return int(self._database.one("SELECT count(*) FROM records WHERE is_known = 0")[0])

    def _know_what_is_meant(self) -> None:
        """A row that is not compared (invalid, left out) may mean a record all the same."""
        last = 0
        sql = (
            f"SELECT number, device_system, problems, {', '.join(IDENTIFIERS)} FROM rows"
            " WHERE run = ? AND status IN ('invalid', 'left_out', 'repeated') AND number > ?"
            f" ORDER BY number LIMIT {_BATCH}"
        )
        known = (
            "UPDATE records SET is_known = 1 WHERE record_id IN (SELECT record_id FROM forms"
            " WHERE field = ? AND form = ? AND system = coalesce(?, system))"
        )
        while found := self._database.all(sql, (self._key, last)):
            with self._database.transaction() as db:
                db.executemany(known, (form for _, *said in found for form in _meant(*said)))
            last = found[-1][0]

    def _pair(self) -> None:
        """Rows and records of one system that share an identifier of their own; a MAC address,
        which docks lend to many, makes a pair only where the row or the record has nothing
        else."""
        rows = "rows.run = :run AND rows.status = 'pending'"
        with self._database.transaction() as db:
            db.execute("DELETE FROM pairs")
            for name in OWN:
                db.execute(
                    "INSERT OR IGNORE INTO pairs SELECT rows.number, forms.record_id FROM rows"
                    f" CROSS JOIN forms ON forms.field = '{name}'"
                    f" AND forms.form = form_of('{name}', rows.{name})"
                    " AND forms.system = rows.device_system"
                    f" WHERE {rows} AND rows.{name} IS NOT NULL",
                    {"run": self._key},
                )
            db.execute(
                "INSERT OR IGNORE INTO pairs SELECT rows.number, forms.record_id FROM rows"
                " CROSS JOIN forms ON forms.field = 'mac_address'"
                " AND forms.form = form_of('mac_address', rows.mac_address)"
                " AND forms.system = rows.device_system"
                " CROSS JOIN records ON records.record_id = forms.record_id"
                f" WHERE {rows} AND rows.mac_address IS NOT NULL"
                " AND rows.number NOT IN (SELECT number FROM pairs)"
                f" AND ({_nothing_but_mac('rows')} OR {_nothing_but_mac('records')})",
                {"run": self._key},
            )

    def _paired(self) -> Iterator[list[tuple[Any, ...]]]:
        """(number, cells, problems, the row's device, record id, the record's device), a line for
        each pair, in batches of whole rows."""
        last = 0
        ours, theirs = (
            ", ".join(f"{table}.{name}" for name in Device._fields) for table in ("rows", "records")
        )
        sql = (
            f"SELECT rows.number, rows.cells, rows.problems, {ours}, records.record_id, {theirs}"
            " FROM pairs CROSS JOIN rows ON rows.run = ? AND rows.number = pairs.number"
            " CROSS JOIN records ON records.record_id = pairs.record_id"
            " WHERE pairs.number IN (SELECT DISTINCT number FROM pairs WHERE number > ?"
            f" ORDER BY number LIMIT {_BATCH}) ORDER BY pairs.number, pairs.record_id"
        )
        while batch := self._database.all(sql, (self._key, last)):
            yield batch
            last = batch[-1][0]

    def _judge(
        self, db: sqlite3.Connection, number: int, pairs: list[tuple[Any, ...]], says: Says
    ) -> None:
        _, cells, problems, *rest = pairs[0]
        width = len(Device._fields)
        device, record_id = device_from(rest[:width]), rest[width]
        if len(pairs) > 1:
            ids = ", ".join(pair[3 + width] for pair in pairs)
            several = Problem(
                Fault.SEVERAL_RECORDS.value,
                "",
                self._layout.address("", number),
                "",
                params={"records": ids},
            )
            self._write(db, number, Status.SEVERAL, problems, (several,))
            return
        record = device_from(rest[width + 1 :])
        theirs = [record.device_ownership, record.device_status]
        said = _said(says, cells, [device.device_ownership, device.device_status])
        terms = _filled(said, theirs)
        found = tuple(self._differences(number, device, record))
        is_equal = not found and terms == theirs
        self._write(db, number, Status.EQUAL if is_equal else Status.DIFFERS, problems, found)
        own = {name for name in OWN if getattr(device, name) is not None}
        otherwise = {problem.field for problem in found if problem.slug == Fault.RECORD_OTHERWISE}
        lacking = {problem.field for problem in found if problem.slug == Fault.RECORD_LACKS}
        # Where all that both have is a network card, it may be a dock's, and the record anybody's.
        is_other = bool(own & otherwise or (own and own <= lacking))
        note = ChangeNote.OTHER.value if is_other else ""
        db.execute(
            "UPDATE rows SET record_id = ?, note = ?, registry_ownership = ?, registry_status = ?,"
            " device_ownership = ?, device_status = ? WHERE run = ? AND number = ?",
            (record_id, note, *_heeded(said, theirs), *terms, self._key, number),
        )

    def _mark_disagreeing(self) -> None:
        """Rows that mean one record and do not say the same of it: whichever was heeded last would
        win."""
        ownership, trust = said_of("rows")
        self._database.change(
            "UPDATE rows SET note = ? WHERE run = ? AND status = 'differs' AND record_id IN"
            " (SELECT record_id FROM rows WHERE run = ? AND status IN ('equal', 'differs')"
            " AND number IN (SELECT number FROM pairs WHERE record_id IN"
            " (SELECT record_id FROM pairs GROUP BY 1 HAVING count(*) > 1))"
            f" GROUP BY 1 HAVING min({ownership}) <> max({ownership})"
            f" OR min({trust}) <> max({trust}))",
            (ChangeNote.DISAGREE.value, self._key, self._key),
        )

    def _mark_repeats(self, says: Says) -> None:
        """Rows that repeat another one, and say something else than that or, where that says
        nothing, than the registry has: it can't be as both say."""
        found = self._database.all(
            "SELECT rows.number, first.number, rows.cells, rows.device_ownership,"
            " rows.device_status, first.device_ownership, first.device_status,"
            " coalesce(first.registry_ownership, first.device_ownership),"
            " coalesce(first.registry_status, first.device_status),"
            f" {', '.join(said_of('first'))} FROM rows"
            " JOIN rows AS first ON first.run = rows.run AND first.number = rows.first_row"
            " WHERE rows.run = ? AND rows.status = 'repeated' AND first.record_id <> ''"
            " AND (rows.device_ownership <> first.device_ownership"
            " OR rows.device_status <> first.device_status)",
            (self._key,),
        )
        with self._database.transaction() as db:
            for number, first, cells, *terms in found:
                wanted, theirs = terms[2:4], terms[4:6]
                said = _said(says, cells, terms[:2])
                filled = _filled(said, wanted)
                if filled == wanted:
                    continue
                db.execute(
                    "UPDATE rows SET note = ?, registry_ownership = ?, registry_status = ?,"
                    " device_ownership = ?, device_status = ? WHERE run = ? AND number = ?",
                    (
                        ChangeNote.DISAGREE.value,
                        *_heeded(said, theirs),
                        *filled,
                        self._key,
                        number,
                    ),
                )
                if any(
                    our != their
                    for our, their in zip(said, terms[6:], strict=True)
                    if our is not None and their is not None
                ):
                    db.execute(
                        "UPDATE rows SET note = ? WHERE run = ? AND number = ?"
                        " AND status = 'differs' AND note = ''",
                        (ChangeNote.DISAGREE.value, self._key, first),
                    )

    def count_disagreeing(self) -> int:
        """How many rows that repeat another one do not say the same of their record."""
        sql = "SELECT count(*) FROM rows WHERE run = ? AND status = 'repeated' AND note = ?"
        return int(self._database.one(sql, (self._key, ChangeNote.DISAGREE.value))[0])

    def _differences(self, number: int, ours: Device, theirs: Device) -> Iterator[Problem]:
        """Identifiers of a row that its record has otherwise, or not at all.  What the file does
        not know says nothing."""
        for name, value in ours.identifiers().items():
            other = getattr(theirs, name)
            if other is not None and form_of(name, other) == form_of(name, value):
                continue
            fault = Fault.RECORD_LACKS if other is None else Fault.RECORD_OTHERWISE
            yield Problem(
                fault.value,
                name,
                self._layout.address(name, number),
                value,
                Severity.WARNING,
                {"theirs": other or ""},
            )

    def _write(
        self,
        db: sqlite3.Connection,
        number: int,
        status: Status,
        problems: str | None,
        more: Sequence[Problem],
    ) -> None:
        text = problems
        if more:
            text = codec.problems_to_json((*codec.problems_from_json(problems), *more))
        db.execute(
            "UPDATE rows SET status = ?, problems = ? WHERE run = ? AND number = ?",
            (status.value, text, self._key, number),
        )


def said_of(table: str) -> tuple[str, str]:
    """Ownership and trust as a row that was compared says them, as SQL; NULL where it says
    nothing."""
    ownership, trust = (
        f"CASE WHEN {table}.{theirs} IS NOT NULL THEN {table}.{ours} END"
        for ours, theirs in TERMS_BESIDE
    )
    return ownership, trust


def _said(says: Says, cells: str, ours: Sequence[int]) -> list[int | None]:
    """Ownership and trust as a row says them; None where it says nothing."""
    if all(ours):
        return list(ours)
    row = codec.cells_from_text(cells)
    return [our if our or says(row, name) else None for name, our in zip(_TERMS, ours, strict=True)]


def _filled(said: Sequence[int | None], others: Sequence[int]) -> list[int]:
    """What was said, and the others' word where nothing was."""
    return [their if our is None else our for our, their in zip(said, others, strict=True)]


def _heeded(said: Sequence[int | None], theirs: Sequence[int]) -> list[int | None]:
    """The registry's word on what was said: of anything else another row may speak."""
    return [None if our is None else their for our, their in zip(said, theirs, strict=True)]


def form_of(name: str, value: str) -> str:
    """An identifier as it is compared with the registry's, which may write it in another case or
    with other punctuation; a board's UUID in either byte order."""
    if name == "uuid":
        value = boards.either_order(value.upper())
    value = value.casefold()
    return value if value.isalnum() else "".join(filter(str.isalnum, value))


def _meant(
    system: int | None, problems: str | None, *identifiers: str | None
) -> Iterator[tuple[str, str, int | None]]:
    """By what a row that was refused may mean a record: its identifiers, and what is proposed
    instead of a refused one; a MAC address, which docks lend to many, where there is no other."""
    said = [(name, value) for name, value in zip(IDENTIFIERS, identifiers, strict=True) if value]
    told = codec.problems_from_json(problems)
    said += [(p.field, p.suggestion) for p in told if p.suggestion and p.field in IDENTIFIERS]
    own = [pair for pair in said if pair[0] in OWN]
    yield from ((name, form_of(name, value), system) for name, value in own or said)


def _nothing_but_mac(table: str) -> str:
    return " AND ".join(f"{table}.{name} IS NULL" for name in OWN)
