"""Journals of older versions: what they know is still known."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from importer.journal import codec
from importer.journal.journal import Journal
from importer.journal.migrations import MIGRATIONS
from importer.journal.schema import VERSION
from importer.model.device import Checked, Device
from importer.model.edit import Edit
from importer.model.errors import JournalError
from importer.model.run import Outcome, Purpose, Removal, Run, Status
from importer.model.table import Column, Layout, Row
from importer.vocabulary import boards
from importer.vocabulary.fields import IDENTIFIERS
from tests.journal.former import without_version_6, without_version_8, without_version_9
from tests.workshop import apart

LAYOUT = Layout(
    "d.csv", "d", 1, tuple(Column(i, name, name, "field") for i, name in enumerate(IDENTIFIERS))
)
#: The tables as version 1 made them.
VERSION_1 = """
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, run_id TEXT NOT NULL UNIQUE, path TEXT NOT NULL,
    fingerprint TEXT NOT NULL, layout TEXT NOT NULL, created_at REAL NOT NULL,
    finished_at REAL NOT NULL DEFAULT 0, state TEXT NOT NULL, rows INTEGER NOT NULL DEFAULT 0,
    tenant TEXT NOT NULL, rate REAL NOT NULL, results TEXT NOT NULL DEFAULT '',
    constants TEXT NOT NULL, stopped TEXT);
CREATE INDEX runs_by_fingerprint ON runs (fingerprint);
CREATE TABLE rows (
    run INTEGER NOT NULL REFERENCES runs (id), number INTEGER NOT NULL, status TEXT NOT NULL,
    cells TEXT NOT NULL, problems TEXT, device_key BLOB, bare_key BLOB,
    device_system INTEGER, device_ownership INTEGER, device_status INTEGER,
    serial_number TEXT, disk_serial_number TEXT, uuid TEXT, mac_address TEXT, android_id TEXT,
    idfv TEXT, aaid TEXT,
    attempts INTEGER NOT NULL DEFAULT 0, doubt INTEGER NOT NULL DEFAULT 0,
    sent_at REAL NOT NULL DEFAULT 0, record_id TEXT NOT NULL DEFAULT '', code INTEGER,
    message TEXT NOT NULL DEFAULT '', finished_at REAL NOT NULL DEFAULT 0,
    log_id TEXT NOT NULL DEFAULT '', first_row INTEGER, note TEXT NOT NULL DEFAULT '',
    registry_ownership INTEGER, registry_status INTEGER,
    PRIMARY KEY (run, number)) WITHOUT ROWID;
