"""The journal's tables, and our data types as their rows.

A device's identifiers are columns of their own, so that the database itself can find the
rows that share one; ``device_key`` stands for the whole device (its system and all its
identifiers, upper and lower case alike, a board's UUID in either byte order).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any

from importer.journal import codec
from importer.model import ENDED, Device, Outcome, Purpose, Run, Status, StoredRow
from importer.vocabulary import IDENTIFIERS, boards

#: Whoever raises it says in ``migrations`` how a journal of the version before becomes one.
VERSION = 9

#: The columns that ``run_from``, ``stored_from`` and ``device_from`` read, in their order.
RUN = (
    "run_id, path, layout, created_at, state, rows, tenant, rate, finished_at, results,"
    " constants, purpose, sha256, corrected, stopped, skipped"
)
TERMS = "device_system, device_ownership, device_status"
DEVICE = ", ".join((TERMS, *IDENTIFIERS))
STORED = (
    "number, status, cells, problems, record_id, code, message, attempts, finished_at, log_id,"
    " first_row, CASE removal WHEN '' THEN note ELSE removal END,"
    " registry_ownership, registry_status, originals, device_key IS NOT NULL,"
    f" {DEVICE}"
)

#: The state of a run whose rows are still being written down: nobody sees it yet.
STAGING = "staging"
#: Identifiers that belong to one device alone.
OWN = tuple(name for name in IDENTIFIERS if name != "mac_address")
#: The condition that a request for a row may have acted although its answer is not known.
DOUBTFUL = "(status IN ('sent','in_doubt') OR doubt > 0)"
#: ``doubt`` of a row: none; a request of its own; those of other runs for its device, and only for
#: as long as these are in doubt.
NO_DOUBT, OWN_DOUBT, OF_OTHERS = 0, 1, 2
#: The condition that a row rests on what an earlier run created.
RESTING = "record_id <> '' AND status IN ('created_before','invalid')"
#: The columns of what a row says of its record, and what the registry has of the same.
TERMS_BESIDE = (("device_ownership", "registry_ownership"), ("device_status", "registry_status"))
#: The condition that a row was put beside a record, whoever made that.
BESIDE = "record_id <> '' AND status IN ('updated','equal','duplicate')"
#: The same of one run's rows, ahead of other conditions.  The planner, who knows nothing of how
#: few they are, is told which index to take.
ROWS_RESTING = f"main.rows AS rows INDEXED BY resting WHERE run = ? AND {RESTING}"
ROWS_BESIDE = f"main.rows AS rows INDEXED BY beside WHERE run = ? AND {BESIDE}"
#: The rows whose record one of our undos deleted, ahead of other conditions.
ROWS_GONE = "main.rows AS gone INDEXED BY gone WHERE gone.status = 'removed'"

#: What finds a row by what became of it, whatever it says; each holds only the rows it is for.
PARTIAL_INDEXES = (
    f"CREATE INDEX resting ON rows (run, record_id) WHERE {RESTING}",
    *(
        f"CREATE INDEX created_{name} ON rows (lower({name}))"
        f" WHERE status = 'created' AND {name} IS NOT NULL"
        for name in OWN
    ),
)

#: What finds the rows beside a record that an undo deletes, and the rows whose record it deleted.
BESIDE_INDEXES = (
    f"CREATE INDEX beside ON rows (run, record_id) WHERE {BESIDE}",
    "CREATE INDEX gone ON rows (record_id) WHERE status = 'removed'",
)

_ROWS = f"""CREATE TABLE rows (
    run INTEGER NOT NULL REFERENCES runs (id),
    number INTEGER NOT NULL,
    status TEXT NOT NULL,
    cells TEXT NOT NULL,
    problems TEXT,
    device_key BLOB,
    bare_key BLOB,
    device_system INTEGER, device_ownership INTEGER, device_status INTEGER,
    {", ".join(f"{name} TEXT" for name in IDENTIFIERS)},
    attempts INTEGER NOT NULL DEFAULT 0,
    doubt INTEGER NOT NULL DEFAULT 0,
    sent_at REAL NOT NULL DEFAULT 0,
    record_id TEXT NOT NULL DEFAULT '',
    code INTEGER,
    message TEXT NOT NULL DEFAULT '',
    finished_at REAL NOT NULL DEFAULT 0,
    log_id TEXT NOT NULL DEFAULT '',
    first_row INTEGER,
    note TEXT NOT NULL DEFAULT '',
    registry_ownership INTEGER,
    registry_status INTEGER,
    ahead REAL,
    removal TEXT NOT NULL DEFAULT '',
    originals TEXT,
    PRIMARY KEY (run, number)) WITHOUT ROWID"""
#: Rows that are being staged: with what their cells say of a device, by which they are judged.
_STAGED = _ROWS.replace("cells TEXT NOT NULL", "cells TEXT NOT NULL DEFAULT ''").replace(
    "PRIMARY KEY", "said TEXT NOT NULL DEFAULT '',\n    PRIMARY KEY"
)
#: What finds the rows that wait.
UNSETTLED = (
    "CREATE INDEX unsettled ON rows (run, number) WHERE status IN ('pending','sent','unsent')"
)
#: What finds the rows in doubt.
DOUBTS = f"CREATE INDEX doubtful ON rows (run, number) WHERE {DOUBTFUL}"
#: What finds the rows that an undo touched.
TAKEN = "CREATE INDEX taken ON rows (run) WHERE removal <> ''"
#: The requests whose answer is not known; see ``model.Attempt``.
ATTEMPTS = """CREATE TABLE attempts (
    run INTEGER NOT NULL REFERENCES runs (id),
    number INTEGER NOT NULL,
    began REAL NOT NULL,
    ended REAL NOT NULL,
    ahead REAL,
    PRIMARY KEY (run, number, began)) WITHOUT ROWID"""
#: Corrections of files' cells, in the order in which they were made.  ``step``: what is undone and
#: redone together; ``undone`` ones count for nothing.
EDITS = (
    """CREATE TABLE edits (
        id INTEGER PRIMARY KEY,
        file TEXT NOT NULL,
        step INTEGER NOT NULL,
        sheet TEXT NOT NULL,
        row INTEGER NOT NULL,
        place INTEGER NOT NULL,
        old TEXT NOT NULL,
        new TEXT NOT NULL,
        at REAL NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0)""",
    "CREATE INDEX edits_by_cell ON edits (file, sheet, row, place)",
    "CREATE INDEX edits_by_step ON edits (file, step)",
)
#: Where a file of a content lay when it was corrected last.
CORRECTED_FILES = (
    "CREATE TABLE corrected_files (file TEXT PRIMARY KEY, path TEXT NOT NULL) WITHOUT ROWID"
)
#: A run's problems by what settles them, and the rows of each; whatever changes a row's problems
#: lets them be gathered anew.
CAUSES = (
    """CREATE TABLE causes (
        run INTEGER NOT NULL REFERENCES runs (id),
        cause INTEGER NOT NULL,
        said TEXT NOT NULL,
        PRIMARY KEY (run, cause)) WITHOUT ROWID""",
    """CREATE TABLE caused (
        run INTEGER NOT NULL REFERENCES runs (id),
        cause INTEGER NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (run, cause, number)) WITHOUT ROWID""",
    """CREATE TRIGGER causes_changed AFTER UPDATE OF problems ON rows BEGIN
        DELETE FROM causes WHERE run = NEW.run;
    END""",
)
#: What became of runs lately, in order: of a row (``number``, ``said`` its status), or an event.
#: The newest stays, so that no number is given twice.
NEWS = """CREATE TABLE news (
    seq INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    number INTEGER,
    said TEXT NOT NULL,
    at REAL NOT NULL)"""
SCHEMA = (
    """CREATE TABLE runs (
        id INTEGER PRIMARY KEY,
        run_id TEXT NOT NULL UNIQUE,
        path TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        layout TEXT NOT NULL,
        created_at REAL NOT NULL,
        finished_at REAL NOT NULL DEFAULT 0,
        state TEXT NOT NULL,
        rows INTEGER NOT NULL DEFAULT 0,
        tenant TEXT NOT NULL,
        rate REAL NOT NULL,
        results TEXT NOT NULL DEFAULT '',
        constants TEXT NOT NULL,
        stopped TEXT,
        skipped TEXT NOT NULL DEFAULT '[]',
        purpose TEXT NOT NULL DEFAULT 'create',
        sha256 TEXT NOT NULL DEFAULT '',
        corrected TEXT NOT NULL DEFAULT '')""",
    "CREATE INDEX runs_by_fingerprint ON runs (fingerprint)",
    _ROWS,
    UNSETTLED,
    """CREATE TABLE ledger (
        device_key BLOB PRIMARY KEY,
        record_id TEXT NOT NULL,
        run_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        created_at REAL NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX ledger_by_record ON ledger (record_id)",
    ATTEMPTS,
    DOUBTS,
    TAKEN,
    *PARTIAL_INDEXES,
    *BESIDE_INDEXES,
    *EDITS,
    CORRECTED_FILES,
    *CAUSES,
    NEWS,
)
#: Where staged rows are judged by each other before they are written down: a table of the same
#: name, but of this connection alone.
STAGED_ROWS = _STAGED.replace("CREATE TABLE", "CREATE TEMP TABLE")
#: A journal in which rows stay where they were staged, and of which nothing is sent.
PASSING = tuple(
    _STAGED if statement is _ROWS else statement
    for statement in SCHEMA
    if statement not in (UNSETTLED, *PARTIAL_INDEXES, *BESIDE_INDEXES)
)

