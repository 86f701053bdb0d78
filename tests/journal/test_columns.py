"""Columns that identify nothing: running numbers, and one value everywhere."""

from __future__ import annotations

from itertools import chain

import pytest
import xlsxwriter

from importer.journal.journal import Journal
from importer.loader.options import ReadOptions
from importer.model.errors import InputError
from importer.pipeline import Staging, stage
from tests.journal.columnar import MAC, List, staged

BOARD = "621CDFF0-13D0-5AB1-9ADC-5F560095F6ED"
RUNNING = {
    "counted from one": [str(n) for n in range(1, 31)],
    "three rows": ["1", "2", "3"],
    "two rows": ["1", "2"],
    "zeros before": [f"{n:03}" for n in range(1, 31)],
    "many zeros before": [f"{n:08}" for n in range(1, 31)],
    "a filter left gaps": ["3", "7", "15", "22", "31", "107", "218"],
    "a filter of a long list": ["1204", "3400", "5550", "8030", "9999", "12040"],
    "descending": [str(n) for n in range(30, 0, -1)],
    "sorted by another column": ["7", "2", "9", "1", "4", "8", "3", "6", "5"],
    "a long list": [str(n) for n in range(1, 2_501)],
    "a long list, sorted by another column": [str((n * 7) % 2_503) for n in range(1, 2_503)],
    "a second page": [str(n) for n in range(4_001, 4_061)],
    "with dots": [f"{n}." for n in range(1, 13)],
    "as a program took it for numbers": [f"{n}.0" for n in range(1, 30)],
    "each number twice": list(chain(*((str(n), str(n)) for n in range(1, 20)))),
    "a blank between": ["1", "2", "", "4", "5", "N/A", "7"],
}


@pytest.mark.parametrize("heading", ["Serial No.", "S/N", "序列号", "Serial Number"])
@pytest.mark.parametrize("kind", RUNNING)
def test_a_running_number_is_no_serial_number(tmp_path, kind, heading):
    """Whatever its heading: all rows that have one are refused for this one cause."""
    values = [value for value in RUNNING[kind] if value.strip("N/A")]
    result = staged(tmp_path, heading, values)
    assert set(result.statuses) == {"invalid"}
    assert result.slugs == {"running-number"}
    assert len(result.said) == len(values)


@pytest.mark.parametrize(
    "values",
    [
        ["20230105", "20230210", "20220405"],
        ["13800138000", "13912345678", "15812345678"],
    ],
)
def test_days_and_telephones_are_no_serial_numbers(tmp_path, values):
    """A column of nothing else, in digits alone: refused; beside others they may be some."""
    rows = [f"{value},{MAC.format(n)}" for n, value in enumerate(values)]
    result = staged(tmp_path, "序列号,MAC", rows)
    assert (set(result.statuses), result.slugs) == ({"invalid"}, {"other-numbers"})
    result = staged(tmp_path, "序列号,MAC", [*rows, f"PF4ABM01,{MAC.format(9)}"])
    assert (set(result.statuses), result.slugs) == ({"pending"}, set())


@pytest.mark.parametrize("number", ["35209900176148{:02}", "{:016}"])
def test_a_column_of_digits_is_none_of_android_ids(tmp_path, number):
    """An IMEI with its version, a running number: Android's have letters.  One of them alone is as
    good as any, and so are all where somebody says so."""
    own = [number.format(n) for n in (12, 13, 31)]
    real = ["0a1b2c3d4e5f6071", "9f3c1a7be04d5268", "3520990017614811"]
    result = phones(tmp_path, [*own, real[0]])
    assert (result.statuses, result.slugs) == ([*["invalid"] * 3, "pending"], {"other-numbers"})
    assert phones(tmp_path, real).statuses == ["pending"] * 3
    assert phones(tmp_path, own[:1]).statuses == ["pending"]
    assert phones(tmp_path, own, "android_id").statuses == ["pending"] * 3


def phones(tmp_path, ids, trusted=()):
    """A list of phones, as the journal has it."""
    path = tmp_path / "phones.csv"
    path.write_text("\n".join(["OS,Android ID", *(f"Android,{one}" for one in ids)]))
    read = ReadOptions(trusted=trusted)
    with Journal(tmp_path / "phones.db") as journal:
        return List(journal, stage(journal, path, Staging(read=read, again=True)).run.run_id)


@pytest.mark.parametrize(
    "name",
    [
        *("BJ-NB-{}", "HQ-LAPTOP-{}", "CN-SH-PC-{}", "2023_nb_{}", "SN-SRV-{}", "SN-LAP-{}"),
        *("ZC-2021-{}", "it_1998_{}"),
        *("NB-SH-{}", "PC_HQ_{}", "SH-FIN-PC{}", "FIN-PC{}", "NB-A-{}", "PC-1A-{}"),
    ],
)
def test_a_computers_name_or_an_asset_number_is_no_serial_number_among_others(tmp_path, name):
    """Refused where most of the column is something else, or of one or two; a column of them is a
    firm's own, told of and sent."""
    own = [name.format(f"{n:04}") for n in (12, 13, 31)]
    makers = ["PF4ABM01", "5CG1234ABC", "8QX1ZK3"]
    result = staged(tmp_path, "SN", [*makers, own[0]])
    assert (result.statuses, result.slugs) == ([*["pending"] * 3, "invalid"], {"computer-name"})
    result = staged(tmp_path, "SN", [*own, makers[0]])
    assert (result.statuses, result.slugs) == (["pending"] * 4, {"numbered"})
    result = staged(tmp_path, "SN", own[:2])
    assert (result.statuses, result.slugs) == (["invalid"] * 2, {"computer-name"})
    trusted = {"trusted": frozenset({"serial_number"})}
    result = staged(tmp_path, "SN", [*makers, own[0]], trusted)
    assert (result.statuses, result.slugs) == (["pending"] * 4, set())


