"""Taking a file in: all or nothing, seen when it is whole, and in nobody's way."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing

import pytest

from importer import pipeline
from importer.journal import staging as module
from importer.journal.intake import Intake
from importer.journal.journal import Journal
from importer.journal.schema import DEVICE
from importer.model.device import Checked, CheckedRows, Device, Problem
from importer.model.errors import InputError, JournalBusy, JournalError
from importer.model.run import Run, Skip, Skipped
from importer.model.table import Column, Layout, Row
from importer.vocabulary import Severity
from tests.workshop import apart

LAYOUT = Layout("d.csv", "d", 1, (Column(0, "SN", "serial_number", "label"),))
SKIPPED = (Skipped(Skip.FOOTER, 1, "9"),)


class Killed(BaseException):
    """The process ends here."""


@pytest.fixture
def journal(tmp_path):
    with Journal(tmp_path / "t.db") as opened:
        yield opened


@pytest.fixture
def other(journal):
    """Another process's connection, which never waits."""
    with closing(sqlite3.connect(journal.path, isolation_level=None, timeout=0)) as opened:
        yield opened


def _stage(journal, count=3, at_the_end=tuple, run_id="r", step=1, many=1):
    run = Run(run_id, "/d.csv", LAYOUT, time.time(), "staged", 0, "t", 10.0)
    rows = (
        Checked(Row(n, (), {}), Device(1, serial_number=f"{run_id}-{n}"))
        for n in range(2, 2 + count * step, step)
    )
    return journal.stage(run, "f", apart(rows, many), at_the_end)


def _rows(journal):
    return journal._database.one("SELECT count(*) FROM main.rows")[0]


def test_what_a_list_lacks_is_kept_of_each_row(journal):
    """A row that was looked at by itself has its own problems instead."""
    run = Run("r", "/d.csv", LAYOUT, time.time(), "staged", 0, "t", 10.0)
    rows = [Row(n, (f"SN{n}",), {}) for n in (2, 3, 4)]
    lacks = [
        Problem("incomplete-device", "uuid", f"d!{n}:{n}", "", Severity.WARNING, {"fields": "uuid"})
        for n in (2, 3, 4)
    ]
    columns = {"device_system": [1] * 3, "device_ownership": [0] * 3, "device_status": [0] * 3}
    numbers = {"serial_number": ["SN2", None, "SN4"]}
    refused = Problem("placeholder-value", "serial_number", "d!A3", "TBD")
    others = {1: Checked(rows[1], None, (refused,))}
    journal.stage(run, "f", [CheckedRows(rows, columns | numbers, others, lacks)])
    assert list(journal.problems("r")) == [(2, (lacks[0],)), (3, (refused,)), (4, (lacks[2],))]
    devices = [each.device for each in journal.stored("r")]
    assert devices == [Device(1, serial_number="SN2"), None, Device(1, serial_number="SN4")]


@pytest.mark.parametrize("most", [None, 999])
def test_each_row_is_taken_in_once_however_many_values_a_statement_takes(journal, most):
    """Old SQLite takes 999; the last statement is shorter than the others."""
    if most:
        journal._database.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, most)
    assert _stage(journal, 401, many=250).rows == 401
    found = journal._database.all("SELECT number, serial_number FROM main.rows ORDER BY number")
    assert found == [(number, f"r-{number}") for number in range(2, 403)]


def test_what_was_passed_over_is_part_of_the_run(journal):
    """It is asked for when all rows are read, and stands with them or not at all."""
    assert _stage(journal, at_the_end=lambda: SKIPPED).skipped == SKIPPED


def test_a_refusal_at_the_end_leaves_nothing(journal):
    """A file that changed while it was read: no run, no row, no hash that a later one meets."""

    def refuse():
        raise InputError("file-changed", {"path": "d.csv"})

    with pytest.raises(InputError):
        _stage(journal, at_the_end=refuse)
    assert (journal.runs(), journal.same("f"), _rows(journal)) == ([], None, 0)
    assert _stage(journal).rows == 3


def test_nobody_waits_while_rows_are_read_and_judged(journal, other, monkeypatch):
    """Another import writes in the middle of either."""
    written = []

    def write(*_):
        other.execute("UPDATE runs SET rate = 1")
        written.append(1)
        return ()

    judge = Intake.judge
    monkeypatch.setattr(Intake, "judge", lambda *given: (write(), judge(*given), write()))
    _stage(journal, at_the_end=write)
    assert len(written) == 3


def test_others_write_between_the_pieces(journal, other, monkeypatch):
    """A large file is written down in pieces, and until the last one nobody sees it."""
    seen = []

    def pause(_seconds):
        other.execute("UPDATE runs SET rate = 1")
        seen.append(other.execute("SELECT count(*) FROM rows").fetchone()[0])
        assert journal.runs() == []
        assert journal.same("f") is None

    monkeypatch.setattr(module.time, "sleep", pause)
    monkeypatch.setattr(module, "_PIECE", 10)
    run = _stage(journal, 35)
    assert seen == [10, 20, 30]
    assert (run.rows, len(list(journal.stored("r"))), run.state) == (35, 35, "staged")


