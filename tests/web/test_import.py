"""From a file to its proof, and back again: what is asked is what is done."""

from __future__ import annotations

import io
import json
import re
import threading
import time
from contextlib import suppress
from urllib.parse import urlencode

import openpyxl
import pytest
from filelock import FileLock

from importer import pipeline
from importer.model import JournalBusy, Outcome, Status
from importer.texts import Lang
from importer.web.screens import reading
from tests.web.conftest import Browser
from tests.web.forms import Form

#: Why somebody is asked once more.
OTHER = "the yes was not to what would be done now"
HEAD = "OS,Serial number\n"


def rows(count, first=0):
    return "".join(f"Windows,SN{n:06}\n" for n in range(first, first + count))


@pytest.fixture
def checked(page):
    """Drops a table and checks it; gives (upload, run, the page of the plan)."""

    def check(text, name="devices.csv"):
        upload = page.drop(text.encode(), name)
        plan = page.follow(page.post(f"/files/{upload}/check"))
        if plan.headers["here"].endswith("/fix"):
            plan = page.get(f"/files/{upload}/plan")
        run = page.served.desk.uploads.get(upload).run_id
        return upload, run, plan

    return check


def send(page, run, calls, **fields):
    answer = page.agree(f"/runs/{run}/send", {"calls": calls, "tenant": "sandbox", **fields})
    return page.follow(answer) if answer.status == 303 else answer


def settle(journal, run, outcome):
    """As another program does beside the page: whoever sends waits for nobody but tries again."""
    while True:
        with suppress(JournalBusy):
            return journal.log(run).settle(outcome)


def counts(page, run):
    with page.served.desk.journal() as journal:
        return {status.value: n for (_, status), n in journal.counts(run).items()}


def test_a_file_becomes_devices_and_a_workbook(page, checked):
    """The whole way, with a proof whose numbers add up."""
    _, run, plan = checked(HEAD + rows(3) + "Windows,\n")
    assert "3 devices are ready for the rehearsal" in plan.text
    shown = send(page, run, 3)
    assert shown.headers["here"] == f"/runs/{run}"
    assert counts(page, run) == {"created": 3, "invalid": 1}
    answer = page.post(f"/runs/{run}/workbook")
    assert re.search(r"devices\.results-.*\.xlsx", answer.headers["content-disposition"])
    book = openpyxl.load_workbook(io.BytesIO(answer.body))
    assert book.sheetnames == ["Summary", "Rows", "To fix"]


@pytest.mark.parametrize(("kind", "type_"), [("csv", "text/csv"), ("jsonl", "jsonl")])
def test_results_are_data_as_well(page, checked, kind, type_):
    """Each row with its status."""
    _, run, _ = checked(HEAD + rows(3) + "Windows,\n")
    send(page, run, 3)
    answer = page.post(f"/runs/{run}/workbook", {"kind": kind})
    assert type_ in answer.headers["content-type"]
    text = answer.body.decode("utf-8-sig")
    assert text.count("created") == 3
    assert text.count("invalid") >= 1


def test_results_of_another_kind_are_not_written(page, checked):
    """The browser names no suffix."""
    _, run, _ = checked(HEAD + rows(1))
    send(page, run, 1)
    assert page.post(f"/runs/{run}/workbook", {"kind": "../x"}).status == 400


def test_the_plan_says_what_is_sent_as_unknown(page, checked):
    """Whoever wants company devices learns before the question that the file does not say so."""
    _, _, plan = checked("OS,Serial number,Ownership\nWindows,SN1,company\nWindows,SN2,\n")
    assert "Ownership: empty in 1 of them, sent as unknown." in plan.text
    assert "Trust: empty in 2 of them, sent as unknown." in plan.text