@pytest.mark.parametrize("name", ["SH-PC-{}", "SH-PC-2023{:04}", "BJ-NB-20230105{:03}"])
def test_a_firms_own_numbers_may_have_any_width_and_a_year(tmp_path, name):
    """SH-PC-9 is as good as SH-PC-10; what is too long to count is no list of names."""
    result = staged(tmp_path, "SN", [name.format(n) for n in range(1, 13)])
    assert (result.statuses, result.slugs) == (["pending"] * 12, {"numbered"})
    result = staged(tmp_path, "SN", ["PF4ABM01", "5CG1234ABC", "8QX1ZK3", name.format(1)])
    assert (result.statuses, result.slugs) == ([*["pending"] * 3, "invalid"], {"computer-name"})
    result = staged(tmp_path, "SN", [f"SH-PC-9981{n:04}" for n in range(1, 13)])
    assert (set(result.statuses), result.slugs) == ({"invalid"}, {"other-form"})


def test_names_of_several_kinds_of_computers_are_told_of(tmp_path):
    """Each kind and place alone would be too few to be a list."""
    result = staged(tmp_path, "SN", ["BJ-NB-0012", "SH-PC-0001", "HQ-LAPTOP-0003"])
    assert (result.statuses, result.slugs) == (["pending"] * 3, {"numbered"})


@pytest.mark.parametrize("asset", ["GDZC20230012", "ZC2023-0012", "gdzc-20210012", "BGDN2019001"])
def test_an_assets_number_with_its_year_is_none_of_a_makers(tmp_path, asset):
    """资产 and 固定资产 by their first letters; where most of a column are so, they are sent."""
    makers = ["PF4ABM01", "5CG1234ABC", "8QX1ZK3"]
    assert staged(tmp_path, "SN", [*makers, asset]).said == [(5, "computer-name")]
    own = [f"{asset[:-1]}{n}" for n in (3, 5, 8)]
    assert "invalid" not in staged(tmp_path, "SN", own).statuses


@pytest.mark.parametrize(
    "serial",
    [
        "ZC2121A0012",
        "GDX20230012",
        "ZCX2023001",
        "BG20230012345",
        "ZC-2121-0012",
        "ZC-2021_0012",
        "MP-2021-1XY9",
        "WD-2021-A",
        "CND-12345",
        "K7-0012",
        "PF-0ABCDE",
        "CN-1J6HW2",
        "ZC012ABC",
        "SZ-IT-12345678",
    ],
)
def test_a_makers_number_with_hyphens_is_one(tmp_path, serial):
    """No year, no number, or several signs: no asset ledger counts so."""
    result = staged(tmp_path, "SN", ["PF4ABM01", "5CG1234ABC", "8QX1ZK3", serial])
    assert (result.statuses, result.slugs) == (["pending"] * 4, set())


@pytest.mark.parametrize(
    "asset",
    [
        "SB-{}",
        "A_{}",
        "zc{}",
        "GDZC-{}",
        "BGDN{}",
        "SB-00{}",
        "zc000{}",
        "SZ-IT-{}",
        "HR_F-A-0{}",
        "IT 00{}",
        "GDZC20230{}",
    ],
)
def test_an_assets_short_number_is_no_serial_number_among_makers(tmp_path, asset):
    """Whether another column has such or not; where most of a column are such, they are sent."""
    own = [asset.format(f"{n:03}") for n in (12, 13, 31)]
    makers = ["PF4ABM01", "5CG1234ABC", "8QX1ZK3"]
    result = staged(tmp_path, "SN", [*makers, *own])
    assert (result.statuses, result.slugs) == (
        [*["pending"] * 3, *["invalid"] * 3],
        {"computer-name"},
    )
    assert staged(tmp_path, "SN", [*makers[:2], *own]).statuses == ["pending"] * 5
    assert staged(tmp_path, "SN", [*makers, own[0]], TRUSTED).statuses == ["pending"] * 4


LENOVOS = [f"PF{n % 7 + 2}{'ABCDEFGHJK'[n % 10]}{'XM0K9TWZ'[n % 8]}{n:03}" for n in range(20)]
LENOVOS_TOO = [f"PF1{'ABCDEFGHJK'[n % 10]}{'XM0K9TWZ'[n % 8]}{n:03}" for n in range(27)]


@pytest.mark.parametrize("odd", ["PF4ABM7", "PF4ABM777", "pf4abm7"])
def test_a_character_less_than_all_others_of_a_maker_is_asked_about(tmp_path, odd):
    """Somebody typed it from the label; where others are so long, too, nothing can be told."""
    result = staged(tmp_path, "SN", [*LENOVOS, "5CG1234ABC", odd])
    assert (result.statuses, result.said) == (
        [*["pending"] * 21, "invalid"],
        [(23, "unlike-length")],
    )
    assert staged(tmp_path, "SN", [*LENOVOS, odd], TRUSTED).statuses == ["pending"] * 21
    assert staged(tmp_path, "SN", [*LENOVOS[:5], odd]).said == [(7, "unlike-length")]
    assert staged(tmp_path, "SN", [*LENOVOS[:4], odd]).statuses == ["pending"] * 5
    assert staged(tmp_path, "SN", [*LENOVOS[:9], odd, "PF4ABM8"]).statuses == ["pending"] * 11
    shorter = [f"PF{n % 7 + 2}AB{n:02}" for n in range(20)]
    assert "unlike-length" not in staged(tmp_path, "SN", [*LENOVOS, *shorter, odd]).slugs


