"""What is given to be read: paths, open files, DataFrames."""

from __future__ import annotations

import io
import uuid
from datetime import date, datetime, timedelta
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from importer.loader import read
from importer.loader.formats.frame import cell_of
from importer.model import Cell, InputError, Kind
from importer.texts import Lang
from importer.validator import Rules, checker
from tests.workshop import HEADER, good_line, write_devices

FRAME = pd.DataFrame(
    {"OS": ["Windows", "macOS"], "Serial number": ["00123", "C02XL0AHJG5J"], "Note": [None, "desk"]}
)


def _devices(source, **given):
    with read(source, **given) as table:
        judge = checker(table.layout, Rules())
        return [judge.check(row) for row in table.rows()]


def _serials(source, **given):
    return [checked.device and checked.device.serial_number for checked in _devices(source)]


def test_text_of_a_frame_stays_text():
    """Zeros in front are there, a missing value is blank, and rows count as in Excel."""
    first, second = _devices(FRAME)
    assert (first.row.number, first.row.cells, first.device.serial_number) == (
        2,
        ("Windows", "00123", ""),
        "00123",
    )
    assert second.device.serial_number == "C02XL0AHJG5J"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        *((nothing, "") for nothing in (None, np.nan, float("nan"), pd.NA, pd.NaT, Decimal("NaN"))),
        ("N/A", "N/A"),
        (np.str_("x"), "x"),
        ("a\0b\ud800", "ab?"),
        (123, Cell(Kind.NUMBER, 123)),
        (np.int64(123), Cell(Kind.NUMBER, 123)),
        (Decimal("123"), Cell(Kind.NUMBER, 123)),
        (10**17 + 1, "100000000000000001"),
        (123.0, Cell(Kind.FLOAT, 123.0)),
        (np.float32(0.5), Cell(Kind.FLOAT, 0.5)),
        (float("inf"), Cell(Kind.FLOAT, float("inf"))),
        (Decimal("1.5"), Cell(Kind.FLOAT, 1.5)),
        (Decimal("Infinity"), Cell(Kind.FLOAT, float("inf"))),
        (True, Cell(Kind.BOOL, True)),
        (np.bool_(False), Cell(Kind.BOOL, False)),
        (date(2024, 3, 12), Cell(Kind.DATE, date(2024, 3, 12))),
        (pd.Timestamp("2024-03-12 09:00"), Cell(Kind.DATE, datetime(2024, 3, 12, 9))),
        (np.datetime64("2024-03-12"), Cell(Kind.DATE, datetime(2024, 3, 12))),
        (pd.Timedelta(hours=1), Cell(Kind.DATE, timedelta(hours=1))),
        (uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        ([1], Cell(Kind.OBJECT, "[1]")),
        (b"SN1", Cell(Kind.OBJECT, "b'SN1'")),
    ],
)
def test_each_value_is_the_cell_that_it_would_be_in_a_sheet(value, cell):
    """Text, whole number, fraction, logical value, date, nothing; and all else an object."""
    found = cell_of(value)
    assert (found, type(found)) == (cell, type(cell))


@pytest.mark.parametrize(
    ("column", "slugs"),
    [
        (["00123", None], {()}),
        ([123456, None], {("float-cell",)}),
        ([7340912, 8340913], {("number-cell",)}),
        ([1.5, 2.5], {("float-cell",)}),
        ([b"x", ["y"]], {("object-cell",)}),
        (pd.to_datetime(["2024-03-12", "2024-03-13"]), {("date-cell",)}),
    ],
)
def test_what_pandas_did_to_an_identifier_is_refused(column, slugs):
    """A gap makes floats of a column of numbers: what stood there is not known any more."""
    frame = pd.DataFrame({"OS": "Windows", "Serial number": column, "UUID": str(uuid.uuid4())})
    found = {
        tuple(p.slug for p in checked.problems if p.field == "serial_number" and p.value)
        for checked in _devices(frame)[:1]
    }
    assert found == slugs
    for checked in _devices(frame):
        for problem in checked.problems:
            assert "pandas" in problem.text(Lang.ZH) or problem.slug != "float-cell"


def test_a_number_of_the_api_may_be_a_float():
    """Under its own name 2.0 means 2: nothing is lost by it."""
    frame = pd.DataFrame(
        {
            "device_system": [1, 2],
            "serial_number": ["SN00001", "SN00002"],
            "device_ownership": [2, None],
        }
    )
    assert frame["device_ownership"].dtype == float
    assert [checked.device.device_ownership for checked in _devices(frame)] == [2, 0]


def test_an_index_with_a_name_is_a_column():
    """One that only counts is none; labels in two levels are one text."""
    assert _serials(FRAME.set_index("Serial number")) == ["00123", "C02XL0AHJG5J"]
    assert _serials(FRAME.set_index(["OS", "Serial number"])) == ["00123", "C02XL0AHJG5J"]
    levels = pd.DataFrame(
        [["Windows", "SN00001"]], columns=pd.MultiIndex.from_tuples([("OS", ""), ("Serial", "no.")])
    )
    with read(levels) as table:
        assert [column.label for column in table.layout.columns] == ["OS", "Serial no."]


