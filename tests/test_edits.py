"""Corrections beside a file: the file stays as it is, and is read with them."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from openpyxl import Workbook

from importer import edits
from importer.dispatcher.crew import Stop
from importer.journal.journal import Journal
from importer.loader.table import ReadOptions
from importer.model.cells import Cell, Kind, text_of
from importer.model.edit import CellChange, History, Replacement, StaleEdit
from importer.model.errors import InputError
from importer.model.run import Status
from importer.model.table import Row
from importer.pipeline import RETRYABLE, Limits, Staging, report, stage
from importer.sandbox.app import running
from importer.texts.text import Lang
from importer.validator.rules import Rules
from tests.sandbox.calls import QUIET
from tests.workshop import HEADER, creates, write_book

BAD = "Windoze,SN-BAD,DISK-BAD,,bad\n"
#: Columns of ``Place.file``.
SYSTEM, SERIAL, DISK, UUID, NOTE = range(5)


def _edit(place, run, number, column, seen, new):
    return edits.edit(place.journal, run, None, CellChange(number, column, seen, new))


def _row(place, run, number):
    (stored,) = place.journal.stored_rows(run.run_id, (number,))
    return stored


@pytest.fixture
def bad(place):
    """A staged file of three good rows and a bad one, in row 5."""
    path = place.file(3, BAD)
    return path, place.stage(path).run


def test_an_edit_is_judged_at_once_and_counts_when_the_file_is_checked_again(place, bad):
    """The file stays as it is; a run of it with the edit is another run, which says so."""
    path, run = bad
    before = path.read_bytes()
    draft = _edit(place, run, 5, SYSTEM, "Windoze", "Windows 11")
    assert [p.slug for p in draft.problems] == ["incomplete-device"]
    assert (draft.device.device_system, draft.is_ahead) == (1, True)
    assert draft.originals == {SYSTEM: "Windoze"}
    assert _row(place, run, 5).outcome.status is Status.INVALID
    staged = place.stage(path)
    assert staged.is_new
    assert [(n.slug, n.params, n.warns) for n in staged.notes if "edit" in n.slug] == [
        ("edited", {"count": 1}, False)
    ]
    row = _row(place, staged.run, 5)
    assert row.outcome.status is Status.PENDING
    assert (row.cells[SYSTEM], row.originals) == ("Windows 11", {SYSTEM: "Windoze"})
    assert path.read_bytes() == before
    again = place.stage(path)
    assert (again.is_new, again.run.run_id) == (False, staged.run.run_id)
    assert [n.slug for n in again.notes if "edit" in n.slug] == ["edited"]


def _told(staged):
    return [(note.slug, note.params) for note in staged.notes if "edit" in note.slug]


def test_corrections_of_an_earlier_content_are_told_of(place, bad):
    """They count for what the file held then; what its cells say by now is done with."""
    path, run = bad
    _edit(place, run, 5, SYSTEM, "Windoze", "Windows 11")
    _edit(place, run, 5, SERIAL, "SN-BAD", "SN-GOOD")
    path.write_text(path.read_text("utf-8").replace("Windoze", "Windows 11"), "utf-8")
    staged = place.stage(path)
    assert _told(staged) == [("edits-earlier", {"count": 1})]
    assert _row(place, staged.run, 5).cells[SERIAL] == "SN-BAD"
    assert _told(place.stage(path, Staging(edits=False, again=True))) == []
    path.write_text(path.read_text("utf-8").replace("SN-BAD", "SN-GOOD"), "utf-8")
    assert _told(place.stage(path)) == []


def test_corrections_of_another_file_are_nobodys_concern(place, bad):
    """Nor are those that were taken back, nor any where the new content was corrected."""
    path, run = bad
    _edit(place, run, 5, SYSTEM, "Windoze", "Windows 11")
    other = path.with_name("other.csv")
    other.write_text(path.read_text("utf-8").replace("SN-BAD", "SN-GOOD"), "utf-8")
    assert _told(place.stage(other)) == []
    path.write_text(other.read_text("utf-8") + "\n", "utf-8")
    fresh = place.stage(path)
    assert _told(fresh) == [("edits-earlier", {"count": 1})]
    _edit(place, fresh.run, 5, NOTE, "bad", "good")
    assert _told(place.stage(path)) == [("edited", {"count": 1})]
    edits.undo(place.journal, run.sha256)
    path.write_text(other.read_text("utf-8") + "\n\n", "utf-8")
    edits.undo(place.journal, fresh.run.sha256)
    assert _told(place.stage(path)) == []


def test_without_edits_the_file_is_read_as_it_is(place, bad):
    """And then it is the run of before."""
    path, run = bad
    _edit(place, run, 5, SYSTEM, "Windoze", "Windows 11")
    assert place.stage(path, Staging(edits=False)).run.run_id == run.run_id


def test_what_is_corrected_is_what_is_sent(place, bad):
    """And it is not sent once more when the correction is undone and made again."""
    path, run = bad
    _edit(place, run, 5, SYSTEM, "Windoze", "Windows 11")
    _edit(place, run, 5, SERIAL, "SN-BAD", "SN-GOOD")
    with running(QUIET) as box:
        sent = place.send(box, place.stage(path).run)
        assert place.counts(sent) == {Status.CREATED: 4}
        serials = {found.identifiers["serial_number"] for found in box.registry.find({})}
        assert serials == {"SN-GOOD", "SN000000", "SN000001", "SN000002"}
        assert len(edits.undo(place.journal, run.sha256)) == 1
        assert len(edits.redo(place.journal, run.sha256)) == 1
        place.send(box, place.stage(path).run)
        assert creates(box) == 4


def test_what_was_corrected_since_it_was_staged_is_not_sent_as_it_was(place, bad):
    """Corrected, or a correction taken back: until the file is staged again nothing leaves."""
    path, run = bad
    with running(QUIET) as box:
        for step in (
            lambda: _edit(place, run, 2, SERIAL, "SN000000", "SN-NEW"),
            lambda: edits.undo(place.journal, run.sha256),
        ):
            staged = place.stage(path).run
            step()
            assert edits.is_ahead(place.journal, staged)
            with pytest.raises(InputError) as caught:
                place.send(box, staged)
            assert caught.value.slug == "edits-since"
            assert caught.value.params["command"].startswith("device-importer run ")
            assert place.counts(staged) == {Status.PENDING: 3, Status.INVALID: 1}
        assert creates(box) == 0
        place.send(box, place.stage(path).run)
        assert creates(box) == 3


def test_what_is_corrected_later_keeps_nobody_from_hearing_that_all_is_done(place):
    """Of a run with nothing to be tried again nothing would be sent as it was."""
    run = place.stage(place.file(3)).run
    with running(QUIET) as box:
        place.send(box, run)
        _edit(place, run, 2, SERIAL, "SN000000", "SN-NEW")
        done = place.send(box, run, (Stop(), Limits(again=RETRYABLE)))
        assert (done.state, done.stopped, creates(box)) == ("finished", None, 3)


def test_what_is_corrected_as_it_was_staged_is_sent(place, bad):
    """Undone and made again, or typed once more: the cells say what was checked."""
    path, run = bad
    _edit(place, run, 5, SYSTEM, "Windoze", "macOS")
    staged = place.stage(path).run
    edits.undo(place.journal, run.sha256)
    assert edits.is_ahead(place.journal, staged)
    _edit(place, run, 5, SYSTEM, "Windoze", "macOS")
    assert not edits.is_ahead(place.journal, staged)
    with running(QUIET) as box:
        place.send(box, staged)


def test_without_edits_is_a_wish_that_a_resume_knows(place, bad):
    """What was staged without the corrections of then goes on without them, until there are
    others."""
    path, run = bad
    _edit(place, run, 2, SERIAL, "SN000000", "SN-NEW")
    staged = place.stage(path, Staging(edits=False)).run
    assert staged.run_id == run.run_id
    with running(QUIET) as box:
        place.send(box, run, (Stop(), Limits(max_rows=1)))
        place.send(box, staged, (Stop(), Limits(max_rows=1)))
        _edit(place, run, 3, SERIAL, "SN000001", "SN-OTHER")
        with pytest.raises(InputError):
            place.send(box, staged)
        place.send(box, place.stage(path, Staging(edits=False)).run)
        assert creates(box) == 3
        serials = {found.identifiers["serial_number"] for found in box.registry.find({})}
        assert serials == {"SN000000", "SN000001", "SN000002"}


def test_a_run_with_nothing_left_is_not_held_up(place, bad):
    """Corrections of what is done are no matter to it; they wait for the file to be staged."""
    path, run = bad
    with running(QUIET) as box:
        place.send(box, run)
        _edit(place, run, 5, SYSTEM, "Windoze", "Windows")
        assert place.send(box, run).state == "finished"
        place.send(box, place.stage(path).run)
        assert creates(box) == 4


def test_edits_of_another_sheet_are_no_matter(place):
    """They belong to the file, and lie over a table that the run does not read."""
    row = [["OS", "Serial number", "Disk serial number"], ["Windows", "SN1", "D1"]]
    other = [row[0], ["Windows", "SN2", "D2"]]
    path = write_book(place.path / "two.xlsx", {"One": row, "Two": other})
    one, two = (place.stage(path, Staging(ReadOptions(sheets=(s,)))).run for s in ("One", "Two"))
    _edit(place, two, 2, SERIAL, "SN2", "SN3")
    assert edits.is_ahead(place.journal, two)
    assert not edits.is_ahead(place.journal, one)


def test_a_results_workbook_that_comes_back_has_the_corrections_in_it(place, bad):
    """It is another file: none of the edits of the first lies over it, and none is lost."""
    path, run = bad
    _edit(place, run, 5, SYSTEM, "Windoze", "Windooze")
    _edit(place, run, 5, SERIAL, "SN-BAD", "SN-GOOD")
    staged = place.stage(path).run
    book = report(place.journal, staged, Lang.EN, place.path / "results.xlsx")
    back = place.stage(book)
    (row,) = place.journal.stored(back.run.run_id)
    assert row.originals == {}
    assert text_of(row.cells[back.run.layout.places["serial_number"]]) == "SN-GOOD"
    assert not [note for note in back.notes if "edit" in note.slug]


def test_edits_belong_to_the_content_wherever_it_lies(place, bad):
    """A copy under another name has them, and another content has not."""
    path, run = bad
    _edit(place, run, 5, SYSTEM, "Windoze", "Windows 11")
    copy = place.path / "copy.csv"
    copy.write_bytes(path.read_bytes())
    assert _row(place, place.stage(copy).run, 5).originals == {SYSTEM: "Windoze"}
    copy.write_bytes(path.read_bytes() + b"Windows,SN9,D9,,x\n")
    assert _row(place, place.stage(copy).run, 5).originals == {}


def test_an_edit_counts_only_where_the_cell_holds_what_it_held(place):
    """Read in another encoding the cell says something else: the edit is left alone, and it is
    said."""
    path = place.path / "d.csv"
    path.write_bytes("操作系统,生产序列号,备注\nWindows,SN1,好\n".encode("gb18030"))
    run = place.stage(path).run
    _edit(place, run, 2, 2, "好", "坏")
    layer = edits.Layer(edits.in_force(place.journal, run.sha256), run.layout)
    (seen,) = layer.over(iter([Row(2, ("Windows", "SN1", "別"), {})]))
    assert seen.cells == ("Windows", "SN1", "別")
    assert (layer.originals, layer.missed) == ({}, 1)
    assert [(n.slug, n.params, n.warns) for n in layer.notes()] == [
        ("edits-missed", {"count": 1}, True)
    ]


def test_a_stale_edit_is_refused_with_the_row_as_it_is(place, bad):
    """Nothing is overwritten in silence, and nothing is written."""
    _, run = bad
    _edit(place, run, 5, SYSTEM, "Windoze", "macOS")
    with pytest.raises(StaleEdit) as caught:
        _edit(place, run, 5, SYSTEM, "Windoze", "Windows 11")
    assert caught.value.slug == "edit-stale"
    assert caught.value.row.cells[SYSTEM] == "macOS"
    assert "macOS" in caught.value.text("zh") and "Windoze" in caught.value.text("en")
    assert edits.history(place.journal, run.sha256) == History(1, 1, 0)


def test_two_who_edit_at_once(place, bad):
    """Of two who saw the same cell the first wins, whoever looked first."""
    _, run = bad
    mine, theirs = place.journal.edits(run.sha256), edits.Edit("", 5, SYSTEM, "Windoze", "macOS")
    assert mine.add([theirs], [None], run.path) is None
    assert mine.add([edits.Edit("", 5, SYSTEM, "Windoze", "Linux")], [None], run.path) == 0
    assert [edit.new for edit in edits.in_force(place.journal, run.sha256)] == ["macOS"]


def test_undo_and_redo_go_step_by_step(place, bad):
    """A step may be of several cells; an edit after an undo ends what could be redone."""
    path, run = bad
    changes = [CellChange(n, NOTE, f"note {n - 2}", "x") for n in (2, 3, 4)]
    assert edits.edit_all(place.journal, run, None, changes) == 3
    _edit(place, run, 2, NOTE, "x", "y")
    journal, file = place.journal, run.sha256
    assert edits.history(journal, file) == History(3, 2, 0)
    assert next((e.old, e.new) for e in edits.in_force(journal, file)) == ("note 0", "y")
    assert [(e.row, e.old, e.new) for e in edits.undo(journal, file)] == [(2, "x", "y")]
    assert edits.draft(journal, run, None, 2).cells[NOTE] == "x"
    assert len(edits.undo(journal, file)) == 3
    assert edits.undo(journal, file) == ()
    assert edits.history(journal, file) == History(0, 0, 2)
    assert place.stage(path).run.run_id == run.run_id
    assert len(edits.redo(journal, file)) == 3
    _edit(place, run, 4, NOTE, "x", "z")
    assert edits.redo(journal, file) == ()
    assert edits.history(journal, file) == History(3, 2, 0)
    assert edits.forget(journal, file) == 3
    assert edits.in_force(journal, file) == ()


def test_all_or_nothing(place, bad):
    """Of several changes one stale, missing or unwritable one keeps all from being made."""
    _, run = bad
    good = CellChange(2, NOTE, "note 0", "x")
    for other, slug in (
        (CellChange(3, NOTE, "other", "x"), "edit-stale"),
        (CellChange(99, NOTE, "", "x"), "edit-no-row"),
        (CellChange(3, 5, "", "x"), "edit-no-cell"),
        (CellChange(3, -1, "", "x"), "edit-no-cell"),
        (CellChange(3, NOTE, "note 1", "x" * 40_000), "edit-too-long"),
        (CellChange(3, NOTE, "note 1", "\udcff"), "edit-no-text"),
    ):
        with pytest.raises(InputError) as caught:
            edits.edit_all(place.journal, run, None, [good, other])
        assert caught.value.slug == slug
        assert caught.value.text("en") and caught.value.text("zh")
        assert edits.history(place.journal, run.sha256) == History()


def test_an_edit_back_to_what_the_file_has_is_none(place, bad):
    """The run is that of the file as it is; and the cell can be edited once more."""
    path, run = bad
    _edit(place, run, 5, SYSTEM, "Windoze", "macOS")
    draft = _edit(place, run, 5, SYSTEM, "macOS", "Windoze")
    assert (draft.originals, draft.is_ahead) == ({}, False)
    assert edits.in_force(place.journal, run.sha256) == ()
    assert edits.history(place.journal, run.sha256) == History(0, 2, 0)
    staged = place.stage(path)
    assert staged.run.run_id == run.run_id
    assert not [n for n in staged.notes if "edit" in n.slug]
    assert _edit(place, run, 5, SYSTEM, "Windoze", "Windows").cells[SYSTEM] == "Windows"


def test_a_number_that_is_typed_is_a_text(place):
    """A cell of Excel that holds a number is refused or doubted; the same digits typed are not."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Ledger"
    sheet.append(["OS", "Serial number", "Asset"])
    sheet.append(["Windows", 60128843, "A1"])
    sheet.append(["Windows", "PF4ABH08", "A2"])
    path = place.path / "l.xlsx"
    book.save(path)
    run = place.stage(path).run
    assert "number-cell" in [p.slug for p in _row(place, run, 2).problems]
    draft = _edit(place, run, 2, 1, "60128843", "60128843")
    assert draft.originals == {1: Cell(Kind.NUMBER, 60128843)}
    assert "number-cell" not in [p.slug for p in draft.problems]
    again = place.stage(path).run
    assert again.run_id != run.run_id
    row = _row(place, again, 2)
    assert (row.cells[1], row.originals) == ("60128843", {1: Cell(Kind.NUMBER, 60128843)})
    edits.undo(place.journal, run.sha256)
    assert edits.draft(place.journal, again, None, 2).cells[1] == Cell(Kind.NUMBER, 60128843)


