"""What the ledger of earlier runs says about the rows of a run."""

from __future__ import annotations

import sqlite3

from importer.model import Run

#: Seconds by which a clock may have been put back between two runs.
_ASKEW = 86_400.0


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
