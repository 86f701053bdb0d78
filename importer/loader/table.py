"""Open a spreadsheet as it really is: CSV, XLSX or XLS → ``Row`` after ``Row``.

The file's first bytes decide what it is, whatever it is called.  Nothing is changed on the
way: a ``Row`` holds what the cells hold, and whether that was text, a number, a date, an
error.  What it means is for the rules to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from importer.loader.formats.csv_file import CsvSource
from importer.loader.formats.file import Format, Snapshot, fingerprint, identify, snapshot
from importer.loader.headings import columns, meaning, origin
from importer.loader.headings.header import LAST_HEADER_ROW, MARGIN, Header, search, shown, wishes
from importer.loader.headings.skips import Skips
from importer.loader.source import ReadOptions, Source
from importer.model import CellValue, InputError, Layout, Note, Row, Skipped
from importer.texts import printable
from importer.vocabulary import label_key

__all__ = ["Note", "ReadOptions", "Table", "fingerprint", "open_table"]


class Table:
    """An open file with a table in it; close it, or use it in a ``with`` statement.

    ``layout`` says where the table stands and which column fills which field; ``notes`` are
    choices that the user should see (another sheet not read, an encoding guessed);
    ``skipped`` counts the rows below the header that are none, once all rows were drawn.
    """

    def __init__(
        self, source: Source, state: Snapshot, layout: Layout, notes: tuple[Note, ...]
    ) -> None:
        self.layout = layout
        self.notes = notes
        self.skipped: tuple[Skipped, ...] = ()
        self._source = source
        self._state = state

    def __enter__(self) -> Table:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; rows can't be drawn any more."""
        self._source.close()

    def rows(self) -> Iterator[Row]:
        """The rows below the header that tell of a device, one at a time, each time anew.

        ``Row.cells`` is at least as long as the header; cells far to the right of it are
        left out.  ``Row.values`` has the cells of mapped columns, of several columns for one
        field the first.
        Raises ``InputError`` where the file can't be read to its end or changes meanwhile.
        """
        self._check_unchanged()
        try:
            yield from self._read()
        except InputError:
            self._check_unchanged()  # a half-saved file looks damaged: say what happened
            raise
        self._check_unchanged()

    def _read(self) -> Iterator[Row]:
        layout = self.layout
        header_row, width = layout.header_row, len(layout.columns)
        fields = {column.field for column in layout.columns if column.field}
        places = {name: layout.columns_of(name)[0].index for name in fields}
        padding: tuple[CellValue, ...] = ("",) * width
        skips = Skips(layout)
        for number, cells in self._source.records(layout.sheet):
            if number <= header_row:
                continue
            length = len(cells)
            if length < width:
                row = (*cells, *padding[length:])
            else:
                row = tuple(cells) if length == width else _trimmed(cells, width)
            if skips.is_row(number, row):
                yield Row(number, row, places)
        self.skipped = skips.counted()

    def _check_unchanged(self) -> None:
        if snapshot(self._state.path) != self._state:
            raise InputError("file-changed-reading", {"file": self._state.path})


def open_table(path: Path | str, options: ReadOptions | None = None) -> Table:
    """Open a file, find its table and map its columns; nothing below the header is read.

    Raises ``InputError`` where the file can't be read, holds no table that names our
    fields, or names one field twice.
    """
    options = options or ReadOptions()
    path = Path(path)
    state = snapshot(path)
    source = _open(path, options)
    with ExitStack() as undo:
        undo.callback(source.close)
        sheet, header = _find_table(source, path, options)
        if origin.is_ours(sheet, header.labels, source):
            # The user's own columns stand there under the headings of the export they are from.
            there = {label_key(label) for label in header.labels}
            maps = {
                name: wanted
                for name, wanted in options.maps.items()
                if all(label_key(label) in there for label in wanted)
            }
            options = replace(options, mapping=None, mappings=(), maps=maps)
        wished = wishes(header.labels, options)
        mapping = wished.mapping
        layout = Layout(
            file=path.name,
            sheet=sheet,
            header_row=header.number,
            columns=columns.match(header.labels, wished),
            encoding=source.encoding,
            delimiter=source.delimiter,
            mapping=mapping.name if mapping else "",
            constants=mapping.constants if mapping else {},
            values=mapping.values if mapping else {},
        )
        layout = origin.marked(layout, source)
        notes = (*_notes(source, layout, header), *meaning.notes_on(layout, mapping, options))
        table = Table(source, state, layout, notes)
        undo.pop_all()
    return table


