"""The sample exports are what their script writes, and every mapping has one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from importer.loader.headings.mappings import detect, shipped
from tests.corpus.make_exports import EXPORTS, MAPPINGS as MAPPING_OF

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"
SAMPLES = sorted((CORPUS / "exports").glob("*.csv"))
MAPPINGS = sorted((ROOT / "templates" / "mappings").glob("*.toml"))


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    """A folder with the samples that the script writes now."""
    folder = tmp_path_factory.mktemp("exports")
    command = [sys.executable, str(CORPUS / "make_exports.py"), str(folder)]
    subprocess.run(command, check=True, timeout=60)
    return folder


def test_the_script_writes_every_sample_and_no_other(written):
    """A sample that is no longer made, or was never committed, is noticed."""
    assert {path.name for path in written.iterdir()} == {path.name for path in SAMPLES}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_what_the_script_writes(path, written):
    """Byte for byte: marks, line ends and encodings are what the samples are for."""
    assert path.read_bytes() == (written / path.name).read_bytes()


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_a_sample_is_recognised_as_what_it_is(export):
    """By its own mapping, whichever of ours are asked first: none knows as much of it."""
    wanted = MAPPING_OF[f"{export.name}.csv"]
    for mappings in (shipped(), tuple(reversed(shipped()))):
        found = detect(export.headings, mappings)
        assert found is not None
        assert found.name == wanted


def test_every_mapping_has_a_sample_and_a_line_in_the_table():
    """No mapping is shipped unseen by a test or unmentioned to people."""
    readme = (ROOT / "templates" / "mappings" / "README.md").read_text(encoding="utf-8")
    for path in MAPPINGS:
        assert path.with_suffix(".csv").name in {sample.name for sample in SAMPLES}, path.name
        assert f"| `{path.stem}` |" in readme, path.name
