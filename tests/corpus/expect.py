"""Write what the tool says of files now beside them, to be reviewed by a person.

    python -m tests.corpus.expect FILE…

Options of a file that has an expectation already are kept; for a new one write the line
``# options …`` first.  The tests never use this.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from tests.corpus.reading import beside, lines_of, read_expected, say


def main(files: list[str]) -> None:
    """Write an expectation for each file."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["DEVICE_IMPORTER_HOME"] = home
        for path in map(Path, files):
            options = read_expected(path).options if beside(path).exists() else ""
            lines = [f"# options {options}"] if options else []
            lines += lines_of(say(path, options))
            beside(path).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
            sys.stdout.write(f"{beside(path)}: {len(lines)} lines\n")


main(sys.argv[1:])