def test_an_older_series_of_a_maker_is_a_character_shorter(tmp_path):
    """Lenovo's T530 and X230 among its later computers; and three of fifty are a series."""
    later = [f"R9{n % 2}{'WJPA'[n % 4]}{n:02}{'PH'[n % 2]}{n % 9}" for n in range(40)]
    for older in (["R9VYHPN"], ["R9E5L6Z", "R9WAB90"]):
        assert "unlike-length" not in staged(tmp_path, "SN", [*later, *older]).slugs
    assert "unlike-length" in staged(tmp_path, "SN", [*later, "R90WA90"]).slugs
    some = ["PF04B4D", "PF05XK2", "PF0A1CE"]
    assert "unlike-length" not in staged(tmp_path, "SN", [*LENOVOS, *LENOVOS_TOO, *some]).slugs


def test_a_dells_tag_may_be_meant_where_there_are_others(tmp_path):
    """PF4XBM3 may be one; of Lenovos alone it is a Lenovo's that lacks a character."""
    assert staged(tmp_path, "SN", [*LENOVOS, "PF4XBM3"]).said == [(22, "unlike-length")]
    assert staged(tmp_path, "SN", [*LENOVOS, "8QX1ZK3", "PF4XBM3"]).said == []


@pytest.mark.parametrize("own", ["PF4AB", "PF4A-BM7", "5CG1234AB", "XF4ABM7"])
def test_another_makers_number_is_as_long_as_it_is(tmp_path, own):
    """What begins otherwise or is much shorter; disks are of any length."""
    assert "unlike-length" not in staged(tmp_path, "SN", [*LENOVOS, own]).slugs
    assert "unlike-length" not in staged(tmp_path, "硬盘序列号", [*LENOVOS, "PF4ABM7"]).slugs


def test_numbers_that_count_on_grow_longer(tmp_path):
    """From SN99 to SN100, from BJ999A to BJ1000A, from NB2021A9 to NB2021A10."""
    for form, first, last in (("SN{}", 960, 1001), ("BJ{}A", 960, 1001), ("NB2021A{}", 1, 99)):
        counted = [form.format(n) for n in range(first, last)]
        assert "unlike-length" not in staged(tmp_path, "SN", counted).slugs


@pytest.mark.parametrize("short", ["3", "A1", "256", "X-1", "R301", "L480"])
@pytest.mark.parametrize("heading", ["SN", "硬盘序列号"])
def test_few_characters_are_no_serial_number_among_longer_ones(tmp_path, heading, short):
    """A 3 that a shifted row left behind; where most are so short, they are somebody's own."""
    makers = ["PF4ABM01", "5CG1234ABC", "8QX1ZK3"]
    result = staged(tmp_path, heading, [*makers, short])
    assert (result.statuses, result.slugs) == ([*["pending"] * 3, "invalid"], {"short-value"})
    own = ["7QK", "9ZB", "4TK", "8RX"]
    assert "short-value" not in staged(tmp_path, heading, [*makers, *own]).slugs
    trusted = {"trusted": frozenset({"serial_number", "disk_serial_number"})}
    assert staged(tmp_path, heading, [*makers, short], trusted).statuses == ["pending"] * 4
    assert staged(tmp_path, heading, [*makers, "4X7K"]).statuses == ["pending"] * 4
    counted = [f"K{n}" for n in (7, 12, 58, 101, 3077, 4050, 5123, 6001)]
    assert "short-value" not in staged(tmp_path, heading, counted).slugs


TRUSTED = {"trusted": frozenset({"serial_number", "disk_serial_number"})}
MAKERS = ["PF4ABM01", "PF4ABM07", "PF4AXM12", "5CG1234ABC", "8QX1ZK3"]


@pytest.mark.parametrize(
    "name",
    [
        "PC01",
        "NB-042",
        "WKS0042",
        "laptop7",
        "SRV-DC01",
        "WS-MUC-012",
        "DESKTOP12",
        "Platz12",
        "john.doe1",
        "ROOM301",
    ],
)
def test_a_bare_name_of_a_computer_among_makers_numbers_is_asked_about(tmp_path, name):
    """A kind of computer and a short number; longer ones, and a column of them, are sent."""
    result = staged(tmp_path, "SN", [*MAKERS, name])
    assert (result.statuses, result.slugs) == ([*["pending"] * 5, "invalid"], {"computer-name"})
    assert staged(tmp_path, "SN", [*MAKERS, name], TRUSTED).slugs == set()


@pytest.mark.parametrize(
    "serial", ["PC0ABCDE", "PC1234567", "NB12AB34", "WSX12", "LTK12345", "pf4abx01", "brk12"]
)
def test_a_makers_number_that_begins_like_a_name_is_one(tmp_path, serial):
    """With more digits, or letters among them."""
    assert staged(tmp_path, "SN", [*MAKERS, serial]).statuses == ["pending"] * 6