def test_the_plan_says_what_was_chosen_for_empty_cells(page, checked):
    """As in a terminal: the value for the whole file is seen before the question as well."""
    table = "OS,Serial number,Ownership\nWindows,PF4ABC01,company\nWindows,PF4ABC02,\n"
    upload, _, plan = checked(table)
    assert "Where a row says nothing" not in plan.text
    form = Form(page.get(f"/files/{upload}").text, "choose").fields
    page.post(f"/files/{upload}/choose", {**form, "set-device_status": "Trusted"})
    page.follow(page.post(f"/files/{upload}/check"))
    plan = page.get(f"/files/{upload}/plan")
    assert "Where a row says nothing, it is sent with: Trust “Trusted”." in plan.text
    assert "Ownership: empty in 1 of them, sent as unknown." in plan.text


def test_a_workbook_from_the_page_says_what_any_workbook_says(page, checked, tmp_path):
    """It is read in Excel, away from the page: what to type there, and not what to press."""
    _, run, _ = checked(HEAD + rows(3) + "Windows,1.23E+10\nWindows,N/A\n")
    send(page, run, 3, first="1")
    answer = page.post(f"/runs/{run}/workbook")
    with page.served.desk.journal() as journal:
        path = pipeline.report(journal, journal.run(run), Lang.EN, tmp_path / "other.xlsx")

    def said(book):
        cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
        return {str(cell.value) for cell in cells if isinstance(cell.value, str)}

    theirs = said(openpyxl.load_workbook(io.BytesIO(answer.body)))
    assert theirs == said(openpyxl.load_workbook(path))
    assert any("device-importer resume" in text for text in theirs)


def test_devices_that_are_looked_up_are_no_rows_that_were_read(page, checked, monkeypatch):
    """While a file is checked the registry is asked: what it says counts no rows of the file."""
    looked, begun, seen = threading.Event(), threading.Event(), []

    def slow(desk, job, journal, run_id):
        job.hear(Outcome(2, Status.CREATED_BEFORE))
        begun.set()
        looked.wait(20)

    monkeypatch.setattr(reading, "inquire", slow)
    upload = page.drop((HEAD + rows(2)).encode())
    to = page.post(f"/files/{upload}/check").to
    assert begun.wait(20)
    seen.append(json.loads(page.get(f"{to}/news").text)["text"])
    looked.set()
    page.follow(page.get(to))
    assert seen == ["Asks what of these devices is registered by now, and how. Nothing is changed."]


def test_the_question_names_tenant_and_number(page, checked):
    """Two steps: the plan leads to a question, and only its yes sends."""
    _, run, plan = checked(HEAD + rows(4))
    assert f'href="/runs/{run}/send"' in plan.text
    asked = page.get(f"/runs/{run}/send")
    assert "Register 4 devices with the rehearsal?" in asked.text
    assert counts(page, run) == {"pending": 4}


@pytest.mark.parametrize(
    "fields",
    [
        {"calls": "5", "tenant": "sandbox"},
        {"calls": "", "tenant": "sandbox"},
        {"calls": "4", "tenant": "open.feishu.cn cli_x"},
        {"calls": "4"},
        {},
    ],
)
def test_what_was_not_seen_is_not_sent(page, checked, fields):
    """Another number, another tenant, or none: nothing is sent."""
    _, run, _ = checked(HEAD + rows(4))
    assert page.agree(f"/runs/{run}/send", fields).status == 409
    assert counts(page, run) == {"pending": 4}


@pytest.mark.parametrize("mark", [{}, {"mark": ""}, {"mark": "0123456789abcdef"}])
@pytest.mark.parametrize("first", ["", "3"])
def test_a_form_that_does_not_say_what_it_asks_about_shows_the_question(page, checked, mark, first):
    """With why, and nothing is sent; the form that comes with that is a yes."""
    _, run, _ = checked(HEAD + rows(4))
    fields = {"calls": "4", "updates": "0", "tenant": "sandbox", "first": first, **mark}
    answer = page.post(f"/runs/{run}/send", fields)
    assert answer.status == 409
    assert OTHER in answer.text
    assert f"Register {first or 4} devices with the rehearsal?" in answer.text
    assert counts(page, run) == {"pending": 4}
    asked = page.get(f"/runs/{run}/send?first={first}")
    assert (asked.status, OTHER in asked.text) == (200, False)
    seen, now = Form(answer.text, None).fields, Form(asked.text, None).fields
    assert {**seen, "back": ""} == {**now, "back": ""}  # where the choice of a language leads to
    page.follow(page.post(f"/runs/{run}/send", seen))
    assert counts(page, run)["created"] == int(first or 4)


