"""The program that README shows to those who write Python: ``python example.py`` prints it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"


def blocks() -> list[str]:
    """README's blocks of Python, as they stand there: the program, then cells of a notebook."""
    found = re.findall(
        r"^```python\n(.*?)^```", README.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    return [str(block) for block in found]


if __name__ == "__main__":
    sys.stdout.write(blocks()[0])
