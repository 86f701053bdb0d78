"""What counts the rows of a list."""

from __future__ import annotations

import pytest

from importer.vocabulary.counting import (
    counts_of,
    is_running,
    length_of_others,
    list_of,
    prefixes,
)


def running(texts: list[str]) -> bool:
    """Whether a column of these is a running number."""
    counts = counts_of(texts)
    return counts is not None and is_running(counts)


@pytest.mark.parametrize(
    "numbers",
    [
        *(range(1, 5), range(40, 1, -1), range(1, 5000, 3), range(100_001, 100_050)),
        *([5, 2, 9, 1], [1001, 1002, 1005], [2019, 2020, 2020], [5999, 4999, 6599]),
        *(range(1_000_002, 1_000_010), [30_000_004, 30_000_001, 30_000_002, 30_000_005]),
    ],
)
def test_what_counts(numbers: list[int]) -> None:
    """Up, down, with gaps, from anywhere, in any order."""
    assert running([str(number) for number in numbers])
    assert running([f"{number:06}" for number in numbers])
    assert running([f"({number})" for number in numbers])


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["PF4ABH08", "PF4ABH09"],
        ["1", "2", "PF4ABH08"],
        ["1A", "1B", "1C"],
        [str(n) for n in range(5_120_043, 5_120_080)],
        [str(n) for n in range(1_000_104, 1_000_120)],
        ["1000001", "1480021", "7000002"],
        [str(n) for n in range(240_511_873_305, 240_511_873_340)],
        [f"{n:010}" for n in range(2_460_202, 2_460_212)],
        ["555001", "120407", "984533"],
        ["٣", "٤", "٥"],
    ],
)
def test_what_does_not(texts: list[str]) -> None:
    """Nothing, letters, long numbers of one purchase, numbers without an order, digits of
    other scripts."""
    assert not running(texts)


def test_steps_are_counted() -> None:
    """In the order of the file; equal neighbours neither rise nor fall."""
    counts = counts_of(["1", "2", "2", "5", "04"])
    assert counts == (5, 4, 1, 5, 2, 2, 1, 1, 1)


NUMBERED = {
    "a word": ["SN001", "SN002", "SN003"],
    "a hyphen": ["PC-001", "PC-002", "PC-003"],
    "a word, of a long list": [f"Serial{n:04}" for n in range(1, 40)],
    "a word, without zeros": ["Laptop9998", *(f"Laptop{n}" for n in range(1, 9998))],
    "without zeros": ["laptop1", "laptop2", "laptop3"],
    "with gaps": ["IT-0001", "IT-0002", "IT-0004", "IT-0009", "IT-0217"],
    "of a few letters": ["A01", "A02", "A03"],
    "of two kinds": ["LAP01", "DESK01", "LAP02", "DESK02", "LAP03"],
    "a year": ["ZC2021001", "ZC2021002", "ZC2021003"],
    "a year alone": ["2024001", "2024002", "2024003", "20230001", "20230002"],
    "a year apart": ["ASSET/2023/001", "ASSET/2023/002", "ASSET/2023/003"],
    "a day": ["NB20230104-1", "NB20230104-2", "NB20230104-3"],
    "anything apart": ["B3-001", "B3-002", "B3-003"],
    "in any order": ["DEV_03", "DEV_01", "DEV_02"],
    "of accounts": ["zhangsan1", "lisi2", "wangwu3"],
    "behind several years": ["2021-1", "2021-2", "2022-1"],
    "before the year": ["1/2023", "2/2023", "3/2023", "12/2022", "11/2022"],
    "before a place": ["001-SH", "002-SH", "003-SH"],
    "of so many": ["1 of 50", "2 of 50", "3 of 50"],
    "of so many, in short": ["1/50", "2/50", "3/50"],
    "of two letters": ["A1", "A2", "B1", "B2"],
    "rooms": ["R301", "R302", "R410"],
    "rooms of all floors": ["A301", "B204", "C110"],
    "a day alone": ["20230101001", "20230101002", "20230101003"],
    "computers' names of all kinds": ["BJ-NB-0012", "SH-PC-0001", "HQ-LAPTOP-0003", "M-SRV-04"],
    "computers' names, the kind beside the number": ["SH-FIN-PC01", "SH-HR-PC02", "BJ-IT-NB07"],
    "computers' names, the kind first": ["NB-SH-00123", "NB-SH-00177", "PC-SH-00456"],
    "a ledger's letters": ["GDZC202100123", "GDZC202100456", "GDZC202200789", "GDZC202200790"],
    "numbered by the firm": [f"SN-{n:04}" for n in range(1, 30)],
    "some of it": ["NB01", "5CG1234ABC", "NB02", "8QX1ZK3", "NB03", "PF3A1B01"],
}


