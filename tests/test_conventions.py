"""The house's habits, as tests: what is imported from where, what is exported, what is said.

Who may import whom at all are the contracts of ``import-linter`` in ``pyproject.toml``."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

import importer
from importer.model.run import Status
from importer.texts.catalogue import catalogue
from importer.vocabulary.faults import Severity

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "importer").rglob("*.py"))
#: The folders of ``importer``: from outside only their faces are imported.
WINGS = sorted(path.parent.name for path in (ROOT / "importer").glob("*/__init__.py"))
#: A third-party library → the files that know it.
THIRD_PARTY = {
    "xlsxwriter": {"reporter/book"},
    "openpyxl": {f"loader/formats/xlsx/{name}" for name in ("book", "merges", "rows", "source")},
    "xlrd": {"loader/formats/xls"},
    "filelock": {"dispatcher/turn", "journal/database", "journal/opening", "web/launch"},
    "jinja2": {"web/pages"},
    "platformdirs": {"model/settings", "web/shortcut"},
    "truststore": {"api/client"},
    "aiolimiter": {"api/pace"},
    "httpx": {"api/auth", "api/client", "api/envelope", "api/webhook", "api/wire"},
    "tomlkit": {"loader/headings/mapping_writer", "setup/config_writer"},
    "tqdm": {"cli/progress"},
    "keyring": {"setup/keychain"},
}


def _name(path: Path) -> str:
    return path.relative_to(ROOT / "importer").with_suffix("").as_posix()


def _imports(path: Path) -> set[str]:
    """Every module that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "importer":
                found |= {f"importer.{alias.name}" for alias in node.names}
            else:
                found.add(node.module)
    return found


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_only_faces_are_imported(path):
    """From outside a wing only what its ``__init__`` hands out is imported."""
    own = _name(path).partition("/")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                assert not alias.name.startswith("importer."), alias.name
        if not (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("importer.")):
            continue
        wing, _, inner = str(node.module).removeprefix("importer.").partition(".")
        if wing in WINGS and wing != own:
            assert inner == "", node.module
            face = import_module(f"importer.{wing}")
            assert {alias.name for alias in node.names} <= set(face.__all__), node.module


@pytest.mark.parametrize("wing", WINGS)
def test_faces_say_what_goes_in_and_out(wing):
    """A wing's docstring tells its job; its names are there and sorted as the linter wants."""
    face = import_module(f"importer.{wing}")
    assert len((face.__doc__ or "").split()) > 10
    for name in face.__all__:
        assert hasattr(face, name), name


def test_the_top_holds_the_story_alone():
    """At the top stand the faces, the phases and what looks at a whole run."""
    top = {path.stem for path in (ROOT / "importer").glob("*.py")}
    assert top == {
        *("__init__", "__main__", "pipeline", "plan", "edits", "causes"),
        *("registry", "frames", "doctor", "tenants"),
    }


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_each_library_has_one_home(path):
    """A third-party library is known to one file, or to the few named here."""
    for name in _imports(path):
        homes = THIRD_PARTY.get(name.split(".")[0])
        if homes is not None:
            assert _name(path) in homes, name


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_only_the_command_line_prints(path):
    """A library user hears nothing on stdout or stderr."""
    calls = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "print" not in calls
    if not _name(path).startswith("cli/"):
        assert "click" not in {name.split(".")[0] for name in _imports(path)}


def test_exports_are_sorted_and_there():
    """``__all__`` is the face: sorted, complete, each name importable and documented."""
    assert set(importer.__all__) == {"__version__", *importer._HOMES}
    for name in importer.__all__:
        thing = getattr(importer, name)
        assert thing.__doc__ or get_args(thing), name  # an alias says itself what it is
        assert not isinstance(thing, ModuleType), f"a module of that name hides {name}"
    with pytest.raises(AttributeError):
        _ = importer.nothing_of_that_name


@pytest.mark.parametrize("name", importer.__all__)
def test_public_functions_say_what_they_raise(name):
    """Whoever calls one need not read it."""
    if inspect.isfunction(thing := getattr(importer, name)):
        assert "Raises" in thing.__doc__ or "As ``" in thing.__doc__


def test_modules_that_are_told_of_are_there_unasked():
    """Whoever writes ``import importer`` alone has them, as a type checker believes."""
    code = "import importer; print(importer.edits.__name__, importer.causes.__name__)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["importer.edits", "importer.causes"]


def test_importing_the_library_costs_nothing():
    """``import importer`` loads none of the libraries that it may need later."""
    code = "import sys, importer; print(len([m for m in sys.modules if m.startswith('importer')]))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "1"


def test_a_run_goes_on_without_what_reads_and_writes_tables():
    """What takes long to import is imported for a spreadsheet or a workbook: nobody waits for
    it before the first request of a resume."""
    code = (
        "import sys, importer.cli, importer.cli.imports, importer.pipeline\n"
        "slow = {'pandas', 'numpy', 'openpyxl', 'xlsxwriter', 'xlrd'}\n"
        "print(sorted(slow & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_every_sentence_is_in_both_languages():
    """No slug is empty in one; Chinese holds Chinese, and both fill the same words."""
    import string

    def words(text):
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for slug, text in catalogue().items():
        assert text.en.strip() and text.zh.strip(), slug
        assert words(text.en) == words(text.zh), slug
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in text.en), slug


def test_every_status_has_its_words():
    """What a status means and what to do next."""
    for status in Status:
        assert f"status.{status}" in catalogue()
        assert f"advice.{status}" in catalogue()
    assert {severity.value for severity in Severity} == {"error", "warning", "left_out"}


def test_every_error_slug_has_its_sentence():
    """Each ``…Error("slug")`` that the code raises can be said."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            first = node.args[0]
            named = node.func.id.endswith("Error") or node.func.id in (
                "NotSent",
                "AnswerLost",
                "ConfirmationNeeded",
            )
            if named and isinstance(first, ast.Constant) and isinstance(first.value, str):
                if _name(path).startswith("sandbox/") or " " in first.value:
                    continue
                assert f"error.{first.value}" in catalogue(), (_name(path), first.value)


def test_whatever_is_said_is_a_sentence():
    """Each slug that the code, or a template of the page, says by its name is in the catalogue."""
    said = {
        (_name(path), node.args[0].value)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and "say" in (getattr(node.func, "id", ""), getattr(node.func, "attr", ""))
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    for path in (ROOT / "importer").rglob("*.html"):
        found = re.findall(r'\bt\("([^"]+)"[,)]', path.read_text(encoding="utf-8"))
        said |= {(path.name, slug) for slug in found}
    assert len(said) > 300
    assert [place for place in said if place[1] not in catalogue()] == []


def test_nothing_points_outside_the_project():
    """No file names a folder of the machine it was written on."""
    for path in [
        *SOURCES,
        *ROOT.glob("*.md"),
        *ROOT.glob("tests/**/*.py"),
        ROOT / "pyproject.toml",
    ]:
        text = path.read_text(encoding="utf-8")
        for word in ("/" + "work/", "../" + "shared", "py" + "pi."):
            assert word not in text, (path.name, word)
