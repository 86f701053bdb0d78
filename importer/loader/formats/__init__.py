"""What a file holds: CSV, XLSX and XLS, or a DataFrame, as sheets of numbered rows of cells.

In: what somebody gives, taken with ``hold``.  Out: a ``Source``.  Never: say what a cell means,
which ``headings`` do; or let an error of a library out, all of which pass one guard (``damage``).
"""

from __future__ import annotations

from importer.loader.formats.csv_file import CsvSource, Dialect
from importer.loader.formats.file import File, Format
from importer.loader.formats.given import Held, Spreadsheet, hold
from importer.loader.formats.source import Merged, SheetName, Source

__all__ = [
    "Dialect",
    "File",
    "Held",
    "Merged",
    "SheetName",
    "Source",
    "Spreadsheet",
    "hold",
    "open_source",
]


def open_source(file: Held, dialect: Dialect) -> Source:
    """What a file holds, read by its format.  Raises ``InputError``."""
    if not isinstance(file, File):
        from importer.loader.formats.frame import Frame, FrameSource

        assert isinstance(file, Frame)  # there is nothing else
        return FrameSource(file)
    # A workbook's reader is imported for its files alone: openpyxl brings numpy along, 18 MB
    # that neither a CSV file nor a report needs.
    if file.format is Format.ZIP:
        from importer.loader.formats.xlsx.source import XlsxSource

        return XlsxSource(file)
    if file.format is Format.OLE:
        from importer.loader.formats.xls import XlsSource

        return XlsSource(file)
    return CsvSource(file, dialect)