@pytest.mark.parametrize(
    "value",
    [
        "13812345678",
        "352099001761481",
        "20230105",
        "2019",
        "44927",
        "12.50",
        "1299.00",
        "45710306.0",
    ],
)
@pytest.mark.parametrize("heading", ["SN", "硬盘序列号"])
def test_a_number_of_another_kind_among_lettered_ones_is_asked_about(tmp_path, heading, value):
    """A telephone's, an IMEI, a day, a year, a price, what a program made a number of."""
    result = staged(tmp_path, heading, [*MAKERS, value])
    assert result.statuses == [*["pending"] * 5, "invalid"]
    assert result.slugs & {"unlike-column", "number-for-letters"}
    result = staged(tmp_path, heading, [*MAKERS[:2], "4829173", "51209435", "773091502", value])
    assert result.statuses == ["pending"] * 6


@pytest.mark.parametrize("serial", ["4829173", "352099001761482", "20231305", "138123456789"])
def test_a_makers_number_of_digits_alone_is_one_among_lettered_ones(tmp_path, serial):
    """No check digit, no day, one digit more."""
    assert staged(tmp_path, "SN", [*MAKERS, serial]).slugs == set()
    assert staged(tmp_path, "SN", [*MAKERS, "13812345678"], TRUSTED).slugs == set()


@pytest.mark.parametrize("parted", ["7XK 4RT3", "7XK4 RT3"])
def test_a_number_that_was_typed_in_groups_is_suggested_without_blanks(tmp_path, parted):
    """Where others are as long, however they begin; a maker's with blanks is one."""
    tags = ["9JH2LM4", "6FD5RT2"]
    result = staged(tmp_path, "SN", [*MAKERS, *tags, parted, "MXL 1234ABC"])
    assert result.statuses == [*["pending"] * 7, "invalid", "pending"]
    problems = result.rows[9].problems
    assert [(p.slug, p.suggestion) for p in problems if p.suggestion] == [
        ("blank-inside", "7XK4RT3")
    ]
    assert staged(tmp_path, "SN", [*MAKERS, tags[0], parted]).statuses == ["pending"] * 7
    spaced = [f"7XK 4RT{n}" for n in range(2, 10)]
    assert staged(tmp_path, "SN", [*MAKERS, *spaced]).statuses == ["pending"] * 13
    assert staged(tmp_path, "SN", [*MAKERS, *tags, parted], TRUSTED).slugs == set()


def test_what_windows_writes_behind_a_disks_number_is_no_group_of_it(tmp_path):
    """Behind blanks, as long as the number has to be; without them it would be no disk's."""
    whole = "FJ68N012345678   _0000"
    disks = [f"SS0L25218X1RC0AB{n:03}" for n in range(5)]
    assert len(whole.replace(" ", "")) == len(disks[0])
    assert staged(tmp_path, "硬盘序列号", [*disks, whole]).said == []


@pytest.mark.parametrize(
    ("heading", "form"),
    [
        *(("资产编号", "ZC-{:04}"), ("Hostname", "BERWS{:03}"), ("User", "u{:05}")),
        *(("Asset tag", "{}"), ("工号", "100{:03}")),
    ],
)
def test_a_value_that_is_written_as_another_columns_is_asked_about(tmp_path, heading, form):
    """Two cells of a row were swapped, or one was copied."""
    own = [form.format(n) if form != "{}" else f"2023{n:04}" for n in range(1, 9)]
    rows = [f"{tag},{sn}" for tag, sn in zip(own, MAKERS, strict=False)]
    head = f"{heading},SN"
    result = staged(tmp_path, head, [*rows, f"5CG1234ABD,{own[6]}", f"{own[7]},{own[7]}"])
    assert result.statuses == [*["pending"] * 5, *["invalid"] * 2]
    assert "other-column" in result.slugs
    assert "other-column" not in staged(tmp_path, head, [*rows, f"{own[6]},X{own[6]}"]).slugs
    assert staged(tmp_path, head, [*rows, f"5CG1234ABD,{own[6]}"], TRUSTED).slugs == set()


def test_what_is_called_by_its_serial_number_is_innocent(tmp_path):
    """A few rows of a maker's whose numbers end in six digits; another's own are asked about."""
    rows = [f"YLNS0{n}2345,YLNS0{n}2345" for n in range(1, 5)]
    others = [f",{sn}" for sn in MAKERS]
    assert staged(tmp_path, "Hostname,SN", [*rows, *others]).slugs == set()
    result = staged(tmp_path, "Hostname,SN", [*rows, *others, "WSB1,YLNS092345"])
    assert (set(result.statuses), result.slugs) == ({"pending"}, set())


def test_one_sentence_about_one_value(tmp_path):
    """Not that it is another column's and is told of and sent as well, or a day besides."""
    own = [f"{n},ZC-{n:04}" for n in range(20210501, 20210505)]
    own += [f"{n},{sn}" for n, sn in enumerate(MAKERS, 20210505)]
    result = staged(tmp_path, "Asset tag,SN", [*own, "20210510,20210519"])
    assert [slug for row, slug in result.said if row == 11] == ["unlike-column"]
    rows = [
        *(f"ZC-{n:04},{sn}" for n, sn in enumerate(MAKERS)),
        "ZC-0006,ZC-0016",
        "ZC-0007,ZC-0017",
    ]
    result = staged(tmp_path, "Asset tag,SN", [*rows, "ZC-0008,ZC-0018"])
    assert [slug for _, slug in result.said] == ["other-column"] * 3
    phones = [
        *(f"{n}391234567{n},{sn}" for n, sn in enumerate(MAKERS, 1)),
        "13912345678,13912345678",
    ]
    assert staged(tmp_path, "手机号,SN", phones).slugs == {"copied-value"}


