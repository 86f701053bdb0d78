"""Settling what is wrong: each cause once, or cell by cell, beside a file that stays as it is."""

from __future__ import annotations

import io
import json
import re
import time
from html import unescape

import openpyxl
import pytest

from importer import causes, edits
from importer.model.edit import CellChange
from importer.texts import has

HEAD = "OS,Serial number,Asset\n"
#: Two rows whose word nobody knows, a MAC address cut short, a good row.
FILE = (
    "OS,Serial number,MAC address,Asset\n"
    "Windwos,SN000001,,A1\n"
    "Windwos,SN000002,,A2\n"
    "Windows,SN000003,3c:52:82:1a:2b,A3\n"
    "Windows,SN000004,,A4\n"
)


@pytest.fixture
def checked(page):
    """Drops a table and checks it; gives the upload's name and the screen that is shown then."""

    def check(text=FILE, name="devices.csv"):
        upload = page.drop(text.encode(), name)
        return upload, page.follow(page.post(f"/files/{upload}/check"))

    return check


def run_of(page, upload):
    return page.served.desk.uploads.get(upload).run_id


def counts(page, upload):
    with page.served.desk.journal() as journal:
        found = journal.counts(run_of(page, upload))
        return {status.value: n for (_, status), n in found.items()}


def total(page, upload):
    with page.served.desk.journal() as journal:
        found = {}
        for (_, status), n in journal.counts(run_of(page, upload)).items():
            found[status.value] = found.get(status.value, 0) + n
        return found


def key_of(shown, text):
    """The key of the cause whose sentence holds a text."""
    for part in shown.text.split('<li class="cause ')[1:]:
        if text in unescape(part):
            return re.search(r'id="c(\d+)"', part)[1]
    raise AssertionError(text)


def decision(shown, key, way):
    """(number of a decision, what is asked) of a cause, by what its form says."""
    part = shown.text.partition(f'id="c{key}"')[2].partition('<li class="cause')[0]
    for form in part.split("<form")[1:]:
        if way in unescape(form):
            return re.search(r'name="decision" value="(\d+)"', form)[1]
    raise AssertionError(way)


def edit(page, upload, number, column, seen, new):
    fields = {"number": number, "column": column, "seen": seen, "new": new}
    return page.post(f"/files/{upload}/edit", fields)


def test_causes_come_largest_first_with_what_settles_them(page, checked):
    """One word in two rows is one cause, before one cell in one row."""
    _, shown = checked()
    assert shown.headers["here"].endswith("/fix")
    first, second = shown.text.index("Windwos"), shown.text.index("3c:52:82:1a:2b")
    assert first < second
    assert "Operating system of “Windwos”" in shown.text


def test_a_word_is_settled_once_for_all_its_rows(page, checked):
    """The file is read again at once, and the cause stays, settled."""
    upload, shown = checked()
    key = key_of(shown, "Windwos")
    answer = page.post(
        f"/files/{upload}/settle",
        {"key": key, "decision": decision(shown, key, "Operating system of"), "answer": "1"},
    )
    shown = page.follow(answer)
    assert "✓ Settled" in shown.text
    assert total(page, upload) == {"pending": 3, "invalid": 1}
    assert page.served.desk.uploads.get(upload).choices.words == {
        "device_system": {"Windwos": "Windows"}
    }


def test_rows_are_left_out_by_their_word(page, checked):
    """They are no fault any more."""
    upload, shown = checked()
    key = key_of(shown, "Windwos")
    number = decision(shown, key, "Leave out")
    page.follow(page.post(f"/files/{upload}/settle", {"key": key, "decision": number}))
    assert total(page, upload) == {"left_out": 2, "pending": 1, "invalid": 1}