_HASH = blake2b(digest_size=16)


def keys_of(device: Device) -> tuple[bytearray, bytearray | None]:
    """What two rows share when they mean the same device, and the same without the MAC
    address where other identifiers remain: docks and adapters come and go, the device stays.
    """
    system, _, _, serial, disk, uuid, mac, android, idfv, aaid = device
    board = boards.either_order(uuid.upper()) if uuid else ""
    before = f"{system}\x1f{serial or ''}\x1f{disk or ''}\x1f{board}\x1f"
    after = f"\x1f{android or ''}\x1f{idfv or ''}\x1f{aaid or ''}"
    if mac is None:
        bare = _hashed(before + after)
        return bare, bare
    others = serial or disk or uuid or android or idfv or aaid
    return _hashed(before + mac + after), _hashed(before + after) if others else None


def _hashed(text: str) -> bytearray:
    """16 bytes of hash over a device's system and every identifier, in the API's order; in the
    type that the database takes without asking what it is."""
    hashing = _HASH.copy()  # quicker than a new one
    hashing.update(text.casefold().encode())
    return bytearray(hashing.digest())


def device_from(values: Sequence[Any]) -> Device:
    """A device from the columns of ``DEVICE``."""
    return Device(*values)


def keys_from(values: Sequence[Any]) -> tuple[bytes | None, bytes | None]:
    """The keys of a row from the columns of ``DEVICE``; without a device it has none."""
    _, ownership, *_ = values
    if ownership is None:
        return None, None
    key, bare = keys_of(device_from(values))
    return bytes(key), None if bare is None else bytes(bare)