def test_edits_of_several_sheets_stand_where_they_were_made(place):
    """Columns in another order, rows that count on: the edit is the cell's of its own sheet, and
    does not reach a sheet that is read alone."""
    book = Workbook()
    first, second = book.active, book.create_sheet("B")
    first.title = "A"
    for sheet, order in ((first, (0, 1)), (second, (1, 0))):
        for cells in (("OS", "Serial number"), ("Windows", f"S-{sheet.title}"), ("Windoze", "S2")):
            sheet.append([cells[i] for i in order])
    path = place.path / "l.xlsx"
    book.save(path)
    both = Staging(ReadOptions(sheets=("A", "B")))
    run = place.stage(path, both).run
    number = run.layout.number_of(1, 3)
    _edit(place, run, number, 0, "Windoze", "macOS")
    assert [(e.sheet, e.row, e.column) for e in edits.in_force(place.journal, run.sha256)] == [
        ("B", 3, 1)
    ]
    rows = {
        r.outcome.number: r.cells[0]
        for r in place.journal.stored(place.stage(path, both).run.run_id)
    }
    assert rows == {
        2: "Windows",
        3: "Windoze",
        run.layout.number_of(1, 2): "Windows",
        number: "macOS",
    }
    alone = place.stage(path, Staging(ReadOptions(sheets=("A",))))
    assert not [n for n in alone.notes if "edit" in n.slug]
    alone = place.stage(path, Staging(ReadOptions(sheets=("B",))))
    assert _row(place, alone.run, 3).cells[:2] == ("S2", "macOS")