@pytest.mark.parametrize("heading", ["P/N", "Part number", "SKU", "PO number", "料号", "订单号"])
def test_what_a_row_has_as_its_order_number_is_copied(tmp_path, heading):
    """Both stand on the label; but not what another heading calls the device's own number."""
    rows = [f"6E1A0EA,{sn}" for sn in (*MAKERS, "6E1A0EA")]
    assert staged(tmp_path, f"{heading},SN", rows).said == [(len(rows) + 1, "copied-value")]
    rows = [f"{sn},{sn}" for sn in MAKERS]
    assert staged(tmp_path, "产品编号,SN", rows).said == []


def test_many_columns_of_names_are_none_too_many(tmp_path):
    """Each with as many forms as are looked for."""
    head = ",".join(["SN", *["Hostname", "User", "Asset tag", "Device name"] * 11])
    rows = [
        ",".join([f"Q{n}XW2K{n}", *(f"Q{column}X{n % 60}-{n:03}" for column in range(44))])
        for n in range(300)
    ]
    assert set(staged(tmp_path, head, rows).statuses) == {"pending"}


def test_a_long_remark_below_a_name_is_no_form(tmp_path):
    """As a pattern of SQL it would be too long; shorter ones beside it are still known."""
    remark = "Z" + "ab" * 7_000
    tags = [*(f"{remark}-{n},Z{n}XW2K{n}" for n in range(1, 5)), "ZC-1,ZC-9"]
    assert "other-column" not in staged(tmp_path, "Asset tag,SN", tags).slugs
    tags[1:1] = [f"ZC-{n},Z{n}XW3K{n}" for n in range(2, 5)]
    assert "other-column" in staged(tmp_path, "Asset tag,SN", tags).slugs


def test_a_serial_number_and_its_disks_that_were_swapped_are_asked_about(tmp_path):
    """Where each begins and is as long as the other column's are; one of them alone is a new
    maker's."""
    rows = [f"{sn},S4EVNX0R00{n}" for n, sn in enumerate(("PF4ABM01", "PF4ABM02", "PF4ABM03"))]
    result = staged(tmp_path, "SN,Disk serial", [*rows, "S4EVNX0R009,PF4ABM09"])
    assert (result.statuses[3], result.slugs) == ("invalid", {"other-column"})
    for row in ("S4EVNX0R009,PF4ABM0912", "S4EVNX0R009,8QX1ZK3", "PF4ABM09,PF4ABM10"):
        assert staged(tmp_path, "SN,Disk serial", [*rows, row]).slugs == set()
    rows = ["PF4ABM01,S4EVNX0R001", "S4EVNX0R009,PF4ABM09"]
    assert staged(tmp_path, "SN,Disk serial", rows).slugs == set()


def test_a_firms_tags_that_are_serial_numbers_are_sent(tmp_path):
    """In most rows the asset's number is the maker's."""
    rows = [f"MXL{n},MXL{n}" for n in range(123401, 123405)]
    assert staged(tmp_path, "Asset tag,SN", [*rows, "8QX1ZK3,8QX1ZK3"]).slugs == set()
    digits = [f"{n:02}86157{n:03}50" for n in (1, 1, 1, 2, 2, 2, 3, 3, 3)]
    digits = [f"{digit}{n}" for n, digit in enumerate(digits)]  # of several beginnings
    assert staged(tmp_path, "Hostname,SN", [f"{d},{d}" for d in digits]).slugs == set()
    rows = ["ZC-0001,PF4ABM01", "ZC-0002,ZC-0002", "ZC-0003,ZC-0003", "ZC-0004,ZC-0004"]
    assert "other-column" not in staged(tmp_path, "Asset tag,SN", rows).slugs


def test_a_column_of_words_is_refused(tmp_path):
    """Each that has no digit; tags of letters alone among others are not, nor the rest of the
    column."""
    names = ["ZHANGSAN", "LISI", "WANGWU"]
    result = staged(tmp_path, "SN", names)
    assert (result.statuses, result.slugs) == (["invalid"] * 3, {"no-digits"})
    trusted = {"trusted": frozenset({"serial_number"})}
    assert staged(tmp_path, "SN", names, trusted).slugs == set()
    many = [f"NAME{chr(65 + n)}{chr(66 + n)}" for n in range(20)]
    result = staged(tmp_path, "SN", [*many, "8QX1ZK3"])
    assert (result.statuses, result.slugs) == (["invalid"] * 20 + ["pending"], {"no-digits"})
    tags = ["HLGJKMN", "8QX1ZK3", "JXKRTZB", "BCDFGHJ"]
    assert staged(tmp_path, "SN", tags).slugs == set()
    assert staged(tmp_path, "SN", ["KQF", "KQG", "KQH"]).slugs == set()


