"""The rows of a run whose ownership or trust the registry has otherwise: brought in line with the
file, and put back by an undo.

A row keeps beside its own values those that the registry had before (``registry_ownership``,
``registry_status``): they are what an undo restores.  Where one is NULL the row says nothing of
it, and the registry's is left alone; in a run of updates its own value is the registry's then, and
a record that somebody changed in that field is not changed in the other one either: who said yes
did so beside what it said.  Where the other one is as it was to be already, there is nothing left
to say yes to.

In a run of updates all rows that differ are meant; in an import those alone that bear the note
``WANTED``, for what it sends are creates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from importer.journal.beside import UNCOMPARED
from importer.journal.database import Database
from importer.journal.news import note_row
from importer.journal.schema import BESIDE, DEVICE, DOUBTFUL, TERMS_BESIDE, device_from, read_of
from importer.model import (
    Change,
    ChangeNote,
    Counted,
    Numbers,
    OldNew,
    Outcome,
    Record,
    Status,
    spans_of,
)

_DIFFERS = "(device_ownership <> registry_ownership OR device_status <> registry_status)"
_THERE = "('duplicate', 'created_before')"
_LEFT_ALONE = f"('{ChangeNote.OTHER}', '{ChangeNote.DISAGREE}')"
#: One that says something else of a device than another file does, which came first: that one
#: registers it.
_CONTRADICTING = (
    f"(status IN ('pending', 'created_before') AND note = '{ChangeNote.DISAGREE}'"
    " AND registry_ownership IS NULL AND registry_status IS NULL)"
)
#: A row that is to be brought in line, and one that was.
TO_UPDATE = (
    f"(status = 'differs' AND note NOT IN {_LEFT_ALONE} OR status IN {_THERE}"
    f" AND note IN ('{ChangeNote.WANTED}', '{ChangeNote.LEFT}')) AND record_id <> '' AND {_DIFFERS}"
)
_UNDONE = (
    *(ChangeNote.UNDO_LEFT, ChangeNote.RESTORED, ChangeNote.UNDO_CHANGED),
    *(ChangeNote.UNDO_GONE, ChangeNote.UNDO_FAILED),
)
#: A row whose request left, and whose record another run made say the same since, whatever it said
#: until then: what it says is that one's.
_OF_ANOTHER = (
    "(sent_at > 0 AND EXISTS (SELECT 1 FROM runs CROSS JOIN rows AS other INDEXED BY beside"
    " ON other.run = runs.id AND other.record_id = rows.record_id"
    f" WHERE runs.id <> rows.run AND {BESIDE} AND status = 'updated'"
    " AND other.finished_at >= rows.sent_at AND "
    + " AND ".join(
        f"(rows.{theirs} IS NULL OR rows.{theirs} = rows.{ours}"
        f" OR (other.{ours} = rows.{ours} AND other.{theirs} <> other.{ours}))"
        for ours, theirs in TERMS_BESIDE
    )
    + "))"
)
#: A row that was brought in line, and one that may have been: its request left, and what became of
#: that is not known.
UPDATED = (
    "(status = 'updated' OR status IN ('differs', 'failed', 'duplicate', 'created_before')"
    " AND note IN ("
    + ", ".join(
        f"'{note}'"
        for note in (ChangeNote.LEFT, ChangeNote.UNCLEAR, *_UNDONE)
        if note is not ChangeNote.RESTORED
    )
    + f") AND NOT {_OF_ANOTHER})"
)
#: A row whose change came to nothing: it failed, or was refused, or somebody else came first.
_FAILED = (
    "(status IN ('failed', 'rejected') AND note IN"
    f" ('{ChangeNote.FAILED}', '{ChangeNote.UNCLEAR}', '{ChangeNote.REFUSED}')"
    f" OR status = 'changed' AND note = '{ChangeNote.SINCE}' AND {_DIFFERS})"
)
_BEFORE = ", ".join(read_of("(SELECT purpose FROM runs WHERE id = rows.run)"))
#: What the registry says now: of what a row says beside that, else as its own.
_NOW = ", ".join(
    f"{theirs} = CASE WHEN {theirs} IS NOT NULL THEN coalesce(?, {theirs}) END,"
    f" {ours} = CASE WHEN {theirs} IS NULL THEN coalesce(?, {ours}) ELSE {ours} END"
    for ours, theirs in TERMS_BESIDE
)
_DOUBT = (ChangeNote.LEFT, ChangeNote.UNDO_LEFT)
#: What runs said beside records when a request of theirs to change these left, the registry's
#: first: where the change was made, or waits for its answer in an import; and of all others, which
#: no index finds.  What was taken back is not said any more.
_SAID_BESIDE = "record_id, " + ", ".join(
    f"{theirs}, CASE WHEN status <> 'restored' THEN {ours} END" for ours, theirs in TERMS_BESIDE
)
_IS_LEFT = (
    "note IN ("
    + ", ".join(f"'{note}'" for note in (ChangeNote.LEFT, ChangeNote.UNCLEAR, *_UNDONE))
    + ")"
)
_CHANGES_OF = (
    f"SELECT {_SAID_BESIDE} FROM runs"
    " CROSS JOIN rows INDEXED BY beside ON rows.run = runs.id AND record_id = ?"
    f" WHERE {BESIDE} AND (status = 'updated' OR {_IS_LEFT})"
)
_OTHER_CHANGES = f"SELECT {_SAID_BESIDE} FROM rows WHERE NOT ({BESIDE}) AND {_IS_LEFT}"
#: What rows in doubt saw of a record, when it said something else than was asked for.
_SEEN = (
    "SELECT record_id, registry_ownership, NULL, registry_status, NULL"
    f" FROM rows INDEXED BY doubtful WHERE {DOUBTFUL} AND status IN ('sent', 'in_doubt')"
    " AND record_id = ? AND registry_ownership IS NOT NULL"
)


class Before:
    """What records said before runs of ours, or somebody after a look-up, changed them; to be asked
    while nobody changes any."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._others: Mapping[str, Sequence[Sequence[Any]]] | None = None

    def at_first(self, record_id: str, now: tuple[int, int]) -> tuple[int, int] | None:
        """The ownership and trust that a record said, which says these ``now``, before it was
        changed; None where that was forth and back, and nobody can tell."""
        if self._others is None:
            others = defaultdict[str, list[Sequence[Any]]](list)
            for row in self._database.all(_OTHER_CHANGES):
                others[row[0]].append(row)
            self._others = dict(others)
        found = [*self._others.get(record_id, ())]
        for sql in (_CHANGES_OF, _SEEN):
            found += self._database.all(sql, (record_id,))
        ownership, trust = (
            _first({(row[at], row[at + 1]) for row in found}, term)
            for at, term in zip((1, 3), now, strict=True)
        )
        return None if ownership is None or trust is None else (ownership, trust)