def test_a_merged_identifier_can_be_corrected(place):
    """What is said of a cell falls with what somebody wrote there; the other row keeps it."""
    book = Workbook()
    sheet = book.active
    for cells in (("OS", "Serial number"), ("Windows", "S-1"), ("Windows", None)):
        sheet.append(list(cells))
    sheet.merge_cells("B2:B3")
    path = place.path / "l.xlsx"
    book.save(path)
    run = place.stage(path).run
    slugs = {
        r.outcome.number: [p.slug for p in r.problems] for r in place.journal.stored(run.run_id)
    }
    assert slugs == {2: ["merged-identifier"], 3: ["merged-identifier"]}
    draft = _edit(place, run, 3, 1, text_of(_row(place, run, 3).cells[1]), "S-2")
    assert "merged-identifier" not in [p.slug for p in draft.problems]
    again = place.stage(path).run
    assert "merged-identifier" not in [p.slug for p in _row(place, again, 3).problems]
    assert [p.slug for p in _row(place, again, 2).problems] == ["merged-identifier"]


def test_a_hidden_row_stays_left_out_when_it_is_edited(place):
    """Correcting a cell is no wish to import a row that the sheet hides."""
    rows = [("OS", "Serial number"), ("Windows", "S-1"), ("Windows", "S-2")]
    path = write_book(place.path / "l.xlsx", {"Sheet": rows}, hidden=(3,))
    run = place.stage(path).run
    draft = _edit(place, run, 3, 1, "S-2", "S-3")
    assert [p.slug for p in draft.problems] == ["left-hidden"]
    assert draft.device is None


