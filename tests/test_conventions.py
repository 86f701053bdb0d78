"""The house's habits, as tests: who imports whom, what is exported, how long a file may be."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import importer
from importer.messages import catalogue
from importer.models import Severity
from importer.records import Status

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "importer").glob("*.py"))
#: Imports point down only: a module may import from lines below its own.  ``sandbox*`` stand
#: beside the house.
STOREYS = (
    ("__main__",),
    ("cli",),
    ("cli_import", "cli_history", "cli_tools"),
    ("cli_talk", "cli_options", "cli_signals"),
    ("cli_help", "cli_console"),
    ("cli_usage", "cli_lang"),
    ("doctor", "pipeline", "profile", "mapping_writer"),
    ("frames", "plan", "dispatch", "undo", "report_workbook", "template"),
    ("report_summary", "report_rows", "report_fix", "crew", "lookup"),
    ("report_words", "report_values"),
    ("report_fields", "report_pages"),
    ("report_lines",),
    ("report_cells",),
    ("report_book",),
    ("report_looks",),
    ("api", "journal", "sheets"),
    ("intake",),
    ("neighbours",),
    ("runlog", "repeats", "outage", "rules", "migrations"),
    ("retry",),
    ("journal_schema", "alike", "auth", "sheet_csv", "sheet_xls", "sheet_xlsx"),
    ("sheet_rows",),
    ("sheet_book",),
    (
        "codec",
        "wire",
        "database",
        "wording",
        "sheet_header",
        "sheet_meaning",
        "sheet_origin",
        "sheet_cells",
        "sheet_text",
    ),
    ("sheet_file",),
    ("row_checker",),
    ("header_pair", "sheet_skips", "candidates", "plain"),
    ("columns", "sheet_source"),
    ("mappings", "sheet_xml", "sheet_texts", "sheet_zip", "sheet_ole", "normalise"),
    ("sheet_guard",),
    ("terms",),
    ("placeholders", "throttle", "settings", "codes"),
    ("damage", "column_aliases", "column_traps", "labels", "suggestions"),
    ("vocabulary", "boards"),
    ("faults",),
    ("errors",),
    ("messages", "records", "text_width"),
    ("models",),
)
THIRD_PARTY = {
    "xlsxwriter": {"report_book"},
    "openpyxl": {"sheet_xlsx", "sheet_book", "sheet_rows"},
    "xlrd": {"sheet_xls", "sheet_ole"},
    "filelock": {"pipeline", "database"},
    "platformdirs": {"settings"},
    "truststore": {"api"},
    "tomlkit": {"mapping_writer"},
    "tqdm": {"cli_talk"},
    "sqlite3": {
        *("alike", "database", "intake", "journal", "migrations", "neighbours", "repeats"),
        "sandbox_registry",
    },
}


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


def _siblings(path: Path) -> set[str]:
    return {name.split(".")[1] for name in _imports(path) if name.startswith("importer.")}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_imports_point_down(path):
    """Each module imports from storeys below its own, and the sandbox from none."""
    storey = {name: level for level, names in enumerate(STOREYS) for name in names}
    if path.stem == "__init__":
        return
    if path.stem.startswith("sandbox"):
        assert {name for name in _siblings(path) if not name.startswith("sandbox")} == set()
        return
    if path.stem.startswith("messages_"):
        allowed = {"messages"} | {n for n in _siblings(path) if n.startswith("messages_")}
        assert _siblings(path) <= allowed
        return
    assert path.stem in storey, f"{path.stem} has no storey"
    for name in _siblings(path):
        if name.startswith(("messages_", "sandbox")):
            continue
        assert storey[name] > storey[path.stem], f"{path.stem} imports {name}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_each_library_has_one_home(path):
    """A third-party library is known to one module, or to the few named here."""
    for name in _imports(path):
        homes = THIRD_PARTY.get(name.split(".")[0])
        if homes is not None:
            assert path.stem in homes, f"{path.stem} imports {name}"


@pytest.mark.parametrize(
    "path", [*SOURCES, *sorted((ROOT / "tests").rglob("*.py"))], ids=lambda path: path.stem
)
def test_files_are_short(path):
    """Under 300 lines: a longer file wants to be split by meaning."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_only_the_command_line_prints(path):
    """A library user hears nothing on stdout or stderr."""
    calls = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "print" not in calls
    if not path.stem.startswith("cli"):
        assert "click" not in {name.split(".")[0] for name in _imports(path)}


def test_exports_are_sorted_and_there():
    """``__all__`` is the face: sorted, complete, each name importable and documented."""
    assert importer.__all__ == sorted(importer.__all__)
    assert set(importer.__all__) == set(importer._HOMES)
    for name in importer.__all__:
        thing = getattr(importer, name)
        assert thing.__doc__, name
        assert not isinstance(thing, ModuleType), f"a module of that name hides {name}"
    for path in SOURCES:
        assert path.stem not in importer.__all__
    with pytest.raises(AttributeError):
        _ = importer.nothing_of_that_name


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
        "import sys, importer.cli, importer.cli_import, importer.pipeline\n"
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
    assert {severity.value for severity in Severity} == {"error", "warning"}


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
                if path.stem.startswith("sandbox") or " " in first.value:
                    continue
                assert f"error.{first.value}" in catalogue(), (path.stem, first.value)


def test_nothing_points_outside_the_project():
    """No file names a folder of the machine it was written on."""
    for path in [*SOURCES, *ROOT.glob("*.md"), *ROOT.glob("tests/*.py"), ROOT / "pyproject.toml"]:
        text = path.read_text(encoding="utf-8")
        for word in ("/" + "work/", "../" + "shared", "py" + "pi."):
            assert word not in text, (path.name, word)
