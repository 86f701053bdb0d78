"""What is registered, and a file beside it: found, exported, compared, brought in line, taken
back; with what was asked, or not at all."""

from __future__ import annotations

import csv
import io
import json
import re
import time

import openpyxl
import pytest

from importer import plan as counting
from importer.model.run import ChangeNote, Outcome, Status
from importer.sandbox.app import SandboxOptions, running
from tests.web.conftest import Browser
from tests.web.forms import Form

HEAD = "OS,Serial number,Ownership,Trust\n"
TENANT = {"tenant": "sandbox"}


def rows(count, ownership="Company", first=0):
    return "".join(f"Windows,PF9X{n:04},{ownership},\n" for n in range(first, first + count))


@pytest.fixture
def imported(page):
    """Registers so many devices; gives the run."""

    def register(count):
        upload = page.drop((HEAD + rows(count)).encode(), "first.csv")
        page.follow(page.post(f"/files/{upload}/check"))
        run = page.served.desk.uploads.get(upload).run_id
        page.follow(page.agree(f"/runs/{run}/send", {"calls": count, **TENANT}))
        return run

    return register


def settled(page, answer):
    """Where a comparison or an export leads."""
    here = answer.to
    for _ in range(600):
        answer = page.get(here)
        if answer.status == 303:
            here = answer.to
        elif here.startswith("/waiting/") and answer.status == 200:
            time.sleep(0.05)
        else:
            return answer
    raise AssertionError(answer.text)


def compared(page, text, both=True, name="ledger.csv"):
    """A file dropped and compared: its id and the page that says what came of it."""
    upload = page.drop(text.encode(), name)
    fields = {"upload": upload, **({"both": "on"} if both else {})}
    return upload, settled(page, page.post("/registry/compare", fields))


def counts(page, run):
    with page.served.desk.journal() as journal:
        return {status.value: n for (_, status), n in journal.counts(run).items()}


def last_run(page):
    with page.served.desk.journal() as journal:
        return journal.runs()[-1].run_id


def book_of(answer):
    return openpyxl.load_workbook(io.BytesIO(answer.body))


def tile(answer, status):
    """The number on the tile of a status; None where there is none."""
    found = re.search(rf'tile s-{status}"><b>([\d,]+)</b>', answer.text)
    return int(found[1]) if found else None


def test_the_first_records_are_shown(page, imported):
    """Without a question; the screen is in the navigation."""
    imported(2)
    shown = page.get("/registry")
    assert shown.status == 200
    assert "PF9X0000" in shown.text
    assert 'href="/registry" aria-current="page"' in shown.text


@pytest.mark.parametrize("typed", ["PF9X0001", "pf9x0001", " PF9X0001 "])
def test_a_device_is_found_by_its_identifier(page, imported, typed):
    """In another case as well; the others are not shown."""
    imported(3)
    shown = page.get(f"/registry?q={typed.replace(' ', '+')}")
    assert "1 record found" in shown.text
    assert "PF9X0001" in shown.text
    assert "PF9X0002" not in shown.text


def test_a_device_is_found_by_its_record_id(page, imported):
    """As the results workbook names it."""
    run = imported(2)
    with page.served.desk.journal() as journal:
        record_id = next(iter(journal.stored(run))).outcome.record_id
    shown = page.get(f"/registry?q={record_id}")
    assert "1 record found" in shown.text
    assert "PF9X0000" in shown.text


@pytest.mark.parametrize("typed", ["PF9X", "nothing-like-it", "%3Cscript%3E", "x" * 5000])
def test_what_is_not_there_is_said(page, imported, typed):
    """A part of an identifier finds nothing, and what was typed is text."""
    imported(2)
    shown = page.get(f"/registry?q={typed}")
    assert shown.status == 200
    assert "No record has the identifier" in shown.text
    assert "<script>" not in shown.text.replace('<script type="module"', "")


