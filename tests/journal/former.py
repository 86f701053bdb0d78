"""A journal of today made into one of an earlier version."""

from __future__ import annotations


def without_version_6(db):
    """Take away what version 6 brought."""
    db.execute("DROP TRIGGER causes_changed")
    for table in ("edits", "causes", "caused", "news"):
        db.execute(f"DROP TABLE {table}")
    db.execute("ALTER TABLE runs DROP COLUMN sha256")
    db.execute("ALTER TABLE rows DROP COLUMN originals")