def test_a_few_are_tried_first(page, checked):
    """Three, and the others wait for another yes."""
    _, run, plan = checked(HEAD + rows(5))
    assert f"/runs/{run}/send?first=3" in plan.text
    shown = send(page, run, 5, first="3")
    assert counts(page, run) == {"created": 3, "unsent": 2}
    assert "Go on with 2 rows" in shown.text
    send(page, run, 2)
    assert counts(page, run) == {"created": 5}


def test_what_came_of_an_import_adds_up(page, checked):
    """One cause of several kinds of things says how many there are of each; what to do next is
    something to be done on the page."""
    table = "Category,OS,Serial number\nMonitor,,M1\nMonitor,,M2\nPrinter,,P1\nLaptop,Windows,\n"
    _, run, _ = checked(table + "Laptop,Windows,SN000001\n")
    shown = send(page, run, 1)
    assert "Monitors 2 · Printers and scanners 1" in shown.text
    assert "Correct the file on the page" in shown.text
    assert "import this workbook" not in shown.text


def test_the_same_file_is_not_imported_twice(page, checked):
    """Dropped again, it is the import that there was."""
    text = HEAD + rows(2)
    _, run, _ = checked(text)
    send(page, run, 2)
    _, again, shown = checked(text)
    assert again == run
    assert shown.headers["here"].startswith(f"/runs/{run}")
    assert "was imported before" in shown.text


def test_an_undo_wants_the_number_typed(page, checked):
    """Another number deletes nothing; the right one all that was created."""
    _, run, _ = checked(HEAD + rows(3))
    send(page, run, 3)
    asked = page.get(f"/runs/{run}/undo")
    assert "Type the number 3" in asked.text
    for wrong in ("", "2", "all", "３0"):
        fields = {"number": wrong, "tenant": "sandbox"}
        assert page.agree(f"/runs/{run}/undo", fields).status == 409
    assert page.agree(f"/runs/{run}/undo", {"number": "3", "tenant": "x"}).status == 409
    assert counts(page, run) == {"created": 3}
    page.follow(page.agree(f"/runs/{run}/undo", {"number": "３", "tenant": "sandbox"}))
    assert counts(page, run) == {"removed": 3}


@pytest.mark.parametrize("mark", [{}, {"mark": ""}, {"mark": "0123456789abcdef"}])
def test_the_number_alone_takes_nothing_back(page, checked, mark):
    """Without what the question was about it is asked anew; then the number is a yes."""
    _, run, _ = checked(HEAD + rows(6))
    send(page, run, 6)
    some = {"rows": "3-4,6", "tenant": "sandbox", "number": "3"}
    answer = page.post(f"/runs/{run}/undo", {**some, **mark})
    assert (answer.status, OTHER in answer.text) == (409, True)
    assert ("Type the number 3" in answer.text, "That is not 3" in answer.text) == (True, False)
    assert counts(page, run) == {"created": 6}
    seen = {name: values[0] for name, values in Form(answer.text, None).fields.items()}
    assert seen["rows"] == "3-4,6"
    page.follow(page.post(f"/runs/{run}/undo", {**some, "mark": seen["mark"]}))
    assert counts(page, run) == {"created": 3, "removed": 3}


def test_a_second_click_watches_what_the_first_one_began(page, checked):
    """Nobody is told that nothing was done while it is; the question asks for nothing either."""
    _, run, _ = checked(HEAD + rows(40))
    for deed, number in (("send", {}), ("undo", {"number": "40"})):
        asked = f"/runs/{run}/{deed}"
        assert page.get(asked).status == 200
        seen = Form(page.get(asked).text, None).fields | number
        begun = page.post(asked, seen)
        settled = _wait_for(page, run, "created" if deed == "send" else "removed")
        stale = page.post(asked, seen)
        assert settled < 40
        assert [begun.to, stale.to, page.get(asked).to] == [f"/runs/{run}/progress"] * 3
        page.follow(begun)
    assert counts(page, run) == {"removed": 40}