def test_what_a_cell_says_and_what_a_kind_leaves_open_are_two_questions(page, checked):
    """Each has the word that stands in its own column: rows that are left out by it are gone."""
    text = "OS,Type,Serial number\nApple,Gizmo,PF4K1L21\n,Gizmo,PF4K1L22\nWindows,,PF4K1L23\n"
    upload, shown = checked(text)
    key = key_of(shown, "“Apple” can be macOS or iOS")
    assert "Leave out rows with OS = Apple" in unescape(shown.text)
    assert "Leave out rows with Type = Gizmo" in unescape(shown.text)
    number = decision(shown, key, "Leave out")
    shown = page.follow(page.post(f"/files/{upload}/settle", {"key": key, "decision": number}))
    assert total(page, upload) == {"left_out": 1, "pending": 1, "invalid": 1}
    key = key_of(shown, "names no operating system")
    answer = {"key": key, "decision": decision(shown, key, "Operating system of"), "answer": "1"}
    page.follow(page.post(f"/files/{upload}/settle", answer))
    assert total(page, upload) == {"left_out": 1, "pending": 2}


def test_a_cell_is_corrected_beside_the_file(page, checked):
    """At once said to be ready; imported as corrected once the whole was checked again; the file
    itself stays as it is."""
    upload, shown = checked()
    key = key_of(shown, "3c:52:82:1a:2b")
    opened = page.get(f"/files/{upload}/fix?open={key}")
    assert 'value="3c:52:82:1a:2b"' in opened.text
    answer = edit(page, upload, 4, 2, "3c:52:82:1a:2b", "3c:52:82:1a:2b:3c")
    news = json.loads(answer.text)
    assert (answer.status, news["is_ready"], news["text"]) == (200, True, "Ready")
    assert news["was"] == "was: 3c:52:82:1a:2b"
    assert total(page, upload) == {"pending": 1, "invalid": 3}
    page.follow(page.post(f"/files/{upload}/again"))
    assert total(page, upload) == {"pending": 2, "invalid": 2}
    assert page.served.desk.uploads.get(upload).path.read_text() == FILE


def test_a_cell_that_is_still_wrong_says_why(page, checked):
    """The message beside it is that of the new value."""
    upload, _ = checked()
    news = json.loads(edit(page, upload, 4, 2, "3c:52:82:1a:2b", "3c:52").text)
    assert not news["is_ready"]
    assert "3c:52" in news["text"]


def test_a_stale_edit_overwrites_nothing(page, checked):
    """Another tab was quicker: 409, with what the cell says by now."""
    upload, _ = checked()
    assert edit(page, upload, 4, 2, "3c:52:82:1a:2b", "3c:52:82:1a:2b:3c").status == 200
    late = edit(page, upload, 4, 2, "3c:52:82:1a:2b", "00:00:5e:00:53:01")
    assert late.status == 409
    assert json.loads(late.text)["cell"] == "3c:52:82:1a:2b:3c"
    assert json.loads(late.text)["error"]
    again = json.loads(edit(page, upload, 4, 2, "3c:52:82:1a:2b:3c", "00:00:5e:00:53:01").text)
    assert again["cell"] == "00:00:5e:00:53:01"


@pytest.mark.parametrize(
    ("number", "column"), [("99", "2"), ("4", "99"), ("x", "2"), ("", ""), ("-1", "0"), ("4", "²")]
)
def test_a_cell_that_is_not_there_is_told(page, checked, number, column):
    """Nothing is written."""
    upload, _ = checked()
    assert edit(page, upload, number, column, "", "x").status == 400
    assert "Undo</button>" in page.get(f"/files/{upload}/fix").text
    assert page.get(f"/files/{upload}/plan").status == 200


