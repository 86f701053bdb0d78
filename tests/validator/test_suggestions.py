"""What a Dell's board UUID tells about the serial number beside it, and whose a device is."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest

from importer.loader.headings.columns import match
from importer.model.cells import Cell, Kind
from importer.model.table import Column, Layout, Row
from importer.validator.rules import check
from importer.validator.suggestions import dell_tag, suggest
from importer.vocabulary import boards, models
from importer.vocabulary.faults import Fault, Severity

#: UUIDs that real machines reported, with the service tag on their cases.
TAGS = [
    ("4C4C4544-0036-3110-8059-B8C04F5A344A", "861YZ4J"),
    ("4c4c4544-0057-4610-8038-b2c04f385032", "2WF88P2"),
    ("4C4C4544-0050-5010-8044-B7C04F593132", "7PPDY12"),
    ("4C4C4544-0052-5A10-804E-B6C04F324433", "6RZN2D3"),
    ("44454C4C-5600-1032-8056-B4C04F57304A", "4V2VW0J"),
]
TAGLESS = [
    "4C4C4544-0000-2010-8020-80C04F202020",  # blank
    "4C4C4544-0052-5A10-804E-B6C04F32443A",  # a colon in it
    "4C4C4544-0052-5A10-804E-B6C04F3244B3",  # no ASCII
    "564D6049-9D7D-6E8B-4A41-7B2DB147ABA7",  # VMware
    "32393735-3733-5A43-4A31-323830525132",  # HP
    "4C4C4544-0052-5A10-804E-B6C04F3244",
    "4C4C4544-0052-5A10-804E-B6C04F3244ZZ",
    "",
]
BOARD = "4C4C4544-0052-5A10-804E-B6C04F324433"  # 6RZN2D3


@pytest.mark.parametrize(("text", "tag"), TAGS)
def test_a_dell_uuid_holds_the_service_tag(text, tag):
    """In either byte order, upper or lower case."""
    assert dell_tag(text) == tag
    assert dell_tag(boards.swapped(text.upper())) == tag


@pytest.mark.parametrize("text", TAGLESS)
def test_where_there_is_no_tag_none_is_made_up(text):
    """Blank tags, bytes that are no letters, other makers, half a UUID."""
    assert dell_tag(text) is None


@pytest.mark.parametrize(("text", "_"), TAGS)
def test_both_spellings_of_a_uuid(text, _):
    """One is the other's bytes in the other order, as the standard library says; both have
    the same form to compare."""
    other = boards.swapped(text.upper())
    assert other == str(uuid.UUID(bytes=uuid.UUID(text).bytes_le)).upper()
    assert boards.swapped(other) == text.upper()
    assert boards.either_order(other) == boards.either_order(text.upper()) == min(other, text)


@pytest.mark.parametrize("text", ["", "U1", "no UUID at all, but long"])
def test_what_is_no_uuid_has_one_spelling(text):
    """It comes back as it is."""
    assert boards.swapped(text) == boards.either_order(text) == text


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("14753143479", "6RZN2D3"),
        ("38302391107", "HLG964J"),
        ("78364164095", "ZZZZZZZ"),
        ("60466175", "00ZZZZZ"),
        ("147-531-434-79", "6RZN2D3"),
        ("217-678-233-6", "1000000"),
    ],
)
def test_an_express_service_code_is_a_tag_in_digits(code, tag):
    """The same number to the base 36, which Python's ``int`` reads back; on the case it has
    hyphens."""
    assert boards.tag_of_express_code(code) == tag
    assert int(tag, 36) == int(code.replace("-", ""))


@pytest.mark.parametrize(
    "text",
    [
        *("78364164096", "1234567", "123456789012", "1475314347X", "１４７５３１４３４７９", ""),
        *("1475-314-347-9", "147-531-434", "147 531 434 79"),
    ],
)
def test_what_is_no_express_service_code(text):
    """Too large for seven places, too short, too long, no plain digits."""
    assert boards.tag_of_express_code(text) is None


def test_a_serial_that_is_another_tag():
    """It is told, with the tag of the board."""
    assert suggest({"uuid": BOARD, "serial_number": "6RZN203"}) == (
        ("serial_number", Fault.DELL_TAG_DIFFERS, "6RZN2D3"),
    )


def test_a_serial_that_is_the_express_code_of_the_tag():
    """That is another matter than a wrong serial; the code of another tag is not."""
    assert suggest({"uuid": BOARD, "serial_number": "14753143479"}) == (
        ("serial_number", Fault.EXPRESS_CODE, "6RZN2D3"),
    )
    assert suggest({"uuid": BOARD, "serial_number": "14753143478"}) == (
        ("serial_number", Fault.DELL_TAG_DIFFERS, "6RZN2D3"),
    )


def test_the_express_code_of_a_dell_is_told_without_its_board():
    """Where it stands for a tag as Dell makes them, and the row says that the device is Dell's."""
    code = {"serial_number": "14753143479"}
    assert suggest(code, models.DELL) == (("serial_number", Fault.EXPRESS_CODE, "6RZN2D3"),)
    assert suggest(code | {"uuid": "564D6049-9D7D-6E8B-4A41-7B2DB147ABA7"}, models.DELL) != ()
    assert suggest({"serial_number": str(int("6RZN2DE", 36))}, models.DELL) == ()
    assert suggest({"serial_number": "6RZN2D3"}, models.DELL) == ()
    for own in ("10000231", "20230117", "912345678", "2176782335"):  # of a tag with a zero in front
        assert suggest({"serial_number": own}, models.DELL) == ()


