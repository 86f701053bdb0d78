"""The command line: options in, sentences and exit codes out.

It asks, shows and counts; what happens, happens below it, in ``pipeline``.  stdout is data,
stderr is talk.  Never: decide what becomes of a row, or know a column, a rule or a code of
the API.
"""

from importer.cli.program import main

__all__ = ["main"]