def _wait_for(page, run, status):
    """How many rows have a status, once the first ones do."""
    for _ in range(600):
        if found := counts(page, run).get(status, 0):
            return found
        time.sleep(0.01)
    raise AssertionError(status)


def test_as_many_others_are_not_taken_back(page, checked):
    """Another program took a row back and created one: the number is the same, the rows are not."""
    _, run, _ = checked(HEAD + rows(5))
    send(page, run, 5, first="3")
    before = page.get(f"/runs/{run}/undo").text
    seen = re.search(r'name="mark" value="([^"]+)"', before)[1]
    with page.served.desk.journal() as journal:
        settle(journal, run, Outcome(2, Status.REMOVED))
        settle(journal, run, Outcome(6, Status.CREATED, "7000000000000000001"))
    fields = {"number": "3", "tenant": "sandbox"}
    answer = page.post(f"/runs/{run}/undo", {**fields, "mark": seen})
    assert (answer.status, OTHER in answer.text) == (409, True)
    assert counts(page, run) == {"created": 3, "removed": 1, "unsent": 1}


def test_some_rows_are_taken_back(page, checked):
    """Those that were named, asked about with their own number; a second time there is none."""
    _, run, _ = checked(HEAD + rows(6))
    send(page, run, 6)
    asked = page.get(f"/runs/{run}/undo?rows=3-4,%206")
    assert "Only these rows; all others stay as they are: 3-4,6" in asked.text
    assert "Type the number 3" in asked.text
    some = {"rows": "3-4,6", "tenant": "sandbox"}
    assert page.agree(f"/runs/{run}/undo", {**some, "number": "6"}).status == 409
    assert counts(page, run) == {"created": 6}
    page.follow(page.agree(f"/runs/{run}/undo", {**some, "number": "3"}))
    assert counts(page, run) == {"created": 3, "removed": 3}
    with page.served.desk.journal() as journal:
        left = [record.number for record, _ in journal.undoing(run).created()]
    assert left == [2, 5, 7]
    assert "taken back already" in page.get(f"/runs/{run}/undo?rows=3-4").text
    assert "Type the number 3" in page.get(f"/runs/{run}/undo").text


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("first", "“first” names no rows"),
        ("4-2", "“4-2” names no rows"),
        ("2,9", "did not create or update: 9"),
        ("1", "did not create or update: 1"),
        ("<b>", "“&lt;b&gt;” names no rows"),
    ],
)
def test_rows_that_are_none_are_said_where_they_were_typed(page, checked, wanted, said):
    """With what was typed, and nothing that could be said yes to; nothing is taken back."""
    _, run, _ = checked(HEAD + rows(2))
    send(page, run, 2)
    asked = page.get(f"/runs/{run}/undo?{urlencode({'rows': wanted})}")
    assert asked.status == 400
    assert said in asked.text
    assert "--rows" not in asked.text
    assert 'name="number"' not in asked.text
    fields = {"rows": wanted, "number": "2", "tenant": "sandbox"}
    assert page.agree(f"/runs/{run}/undo", fields).status == 400
    assert counts(page, run) == {"created": 2}


def test_the_log_of_a_run_is_shown_and_saved(page, checked):
    """Row after row with its time."""
    _, run, _ = checked(HEAD + rows(3) + "Windows,\n")
    send(page, run, 3)
    assert f'href="/runs/{run}/log"' in page.get(f"/runs/{run}").text
    shown = page.get(f"/runs/{run}/log")
    saved = page.get(f"/runs/{run}/log/file")
    assert f"{run}.log.txt" in saved.headers["content-disposition"]
    lines = [line.split("\t") for line in saved.body.decode("utf-8-sig").splitlines()]
    said = [what for _, what in lines if what.startswith("Row ") and "Created" in what]
    assert sorted(said) == ["Row 2: Created", "Row 3: Created", "Row 4: Created"]
    assert lines == sorted(lines, key=lambda line: line[0])
    assert all(what in shown.text for what in said)
    assert page.get("/runs/none/log").status == 404


