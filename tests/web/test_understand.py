"""How a file is understood, and what is chosen otherwise: each choice reads it again."""

from __future__ import annotations

import io
import json
import re
import time
from html import unescape

import openpyxl
import pytest

from importer.setup import Config
from importer.texts import Lang, say
from importer.vocabulary.faults import LEAVING_OUT, Fault
from tests.web.forms import Form


@pytest.fixture
def looked(page):
    """Drops a table; gives its name and what is shown of it, once its words are counted."""

    def look(content, name="devices.csv"):
        content = content.encode() if isinstance(content, str) else content
        upload = page.drop(content, name)
        return upload, shown(page, upload)

    return look


def shown(page, upload):
    """The page of a file, as soon as no counting is under way."""
    until = time.monotonic() + 30
    while "data-words" in (answer := page.get(f"/files/{upload}")).text:
        assert time.monotonic() < until
        time.sleep(0.02)
    return answer


def choose(page, upload, answer, **changes):
    """The form as it stands, with something chosen otherwise; what is shown then."""
    fields = {**Form(answer.text, "choose").fields, **changes}
    sent = page.post(f"/files/{upload}/choose", fields)
    return shown(page, upload) if sent.status == 303 else sent


def choices(page, upload):
    return page.served.desk.uploads.get(upload).choices


def asks(answer):
    """(word, what stands beside it) for each word that wants a meaning."""
    found = re.findall(r"<q>(.*?)</q> <small>(.*?)</small>", answer.text)
    return [(unescape(word), unescape(text)) for word, text in found]


