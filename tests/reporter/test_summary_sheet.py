"""The summary sheet of the results workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from importer.model.device import Problem
from importer.model.run import Status, Stopped, Tally
from importer.reporter.summary_sheet import systems_of
from importer.reporter.workbook import write_workbook
from importer.texts.catalogue import say
from importer.texts.text import Lang
from importer.vocabulary.faults import Severity
from tests.reporter.samples import make_run, parts, problem, results_of, stored, values_of, write

MIXED = [
    stored(2),
    stored(3),
    stored(4, Status.DUPLICATE),
    stored(5, Status.INVALID, problems=(problem(5),)),
    stored(6, problems=(problem(6, "mac-virtual", "mac_address", Severity.WARNING),)),
]


def lines_of(path: Path, sheet: str = "Summary") -> list[list[Any]]:
    """The rows of the summary, each without its empty cells."""
    rows = ([value for value in row if value is not None] for row in values_of(path, sheet))
    return [row for row in rows if row]


def test_counts_stand_with_their_share_meaning_and_next_step(tmp_path: Path) -> None:
    """Each status that occurs has its count, its share and its sentences, then the total."""
    lines = lines_of(write(tmp_path / "out.xlsx", MIXED))
    start = lines.index(["Status", "Rows", "Share", "What it means and what to do"])
    en = Lang.EN
    assert lines[start + 1 : start + 5] == [
        ["Created", 3, 0.6, f"{say('meaning.created', en)} {say('advice.created', en)}"],
        ["Already there", 1, 0.2, f"{say('meaning.duplicate', en)} {say('advice.duplicate', en)}"],
        ["Invalid", 1, 0.2, f"{say('meaning.invalid', en)} {say('advice.invalid', en)}"],
        ["Total", 5],
    ]


def test_counts_by_system_add_up(tmp_path: Path) -> None:
    """Statuses by operating system, with totals both ways; unknown systems have a column."""
    lines = lines_of(write(tmp_path / "out.xlsx", MIXED))
    start = next(i for i, line in enumerate(lines) if line[:2] == ["Status", "Windows"])
    assert lines[start + 1 : start + 5] == [
        ["Created", 3, 0, 3],
        ["Already there", 1, 0, 1],
        ["Invalid", 0, 1, 1],
        ["Total", 4, 1, 5],
    ]


def test_rows_without_a_system_are_not_dropped() -> None:
    """They stand behind all systems."""
    counts = {(1, Status.CREATED): 10**6, (None, Status.INVALID): 3, (6, Status.CREATED): 1}
    assert systems_of(Tally({}, counts)) == (1, 6, None)


def test_run_facts_and_local_times_with_offset(tmp_path: Path) -> None:
    """The run's id, file, sheet, tenant and rate stand there; times tell their offset."""
    facts = {
        line[0]: line[1] for line in lines_of(write(tmp_path / "out.xlsx", MIXED)) if len(line) == 2
    }
    started = datetime.fromtimestamp(make_run(5).created_at).astimezone()
    offset = f"{started:%z}"
    assert facts["Run"] == "20260301-093005-ab12"
    assert facts["File"] == "/data/devices.xlsx"
    assert facts["Sheet"] == "Devices (header in row 1)"
    assert facts["Tenant / app"] == "open.feishu.cn cli_a1b2"
    assert facts["Rate"] == "up to 9.5 a second"
    assert facts["Started"] == f"{started:%Y-%m-%d %H:%M:%S} {offset[:3]}:{offset[3:]}"


def test_a_rehearsal_is_no_proof(tmp_path: Path) -> None:
    """It says that nothing is registered; the file is told by its content, and what was filled in
    where its cells are empty."""
    said = {"device_ownership": "Corporate"}
    path = write(tmp_path / "out.xlsx", MIXED, tenant="sandbox", sha256="ab" * 32, constants=said)
    facts = {line[0]: line[1] for line in lines_of(path) if len(line) == 2}
    assert facts["Tenant / app"] == (
        "the sandbox on this computer: a rehearsal, nothing is registered"
    )
    assert facts["SHA-256 of the file"] == "ab" * 32
    assert facts["Where cells are empty"] == "Ownership = Corporate"


def test_a_check_promises_no_rate(tmp_path: Path) -> None:
    """Where nothing was sent the title says so, and no rate is shown."""
    lines = lines_of(write(tmp_path / "out.xlsx", MIXED, state="staged", finished_at=0.0))
    assert lines[0] == ["Device import: check only"]
    assert not {"Rate", "Ended"} & {line[0] for line in lines}


def test_causes_link_to_their_first_row(tmp_path: Path) -> None:
    """A cause has its count, example, step, and a link inside the workbook to its row."""
    path = write(tmp_path / "out.xlsx", MIXED)
    cells = {
        cell.value: cell.hyperlink.location
        for row in load_workbook(path)["Summary"]
        for cell in row
        if cell.hyperlink
    }
    assert cells == {"Row 5": "'Rows'!A5", "Row 6": "'Rows'!A6"}
    causes = [line for line in lines_of(path) if line[0] in ("Error", "Warning")]
    assert [line[:3] for line in causes] == [["Error", 1, "Row 5"], ["Warning", 1, "Row 6"]]
    assert causes[0][3].startswith("Devices!C5: ")