def test_the_copy_of_a_file_is_deleted_and_its_run_stays(page, checked):
    """From the run's own page; the second time there is nothing left to delete."""
    upload, run, _ = checked(HEAD + rows(2))
    send(page, run, 2)
    assert "Delete the copy of the file" in page.get(f"/runs/{run}").text
    for _ in range(2):
        shown = page.follow(page.post(f"/runs/{run}/forget-file"))
        assert shown.headers["here"] == f"/runs/{run}"
        assert "Delete the copy of the file" not in shown.text
    assert page.served.desk.uploads.find(upload) is None
    assert counts(page, run) == {"created": 2}


def test_the_runs_say_how_many_cells_are_corrected(page, checked):
    """In the list, and on the page of the run."""
    upload, run, _ = checked(HEAD + rows(2))
    fields = {"number": "2", "column": "1", "seen": "SN000000", "new": "SN000009"}
    answer = page.post(f"/files/{upload}/edit", fields, {"Accept": "application/json"})
    assert answer.status == 200
    page.follow(page.post(f"/files/{upload}/check"))
    run = page.served.desk.uploads.get(upload).run_id
    send(page, run, 2)
    assert "1 cell corrected" in page.get("/runs").text
    assert "1 cell corrected" in page.get(f"/runs/{run}").text


def test_what_goes_on_is_the_same_in_every_tab(page, checked):
    """Two browsers, one run; either can stop it, and it goes on from there."""
    _, run, _ = checked(HEAD + rows(400))
    other = Browser(page.served)
    other.open(page.served.link())
    page.agree(f"/runs/{run}/send", {"calls": "400", "tenant": "sandbox"})
    for tab in (page, other):
        assert tab.get(f"/runs/{run}/progress").status == 200
        assert json.loads(tab.get(f"/runs/{run}/progress/news").text)["total"] == 400
    assert other.post("/welcome/forget").status == 409
    shown = page.follow(other.post(f"/runs/{run}/stop"))
    found = counts(page, run)
    assert found["unsent"] > 0
    assert sum(found.values()) == 400
    assert "Interrupted" in shown.text


def test_news_are_what_came_since(page, checked):
    """Whoever has seen a row is not told of it again."""
    _, run, _ = checked(HEAD + rows(3))
    send(page, run, 3)
    news = json.loads(page.get(f"/runs/{run}/progress/news?since=0").text)
    assert [row["row"] for row in news["rows"]] == ["2", "3", "4"]
    assert news["over"]
    later = json.loads(page.get(f"/runs/{run}/progress/news?since={news['seq']}").text)
    assert later["rows"] == []
    assert page.get(f"/runs/{run}/progress/news?since=x").status == 200


def test_what_stands_in_a_file_is_text(page, checked):
    """Markup and attributes in cells, headings, the file's and the sheet's name; what can't be
    seen is shown."""
    evil = "<script>alert(1)</script><b onclick=x hx-get=/quit>"
    text = f'OS,Serial number,"{evil}"\n"{evil}",SN1,"a\u202eb\x07"\nWindows,SN000002,"{evil}"\n'
    upload, run, plan = checked(text, "<img src=x>.csv")
    shown = [page.get(f"/files/{upload}"), plan]
    send(page, run, 1)
    shown += [page.get(f"/runs/{run}"), page.get("/files"), page.get("/runs")]
    for answer in shown:
        assert "<script>alert" not in answer.text
        assert "<b onclick" not in answer.text
        assert "<img" not in answer.text
        assert "\u202e" not in answer.text
        assert "\x07" not in answer.text
    assert "⟨202E⟩" in shown[0].text
    assert "&lt;script&gt;" in shown[0].text


