"""The command line: options in, sentences and exit codes out.

It asks, shows and counts; what happens, happens below it, in ``pipeline``.  stdout is data,
stderr is talk.  Never: decide what becomes of a row, or know a column, a rule or a code of
the API.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code."""
    try:
        from importer.cli.program import main as run

        run(arguments)
    except KeyboardInterrupt:  # while the program was being read: there is nobody yet to say so
        sys.exit(130)