@pytest.mark.parametrize("word", ["UNSORTED", "Kazan", "kazan", "QOXY"])
@pytest.mark.parametrize("others", [[], ["PF4ABM01"], ["PF4ABM01", "8QX1ZK3", "HLGJKMN", "SN00A1"]])
def test_a_word_among_serial_numbers_is_refused(tmp_path, word, others):
    """In a list of one row as well; said once, and the others go on."""
    rows = [f"{number},{value}" for number, value in enumerate((*others, word))]
    result = staged(tmp_path, "Asset,SN", rows)
    assert result.statuses == [*["pending"] * len(others), "invalid"]
    assert result.slugs <= {"no-digits", "remark", "only-placeholders"}


def test_letters_in_capitals_that_are_as_long_as_the_column_are_no_word(tmp_path):
    """Who draws of all signs draws no digit now and then; a word is as long by chance alone."""
    drawn = ["K7QX2A9B", "ZANJTUXY", "M3PL8W2C", "Q9RT4E6D"]
    assert staged(tmp_path, "SN", drawn).slugs == set()
    for word in ("ZANJTUXYQ", "LAGERORTE"):
        result = staged(tmp_path, "SN", [*drawn, word])
        assert (result.statuses[-1], result.slugs) == ("invalid", {"no-digits"})
    assert staged(tmp_path, "SN", [*drawn, "Zanjtuxy"]).statuses[-1] == "invalid"
    two = [*drawn, "7XK4RT3", "BYRKDT2", "8QX1ZK3", "JXKRTA3", "HLGJKA2"]
    assert staged(tmp_path, "SN", [*two, "EZXQLFC"]).slugs == set()
    names = ["ZHANGWEI", "LIUXIANG", "WANGFANG", "ZHAOYANG"]
    result = staged(tmp_path, "SN", [*names, *drawn[::2]])
    assert result.statuses == [*["invalid"] * 4, *["pending"] * 2]


@pytest.mark.parametrize("tag", ["BYRKDTZ", "PFXKDTQW", "8QX1ZK3", "PF4-ABE", "A1", "QOX"])
def test_what_has_no_vowel_or_a_digit_is_no_word(tmp_path, tag):
    """A maker's tag of letters alone, and what has a digit or a sign."""
    assert staged(tmp_path, "SN", [tag]).slugs == set()


def test_a_number_behind_a_year_is_an_assets(tmp_path):
    """Among makers' numbers; a firm's own where most are such, and then told of."""
    result = staged(tmp_path, "SN", ["PF4ABM01", "8QX1ZK3", "2021-0012"])
    assert (result.statuses[2], result.slugs) == ("invalid", {"computer-name"})
    assert staged(tmp_path, "SN", ["2021-1", "2021-2", "2022-1"]).slugs == {"numbered"}
    assert staged(tmp_path, "SN", ["2021041-12", "2041-0012", "20210412"]).slugs == set()


def test_the_message_names_the_column_and_its_ends(tmp_path):
    """With the 1 and the 10 that alone would be placeholders."""
    result = staged(tmp_path, "Serial No.", [str(n) for n in range(1, 11)])
    problems = [problem for row in result.rows.values() for problem in row.problems]
    told = [problem for problem in problems if problem.slug == "running-number"]
    assert [problem.value for problem in told] == [str(n) for n in range(1, 11)]
    assert told[0].params == {"column": "Serial No.", "first": "1", "last": "10"}
    assert (told[0].address, told[9].address) == ("list!B2", "list!B11")


def test_rows_without_a_number_are_not_told_of_it(tmp_path):
    """A blank cell counts nothing; the row lives by its other identifier."""
    rows = [f"{value},{MAC.format(n)}" for n, value in enumerate(["2", "3", "", "5"])]
    result = staged(tmp_path, "Serial No.,MAC", rows)
    assert result.statuses == ["invalid", "invalid", "pending", "invalid"]


def test_numbers_behind_letters_are_told_of(tmp_path):
    """SN001, SN002 … are told of, and sent: they may be the list's own, or the firm's; what stands
    among them is none of it."""
    rows = ["SN001,PC1", "SN002,PC2", "5CG1234ABC,PC3", "SN003,PC4", "5CG1234ABC,PC5"]
    result = staged(tmp_path, "Serial No.,Name", rows)
    assert result.statuses == ["pending", "pending", "invalid", "pending", "invalid"]
    assert result.said == [
        *((row, "numbered") for row in (2, 3)),
        (4, "other-device"),
        (5, "numbered"),
        (6, "other-device"),
    ]
    how = {"trusted": ("serial_number",)}
    trusted = staged(tmp_path, "Serial No.,Name", [*rows[:2], rows[3]], how)
    assert (set(trusted.statuses), trusted.said) == ({"pending"}, [])