def test_a_frame_is_read_as_it_was_given():
    """What is done to it meanwhile changes nothing; the same content is the same table."""
    frame = FRAME.copy()
    with read(frame) as table, read(FRAME) as same:
        frame["Serial number"] = "other"
        assert [row.cells[1] for row in table.rows()] == ["00123", "C02XL0AHJG5J"]
        assert table.content_hash == same.content_hash
        assert (table.layout.sheet, str(table.path)) == ("DataFrame", "DataFrame")
    with read(frame, name="cmdb.csv") as other:
        assert other.content_hash != table.content_hash
        assert (other.layout.sheet, other.layout.file) == ("cmdb", "cmdb.csv")


def test_odd_frames_are_told_or_read():
    """No column, no row, no heading of ours: an error that names the frame; blank rows pass."""
    for frame in (pd.DataFrame(), pd.DataFrame({"a": [1]}), pd.DataFrame([["Windows", "SN1"]])):
        with pytest.raises(InputError) as refused:
            read(frame).close()
        assert "DataFrame" in refused.value.text(Lang.ZH)
    gaps = pd.concat([FRAME, pd.DataFrame([{"OS": None}, {"OS": " "}]), FRAME])
    assert [checked.row.number for checked in _devices(gaps)] == [2, 3, 6, 7]
    twice = pd.DataFrame([["Windows", "SN00001", "x", "y"]], columns=["OS", "SN", "Note", "Note"])
    assert _serials(twice) == ["SN00001"]


def test_a_million_cells_are_not_held_twice_as_rows():
    """The first row comes before the last one is made."""
    frame = pd.DataFrame({"OS": ["Windows"] * 200_000, "SN": ["SN00001"] * 200_000})
    with read(frame) as table:
        assert next(table.rows()).number == 2


def test_an_open_file_is_read_whatever_it_is(tmp_path):
    """Bytes, text, a pipe that can't go back, an upload that was looked into before."""
    path = write_devices(tmp_path, 2)
    expected = ["SN000000", "SN000001"]
    with path.open("rb") as opened:
        opened.read(3)
        assert _serials(opened) == expected
    with path.open(encoding="utf-8") as opened, read(opened) as table:
        assert table.path == path
        assert table.layout.encoding == "utf-8-sig"
    text = HEADER.replace("Note", "备注") + good_line(0) + good_line(1)
    assert _serials(io.StringIO(text)) == expected
    assert _serials(io.BytesIO(text.encode("gb18030"))) == expected

    class Pipe(io.RawIOBase):
        def __init__(self):
            self._rest = io.BytesIO(text.encode())

        def readable(self):
            return True

        def readinto(self, buffer):
            return self._rest.readinto(buffer)

    assert _serials(Pipe()) == expected


def test_a_workbook_from_an_open_file_speaks_of_the_name_it_was_given(tmp_path):
    """Messages name what somebody gave, never the copy; and that is gone afterwards."""
    frame = FRAME.assign(OS="Windows")
    path = tmp_path / "devices.xlsx"
    frame.to_excel(path, index=False)
    content = io.BytesIO(path.read_bytes())
    with read(content, name="uploaded.xlsx") as table:
        copied = table._file._place
        assert copied.exists()
        assert [row.values["serial_number"] for row in table.rows()] == ["00123", "C02XL0AHJG5J"]
    assert not copied.exists()
    for broken in (io.BytesIO(path.read_bytes()[:-200]), io.BytesIO(b""), io.BytesIO(b"%PDF-1.7")):
        with pytest.raises(InputError) as refused:
            read(broken, name="uploaded.xlsx").close()
        assert "uploaded.xlsx" in refused.value.text(Lang.EN)
        assert "device-importer-" not in refused.value.text(Lang.EN)


@pytest.mark.parametrize("source", [None, 3, [["OS", "SN"]], {"OS": ["Windows"]}])
def test_what_can_not_be_read_is_told(source):
    """With what can be."""
    with pytest.raises(InputError) as refused:
        read(source)
    assert refused.value.slug == "source-unknown"
    assert type(source).__name__ in refused.value.text(Lang.ZH)


def _closed(content):
    content.close()
    return content


@pytest.mark.parametrize(
    "opened",
    [
        _closed(io.BytesIO(b"OS,SN\n")),
        _closed(io.StringIO("OS,SN\n")),
        io.StringIO("OS,SN\nWindows,\ud800\n"),  # half a letter
    ],
)
def test_an_open_file_that_can_not_be_copied_is_told_by_its_name(opened):
    """By the name that somebody gave it."""
    with pytest.raises(InputError) as refused:
        read(opened, name="uploaded.csv")
    assert refused.value.slug == "file-unreadable"
    assert "uploaded.csv" in refused.value.text(Lang.EN)
