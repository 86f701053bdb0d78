"""Open a spreadsheet as it really is: CSV, XLSX or XLS → ``Row`` after ``Row``.

The file's first bytes decide what it is, whatever it is called.  Nothing is changed on the
way: a ``Row`` holds what the cells hold, and whether that was text, a number, a date, an
error.  What it means is for the rules to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from importer.loader.formats import Dialect, Held, Source, Spreadsheet, hold, open_source
from importer.loader.headings import (
    beside,
    columns,
    header,
    likely,
    notes,
    origin,
    parts,
    sheets,
    things,
)
from importer.loader.headings.again import below
from importer.loader.headings.columns import Wishes
from importer.loader.headings.header import MARGIN, Header
from importer.loader.headings.hiding import Hiding, Striking
from importer.loader.headings.merged import Merges
from importer.loader.headings.sections import Sections
from importer.loader.headings.shifts import Shifts
from importer.loader.headings.skips import Skips
from importer.loader.headings.values import Values
from importer.loader.options import ReadOptions
from importer.model import CellValue, Column, InputError, Layout, Note, Problem, Row, Skipped
from importer.vocabulary import IDENTIFIERS, label_key


@dataclass(frozen=True, slots=True)
class Understood:
    """What was made of a sheet before its rows are read; ``trouble`` is why they can't be, where
    somebody only wants to look."""

    layout: Layout
    header: Header
    merges: Merges
    notes: tuple[Note, ...]
    trouble: InputError | None = None


class Table:
    """An open file with a table in it; close it, or use it in a ``with`` statement.

    ``layout`` says where the table stands and which column fills which field; ``notes`` are
    choices that the user should see (another sheet not read, an encoding guessed);
    ``content_hash`` is the SHA-256 of what was opened.  Once all rows were drawn, ``skipped``
    counts the rows below the header that are none, and ``seen`` are notes on the others.
    ``trouble`` is why the rows mean nothing, where the table was opened to be looked at.
    """

    def __init__(self, file: Held, content_hash: str, source: Source, what: Understood) -> None:
        self.layout = what.layout
        self.notes = what.notes
        self.trouble = what.trouble
        self.content_hash = content_hash
        self.skipped: tuple[Skipped, ...] = ()
        self.seen: tuple[Note, ...] = ()
        self._file = file
        self._source = source
        self._header = what.header
        self._merges = what.merges

    def __enter__(self) -> Table:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """How what is read is called: the file's path, as it was given."""
        return self._file.path

    @property
    def guesses(self) -> tuple[Note, ...]:
        """The notes that tell how the file as such was read: any error may follow from them."""
        return self._source.notes

    def close(self) -> None:
        """Let go of the file; rows can't be drawn any more."""
        self._source.close()
        self._file.close()

    def rows(self) -> Iterator[Row]:
        """The rows below the header that tell of a device, one at a time, each time anew.

        ``Row.cells`` is at least as long as the header; cells far to the right of it are
        left out.  ``Row.values`` has the cells of mapped columns, of several columns for one
        field the first.
        Raises ``InputError`` where the file can't be read to its end, or is not what it was
        when it was opened.
        """
        self._file.require_unchanged()
        try:
            yield from self._merges.told(self._read())
        except InputError:
            self._file.require_unchanged()  # a half-saved file looks damaged: say what happened
            raise
        self._file.require_unchanged(self.content_hash)

    def _read(self) -> Iterator[Row]:
        layout = self.layout
        header_row, width = layout.header_row, len(layout.columns)
        places = layout.places
        padding: tuple[CellValue, ...] = ("",) * width
        filler = self._merges.filler()
        hiding = Hiding(self._source, layout)
        striking = Striking(self._source, layout)
        hidden, struck = hiding.hidden, striking.struck
        shifts = Shifts(self._source, layout, self._header)
        skips = Skips(layout, self._header.lines, self._merges.titles, lambda: shifts.sample)
        sections = Sections(layout)
        harmless = shifts.harmless
        for number, cells in self._source.records(layout.sheet):
            if number <= header_row:
                continue
            length = len(cells)
            if length < width:
                row = (*cells, *padding[length:])
            else:
                row = tuple(cells) if length == width else _trimmed(cells, width)
            filled = row if filler is None else filler.filled(number, row)
            titled = row.count("") == len(row) - 1 and sections.see(number, row)
            if skips.is_row(number, row, titled):
                problems: tuple[Problem, ...] = ()
                if skips.other is not None:
                    problems = (below(layout, skips.other, number, row),)
                elif length != harmless:
                    problems = shifts.problems(number, cells)
                problems = problems or sections.problems(number, filled)
                left_out = number in hidden and hiding.leaves_out(number)
                if number in struck and not left_out:
                    striking.see(number)
                yield Row(number, filled, places, left_out, problems)
        self.skipped, self.seen = skips.counted(), (*hiding.notes(), *striking.notes())