def test_what_was_corrected_is_checked_again_before_it_is_sent(page, checked):
    """Neither the plan nor a question of before leads past it."""
    upload, _ = checked()
    run = run_of(page, upload)
    edit(page, upload, 4, 2, "3c:52:82:1a:2b", "3c:52:82:1a:2b:3c")
    assert page.get(f"/files/{upload}/plan").to == f"/files/{upload}/fix"
    for answer in (
        page.get(f"/runs/{run}/send"),
        page.agree(f"/runs/{run}/send", {"calls": "1", "tenant": "sandbox"}),
    ):
        assert answer.status == 409
        assert "Cells of this file were corrected" in answer.text
        assert f'action="/files/{upload}/again"' in answer.text
    assert total(page, upload) == {"pending": 1, "invalid": 3}
    plan = page.follow(page.post(f"/files/{upload}/again", {"then": "plan"}))
    assert plan.headers["here"].endswith("/plan")
    assert "2 devices are ready" in plan.text


def by_another_tab(page, upload):
    """The very file dropped once more, and corrected there."""
    other = page.drop(FILE.encode(), "the same again.csv")
    page.follow(page.post(f"/files/{other}/check"))
    assert run_of(page, other) == run_of(page, upload)
    assert edit(page, other, 4, 2, "3c:52:82:1a:2b", "3c:52:82:1a:2b:3c").status == 200


def by_the_command_line(page, upload):
    """``device-importer edits``, in the tenant's journal."""
    with page.served.desk.journal() as journal:
        run = journal.run(run_of(page, upload))
        edits.edit(journal, run, None, CellChange(5, 1, "SN000004", "SN000009"))


def by_an_undo(page, upload):
    """What was corrected when it was checked is taken back."""
    edit(page, upload, 4, 2, "3c:52:82:1a:2b", "3c:52:82:1a:2b:3c")
    page.follow(page.post(f"/files/{upload}/again"))
    with page.served.desk.journal() as journal:
        edits.undo(journal, journal.run(run_of(page, upload)).sha256)


@pytest.mark.parametrize("corrected", [by_another_tab, by_the_command_line, by_an_undo])
def test_what_was_corrected_elsewhere_is_checked_again_before_it_is_sent(page, checked, corrected):
    """Whoever corrected it, and where; then nothing that was checked before is sent."""
    upload, _ = checked()
    corrected(page, upload)
    run, before = run_of(page, upload), total(page, upload)
    assert page.get(f"/files/{upload}/plan").to == f"/files/{upload}/fix"
    assert '<p class="note" id="ahead">' in page.get(f"/files/{upload}/fix").text
    fields = {"calls": str(before["pending"]), "tenant": "sandbox"}
    answer = page.agree(f"/runs/{run}/send", fields)
    assert (answer.status, total(page, upload)) == (409, before)
    assert "Cells of this file were corrected" in answer.text
    page.follow(page.post(f"/files/{upload}/again", {"then": "plan"}))
    assert run_of(page, upload) != run
    assert page.get(f"/runs/{run_of(page, upload)}/send").status == 200


def test_of_a_run_that_was_begun_what_waits_is_checked_again_too(page, checked):
    """What was sent stays as it was sent; the rest goes on from the file as it is corrected."""
    upload, _ = checked("OS,Serial number\n" + "".join(f"Windows,SN{n:06}\n" for n in range(5)))
    run = run_of(page, upload)
    fields = {"calls": "5", "tenant": "sandbox", "first": "3"}
    page.follow(page.agree(f"/runs/{run}/send", fields))
    edit(page, upload, 6, 1, "SN000004", "SN000009")
    answer = page.get(f"/runs/{run}/send")
    assert (answer.status, "sent before stays" in answer.text) == (409, True)
    assert page.agree(f"/runs/{run}/send", {"calls": "2", "tenant": "sandbox"}).status == 409
    assert total(page, upload) == {"created": 3, "unsent": 2}
    plan = page.follow(page.post(f"/files/{upload}/again", {"then": "plan"}))
    assert "2 devices are ready" in plan.text
    again = run_of(page, upload)
    page.follow(page.agree(f"/runs/{again}/send", {"calls": "2", "tenant": "sandbox"}))
    assert total(page, upload) == {"created_before": 3, "created": 2}