def book(*sheets, hidden=()):
    """A workbook: (name, rows) each; ``hidden`` rows of the first."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for number in hidden:
        made.worksheets[0].row_dimensions[number].hidden = True
    to = io.BytesIO()
    made.save(to)
    return to.getvalue()


TWICE = "操作系统,SN,SN,,备注\nWindows,1,PF3ABC01,x1,a\nWindows,2,PF3ABC02,x2,b\n"


# -- columns -------------------------------------------------------------------------------------


def test_of_two_columns_with_one_heading_either_is_chosen(page, looked):
    """By its letter, as --map has it; and cleared again."""
    upload, answer = looked(TWICE)
    assert "Check all rows" in answer.text
    assert "disabled" in answer.text
    form = Form(answer.text, "choose").fields
    assert [form[f"label-{n}"] for n in range(5)] == [["操作系统"], ["B"], ["C"], ["D"], ["备注"]]
    answer = choose(page, upload, answer, **{"field-1": ""})
    assert choices(page, upload).maps == {"serial_number": ("C",)}
    assert 'class="note bad"' not in answer.text
    plan = page.follow(page.post(f"/files/{upload}/check"))
    assert "2 devices are ready" in plan.text
    answer = choose(page, upload, answer, **{"field-2": "", "field-1": "serial_number"})
    assert choices(page, upload).maps == {"serial_number": ("B",)}
    choose(page, upload, answer, **{"field-3": "serial_number"})
    assert choices(page, upload).maps == {"serial_number": ("D",)}


def test_sheets_that_differ_have_no_letters(page, looked):
    """A letter would mean another column on each."""
    one = ("甲", [["操作系统", "SN", "SN", ""], ["Windows", "1", "PF3ABC01", "x"]])
    other = ("乙", [["SN", "SN", "操作系统"], ["PF3ABC11", "2", "Windows"]])
    upload, answer = looked(book(one, other), "list.xlsx")
    answer = choose(page, upload, answer, sheet="all")
    assert "needs a heading of its own on each sheet" in answer.text
    names = {
        value[0]
        for name, value in Form(answer.text, "choose").fields.items()
        if name.startswith("label-")
    }
    assert names == {"操作系统"}


def test_a_column_that_was_chosen_by_its_letter_is_not_saved(page, looked):
    """A sentence says why, and nothing is written."""
    upload, answer = looked(TWICE)
    choose(page, upload, answer, **{"field-1": ""})
    answer = page.post(f"/files/{upload}/mapping", {"name": "mine"})
    assert answer.status == 400
    assert "Column C was chosen by its letter" in answer.text


# -- words ---------------------------------------------------------------------------------------


def many(count=1500):
    """A ledger without a column of systems: models known and unknown, a word of ownership far
    down."""
    lines = ["设备型号,序列号,设备归属"]
    for n in range(count):
        model = ("MacBook Pro 14", "神舟战神Z7", "")[n % 3]
        owner = "外借" if n >= count - 7 else "公司"
        lines.append(f"{model},PF{n:06}X,{owner}")
    return "\n".join(lines) + "\n"


def test_words_are_counted_in_the_whole_file(page, looked):
    """However far down they stand, the frequent ones first; with the rows that say nothing, and
    the models that say something."""
    _, answer = looked(many())
    assert asks(answer) == [
        ("神舟战神Z7", "Operating system · 500 ×"),
        ("外借", "Ownership · 7 ×"),
        ("MacBook Pro 14", "Operating system · 500 ×"),
    ]
    assert "Counted in all rows of the file (1,500)" in answer.text
    assert "(empty cell) <small>Operating system · 500 ×" in answer.text
    assert "read as macOS" in answer.text


def test_words_are_asked_for_by_what_is_wrong_with_them(page, looked):
    """Each kind of fault says once what it is, above its own words alone."""
    rows = "".join(
        f"{system},{model},{owner},SN{number:06}\n"
        for number, (system, model, owner) in enumerate(
            [("", "Latitude 5420", ""), ("", "ProBook 450", ""), ("Windwos", "", "IT部")]
        )
    )
    _, answer = looked(f"OS,Model,Ownership,Serial number\n{rows}".encode())
    parts = answer.text[: answer.text.index('id="more"')].split("<h3>")[1:]
    said = {
        unescape(part.partition("</h3>")[0]): re.findall("<q>(.*?)</q>", part) for part in parts
    }
    assert said == {
        say("web.group.system-open", Lang.EN): ["Latitude 5420", "ProBook 450"],
        say("web.group.ownership-unknown", Lang.EN): ["IT部"],
        say("web.group.system-unknown", Lang.EN): ["Windwos"],
    }
    assert answer.text.count(">Operating system …</option>") == 3


def test_a_meaning_changes_no_count_and_is_taken_back(page, looked):
    """Nothing is counted anew for it; the answer stays in sight with its rows."""
    upload, answer = looked(many(30))
    job = page.served.desk.work.about(f"words of {upload}")
    before = asks(answer)
    form = Form(answer.text, "choose").fields
    place = form["word"].index("神舟战神Z7")
    given = [*form["word-answer"]]
    given[place] = "Windows"
    answer = choose(page, upload, answer, **{"word-answer": given})
    assert choices(page, upload).words == {"device_system": {"神舟战神Z7": "Windows"}}
    assert asks(answer) == before
    assert page.served.desk.work.about(f"words of {upload}") is job
    form = Form(answer.text, "choose").fields
    cleared = [*form["word-answer"]]
    cleared[form["word"].index("神舟战神Z7")] = ""
    answer = choose(page, upload, answer, **{"word-answer": cleared})
    assert choices(page, upload).words == {}
    assert asks(answer) == before


def test_empty_cells_are_given_a_meaning_beside_the_words(page, looked):
    """It is the default of the whole file."""
    upload, answer = looked(many(30))
    answer = choose(page, upload, answer, blank="macOS")
    assert choices(page, upload).constants == {"device_system": "macOS"}
    assert "(empty cell)" not in answer.text
    assert Form(answer.text, "choose").fields["set-device_system"] == ["macOS"]
    answer = choose(page, upload, answer, **{"set-device_system": ""})
    assert choices(page, upload).constants == {}
    assert "(empty cell)" in answer.text


def test_words_are_counted_as_they_were_corrected(page):
    """A cell that was corrected on the page says what it says now, before the file is checked
    again; what is taken back says what it did."""
    upload = page.drop(many(30).encode())
    page.follow(page.post(f"/files/{upload}/check"))
    assert ("神舟战神Z7", "Operating system · 10 ×") in asks(shown(page, upload))
    change = {"number": "3", "column": "0", "seen": "神舟战神Z7", "new": "雷神911"}
    assert page.post(f"/files/{upload}/edit", change).status in (200, 303)
    answer = shown(page, upload)
    assert asks(answer)[:1] == [("神舟战神Z7", "Operating system · 9 ×")]
    assert ("雷神911", "Operating system · 1 ×") in asks(answer)
    assert "Corrected beside the file: 1 cell(s)" in answer.text
    job = page.served.desk.work.about(f"words of {upload}")
    shown(page, upload)
    assert page.served.desk.work.about(f"words of {upload}") is job
    page.post(f"/files/{upload}/undo")
    answer = shown(page, upload)
    assert asks(answer)[:1] == [("神舟战神Z7", "Operating system · 10 ×")]
    assert "Corrected beside the file" not in answer.text


def test_what_was_corrected_in_a_rehearsal_is_counted_for_the_import(page, keys):
    """As the check of an import does it."""
    desk = page.served.desk
    upload = page.drop(many(30).encode())
    page.follow(page.post(f"/files/{upload}/check"))
    change = {"number": "3", "column": "0", "seen": "神舟战神Z7", "new": "雷神911"}
    page.post(f"/files/{upload}/edit", change)
    desk.connect(keys("https://open.feishu.cn", desk.home))
    assert ("雷神911", "Operating system · 1 ×") in asks(shown(page, upload))


def test_a_large_file_is_counted_behind_a_bar(page):
    """The page is there at once; whoever leaves or chooses is not kept waiting."""
    desk = page.served.desk
    with desk.work.counting:  # as if another file were being counted
        upload = page.drop(many(60).encode())
        answer = page.get(f"/files/{upload}")
        assert f'data-words="/files/{upload}/words"' in answer.text
        assert asks(answer) == []
        assert "PF000000X" in answer.text
        assert not json.loads(page.get(f"/files/{upload}/words").text)["over"]
        assert not desk.work.is_busy()
        assert desk.work.sending() is None
        former = desk.work.about(f"words of {upload}")
        changed = page.post(f"/files/{upload}/choose", {"has": "more", "strict": "on"})
        assert page.get(changed.to).status == 200
        assert former.is_stopping
    answer = shown(page, upload)
    assert len(asks(answer)) == 3
    news = json.loads(page.get(f"/files/{upload}/words").text)
    assert (news["over"], news["done"]) == (True, 60)
    assert former.done == 0


def test_a_check_ends_the_counting(page):
    """Of any file: nobody waits for the check twice as long; words are counted when they are looked
    at again."""
    desk = page.served.desk
    uploads = [page.drop(many(count).encode()) for count in (60, 90)]
    with desk.work.counting:  # as if both were large
        for upload in uploads:
            page.get(f"/files/{upload}")
        jobs = [desk.work.about(f"words of {upload}") for upload in uploads]
        assert [job.is_stopping for job in jobs] == [False, False]
        page.follow(page.post(f"/files/{uploads[0]}/check"))
        assert [job.is_stopping for job in jobs] == [True, True]
    for upload in uploads:
        assert len(asks(shown(page, upload))) == 3
    assert [job.done for job in jobs] == [0, 0]


def test_what_can_not_be_read_to_its_end_says_so_among_the_words(page, looked):
    """As the check would."""
    good = "OS,Serial number\n" + "".join(f"Windows,SN{n:06}\n" for n in range(3000))
    _, answer = looked(good.encode() + b'Windows,"SN9\n')
    assert 'class="note bad"' in answer.text


def test_words_of_a_file_that_is_gone_are_none(page, looked):
    """404, and nothing is begun."""
    assert page.get("/files/0123456789abcdef/words").status == 404
    upload = page.drop(b"x\n")
    assert page.get(f"/files/{upload}/words").status == 404


def test_rows_that_stay_behind_are_told_of_with_the_reason(page, looked):
    """Each row once for each reason, in the whole file."""
    lines = ["OS,Serial number,Category,State,Model"]
    lines += [f"Windows,SN{n:06},Laptop,,ThinkPad" for n in range(300)]
    lines += ["Windows,SN9,Monitor,,P24", "Windows,SN7,Laptop,old,X", "Windows,SN8,Laptop,lost,X"]
    upload, answer = looked("\n".join(lines))
    assert "(monitors, printers), left out: 1." in answer.text
    answer = choose(page, upload, answer, **{"out-label": "State", "out-word": "old"})
    fields = {"out-label": ["State", "State"], "out-word": ["old", "lost"]}
    answer = choose(page, upload, answer, **fields)
    assert choices(page, upload).leave_out == (("State", ("old", "lost")),)
    assert "Rows left out as you chose: 2." in answer.text


def test_a_column_of_models_says_what_it_is_for(looked):
    """It fills no field, and tells something all the same."""
    _, answer = looked(many(6))
    assert "tells the operating system where nothing else does" in answer.text


TROUBLED = {
    "no header": "甲,乙,丙\nx,y,z\n",
    "no headings": "Windows,PF3ABC01\nWindows,PF3ABC02\n",
    "no system": "序列号,备注\nPF3ABC01,x\n",
    "likely system": "序列号,平台类\n" + "".join(f"PF3ABC{n:02},Windows 11\n" for n in range(9)),
    "no identifier": "操作系统,备注\nWindows,x\n",
    "several": "操作系统,序列号,SN\nWindows,PF3ABC01,PF3ABC02\n",
    "twice": TWICE,
    "no rows": "操作系统,序列号\n",
    "blank": "\n",
    "half a file": 'OS,Serial number\nWindows,"x\n',
}


@pytest.mark.parametrize("name", TROUBLED)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_sentence_of_the_page_speaks_of_options_or_of_our_folders(page, name, lang):
    """What a command's option would say is a click here; and the file is called as it was."""
    page.post("/language", {"lang": lang, "back": "/files"})
    upload = page.drop(TROUBLED[name].encode(), "list.csv")
    answer = shown(page, upload)
    text = re.sub(r"<[^>]*>", " ", unescape(answer.text))
    assert re.findall(r"\S*--[a-z]\S*", text) == []
    assert str(page.served.desk.home) not in text
    assert 'class="note bad"' in answer.text


