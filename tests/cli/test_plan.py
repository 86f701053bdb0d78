"""The plan: what it says, in which words and order, where it goes, and the question behind it."""

from __future__ import annotations

import io
import json
import shlex
import sys

import pytest

from importer.cli.console import Teller, talk
from importer.model import Status
from importer.model.names import field_named, option_name
from importer.sandbox.app import running
from importer.texts import Lang, width_of
from importer.vocabulary import FIELDS
from tests.sandbox.calls import QUIET
from tests.workshop import HEADER, good_line

BAD = "Windoze,X,Y,\n"


def pasted(line: str) -> list[str]:
    """The arguments of a printed command, as a shell would hand them on."""
    program, *arguments = shlex.split(line.strip())
    assert program == "device-importer"
    return arguments


def test_the_plan_of_a_check_is_what_was_asked_for(command, file):
    """It goes to stdout; with --json that is the object's alone, and the plan is talk."""
    code, out, err = command("check", file(2, BAD), "--lang", "en")
    assert (code, "What will happen:" in out, err) == (1, True, "")
    code, out, err = command("check", file(2, BAD), "--json", "--lang", "en")
    assert (json.loads(out)["exit_code"], "What will happen:" in err) == (1, True)


def test_devices_without_a_serial_number_are_told_apart(command, tmp_path):
    """From those that lack less, however many these are."""
    path = tmp_path / "d.csv"
    rows = ("PF3ABC01,8c:04:ba:10:20:30", "TBD,8c:04:ba:10:20:31", "PF3ABC03,8c:04:ba:10:20:32")
    path.write_text("OS,Serial number,MAC\n" + "".join(f"Windows,{row}\n" for row in rows))
    out = command("check", path, "--lang", "en")[1]
    assert "2 × warning: row 2 and others: Disk serial number, Board UUID missing" in out
    assert "1 × warning: d!B3: Serial number, Disk serial number, Board UUID missing" in out


def test_devices_are_counted_by_what_they_lack(command, tmp_path):
    """A row that has its UUID is not counted among those without one; rows that lack the same are
    one line."""
    path = tmp_path / "d.csv"
    uuids = ("", "4c4c4544-0047-4810-8042-cec04f333658", "4c4c4544-0047-4810-8042-cec04f333659")
    rows = (f"Windows,PF3ABC0{at},{uuid}\n" for at, uuid in enumerate(uuids, 1))
    path.write_text("OS,Serial number,UUID\n" + "".join(rows))
    out = command("check", path, "--lang", "en")[1]
    assert "1 × warning: row 2: Disk serial number, Board UUID missing" in out
    assert "2 × warning: row 3 and others: Disk serial number missing" in out


def test_phones_are_told_of_by_their_system(command, tmp_path):
    """What a list lacks for an iPhone it does not lack for an Android phone."""
    path = tmp_path / "d.csv"
    systems = ("Windows", "Windows", "Windows", "Windows", "iOS", "Android", "iOS")
    rows = (f"{system},PF3ABC0{at}\n" for at, system in enumerate(systems, 1))
    path.write_text("OS,Serial number\n" + "".join(rows))
    out = command("check", path, "--lang", "en")[1]
    assert "2 × left out: row 6: Devices that run iOS can't be registered from this list" in out
    assert "1 × left out: row 7: Devices that run Android can't be registered from this" in out


def test_the_plan_ends_with_what_matters(command, file):
    """Problems, then the counts, and last what would be done in one line."""
    out = command("check", file(2, BAD), "--lang", "en")[1]
    places = [out.index(text) for text in ("1 × error", "What will happen:", "To send: 2")]
    assert places == sorted(places)
    assert out.splitlines()[-1] == "Register 2; 1 not sent."


