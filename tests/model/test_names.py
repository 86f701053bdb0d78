"""How words are listed in an option."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from importer.model.names import listed, may_be_listed, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("报废,已丢失", ("报废", "已丢失")),
        (" lost ，retired、sold ", ("lost", "retired", "sold")),
        ("报废,,已拆,lost", ("报废,已拆", "lost")),
        ("报废，，已拆", ("报废，已拆",)),
        ("报废,，已拆", ("报废", "已拆")),
        ("a,,,b", ("a,", "b")),
        ("", ()),
        (" , ", ()),
    ],
)
def test_a_comma_parts_words_and_two_stand_for_one(text: str, words: tuple[str, ...]) -> None:
    """Of any keyboard; blanks beside words are none of theirs."""
    assert words_in(text) == words


@given(st.lists(st.text("ab ,，、\n报废=").map(str.strip).filter(may_be_listed), max_size=4))
def test_what_is_listed_comes_out_again(words: list[str]) -> None:
    """Each word as it is, and nothing else."""
    assert words_in(listed(words)) == tuple(words)


@pytest.mark.parametrize("word", ["报废", "报废,已拆", "a, b, c", "a，b、c", "two\nlines"])
def test_nearly_every_word_may_be_listed(word: str) -> None:
    """A word with a comma in it as well."""
    assert may_be_listed(word)


@pytest.mark.parametrize("word", ["", " ", ",a", " a", "a "])
def test_some_words_may_not(word: str) -> None:
    """What would come out of a list as something else."""
    assert not may_be_listed(word)