def _open(path: Path, options: ReadOptions) -> Source:
    found = identify(path)
    if found is Format.ZIP:
        # openpyxl brings numpy along: 18 MB that neither a CSV file nor a report needs.
        from importer.loader.formats.xlsx import XlsxSource

        return XlsxSource(path)
    if found is Format.OLE:
        from importer.loader.formats.xls import XlsSource

        return XlsSource(path)
    return CsvSource(path, options)


def _find_table(source: Source, path: Path, options: ReadOptions) -> tuple[str, Header]:
    """The first sheet with a header that is recognised."""
    seen: tuple[tuple[str, ...], ...] = ()
    names = _candidates(source, path, options)
    for name in names:
        found = search(source.records(name), options)
        if found.header:
            return name, found.header
        seen = seen or found.seen
    where = {"file": path, "sheets": _listed(names)}
    if not seen:
        raise InputError("table-empty", where)
    if options.header_row:
        raise InputError("header-row-blank", {**where, "row": options.header_row})
    raise InputError("no-header", {**where, "last": LAST_HEADER_ROW, "labels": shown(seen)})


def _candidates(source: Source, path: Path, options: ReadOptions) -> Sequence[str]:
    """The sheets to look at: the one asked for, or the visible ones, with the one that the
    file asks for first."""
    sheets = source.sheets()
    everyone = [sheet.name for sheet in sheets]
    if not sheets:
        raise InputError("no-sheets", {"file": path})
    if options.sheet is not None:
        return (_named(options.sheet, everyone, path),)
    visible = [sheet.name for sheet in sheets if sheet.visible]
    first = origin.preferred(source)
    if first is not None:
        return (first, *(name for name in visible if name != first))
    if source.origin:  # its other sheet holds the rows as they were, mistakes and all
        raise InputError("nothing-to-fix", {"file": path, "run_id": source.origin})
    if not visible:
        raise InputError("sheets-hidden", {"file": path, "sheets": _listed(everyone)})
    return visible


def _named(wanted: str, names: Sequence[str], path: Path) -> str:
    """The sheet of a name, which Excel compares without regard to case."""
    for name in names:
        if name == wanted:
            return name
    for name in names:
        if name.strip().casefold() == wanted.strip().casefold():
            return name
    raise InputError("no-such-sheet", {"file": path, "sheet": wanted, "sheets": _listed(names)})


def _notes(source: Source, layout: Layout, header: Header) -> tuple[Note, ...]:
    others = [sheet for sheet in source.sheets() if sheet.name != layout.sheet]
    notes = [*origin.notes(layout), *source.notes]
    if header.top < header.number:
        params = {"sheet": layout.sheet, "top": header.top, "row": header.number}
        notes.append(Note("header-rows", params))
    elif header.number > 1:
        notes.append(Note("header-row", {"sheet": layout.sheet, "row": header.number}))
    for visible, slug in ((True, "other-sheets"), (False, "hidden-sheets")):
        names = [sheet.name for sheet in others if sheet.visible is visible]
        if names:
            notes.append(Note(slug, {"sheet": layout.sheet, "sheets": _listed(names)}))
    return tuple(notes)


def _listed(names: Sequence[str]) -> str:
    return printable(" | ".join(names))


def _trimmed(cells: Sequence[CellValue], width: int) -> tuple[CellValue, ...]:
    """Without the empty cells at the end, and without what stands far from the header."""
    end = min(len(cells), width + MARGIN)
    while end > width and cells[end - 1] == "":
        end -= 1
    return tuple(cells[:end])