@pytest.mark.parametrize(
    ("options", "says", "proposes"),
    [
        (
            (),
            "Ownership “Unknown” (rows: 2, with those that say so) · Trust “Unknown” (rows: 3)",
            ["ownership", "trust"],
        ),
        (
            ("--set", "os=win", "--set", "ownership=company"),
            "Operating system “Windows” · Ownership “Company” · Trust “Unknown” (rows: 3)",
            ["trust"],
        ),
        (
            ("--set", "ownership=unknown", "--set", "trust=trusted"),
            "Ownership “Unknown” (rows: 2, with those that say so) · Trust “Trusted”",
            [],
        ),
    ],
)
def test_what_rows_get_that_say_nothing_is_one_line(command, home, options, says, proposes):
    """Known or unknown, set for all or not: each field once; only what nobody set is proposed."""
    file = home / "d.csv"
    lines = ["OS,Serial number,Ownership"]
    lines += [f"Windows,PF4A000{n},{own}" for n, own in enumerate(("", "BYOD", ""))]
    file.write_text("\n".join(lines) + "\n")
    code, out, _ = command("check", file, *options, "--lang", "en")
    told = [line for line in out.splitlines() if line.startswith("Where a row says nothing")]
    assert (code, told) == (0, [f"Where a row says nothing, it is sent with: {says}."])
    names = [line.rpartition("--set ")[2].partition("=")[0] for line in _commands(out)]
    assert names == proposes


def _commands(out):
    return [line for line in out.splitlines() if line.startswith("      device-importer")]


def test_of_what_every_row_says_no_default_is_told(command, home):
    """And of a file of which nothing is sent."""
    file = home / "d.csv"
    file.write_text("OS,Serial number,Ownership,Trust\nWindows,PF4A0001,BYOD,trusted\n")
    assert "Where a row says nothing" not in command("check", file, "--lang", "en")[1]
    file.write_text("OS,Serial number,Ownership,Trust\nWindoze,PF4A0001,,\n")
    out = command("check", file, "--set", "trust=trusted", "--lang", "en")[1]
    assert "Where a row says nothing" not in out


def test_the_question_is_one_line_with_the_sheets_that_are_not_read(
    command, home, monkeypatch, capsys
):
    """Who says yes knows what is left."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("库存")):
        sheet.append(HEADER.strip().split(","))
        sheet.append(good_line(2).strip().split(","))
    book.save(home / "two.xlsx")
    monkeypatch.setattr(sys, "stdin", io.StringIO("n\n"))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    code, _, err = command("run", home / "two.xlsx", "--sandbox", "--lang", "en")
    assert code == 10
    line = next(line for line in err.splitlines() if "[y/N]" in line)
    assert line.startswith("Register 1; worksheet 库存 not read. They go to the sandbox. Go on?")


@pytest.mark.parametrize("lang", Lang)
def test_who_tries_some_rows_first_is_asked_about_them(command, file, monkeypatch, lang):
    """And not whether all of them are to be sent."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("n\n"))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    _, _, err = command("run", file(5), "--sandbox", "--max-rows", "3", "--lang", lang)
    line = next(line for line in err.splitlines() if "[y/N]" in line)
    begins = {Lang.EN: "Register 5; at most 3 now (", Lang.ZH: "将登记 5 台；本次最多 3 台（"}
    assert line.startswith(begins[lang])


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_named_by_its_label_in_either_language(field, lang):
    """As an option prints it, as the template has it, and as the API does."""
    name = option_name(field, lang)
    assert shlex.split(f"--set {name}=x") == ["--set", f"{name}=x"]
    assert field_named(name) == field_named(field) == field


def test_what_names_no_field_stays_what_it_is():
    """It is refused later, in the words that were typed."""
    assert field_named("颜色") == "颜色"


@pytest.mark.parametrize("lang", Lang)
def test_a_proposal_works_when_it_is_pasted(command, home, lang):
    """With the file's name in quotes and the options that were given; then nothing is open."""
    path = home / "my devices (2).csv"
    path.write_text("系统,Serial number\nWindows,A1B2C3D4\n", encoding="utf-8")
    given = ("check", path, "--lang", lang, "--map", "操作系统=系统", "--header-row", "1")
    out = command(*given)[1]
    for _ in range(2):  # ownership, then trust
        line = next(line for line in out.splitlines() if "--set" in line)
        code, out, _ = command(*pasted(line))
        assert code == 0
    assert "--set" not in out