@pytest.mark.parametrize("path", ["x", "20260101-000000-0000", "..%2f..%2fjournals"])
def test_a_run_that_is_none_is_a_sentence(page, path):
    """By address, whatever stands in it."""
    for end in ("", "/send", "/undo", "/progress"):
        answer = page.get(f"/runs/{path}{end}")
        assert answer.status == 404
        assert "Traceback" not in answer.text


def test_each_browser_has_its_language(page):
    """One speaks Chinese, the other goes on in English."""
    other = Browser(page.served)
    other.open(page.served.link())
    assert page.post("/language", {"lang": "zh", "back": "/files"}).to == "/files"
    assert '<html lang="zh-CN">' in page.get("/files").text
    assert '<html lang="en">' in other.get("/files").text
    assert page.post("/language", {"lang": "xx"}).status == 400
    assert page.post("/language", {"lang": "en", "back": "//evil.example"}).to == "/"


def test_an_undo_that_would_delete_more_than_the_page_named_deletes_nothing(page, checked):
    """Another program went on with the run while the page waited for its turn."""
    _, run, _ = checked(HEAD + rows(5))
    send(page, run, 5, first="3")
    desk = page.served.desk
    with desk.journal() as journal, FileLock(f"{journal.path}.lock"):
        answer = page.agree(f"/runs/{run}/undo", {"number": "3", "tenant": "sandbox"})
        settle(journal, run, Outcome(6, Status.CREATED, "7000000000000000001"))
    shown = page.follow(answer)
    assert "more to do than you agreed to" in shown.text
    assert counts(page, run) == {"created": 4, "unsent": 1}


def test_a_yes_to_a_plan_that_another_program_changed_sends_nothing(page, checked):
    """Rows that wait since then were not named."""
    _, run, _ = checked(HEAD + rows(5))
    desk = page.served.desk
    with desk.journal() as journal:
        settle(journal, run, Outcome(2, Status.CREATED, "7000000000000000001"))
        with FileLock(f"{journal.path}.lock"):
            answer = page.agree(f"/runs/{run}/send", {"calls": "4", "tenant": "sandbox"})
            journal._database.change("UPDATE rows SET status = 'pending' WHERE number = 2")
    shown = page.follow(answer)
    assert "more to do than you agreed to" in shown.text
    assert counts(page, run) == {"pending": 5}


def test_a_number_that_was_registered_wrongly_is_taken_back_from_the_plan(page, checked):
    """By the link beside it, which leads to its rows alone; then nobody is warned any more."""
    head = "OS,Serial number,Asset tag\n"
    lines = [f"Windows,PF4ABK1{number},PC-{number}\n" for number in range(4)]
    _, wrong, _ = checked(head + "".join(lines))
    send(page, wrong, 4)
    lines[1:3] = "Windows,PF4ABX11,PC-1\n", "Windows,PF4ABX12,PC-2\n"
    upload, run, plan = checked(head + "".join(lines))
    place = f"/runs/{wrong}/undo?rows=3-4"
    assert f'href="{place}"' in plan.text
    assert "rows 3-4 of run" in plan.text
    assert f'href="{place}"' in page.get(f"/files/{upload}/fix").text
    assert "Type the number 2" in page.get(place).text
    fields = {"number": "2", "tenant": "sandbox", "rows": "3-4"}
    page.follow(page.agree(f"/runs/{wrong}/undo", fields))
    assert counts(page, wrong) == {"created": 2, "removed": 2}
    assert wrong not in page.get(f"/files/{upload}/plan").text
    send(page, run, 2)
    assert counts(page, run) == {"created": 2, "created_before": 2}


def test_what_may_be_read_wrongly_stands_beside_the_button(page, checked):
    """Before the rows and their reasons; what was merely chosen stays behind them."""
    head = "Devices of 3F,,\nOS,MAC address,出厂编号\n"
    lines = [f"Windows,3c:52:82:1a:2b:0{number},PF4ABK1{number}\n" for number in range(3)]
    _, _, plan = checked(head + "".join(lines))
    places = [
        plan.text.index(text) for text in ("looks like Serial number", "missing:", "in row 2")
    ]
    assert places == sorted(places)