CREATE INDEX unsettled ON rows (run, number) WHERE status IN ('pending','sent','unsent');
CREATE TABLE ledger (
    device_key BLOB PRIMARY KEY, record_id TEXT NOT NULL, run_id TEXT NOT NULL,
    number INTEGER NOT NULL, created_at REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX ledger_by_record ON ledger (record_id);
PRAGMA user_version=1;
"""
SMALL = "11223344-5566-7788-8899-AABBCCDDEEFF"
LARGE = boards.swapped(SMALL)
MAC = "a4:00:00:00:00:01"


def _old_key(device, **changes):
    """A device's key as version 1 made it: of the very spelling."""
    values = {name: getattr(device, name) or "" for name in IDENTIFIERS} | changes
    text = "\x1f".join((str(device.device_system), *values.values())).casefold()
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


@pytest.fixture
def old(tmp_path):
    """Writes a journal of version 1 with a run: (device, its record id or "") as rows 2, 3 …"""
    path = tmp_path / "t.db"

    def write(*rows):
        db = sqlite3.connect(path)
        db.executescript(VERSION_1)
        db.execute(
            "INSERT INTO runs VALUES"
            " (1,'old','/d.csv','f',?,1.0,0,'stopped',?,'t',10.0,'','{}',NULL)",
            (codec.layout_to_json(LAYOUT), len(rows)),
        )
        for number, (device, record_id) in enumerate(rows, start=2):
            keys = (_old_key(device), _old_key(device, mac_address=""))
            identifiers = [getattr(device, name) for name in IDENTIFIERS]
            status = "created" if record_id else "unsent"
            db.execute(
                "INSERT INTO rows (run, number, status, cells, device_key, bare_key,"
                f" device_system, device_ownership, device_status, {', '.join(IDENTIFIERS)},"
                f" record_id) VALUES (1,?,?,'[]',?,?,?,0,0{',?' * len(IDENTIFIERS)},?)",
                (number, status, *keys, device.device_system, *identifiers, record_id),
            )
            for key in keys if record_id else ():
                entry = (key, record_id, "old", number, 5.0)
                db.execute("INSERT OR REPLACE INTO ledger VALUES (?,?,?,?,?)", entry)
        db.commit()
        db.close()
        return path

    return write


def _stage(journal, *devices, run_id="new"):
    """What becomes of devices staged now: (status, record id) of each."""
    run = Run(run_id, "/d.csv", LAYOUT, 1.0, "staged", 0, "t", 10.0)
    journal.stage(
        run, "g", apart((Checked(Row(n, (), {}), d) for n, d in enumerate(devices, start=2)))
    )
    outcomes = [row.outcome for row in journal.stored(run_id)]
    return [(outcome.status.value, outcome.record_id) for outcome in outcomes]


@pytest.mark.parametrize("then", [SMALL, LARGE])
@pytest.mark.parametrize("now", [SMALL, LARGE])
def test_what_version_1_created_is_not_created_again(old, then, now):
    """Under the same spelling of its UUID or the other; another device is."""
    path = old((Device(1, serial_number="A", uuid=then), "id-1"))
    with Journal(path) as journal:
        found = _stage(
            journal, Device(1, serial_number="a", uuid=now), Device(1, serial_number="B")
        )
    assert found == [("created_before", "id-1"), ("pending", "")]


@pytest.mark.parametrize("mac", [MAC, "a4:00:00:00:00:02", None])
def test_the_key_without_the_mac_moves_as_well(old, mac):
    """A dock's address makes no new device, whatever the spelling of the UUID."""
    path = old((Device(1, uuid=LARGE, mac_address=MAC), "id-1"))
    with Journal(path) as journal:
        found = _stage(journal, Device(1, uuid=SMALL, mac_address=mac))
    assert found == [("created_before", "id-1")]


def test_what_has_no_uuid_stays_known(old):
    """Serial numbers and phones are found as ever."""
    path = old((Device(1, serial_number="A"), "id-1"), (Device(4, android_id="abc"), "id-2"))
    with Journal(path) as journal:
        found = _stage(journal, Device(1, serial_number="A"), Device(4, android_id="ABC"))
    assert found == [("created_before", "id-1"), ("created_before", "id-2")]


def test_a_run_of_version_1_goes_on(old):
    """Its rows still to be sent are compared by the new key too: what another run creates
    meanwhile under the other spelling, it does not send."""
    path = old((Device(1, uuid=LARGE), ""), (Device(1, serial_number="B"), ""))
    with Journal(path) as journal:
        assert journal.run("old").rows == 2
        _stage(journal, Device(1, uuid=SMALL))
        journal.log("new").settle(Outcome(2, Status.CREATED, "id-9", 0))
        journal.begin("old", 10.0)
        assert [record.device for record in journal.records("old")] == [
            Device(1, serial_number="B")
        ]


def test_a_device_created_under_both_spellings_is_known_once(old):
    """Two entries become one, and neither is in the way."""
    rows = [(Device(1, uuid=SMALL), "id-1"), (Device(1, uuid=LARGE), "id-2")]
    with Journal(old(*rows)) as journal:
        ((status, record_id),) = _stage(journal, Device(1, uuid=LARGE))
    assert status == "created_before"
    assert record_id in ("id-1", "id-2")


def test_a_run_that_goes_on_knows_what_was_created_under_the_other_spelling(old):
    """Its rows are judged by the new keys once: afterwards only what is newer is asked for."""
    path = old((Device(1, uuid=SMALL), "id-1"), (Device(1, uuid=LARGE), ""))
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE runs SET created_at = 864000")  # ten days after the record
    with Journal(path) as journal:
        journal.begin("old", 10.0)
        assert list(journal.records("old")) == []
        statuses = [row.outcome.status.value for row in journal.stored("old")]
    assert statuses == ["created", "created_before"]


def test_opening_twice_is_harmless(old):
    """The second time there is nothing to do."""
    path = old((Device(1, uuid=LARGE), "id-1"))
    for turn in ("first", "second"):
        with Journal(path) as journal:
            assert journal.run("old").skipped == ()
            found = _stage(journal, Device(1, uuid=SMALL), run_id=turn)
        assert found == [("created_before", "id-1")]


def test_a_check_borrows_from_a_journal_of_version_1(old, tmp_path):
    """It brings the tenant's journal up to date and knows what it knows."""
    path = old((Device(1, uuid=LARGE), "id-1"))
    with Journal(tmp_path / "check.db") as check:
        check.borrow(path)
        assert _stage(check, Device(1, uuid=SMALL)) == [("created_before", "id-1")]


def _shape(path):
    db = sqlite3.connect(path)
    tables = ("runs", "rows", "ledger", "edits", "causes", "caused", "news", "corrected_files")
    shape = [db.execute(f"PRAGMA table_info({table})").fetchall() for table in tables]
    version = db.execute("PRAGMA user_version").fetchone()
    db.close()
    return shape, version


def test_an_old_journal_becomes_what_a_new_one_is(old, tmp_path):
    """The same columns in the same order; and there is a step to every version."""
    for path in (old(), tmp_path / "new.db"):
        Journal(path).__exit__()
    assert _shape(tmp_path / "t.db") == _shape(tmp_path / "new.db")
    assert set(MIGRATIONS) == set(range(2, VERSION + 1))


def test_an_update_that_breaks_off_did_not_happen(old, tmp_path):
    """A journal that can't be brought up to date says so and stays as it was."""
    path = old((Device(1, uuid=LARGE), "id-1"))
    db = sqlite3.connect(path)
    db.execute("DROP TABLE ledger")
    db.close()
    before = _shape(path)
    with pytest.raises(JournalError, match=r"t\.db"):
        Journal(path)
    assert _shape(path) == before


def test_what_version_2_took_back_is_removed(old):
    """By the notes that an undo left; what could not be deleted is created still."""
    notes = ["undo-removed", "undo-gone", "undo-failed", "undo-left", ""]
    path = old(*((Device(1, serial_number=f"S{n}"), f"id-{n}") for n in range(len(notes))))
    with closing(sqlite3.connect(path)) as db, db:
        for number, note in enumerate(notes, start=2):
            db.execute("UPDATE rows SET note = ? WHERE number = ?", (note, number))
    with Journal(path) as journal:
        statuses = [row.outcome.status for row in journal.stored("old")]
    assert statuses == [Status.REMOVED] * 2 + [Status.CREATED] * 3


def test_runs_of_version_3_create(tmp_path):
    """Nothing else was there for a run to be for."""
    path = tmp_path / "t.db"
    with Journal(path) as journal:
        run = Run("r", "/d.csv", LAYOUT, 1.0, "staged", 0, "t", 10.0)
        journal.stage(
            run, "f", apart([Checked(Row(2, (), {}), Device(1, serial_number="PF4ABH08"))])
        )
    with closing(sqlite3.connect(path)) as db, db:
        without_version_6(db)
        db.execute("ALTER TABLE runs DROP COLUMN purpose")
        db.execute("DROP INDEX taken")
        db.execute("ALTER TABLE rows DROP COLUMN removal")
        db.execute("PRAGMA user_version = 3")
    with Journal(path) as journal:
        assert [run.purpose for run in journal.runs()] == [Purpose.CREATE]


def test_what_version_4_kept_in_one_place(old):
    """An undo's note is told apart from the remark; a row that was not answered "created" may be
    one that only a look-up confirmed."""
    path = old(*((Device(1, serial_number=f"S{n}"), f"id-{n}") for n in range(3)))
    with Journal(path) as journal, journal._database.transaction() as db:
        for number, note, code in ((2, "undo-left", 0), (3, "undo-failed", 1785010), (4, "", 0)):
            db.execute("UPDATE rows SET note = ?, code = ? WHERE number = ?", (note, code, number))
        without_version_6(db)
        for index in ("taken", "doubtful"):
            db.execute(f"DROP INDEX {index}")
        db.execute("ALTER TABLE rows DROP COLUMN removal")
        db.execute("CREATE INDEX doubtful ON rows (run, number) WHERE doubt = 1")
        db.execute("CREATE INDEX removed ON rows (run) WHERE status = 'removed'")
        db.execute("PRAGMA user_version = 4")
    with Journal(path) as journal:
        assert journal.undoing("old").confirmed() == [3]
        assert [row.outcome.note for row in journal.stored("old")] == [
            "undo-left",
            "undo-failed",
            "",
        ]
        assert [record.number for record, _ in journal.undoing("old").created(confirmed=False)] == [
            2,
            4,
        ]


def test_an_update_of_version_7_leaves_alone_what_may_be_unsaid(tmp_path):
    """It kept the registry's word on what a row says nothing of as if the row had said it."""
    path = tmp_path / "t.db"
    with Journal(path) as journal:
        _stage(journal, *(Device(1, 1, 1, serial_number=f"S{n}") for n in range(3)), run_id="u")
        _stage(journal, Device(1, 1, 1, serial_number="S9"), run_id="import")
        with journal._database.transaction() as db:
            db.execute("UPDATE runs SET purpose = 'update' WHERE run_id = 'u'")
            db.execute(
                "UPDATE rows SET status = 'differs', registry_ownership = 2,"
                " registry_status = 1, record_id = 'id-' || number"
            )
            db.execute("UPDATE rows SET status = 'updated' WHERE number = 4")
            without_version_8(db)
            db.execute("PRAGMA user_version = 7")
    with Journal(path) as journal:
        kept = [
            (row.outcome.registry_ownership, row.outcome.registry_status)
            for name in ("u", "import")
            for row in journal.stored(name)
        ]
        changes = list(journal.changes("u").waiting())
    assert kept == [(2, None), (2, None), (2, 1), (2, 1)]
    assert [(c.before, c.after) for c in changes] == [((2, 1), (1, None))] * 2


def test_duplicates_of_version_7_wait_once_their_record_is_taken_back(tmp_path):
    """What an undo takes back later, and what one took back before."""
    path = tmp_path / "t.db"
    devices = [Device(1, serial_number=f"S{n}") for n in range(3)]
    with Journal(path) as journal:
        _stage(journal, *devices, run_id="first")
        _stage(journal, *devices, run_id="then")
        for number in (2, 3, 4):
            for name, status in (("first", Status.CREATED), ("then", Status.DUPLICATE)):
                journal.log(name).settle(Outcome(number, status, f"id-{number}", attempts=1))
        journal.log("first").removed(2, Removal.REMOVED, forget=True)
    with closing(sqlite3.connect(path)) as db, db:
        without_version_8(db)
        db.execute("PRAGMA user_version = 7")
    with Journal(path) as journal:
        assert journal.forsaken() == {"then": 1}
        journal.log("first").removed(3, Removal.GONE, forget=True)
        assert journal.forsaken() == {"then": 2}
        assert journal.refresh("then") == 2
        told = [row.outcome for row in journal.stored("then")]
        assert [(row.status, row.record_id) for row in told] == [
            *[(Status.PENDING, "")] * 2,
            (Status.DUPLICATE, "id-4"),
        ]


def test_version_9_knows_where_a_corrected_file_lies(tmp_path):
    """By the last run of its content; of a file that was never corrected nothing is kept."""
    path = tmp_path / "t.db"
    with Journal(path) as journal:
        rows = [Checked(Row(2, (), {}), Device(1, serial_number="PF4ABH08"))]
        for number, sha256 in enumerate(("a", "a", "b")):
            run = Run(f"r{number}", f"/d{number}.csv", LAYOUT, 1.0, "staged", 0, "t", 10.0)
            journal.stage(replace(run, sha256=sha256), f"f{number}", apart(rows))
        journal.edits("a").add([Edit("", 2, 0, "old", "new")], [None], "/elsewhere.csv")
    with closing(sqlite3.connect(path)) as db, db:
        without_version_9(db)
        db.execute("PRAGMA user_version = 8")
    Journal(path).__exit__()
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT * FROM corrected_files").fetchall() == [("a", "/d1.csv")]