def test_what_an_import_does_not_change_is_said_with_the_command_that_does(command, home, tenant):
    """Ownership edited in a row whose device is there: in the plan, and row by row."""
    path = home / "mine.csv"
    line = "Windows,A1B2C3D4,D1S2K3,621CDFF0-13D0-5AB1-9ADC-5F560095F6ED"
    with running(QUIET) as box:
        tenant(box)
        for owner in ("Company", "Personal"):
            header = HEADER.strip().split(",")[:4]
            path.write_text(f"{','.join(header)},Ownership\n{line},{owner}\n", encoding="utf-8")
            code, _, err = command("run", path, "--yes", "--rate", "500", "--lang", "en")
            assert code == 0, err
        assert "An import changes no record" in err
        printed = next(
            x for x in err.splitlines() if x.strip().startswith("device-importer update")
        )
        assert pasted(printed)[:2] == ["update", str(path)]
        code, out, _ = command(*pasted(printed), "--yes", "--json")
        assert json.loads(out)["counts"] == {str(Status.UPDATED): 1}


def test_a_wrong_secret_is_told_before_anybody_is_asked(command, file, tenant):
    """Exit 3, not the question's 10."""
    with running(QUIET) as box:
        tenant(box, secret="wrong")
        code, _, err = command("run", file(2), "--lang", "en")
        assert (code, box.registry.count()) == (3, 0)
    assert "app secret" in err or "app id and secret" in err
    assert "Nobody is here to confirm" not in err


def test_nobody_is_asked_while_the_network_is_down(command, file, monkeypatch, nowhere):
    """Exit 4, with what to look at."""
    for name, value in (("BASE_URL", nowhere), ("APP_ID", "cli_x"), ("APP_SECRET", "s")):
        monkeypatch.setenv(f"FEISHU_{name}", value)
    code, _, err = command("run", file(2), "--lang", "en")
    assert (code, "can't be reached" in err) == (4, True)


@pytest.mark.parametrize("columns", [30, 60, 100])
def test_paragraphs_are_wrapped_with_a_hanging_indent(columns, capsys):
    """To the terminal's width, Chinese signs counting double; options stay whole."""
    tell = Teller(talk, columns)
    text = "终端台账!F25：生产序列号“5CG4123WRT”还出现在第 26 行，" * 2
    tell.line(text + "可用 --map 生产序列号=SN号 指定。", 2, head="2 × 错误：", colour="red")
    first, *more = capsys.readouterr().err.splitlines()
    assert all(width_of(line) <= columns for line in (first, *more))
    assert first.startswith("  2 × 错误：终端台账")
    assert all(line.startswith("    ") and line[4] != " " for line in more)
    assert any("--map 生产序列号=SN号" in line for line in (first, *more))


def test_a_pipe_gets_each_paragraph_whole(capsys):
    """Somebody may look for a word in it."""
    Teller(talk, 0).line("word " * 100, 2)
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (good_line(2) + BAD, "correct the red cells"),
        (good_line(2) + "ChromeOS,5CD1234XYZ,,\n", "Nothing can be corrected"),
    ],
)
def test_red_cells_are_spoken_of_only_where_one_can_be_corrected(command, home, lines, says):
    """A Chromebook can't be registered, whatever is written into its cells."""
    path = home / "odd.csv"
    path.write_text(HEADER + lines, encoding="utf-8")
    code, _, err = command("run", path, "--sandbox", "--yes", "--rate", "500", "--lang", "en")
    assert (code, says in err) == (1, True)
    assert ("red cells" in err) is (says == "correct the red cells")


@pytest.mark.parametrize("lang", Lang)
def test_an_error_with_one_way_out_prints_the_whole_command(command, home, lang):
    """What was given stays in it, and pasted it works."""
    path = home / "versions.csv"
    rows = ("T1,A1B2C3D4,3c:52:82:1a:32:01,Windows 11", "T2,A1B2C3D5,3c:52:82:1a:32:02,Windows 10")
    path.write_text("\n".join(("Tag,Serial number,MAC,OS Version", *rows)), encoding="utf-8")
    code, _, err = command("check", path, "--lang", lang, "--strict")
    assert code == 2
    line = next(line for line in err.splitlines() if line.strip().startswith("device-importer"))
    assert pasted(line)[:5] == ["check", str(path), "--lang", str(lang), "--strict"]
    assert command(*pasted(line))[0] != 2