class Joined(Table):
    """Several sheets of a file, read one after the other as one table."""

    def __init__(self, tables: Sequence[Table]) -> None:
        first = tables[0]
        self._tables = tables
        self.layout = parts.layout_of([table.layout for table in tables])
        self.notes = parts.notes(self.layout, (table.notes for table in tables))
        self.content_hash = first.content_hash
        self.trouble = next((table.trouble for table in tables if table.trouble), None)
        self.skipped = ()
        self.seen = ()

    @property
    def path(self) -> Path:
        return self._tables[0].path

    @property
    def guesses(self) -> tuple[Note, ...]:
        return self._tables[0].guesses

    def close(self) -> None:
        for table in self._tables:
            table.close()

    def rows(self) -> Iterator[Row]:
        """The rows of all sheets, as if they had the same columns; their numbers count on."""
        layout = self.layout
        places = layout.places
        for which, (table, part) in enumerate(zip(self._tables, layout.parts, strict=True)):
            width = len(table.layout.columns)
            for row in table.rows():
                cells = (row.cells[place] if place >= 0 else "" for place in part.places)
                number = layout.number_of(which, row.number)
                yield row._replace(
                    number=number,
                    cells=(*cells, *row.cells[width:]),
                    places=places,
                    problems=tuple(_named(p, layout, number) for p in row.problems),
                )
        self.skipped = parts.skipped(layout, [table.skipped for table in self._tables])
        self.seen = tuple(note for table in self._tables for note in table.seen)


def _named(problem: Problem, layout: Layout, number: int) -> Problem:
    """What is wrong with a row as a whole, with the row's sheet: each has a row 5."""
    if problem.field:
        return problem
    return replace(problem, address=layout.address("", number))


def read(
    source: Spreadsheet,
    options: ReadOptions | None = None,
    *,
    name: str = "",
    looking: bool = False,
) -> Table:
    """Open what is given, find its table and map its columns; nothing below the header is read.

    ``source`` is a path; an open file, of bytes or of the text of a CSV, of which a copy is made,
    from its start where it can go back there; or a pandas DataFrame as it is now.  A frame's labels
    are row 1, so that ``frame.iloc[n]`` is row n + 2, and the levels of its index that have a
    name are columns before the others.  Its text stays text, missing values are blank, dates are
    dates; a float (pandas makes one of every number of a column with a gap) is refused as an
    identifier, for it does not say what stood there.

    ``name`` is how it is called in messages and results, and where these go; otherwise as the file
    is, or ``DataFrame``.  ``looking``: columns that can't be used as they are may be looked at all
    the same.

    Raises ``InputError`` where it can't be read, holds no table that names our fields, or names
    one field twice.
    """
    options = options or ReadOptions()
    _require_identifiers(options.trusted)
    with ExitStack() as undo:
        file = hold(source, name)
        undo.callback(file.close)
        content_hash = file.content_hash()  # before anything of it is read
        content = open_source(file, dialect_of(options))
        undo.callback(content.close)
        with notes.on_error(content, options):
            found = sheets.find(content, file.path, options)
        opened = []
        for one in found:
            theirs = _chosen_in(one, found, options)
            what = _understood(content, file.path.name, one, theirs, looking)
            opened.append(Table(file, content_hash, content, what))
        table = opened[0] if len(opened) == 1 else Joined(opened)
        undo.pop_all()
    return table


def open_table(
    path: Path | str, options: ReadOptions | None = None, *, looking: bool = False
) -> Table:
    """``read`` for a file that is named by its path.  Raises ``InputError``, as that."""
    return read(path, options, looking=looking)