@pytest.mark.parametrize(
    ("kind", "type_"), [("xlsx", "spreadsheetml"), ("csv", "text/csv"), ("jsonl", "jsonl")]
)
def test_the_registry_is_exported(page, imported, kind, type_):
    """All of it, to be saved under a name of ours."""
    imported(3)
    done = settled(page, page.post("/registry/export", {"kind": kind}))
    path = re.search(r'href="(/registry/exported/[^"]+/file)"', done.text)[1]
    answer = page.get(path)
    assert type_ in answer.headers["content-type"]
    assert re.search(rf"device-registry-[\d-]+-\w+\.{kind}$", answer.headers["content-disposition"])
    if kind == "csv":
        told = list(csv.reader(io.StringIO(answer.body.decode("utf-8-sig"))))
    elif kind == "jsonl":
        told = [json.loads(line).values() for line in answer.text.splitlines()]
    else:
        told = list(book_of(answer).active.iter_rows(values_only=True))
    serials = [str(value) for row in told for value in row if str(value).startswith("PF9X")]
    assert sorted(serials) == ["PF9X0000", "PF9X0001", "PF9X0002"]


@pytest.mark.parametrize("kind", ["", "json", "../x", "exe"])
def test_another_kind_of_file_is_not_written(page, kind):
    """The browser names no path and no suffix."""
    assert page.post("/registry/export", {"kind": kind}).status == 400


@pytest.mark.parametrize(
    ("asked", "serials"),
    [
        ({"only-device_ownership": "1"}, ["PF9X0003", "PF9X0004"]),
        ({"only-device_ownership": "1", "only-device_system": "1"}, ["PF9X0003", "PF9X0004"]),
        ({"field": "serial_number", "value": " PF9X0001 "}, ["PF9X0001"]),
        ({"field": "serial_number", "value": ""}, None),
        ({"only-is_managed": "true"}, []),
        ({"only-device_terminal_type": "1"}, []),
    ],
)
def test_some_of_the_registry_is_exported(page, imported, asked, serials):
    """The records that fit, and what they had to fit is said; a blank says nothing."""
    imported(3)
    upload = page.drop((HEAD + rows(2, "Personal", 3)).encode(), "more.csv")
    page.follow(page.post(f"/files/{upload}/check"))
    run = page.served.desk.uploads.get(upload).run_id
    page.follow(page.agree(f"/runs/{run}/send", {"calls": 2, **TENANT}))
    done = settled(page, page.post("/registry/export", {"kind": "jsonl", **asked}))
    path = re.search(r'href="(/registry/exported/[^"]+/file)"', done.text)[1]
    found = [json.loads(line) for line in page.get(path).text.splitlines()]
    own = sorted(s for s in (one.get("serial_number", "") for one in found) if s[:4] == "PF9X")
    assert own == (serials if serials is not None else [f"PF9X{n:04}" for n in range(5)])
    assert ("Ownership: Personal" in done.text) == ("only-device_ownership" in asked)


@pytest.mark.parametrize(
    "asked",
    [
        {"only-device_ownership": "9"},
        {"field": "device_status", "value": "1"},
        {"field": "x", "value": "1"},
        {"value": "1"},
    ],
)
def test_what_was_not_offered_is_not_asked_for(page, asked):
    """A field or a value of somebody's own making."""
    assert page.post("/registry/export", {"kind": "csv", **asked}).status == 400


@pytest.mark.parametrize("path", ["/registry/exported/x", "/registry/exported/x/file"])
def test_an_export_that_is_none_is_a_sentence(page, path):
    """By address."""
    assert page.get(path).status == 404


def test_all_there(page, imported):
    """Equal: said so, with the workbook as the proof, and nothing to be updated."""
    imported(3)
    upload, shown = compared(page, HEAD + rows(3))
    assert "Every device of the file is in the registry, and as the file says." in shown.text
    assert tile(shown, "equal") == 3
    assert f"/registry/update/{upload}" not in shown.text
    answer = page.get(f"/registry/compared/{upload}/proof")
    assert re.search(r"ledger\.comparison-.*\.xlsx", answer.headers["content-disposition"])
    assert book_of(answer).sheetnames[0] == "Summary"