def test_where_the_file_is_gone_it_is_to_be_dropped_again(page, checked):
    """There is nothing on the page to be checked."""
    upload, _ = checked()
    run = run_of(page, upload)
    by_the_command_line(page, upload)
    page.post(f"/files/{upload}/delete")
    answer = page.get(f"/runs/{run}/send")
    assert (answer.status, "Drop it once more" in answer.text) == (409, True)
    assert 'href="/files"' in answer.text


def test_steps_are_undone_and_redone(page, checked):
    """Back to the file as it is, and forth."""
    upload, _ = checked()
    edit(page, upload, 4, 2, "3c:52:82:1a:2b", "3c:52:82:1a:2b:3c")
    page.follow(page.post(f"/files/{upload}/again"))
    page.follow(page.post(f"/files/{upload}/undo"))
    page.follow(page.post(f"/files/{upload}/again"))
    assert total(page, upload) == {"pending": 1, "invalid": 3}
    page.post(f"/files/{upload}/redo", {"back": "//evil.example"})
    page.follow(page.post(f"/files/{upload}/again"))
    assert total(page, upload) == {"pending": 2, "invalid": 2}


def test_a_replacement_is_shown_before_it_is_made(page, checked):
    """Old → new, all of it; and what was shown is what is made."""
    upload, _ = checked()
    asked = {"column": "0", "find": "windwos", "put": "Windows", "whole": "1", "case": ""}
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    shown = page.get(f"/files/{upload}/replace?{query}")
    assert "2 cells would change" in shown.text
    digest = re.search(r'name="digest" value="(\w+)"', shown.text)[1]
    assert page.post(f"/files/{upload}/change", {**asked, "digest": "0" * 64}).status == 409
    edit(page, upload, 2, 0, "Windwos", "macOS")
    assert page.post(f"/files/{upload}/change", {**asked, "digest": digest}).status == 409
    edit(page, upload, 2, 0, "macOS", "Windwos")
    page.follow(page.post(f"/files/{upload}/change", {**asked, "digest": digest}))
    assert total(page, upload) == {"pending": 3, "invalid": 1}


def test_what_was_settled_is_no_decision_any_more(page, checked):
    """A form of before is refused."""
    upload, shown = checked()
    key = key_of(shown, "Windwos")
    fields = {"key": key, "decision": decision(shown, key, "Operating system of"), "answer": "1"}
    page.follow(page.post(f"/files/{upload}/settle", fields))
    assert page.post(f"/files/{upload}/settle", fields).status == 409
    assert page.post(f"/files/{upload}/settle", {}).status == 409


def test_a_cause_without_an_answer_settles_nothing(page, checked):
    """An empty or a foreign answer is told of."""
    upload, shown = checked()
    key = key_of(shown, "Windwos")
    for answer in ("", "99", "nonsense"):
        number = decision(shown, key, "Operating system of")
        fields = {"key": key, "decision": number, "answer": answer}
        found = page.post(f"/files/{upload}/settle", fields)
        found = page.follow(found) if found.status == 303 else found
        assert found.status == 400
        page.post(f"/files/{upload}/choose", {"again": "all"})
        page.follow(page.post(f"/files/{upload}/check"))


def test_many_rows_are_shown_a_hundred_at_a_time(page, checked):
    """A page of a large cause comes in a fifth of a second."""
    bad = "".join(f"Windows,SN{n:06},3c:52:82:{n:04}\n" for n in range(5000))
    upload, shown = checked("OS,Serial number,MAC address\n" + bad)
    key = key_of(shown, "MAC")
    began = time.perf_counter()
    opened = page.get(f"/files/{upload}/fix?open={key}&page=50")
    seconds = time.perf_counter() - began
    assert opened.text.count("<input value=") == 100
    assert "Page 50 of 50" in opened.text
    assert seconds < 2  # 0.2 on a machine that does nothing else
    assert page.get(f"/files/{upload}/fix?open={key}&page=x").status == 200