# -- how it is read ------------------------------------------------------------------------------


def test_strictness_is_a_choice(page, looked):
    """What is only a warning otherwise is refused."""
    upload, answer = looked("OS,Serial number,Board UUID\nWindows,SN000001,\n")
    choose(page, upload, answer, strict="on")
    assert choices(page, upload).strict
    page.follow(page.post(f"/files/{upload}/check"))
    run = page.served.desk.uploads.get(upload).run_id
    with page.served.desk.journal() as journal:
        assert {status.value for _, status in journal.counts(run)} == {"invalid"}
    answer = shown(page, upload)
    choose(page, upload, answer, strict=[])
    assert not choices(page, upload).strict


def test_a_separator_is_chosen_and_found_again(page, looked):
    """Commas within cells mislead nobody who looks."""
    upload, answer = looked("OS;Serial number;Note\nWindows;SN000001;a,b\n")
    assert Form(answer.text, "choose").options["delimiter"] == ["", ",", "tab", "|"]
    answer = choose(page, upload, answer, delimiter=",")
    assert choices(page, upload).delimiter == ","
    assert "disabled" in answer.text
    answer = choose(page, upload, answer, delimiter="")
    assert choices(page, upload).delimiter == ""
    assert "disabled" not in answer.text.partition("</form>")[0].rpartition("<form")[2]


