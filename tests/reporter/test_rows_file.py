"""A run's rows as data: lines that a schema describes, a table that no program runs."""

from __future__ import annotations

import csv
import json
import tracemalloc
from dataclasses import replace
from datetime import datetime
from importlib import resources

import pytest
from jsonschema import Draft202012Validator

from importer.loader import open_table
from importer.model.cells import Cell, Kind
from importer.model.device import Device, Problem
from importer.model.fed_back import DATA_COLUMNS
from importer.model.run import Outcome, Status
from importer.model.table import Column
from importer.reporter.rows_file import write_rows
from importer.texts.text import Lang
from importer.vocabulary.faults import Severity
from tests.reporter.samples import CELLS, make_run, problem, stored

SCHEMA = json.loads(resources.files("importer").joinpath("schemas", "row.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
CREATED = replace(
    stored(2),
    outcome=Outcome(
        2,
        Status.CREATED,
        record_id="7342696918970192701",
        code=0,
        attempts=2,
        finished_at=1_772_357_500.9,
        log_id="L1",
        note="lookup-confirmed",
    ),
)
INVALID = stored(3, Status.INVALID, problems=(problem(3, value="=cmd|x"),))


def lines_of(path, rows, lang=Lang.EN, **changes):
    """What is written as JSON, each line against the schema."""
    write_rows(path, make_run(len(rows), **changes), iter(rows), lang)
    data = path.read_bytes()
    assert data.endswith(b"\n")
    lines = [json.loads(line) for line in data.decode().splitlines()]
    for line in lines:
        VALIDATOR.validate(line)
        assert list(line) == SCHEMA["required"]
    return lines


def table_of(path, rows, lang=Lang.EN, **changes):
    write_rows(path, make_run(len(rows), **changes), iter(rows), lang)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


def columns(*labels):
    return tuple(Column(place, label) for place, label in enumerate(labels))


def test_the_schema_knows_what_there_is():
    """Every status, every severity, every field of a device; and it is a schema."""
    Draft202012Validator.check_schema(SCHEMA)
    known = SCHEMA["properties"]
    assert known["status"]["enum"] == [str(status) for status in Status]
    assert set(known["problems"]["items"]["properties"]["severity"]["enum"]) == set(Severity)
    assert set(known["device"]["required"]) == set(Device._fields)
    assert set(known["device"]["properties"]) == set(Device._fields)


def test_a_line_says_all_of_a_row(tmp_path):
    """Of one that was created: where it is, what was sent, what the API said, and when."""
    (line,) = lines_of(tmp_path / "r.jsonl", [CREATED])
    assert line == {
        "schema": 1,
        "run_id": "20260301-093005-ab12",
        "file": "/data/devices.xlsx",
        "sheet": "Devices",
        "row": 2,
        "status": "created",
        "device_record_id": "7342696918970192701",
        "code": 0,
        "message": None,
        "note": "lookup-confirmed",
        "attempts": 2,
        "finished_at": "2026-03-01T17:31:40+08:00",
        "log_id": "L1",
        "device": {
            "device_system": 1,
            "device_ownership": 2,
            "device_status": 1,
            "serial_number": "00123",
            **dict.fromkeys(("disk_serial_number", "uuid", "mac_address", "android_id")),
            **dict.fromkeys(("idfv", "aaid")),
        },
        "problems": [],
        "original": dict(zip(("OS", "SN", "Board UUID", "MAC"), CELLS, strict=True)),
        "edited": None,
    }
    assert datetime.fromisoformat(line["finished_at"]).timestamp() == 1_772_357_500


def test_what_was_corrected_beside_the_file_is_told_apart(tmp_path):
    """A line has what the file has, and what counts; a table, which may be read again, the
    latter."""
    row = replace(stored(2), originals={0: "Windoze", 1: Cell(Kind.NUMBER, 123, "0")})
    (line,) = lines_of(tmp_path / "r.jsonl", [row])
    assert line["original"] == {
        "OS": "Windoze",
        "SN": "123",
        "Board UUID": CELLS[2],
        "MAC": CELLS[3],
    }
    assert line["edited"] == {"OS": "Windows 11", "SN": "00123"}
    _, cells = table_of(tmp_path / "r.csv", [row])
    assert cells[:2] == ["Windows 11", "00123"]


def test_a_line_says_what_is_wrong(tmp_path):
    """A problem with its slug, its cell, and the sentence with the next step; no device."""
    (line,) = lines_of(tmp_path / "r.jsonl", [INVALID])
    assert (line["device"], line["device_record_id"], line["finished_at"]) == (None, None, None)
    (found,) = line["problems"]
    assert {**found, "text": ""} == {
        "slug": "uuid-format",
        "field": "uuid",
        "address": "Devices!C3",
        "value": "=cmd|x",
        "severity": "error",
        "suggestion": None,
        "text": "",
    }
    assert found["text"].count(".") > 1
    assert line["message"].startswith("Devices!C3: ")


def test_only_sentences_depend_on_the_language(tmp_path):
    """Slugs, names and numbers are the same; what is said is not."""
    english = lines_of(tmp_path / "en.jsonl", [CREATED, INVALID], Lang.EN)
    chinese = lines_of(tmp_path / "zh.jsonl", [CREATED, INVALID], Lang.ZH)
    assert english != chinese
    for line in (*english, *chinese):
        line["message"] = None
        for found in line["problems"]:
            assert found.pop("text")
    assert english == chinese
    heads = [table_of(tmp_path / f"{lang}.csv", [CREATED], lang)[0] for lang in Lang]
    assert heads[0] == heads[1] == ["OS", "SN", "Board UUID", "MAC", *DATA_COLUMNS]


def test_a_check_has_no_run(tmp_path):
    """Nobody could ask for it by that name."""
    assert lines_of(tmp_path / "r.jsonl", [CREATED], run_id="")[0]["run_id"] is None


def test_equal_and_blank_labels_are_kept_apart(tmp_path):
    """Nothing of a row is lost, whatever its headings are; what a label is stays its own."""
    labels = ("Note", "Note", "Note_2", "", "", "Note")
    cells = ("a", "b", "c", "d", Cell(Kind.NUMBER, 5.0), "f", "", "beyond")
    (line,) = lines_of(
        tmp_path / "r.jsonl", [replace(CREATED, cells=cells)], columns=columns(*labels)
    )
    assert line["original"] == {
        "Note": "a",
        "Note_2_": "b",
        "Note_2": "c",
        "_4": "d",
        "_5": "5",
        "Note_6": "f",
        "_8": "beyond",
    }
    (short,) = lines_of(tmp_path / "s.jsonl", [replace(CREATED, cells=("Windows",))])
    assert short["original"] == {"OS": "Windows", "SN": "", "Board UUID": "", "MAC": ""}


def test_a_row_is_one_line_whatever_is_in_it(tmp_path):
    """What a terminal or an editor obeys is escaped, and comes back."""
    text = "a\u2028b\u0085c\x1b[31md\u202ee\n设备"
    (line,) = lines_of(tmp_path / "r.jsonl", [replace(CREATED, cells=(text,))])
    assert line["original"]["OS"] == text
    raw = (tmp_path / "r.jsonl").read_text("utf-8")
    assert "设备" in raw
    assert raw.removesuffix("\n").isprintable()


def test_the_table_has_the_files_columns_first(tmp_path):
    """Then ours, and after them what stood beyond the last heading."""
    rows = [replace(CREATED, cells=(*CELLS, "", "beyond")), INVALID]
    head, first, second = table_of(tmp_path / "r.csv", rows)
    assert first[:4] == list(CELLS)
    assert dict(zip(head[4:], first[4:15], strict=True)) == {
        "row": "2",
        "status": "created",
        "device_record_id": "7342696918970192701",
        "code": "0",
        "message": "",
        "advice": first[head.index("advice")],
        "note": "lookup-confirmed",
        "attempts": "2",
        "finished_at": "2026-03-01T17:31:40+08:00",
        "log_id": "L1",
        "problems": "",
    }
    assert first[15:] == ["", "beyond"]
    assert second[head.index("problems")] == "uuid-format"


TEXTS = [
    "=1+1",
    "+86",
    "-5",
    "@x",
    "\tx",
    "\rx",
    "\n=x",
    "'=1",
    "''-",
    "'",
    "'00123",
    "a=b",
    "－",
    "",
]


def test_no_cell_is_a_formula_and_each_comes_back(tmp_path):
    """Neither a cell nor a heading; read by us, all are the texts that they were, and a number
    stays one."""
    labels = ["OS", "SN", *(f"{sign}label" for sign in "=+-@")]
    rows = [
        replace(CREATED, cells=("Windows", f"SN{number}A", text, Cell(Kind.NUMBER, -5), text, "x"))
        for number, text in enumerate(TEXTS)
    ]
    path = tmp_path / "r.csv"
    head, *table = table_of(path, rows, columns=columns(*labels))
    for line in (head, *table):
        assert not [cell for cell in line if cell[:1] in tuple("=+-@\t\r\n") and cell != "-5"]
    assert table[0][2:5] == ["'=1+1", "-5", "'=1+1"]
    with open_table(path) as read:
        assert [column.label for column in read.layout.columns] == [*labels, *DATA_COLUMNS]
        assert [row.cells[2:6] for row in read.rows()] == [(t, "-5", t, "x") for t in TEXTS]


def test_other_peoples_tables_are_read_as_they_are(tmp_path):
    """A sign before a formula is ours to take away only where we set it."""
    path = tmp_path / "theirs.csv"
    path.write_text("OS,SN,Note,status\nWindows,SN0001A,'=1,'-5\n", encoding="utf-8")
    with open_table(path) as table:
        assert [row.cells for row in table.rows()] == [("Windows", "SN0001A", "'=1", "'-5")]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_half_a_file_is_none(tmp_path, suffix):
    """Whatever ends the writing, nothing is left; and what is there is not replaced."""

    def broken():
        yield CREATED
        raise KeyError

    with pytest.raises(KeyError):
        write_rows(tmp_path / f"r{suffix}", make_run(2), broken(), Lang.EN)
    assert list(tmp_path.iterdir()) == []
    path = tmp_path / f"r{suffix}"
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        write_rows(path, make_run(1), iter([CREATED]), Lang.EN)
    assert path.read_text() == "mine"


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_memory_does_not_grow_with_the_rows(tmp_path, suffix):
    """They are written as they come."""
    peaks = []
    for count in (100, 20_000):
        tracemalloc.start()
        rows = (replace(CREATED, cells=(*CELLS,)) for _ in range(count))
        write_rows(tmp_path / f"{count}{suffix}", make_run(count), rows, Lang.EN)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 200_000


def test_a_problem_of_a_row_has_no_field(tmp_path):
    """null, not a name of nothing."""
    of_row = Problem("left-hidden", "", "Devices!2:2", "", Severity.LEFT_OUT)
    (line,) = lines_of(tmp_path / "r.jsonl", [stored(2, Status.LEFT_OUT, problems=(of_row,))])
    assert line["problems"][0]["field"] is None