def test_a_good_file_goes_straight_to_its_plan(page, checked):
    """Nothing to settle, nothing to look at."""
    _, shown = checked(HEAD + "Windows,SN000001,A1\n")
    assert shown.headers["here"].endswith("/plan")


def test_the_rows_to_fix_can_be_taken_to_excel(page, checked):
    """The workbook of a run that is not sent yet."""
    upload, _ = checked()
    answer = page.post(f"/runs/{run_of(page, upload)}/workbook")
    assert answer.body.startswith(b"PK")


def test_rows_that_were_not_sent_are_fixed_and_follow(page, checked):
    """After an import: what was created is not sent again, what was corrected is."""
    upload, _ = checked()
    run = run_of(page, upload)
    page.follow(page.agree(f"/runs/{run}/send", {"calls": "1", "tenant": "sandbox"}))
    assert f"/files/{upload}/fix" in page.get(f"/runs/{run}").text
    edit(page, upload, 4, 2, "3c:52:82:1a:2b", "3c:52:82:1a:2b:3c")
    plan = page.follow(page.post(f"/files/{upload}/again", {"then": "plan"}))
    assert "One device is ready" in plan.text
    assert run_of(page, upload) != run
    assert total(page, upload) == {"created_before": 1, "pending": 1, "invalid": 2}


def test_a_row_says_what_is_wrong_before_what_was_noticed(page, checked):
    """A computer that lacks an identifier is a warning, and not shown beside an error."""
    upload, shown = checked()
    assert "missing: the API" in unescape(shown.text)
    key = key_of(shown, "3c:52:82:1a:2b")
    opened = unescape(page.get(f"/files/{upload}/fix?open={key}").text)
    said = re.search(r'<span data-message role="status">(.*?)</span>', opened)[1]
    assert "too short for a MAC address" in said
    assert "missing: the API" not in said


def test_the_column_of_a_field_is_another_one_for_the_whole_file(page, checked):
    """The button says so, and the column that is read stays chosen: to press it changes nothing."""
    rows = "".join(f"Windows,待补,A{n}\n" for n in range(3))
    upload, shown = checked(HEAD + rows + "Windows,SN000004,A4\n")
    key = key_of(shown, "Nothing identifies")
    part = shown.text.partition(f'id="c{key}"')[2].partition('<li class="cause')[0]
    assert "For the whole file" in part
    assert "For all 3 rows" not in part
    assert '<option value="Serial number" selected>' in part
    number = decision(shown, key, "stands in the column")
    fields = {"key": key, "decision": number, "answer": "Serial number"}
    page.follow(page.post(f"/files/{upload}/settle", fields))
    assert total(page, upload) == {"invalid": 3, "pending": 1}


def test_a_row_that_lacks_its_identifier_proposes_no_other_column(page, checked):
    """Asset numbers would be read as the serial numbers of all the other rows."""
    rows = "".join(f"Windows,SN00000{n},A{n}\n" for n in range(1, 5))
    _, shown = checked(HEAD + rows + "Windows,待补,A9\n")
    key = key_of(shown, "Nothing identifies")
    part = shown.text.partition(f'id="c{key}"')[2].partition('<li class="cause')[0]
    assert "stands in the column" not in part
    assert "Open the row" in part


def test_a_row_that_the_whole_column_shows_to_be_wrong_is_not_ready(page):
    """Nobody has corrected it: opened, it says what is wrong with it."""
    made = openpyxl.Workbook()
    made.active.append(("OS", "Serial number"))
    for n in range(10, 30):
        made.active.append(("Windows", f"PF3ABC{n}"))
    made.active.append(("Windows", 35100309))
    file = io.BytesIO()
    made.save(file)
    upload = page.drop(file.getvalue(), "devices.xlsx")
    shown = page.follow(page.post(f"/files/{upload}/check"))
    key = key_of(shown, "35100309")
    opened = page.get(f"/files/{upload}/fix?open={key}")
    assert 'class="ready"' not in opened.text
    answer = edit(page, upload, 22, 1, "35100309", "MJ351003")
    assert json.loads(answer.text)["is_ready"]