def test_what_is_said_of_a_row_among_others_stays_until_all_are_looked_at(place):
    """Editing another cell does not settle a shared serial number; editing it may, and the next
    look at the whole file tells."""
    lines = "Windows,SHARED1,DA,,a\nmacOS,SHARED1,DB,,b\n"
    path = place.file(1, lines)
    run = place.stage(path).run
    told = [p.slug for p in _row(place, run, 3).problems if p.field == "serial_number"]
    if not told:
        pytest.skip("these rules say nothing of it")
    draft = _edit(place, run, 3, NOTE, "a", "other")
    assert [p.slug for p in draft.problems if p.field == "serial_number"] == told
    draft = _edit(place, run, 3, SERIAL, "SHARED1", "OWN1")
    assert [p.slug for p in draft.problems if p.field == "serial_number"] == []


def test_strict_rules_count_at_an_edit(place):
    """An edited row is judged by the rules that the run was staged with."""
    path = place.file(1, "Windoze,S1X9,,,x\n")
    rules = Rules(strict=True)
    run = place.stage(path, Staging(rules=rules)).run
    change = CellChange(3, SYSTEM, "Windoze", "Windows")
    draft = edits.edit(place.journal, run, rules, change)
    assert (draft.device, [p.slug for p in draft.problems]) == (None, ["incomplete-device"])


