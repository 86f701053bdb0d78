"""The corpus: of every file the tool says what is written beside it, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from importer.model import wording
from importer.texts.text import Lang
from importer.vocabulary.faults import Fault
from tests.corpus.reading import CORPUS, Said, beside, files, lines_of, read_expected, say

FILES = files()
#: What is said for the sake of what earlier runs created: no file alone can show it.
EARLIER = {
    "known-with-less",
    "known-otherwise",
    "known-other-system",
    "known-differs",
    "supersedes",
    "registry-differs",
    "gone-since",
    # Said beside a record of the registry.
    "several-records",
    "record-otherwise",
    "record-lacks",
    "repeats",
    # Of a DataFrame, which is no file.
    "float-cell",
    "object-cell",
}


@pytest.fixture(autouse=True)
def no_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the person at this machine has saved is none of the corpus."""
    monkeypatch.setenv("DEVICE_IMPORTER_HOME", str(tmp_path / "home"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CORPUS)))
def test_file(path: Path) -> None:
    """The rows that are staged and each (row, field, slug) are those that a person reviewed,
    and each can be said in both languages."""
    expected = read_expected(path)
    said = say(path, expected.options)
    assert lines_of(said) == expected.lines
    for text in sentences(said):
        assert text.strip()
        assert "{" not in text


def sentences(said: Said) -> list[str]:
    """All that a user would read, in both languages."""
    found = [said.error.text(lang) for lang in Lang] if said.error else []
    for _, problem in said.problems:
        for lang in Lang:
            found += [wording.problem_text(problem, lang), wording.fix_text(problem, lang)]
    return found


def test_no_expectation_is_left_behind() -> None:
    """A file that was renamed takes its expectation along."""
    assert set(CORPUS.rglob("*.expected.tsv")) == {beside(path) for path in FILES}


def test_every_fault_is_shown() -> None:
    """There is a file for each thing that the tool can say of a row by itself."""
    shown = {
        line.split("\t")[2]
        for path in FILES
        for line in read_expected(path).lines
        if line.count("\t") == 2
    }
    assert {fault.value for fault in Fault} - shown == EARLIER


def test_the_corpus_is_as_large_as_it_should_be() -> None:
    """Every encoding and dialect, every kind of damage: sixty files at the least."""
    assert len(FILES) >= 60