@pytest.mark.parametrize("kind", NUMBERED)
def test_what_counts_behind_letters(kind: str) -> None:
    """Behind a word, a few letters, a year or a hyphen, as lists are numbered."""
    texts = NUMBERED[kind]
    found = prefixes(texts)
    assert found
    assert [t for t in texts if not list_of(t, found)] == [
        t for t in texts if t in ("5CG1234ABC", "8QX1ZK3", "PF3A1B01")
    ]


MAKERS = {
    "Lenovo": ["PF3A1B01", "PF3A1B02", "PF3A1B03"],
    "Lenovo, letters first": [f"PFABCH{n:02}" for n in range(8, 20)],
    "Lenovo, of digits": ["PC012345", "PC012346", "PC012347"],
    "Lenovo, of before": ["LR01234", "LR01235", "LR01236"],
    "HP": ["5CG1234ABC", "5CG1234ABD", "CZJ1280001", "CZJ1280002", "CZJ1280003"],
    "Dell": ["8QX1ZK3", "9QX1ZK3", "HLGJ964", "HLGJ965", "HLGJ966"],
    "Huawei": [f"2102351BTE10H4{n:06}" for n in range(1, 9)],
    "H3C": [f"210235A1XXH19A{n:06}" for n in range(1, 9)],
    "Xiaomi": ["34956/F9WM00001", "34956/F9WM00002", "34956/F9WM00003"],
    "Asus": ["K1N0CV123451", "K1N0CV123452", "K1N0CV123453"],
    "Fujitsu": ["YLNU012345", "YLNU012346", "YLNU012347"],
    "EMC": ["CKM00100200001", "CKM00100200002", "CKM00100200003"],
    "Hyper-V": ["2349-2347-2234-2340-2341-3240-48", "7021-8716-7514-3135-4298-3414-49"],
    "of digits alone": ["2024571", "2024572", "2024573", "2031100", "2031101"],
    "one purchase": ["EB12345678", "EB12345679", "EB12345680"],
    "of words' first letters": [f"SN{n:04}" for n in range(1, 40)],
    "of a word, not from 1": [f"LAPTOP{n}" for n in range(50_210, 50_260)],
    "of six digits": [f"SN{n:06}" for n in range(1, 40)],
    "of six digits, as if behind a year": [f"SN{n}" for n in range(200_000, 200_300)],
    "Xiaomi, its model before": ["34956/F9WM1", "34957/F9WM2", "34958/F9WM3"],
    "parts apart": ["1234-5678", "1235-5678", "1236-5678"],
    "letters and long numbers": ["R301234", "R301235", "R301236"],
    "two computers' names": ["BJ-NB-0012", "SH-PC-0001", "5CG1234ABC"],
    "two alone": ["SN001", "SN002"],
    "behind a kind's letters": ["PC-0ABCDE", "PC-0ABCDF", "NB-12AB34", "NB-12AB35"],
    "behind a sign and them": ["A1-NB123456", "A1-NB123457", "A2-PC0ABC12", "A2-PC0ABC13"],
    "letters that nobody knows": ["PF0", "PF1", "PF2", "PF3"],
    "one among others": ["PC-001", "5CG1234ABC", "8QX1ZK3"],
}


@pytest.mark.parametrize("maker", MAKERS)
def test_what_makers_write_does_not(maker: str) -> None:
    """Devices of one purchase follow each other as well."""
    assert prefixes(MAKERS[maker]) == {}


def test_what_counts_is_named() -> None:
    """By what stands beside its numbers; codes of one letter together."""
    assert prefixes(["1/2023", "2/2023", "3/2023"]) == {"/2023": "/2023"}
    codes = prefixes(["A301", "b12", "C7"])
    assert {list_of(text, codes) for text in ("A1", "B2", "C3")} == {"A, B, C"}
    assert list_of("D4", codes) == ""


@pytest.mark.parametrize(
    ("texts", "length"),
    [
        (["20230105", "20230210", "20220405"], 8),
        (["13800138000", "13912345678", "15812345678"], 11),
        (["352099001761481", "356938035643809", "352099001761523"], 15),
    ],
)
def test_columns_of_other_numbers(texts: list[str], length: int) -> None:
    """Days and telephones of a list, in digits alone; a value that is none among many."""
    assert length_of_others(texts) == length
    assert length_of_others([*texts * 4, "PF4ABM01"]) == length
    assert length_of_others([*texts, "4829173"]) == 0
    assert length_of_others(texts[:2]) == 0


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["20231305", "20230210", "20220405"],
        ["352099001761480", "356938035643808", "352099001761522"],
        ["20240511", "20240512", "20240513"],
        ["13800138001", "13800138002", "13800138003"],
        ["23800138000", "13912345678", "15812345678"],
        ["5512004300", "5512004301", "5512004302"],
        ["19003781627", "19124773031", "19313575009"],
    ],
)
def test_numbers_that_are_no_others(texts: list[str]) -> None:
    """A month too many; numbers of one purchase or year, which begin alike; other lengths."""
    assert length_of_others(texts) == 0