def test_each_kind_of_difference_is_shown(page, imported):
    """Differs, field by field; missing; only in the registry; invalid rows stay visible."""
    imported(5)
    text = HEAD + rows(1, "Personal") + rows(2, first=1) + rows(1, first=8) + "Windows,,Company,\n"
    upload, shown = compared(page, text)
    found = {s: tile(shown, s) for s in ("equal", "differs", "missing", "invalid")}
    assert found == {"equal": 2, "differs": 1, "missing": 1, "invalid": 1}
    assert tile(shown, "extra") >= 2
    cells = re.search(r"<td>Ownership</td><td>(.*?)</td><td>(.*?)</td>", shown.text)
    assert cells.groups() == ("Company", "Personal")
    assert "Not every row" in shown.text
    sheets = book_of(page.get(f"/registry/compared/{upload}/proof")).sheetnames
    assert {"Differs", "Missing", "Only in the registry"} <= set(sheets)


def test_what_is_only_in_the_registry_is_listed_where_that_was_ticked(page, imported):
    """Otherwise it is counted; once more, it is as before."""
    imported(5)
    upload, shown = compared(page, HEAD + rows(3), both=False)
    assert tile(shown, "extra") >= 2
    for answer in (shown, settled(page, page.post("/registry/compare", {"upload": upload}))):
        assert "no row of the file means" not in answer.text
        assert 'name="both"' not in answer.text
    sheets = book_of(page.get(f"/registry/compared/{upload}/proof")).sheetnames
    assert "Only in the registry" not in sheets
    _, shown = compared(page, HEAD + rows(3))
    assert "no row of the file means" in shown.text
    assert 'name="both"' in shown.text


def test_from_a_difference_to_equal_and_back(page, imported):
    """Compare, update in two steps that name tenant and number, compare equal, undo."""
    imported(4)
    text = HEAD + rows(3, "Personal")
    upload, shown = compared(page, text)
    assert tile(shown, "differs") == 3
    assert "Ownership: Company → Personal" in shown.text
    asked = page.get(f"/registry/update/{upload}")
    assert "Change 3 records of the rehearsal?" in asked.text
    assert "Ownership: Company → Personal" in asked.text
    done = page.follow(page.agree(f"/registry/update/{upload}", {"updates": "3", **TENANT}))
    run = last_run(page)
    assert done.headers["here"] == f"/runs/{run}"
    assert counts(page, run) == {"updated": 3}
    again = settled(page, page.post("/registry/compare", {"upload": upload, "both": "on"}))
    assert tile(again, "equal") == 3
    assert "Rows" in book_of(page.post(f"/runs/{run}/workbook")).sheetnames
    listed = page.get("/runs").text
    assert ">Update</span>" in listed
    asked = page.get(f"/runs/{run}/undo")
    assert "Type the number 3" in asked.text
    assert page.agree(f"/runs/{run}/undo", {"number": "2", **TENANT}).status == 409
    undone = page.follow(page.agree(f"/runs/{run}/undo", {"number": "3", **TENANT}))
    assert counts(page, run) == {"restored": 3}
    assert "put back" in undone.text
    _, shown = compared(page, text)
    assert tile(shown, "differs") == 3


@pytest.mark.parametrize(
    "fields",
    [
        {"updates": "2", **TENANT},
        {"updates": "", **TENANT},
        {"updates": "3", "tenant": "open.feishu.cn cli_x"},
        {"updates": "3"},
        {},
    ],
)
def test_what_was_not_seen_is_not_updated(page, imported, fields):
    """Another number, another tenant, or none: nothing is changed, and no run begun."""
    first = imported(3)
    upload, _ = compared(page, HEAD + rows(3, "Personal"))
    assert page.agree(f"/registry/update/{upload}", fields).status == 409
    assert last_run(page) == first


@pytest.mark.parametrize("mark", [{}, {"mark": ""}, {"mark": "20260101-000000-0000"}])
def test_an_update_without_what_it_asks_about_is_asked_anew(page, imported, mark):
    """With why; the form that comes with that is a yes."""
    first = imported(3)
    upload, _ = compared(page, HEAD + rows(3, "Personal"))
    fields = {"updates": "3", **TENANT}
    answer = page.post(f"/registry/update/{upload}", {**fields, **mark})
    assert answer.status == 409
    assert "the yes was not to what would be done now" in answer.text
    assert "Change 3 records of the rehearsal?" in answer.text
    assert last_run(page) == first
    seen = Form(answer.text, None).fields
    page.follow(page.post(f"/registry/update/{upload}", seen))
    assert counts(page, last_run(page)) == {"updated": 3}


