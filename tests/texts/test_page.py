"""What is read on the local page names nothing that is to be typed: nobody can type it there."""

from __future__ import annotations

import re
import string
import threading
from functools import cache
from pathlib import Path

import pytest

import importer.web
from importer.model.device import Problem
from importer.model.errors import InputError
from importer.model.table import Note
from importer.model.wording import fix_text
from importer.texts import help as helping, page, usage
from importer.texts.catalogue import catalogue, on_page, say
from importer.texts.text import Lang
from importer.vocabulary.faults import Fault

#: An option, or a command other than the one that opens the page.
TYPED = re.compile(r"--[a-z]|device-importer (?!web\b)[a-z]")
#: What is done in Excel and needs not be done on the page.
FORMATTED = re.compile(r"[Ff]ormat the column|设为“文本”格式")
#: The words that bring one into a sentence.
FILLED = re.compile(r"\{(option|options|command)\b")
#: What only somebody at a command line is told: its own talk and errors, the sandbox's options,
#: a notification, the sheet of notes in the blank workbook.
ELSEWHERE = re.compile(r"(cli|notes|notify)\.|error\.(sandbox|log)-")
#: The same, one by one.
NEVER = {
    f"error.{name}"
    for name in (
        *("confirm", "interrupted", "one-results", "results-suffix", "no-run-of", "no-runs"),
        *("filter-value", "no-webhook", "webhook-keyword", "shown-input", "bad-option"),
        *("option-twice", "edit-nothing-proposed", "run-of-rehearsal", "one-proof"),
        *("config-secret", "web-port"),  # before the page is served
    )
} | {"report.resume"}  # on the workbook's first sheet, for whoever finds it later
#: What is pasted once, as the line was that installed the program.
PASTED = {"error.no-keyring", "error.no-keyring.page"}
SOURCES = Path(importer.web.__file__).parent


def _on_page(slug: str) -> bool:
    """Whether a sentence can be read on the page."""
    if slug in helping.TEXTS or slug in usage.TEXTS or slug in NEVER:
        return False
    return not ELSEWHERE.match(slug) or slug in _borrowed()


@cache
def _borrowed() -> set[str]:
    """What the page says in the words of the command line."""
    sources = [*SOURCES.rglob("*.py"), *SOURCES.rglob("*.html")]
    named = set(re.findall(r'"(cli\.[a-z.-]+)"', "".join(p.read_text("utf-8") for p in sources)))
    return {slug for slug in catalogue() if any(slug.startswith(name) for name in named)}


@pytest.mark.parametrize("lang", Lang)
def test_no_sentence_of_the_page_names_what_is_typed(lang):
    """By its own words, or by those that stand in their place: each that can be read there."""
    texts = catalogue()
    said = {slug: texts.get(f"{slug}.page") or texts[slug] for slug in texts if _on_page(slug)}
    assert len(said) > 500
    found = []
    for slug, both in said.items():
        text = both.zh if lang is Lang.ZH else both.en
        if TYPED.search(text) or FILLED.search(text):
            found.append(slug)
    assert set(found) == PASTED


def test_what_stands_in_the_place_of_a_sentence_has_its_words():
    """There is such a sentence, and who says it gives no other words, but for encodings that are
    proposed without their options."""
    for slug, instead in page.TEXTS.items():
        assert slug.endswith(".page"), slug
        words = _words(catalogue()[slug.removesuffix(".page")].en) | {"there"}
        assert _words(instead.en) == _words(instead.zh), slug
        assert _words(instead.en) <= (words | {"guesses"} if "options" in words else words), slug


def _words(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("fault", Fault)
def test_what_to_do_about_a_problem_is_said_for_the_place(fault, lang):
    """At the command line as ever; on the page without an option."""
    words = {"fields": "uuid", "row": "3", "header": "1", "kind": "computer", "system": "1"}
    words |= {"systems": "1", "term": "1"}
    fields = re.findall(r"{(\w+)", "".join(catalogue()[f"fix.{fault}"]))
    params = {name: words.get(name, "x") for name in fields if name in words or name not in _OWN}
    problem = Problem(fault, "device_system", "s!A3", "ThinkPad", params=params)
    typed = fix_text(problem, lang)
    with on_page():
        pressed = fix_text(problem, lang)
    assert not TYPED.search(pressed)
    if TYPED.search(typed) or FORMATTED.search(typed):
        assert typed != pressed
    assert not FORMATTED.search(pressed)


#: Words that each problem has by itself.
_OWN = frozenset({"value", "word", "address", "field", "label", "suggestion"})


def test_only_the_page_says_it_so():
    """What is said elsewhere meanwhile, and after it, is said as ever; errors and notes as well."""
    slug, elsewhere = "error.no-such-sheet", []
    words = {"file": "d.xlsx", "sheet": "x", "sheets": "y"}
    before = say(slug, Lang.EN, words)
    with on_page():
        thread = threading.Thread(target=lambda: elsewhere.append(say(slug, Lang.EN, words)))
        thread.start()
        thread.join()
        assert "--sheet" not in say(slug, Lang.EN, words)
        assert say(slug, Lang.EN, words).slug == slug
        assert "--sheet" not in InputError("no-such-sheet", words).text(Lang.ZH)
        assert "--encoding" not in Note("encoding-guessed", {"encoding": "big5"}).text(Lang.EN)
    assert elsewhere == [before]
    assert say(slug, Lang.EN, words) == before
    assert "--sheet" in before
