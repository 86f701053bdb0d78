"""What files of one command say of one record: whichever was heeded last would win where they do
not say the same, so none is.

For runs that were put beside the registry and of which nothing was sent yet: of one journal, or
each of a passing one.  Where a file says nothing of ownership or trust it contradicts nobody.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from importer.journal.changes import TO_UPDATE
from importer.journal.database import Database
from importer.journal.schema import OWN
from importer.journal.snapshot import form_of, said_of
from importer.model import ChangeNote, Status

#: Rows of which is known which record they mean, and rows of which it is not.
_COMPARED = (
    "record_id <> '' AND status IN ('equal','differs','duplicate','created_before')"
    f" AND note <> '{ChangeNote.OTHER}'"
)
_UNCOMPARED = (
    "status IN ('pending','created_before') AND registry_ownership IS NULL"
    " AND registry_status IS NULL AND (device_ownership <> 0 OR device_status <> 0)"
)
#: Rows whose record is to be changed, and that no request was sent for.
_WANTED = f"({TO_UPDATE} AND note <> '{ChangeNote.LEFT}')"
_DISAGREE = f"note = '{ChangeNote.DISAGREE}'"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two runs: the schema of the database that has its rows, and its key."""

    schema: str
    key: int

    @property
    def rows(self) -> str:
        """Its rows, as a table."""
        return f"(SELECT * FROM {self.schema}.rows WHERE run = {self.key})"


def mark_contradictions(database: Database, earlier: Side, later: Side) -> list[int]:
    """Rows of two runs that contradict each other are left alone; returns the numbers of the later
    one's.  What is not registered yet is registered as the earlier one says."""
    database.connection.create_function("form_of", 2, form_of, deterministic=True)
    with database.transaction() as db:
        db.execute("CREATE TEMP TABLE against (ours INTEGER, theirs INTEGER)")
        _compare_records(db, earlier, later)
        _compare_devices(db, earlier, later)
        for side, number in ((earlier, "theirs"), (later, "ours")):
            meant = _WANTED if side is earlier else f"({_WANTED} OR {_UNCOMPARED})"
            db.execute(
                f"UPDATE {side.schema}.rows SET {_DISAGREE} WHERE run = ? AND {meant}"
                f" AND number IN (SELECT {number} FROM temp.against)",
                (side.key,),
            )
        found = db.execute("SELECT DISTINCT ours FROM temp.against ORDER BY 1").fetchall()
        db.execute("DROP TABLE temp.against")
    return [number for (number,) in found]


def _compare_records(db: sqlite3.Connection, earlier: Side, later: Side) -> None:
    """Rows that mean one record of the registry."""
    ownership, trust = said_of("r")
    db.execute(
        f"CREATE TEMP TABLE said AS SELECT record_id, number, {ownership} AS ownership,"
        f" {trust} AS trust FROM {earlier.rows} AS r WHERE {_COMPARED}"
    )
    db.execute("CREATE INDEX temp.said_of_record ON said (record_id)")
    db.execute(
        f"INSERT INTO against SELECT r.number, s.number FROM {later.rows} AS r"
        " JOIN temp.said AS s USING (record_id)"
        f" WHERE {_COMPARED} AND (s.ownership <> {ownership} OR s.trust <> {trust})"
    )
    db.execute("DROP TABLE temp.said")


def _compare_devices(db: sqlite3.Connection, earlier: Side, later: Side) -> None:
    """Rows of one device that is not known to be registered."""
    db.execute(
        "CREATE TEMP TABLE said (form TEXT, system INTEGER, number INTEGER,"
        " ownership INTEGER, trust INTEGER)"
    )
    forms = [
        f"CASE WHEN {name} IS NOT NULL THEN '{name}' || form_of('{name}', {name}) END"
        for name in OWN
    ]
    forms.append("hex(device_key)")  # of what has nothing but a network card
    terms = "nullif(device_ownership, 0), nullif(device_status, 0)"
    for form in forms:
        db.execute(
            f"INSERT INTO said SELECT {form}, device_system, number, {terms}"
            f" FROM {earlier.rows} WHERE {_UNCOMPARED} AND {form} IS NOT NULL"
        )
    db.execute("CREATE INDEX temp.said_by_form ON said (form)")
    for form in forms:
        db.execute(
            f"INSERT INTO against SELECT r.number, s.number FROM {later.rows} AS r"
            f" CROSS JOIN temp.said AS s ON s.form = {form} AND s.system = r.device_system"
            f" WHERE {_UNCOMPARED} AND (s.ownership <> nullif(r.device_ownership, 0)"
            " OR s.trust <> nullif(r.device_status, 0))"
        )
    db.execute("DROP TABLE temp.said")


def follow(database: Database, earlier: Side, later: Side) -> None:
    """Of a record that both are to bring in line the later one expects what the earlier one will
    have made of it; where that is all that it wants, the record itself will tell."""
    said = ", ".join(said_of("s"))
    values = "r.registry_ownership, r.registry_status, r.device_ownership, r.device_status"
    both = (
        f"SELECT r.number, r.status, {values}, {said} FROM {later.rows} AS r"
        f" JOIN (SELECT * FROM {earlier.rows} WHERE {_WANTED}) AS s USING (record_id)"
        f" WHERE r.number IN (SELECT number FROM {later.rows} WHERE {_WANTED})"
    )
    with database.transaction() as db:
        for number, status, *terms in db.execute(both).fetchall():
            theirs, ours, made = terms[:2], terms[2:4], terms[4:]
            pairs = list(zip(theirs, ours, made, strict=True))
            expected = [t if t is None or m is None else m for t, _, m in pairs]
            if status == Status.DIFFERS:  # it has the registry's word where it says nothing
                ours = [m if t is None and m is not None else o for t, o, m in pairs]
            if all(t is None or t == o for t, o in zip(expected, ours, strict=True)):
                continue
            db.execute(
                f"UPDATE {later.schema}.rows SET registry_ownership = ?, registry_status = ?,"
                " device_ownership = ?, device_status = ? WHERE run = ? AND number = ?",
                (*expected, *ours, later.key, number),
            )