def test_a_file_that_is_read_otherwise_by_now_is_not_updated(page, imported):
    """A default was chosen since: what was compared is not what the file says."""
    first = imported(3)
    upload, _ = compared(page, HEAD + rows(3, "Personal"))
    seen = Form(page.get(f"/registry/update/{upload}").text, None).fields
    fields = Form(page.get(f"/files/{upload}").text, "choose").fields
    page.post(f"/files/{upload}/choose", {**fields, "set-device_status": "Trusted"})
    shown = page.get(f"/registry/compared/{upload}")
    assert "Compare it again" in shown.text
    assert f'href="/registry/update/{upload}"' not in shown.text
    assert page.get(f"/registry/update/{upload}").to == f"/registry/compared/{upload}"
    assert page.post(f"/registry/update/{upload}", seen).status == 409
    assert last_run(page) == first


def test_what_another_tab_compared_anew_is_not_what_was_seen(page, imported):
    """As many records, and another change: whoever said yes to the first one is shown it anew."""
    first = imported(2)

    def chosen(name, value):
        fields = Form(page.get(f"/files/{upload}").text, "choose").fields
        page.post(f"/files/{upload}/choose", {**fields, name: value})
        shown = settled(page, page.post("/registry/compare", {"upload": upload}))
        asked = page.get(f"/registry/update/{upload}")
        return tile(shown, "differs"), asked.text, Form(asked.text, None).fields

    upload, _ = compared(page, HEAD + rows(2, ""))
    count, text, seen = chosen("set-device_ownership", "Personal")
    assert (count, "Ownership: Company → Personal" in text) == (2, True)
    chosen("set-device_ownership", "")
    count, text, now = chosen("set-device_status", "Trusted")
    assert (count, "Trust: Unknown → Trusted" in text) == (2, True)
    assert page.post(f"/registry/update/{upload}", seen).status == 409
    assert last_run(page) == first
    page.follow(page.post(f"/registry/update/{upload}", now))
    assert counts(page, last_run(page)) == {"updated": 2}


def test_an_update_is_begun_once(page, imported):
    """Yes, twice: the second leads to the first's run."""
    imported(2)
    upload, _ = compared(page, HEAD + rows(2, "Personal"))
    fields = Form(page.get(f"/registry/update/{upload}").text, None).fields
    page.follow(page.post(f"/registry/update/{upload}", fields))
    run = last_run(page)
    assert page.post(f"/registry/update/{upload}", fields).to == f"/runs/{run}"
    earlier = {**fields, "mark": "20260101-000000-0000"}  # of a comparison before, in another tab
    assert page.post(f"/registry/update/{upload}", earlier).to == f"/runs/{run}"
    assert page.get(f"/registry/update/{upload}").to == f"/runs/{run}"
    assert last_run(page) == run


def test_an_update_that_was_stopped_goes_on(page, imported):
    """Its rows are shown as they come; the rest waits for another yes."""
    imported(30)
    upload, _ = compared(page, HEAD + rows(30, "Personal"), both=False)
    answer = page.agree(f"/registry/update/{upload}", {"updates": "30", **TENANT})
    run = last_run(page)
    assert answer.to == f"/runs/{run}/progress"
    assert "Updating from ledger.csv" in page.get(answer.to).text
    while "updated" not in counts(page, run):  # one that never began asks for another yes
        time.sleep(0.05)
    shown = page.follow(page.post(f"/runs/{run}/stop"))
    found = counts(page, run)
    left = found["differs"]
    assert left > 0
    assert f"Go on with {left} rows" in shown.text
    yes = {"calls": "0", "updates": str(left), **TENANT}
    asked = settled(page, page.agree(f"/runs/{run}/send", yes))  # compared anew before that
    assert counts(page, run) == found
    assert f"Change {left} records of the rehearsal?" in asked.text
    wrong = {"calls": "0", "updates": str(left + 1), **TENANT}
    assert page.agree(f"/runs/{run}/send", wrong).status == 409
    page.follow(page.agree(f"/runs/{run}/send", yes))
    assert counts(page, run) == {"updated": 30}


