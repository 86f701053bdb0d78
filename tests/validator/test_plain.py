"""The quick look at identifiers says what the close one says, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import example, given, strategies as st

from importer.loader.headings.columns import match
from importer.model.device import Checked
from importer.model.table import Layout, Row
from importer.validator.candidates import parts_of
from importer.validator.normalise import read
from importer.validator.plain import PLAIN, Lane
from importer.validator.row import RowChecker
from importer.validator.rules import Rules, checker
from importer.vocabulary.boards import swapped
from importer.vocabulary.devices import other_things
from importer.vocabulary.fields import HELPING, KNOWN, TRAPPED
from importer.vocabulary.placeholders import _MACS, _UUIDS, _WORDS
from importer.vocabulary.retired import RETIRED

PLAIN_RULES = Rules()
PIECES = st.sampled_from(
    [
        *("SN", "X", "N", "0", "1", "12", "E", "E+", "e", "-", ".", "_", ":", " ", ",", ";", "/"),
        *("1024", "G", "T", "EUR", "RMB", "Q1", "HTTP", "NVME", "DELL", "BCDFGHJ"),
        *("2024", "03", "12", "Mar", "MAR", "T", "10:20", ".0", "0x", "4C4C4544", "FFFF", "ff"),
        *(
            "3c",
            "52",
            "82",
            "1A",
            "2b",
            "00",
            "DE",
            "AD",
            "default",
            "STRING",
            "'",
            "=",
            "序",
            "ｅ",
        ),
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=12).map("".join),
    st.from_regex(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", fullmatch=True),
    st.from_regex(r"[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}", fullmatch=True),
    st.from_regex(r"[A-Za-z0-9._-]{1,20}", fullmatch=True),
    st.from_regex(r"[A-Z]{4,12}", fullmatch=True),
)


def agrees(field: str, text: str) -> None:
    """What is accepted at once is accepted at last, without a remark, and is no list."""
    quick = PLAIN[field](text)
    if quick is not None:
        assert read(field, text) == (quick, ())
        assert parts_of(field, text) == ()


@given(field=st.sampled_from(sorted(PLAIN)), text=TEXTS)
@example(field="mac_address", text="3c-52:82-1a:2b-3c")
@example(field="serial_number", text="SYS-1234567890")
@example(field="serial_number", text="FALSE")
@example(field="serial_number", text="(?)")
@example(field="mac_address", text="(?) 3c:52:82:1a:2b:3c")
@example(field="serial_number", text="DELLBCDFGHJ")
@example(field="serial_number", text="FFFFFFFF")
@example(field="disk_serial_number", text="TRUE")
@example(field="uuid", text="4C4C4544-0000-2010-8020-80C04F202020")
def test_the_quick_look_is_never_wrong(field: str, text: str) -> None:
    """For any text."""
    agrees(field, text)


def test_no_heading_passes() -> None:
    """Whatever it is a heading of, and however it is written."""
    for text in {*KNOWN, *TRAPPED, *HELPING}:
        for form in (text, text.upper(), text.title(), re.sub("([0-9]+)", r"-\1_", text.upper())):
            agrees("serial_number", form)
            agrees("disk_serial_number", form)


@pytest.mark.parametrize("field", sorted(PLAIN))
def test_no_word_for_what_is_gone_passes(field: str) -> None:
    """Capitals alone look like a serial number, and the row is to be told of."""
    assert [word for word in sorted(RETIRED) if PLAIN[field](word) is not None] == []
    assert [word for word in sorted(RETIRED) if read(field, word)[0] != ""] == []


@pytest.mark.parametrize("field", sorted(PLAIN))
def test_no_placeholder_passes(field: str) -> None:
    """Every value of the lists, in either case."""
    macs = [":".join(mask.replace("*", "7")[i : i + 2] for i in range(0, 12, 2)) for mask in _MACS]
    for text in (*_WORDS, *_UUIDS, *macs):
        for form in (text, text.upper(), text.lower(), text.title()):
            agrees(field, form)


def test_a_blank_service_tag_never_passes_and_any_other_does() -> None:
    """In either byte order, with each of its bytes blank or not."""
    for bytes_of_tag in product(("00", "20", "4A"), repeat=7):
        a, b, c, d, e, f, g = bytes_of_tag
        board = f"4C4C4544-00{b}-{c}10-80{d}-{a}C04F{e}{f}{g}"
        is_blank = "4A" not in bytes_of_tag
        for text in (board, swapped(board)):
            assert PLAIN["uuid"](text) == (None if is_blank else text)
            assert (read("uuid", text)[0] == "") is is_blank


@pytest.mark.parametrize(
    ("field", "text", "canonical"),
    [
        ("serial_number", "PF3ABCDE", "PF3ABCDE"),
        ("serial_number", "5CG443MDG8", "5CG443MDG8"),
        ("serial_number", "JHBTQXR", "JHBTQXR"),
        ("disk_serial_number", "0025_3846_3140_F11C.", "0025_3846_3140_F11C."),
        ("serial_number", "BCDFGH7", None),
        ("disk_serial_number", "6177c38f910a83560899e28ee97c6204", None),
        ("serial_number", "1024G7XK", None),
        ("serial_number", "JHBTQXRDELL", None),
        ("uuid", "621cdff0-13d0-5ab1-9adc-5f560095f6ed", "621CDFF0-13D0-5AB1-9ADC-5F560095F6ED"),
        ("mac_address", "3C-52-82-1A-2B-3C", "3c:52:82:1a:2b:3c"),
    ],
)
def test_usual_forms_pass_at_once(field: str, text: str, canonical: str | None) -> None:
    """Otherwise it would be of no use."""
    assert PLAIN[field](text) == (canonical or text)


COMPUTER = ("OS", "Serial number", "Disk serial", "UUID", "MAC", "Ownership", "Trust", "Remark")
TWO_CARDS = (*COMPUTER, "EthernetMAC")
GOOD = ("Windows", "PF3ABCDE", "WD-123456AB")
CARD, OTHER_CARD = "3C-52-82-1A-2B-3C", "3c:52:82:1a:2b:3d"
CELLS = st.one_of(
    TEXTS, st.sampled_from(["Windows", "macOS", "iOS", "", "-", "Company", "x", "报废", "VERKAUFT"])
)
BOARD = "621CDFF0-13D0-5AB1-9ADC-5F560095F6ED"
GOOD_ROW = (*GOOD, BOARD, "", "", "", "")
#: Words for a whole file.
GIVEN = {"device_ownership": "company", "device_status": "trusted", "device_system": "macOS"}
DELL = "4C4C4544-0052-5A10-804E-B6C04F4A3533"  # of the service tag 6RZNJ53


def rows_of(cells: Sequence[tuple[str, ...]]) -> list[Row]:
    """Rows with these cells."""
    return [Row(number, each, {}) for number, each in enumerate(cells, 2)]


def together(judge: RowChecker, *cells: tuple[str, ...]) -> list[Checked]:
    """Rows with these cells, checked as those of a file."""
    return [row for some in judge.check_all(rows_of(cells)) for row in some.each()]


def one_by_one(judge: RowChecker, *cells: tuple[str, ...]) -> list[Checked]:
    """The same rows, each of them alone."""
    return [judge.check(row) for row in rows_of(cells)]


def test_a_heading_in_capitals_is_no_value_of_its_column() -> None:
    """With blanks around it as well: a serial number of letters alone looks no different."""
    labels = ("OS", "GERAETE ", "Disk serial", "UUID", "MAC")
    columns = match(("OS", "Serial number", "Disk serial", "UUID", "MAC"))
    columns = tuple(replace(c, label=label) for c, label in zip(columns, labels, strict=True))
    judge = checker(Layout("f.csv", "f", 1, columns), Rules())
    for _ in range(2):
        (found,) = together(judge, ("Windows", "GERAETE", "WD-123456AB", BOARD, ""))
        assert found.device.serial_number is None
        assert found.problems[0].slug == "heading-as-value"


@given(rows=st.lists(st.tuples(*[CELLS] * len(COMPUTER)), min_size=1, max_size=8))
@example(rows=[("Windows", "PF3ABCDE", "WD-123456AB", BOARD, "", "Company", "", "")] * 2)
@example(rows=[("Windows", "PF3ABCDE", "WD-123456AB", BOARD, "", "", "", "Lost")] * 2)
@example(rows=[("Windows", "6RZNJ53", "WD-123456AB", DELL, "", "", "Trusted", "")] * 2)
@example(rows=[("Windows", "6RZNJ52", "WD-123456AB", DELL, "", "", "Trusted", "")] * 2)
def test_the_short_way_leads_to_the_same_device(rows: list[tuple[str, ...]]) -> None:
    """Among others and alone, a row is the same device with the same problems."""
    judge = checker(Layout("f.csv", "f", 1, match(COMPUTER)), Rules())
    for _ in range(2):  # the second time words are known
        assert together(judge, *rows) == one_by_one(judge, *rows)


@given(
    rows=st.lists(st.tuples(*[CELLS] * len(COMPUTER)), min_size=1, max_size=8),
    without=st.sets(st.sampled_from(COMPUTER[1:5]), min_size=1, max_size=3),
    constants=st.dictionaries(st.sampled_from(sorted(GIVEN)), st.booleans()),
    strict=st.booleans(),
)
@example(rows=[GOOD_ROW] * 2, without={"UUID"}, constants={}, strict=False)
@example(rows=[GOOD_ROW] * 2, without={"UUID"}, constants={}, strict=True)
@example(rows=[GOOD_ROW] * 2, without={"Serial number", "MAC"}, constants={}, strict=False)
@example(
    rows=[GOOD_ROW, (*GOOD_ROW[:4], CARD, "", "Trusted", "")],
    without={"Serial number", "Disk serial", "UUID"},
    constants={"device_ownership": True, "device_system": True},
    strict=False,
)
def test_the_short_way_of_a_list_that_lacks_something(
    rows: list[tuple[str, ...]], without: set[str], constants: dict[str, bool], strict: bool
) -> None:
    """Columns of identifiers, or words for the whole file."""
    places = [place for place, label in enumerate(COMPUTER) if label not in without]
    columns = match([COMPUTER[place] for place in places])
    rules = Rules(strict, {name: GIVEN[name] for name, chosen in constants.items() if chosen})
    judge = checker(Layout("f.csv", "f", 1, columns), rules)
    cells = [tuple(row[place] for place in places) for row in rows]
    for _ in range(2):
        assert together(judge, *cells) == one_by_one(judge, *cells)


def test_what_a_list_has_no_column_for_sends_no_row_the_long_way() -> None:
    """Most lists have a serial number and an address: each of their rows has one remark."""
    judge = checker(Layout("f.csv", "f", 1, match(("OS", "Serial number", "MAC"))), Rules())
    cells = [("Windows", "PF3ABCDE", CARD), ("Windows", "PF3ABCDF", ""), ("Windows", "", CARD)]
    together(judge, *cells)
    (some,) = judge.check_all(rows_of(cells))
    assert list(some.others) == [2]
    assert [[p.params["fields"] for p in row.problems] for row in some.each()] == [
        ["disk_serial_number,uuid"],
        ["disk_serial_number,uuid"],
        ["serial_number,disk_serial_number,uuid"],
    ]
    assert [row.problems[0].address for row in some.each()] == ["f!2:2", "f!3:3", "f!B4"]


def test_a_list_of_addresses_alone_needs_one_in_each_row() -> None:
    """Nothing else tells its devices apart."""
    judge = checker(Layout("f.csv", "f", 1, match(("OS", "MAC"))), Rules())
    cells = [("Windows", CARD), ("Windows", "")]
    together(judge, *cells)
    assert judge.lane.look(cells)[1] == {1}
    assert [row.device is None for row in together(judge, *cells)] == [False, True]


THINGS = st.one_of(
    st.sampled_from(sorted(other_things())),
    st.sampled_from(["PC-0042", "笔记本", "Laptop", "PRINTER-01", " 显示器", "打印机（一楼）", ""]),
    TEXTS,
)


@given(names=st.lists(THINGS, min_size=1, max_size=8))
def test_the_short_way_leaves_out_the_same_things(names: list[str]) -> None:
    """Below a heading of what things are called, however a word is written."""
    judge = checker(Layout("f.csv", "f", 1, match((*COMPUTER, "资产名称"))), Rules())
    cells = [(*GOOD_ROW, name) for name in names]
    for _ in range(2):
        assert together(judge, *cells) == one_by_one(judge, *cells)


def test_a_thing_is_looked_at_closer_and_a_name_is_not() -> None:
    """Names differ from row to row, a million of them."""
    judge = checker(Layout("f.csv", "f", 1, match((*COMPUTER, "资产名称"))), Rules())
    cells = [(*GOOD_ROW, name) for name in ("PC-0042", "打印机", "打印室电脑", "Monitors")]
    together(judge, *cells)
    assert judge.lane.look(cells)[1] == {1, 3}


@given(
    rows=st.lists(
        st.tuples(st.sampled_from(["", "-", CARD, OTHER_CARD, "02:00:00:00:00:01", "x"]), CELLS),
        min_size=1,
        max_size=8,
    )
)
@example(rows=[("", CARD), (CARD, ""), (CARD, CARD), (CARD, OTHER_CARD), ("", "")])
def test_the_short_way_of_two_cards_leads_to_the_same_device(rows: list[tuple[str, str]]) -> None:
    """Whichever of the two columns is filled, or both."""
    judge = checker(Layout("f.csv", "f", 1, match(TWO_CARDS)), Rules())
    cells = [(*GOOD, BOARD, card, "", "", "", other) for card, other in rows]
    for _ in range(2):
        assert together(judge, *cells) == one_by_one(judge, *cells)


@pytest.mark.parametrize(("card", "other"), [("", CARD), (CARD, ""), ("", ""), (CARD, OTHER_CARD)])
def test_a_computer_whose_one_card_of_two_is_filled_passes(card: str, other: str) -> None:
    """Of two addresses it is to be said which one counts."""
    judge = checker(Layout("f.csv", "f", 1, match(TWO_CARDS)), Rules())
    cells = (*GOOD, BOARD, card, "", "", "", other)
    together(judge, cells)
    found, closer = judge.lane.look([cells])
    assert closer == ({0} if card and other else set())
    assert closer or found["mac_address"] == [(card or other).lower().replace("-", ":") or None]


def test_a_file_of_computers_has_the_short_way() -> None:
    """Otherwise it would be of no use; but for a MAC, a second column bars it."""
    assert lane_of(COMPUTER) is not None
    assert lane_of((*COMPUTER, "IDFV")) is None
    assert lane_of(("OS", "Serial number")) is not None
    assert lane_of(("OS", "Serial number"), Rules(strict=True)) is None  # refused for the others
    assert lane_of(TWO_CARDS) is not None
    columns = match(COMPUTER)
    again = replace(columns[5], index=len(columns))
    twice = Layout("f.csv", "f", 1, (*columns, again))
    assert checker(twice, PLAIN_RULES).lane is None
    assert lane_of(COMPUTER, Rules(constants=GIVEN)) is not None
    assert lane_of(COMPUTER, Rules(constants={"serial_number": "PF3ABCDE"})) is None


@pytest.mark.parametrize(("serial", "passes"), [("6RZNJ53", True), ("6RZNJ52", False)])
def test_a_dell_passes_where_its_board_bears_its_serial_number(serial: str, passes: bool) -> None:
    """A board that bears another one is worth a remark."""
    judge = checker(Layout("f.csv", "f", 1, match(COMPUTER)), Rules())
    cells = ("Windows", serial, "WD-123456AB", DELL, "", "", "", "")
    together(judge, cells)
    assert judge.lane.look([GOOD_ROW, cells])[1] == (set() if passes else {1})
    assert (together(judge, cells)[0].problems == ()) is passes


def lane_of(labels: tuple[str, ...], rules: Rules = PLAIN_RULES) -> Lane | None:
    """The lane of a file with these headings."""
    return checker(Layout("f.csv", "f", 1, match(labels)), rules).lane


MODELLED = (*COMPUTER, "Model", "IMEI")


@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["PF3ABCDE", "3C52821A2B3C", "XT20", "355555555555557"]),
            st.sampled_from(["PF3ABCDE", "WD-123456AB"]),
            st.sampled_from(["", CARD]),
            st.sampled_from(["", "XT20", "PF3ABCDE", "pf3abcde"]),
            st.sampled_from(["", "355555555555557", "PF3ABCDE"]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_the_short_way_sees_what_was_copied(rows: list[tuple[str, ...]]) -> None:
    """From the disk's number, the model, the telephone's, the card's address."""
    judge = checker(Layout("f.csv", "f", 1, match(MODELLED)), Rules())
    cells = [
        ("Windows", serial, disk, BOARD, card, "", "", "", model, imei)
        for serial, disk, card, model, imei in rows
    ]
    for _ in range(2):
        assert together(judge, *cells) == one_by_one(judge, *cells)