def test_a_remark_may_say_that_the_row_is_not_to_be_registered(page, checked):
    """To take the value that is proposed would register a device that was scrapped."""
    _, shown = checked(HEAD + "Windows,PF3ABC12(已报废),A1\nWindows,PF3ABC13,A2\n")
    assert "leave it out instead" in shown.text


#: Six models that say no system, and one row that is good.
MODELS = "Model,OS,Serial number\n" + "".join(
    f"{model},,SN{place}{number:05}\n"
    for place, model in enumerate(("Latitude 5420", "ProBook 450", "天逸510", "X1", "Y2", "Z3"))
    for number in range(place + 1)
)


def _words_in(shown):
    """(word, key) of the words that are asked for in one place."""
    (form,) = re.findall(r'<form[^>]*/settle-words".*?</form>', shown.text, re.S)
    found = re.findall(r'<q>(.*?)</q>.*?name="key" value="(\d+)"', form, re.S)
    return {unescape(word): key for word, key in found}


def test_words_of_one_cause_are_one_question(page, checked):
    """However many there are: one sentence, all rows counted, a choice for each word."""
    _, shown = checked(MODELS + "Latitude 5420,Windows,SN900000\n")
    words = _words_in(shown)
    assert list(words) == ["Z3", "Y2", "X1", "天逸510", "ProBook 450", "Latitude 5420"]
    assert shown.text.count('<li class="cause error"') == 1
    assert '<b class="n">21</b>' in shown.text
    assert "their model or kind can run more than one" in shown.text


def test_each_word_of_a_cause_is_answered_by_itself_and_at_once(page, checked):
    """Three answers of one press, one of them that its rows are not wanted; the others stay."""
    upload, shown = checked(MODELS)
    words = _words_in(shown)
    answers = {"Z3": "1", "Y2": "2", "X1": "leave-out"}
    fields = {"key": list(words.values()), "answer": [answers.get(word, "") for word in words]}
    shown = page.follow(page.post(f"/files/{upload}/settle-words", fields))
    assert total(page, upload) == {"pending": 11, "left_out": 4, "invalid": 6}
    choices = page.served.desk.uploads.get(upload).choices
    assert choices.words == {"device_system": {"Z3": "Windows", "Y2": "macOS"}}
    assert choices.leave_out == (("Model", ("X1",)),)
    assert list(_words_in(shown)) == ["天逸510", "ProBook 450", "Latitude 5420"]


def test_several_devices_that_do_not_run_what_is_written_are_one_question(page, checked):
    """A phone below Windows and a computer of another maker below macOS: the sentence fits both."""
    rows = "iPhone 14,Windows,F17X1\nLatitude 5420,macOS,SN900000\n"
    _, shown = checked(MODELS + rows)
    assert "name an operating system that no such device runs" in shown.text
    form = shown.text.partition("no such device runs")[2]
    assert re.findall("<q>(iPhone 14|Latitude 5420)</q>", form) == ["iPhone 14", "Latitude 5420"]


@pytest.mark.parametrize(
    ("key", "answer", "status"),
    [("", "1", 409), ("5", "1", 409), ("none", "1", 409), (None, "", 400), (None, "99", 400)],
)
def test_words_that_are_not_asked_for_are_not_answered(page, checked, key, answer, status):
    """Another cause by now, nothing chosen, a system that there is not: nothing is changed."""
    upload, shown = checked(MODELS)
    key = _words_in(shown)["Z3"] if key is None else key
    fields = {"key": key, "answer": answer}
    assert page.post(f"/files/{upload}/settle-words", fields).status == status
    assert page.served.desk.uploads.get(upload).choices.words == {}