def test_an_update_whose_rest_others_did_ends_without_a_question(page, imported):
    """It is compared anew before it goes on, and nothing is left to say yes to."""
    imported(30)
    text = HEAD + rows(30, "Personal")
    upload, _ = compared(page, text, both=False)
    page.agree(f"/registry/update/{upload}", {"updates": "30", **TENANT})
    run = last_run(page)
    while "updated" not in counts(page, run):  # one that never began does not come to its end
        time.sleep(0.05)
    page.follow(page.post(f"/runs/{run}/stop"))
    left = counts(page, run)["differs"]
    other, _ = compared(page, text + "\n", both=False, name="other.csv")
    page.follow(page.agree(f"/registry/update/{other}", {"updates": str(left), **TENANT}))
    shown = settled(page, page.post(f"/runs/{run}/inquiry"))
    found = counts(page, run)
    assert (found["equal"], sum(found.values())) == (left, 30)
    assert "finished" in shown.text
    assert "Go on with" not in shown.text


def test_an_update_that_failed_is_tried_again(page, imported):
    """Its row alone, after another yes that counts it."""
    imported(3)
    upload, _ = compared(page, HEAD + rows(3, "Personal"))
    with page.served.desk.journal() as journal:
        run = page.served.desk.compared[upload].adopt(journal).run_id
        for number in (2, 3):
            outcome = Outcome(number, Status.FAILED, note=ChangeNote.FAILED)
            journal.changes(run).settle(outcome)
    page.served.desk.inquired[run] = time.monotonic()  # it was compared just now
    fields = {"calls": "0", "updates": "1", **TENANT}
    page.follow(page.agree(f"/runs/{run}/send", fields))
    assert counts(page, run) == {"failed": 2, "updated": 1}
    assert "Try 2 rows again" in page.get(f"/runs/{run}").text
    asked = page.get(f"/runs/{run}/send?again=1")
    assert "Change 2 records of the rehearsal?" in asked.text
    page.follow(page.agree(f"/runs/{run}/send", {**fields, "updates": "2", "again": "1"}))
    assert counts(page, run) == {"updated": 3}


def test_what_others_changed_meanwhile_is_asked_about_again(page, imported):
    """As the registry has it now, after another yes that counts it."""
    imported(3)
    upload, _ = compared(page, HEAD + rows(3, "Personal"))
    with page.served.desk.journal() as journal:
        run = page.served.desk.compared[upload].adopt(journal).run_id
        outcome = Outcome(2, Status.CHANGED, note=ChangeNote.SINCE, registry_ownership=0)
        journal.changes(run).settle(outcome)
    page.served.desk.inquired[run] = time.monotonic()  # it was compared just now
    fields = {"calls": "0", "updates": "2", **TENANT}
    page.follow(page.agree(f"/runs/{run}/send", fields))
    assert counts(page, run) == {"changed": 1, "updated": 2}
    shown = page.get(f"/runs/{run}")
    assert ("Show what others changed (1)" in shown.text, "Try " in shown.text) == (True, False)
    for before, outcome in (("Unknown", "changed"), ("Company", "updated")):
        asked = page.get(f"/runs/{run}/send?again=changed")
        assert "Change one record of the rehearsal?" in asked.text
        assert f"Ownership: {before} → Personal" in asked.text
        yes = {**fields, "updates": "1", "again": "changed"}
        page.follow(page.agree(f"/runs/{run}/send", yes))
        assert counts(page, run)[outcome] == {"changed": 1, "updated": 3}[outcome]
    assert "Show what others changed" not in page.get(f"/runs/{run}").text


def test_a_comparison_of_another_tenant_is_not_shown(page, imported, keys, tmp_path):
    """Nor of a page that was ended since."""
    imported(1)
    upload, _ = compared(page, HEAD + rows(1))
    page.served.desk.connect(keys("http://127.0.0.1:1", tmp_path))
    assert page.get(f"/registry/compared/{upload}").status == 404