@pytest.mark.parametrize("wrong", ["utf-16", "shift_jis"])
def test_an_encoding_that_does_not_fit_can_be_taken_back(page, looked, wrong):
    """The choice stays in reach, and what else was chosen is kept."""
    upload, answer = looked("操作系统,序列号\nWindows,SN000001\n".encode("gb18030"))
    answer = choose(page, upload, answer, strict="on", **{"set-device_status": "Trusted"})
    answer = choose(page, upload, answer, encoding=wrong)
    assert "" in Form(answer.text, "choose").options["encoding"]
    answer = choose(page, upload, answer, encoding="")
    kept = choices(page, upload)
    assert (kept.encoding, kept.strict) == ("", True)
    assert kept.constants == {"device_status": "Trusted"}
    assert 'class="note bad"' not in answer.text


def test_a_mapping_of_ones_own_is_saved_and_chosen(page, looked):
    """Among the others by its name; none, and the one that is found again."""
    upload, answer = looked("平台,机身号,备注\nWindows,SN000001,x\n")
    answer = choose(page, upload, answer, header_row="1")
    answer = choose(page, upload, answer, **{"field-0": "device_system"})
    answer = choose(page, upload, answer, **{"field-1": "serial_number"})
    assert page.post(f"/files/{upload}/mapping", {"name": "我的台账"}).status == 303
    other, answer = looked("平台,机身号,备注\nWindows,SN000002,y\n", "next.csv")
    assert "我的台账 · found" in answer.text
    answer = choose(page, other, answer, mapping="none")
    assert choices(page, other).mapping == "none"
    assert 'class="note bad"' in answer.text
    answer = choose(page, other, answer, mapping="我的台账")
    assert choices(page, other).mapping == "我的台账"
    assert Form(answer.text, "choose").fields["field-1"] == ["serial_number"]
    (page.served.desk.mappings / "我的台账.toml").unlink()
    answer = page.get(f"/files/{other}")
    assert 'class="note bad"' in answer.text
    answer = choose(page, other, answer, mapping="")
    assert choices(page, other).mapping == ""