def test_find_and_replace_shows_all_before_it_does_anything(place, bad):
    """What was shown is what is written, as one step; cells that were edited are found as they
    are now."""
    path, run = bad
    _edit(place, run, 5, SYSTEM, "Windoze", "windows")
    what = Replacement(SYSTEM, "WINDOWS", "macOS")
    shown = edits.preview(place.journal, run, what)
    assert [(c.number, c.seen, c.new) for c in shown] == [
        (2, "Windows", "macOS"),
        (3, "Windows", "macOS"),
        (4, "Windows", "macOS"),
        (5, "windows", "macOS"),
    ]
    assert edits.edit_all(place.journal, run, None, shown) == 4
    assert edits.history(place.journal, run.sha256) == History(4, 2, 0)
    rows = place.journal.stored(place.stage(path).run.run_id)
    assert {row.cells[SYSTEM] for row in rows} == {"macOS"}
    assert edits.preview(place.journal, run, what) == []
    part = edits.preview(place.journal, run, Replacement(NOTE, "ote", "OTE", whole=False))
    assert [c.new for c in part] == ["nOTE 0", "nOTE 1", "nOTE 2"]
    exact = Replacement(NOTE, "NOTE 0", "x", case=True)
    assert edits.preview(place.journal, run, exact) == []
    with pytest.raises(InputError) as caught:
        edits.preview(place.journal, run, Replacement(NOTE, "", "x", whole=False))
    assert caught.value.slug == "edit-find-nothing"


