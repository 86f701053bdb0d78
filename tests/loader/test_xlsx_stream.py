"""A part's XML, record after record, whatever pieces it is read in."""

from __future__ import annotations

import io
import weakref
from xml.etree.ElementTree import ParseError

import pytest
from defusedxml.common import DTDForbidden

from importer.loader.formats.xlsx import stream
from importer.loader.formats.xlsx.stream import Guarded, Limits, children
from importer.model.errors import InputError


def part(xml: str, encoding: str = "utf-8") -> Guarded:
    """XML as a part of a workbook."""
    content = io.BytesIO(xml.encode(encoding))
    return Guarded(content, Limits(100, 1 << 20), InputError("workbook-bloated", {}))


@pytest.fixture(params=[1, 2, 3, 7, 64, 4096], autouse=True)
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many bytes are parsed at a time."""
    monkeypatch.setattr(stream, "_PIECE", request.param)


def told(xml: Guarded, within: str | None = None) -> list[str]:
    """The records' texts, each looked at when it comes."""
    return ["".join(record.itertext()) for record in children(xml, within)]


def test_children_of_the_root() -> None:
    """Every record comes once, complete and in order."""
    xml = "<a>" + "".join(f"<b><c>{n}</c><d>x</d></b>\n" for n in range(50)) + "</a>"
    assert told(part(xml)) == [f"{n}x" for n in range(50)]
    assert told(part("<a/>")) == []
    assert told(part("<a><b>one</b></a>")) == ["one"]


def test_children_of_one_element() -> None:
    """Only those of the element asked for, wherever it stands among others."""
    xml = "<a><z><b>no</b></z>{}<y><b>no</b></y></a>"
    assert told(part(xml.format("<w><b>1</b><b>2</b></w>")), "w") == ["1", "2"]
    assert told(part(xml.format("<w/>")), "w") == []
    assert told(part(xml.format("")), "w") == []
    assert told(part("<a><w><b>1</b></w></a>"), "w") == ["1"]


def test_records_go_by() -> None:
    """A record is let go of when its reader does, or a million would be held."""
    records = children(part("<a>" + "<b>x</b>" * 90 + "</a>"))
    held = [weakref.ref(record) for record in records]
    assert [ref() for ref in held] == [None] * 90


@pytest.mark.parametrize("xml", ["<a><b>1</b>", "<a><b>1</b></c>", "<a>&x;</a>", "", "x"])
def test_bent_xml(xml: str) -> None:
    """XML that is cut short or bent is told, not passed over."""
    with pytest.raises(ParseError):
        told(part(xml))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY x "xxxxxxxx"><!ENTITY y "&x;&x;">]>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE a [<!ATTLIST b c CDATA "xxxxxxxx">]>',
        '<!DOCTYPE a SYSTEM "a.dtd">',
        "<!-- a long beginning --><?and more?> <!DOCTYPE a>",
    ],
)
def test_declarations_are_refused(declared: str, encoding: str) -> None:
    """Declarations are refused before anything of them is used."""
    with pytest.raises(DTDForbidden):
        told(part(f"{declared}<a><b>&x;</b></a>", encoding))
