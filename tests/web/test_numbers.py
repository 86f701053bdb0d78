"""Numbers that a browser gives: whatever stands in their place, a page is the answer and never a
fault of ours."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import quote

import pytest

from importer.web.pages import number_in

#: Longer than Python reads (4300 digits), than SQLite keeps (64 bits), than any run has rows; no
#: number; digits of another script.
STRANGE = ("9" * 5000, "9" * 4301, "9" * 20, "9" * 18, "9" * 9, "", "-1", "x", "1e9", "²", "３")
FILE = (
    "OS,Serial number,MAC address\n"
    "Windwos,SN000001,\n"
    "Windows,SN000002,a40000000b8\n"
    "Windows,SN000003,\n"
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("007", 7),
        ("281474976710655", 2**48 - 1),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
        ("9" * 5000, None),
        ("", None),
        ("-1", None),
        ("+1", None),
        (" 1", None),
        ("1_000", None),
        ("²", None),
        ("３", None),
    ],
)
def test_a_number_is_plain_digits_that_fit(text, number):
    """Anything else is none."""
    assert number_in(text) == number


@pytest.fixture
def checked(page):
    """The name of an upload, that of its run, the key of its first cause."""
    upload = page.drop(FILE.encode())
    shown = page.follow(page.post(f"/files/{upload}/check"))
    key = shown.text.partition('id="c')[2].partition('"')[0]
    return upload, page.served.desk.uploads.get(upload).run_id, key


@pytest.mark.parametrize("text", STRANGE, ids=lambda text: f"{text[:6]}x{len(text)}")
def test_no_address_with_a_strange_number_is_a_fault(page, checked, text):
    """In each place of an address, and of a form, that a number is read from."""
    upload, run, key = checked
    file = f"/files/{upload}"
    answers = [
        page.get(path)
        for path in (
            f"{file}/fix?open={key}&page={_quoted(text)}",
            f"{file}/fix?open={_quoted(text)}",
            f"{file}/suggested?key={_quoted(text)}",
            f"{file}/replace?column={_quoted(text)}&find=a&put=b",
            f"/runs/{run}/send?first={_quoted(text)}",
            f"/runs/{run}/send?again={_quoted(text)}",
        )
    ]
    decided = {"key": key, "decision": "0", "answer": "1"}
    edited = {"number": "2", "column": "0", "seen": "Windwos", "new": "Windows"}
    changed = {"key": key, "digest": "x"}
    sent = {"calls": "2", "tenant": "sandbox", "first": "0"}
    forms = [
        (f"{file}/settle", decided, ("key", "decision", "answer")),
        (f"{file}/edit", edited, ("number", "column")),
        (f"{file}/change", changed, ("key",)),
        (f"{file}/change", {"column": "0", "find": "a", "put": "b", "digest": "x"}, ("column",)),
        (f"/runs/{run}/send", sent, ("calls",)),
        (f"{file}/choose", {"header_row": ""}, ("header_row",)),
    ]
    answers += [
        page.post(path, {**fields, name: text}) for path, fields, names in forms for name in names
    ]
    answers.append(page.get(file))
    assert [answer.status for answer in answers if answer.status >= 500] == []


@pytest.mark.parametrize("text", STRANGE, ids=lambda text: f"{text[:6]}x{len(text)}")
def test_a_strange_place_in_the_news_is_the_beginning_or_the_end(page, text):
    """Progress is told all the same."""
    upload = page.drop(b"OS,Serial number\nWindows,SN000001\n")
    page.follow(page.post(f"/files/{upload}/check"))
    run = page.served.desk.uploads.get(upload).run_id
    first = {"calls": "1", "tenant": "sandbox", "first": text}
    page.follow(page.agree(f"/runs/{run}/send", first))
    assert page.get(f"/runs/{run}/progress/news?since={_quoted(text)}").status == 200
    assert page.get(f"/runs/{run}").status == 200


def test_an_announced_size_that_is_no_number_is_none(page):
    """What comes is counted, or nobody listens any more; the page goes on."""
    with suppress(ConnectionError):
        answer = page.ask("PUT", "/files?name=d.csv", b"x", {"Content-Length": "9" * 5000})
        assert answer.status < 500
    assert page.get("/files").status == 200


def _quoted(text: str) -> str:
    return quote(text)