def test_a_file_that_can_not_be_read_is_a_sentence(page):
    """Its columns are not understood: nothing is compared, and the way on is there."""
    upload = page.drop(b"Colour\nred\n", "colours.csv")
    answer = page.post("/registry/compare", {"upload": upload})
    shown = page.get(answer.to)
    assert shown.status == 400
    assert "Traceback" not in shown.text
    assert page.get(f"/registry/compared/{upload}").status == 404


def test_what_a_file_holds_is_text(page):
    """Markup in its name and cells."""
    evil = "<b onclick=x>"
    _, shown = compared(page, HEAD + f'"{evil}",SN1,,\nWindows,PF9X{evil},,\n', f"{evil}.csv")
    assert "<b onclick" not in shown.text
    assert "<b onclick" not in page.get("/registry").text


def test_without_the_permission_to_read_that_is_said(serve, keys, tmp_path):
    """Which scope, on each way; the screen is there all the same."""
    options = SandboxOptions(window="off", scopes=("security_and_compliance:device_record:write",))
    with running(options) as box, serve(settings=keys(box.base_url, tmp_path)) as served:
        page = Browser(served)
        page.open(served.link())
        page.post("/welcome/given")
        shown = page.get("/registry")
        assert "device_record:read" in shown.text
        upload = page.drop((HEAD + rows(1)).encode(), "a.csv")
        fields = {"upload": upload}
        assert "device_record:read" in settled(page, page.post("/registry/compare", fields)).text
        done = settled(page, page.post("/registry/export", {"kind": "csv"}))
        assert "device_record:read" in done.text
        assert "No file was written" in done.text


@pytest.fixture
def planned(page):
    """A file checked as an import that updates as well: its id, its run, its plan."""

    def plan(text):
        upload = page.drop(text.encode(), "both.csv")
        page.follow(page.post(f"/files/{upload}/check"))
        shown = page.follow(page.post(f"/files/{upload}/both", {"update": "on"}))
        return upload, page.served.desk.uploads.get(upload).run_id, shown

    return plan


def test_an_import_brings_in_line_what_is_there(page, imported, planned):
    """What is new is created, what differs updated, counted before; an undo takes both back."""
    imported(3)
    _, run, plan = planned(HEAD + rows(2, "Personal") + rows(2, first=7))
    assert "Import 2 and update 2" in plan.text
    assert "Ownership: Company → Personal" in plan.text
    asked = page.get(f"/runs/{run}/send")
    assert "Register 2 devices and update 2 records with the rehearsal?" in asked.text
    for wrong in ({"calls": "2", "updates": "1"}, {"calls": "1", "updates": "2"}, {"calls": "2"}):
        assert page.agree(f"/runs/{run}/send", {**wrong, **TENANT}).status == 409
    page.follow(page.agree(f"/runs/{run}/send", {"calls": "2", "updates": "2", **TENANT}))
    assert counts(page, run) == {"created": 2, "updated": 2}
    asked = page.get(f"/runs/{run}/undo")
    assert "Type the number 4" in asked.text
    page.follow(page.agree(f"/runs/{run}/undo", {"number": "4", **TENANT}))
    assert counts(page, run) == {"removed": 2, "restored": 2}


def test_updating_as_well_is_a_choice_that_can_be_taken_back(page, imported, planned):
    """Off again, the plan is that of an import, and existing devices stay as they are."""
    imported(2)
    upload, _, plan = planned(HEAD + rows(2, "Personal"))
    assert "Update 2 records" in plan.text
    again = page.follow(page.post(f"/files/{upload}/both", {"update": ""}))
    assert "Update 2 records" not in again.text
    assert not page.served.desk.uploads.get(upload).choices.update