def test_hidden_rows_are_taken_along(page, looked):
    """And said to be left out before."""
    rows = [["OS", "Serial number"], ["Windows", "SN000001"], ["Windows", "SN000002"]]
    upload, answer = looked(book(("Devices", rows), hidden=[3]), "list.xlsx")
    assert "Rows that the sheet hides, left out: 1." in answer.text
    choose(page, upload, answer, hidden="on")
    assert choices(page, upload).hidden
    plan = page.follow(page.post(f"/files/{upload}/check"))
    assert "2 devices are ready" in plan.text


def test_lines_that_are_no_rows_are_told_of(page, looked):
    """Totals and signatures, wherever they stand."""
    rows = "".join(f"Windows,SN{n:06}\n" for n in range(900))
    _, answer = looked(f"OS,Serial number\n{rows}合计,900\n")
    assert "902" in answer.text.partition('id="notes"')[2]


def test_another_sheet_keeps_what_was_said_of_words(page, looked):
    """Columns are other ones there; words and how strict to be are not."""
    rows = [["OS", "Serial number"], ["Windwos", "SN000001"], ["Windwos", "SN000002"]]
    upload, answer = looked(book(("A", rows), ("B", rows)), "list.xlsx")
    answer = choose(page, upload, answer, strict="on", **{"word-answer": ["Windows"]})
    answer = choose(page, upload, answer, **{"field-1": ""})
    assert choices(page, upload).maps == {"serial_number": ()}
    choose(page, upload, answer, sheet="B")
    kept = choices(page, upload)
    assert (kept.sheets, kept.maps, kept.strict) == (("B",), {}, True)
    assert kept.words == {"device_system": {"Windwos": "Windows"}}


def sheets(answer):
    """The sheets that are ticked; whether they are in sight."""
    ticked = Form(answer.text, "choose").fields.get("tick", [])
    return ticked, 'id="sheets" open' in answer.text


@pytest.fixture
def months(looked):
    """A workbook with a list of devices on each of three sheets, another on a hidden one, and one
    that is none; what is shown of it."""
    names = ("一月", "二月", "三月", "旧")
    lists = [
        (name, [["操作系统", "序列号"], ["Windows", f"SN00000{n}"]]) for n, name in enumerate(names)
    ]
    made = openpyxl.load_workbook(io.BytesIO(book(*lists, ("说明", [["请填写"], ["谢谢"]]))))
    made["旧"].sheet_state = "hidden"
    made.save(to := io.BytesIO())
    return looked(to.getvalue(), "list.xlsx")


def test_some_of_several_sheets_are_ticked(page, months):
    """As --sheet is given more than once: these are read as one, in the order of the workbook, and
    a hidden one as well."""
    upload, answer = months
    assert sheets(answer) == (["一月"], False)
    assert Form(answer.text, "choose").options["sheet"] == [
        "一月",
        "二月",
        "三月",
        "旧",
        "说明",
        "all",
    ]
    answer = choose(page, upload, answer, tick=["一月", "三月", "旧"])
    assert choices(page, upload).sheets == ("一月", "三月", "旧")
    assert sheets(answer) == (["一月", "三月", "旧"], True)
    assert "3 sheets together" in answer.text
    plan = page.follow(page.post(f"/files/{upload}/check"))
    assert "3 devices are ready" in plan.text
    answer = choose(page, upload, shown(page, upload), tick=["三月", "旧"])
    assert choices(page, upload).sheets == ("三月", "旧")
    answer = choose(page, upload, answer, sheet="二月")
    assert (choices(page, upload).sheets, sheets(answer)) == (("二月",), (["二月"], False))


def test_all_sheets_are_ticked_to_begin_with_where_all_were_chosen(page, months):
    """And one of them can be left away; the last can't."""
    upload, answer = months
    answer = choose(page, upload, answer, sheet="all")
    assert sheets(answer) == (["一月", "二月", "三月"], True)
    choose(page, upload, answer, tick=["一月", "二月"])
    answer = choose(page, upload, shown(page, upload), strict="on")
    assert (choices(page, upload).sheets, choices(page, upload).strict) == (("一月", "二月"), True)
    sent = page.post(f"/files/{upload}/choose", {**Form(answer.text, "choose").fields, "tick": []})
    assert sheets(page.get(sent.to)) == (["一月", "二月"], True)
    one = page.post(
        f"/files/{upload}/choose", {**Form(answer.text, "choose").fields, "tick": "一月"}
    )
    assert sheets(page.get(one.to)) == (["一月"], True)


