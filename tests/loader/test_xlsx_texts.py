"""The texts that cells share, in memory and in a file."""

from __future__ import annotations

import random
import signal
import tempfile
from pathlib import Path

import pytest

from importer.loader.formats.xlsx import texts as sheet_texts
from importer.loader.formats.xlsx.texts import Texts
from importer.model.errors import InputError
from importer.texts.text import Lang

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 1000])
@pytest.mark.parametrize("in_memory", [1, 1 << 20])
def test_texts_by_number(count: int, in_memory: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each text is found under its number, in any order, however few are kept."""
    monkeypatch.setattr(sheet_texts, "_IN_MEMORY", in_memory)
    monkeypatch.setattr(sheet_texts, "_KEPT", 2)
    texts = ["", "中文 😀\n", "x\x1fy", *(f"text {n}" for n in range(count))][:count]
    kept = Texts(iter(texts))
    numbers = list(range(count))
    random.Random(1).shuffle(numbers)
    assert [kept[n] for n in numbers] == [texts[n] for n in numbers]
    for number in (-1, count, count + 100):
        with pytest.raises(IndexError):
            kept[number]
    kept.close()


def test_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the folder for temporary files can't be written, it is named with a way out."""
    monkeypatch.setattr(sheet_texts, "_IN_MEMORY", 1)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(InputError) as caught:
        Texts(["abc"])
    assert caught.value.slug == "no-room-for-texts"
    for lang in Lang:
        assert str(tmp_path / "gone") in caught.value.text(lang)
        assert "TMPDIR" in caught.value.text(lang)


@pytest.mark.skipif(resource is None, reason="Windows has no such limit")
@pytest.mark.parametrize("room", [5_000, 18_000], ids=["while writing", "at the end"])
def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    """It is told as that, wherever it shows first, and closing is no second trouble."""
    monkeypatch.setattr(sheet_texts, "_IN_MEMORY", 1)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    signals = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        with pytest.raises(InputError) as caught:
            Texts(["x" * 99] * 200)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, signals)
    assert caught.value.slug == "no-room-for-texts"
    assert str(tmp_path) in caught.value.text(Lang.EN)


def test_trouble_above_closes_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that turns out to be damaged while its texts are taken in leaves none behind."""
    kept = []
    close = Texts.close
    monkeypatch.setattr(sheet_texts, "_IN_MEMORY", 1)
    monkeypatch.setattr(Texts, "close", lambda texts: (kept.append(texts), close(texts)))

    def broken():
        yield from map(str, range(100))
        raise ValueError("damaged")

    with pytest.raises(ValueError, match="damaged"):
        Texts(broken())
    assert [texts._file.closed for texts in kept] == [True]
