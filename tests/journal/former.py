"""A journal of today made into one of an earlier version."""

from __future__ import annotations


def without_version_9(db):
    """Take away what version 9 brought."""
    db.execute("DROP TABLE corrected_files")


def without_version_8(db):
    """Take away what versions 8 and 9 brought."""
    without_version_9(db)
    for index in ("beside", "gone"):
        db.execute(f"DROP INDEX {index}")


def without_version_6(db):
    """Take away what versions 6 to 9 brought."""
    without_version_8(db)
    db.execute("DROP TRIGGER causes_changed")
    for table in ("edits", "causes", "caused", "news"):
        db.execute(f"DROP TABLE {table}")
    for column in ("sha256", "corrected"):
        db.execute(f"ALTER TABLE runs DROP COLUMN {column}")
    db.execute("ALTER TABLE rows DROP COLUMN originals")