def _first(changes: Collection[tuple[int | None, int | None]], now: int) -> int | None:
    """The value that changes (before, after) began with; None where there is more than one, or
    where several do not lead to what it is ``now``: somebody else changed it between them, and
    nobody knows which came first."""
    changes = {(b, a) for b, a in changes if b is not None and b != a}
    befores, afters = {before for before, _ in changes}, {after for _, after in changes}
    if not changes:
        return now
    is_certain = len(afters - {None}) <= 1 or afters - befores - {None} == {now}
    began = befores - afters
    return began.pop() if is_certain and len(began) == 1 else None


def _where(known: Sequence[int | None], terms: Sequence[int]) -> tuple[int | None, int | None]:
    """Ownership and trust, and None where it is not ``known`` what the record had."""
    ownership, trust = (
        None if their is None else term for their, term in zip(known, terms, strict=True)
    )
    return ownership, trust


def _listed(statuses: Collection[Status]) -> str:
    return ", ".join(f"'{status}'" for status in statuses)


def _failed(again: Collection[Status]) -> str:
    """The condition that a change came to nothing, and its row has a status of ``again``."""
    return f"(status IN ({_listed(again)}) AND {_FAILED})"


class Changes:
    """A run's changes; see ``dispatcher.update.ChangeLog``.

    Raises ``JournalBusy`` while another process writes: the same call may succeed later.
    """

    def __init__(self, database: Database, key: int, rows: Numbers | None = None) -> None:
        self._database = database
        self._key = key
        self._rows = rows

    def kinds(self, again: Collection[Status] = ()) -> dict[OldNew, Numbers]:
        """The rows that wait for each change, and those with a status of ``again`` of which it came
        to nothing: ((ownership, trust) as the registry has them, as the file says) → rows."""
        return self._kinds(f"({TO_UPDATE} OR {_failed(again)})")

    def changed_since(self) -> dict[OldNew, Numbers]:
        """The same of the rows alone whose record somebody else changed after it was read."""
        return self._kinds(_failed((Status.CHANGED,)))

    def _kinds(self, meant: str) -> dict[OldNew, Numbers]:
        sql = (
            "SELECT number, coalesce(registry_ownership, device_ownership),"
            " coalesce(registry_status, device_status), device_ownership, device_status"
            f" FROM rows WHERE {meant}"
        )
        found: defaultdict[OldNew, list[int]] = defaultdict(list)
        for number, *terms in self._database.in_batches(self._key, sql):
            found[(terms[0], terms[1]), (terms[2], terms[3])].append(number)
        return {kind: spans_of(numbers) for kind, numbers in found.items()}

    def count(self, *, restore: bool = False) -> int:
        """How many rows wait to be brought in line, or could be put back."""
        meant = self._database.among("number", self._rows)
        waits = UPDATED if restore else TO_UPDATE
        sql = f"SELECT count(*) FROM rows WHERE run = ? AND {waits} AND {meant}"
        return int(self._database.one(sql, (self._key,))[0])

    def count_left(self) -> int:
        """How many rows have another ownership or trust, and are not to be brought in line."""
        sql = (
            "SELECT count(*) FROM rows WHERE run = ? AND"
            " (status IN ('differs', 'duplicate', 'created_before', 'repeated')"
            f" AND note IN {_LEFT_ALONE} AND {_DIFFERS} OR {_CONTRADICTING})"
        )
        return int(self._database.one(sql, (self._key,))[0])

    def count_uncompared(self) -> int:
        """How many rows of an import are there already, and nobody knows whether they differ."""
        sql = f"SELECT count(*) FROM rows WHERE run = ? AND {UNCOMPARED}"
        return int(self._database.one(sql, (self._key,))[0])

    def failed(self, again: Collection[Status]) -> dict[int, Counted]:
        """By operating system, the rows with a status of ``again`` whose device is there: ``retry``
        makes their change once more, where it came to nothing."""
        found = self._database.all(
            "SELECT device_system, count(*), total(device_ownership = 0), total(device_status = 0)"
            f" FROM rows WHERE run = ? AND status IN ({_listed(again)})"
            f" AND (status = 'changed' OR {_FAILED}) GROUP BY 1",
            (self._key,),
        )
        return {system: Counted(*map(int, counts)) for system, *counts in found}

    def told(self) -> dict[ChangeNote, int]:
        """What an undo did to the rows, counted."""
        notes = ", ".join(f"'{note}'" for note in _UNDONE)
        meant = self._database.among("number", self._rows)
        found = self._database.all(
            "SELECT note, count(*) FROM rows WHERE run = ?"
            f" AND note IN ({notes}) AND {meant} GROUP BY 1",
            (self._key,),
        )
        return {ChangeNote(note): count for note, count in found}

    def waiting(self, *, restore: bool = False) -> Iterator[Change]:
        """Those rows, in row order, read in batches."""
        sql = (
            "SELECT number, status, record_id, attempts, note, registry_ownership, registry_status,"
            f" {_BEFORE}, {DEVICE} FROM rows WHERE {UPDATED if restore else TO_UPDATE}"
        )
        found = self._database.in_batches(self._key, sql)
        for number, status, record_id, attempts, note, *rest in found:
            if self._rows is not None and number not in self._rows:
                continue
            beside, theirs, device = rest[:2], rest[2:4], device_from(rest[4:])
            ours = device.device_ownership, device.device_status
            before, after = (ours, theirs) if restore else (theirs, ours)
            # A request of the undo leaves that of the update in doubt, where it was.
            doubt = note == ChangeNote.UNDO_LEFT if restore else note in _DOUBT
            record = Record(number, device, attempts, doubt)
            yield Change(
                record, record_id, _where(theirs, before), _where(beside, after), Status(status)
            )

    def leaving(self, number: int, note: ChangeNote, now: float) -> None:
        """A request for this row is about to leave; ``now`` in seconds since 1970.  Of one of an
        undo the time is not kept: that of the update may still be in doubt."""
        self._database.change(
            "UPDATE rows SET note = ?, attempts = attempts + 1,"
            " sent_at = CASE WHEN ? THEN sent_at ELSE ? END WHERE run = ? AND number = ?",
            (note.value, note is ChangeNote.UNDO_LEFT, now, self._key, number),
        )

    def answered(self, number: int) -> None:
        """The request was answered without a final word: it changed nothing."""
        self._database.change(
            "UPDATE rows SET note = CASE WHEN note = ? AND status <> 'updated' THEN ?"
            f" WHEN status IN {_THERE} THEN ? ELSE '' END,"
            f" sent_at = CASE note WHEN '{ChangeNote.LEFT}' THEN 0 ELSE sent_at END"
            " WHERE run = ? AND number = ?"
            f" AND note IN ('{ChangeNote.LEFT}', '{ChangeNote.UNDO_LEFT}')",
            (ChangeNote.UNDO_LEFT, ChangeNote.LEFT, ChangeNote.WANTED, self._key, number),
        )

    def is_of_another(self, number: int) -> bool:
        """Whether another run made this row's change since the last request for it left."""
        sql = f"SELECT 1 FROM rows WHERE run = ? AND number = ? AND {_OF_ANOTHER}"
        return self._database.one(sql, (self._key, number)) != ()

    def retry(self, again: Collection[Status]) -> None:
        """Changes that came to nothing, of rows with a status of ``again``, are to be made once
        more.  One of which the answer was lost stays in doubt."""
        self._database.change(
            "UPDATE rows SET code = NULL, message = '', log_id = '', finished_at = 0,"
            f" note = CASE note WHEN '{ChangeNote.UNCLEAR}' THEN '{ChangeNote.LEFT}'"
            f" ELSE '{ChangeNote.WANTED}' END, status = CASE"
            " WHEN (SELECT purpose FROM runs WHERE id = rows.run) = 'update' THEN 'differs'"
            " WHEN EXISTS (SELECT 1 FROM ledger WHERE ledger.record_id = rows.record_id)"
            " THEN 'created_before' ELSE 'duplicate' END"
            f" WHERE run = ? AND {_failed(again)}",
            (self._key,),
        )

    def settle(self, outcome: Outcome) -> None:
        """What became of a row.  What the registry says now is kept where it is told: of a row
        that was updated it is not, for an undo needs what it said before.  Of a field that the row
        says nothing of it is kept as the row's."""
        with self._database.transaction() as db:
            note_row(db, self._key, outcome.number, outcome.status)
            db.execute(
                "UPDATE rows SET status = ?, code = ?, message = ?, finished_at = ?, log_id = ?,"
                f" sent_at = 0, note = ?, {_NOW} WHERE run = ? AND number = ?",
                (
                    outcome.status.value,
                    outcome.code,
                    outcome.message,
                    outcome.finished_at,
                    outcome.log_id,
                    outcome.note,
                    *[outcome.registry_ownership] * 2,
                    *[outcome.registry_status] * 2,
                    self._key,
                    outcome.number,
                ),
            )