def test_a_comparison_of_rows_to_fix_speaks_of_them_alone(page):
    """Not of the file that they were made from, nor of a row that proved to be no device; a file
    with all of its rows says so."""
    wrong = "Windwos,PF9X0007,,\nWindwos,PF9X0008,,\n"
    upload = page.drop((HEAD + rows(2) + wrong).encode(), "first.csv")
    page.follow(page.post(f"/files/{upload}/check"))
    run = page.served.desk.uploads.get(upload).run_id
    page.follow(page.agree(f"/runs/{run}/send", {"calls": 2, **TENANT}))
    book = book_of(page.post(f"/runs/{run}/workbook"))
    bare = io.BytesIO()
    book.save(bare)
    fix = page.drop(bare.getvalue(), "results.xlsx")
    shown = settled(page, page.post("/registry/compare", {"upload": fix}))
    assert (tile(shown, "invalid"), "Only the rows to fix" in shown.text) == (2, False)
    sheet = book["To fix"]
    place = next(c.column for c in sheet[1] if c.value == "Operating system")
    sheet.cell(2, place).value, sheet.cell(3, place).value = "Windows", "Printer"
    saved = io.BytesIO()
    book.save(saved)
    fix = page.drop(saved.getvalue(), "results.xlsx")
    page.follow(page.post(f"/files/{fix}/check"))
    again = page.served.desk.uploads.get(fix).run_id
    page.follow(page.agree(f"/runs/{again}/send", {"calls": 1, **TENANT}))
    shown = settled(page, page.post("/registry/compare", {"upload": fix}))
    assert (tile(shown, "equal"), tile(shown, "left_out")) == (1, 1)
    assert "Every device of the rows to fix is in the registry" in shown.text
    assert "Only the rows to fix were compared" in shown.text
    assert "Every device of the file" not in shown.text
    _, shown = compared(page, HEAD + rows(2))
    assert "Every device of the file is in the registry" in shown.text
    assert "rows to fix" not in shown.text


def test_what_was_corrected_on_the_page_is_compared_and_updated(page, imported):
    """The cells of now, not those of the file; a correction after that is to be compared again."""
    imported(3)
    upload, shown = compared(page, HEAD + rows(3).replace("Company", "Persnal", 1))
    assert tile(shown, "invalid") == 1
    page.follow(page.post(f"/files/{upload}/check"))

    def correct(seen, new):
        fields = {"number": "2", "column": "2", "seen": seen, "new": new}
        answer = page.post(f"/files/{upload}/edit", fields, {"Accept": "application/json"})
        assert answer.status == 200, answer.text

    correct("Persnal", "Personal")
    assert "Compare it again" in page.get(f"/registry/compared/{upload}").text
    again = {"upload": upload, "both": "on"}
    shown = settled(page, page.post("/registry/compare", again))
    assert (tile(shown, "differs"), tile(shown, "equal")) == (1, 2)
    assert "Corrected" in shown.text
    correct("Personal", "Company")
    yes = {"updates": "1", **TENANT}
    assert page.agree(f"/registry/update/{upload}", yes).status == 409
    correct("Company", "Personal")
    settled(page, page.post("/registry/compare", again))
    page.follow(page.agree(f"/registry/update/{upload}", yes))
    assert counts(page, last_run(page)) == {"equal": 2, "updated": 1}


def test_a_registry_that_does_not_answer_is_said(serve, keys, tmp_path, monkeypatch):
    """The screen is there, with a sentence that does not speak of a run."""
    from importer.web.screens import registry

    monkeypatch.setattr(registry, "_PATIENCE", 0.0)
    with serve(settings=keys("http://127.0.0.1:9", tmp_path)) as served:
        page = Browser(served)
        page.open(served.link())
        shown = page.get("/registry")
    assert shown.status == 200
    assert "127.0.0.1 can&#39;t be reached" in shown.text


def test_a_question_that_another_tab_asked_anew_is_not_what_was_seen(page, imported, planned):
    """As many records, and others: the first tab's yes is to what is there no more."""
    imported(3)
    _, run, _ = planned(HEAD + rows(2, "Personal"))
    seen = Form(page.get(f"/runs/{run}/send").text, None).fields
    with page.served.desk.journal() as journal:
        journal._database.change("UPDATE rows SET registry_ownership = 0 WHERE number = 2")
    assert page.post(f"/runs/{run}/send", seen).status == 409
    assert counts(page, run).keys().isdisjoint({"updated"})
    now = Form(page.get(f"/runs/{run}/send").text, None).fields
    assert now["updates"] == seen["updates"] == ["2"]
    page.follow(page.post(f"/runs/{run}/send", now))
    assert counts(page, run) == {"updated": 1, "changed": 1}