@pytest.mark.parametrize(
    ("names", "serials", "refused"),
    [
        (["A-0001", "A-0002", "A-0003", "A-0004"], ["", "", "", "A-0004"], [5]),
        (["IT01", "IT02", "IT03", "IT04"], ["it01", "", "", ""], [2]),
        (["PC01", "PC02", "PC03", "PC04"], ["", "PC02", "", "PC04"], [3, 5]),
        (["1001", "1002", "1003", "1004"], ["", "", "1003", ""], [4]),
        (["SH-0DUAYP", "SH-KALM4A", "SH-R94MH1D", "PF4ABM3X"], ["", "SH-KALM4A", "", ""], [3]),
        (["sh-0duayp", "bj-kalm4a", "it_r94mh1"] * 3, [*[""] * 8, "IT_R94MH1"], [10]),
        (["48210", "9917003", "1003", "77"], ["", "", "1003", ""], []),
        # It numbers its devices so, or calls them by their makers' numbers.
        (["A-0001", "A-0002", "A-0003", "A-0004"], ["A-0001", "A-0002", "A-0003", ""], []),
        (["A-0001", "A-0002", "A-0003", "PF4ABM04"], ["", "", "", "PF4ABM04"], []),
        (["SH-0DUAYP", "SH-KALM4A", "SH-R94MH1D", "XTD922JQ"], ["", "", "", "XTD922JQ"], []),
        (["SH-0DUAYP", "SH-KALM4A", "SH-R94MH1D", "WD-FR94MH"], ["", "", "", "WD-FR94MH"], []),
        (["anna", "bob", "eva", "HPX-01A"], ["", "", "", "HPX-01A"], []),
        # One that somebody else's device is called.
        (["A-0001", "A-0002", "A-0003", "A-0004"], ["", "", "", "A-0009"], []),
    ],
)
@pytest.mark.parametrize("heading", ["Asset Tag", "资产编号", "Computer name"])
def test_what_a_device_is_called_is_no_serial_number(tmp_path, names, serials, refused, heading):
    """Where the firm counts on so, and the other rows have their makers' numbers."""
    filled = [serial or f"PF4ABM{n}X" for n, serial in enumerate(serials)]
    rows = [f"{name},{serial}" for name, serial in zip(names, filled, strict=True)]
    result = staged(tmp_path, f"{heading},SN", rows)
    assert [row for row, slug in result.said if slug == "computer-name"] == refused
    assert {row for row, _ in result.said if row in refused} == {*refused}
    how = {"trusted": ("serial_number",)}
    assert "computer-name" not in staged(tmp_path, f"{heading},SN", rows, how).slugs


def test_an_express_code_has_lost_no_zeros(tmp_path):
    """Among others with a digit more: the tag that it stands for is proposed, and nothing else."""
    tags = ["9RCTQZ2", "8DK3L72", "7WS4HB2", "9XK2M33", "2L8V9K2"]
    rows = [f"Dell,{int(tag, 36)}" for tag in tags]
    result = staged(tmp_path, "Manufacturer,Service tag", rows)
    assert {len(row[5:]) for row in rows} == {10, 11}
    assert result.said == [(row, "express-code") for row in range(2, 7)]


def test_a_number_whose_maker_is_known_is_told_of_once(tmp_path):
    """Not that it may be a telephone's besides, or has lost zeros by what its column has."""
    rows = [*(f"Lenovo,T14,{sn}" for sn in MAKERS), "Dell,Latitude 5440,14753143479"]
    result = staged(tmp_path, "Brand,Model,SN", [*rows, "Microsoft,Surface Go,13812345678"])
    assert [slug for _, slug in result.said] == ["express-code", "surface-zeros"]
    rows = [f"Surface Pro 7,0{n}12345678{n}3" for n in range(1, 6)]
    result = staged(tmp_path, "Model,SN", [*rows, "Surface Go,41512345653"])
    assert result.said == [(7, "surface-zeros")]


def test_what_a_device_is_called_is_refused_for_one_cause(tmp_path):
    """That such numbers count on is not told beside it, nor that they may have lost zeros: with
    these before it an asset number would become a serial number."""
    rows = [f"A-000{n},{f'A-000{n}' if n < 4 else f'PF4ABM0{n}'}" for n in range(1, 9)]
    result = staged(tmp_path, "Asset Tag,SN", rows)
    assert result.said == [(row, "computer-name") for row in (2, 3, 4)]
    rows = [f"{1000 + n},{1008 if n == 8 else f'02460{n * 7919 % 99991:07}'}" for n in range(1, 9)]
    assert staged(tmp_path, "Asset Tag,SN", rows).said == [(9, "computer-name")]
    elsewhere = [*rows[:7], "1008,1009"]
    assert staged(tmp_path, "Asset Tag,SN", elsewhere).said == [(9, "short-value")]


def test_a_running_number_under_another_identifier(tmp_path):
    """A disk's number is no running number either."""
    result = staged(tmp_path, "disk_serial_number", [str(n) for n in range(1, 13)])
    assert (set(result.statuses), result.slugs) == ({"invalid"}, {"running-number"})


def test_map_makes_no_serial_number_of_it(tmp_path):
    """A mistake with --map is as final as one with a heading."""
    rows = [f"{n},X{n}" for n in range(1, 6)]
    result = staged(tmp_path, "序号,备注", rows, {"maps": {"serial_number": ("序号",)}})
    assert result.slugs == {"running-number"}


def test_a_second_column_does_not_hide_a_running_number(tmp_path):
    """What is a placeholder in the first is taken from the second; the others stay numbers."""
    rows = ["1,7XK4RT3", "2,7XK4RT4", "3,7XK4RT5"]
    maps = {"serial_number": ("编号", "服务编号")}
    result = staged(tmp_path, "编号,服务编号", rows, {"maps": maps})
    assert result.statuses[1:] == ["invalid", "invalid"]


