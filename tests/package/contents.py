"""Whether a wheel and a source archive hold what they need: ``python contents.py FOLDER``."""

from __future__ import annotations

import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def missing(folder: Path) -> list[str]:
    """What a folder's wheel and source archive lack of this tree."""
    (wheel,), (source,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as archive:
        in_wheel = set(archive.namelist())
    with tarfile.open(source) as archive:
        in_source = {name.partition("/")[2] for name in archive.getnames()}
    code = _files("importer", ".py", ".pyi", ".typed")
    mappings = _files("templates/mappings", ".toml")
    shipped = {name.replace("templates/mappings", "importer/shipped_mappings") for name in mappings}
    rest = {"pyproject.toml", "README.md", "README.zh-CN.md", "LICENSE", *_files("tests", ".py")}
    code |= _files("importer/schemas", ".json")
    code |= _files("importer/web", ".html", ".css", ".js", ".svg")
    assert {"importer/py.typed", "importer/schemas/row.json"} <= code
    return sorted((code | shipped) - in_wheel | (code | mappings | rest) - in_source)


def _files(folder: str, *endings: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.suffix in endings or path.name in endings
    }


if __name__ == "__main__":
    sys.exit("\n".join(missing(Path(sys.argv[1]))) or None)