def test_an_import_that_goes_on_asks_the_registry_anew(page, imported, planned):
    """What was true before it stopped is not sent: what is true now is shown, and asked about."""
    imported(3)
    _, run, _ = planned(HEAD + rows(2, "Personal") + rows(3, first=7))
    some = {"calls": "3", "updates": "2", "first": "1", **TENANT}
    page.follow(page.agree(f"/runs/{run}/send", some))
    before = counts(page, run)
    assert before["created"] == 1
    other = page.drop((HEAD + rows(1, first=8)).encode(), "other.csv")
    page.follow(page.post(f"/files/{other}/check"))
    theirs = page.served.desk.uploads.get(other).run_id
    page.follow(page.agree(f"/runs/{theirs}/send", {"calls": "1", **TENANT}))
    shown = page.get(f"/runs/{run}")
    assert f'action="/runs/{run}/inquiry"' in shown.text
    assert "what is true now" in page.get(f"/runs/{run}/send").text
    with page.served.desk.journal() as journal:
        ahead = counting.plan(journal, journal.run(run), 10)
    stale = {"calls": str(ahead.calls), "updates": str(ahead.updates), **TENANT}
    asked = settled(page, page.agree(f"/runs/{run}/send", stale))
    assert sum(counts(page, run).get(s, 0) for s in ("created", "updated")) == 1
    assert "Register one device and update 2 records" in asked.text
    page.follow(page.agree(f"/runs/{run}/send", {"calls": "1", "updates": "2", **TENANT}))
    assert counts(page, run) == {"created": 2, "updated": 2, "created_before": 1}


def test_an_import_that_was_checked_long_ago_asks_anew_as_well(page, imported, planned):
    """A plan that lay open over night, or longer than the page was served."""
    imported(2)
    _, run, _ = planned(HEAD + rows(2, "Personal"))
    page.served.desk.inquired.clear()
    assert "update 2 records" not in page.get(f"/runs/{run}/send").text
    stale = {"calls": "0", "updates": "2", **TENANT}
    asked = settled(page, page.agree(f"/runs/{run}/send", stale))
    assert counts(page, run) == {"created_before": 2}
    assert "Change 2 records" in asked.text
    page.follow(page.agree(f"/runs/{run}/send", stale))
    assert counts(page, run) == {"updated": 2}


def test_an_import_whose_rest_others_did_ends_without_a_question(page, imported, planned):
    """Nothing is left to say yes to: it is finished, and nothing was sent."""
    imported(1)
    _, run, _ = planned(HEAD + rows(2, first=5))
    page.follow(page.agree(f"/runs/{run}/send", {"calls": "2", "first": "1", **TENANT}))
    other = page.drop((HEAD + rows(1, first=6)).encode(), "other.csv")
    page.follow(page.post(f"/files/{other}/check"))
    theirs = page.served.desk.uploads.get(other).run_id
    page.follow(page.agree(f"/runs/{theirs}/send", {"calls": "1", **TENANT}))
    shown = settled(page, page.post(f"/runs/{run}/inquiry"))
    assert counts(page, run) == {"created": 1, "created_before": 1}
    assert "finished" in shown.text
    assert "Go on with" not in shown.text


def test_an_import_that_was_killed_is_put_beside_the_registry(page, imported, planned):
    """It seems to be sent, and nobody sends: it counts as interrupted, and can be gone on with."""
    imported(2)
    _, run, _ = planned(HEAD + rows(2, "Personal"))
    page.served.desk.inquired.clear()
    with page.served.desk.journal() as journal:
        journal.begin(run, 10.0, (), time.time())
    asked = settled(page, page.post(f"/runs/{run}/inquiry"))
    assert "Change 2 records" in asked.text


def test_nothing_is_asked_of_the_registry_where_nothing_is_known_of_it(page, imported):
    """A plain import that was checked long ago is asked about as it was."""
    imported(1)
    upload = page.drop((HEAD + rows(2, first=5)).encode(), "new.csv")
    page.follow(page.post(f"/files/{upload}/check"))
    page.served.desk.inquired.clear()
    run = page.served.desk.uploads.get(upload).run_id
    assert "Register 2 devices" in page.get(f"/runs/{run}/send").text