@pytest.mark.parametrize("lang", Lang)
def test_what_can_not_be_registered_is_left_out_by_one_command(command, home, lang):
    """All the words of one cause, under the heading of their column."""
    path = home / "systems.csv"
    lines = ["系统,Serial number", "Windows,A1B2C3D4", "ChromeOS,A1B2C3D5", "FreeBSD 13,A1B2C3D6"]
    path.write_text("\n".join(lines), encoding="utf-8")
    code, out, _ = command("check", path, "--lang", lang)
    assert code == 1
    line = next(line for line in out.splitlines() if "--leave-out 系统=" in line.replace('"', ""))
    assert pasted(line)[-1] == "系统=ChromeOS,FreeBSD 13"
    assert command(*pasted(line))[0] == 0


@pytest.mark.parametrize("lang", Lang)
def test_devices_that_are_gone_are_left_out_by_one_command(command, home, lang):
    """They are told of first, and taken as long as nobody says so."""
    path = home / "ledger.csv"
    lines = [
        "系统,Serial number,资产状态,备注",
        *("Windows,A1B2C3D4,在用,", "Windows,A1B2C3D5,已报废,", "Windows,A1B2C3D6,待报废,"),
        *("Windows,A1B2C3D7,在用,lost", "Windows,A1B2C3D8,在用,lost property office"),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    code, out, _ = command("check", path, "--lang", lang)
    assert code == 0
    told = [line for line in out.splitlines() if " × " in line]
    places = ("ledger!C3 and others:", "row 2 and others:")
    if lang is Lang.ZH:
        places = ("ledger!C3等：", "第 2 行等：")
    assert [place in line for place, line in zip(places, told, strict=True)] == [True, True]
    assert told[0].startswith("  3 × ") and "资产状态" in told[0]
    line = next(line for line in out.splitlines() if "--leave-out" in line and "importer" in line)
    assert pasted(line)[-3:] == ["资产状态=已报废,待报废", "--leave-out", "备注=lost"]
    code, out, _ = command(*pasted(line), "--json")
    assert (code, json.loads(out)["counts"]) == (0, {"pending": 2, "left_out": 3})


@pytest.mark.parametrize(("days", "is_proposed"), [(28, True), (1000, False)])
def test_no_command_is_proposed_that_no_terminal_takes(command, home, days, is_proposed):
    """Of many devices each may be gone since another day."""
    path = home / "days.csv"
    said = (f"{2001 + n // 28 // 12}-{1 + n // 28 % 12:02}-{1 + n % 28:02}" for n in range(days))
    lines = (f"Windows,5CG3{n:04}XQ,{day}" for n, day in enumerate(said))
    path.write_text("\n".join(["系统,Serial number,报废日期", *lines]), encoding="utf-8")
    out = command("check", path)[1]
    found = [line for line in out.splitlines() if "--leave-out" in line and "importer" in line]
    assert bool(found) == is_proposed
    assert f"  {days} × " in out
    for line in found:
        assert json.loads(command(*pasted(line), "--json")[1])["counts"] == {"left_out": days}


@pytest.mark.parametrize("lang", Lang)
def test_a_column_of_departments_is_left_unread_by_one_command(command, home, lang):
    """Where hardly a word of it is understood; not where only some are none of ours."""
    path = home / "owners.csv"
    lines = [f"Windows,A1B2C3D{n},部门{n % 3}" for n in range(9)]
    path.write_text("\n".join(["OS,SN,设备归属", *lines]), encoding="utf-8")
    out = command("check", path, "--lang", lang)[1]
    option = {Lang.EN: "--map ownership=", Lang.ZH: "--map 设备归属="}[lang]
    line = next(line for line in out.splitlines() if line.endswith(option))
    assert command(*pasted(line))[0] == 0
    path.write_text("\n".join(["OS,SN,设备归属", *lines, *["Linux,X1Y2Z3,公司"] * 3]), "utf-8")
    out = command("check", path, "--lang", lang)[1]
    assert not any(line.endswith(option) for line in out.splitlines())


@pytest.mark.parametrize("given", ["ownership=Dept", "设备归属=Dept", "device_ownership = Dept"])
def test_a_column_that_was_chosen_is_not_chosen_once_more(command, home, given):
    """The command that leaves it unread says so in its place; what else was given stays."""
    path = home / "departments.csv"
    lines = [f"Windows,A1B2C3D{n},D{n % 3},x" for n in range(9)]
    path.write_text("\n".join(["OS,SN,Dept,Disk", *lines]), encoding="utf-8")
    chosen = ("--map", given, "--map", "uuid=", "--lang", "en")
    out = command("check", path, *chosen)[1]
    line = next(line for line in out.splitlines() if line.endswith("--map ownership="))
    assert line.count("--map") == 2
    assert "--map uuid=" in line
    assert command(*pasted(line))[0] == 0


@pytest.mark.parametrize(
    ("lang", "answers"),
    [(Lang.EN, "Trust: Unknown, Trusted, Untrusted"), (Lang.ZH, "可信状态：未知状态、信任设备、")],
)
def test_a_word_is_asked_with_the_answers_of_its_field(command, home, lang, answers):
    """Not with a system's where trust is asked; the answers in the reader's language are taken."""
    path = home / "trust.csv"
    path.write_text("OS,SN,可信状态\nWindows,A1B2C3D4,是\n", encoding="utf-8")
    out = command("check", path, "--lang", lang)[1]
    assert answers in out
    line = next(line for line in out.splitlines() if line.strip().startswith("device-importer"))
    word = "信任设备" if lang is Lang.ZH else "Trusted"
    assert command(*pasted(line.replace("…", word)))[0] == 0


@pytest.mark.parametrize(("lang", "says"), [(Lang.EN, "Suggestion: "), (Lang.ZH, "建议值：")])
def test_a_proposed_value_is_shown(command, home, lang, says):
    """And the word that a command asks about is the one that the sentence names."""
    path = home / "labels.csv"
    rows = ["OS,Model,SN", "Windows,T14,SN: PF4ABM01", "Apple,A2337,C02ABC12XY"]
    path.write_text("\n".join(rows), encoding="utf-8")
    lines = [line.strip() for line in command("check", path, "--lang", lang)[1].splitlines()]
    assert f"{says}PF4ABM01" in lines
    asked = {Lang.EN: "--value operating-system:Apple=…", Lang.ZH: "--value 操作系统:Apple=…"}
    assert any(line.endswith(asked[lang]) for line in lines)
    assert not any("A2337" in line for line in lines)


@pytest.mark.parametrize(("label", "is_proposed"), [("归属", False), ("备注", True)])
def test_no_value_for_all_is_proposed_where_a_column_may_say_it(command, home, label, is_proposed):
    """It would make company devices of those that the column calls private."""
    path = home / "ledger.csv"
    rows = ("Windows,PF4ABM01,公司", "Windows,PF4ABM02,个人", "Windows,PF4ABM03,借用")
    path.write_text("\n".join((f"OS,Serial number,{label}", *rows)), encoding="utf-8")
    out = command("check", path, "--lang", "en")[1]
    assert ("--set ownership=Company" in out) is is_proposed
    assert "--set trust=Trusted" in out


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_serial_numbers_that_are_not_read_are_told_of_last(command, home, lang):
    """In the line before the question, with the command that reads them: nobody can add one to a
    registered device.  A column of ownership is told of where the columns are."""
    file = home / "d.csv"
    lines = ["OS,出厂编号,MAC address,归属"]
    lines += [f"Windows,PF4ABK1{n},3c:52:82:1a:2b:0{n},公司" for n in range(3)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    told = command("check", file, "--lang", lang)[1].splitlines()
    assert "出厂编号" in told[-3]
    assert pasted(told[-2])[-2:] == [
        "--map",
        {"en": "serial-number=出厂编号", "zh": "生产序列号=出厂编号"}[lang],
    ]
    owned = next(number for number, line in enumerate(told) if "“归属”" in line)
    assert pasted(told[owned + 1])[-1].endswith("=归属") and owned < 5
    told = command(*pasted(told[-2]))[1]
    assert "“出厂编号”" not in told and "“归属”" in told
