"""Older journals brought up to date, one version after the other, when they are opened.

``database`` runs the steps in one transaction: an update that breaks off did not happen.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping

from importer.journal.schema import (
    ATTEMPTS,
    BESIDE_INDEXES,
    CAUSES,
    CORRECTED_FILES,
    DEVICE,
    DOUBTS,
    EDITS,
    NEWS,
    OF_OTHERS,
    OWN_DOUBT,
    PARTIAL_INDEXES,
    TAKEN,
    device_from,
    keys_of,
)
from importer.model import CONFIRMED


def _to_2(db: sqlite3.Connection) -> None:
    """A board's UUID counts in both its spellings as one, and a run knows what it skipped.

    Without new keys, what was created under one spelling would be sent again under the
    other.
    """
    db.execute("ALTER TABLE runs ADD COLUMN skipped TEXT NOT NULL DEFAULT '[]'")
    db.execute("CREATE TEMP TABLE moved (old BLOB PRIMARY KEY, new BLOB NOT NULL) WITHOUT ROWID")
    db.executemany("INSERT OR IGNORE INTO moved VALUES (?,?)", _moved(db))
    for table, key in (("rows", "device_key"), ("rows", "bare_key"), ("ledger", "device_key")):
        # Of a device that was created under both spellings either record will do.
        db.execute(
            f"UPDATE OR REPLACE {table} SET {key} = (SELECT new FROM moved WHERE old = {key})"
            f" WHERE {key} IN (SELECT old FROM moved)"
        )
    db.execute("DROP TABLE moved")
    # A run that goes on asks the ledger only for what was created after it was staged.
    for key in ("device_key", "bare_key"):
        db.execute(
            "UPDATE rows SET status = 'created_before', record_id ="
            f" (SELECT record_id FROM ledger WHERE ledger.device_key = rows.{key})"
            " WHERE status IN ('pending', 'unsent') AND doubt = 0"
            f" AND {key} IN (SELECT device_key FROM ledger)"
        )


def _moved(db: sqlite3.Connection) -> Iterator[tuple[bytes, bytearray]]:
    """(key of version 1, key of version 2) where they differ."""
    rows = db.execute(
        f"SELECT device_key, bare_key, {DEVICE} FROM rows"
        " WHERE uuid IS NOT NULL AND device_key IS NOT NULL"
    )
    for *old, device in ((row[0], row[1], device_from(row[2:])) for row in rows):
        for before, now in zip(old, keys_of(device), strict=True):
            if before != now and before is not None and now is not None:
                yield before, now


def _to_3(db: sqlite3.Connection) -> None:
    """What an undo took back is no longer created; and each request without an answer is known
    by its time.  Of earlier ones only the time of a row's first request was kept, and no
    clock but ours: nothing can be concluded from that, and those rows stay in doubt."""
    db.execute("ALTER TABLE rows ADD COLUMN ahead REAL")
    db.execute(ATTEMPTS)
    # Beside a later attempt whose time is known, one of unknown time must not be forgotten.
    db.execute(
        "INSERT INTO attempts SELECT run, number, sent_at, sent_at, NULL FROM rows"
        " WHERE status = 'in_doubt'"
        " OR (doubt = 1 AND status IN ('pending', 'unsent', 'sent'))"
    )
    db.execute(
        "UPDATE rows SET status = 'sent', sent_at = 0"
        " WHERE doubt = 1 AND status IN ('pending', 'unsent')"
    )
    db.execute(
        "UPDATE rows SET status = 'removed'"
        " WHERE status = 'created' AND note IN ('undo-removed', 'undo-gone')"
    )
    for index in PARTIAL_INDEXES:
        db.execute(index)


def _to_4(db: sqlite3.Connection) -> None:
    """A run may be for something else than creating."""
    db.execute("ALTER TABLE runs ADD COLUMN purpose TEXT NOT NULL DEFAULT 'create'")


def _to_5(db: sqlite3.Connection) -> None:
    """What an undo did to a row is kept beside its remark, not in its place; and what is in doubt
    for the sake of another run is told apart from what is so by a request of its own.

    Of a row that an undo tried nobody knows any more whether a look-up alone had confirmed it;
    one whose last answer was not "created" may be one.
    """
    db.execute("ALTER TABLE rows ADD COLUMN removal TEXT NOT NULL DEFAULT ''")
    db.execute(
        "UPDATE rows SET removal = note, note = CASE code WHEN 0 THEN '' ELSE ? END"
        " WHERE status IN ('created', 'removed') AND note LIKE 'undo-%'",
        (CONFIRMED,),
    )
    db.execute(
        f"UPDATE rows SET doubt = {OF_OTHERS} WHERE doubt = {OWN_DOUBT}"
        " AND status IN ('pending', 'unsent') AND (run, number) NOT IN"
        " (SELECT run, number FROM attempts)"
    )
    for name in ("removed", "doubtful"):
        db.execute(f"DROP INDEX IF EXISTS {name}")
    for index in (DOUBTS, TAKEN):
        db.execute(index)


def _to_6(db: sqlite3.Connection) -> None:
    """Cells are corrected beside the file; a run's problems are kept by what settles them; what
    becomes of a run can be followed."""
    db.execute("ALTER TABLE runs ADD COLUMN sha256 TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE rows ADD COLUMN originals TEXT")
    for statement in (*EDITS, *CAUSES, NEWS):
        db.execute(statement)


def _to_7(db: sqlite3.Connection) -> None:
    """A run knows which corrections it was staged with.  Of earlier ones nobody knows: one whose
    file is corrected has to be staged again before it goes on."""
    db.execute("ALTER TABLE runs ADD COLUMN corrected TEXT NOT NULL DEFAULT ''")


def _to_8(db: sqlite3.Connection) -> None:
    """Rows beside a record that an undo deletes are found without a pass over their runs; and a
    row of an update that was not made yet keeps no word of the registry on what it says nothing of.
    Earlier versions did not tell that from the same word: it is taken for nothing, and left alone.
    """
    for index in BESIDE_INDEXES:
        db.execute(index)
    db.execute(
        "UPDATE rows SET registry_ownership = nullif(registry_ownership, device_ownership),"
        " registry_status = nullif(registry_status, device_status)"
        " WHERE status IN ('differs', 'equal') AND run IN"
        " (SELECT id FROM runs WHERE purpose = 'update')"
    )


def _to_9(db: sqlite3.Connection) -> None:
    """Where a corrected file lies is known, so that it can be said when it was saved anew."""
    db.execute(CORRECTED_FILES)
    db.execute(
        "INSERT INTO corrected_files SELECT sha256, path FROM runs WHERE id IN"
        " (SELECT max(id) FROM runs WHERE sha256 IN (SELECT file FROM edits) GROUP BY sha256)"
    )


#: Version → what makes it of the version before.
MIGRATIONS: Mapping[int, Callable[[sqlite3.Connection], None]] = {
    2: _to_2,
    3: _to_3,
    4: _to_4,
    5: _to_5,
    6: _to_6,
    7: _to_7,
    8: _to_8,
    9: _to_9,
}