def test_a_replacement_takes_what_is_found_and_put_as_it_stands(place):
    """Neither is a pattern."""
    run = place.stage(place.file(0, "Windows,A.1,D1,,a\nWindows,AB1,D2,,b\n")).run
    shown = edits.preview(place.journal, run, Replacement(SERIAL, "A.1", r"\g<0>"))
    assert [(c.seen, c.new) for c in shown] == [("A.1", r"\g<0>")]


def test_a_run_of_an_earlier_version_is_staged_again_first(place, bad):
    """It does not know its file's content; staging tells it, and does not start another run."""
    path, run = bad
    old = place.journal.keep_sha256(run.run_id, "")
    with pytest.raises(InputError) as caught:
        _edit(place, old, 5, SYSTEM, "Windoze", "Windows")
    assert caught.value.slug == "edit-old-run"
    assert place.stage(path).run == run


def test_a_corrected_run_of_an_earlier_version_is_staged_again_before_it_is_sent(place, bad):
    """Nobody knows with which corrections it was staged; staging tells, and it is the same run."""
    path, run = bad
    _edit(place, run, 5, SYSTEM, "Windoze", "Windows")
    old = place.journal.keep_corrected(place.stage(path).run.run_id, "")
    with running(QUIET) as box:
        with pytest.raises(InputError, match="corrected"):
            place.send(box, old)
        again = place.stage(path)
        assert (again.is_new, again.run.run_id) == (False, old.run_id)
        place.send(box, old)
        assert creates(box) == 4


def test_a_check_knows_the_edits_of_the_tenants_journal(place, bad, tmp_path):
    """A journal for a single look borrows them, and leaves them alone."""
    path, run = bad
    _edit(place, run, 5, SYSTEM, "Windoze", "Windows")
    with Journal(tmp_path / "check.db", lasting=False) as journal:
        journal.borrow_edits(place.journal.path)
        staged = stage(journal, path)
        assert [n.slug for n in staged.notes if "edit" in n.slug] == ["edited"]
        assert [r.cells[SYSTEM] for r in journal.stored(staged.run.run_id)] == ["Windows"] * 4


#: What cells may say: good, doubtful and refused words, by column.
WORDS = (
    ("Windows", "macOS", "Windoze", "iOS"),
    ("PF4ABH01", "PF4ABH02", "1.2E+13", "N/A", "'PF4ABH03"),
    ("", "WD-1", "WD-2"),
    ("", "4c4c4544-0052-5a10-804e-b6c04f324433", "no uuid"),
    ("note", "other"),
)
ROW = st.tuples(*map(st.sampled_from, WORDS))
STEP = st.one_of(
    st.tuples(st.integers(2, 6), st.integers(0, 4), st.integers(0, 4)),
    st.sampled_from(["undo", "redo"]),
)


