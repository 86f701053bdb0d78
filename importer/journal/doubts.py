"""Rows of which a request may have acted although its answer is not known, in any run.

A doubt belongs to the device, not to the row: whoever wants to create it again has to know that
it may be there, and when we may have done it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from importer.journal.database import Database
from importer.journal.schema import DOUBTFUL, NO_DOUBT, OF_OTHERS, OWN, swapped
from importer.model import Attempt

#: Seconds from when a request is written down in which it may have acted: an answer is waited for
#: as long (``api.wire``), and timers are late.  What a process does that was stopped in between,
#: and what is answered after it went on, belongs to no attempt.
LONGEST = 70.0
#: The doubtful rows that nobody has settled since.
_OPEN = f"{DOUBTFUL} AND status IN ('sent','in_doubt','pending','unsent')"
#: The same of a row ``other``, beside one of this run.
_OPEN_ELSEWHERE = _OPEN.replace("status", "other.status").replace("doubt >", "other.doubt >")
#: The condition that a doubtful row is so for the sake of other runs alone: every request of its
#: own was answered.
_ECHO = f"doubt = {OF_OTHERS} AND sent_at = 0"
#: What was seen of a record is not said of a row any more.  Of one in doubt it is kept: whatever
#: somebody makes of the record later, it was registered otherwise than the row asked for.
FORGOTTEN = ", record_id = '', registry_ownership = NULL, registry_status = NULL"
BUT_SEEN = ", record_id = CASE WHEN registry_ownership IS NULL THEN '' ELSE record_id END"
#: No run's key: those of another database are not ours.
_NOBODY = -1
_UNFINISHED = "('sending','stopped')"


def remember_killed(db: sqlite3.Connection, now: float) -> None:
    """Processes that were killed, of whatever run, left requests without a word: these are
    attempts, over when the next one begins, whose turn it is alone, and at the latest when no
    answer is waited for any more."""
    killed = f"FROM rows INDEXED BY doubtful WHERE {DOUBTFUL} AND status = 'sent' AND sent_at > 0"
    db.execute(
        "INSERT OR IGNORE INTO attempts SELECT run, number, sent_at,"
        f" CASE WHEN ? BETWEEN sent_at AND sent_at + {LONGEST} THEN ?"
        f" ELSE sent_at + {LONGEST} END, ahead {killed}",
        (now, now),
    )
    db.execute(
        "UPDATE rows SET doubt = 1, sent_at = 0 WHERE (run, number) IN"
        f" (SELECT run, number {killed})"
    )


def forget_settled(db: sqlite3.Connection, key: int) -> None:
    """Rows that wait, and of which every request was answered, were in doubt by those of other
    runs: these may be settled by now.  To be called when killed ones are remembered."""
    db.execute(
        "UPDATE rows SET doubt = 0, status = CASE status WHEN 'sent' THEN 'pending' ELSE status END"
        f"{FORGOTTEN}"
        " WHERE run = ? AND number IN (SELECT number FROM rows INDEXED BY doubtful WHERE run = ?"
        f" AND {DOUBTFUL} AND status IN ('pending','unsent','sent') AND {_ECHO})",
        (key, key),
    )


def mark_doubtful(
    db: sqlite3.Connection, key: int, names: Sequence[str], schema: str = "main"
) -> None:
    """Rows that wait and whose device is in doubt in another run are in doubt as well: those
    that are the same device, or share an identifier of their own with it."""
    others = f"FROM {schema}.rows INDEXED BY doubtful WHERE {_OPEN} AND NOT ({_ECHO}) AND run <> ?"
    itself = key if schema == "main" else _NOBODY
    if db.execute(f"SELECT 1 {others} LIMIT 1", (itself,)).fetchone() is None:
        return
    columns = ", ".join(("device_key", *OWN))
    db.execute(f"CREATE TEMP TABLE doubted AS SELECT {columns} {others}", (itself,))
    try:
        same = " OR ".join(
            (
                "device_key IN (SELECT device_key FROM doubted)",
                *(
                    f"lower({name}) IN (SELECT lower({name}) FROM doubted WHERE {name} NOT NULL)"
                    for name in OWN
                    if name in names
                ),
                f"lower({swapped('uuid')}) IN"
                " (SELECT lower(uuid) FROM doubted WHERE uuid NOT NULL)",
            )
        )
        db.execute(
            f"UPDATE rows SET doubt = {OF_OTHERS} WHERE run = ? AND status = 'pending'"
            f" AND doubt = {NO_DOUBT} AND ({same})",
            (key,),
        )
    finally:
        db.execute("DROP TABLE doubted")


def attempts_of(database: Database, key: int, number: int) -> list[Attempt]:
    """The requests for a row's device whose answer is not known: of the row itself, and of rows
    of other runs that are the same device or share an identifier of its own."""
    own = database.all(
        "SELECT began, ended, ahead FROM attempts WHERE run = ? AND number = ?", (key, number)
    )
    same = " OR ".join(
        (
            "other.device_key = this.device_key",
            *(f"lower(other.{n}) = lower(this.{n})" for n in OWN),
            f"lower(other.uuid) = lower({swapped('this.uuid')})",
        )
    )
    of_others = (
        "FROM rows AS other INDEXED BY doubtful CROSS JOIN rows AS this"
        " ON this.run = ? AND this.number = ?"
    )
    where = f"WHERE {_OPEN_ELSEWHERE} AND other.run <> this.run AND ({same})"
    found = database.all(
        "SELECT other.run, other.number, other.device_key = this.device_key,"
        f" other.device_ownership, other.device_status {of_others} {where}",
        (key, number),
    )
    attempts = [Attempt(*row) for row in own]
    for other, row, is_same, *terms in found:
        theirs = database.all(
            "SELECT began, ended, ahead FROM attempts WHERE run = ? AND number = ?", (other, row)
        )
        attempts += (
            Attempt(began, ended, offset, bool(is_same), (terms[0], terms[1]))
            for began, ended, offset in theirs
        )
    return attempts


def same_elsewhere(
    db: sqlite3.Connection, key: int, number: int, terms: tuple[int | None, int | None]
) -> list[tuple[int, int]]:
    """The rows of other runs that asked for the very device of a row with this ownership and
    trust, without an answer."""
    found = db.execute(
        "SELECT other.run, other.number FROM rows AS other INDEXED BY doubtful CROSS JOIN rows"
        " AS this ON this.run = ? AND this.number = ? AND other.device_key = this.device_key"
        f" WHERE {_OPEN_ELSEWHERE} AND other.run <> this.run AND EXISTS (SELECT 1 FROM attempts"
        " WHERE attempts.run = other.run AND attempts.number = other.number)"
        " AND other.device_ownership = ? AND other.device_status = ?",
        (key, number, *terms),
    )
    return [(int(run), int(row)) for run, row in found]


def waiting_elsewhere(database: Database, key: int, schema: str = "main") -> dict[str, int]:
    """Unfinished runs of the database ``schema`` in which devices of a run wait, with the number of
    these devices."""
    waiting = "status IN ('pending','sent','unsent')"
    found: dict[str, int] = {}
    is_ours = schema == "main"
    itself = key if is_ours else _NOBODY
    index = "INDEXED BY unsettled" if is_ours else ""  # a passing journal has none
    others = database.all(
        f"SELECT id, run_id FROM {schema}.runs WHERE id <> ? AND state IN {_UNFINISHED}"
        " ORDER BY id",
        (itself,),
    )
    for other, run_id in others:
        (count,) = database.one(
            f"SELECT count(*) FROM main.rows {index} WHERE run = ? AND {waiting}"
            f" AND device_key IN (SELECT device_key FROM {schema}.rows INDEXED BY unsettled"
            f" WHERE run = ? AND {waiting})",
            (key, other),
        )
        if count:
            found[run_id] = int(count)
    return found
