"""A Chinese sentence has Chinese punctuation."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from importer.texts.catalogue import catalogue

#: A half-width sign behind Chinese, or behind a word that is filled in, where a sentence goes on.
HALF = re.compile(r"[一-鿿）”}][:;!?,](?=\s|$)")
#: Between what a template shows: it says the same in both languages.
BETWEEN = re.compile(r"\}\}(</\w+>)?\s?[:;(]\s?(<\w+>)?\s?\{\{")


def test_no_chinese_sentence_has_half_width_punctuation():
    """Not in front of a blank or at an end; an option that is to be typed has its own."""
    found = {slug: HALF.search(text.zh) for slug, text in catalogue().items()}
    assert {slug: hit[0] for slug, hit in found.items() if hit} == {}


@pytest.mark.parametrize("sign", ["列: A", "{label}: {value}", "完成;", "名称, 值"])
def test_what_is_refused_above(sign):
    """The rule finds what it is there for."""
    assert HALF.search(sign)


def test_no_template_puts_a_sign_of_one_language_between_words():
    """“对应字段: A” is a sentence of its own, which has its sign in each language."""
    folder = resources.files("importer.web").joinpath("templates")
    found = [
        (file.name, hit[0])
        for file in folder.iterdir()
        for hit in BETWEEN.finditer(file.read_text("utf-8"))
    ]
    assert found == []
    assert BETWEEN.search("{{ t('x') }}: {{ y }}")
    assert BETWEEN.search("{{ label }}: <b>{{ value }}</b>")