def test_the_rows_of_a_word_among_others_are_opened(page, checked):
    """Its own, below the words."""
    upload, shown = checked(MODELS)
    key = _words_in(shown)["X1"]
    shown = page.get(f"/files/{upload}/fix?open={key}")
    assert len(re.findall(r'<th scope="row">', shown.text)) == 4


def test_a_word_alone_is_asked_with_its_own_sentence(page, checked):
    """As before: no list of one."""
    _, shown = checked()
    assert "settle-words" not in shown.text
    assert "Operating system of “Windwos”" in shown.text


def test_every_fault_that_a_word_explains_has_a_sentence_for_several(page):
    """Or the page of a file with two such words would be none."""
    assert [fault for fault in causes._EXPLAINED if not has(f"web.group.{fault}")] == []


#: Devices that were scrapped on four days.
GONE = "OS,Serial number,报废日期,备注\n" + "".join(
    f"Windows,PF3ABC{number:02},2024-05-{day:02},在用\n"
    for number, day in enumerate((1, 2, 2, 3, 4))
)


def test_devices_that_may_be_gone_are_looked_at_first(page, checked):
    """Though nothing is wrong: they would be registered.  The days of one column are one question,
    which shows some of them."""
    _, shown = checked(GONE + "Windows,PF3ABC09,,遗失\n")
    assert shown.headers["here"].endswith("/fix")
    assert shown.text.count('<li class="cause warning"') == 3
    assert list(_words_in(shown)) == ["2024-05-02", "2024-05-01", "2024-05-03", "2024-05-04"]
    assert "Below “报废日期” these rows say that the device may be gone" in shown.text
    assert "2024-05-02 2 · 2024-05-01 1" in shown.text
    assert "Leave out rows with 备注 = 遗失" in shown.text


def test_all_devices_of_a_column_that_are_gone_are_left_out_at_once(page, checked):
    """One press, whatever is chosen below it."""
    upload, shown = checked(GONE)
    fields = {"key": list(_words_in(shown).values()), "answer": [""] * 4, "all": "leave-out"}
    page.follow(page.post(f"/files/{upload}/settle-words", fields))
    assert total(page, upload) == {"left_out": 5}
    days = ("2024-05-02", "2024-05-01", "2024-05-03", "2024-05-04")
    assert page.served.desk.uploads.get(upload).choices.leave_out == (("报废日期", days),)


def test_some_of_those_that_are_gone_are_left_out(page, checked):
    """Day by day; the others are taken like any other."""
    upload, shown = checked(GONE)
    words = _words_in(shown)
    fields = {"key": list(words.values()), "answer": ["leave-out", "", "", ""]}
    page.follow(page.post(f"/files/{upload}/settle-words", fields))
    assert total(page, upload) == {"pending": 3, "left_out": 2}


def test_the_rows_of_words_that_are_not_named_stay(page, checked, monkeypatch):
    """Only so many are counted one by one: the button tells of their rows, and takes these."""
    monkeypatch.setattr("importer.plan.MOST_WORDS", 3)
    upload, shown = checked(GONE)
    words = _words_in(shown)
    assert list(words) == ["2024-05-02", "2024-05-01", "2024-05-03"]
    assert "Leave out the 4 rows of the words below" in shown.text
    fields = {"key": list(words.values()), "answer": [""] * 3, "all": "leave-out"}
    page.follow(page.post(f"/files/{upload}/settle-words", fields))
    assert total(page, upload) == {"pending": 1, "left_out": 4}


def test_a_file_without_such_devices_goes_to_its_plan(page, checked):
    """There is nothing to be settled."""
    _, shown = checked("OS,Serial number,备注\nWindows,PF3ABC01,在用\n")
    assert shown.headers["here"].endswith("/plan")