def test_links_follow_rows_not_numbers(tmp_path: Path) -> None:
    """Blank rows of the file are not in the workbook: the link goes to where the row is."""
    rows = [stored(10), stored(500, Status.INVALID, problems=(problem(500),))]
    path = write(tmp_path / "out.xlsx", rows)
    found = [c for row in load_workbook(path)["Summary"] for c in row if c.hyperlink]
    assert [(c.value, c.hyperlink.location) for c in found] == [("Row 500", "'Rows'!A3")]


def test_causes_come_before_the_systems(tmp_path: Path) -> None:
    """First what happened, then why and what to do, then the rest."""
    heads = [line[0] for line in lines_of(write(tmp_path / "out.xlsx", MIXED))]
    order = ["Rows by status", "What was found in the data", "Status by operating system"]
    assert [head for head in heads if head in order] == order


def test_phones_and_tablets_are_one_cause(tmp_path: Path) -> None:
    """Whatever their systems: the example is one device, the line above speaks of all."""
    rows = [
        stored(
            number,
            Status.INVALID,
            problems=(
                Problem(
                    "mobile-without-id",
                    field,
                    f"Devices!{number}:{number}",
                    "",
                    params={"system": str(system), "fields": field},
                ),
            ),
        )
        for number, (system, field) in enumerate([(4, "android_id"), (5, "idfv")], 2)
    ]
    causes = [row for row in lines_of(write(tmp_path / "out.xlsx", rows)) if row[0] == "Error"]
    assert [row[:3] for row in causes] == [["Error", 2, "Row 2"]]
    common, example = causes[0][3].split("\n")
    assert common == say("cause.mobile-without-id", Lang.EN)
    assert "Android" in example


def test_a_long_cause_has_room_for_all_of_its_lines(tmp_path: Path) -> None:
    """Excel never fits merged cells; the row is as high as its longest text needs."""
    long = problem(2, "only-placeholders", "serial_number")
    every = "serial_number,disk_serial_number,uuid,mac_address"
    long = replace(long, params={"system": "1", "fields": every})
    path = write(tmp_path / "out.xlsx", [stored(2, Status.INVALID, problems=(long,))])
    sheet = load_workbook(path)["Summary"]
    row = next(cell.row for cell in sheet["B"] if cell.value == "Error")
    letters = max(len(sheet.cell(row, column).value) for column in (5, 8))
    assert sheet.row_dimensions[row].height >= 15 * (letters / (3 * 13))


def test_chart_takes_the_counts_of_the_statuses(tmp_path: Path) -> None:
    """The bars are the cells of the table, each in its status' colour."""
    path = write(tmp_path / "out.xlsx", MIXED)
    chart = parts(path, r"charts/chart1\.xml$")
    book = load_workbook(path)
    first = next(cell.row for cell in book["Summary"]["B"] if cell.value == "Created")
    assert f"<c:f>Summary!$C${first}:$C${first + 2}</c:f>" in chart
    assert chart.count("<c:dPt>") == 3


@pytest.mark.parametrize("lang", Lang)
def test_a_stopped_run_says_why_and_what_next(tmp_path: Path, lang: Lang) -> None:
    """Reason, the API's own words, the step of the administrator, and the command."""
    stopped = Stopped("quota", 6, 99991403, "quota exceeded", {"code": "99991403"})
    path = write(tmp_path / "out.xlsx", MIXED, lang, stopped=stopped)
    texts = [line[0] for line in lines_of(path, say("sheet.summary", lang))]
    said = say("report.api-says", lang, {"message": "quota exceeded"})
    reason = f"{say('stop.quota', lang, stopped.params)} {said}"
    assert say("report.stopped", lang, {"reason": reason}) in texts
    assert say("stop.quota.next", lang) in texts
    assert any("device-importer resume 20260301-093005-ab12" in str(text) for text in texts)


def test_a_stop_by_an_error_has_its_sentence(tmp_path: Path) -> None:
    """A run that an error ended shows that error's sentence; it holds the next step itself."""
    stopped = Stopped("error.app-secret", 3, 10014, "", {"code": "10014"})
    path = write(tmp_path / "out.xlsx", MIXED, stopped=stopped)
    sentence = say("error.app-secret", Lang.EN, {"code": "10014"})
    assert f"The run stopped: {sentence}" in [line[0] for line in lines_of(path)]


def test_every_status_has_its_words_in_both_languages() -> None:
    """No status is without a name, a meaning and a next step; names are all different."""
    for lang in Lang:
        names = {say(f"status.{status}", lang) for status in Status}
        assert len(names) == len(Status)
        assert all(say(f"meaning.{s}", lang) and say(f"advice.{s}", lang) for s in Status)


def test_chinese_workbook_is_chinese(tmp_path: Path) -> None:
    """Sheet names, title and statuses are in the language asked for."""
    path = tmp_path / "out.xlsx"
    write_workbook(path, results_of(MIXED, Lang.ZH), iter(MIXED), Lang.ZH)
    assert load_workbook(path).sheetnames == ["汇总", "明细", "待修正"]
    lines = lines_of(path, "汇总")
    assert lines[0] == ["设备导入结果"]
    assert ["设备已存在", 1, 0.2] in [line[:3] for line in lines]