def test_a_ticked_sheet_that_is_no_list_can_be_left_away_again(page, months):
    """A sentence says which, and what was ticked stays in reach."""
    upload, answer = months
    answer = choose(page, upload, answer, tick=["一月", "说明"])
    assert 'class="note bad"' in answer.text
    assert sheets(answer) == (["一月", "说明"], True)
    answer = choose(page, upload, answer, tick=["一月"])
    assert 'class="note bad"' not in answer.text
    assert choices(page, upload).sheets == ("一月",)


def test_text_has_no_sheets_to_tick(looked):
    """Nor has a workbook of one."""
    rows = [["OS", "Serial number"], ["Windows", "SN000001"]]
    for content, name in (
        ("OS,Serial number\nWindows,SN1\n", "a.csv"),
        (book(("A", rows)), "b.xlsx"),
    ):
        assert 'id="sheets"' not in looked(content, name)[1].text


def test_to_undo_all_choices_goes_back_to_what_is_set_for_every_file(page, looked, tmp_path):
    """The settings file's mapping and rows to leave out."""
    settings = tmp_path / "config.toml"
    page.served.desk.config = Config(settings, top={"leave-out": ["Note=old"]})
    upload, answer = looked("OS,Serial number,Note\nWindows,SN000001,old\nWindows,SN000002,\n")
    assert choices(page, upload).leave_out == (("Note", ("old",)),)
    choose(page, upload, answer, **{"out-not": "Note=old"}, strict="on")
    assert choices(page, upload).leave_out == ()
    page.post(f"/files/{upload}/choose", {"again": "all"})
    kept = choices(page, upload)
    assert (kept.leave_out, kept.strict) == ((("Note", ("old",)),), False)


@pytest.mark.parametrize("fault", sorted(LEAVING_OUT - {Fault.REPEATS}))
def test_each_way_of_leaving_out_is_told(fault):
    """Before a plan is made; what repeats is known with it alone."""
    for lang in Lang:
        assert "7" in say(f"web.understand.{fault}", lang, {"count": 7})


def test_a_list_among_all_sheets_is_asked_about(page, looked):
    """Its operating system stands below a heading that does not say so: nothing is checked without
    it, and choosing the field reads it; no sheet is proposed that is ticked already."""
    one = ("研发部", [["操作系统", "序列号"], ["Windows", "PF4ABC01"]])
    other = ("财务部", [["SN", "OS版本"], ["PF4ABC02", "Windows 11"]])
    upload, answer = looked(book(one, other), "list.xlsx")
    assert "财务部" in answer.text
    answer = choose(page, upload, answer, sheet="all")
    assert sheets(answer) == (["研发部", "财务部"], True)
    bad = re.search(r'class="note bad".*?</div>', answer.text, re.DOTALL)
    assert bad is not None
    assert "OS版本" in bad[0]
    assert "looks like the list of devices" not in bad[0]
    place = next(
        name.removeprefix("label-")
        for name, value in Form(answer.text, "choose").fields.items()
        if name.startswith("label-") and value == ["OS版本"]
    )
    answer = choose(page, upload, answer, **{f"field-{place}": "device_system"})
    assert 'class="note bad"' not in answer.text
    plan = page.follow(page.post(f"/files/{upload}/check"))
    assert "2 devices are ready" in plan.text


@pytest.mark.parametrize("lang", Lang)
def test_nobody_is_sent_where_they_are(page, months, lang):
    """What is chosen under “Columns” is said so on the plan, and not on the columns' own page."""
    upload, _ = months
    page.post("/language", {"lang": lang.value})
    place = {Lang.EN: "under “Columns”", Lang.ZH: "在“识别列”中"}[lang]
    told = {Lang.EN: "choose all sheets", Lang.ZH: "选择全部工作表"}[lang]
    here = shown(page, upload).text
    assert (told in here, place in here) == (True, False)
    plan = page.follow(page.post(f"/files/{upload}/check")).text
    assert (told in plan, place in plan) == (True, True)