#: The key of a row's device as SQL, for rows that are compared with each other: nearly all share
#: nothing with any other row, and need none.  ``know_keys`` lets a database know it.
KEY = f"key_of({DEVICE})"


def know_keys(db: sqlite3.Connection) -> None:
    """Let a database know the function in ``KEY``."""
    arguments = len(Device._fields)
    db.create_function("key_of", arguments, lambda *row: keys_from(row)[0], deterministic=True)


def read_of(purpose: str) -> tuple[str, str]:
    """Ownership and trust as the registry had them when a row was put beside its record, as SQL;
    NULL where that was not kept.  Of a field that the row says nothing of, a run of updates has the
    registry's word as the row's own; ``purpose`` is SQL for its run's."""
    ownership, trust = (
        f"coalesce({theirs}, CASE WHEN {purpose} = '{Purpose.UPDATE}' THEN {ours} END)"
        for ours, theirs in TERMS_BESIDE
    )
    return ownership, trust


def swapped(uuid: str) -> str:
    """A board's UUID in its other spelling, as SQL; see ``boards.swapped``."""
    order = ((7, 5, 3, 1), (12, 10), (17, 15))
    parts = ("||".join(f"substr({uuid},{place},2)" for place in part) for part in order)
    return "||'-'||".join(parts) + f"||substr({uuid},19)"


def run_from(row: Sequence[Any]) -> Run:
    """A run from the columns of ``RUN``."""
    run_id, path, layout, *middle, stopped, skipped = row
    created_at, state, rows, tenant, rate, finished_at, results, constants, *last = middle
    purpose, sha256, corrected = last
    return Run(
        run_id=run_id,
        path=path,
        layout=codec.layout_from_json(layout),
        created_at=created_at,
        state=state,
        rows=rows,
        tenant=tenant,
        rate=rate,
        finished_at=finished_at,
        results=results,
        constants=json.loads(constants),
        stopped=codec.stopped_from_json(stopped),
        skipped=codec.skipped_from_json(skipped),
        purpose=Purpose(purpose),
        sha256=sha256,
        corrected=corrected,
    )


def statuses_of(run: Run) -> Mapping[str, Status]:
    """What the statuses in the journal mean for the rows of a run.  What waits while nothing is
    being sent is unsent: so no row has to be written for a run to stop, be there a million."""
    meanings = {status.value: status for status in Status}
    if run.state in ENDED:
        meanings[Status.PENDING.value] = Status.UNSENT
    return meanings


def stored_from(statuses: Mapping[str, Status], row: Sequence[Any]) -> StoredRow:
    """A row with its outcome, from the columns of ``STORED`` and ``statuses_of`` its run."""
    number, status, cells, problems, record_id, code, message = row[:7]
    attempts, finished_at, log_id, first_row, note, *registry, originals, has_device = row[7:16]
    return StoredRow(
        cells=codec.cells_from_text(cells),
        problems=codec.problems_from_json(problems),
        device=device_from(row[16:]) if has_device else None,
        originals=codec.originals_from_text(originals),
        outcome=Outcome(
            number=number,
            status=statuses[status],
            # A refused row has none: that one is the device's which it contradicts.
            record_id="" if statuses[status] is Status.INVALID else record_id,
            code=code,
            message=message,
            attempts=attempts,
            finished_at=finished_at,
            log_id=log_id,
            first_row=first_row,
            note=note,
            registry_ownership=registry[0],
            registry_status=registry[1],
        ),
    )