@given(st.lists(ROW, min_size=5, max_size=5), st.lists(STEP, max_size=12))
def test_a_file_with_edits_is_judged_as_one_in_which_they_are_typed(rows, steps):
    """Whatever is edited, undone and redone: the same devices, statuses and problems, row by row;
    and each draft on the way has the cells that a list of cells has."""
    with tempfile.TemporaryDirectory() as folder, Journal(Path(folder) / "t.db") as journal:
        path = _written(Path(folder) / "a.csv", rows)
        run = stage(journal, path).run
        cells, past, future = [list(row) for row in rows], [], []
        for step in steps:
            if step == "undo":
                assert len(edits.undo(journal, run.sha256)) == (1 if past else 0)
                if past:
                    future.append(cells)
                    cells = past.pop()
            elif step == "redo":
                assert len(edits.redo(journal, run.sha256)) == (1 if future else 0)
                if future:
                    past.append(cells)
                    cells = future.pop()
            else:
                number, column, which = step
                new = WORDS[column][which % len(WORDS[column])]
                old = cells[number - 2][column]
                draft = edits.edit(journal, run, None, CellChange(number, column, old, new))
                if new != old:
                    past.append(cells)
                    cells, future = [list(row) for row in cells], []
                    cells[number - 2][column] = new
                assert list(draft.cells) == cells[number - 2]
                assert draft.originals == {
                    place: was
                    for place, was in enumerate(rows[number - 2])
                    if was != draft.cells[place]
                }
        with Journal(Path(folder) / "o.db") as other:
            typed = stage(other, _written(Path(folder) / "b" / "a.csv", cells)).run
            expected = [
                (row.cells, row.device, row.problems, row.outcome)
                for row in other.stored(typed.run_id)
            ]
        edited = stage(journal, path).run
        found = [
            (row.cells, row.device, row.problems, row.outcome)
            for row in journal.stored(edited.run_id)
        ]
        assert found == expected


def _written(path, rows):
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEADER.strip().split(","))
        table.writerows(rows)
    return path


def test_what_was_corrected_in_a_rehearsal_counts_for_the_import(place, bad, tmp_path):
    """Taken over once, as one step; where there are edits already, these stay."""
    path, run = bad
    _edit(place, run, 5, SYSTEM, "Windoze", "macOS")
    _edit(place, run, 5, SYSTEM, "macOS", "Windows")
    _edit(place, run, 5, SERIAL, "SN-BAD", "SN-GOOD")
    with Journal(tmp_path / "other.db") as other:
        assert edits.carry(other, place.journal, run) == 2
        assert edits.history(other, run.sha256) == History(2, 1, 0)
        there = [(e.row, e.column, e.old, e.new) for e in edits.in_force(other, run.sha256)]
        assert there == [(5, 0, "Windoze", "Windows"), (5, 1, "SN-BAD", "SN-GOOD")]
        assert edits.carry(other, place.journal, run) == 0
        assert [n.slug for n in stage(other, path).notes if "edit" in n.slug] == ["edited"]


def test_corrections_that_cancel_each_other_do_not_keep_a_rehearsals_out(place, bad, tmp_path):
    """A cell that was corrected here and is as it was again counts as not corrected."""
    path, run = bad
    _edit(place, run, 5, SYSTEM, "Windoze", "Windows")
    with Journal(tmp_path / "other.db") as other:
        there = stage(other, path).run
        for seen, new in (("Windoze", "Linux"), ("Linux", "Windoze")):
            edits.edit(other, there, None, CellChange(5, SYSTEM, seen, new))
        assert edits.carry(other, place.journal, run) == 1
        assert [e.new for e in edits.in_force(other, run.sha256)] == ["Windows"]
        edits.undo(other, run.sha256)
        assert edits.in_force(other, run.sha256) == ()
        assert edits.carry_rehearsed(other, place.journal.path, run.sha256, path) == 0


@pytest.mark.parametrize(
    ("address", "found"),
    [("B5", (5, 1)), ("b5", (5, 1)), ("E2", (2, 4)), ("any!C3", (3, 2))],
)
def test_a_cell_is_named_as_excel_names_it(bad, address, found):
    """In a text file its table has no name of its own."""
    _, run = bad
    assert edits.cell_at(run.layout, address) == found


@pytest.mark.parametrize(
    ("address", "slug"),
    [
        ("B1", "edit-no-such-cell"),
        ("F2", "edit-no-such-cell"),
        ("5B", "edit-address"),
        ("", "edit-address"),
        ("B0", "edit-address"),
        ("ABCD5", "edit-address"),
    ],
)
def test_what_is_no_cell_of_the_table(bad, address, slug):
    """A heading, a column too far to the right, another form."""
    with pytest.raises(InputError) as caught:
        edits.cell_at(bad[1].layout, address)
    assert caught.value.slug == slug