def test_what_was_copied_is_looked_at_closer_and_nothing_else() -> None:
    """Most rows have nothing in common with themselves."""
    judge = checker(Layout("f.csv", "f", 1, match(MODELLED)), Rules())
    good = ("Windows", "PF3ABCDE", "WD-123456AB", BOARD, CARD, "", "", "", "Latitude 5440", "")
    disk = (*good[:2], "PF3ABCDE", *good[3:])
    model, imei = (*good[:8], "PF3ABCDE", ""), (*good[:8], "", "PF3ABCDE")
    card = ("Windows", "3C52821A2B3C", *good[2:])
    rows = (good, disk, model, imei, card)
    together(judge, *rows)
    assert judge.lane.look(rows)[1] == {1, 2, 3, 4}


@pytest.mark.parametrize(
    "text",
    [
        *("12345678", "7E100", "2024-03-12", "NNNNNNN", "xxxxxxxx", "A B"),
        *("OPTIPLEX7090", "PF3ABCDE-", "1.PF3ABCDE", "3C52-821A-2B01"),
    ],
)
def test_doubtful_forms_are_looked_at_closer(text: str) -> None:
    """Digits alone, dates, rows of one letter, blanks, words, signs at an end, addresses."""
    assert PLAIN["serial_number"](text) is None
