"""What we write opens in another program than ours, and says the same there."""

from __future__ import annotations

import posixpath
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import openpyxl
import pytest

from importer import pipeline
from importer.journal.journal import Journal
from importer.reporter.template import write_template
from importer.texts.catalogue import say
from importer.texts.text import Lang
from tests.workshop import write_devices

OFFICE = shutil.which("soffice")
NAMES = [f"{kind}-{lang}" for kind in ("template", "results") for lang in Lang]
#: A serial number that Excel would make a number, a bad UUID, a device twice.
_EXTRA = (
    "Windows,0045710301,DISK900001,4C4C4544-0052-5A10-804E-0000000000A1,note\n"
    "Windows,0045710302,DISK900002,not a UUID,=1+1\n"
    "Windows,SN000001,DISK000001,4c4c4544-0052-5a10-804e-000000000001,again\n"
)
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Both templates, and the results of a file with good rows and bad ones."""
    folder = tmp_path_factory.mktemp("written")
    books = {name: folder / f"{name}.xlsx" for name in NAMES}
    for lang in Lang:
        write_template(books[f"template-{lang}"], lang)
    source = write_devices(folder, rows=5, extra=_EXTRA)
    with Journal(folder / "journal.db") as journal:
        run = pipeline.stage(journal, source).run
        for lang in Lang:
            pipeline.report(journal, run, lang, books[f"results-{lang}"])
    return books


@pytest.fixture(scope="module")
def converted(written: Mapping[str, Path]) -> Mapping[str, Path]:
    """The folders with what LibreOffice makes of them: workbooks and pages."""
    if OFFICE is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    folder = next(iter(written.values())).parent
    targets = {kind: folder / kind for kind in ("xlsx", "pdf")}
    for kind, target in targets.items():
        command = [OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", kind, "--outdir", str(target), *map(str, written.values())]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
        assert "rror" not in done.stdout + done.stderr
    return targets


def texts(path: Path) -> dict[str, dict[str, Any]]:
    """Sheet → address → value, of every cell that has one."""
    return {
        sheet.title: {
            cell.coordinate: cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for sheet in openpyxl.load_workbook(path)
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_same_in_libreoffice(
    name: str, written: Mapping[str, Path], converted: Mapping[str, Path]
) -> None:
    """The same sheets with the same words in the same cells, and pages to print."""
    ours, theirs = texts(written[name]), texts(converted["xlsx"] / f"{name}.xlsx")
    assert list(theirs) == list(ours)
    for sheet, cells in ours.items():
        assert theirs[sheet] == cells
    assert (converted["pdf"] / f"{name}.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("lang", Lang)
def test_leading_zeros_stay(
    lang: Lang, written: Mapping[str, Path], converted: Mapping[str, Path]
) -> None:
    """A serial number is text there too, zeros and all, and a formula of the file's is none."""
    for path in (written[f"results-{lang}"], converted["xlsx"] / f"results-{lang}.xlsx"):
        sheet = openpyxl.load_workbook(path)[say("sheet.rows", lang)]
        found = {str(cell.value): cell.data_type for row in sheet.iter_rows() for cell in row}
        assert found["0045710301"] == "s"
        assert found["=1+1"] == "s"


@pytest.mark.parametrize("name", NAMES)
def test_every_part_is_sound(name: str, written: Mapping[str, Path]) -> None:
    """Nothing that Excel would repair: each part is XML with a content type, each relationship
    leads to a part, and no part is listed that is not there."""
    with zipfile.ZipFile(written[name]) as book:
        parts = {part: book.read(part) for part in book.namelist()}
    trees = {part: fromstring(data) for part, data in parts.items() if _is_xml(part)}
    types = trees["[Content_Types].xml"]
    listed = {entry.get("PartName", "")[1:] for entry in types.iterfind(f"{_TYPES}Override")}
    endings = {entry.get("Extension") for entry in types.iterfind(f"{_TYPES}Default")}
    assert listed <= parts.keys()
    for part in parts.keys() - listed - {"[Content_Types].xml"}:
        assert part.rpartition(".")[2] in endings, part
    for part, tree in trees.items():
        if part.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(part))
            for relation in tree:
                assert _leads_to(folder, relation) in parts, (part, relation.attrib)


def _is_xml(part: str) -> bool:
    return part.endswith((".xml", ".rels", ".vml"))


def _leads_to(folder: str, relation: Any) -> str:
    """The part that a relationship names."""
    if relation.get("TargetMode") == "External":
        return "[Content_Types].xml"  # a web page, such as that of the documentation
    target = str(relation.get("Target"))
    return target[1:] if target[:1] == "/" else posixpath.normpath(posixpath.join(folder, target))