def _require_identifiers(names: Sequence[str]) -> None:
    for name in names:
        if name not in IDENTIFIERS:
            raise InputError("unknown-field", {"field": name, "fields": IDENTIFIERS})


def _chosen_in(
    one: sheets.Found, found: Sequence[sheets.Found], options: ReadOptions
) -> ReadOptions:
    """What the user said of one of several sheets: a label chosen for a field that only another
    one has says nothing of this one."""

    theirs = header.chosen(one.header.labels, options)
    anywhere = {name for other in found for name in header.chosen(other.header.labels, options)}
    maps = {
        name: wanted
        for name, wanted in options.maps.items()
        if name in theirs or name not in anywhere
    }
    return replace(options, maps=maps)


def dialect_of(options: ReadOptions) -> Dialect:
    """How a text file is to be read, by what the user said."""
    return Dialect(
        options.encoding, options.delimiter, lambda rows: header.explained(rows, options)
    )


def _understood(
    source: Source, name: str, found: sheets.Found, options: ReadOptions, looking: bool
) -> Understood:
    """What a table's headings mean, and what the user should see of that."""
    sheet, head = found.sheet, found.header
    if origin.is_ours(sheet, head.labels, source):
        options = _of_ours(options, head)
    values = Values(source, sheet, head.number)
    mapping = options.mapping_for(head.labels)
    beyond = None
    if mapping is None and not options.maps:
        beyond = beside.counted(head.labels, lambda: values.rows)
        head = replace(head, labels=head.labels[:beyond])
    wishes = replace(header.wishes(head.labels, options), suit=values.suit, hold=values.hold)
    trouble: InputError | None = None
    try:
        with notes.on_error(source, options, found):
            meanings = _meanings(source, found, head, wishes)
    except InputError as error:
        if not looking:
            raise
        trouble, meanings = error, tuple(columns.match_loosely(head.labels, mapping))
    if mapping is None:
        meanings = things.told(meanings, lambda: values.rows)
    layout = Layout(
        file=name,
        sheet=sheet,
        header_row=head.number,
        columns=meanings,
        encoding=source.encoding,
        delimiter=source.delimiter,
        mapping=mapping.name if mapping else "",
        constants=mapping.constants if mapping else {},
        values=mapping.values if mapping else {},
        trusted=tuple(sorted({*options.trusted})),
        hidden=options.hidden,
    )
    layout = origin.marked(layout, source)
    merges = Merges(source.merged(sheet), layout)
    told = (
        *origin.notes(layout, source.unsent),
        *notes.on_place(source, layout, found),
        *notes.on_headings(layout, wishes, options),
        *(notes.on_tables_beside(found.header.labels, beyond, values) if mapping is None else ()),
        *merges.notes(),
    )
    return Understood(layout, head, merges, told, trouble)


def _of_ours(options: ReadOptions, head: Header) -> ReadOptions:
    """What the user said, of a sheet of our own: the user's columns stand there under the headings
    of the export that they are from."""
    there = {label_key(label) for label in head.labels}
    maps = {
        name: wanted
        for name, wanted in options.maps.items()
        if all(label_key(label) in there for label in wanted)
    }
    return replace(options, mapping=None, mappings=(), maps=maps)


def _meanings(
    source: Source, found: sheets.Found, head: Header, wishes: Wishes
) -> tuple[Column, ...]:
    """What a table's columns mean.  Raises ``InputError`` where they can't be used."""
    mapping = wishes.mapping
    refused = mapping is not None and mapping.refused
    columns.require_one_table(head.labels, wishes)
    if not refused and not columns.says_system(head.labels, wishes):
        loosely = columns.match_loosely(head.labels, mapping)
        likely.require_no_likely(source.records(found.sheet), head, loosely)
    return columns.match(head.labels, wishes)


def _trimmed(cells: Sequence[CellValue], width: int) -> tuple[CellValue, ...]:
    """Without the empty cells at the end, and without what stands far from the header."""
    end = min(len(cells), width + MARGIN)
    while end > width and cells[end - 1] == "":
        end -= 1
    return tuple(cells[:end])