@pytest.mark.parametrize(
    "found",
    [
        {"uuid": BOARD, "serial_number": "6RZN2D3"},
        {"uuid": BOARD, "serial_number": "6rzn2d3"},
        {"uuid": boards.swapped(BOARD), "serial_number": "6RZN2D3"},
        {"uuid": BOARD},
        {"uuid": BOARD, "disk_serial_number": "S4EVNX0M123456"},
        {"uuid": "4C4C4544-0000-2010-8020-80C04F202020", "serial_number": "X"},
        {"uuid": "564D6049-9D7D-6E8B-4A41-7B2DB147ABA7", "serial_number": "VMware-56 4d 60 49"},
        {"serial_number": "14753143479"},
        {},
    ],
    ids=str,
)
def test_rows_of_which_nothing_is_known(found):
    """The tag itself in any case, no serial, no tag, another maker, no UUID."""
    assert suggest(found) == ()


LAYOUT = Layout(
    "d.csv",
    "d",
    1,
    (
        Column(0, "OS", "device_system", "alias"),
        Column(1, "SN", "serial_number", "alias"),
        Column(2, "UUID", "uuid", "alias"),
    ),
)


def _check(serial, board=BOARD, system="Windows"):
    values = {"device_system": system, "serial_number": serial, "uuid": board}
    return check(Row(7, tuple(values.values()), values), LAYOUT)


def test_a_row_carries_the_suggestion_and_is_sent_as_it_is():
    """A warning on the serial number's cell; nothing is applied."""
    checked = _check(" 6RZN203 ")
    problem = next(p for p in checked.problems if p.slug == "dell-tag-differs")
    assert (problem.field, problem.address, problem.suggestion) == (
        "serial_number",
        "d!B7",
        "6RZN2D3",
    )
    assert problem.severity is Severity.WARNING
    assert checked.device.serial_number == "6RZN203"


def test_a_number_cell_can_be_the_express_code():
    """As Excel keeps it."""
    slugs = [p.slug for p in _check(Cell(Kind.NUMBER, 14753143479)).problems]
    assert "express-code" in slugs
    assert "dell-tag-differs" not in slugs


@pytest.mark.parametrize(
    ("maker", "is_code"),
    [
        *(("Dell", True), ("DELL Inc.", True), ("戴尔", True), ("Latitude 5450", True)),
        *(("Precision 3560", True), ("HP", False), ("Delloite", False), ("", False)),
    ],
)
def test_a_row_says_whose_device_it_is(maker, is_code):
    """In any column that fills no field; ten digits of another maker's are its serial number."""
    for heading in ("品牌", "型号"):
        layout = Layout("d.csv", "d", 1, match(("OS", "SN", heading)))
        for code in ("14753143479", "147-531-434-79"):
            checked = check(Row(7, ("Windows", code, maker), {}), layout)
            assert ("express-code" in [p.slug for p in checked.problems]) is is_code
            assert (checked.device is None) is is_code


@pytest.mark.parametrize("heading", ["显示器型号", "备注", "供应商"])
def test_what_else_dell_made_or_sold_says_nothing_of_the_device(heading):
    """Its monitor, its dealer; nor is a column asked about whose numbers somebody confirmed."""
    layout = Layout("d.csv", "d", 1, match(("OS", "SN", heading)))
    row = Row(7, ("Windows", "14753143479", "Dell P2422H"), {})
    assert check(row, layout).device is not None
    layout = Layout("d.csv", "d", 1, match(("OS", "SN", "品牌")), trusted=("serial_number",))
    assert check(row, layout).device is not None


@pytest.mark.parametrize(
    ("model", "number", "meant"),
    [
        ("Surface Pro 7", "12345678953", "012345678953"),
        ("Surface Laptop 3", "3641393753", "003641393753"),
        ("Microsoft Surface Go 2", "312345653", "000312345653"),
        ("Microsoft Corporation Surface Book", Cell(Kind.NUMBER, 12345678953), "012345678953"),
        ("Surface Pro 7", "012345678953", None),
        ("Surface Pro 7", "112345678953", None),
        ("Surface Pro 9", "0F01AB223000AA", None),
        ("Surface Pro 7", "1000231", None),
        ("Latitude 5450", "912345678", None),
        ("Surfacer X", "12345678953", None),
        ("Virtual Machine", "12345678953", None),
        ("", "12345678953", None),
    ],
)
def test_a_surface_has_a_number_of_twelve_digits(model, number, meant):
    """Most begin with a zero, which is gone once Excel saved the list; said once, and whoever
    knows better says so for the column."""
    layout = Layout("d.csv", "d", 1, match(("OS", "SN", "型号")))
    row = Row(7, ("Windows", number, model), {})
    checked = check(row, layout)
    found = [(p.slug, p.suggestion) for p in checked.problems if p.slug != "incomplete-device"]
    assert found == ([("surface-zeros", meant)] if meant else [])
    assert (checked.device is None) is (meant is not None)
    assert check(row, replace(layout, trusted=("serial_number",))).device is not None


def test_a_refused_serial_is_not_compared():
    """What could not be read says nothing; and on other systems a UUID has no place."""
    for checked in (_check("6.7E+09"), _check("", system="Windows"), _check("X", system="Android")):
        assert not {"dell-tag-differs", "express-code"} & {p.slug for p in checked.problems}
