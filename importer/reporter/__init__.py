"""The results that say of each row what became of it and what to do next, as a workbook or as
data; the registry as a file; and the blank template.

In: a ``Run``, its stored rows and their ``Tally``.  Out: a file.  Nothing that comes from a file
or from the API is ever written as a formula or a link.  Never: talk to the API,
judge a value, or overwrite a file.
"""

from __future__ import annotations

from importer.reporter.comparison import Compared, write_comparison
from importer.reporter.file import places_of, require_place, results_path, write_first
from importer.reporter.registry_files import KINDS, registry_file
from importer.reporter.rows_file import RESULTS, labels_apart, write_rows
from importer.reporter.template import write_template
from importer.reporter.words import message_of
from importer.reporter.workbook import write_workbook

__all__ = [
    "KINDS",
    "RESULTS",
    "Compared",
    "labels_apart",
    "message_of",
    "places_of",
    "registry_file",
    "require_place",
    "results_path",
    "write_comparison",
    "write_first",
    "write_rows",
    "write_template",
    "write_workbook",
]