def test_numbers_in_cells_of_a_workbook(tmp_path):
    """As Excel keeps them, with zeros that a format shows."""
    path = tmp_path / "list.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["序列号", "操作系统", "编号"])
        form = book.add_format({"num_format": "000"})
        for number in range(1, 13):
            sheet.write_row(number, 0, [number, "Windows"])
            sheet.write_number(number, 2, number, form)
    for label in ("序列号", "编号"):
        read = ReadOptions(maps={"serial_number": (label,)})
        with Journal(tmp_path / f"{label}.db") as journal:
            run = stage(journal, path, Staging(read=read)).run
            result = List(journal, run.run_id)
        assert (set(result.statuses), result.slugs) == ({"invalid"}, {"running-number"})


def test_a_trusted_column_is_read_as_it_is(tmp_path):
    """Who vouches for a column is believed; only placeholders stay placeholders."""
    rows = [str(n) for n in range(4_001, 4_061)]
    result = staged(tmp_path, "SN", rows, {"trusted": ("serial_number",)})
    assert (set(result.statuses), result.said) == ({"pending"}, [])
    result = staged(
        tmp_path, "SN,Room", ["HPX,1", "HPX,2", "HPX,3"], {"trusted": ("serial_number",)}
    )
    assert result.statuses == ["pending", "repeated", "repeated"]


def test_only_identifiers_can_be_trusted(tmp_path):
    """Another name is a mistake that is told."""
    with pytest.raises(InputError) as caught:
        staged(tmp_path, "SN", ["PF1"], {"trusted": ("serial",)})
    assert caught.value.slug == "unknown-field"


INNOCENT = {
    "one purchase": [f"PF4ABH{n:02}" for n in range(8, 40)],
    "one purchase, digits alone": [str(n) for n in range(5_120_043, 5_120_080)],
    "long numbers in order": [str(n) for n in range(240_511_873_305, 240_511_873_340)],
    "long numbers with zeros": [f"{n:012}" for n in range(2_460_202_151, 2_460_202_181)],
    "seven digits with gaps": ["1000203", "1000417", "1000960", "1002211", "1004000"],
    "in hex": [f"{n:05X}" for n in range(0xA0001, 0xA0021)],
    "one short number among others": ["PF4ABH08", "4711", "5CG3187QXN", "7XK4RT3", "MJ0ABCDE"],
    "six digits in no order": ["555001", "120407", "984533", "301177"],
    "a few only": ["7XK4RT3"],
}


@pytest.mark.parametrize("kind", INNOCENT)
def test_serial_numbers_that_follow_each_other_are_innocent(tmp_path, kind):
    """Devices of one purchase are numbered in a row; all are sent."""
    result = staged(tmp_path, "Serial No.", INNOCENT[kind])
    assert (set(result.statuses), result.said) == ({"pending"}, [])


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("SN,Room", ["HPX,1", "HPX,2", "HPX,3", "HPX,4"]),
        ("SN,Name", ["DELL-PX,PC1", "DELL-PX,PC2", "DELL-PX,PC3"]),
        ("SN,名称,Room", ["MT20XT,台式机,1", "MT20XT,台式机,2", "mt20xt,台式机,3"]),
        ("SN,名称,MAC", [f"A1,台式机,{MAC.format(n)}" for n in range(4)]),
        ("Board UUID,Name", [f"{BOARD},PC{n}" for n in range(3)]),
        ("MAC,Room", [f"{MAC.format(1)},{n}" for n in range(3)]),
        ("Disk serial,MAC", [f"S5GXNX0R,{MAC.format(n)}" for n in range(3)]),
        ("SN,Room", ["HPX,1", ",2", "HPX,3", "HPX,4"]),
    ],
)
def test_one_value_everywhere_identifies_nothing(tmp_path, header, rows):
    """All rows that have it are refused, the first as well, for one cause."""
    result = staged(tmp_path, header, rows)
    having = sum(not row.startswith(",") for row in rows)
    assert result.statuses.count("invalid") >= having
    assert "pending" not in result.statuses
    assert [slug for _, slug in result.said].count("same-everywhere") == having
    assert result.slugs <= {"same-everywhere", "no-identifier"}


@pytest.mark.parametrize(
    ("header", "rows", "sent"),
    [
        ("SN,Room", ["PF1,1", "PF1,1", "PF1,1"], 1),  # one row three times
        ("SN,Name,MAC", [f"PF1,PC1,{MAC.format(n)}" for n in range(5)], 1),  # one computer's cards
        ("SN,Board UUID,MAC", [f"PF1,{BOARD},{MAC.format(n)}" for n in range(3)], 1),
        ("SN,Adapter,MAC", [f"PF1,eth{n},{MAC.format(n)}" for n in range(3)], 1),
        ("SN,MAC", [f"PF{n},{MAC.format(1)}" for n in range(4)], 4),  # one dock for all
        ("SN,Room", ["PF1,1", "PF1,1"], 1),
        ("SN,Room", ["PF1,1"], 1),
    ],
)
def test_one_value_everywhere_of_one_device(tmp_path, header, rows, sent):
    """Rows that are known to be one device repeat it, and a dock's address is left out."""
    result = staged(tmp_path, header, rows)
    assert result.statuses.count("pending") == sent
    assert result.statuses.count("invalid") == 0


def test_the_other_identifiers_of_a_refused_row_are_judged_as_well(tmp_path):
    """Everything that is wrong with a row is said at once."""
    rows = [f"{n},{MAC.format(min(n, 5))}" for n in range(2, 8)]
    result = staged(tmp_path, "Serial No.,MAC", rows)
    assert set(result.statuses) == {"invalid"}
    assert "running-number" in result.slugs
