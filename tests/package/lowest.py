"""The lowest versions that ``pyproject.toml`` declares, as constraints for pip.

``python tests/package/lowest.py > lowest.txt && pip install -c lowest.txt '.[test]'``
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"
_BOUND = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^]]*\])?>=([0-9.]+)(?:,<[0-9.]+)?")


def lowest() -> Iterator[str]:
    """Each dependency, the tests' among them, at its lower bound.  Raises ``ValueError`` for
    one that has none."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    for requirement in (*project["dependencies"], *project["optional-dependencies"]["test"]):
        found = _BOUND.fullmatch(requirement)
        if found is None:
            raise ValueError(f"{requirement} has no lower bound")
        name, version = found.groups()
        yield f"{name}=={version}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in lowest())