def test_gaps_between_row_numbers_cost_no_pause(journal, monkeypatch):
    """Rows may stand far from each other."""
    pauses = []
    monkeypatch.setattr(module.time, "sleep", pauses.append)
    monkeypatch.setattr(module, "_PIECE", 10)
    assert _stage(journal, 4, step=100).rows == 4
    assert [row.outcome.number for row in journal.stored("r")] == [2, 102, 202, 302]
    assert len(pauses) == 3


def test_one_that_breaks_off_while_it_is_written_down_leaves_nothing(journal, monkeypatch):
    """The pieces that were written go."""

    def die(_seconds):
        raise Killed

    monkeypatch.setattr(module.time, "sleep", die)
    monkeypatch.setattr(module, "_PIECE", 10)
    with pytest.raises(Killed):
        _stage(journal, 35)
    assert (journal.runs(), _rows(journal)) == ([], 0)
    assert journal._database.one("SELECT count(*) FROM runs") == (0,)


@pytest.mark.parametrize(("hours", "left"), [(1, 25), (25, 0)])
def test_what_a_killed_process_left_is_swept_later(journal, hours, left, monkeypatch):
    """Nobody sees it meanwhile; what may still be written by a living one stays."""
    monkeypatch.setattr(module, "_PIECE", 10)
    _stage(journal, 25, run_id="dead")
    journal._database.change(
        "UPDATE runs SET state = 'staging', created_at = ?", (time.time() - hours * 3600,)
    )
    assert journal.runs() == []
    _stage(journal, 2)
    assert [run.run_id for run in journal.runs()] == ["r"]
    assert _rows(journal) == left + 2


def test_a_brief_write_does_not_wait(journal, other):
    """Whoever sends is told at once that somebody else writes, and writes when that is over."""
    _stage(journal)
    log = journal.log("r")
    other.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    with pytest.raises(JournalBusy):
        log.sent(2, 5.0)
    with pytest.raises(JournalBusy):
        journal.begin("r", 10.0)
    assert time.monotonic() - began < 5
    other.execute("ROLLBACK")
    log.sent(2, 5.0)
    assert [(r.number, r.doubt) for r in journal.records("r")][-1] == (2, True)


def test_a_folder_where_the_lock_should_be_is_the_journals_trouble(tmp_path):
    """It is said which file, and no fault of this program."""
    (tmp_path / "t.db.open.lock").mkdir()
    with pytest.raises(JournalError, match=r"t\.db"):
        Journal(tmp_path / "t.db")


NAMED = (
    "资产编号,设备名称,操作系统,序列号,硬盘序列号,主板UUID,MAC地址,型号,备注\n"
    "A1,PC-1,Windows,PF1,D1,621CDFF0-13D0-5AB1-9ADC-5F560095F6E1,3C-52-82-1A-2B-01,T14,会议室\n"
    "A2,PC-2,Windows,PF2,D2,621CDFF0-13D0-5AB1-9ADC-5F560095F6E2,3C-52-82-1A-2B-02,T14,会议室\n"
    "A2,PC-2,Windows,PF2,D2,621CDFF0-13D0-5AB1-9ADC-5F560095F6E2,3C-52-82-1A-2B-02,T14,会议室\n"
    "A3,PC-3,Windows,PF2,D3,621CDFF0-13D0-5AB1-9ADC-5F560095F6E3,3C-52-82-1A-2B-03,T14,会议室\n"
    "A4,PC-4,Windows,PF4,D4,621CDFF0-13D0-5AB1-9ADC-5F560095F6E4,3C-52-82-1A-2B-04,T14,会议室\n"
    "A5,PC-5,Windows,PF4,D4,621CDFF0-13D0-5AB1-9ADC-5F560095F6E4,3C-52-82-1A-2B-04,X1,会议室\n"
    "A6,PC-6,Windows,PF6,D6,621CDFF0-13D0-5AB1-9ADC-5F560095F6E,3C-52-82-1A-2B-06,T14,会议室\n"
)


def test_rows_are_judged_alike_with_and_without_their_cells(tmp_path):
    """Repeats, contradictions and their words: what rows say of a device is kept of each."""
    path = tmp_path / "list.csv"
    path.write_text(NAMED, encoding="utf-8")
    found = []
    for name, how in (("a", {}), ("b", {"lasting": False}), ("c", _NO_CELLS)):
        with Journal(tmp_path / f"{name}.db", **how) as journal:
            pipeline.stage(journal, path)
            found.append(
                journal._database.all(
                    f"SELECT number, status, problems, first_row, {DEVICE} FROM rows"
                )
            )
    assert found[0] == found[1] == found[2]
    statuses = [status for _, status, *_ in found[0]]
    assert statuses == ["pending", *["invalid"] * 6]
    assert '"other-device"' in found[0][5][2]
    assert '"ours":"A5"' in found[0][5][2]


def test_a_journal_without_cells_has_none(tmp_path):
    """Not in its file, and nothing is made up in their place."""
    path = tmp_path / "list.csv"
    path.write_text(NAMED, encoding="utf-8")
    with Journal(tmp_path / "t.db", **_NO_CELLS) as journal:
        run = pipeline.stage(journal, path).run
        with pytest.raises(ValueError, match="without the rows' cells"):
            journal.stored(run.run_id)
    assert "会议室".encode() not in (tmp_path / "t.db").read_bytes()


_NO_CELLS = {"lasting": False, "cells": False}
