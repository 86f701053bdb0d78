"""Corrections beside a file: the file stays as it is, and is read with them.

An edit belongs to the content of a file and to a cell of it, and counts only where that cell still
holds what it held.  One row is judged anew at each edit; what rows say about each other, and a
column's shape, when the file is staged again.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from importer.journal import Journal
from importer.model import (
    CellChange,
    CellValue,
    Checked,
    Device,
    Draft,
    Edit,
    History,
    InputError,
    JournalError,
    Layout,
    Note,
    Problem,
    Replacement,
    Row,
    Run,
    StaleEdit,
    StoredRow,
    column_index,
    column_letter,
    import_command,
    text_of,
    uncorrected,
)
from importer.validator import Rules, checker
from importer.vocabulary import OF_THE_FILE, UNPLACED, Fault, Severity, bare, quoted

_ADDRESS = re.compile(r"(?:(?P<sheet>.+)!)?(?P<letters>[A-Za-z]{1,3})(?P<row>[1-9][0-9]{0,6})")
#: As many signs as a cell of Excel holds.
_LONGEST = 32_767
#: What the loader says of a row: whoever corrects its cells has not moved them.
_OF_PLACES = frozenset({*UNPLACED, Fault.MERGED})
#: A row and a place on a sheet, as ``Edit`` has them.
_Place = tuple[str, int, int]
_Judge = Callable[[Row], Checked]


class Layer:
    """The edits that lie over a table; ``over`` its rows once, and then ``originals`` has what the
    file has in the corrected cells, by row number and column, and ``missed`` counts the edits of
    cells that say something else than they did.  ``earlier`` are those of an earlier content of
    the file, which count for nothing: each is told of, unless its cell says what it was to say."""

    def __init__(self, edits: Iterable[Edit], layout: Layout, earlier: Iterable[Edit] = ()) -> None:
        self._edits: defaultdict[int, list[tuple[int, Edit]]] = defaultdict(list)
        self.missed = 0
        self.originals: dict[int, dict[int, CellValue]] = {}
        self._layout = layout
        self._earlier = _by_row(earlier, layout)
        kept = []
        for edit in edits:
            place = _within(layout, *edit.place)
            if place is not None:
                number, column = place
                self._edits[number].append((column, edit))
                kept.append([*edit.place, text_of(edit.old), edit.new])
        #: What makes a run with them another one than without.
        self.kept = tuple(kept)

    def over(self, rows: Iterator[Row]) -> Iterator[Row]:
        """The rows with the edits in them."""
        rows = map(self._seen, rows) if self._earlier else rows
        return map(self._over, rows) if self._edits else rows

    def corrected(
        self, number: int, cells: tuple[CellValue, ...]
    ) -> tuple[tuple[CellValue, ...], dict[int, CellValue]]:
        """A row's cells with the edits in them, and what these replaced."""
        found = self._edits.get(number)
        return (cells, {}) if found is None else _corrected(cells, found)

    def _over(self, row: Row) -> Row:
        cells, originals = self.corrected(row.number, row.cells)
        if row.number in self._edits:
            self.missed += len(self._edits[row.number]) - len(originals)
        if not originals:
            return row
        self.originals[row.number] = originals
        problems = tuple(_unanswered(self._layout, row.number, row.problems, originals))
        return row._replace(cells=cells, problems=problems)

    def notes(self, *, read: bool = True) -> tuple[Note, ...]:
        """What the user should see of them; ``read``: whether the rows were drawn."""
        found = []
        if count := len(self.kept) - self.missed:
            found.append(Note("edited", {"count": count}))
        if self.missed:
            found.append(Note("edits-missed", {"count": self.missed}, warns=True))
        if read and (count := sum(map(len, self._earlier.values()))):
            found.append(Note("edits-earlier", {"count": count}, warns=True))
        return tuple(found)

    def _seen(self, row: Row) -> Row:
        """A row as it is, once the earlier edits that its cells hold by now are done with."""
        left = self._earlier.get(row.number, {})
        for column in [c for c in left if c < len(row.cells)]:
            if text_of(row.cells[column]) == left[column]:
                del left[column]
        return row


def _by_row(edits: Iterable[Edit], layout: Layout) -> dict[int, dict[int, str]]:
    """What edits say, by row number and column; those outside of the table are left out."""
    found: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for edit in edits:
        place = _within(layout, *edit.place)
        if place is not None:
            found[place[0]][place[1]] = edit.new
    return found


def earlier(journal: Journal, sha256: str, path: Path) -> tuple[Edit, ...]:
    """The edits of the content that a file had before it was saved anew; () where somebody
    corrected it, or took corrections back, as it is now."""
    now = journal.edits(sha256)
    history = now.history()
    if history.undoable or history.redoable:
        return ()
    before = now.earlier(str(path.resolve()))
    return tuple(e for e in before.in_force() if e.new != e.old) if before else ()


def in_force(journal: Journal, sha256: str) -> tuple[Edit, ...]:
    """The edits of a file that count, by sheet, row and column."""
    return tuple(edit for edit in journal.edits(sha256).in_force() if edit.new != edit.old)


def mark(journal: Journal, sha256: str, layout: Layout) -> str:
    """The same for the same corrections of a table that count, "" for none."""
    kept = [cell for cell in journal.edits(sha256).kept() if _within(layout, *cell[:3])]
    return hashlib.sha256(json.dumps(kept).encode()).hexdigest() if kept else ""


def is_ahead(journal: Journal, run: Run) -> bool:
    """Whether cells of a run's file were corrected, or corrections taken back, since it was
    staged."""
    staged = journal.run(run.run_id)  # it may have been staged again meanwhile
    if not staged.sha256:
        return False
    return mark(journal, staged.sha256, staged.layout) != staged.corrected


def require_staged(journal: Journal, run: Run, reaching: str | None = None) -> None:
    """Raise ``InputError`` where a run ``is_ahead``: what it would send is not what its file says
    with the corrections of now.  ``reaching`` are the options by which a command reaches its
    tenant, where the run itself does not know all of them."""
    if is_ahead(journal, run):
        words = {"run_id": run.run_id, "path": run.path, "command": import_command(run, reaching)}
        raise InputError("edits-since", words)


def history(journal: Journal, sha256: str) -> History:
    """How many cells of a file are corrected, and how many steps can be undone and redone."""
    return journal.edits(sha256).history()


def draft(journal: Journal, run: Run, rules: Rules | None, number: int) -> Draft:
    """A row of a run as it stands with the edits of now.  Raises ``InputError`` where the run has
    no such row."""
    found = drafts(journal, run, rules, (number,))
    if not found:
        raise InputError("edit-no-row", {"row": run.layout.row_name(number)})
    return found[0]


def drafts(journal: Journal, run: Run, rules: Rules | None, numbers: Sequence[int]) -> list[Draft]:
    """Rows of a run as they stand with the edits of now, in row order.  ``rules`` are those that
    the run was staged with; None: as far as the run itself knows them."""
    judge = checker(run.layout, rules or rules_of(run)).check
    edits, found = journal.edits(run.sha256), []
    for stored in journal.stored_rows(run.run_id, numbers):
        of_row = edits.of_row(*_row_of(run.layout, stored.outcome.number))
        found.append(_drafted(run.layout, stored, of_row, judge))
    return found


def rules_of(run: Run) -> Rules:
    """The rules that a run was staged with, but for ``strict``, which it does not keep."""
    return Rules(constants=run.constants, leave_out=run.layout.leave_out)


def edit(journal: Journal, run: Run, rules: Rules | None, change: CellChange) -> Draft:
    """Correct one cell; returns its row as it stands then.  Raises ``StaleEdit`` where the cell
    says something else than was seen, ``InputError`` where there is no such cell, or the text
    can't be one."""
    edit_all(journal, run, rules, (change,))
    return draft(journal, run, rules, change.number)


def edit_all(journal: Journal, run: Run, rules: Rules | None, changes: Sequence[CellChange]) -> int:
    """Correct several cells as one step; returns how many.  All or nothing; raises as ``edit``,
    of the first that can't be."""
    if not changes:
        return 0
    if not run.sha256:
        raise InputError("edit-old-run", {"run_id": run.run_id, "path": run.path})
    edits = journal.edits(run.sha256)
    made: list[CellChange] = []
    wanted: list[Edit] = []
    before: list[Edit | None] = []
    for change, place, last, cell in _beside(journal, run, changes):
        _require_text(change.new)
        if text_of(cell) != change.seen:
            raise _stale(journal, run, rules, change)
        if change.new == cell:
            continue
        made.append(change)
        wanted.append(Edit(*place, cell, change.new))
        before.append(last)
    if not wanted:
        return 0
    at = edits.add(wanted, before, run.path)
    if at is not None:
        raise _stale(journal, run, rules, made[at])
    return len(wanted)


def undo(journal: Journal, sha256: str) -> tuple[Edit, ...]:
    """Take the last step back; the edits in it, () where there is none."""
    return tuple(journal.edits(sha256).undo())


def redo(journal: Journal, sha256: str) -> tuple[Edit, ...]:
    """Make the step again that was undone last; the edits in it, () where there is none."""
    return tuple(journal.edits(sha256).redo())


def forget(journal: Journal, sha256: str) -> int:
    """Take back every step of a file; returns how many cells were corrected.  ``redo`` brings them
    back, one after the other."""
    return journal.edits(sha256).undo_all()


def preview(journal: Journal, run: Run, what: Replacement) -> list[CellChange]:
    """Every cell that a replacement would change; ``edit_all`` makes it so.  Raises
    ``InputError`` where nothing is to be found, or there is no such column."""
    if not what.find and not what.whole:
        raise InputError("edit-find-nothing")
    if not 0 <= what.column < len(run.layout.columns):
        raise InputError("edit-no-cell", {"column": what.column, "row": run.layout.header_row})
    pattern = re.compile(re.escape(what.find), 0 if what.case else re.IGNORECASE)
    found = []
    for number, cells in standing(journal, run):
        text = text_of(cells[what.column]) if what.column < len(cells) else ""
        if what.whole:
            new = what.put if pattern.fullmatch(text.strip()) else text
        else:
            new = pattern.sub(lambda _: what.put, text)
        if new != text:
            found.append(CellChange(number, what.column, text, new))
    return found


def cell_at(layout: Layout, address: str) -> tuple[int, int]:
    """The row number and the column's index of a cell, ``B17`` or ``sheet!B17``.  Raises
    ``InputError`` for what is no cell of the table."""
    found = _ADDRESS.fullmatch(address.strip())
    sheet = found["sheet"] if found else None
    if found is None or (sheet is None and layout.parts):
        raise InputError("edit-address", {"given": address})
    there = "" if layout.encoding else layout.sheet if sheet is None else sheet
    at = _within(layout, there, int(found["row"]), column_index(found["letters"]))
    if at is None or at[1] >= len(layout.columns):
        raise InputError("edit-no-such-cell", {"given": address, "sheet": layout.sheets})
    return at


def column_named(layout: Layout, label: str) -> int:
    """The index of a column, by its heading or its letter.  Raises ``InputError`` where there is
    none, or several have that heading."""
    columns = layout.columns
    found = [c.index for c in columns if bare(c.label) == bare(label)]
    found = found or [c.index for c in columns if column_letter(c.index) == label.strip().upper()]
    if len(found) != 1:
        labels = quoted([column.label for column in columns])
        raise InputError("edit-no-column", {"label": label, "labels": labels})
    return found[0]


def carry(journal: Journal, source: Journal, run: Run) -> int:
    """Take the edits of a run's file over from another tenant's journal, as one step, where none
    counts in this one; returns how many."""
    return _taken_over(journal, run.sha256, run.path, in_force(source, run.sha256))


def _taken_over(journal: Journal, sha256: str, path: str, there: Sequence[Edit]) -> int:
    if not there:
        return 0
    here = journal.edits(sha256)
    # A cell that was corrected and is as it was again has edits all the same.
    known = {edit.place: edit for edit in here.in_force()}
    if any(edit.new != edit.old for edit in known.values()):
        return 0
    before = [known.get(edit.place) for edit in there]
    return 0 if here.add(there, before, path) is not None else len(there)


def rehearsed(journal: Journal, rehearsal: Path, sha256: str) -> tuple[Edit, ...]:
    """The edits of a file in a rehearsal's journal, at this path, where there never were any in
    this one: what somebody took back here stays so."""
    known = history(journal, sha256)
    if known.undoable or known.redoable or rehearsal == journal.path or not rehearsal.exists():
        return ()
    with suppress(JournalError), Journal(rehearsal) as source:  # no import waits for a rehearsal's
        return in_force(source, sha256)
    return ()


def carry_rehearsed(journal: Journal, rehearsal: Path, sha256: str, path: Path) -> int:
    """What was corrected in a rehearsal counts for the import: take over what is ``rehearsed`` of
    the file at a path, as one step; returns how many."""
    there = rehearsed(journal, rehearsal, sha256)
    return _taken_over(journal, sha256, str(path.resolve()), there)


def standing(journal: Journal, run: Run) -> Iterator[tuple[int, tuple[CellValue, ...]]]:
    """Every row of a run with the edits of now: its number, its cells."""
    layer = Layer(in_force(journal, run.sha256), run.layout) if run.sha256 else None
    for number, cells in journal.cells(run.run_id):
        yield number, layer.corrected(number, cells)[0] if layer else cells


def _beside(
    journal: Journal, run: Run, changes: Sequence[CellChange]
) -> Iterator[tuple[CellChange, _Place, Edit | None, CellValue]]:
    """Changes, each with the place of its cell, the edit that is in force there and what the cell
    says now."""
    numbers = sorted({change.number for change in changes})
    edits = journal.edits(run.sha256)
    by_row: defaultdict[int, list[CellChange]] = defaultdict(list)
    for change in changes:
        by_row[change.number].append(change)
    is_many = len(numbers) > _MANY
    layer: defaultdict[tuple[str, int], list[Edit]] = defaultdict(list)
    for one in edits.in_force() if is_many else ():
        layer[one.sheet, one.row].append(one)
    met = set()
    for number, in_file in journal.cells_of(run.run_id, numbers):
        met.add(number)
        sheet, row = _row_of(run.layout, number)
        of_row = layer[sheet, row] if is_many else edits.of_row(sheet, row)
        lasts = {one.column: one for one in of_row}
        cells, _ = _corrected(in_file, _inside(run.layout, of_row))
        for change in by_row[number]:
            place = _place(run.layout, number, change.column)
            yield change, place, lasts.get(place[-1]), cells[change.column]
    for change in changes:
        if change.number not in met:
            raise InputError("edit-no-row", {"row": run.layout.row_name(change.number)})


#: From so many rows on all edits of a file are read at once.
_MANY = 50


def _drafted(layout: Layout, stored: StoredRow, edits: Sequence[Edit], judge: _Judge) -> Draft:
    """A row as it was staged, with the edits of now."""
    number, status = stored.outcome.number, stored.outcome.status
    in_file = uncorrected(stored.cells, stored.originals)
    cells, originals = _corrected(in_file, _inside(layout, edits))
    changed = {i for i, cell in enumerate(cells) if cell != stored.cells[i]}
    if not changed and originals.keys() == stored.originals.keys():
        device = _device(stored.device, stored.problems)
        return Draft(number, cells, originals, stored.problems, device, status, is_ahead=False)
    slugs = {problem.slug for problem in stored.problems}
    of_places = [problem for problem in stored.problems if problem.slug in _OF_PLACES]
    row = Row(
        number,
        cells,
        layout.places,
        hidden=Fault.LEFT_HIDDEN in slugs,
        problems=tuple(_unanswered(layout, number, of_places, originals)),
    )
    checked = judge(row)
    touched = {layout.columns[i].field for i in changed if i < len(layout.columns)} - {None}
    # What was said of the row among all others is as old as the last look at all of them.
    others = tuple(
        problem
        for problem in stored.problems
        if problem.slug in OF_THE_FILE and problem.field not in touched
    )
    problems = (*checked.problems, *others)
    device = _device(checked.device, problems)
    return Draft(number, cells, originals, problems, device, status, is_ahead=True)


def _device(device: Device | None, problems: Iterable[Problem]) -> Device | None:
    """A row's device, None where something is wrong with the row among all others."""
    is_fine = not any(problem.severity is Severity.ERROR for problem in problems)
    return device if is_fine else None


def _corrected(
    cells: tuple[CellValue, ...], edits: Iterable[tuple[int, Edit]]
) -> tuple[tuple[CellValue, ...], dict[int, CellValue]]:
    """Cells with the edits of their columns, and what these replaced."""
    changed, originals = list(cells), {}
    for column, edit in edits:
        if column < len(cells) and text_of(cells[column]) == text_of(edit.old):
            if edit.new != cells[column]:
                originals[column] = cells[column]
            changed[column] = edit.new
    return tuple(changed), originals


def _unanswered(
    layout: Layout, number: int, problems: Iterable[Problem], originals: Mapping[int, CellValue]
) -> Iterator[Problem]:
    """What the loader said of a row, but not of a cell that somebody wrote since."""
    written = {
        layout.address("", number, layout.columns[column])
        for column in originals
        if column < len(layout.columns)
    }
    return (p for p in problems if p.slug in UNPLACED or p.address not in written)


def _within(layout: Layout, sheet: str, row: int, column: int) -> tuple[int, int] | None:
    """The row number and the column's index of a cell, by its place in the file; None where it is
    not in the table."""
    if not layout.parts:
        is_here = sheet == _sheet(layout, layout.sheet) and row > layout.header_row
        return (row, column) if is_here else None
    for which, part in enumerate(layout.parts):
        if part.sheet == sheet and row > part.header_row and column in part.places:
            return layout.number_of(which, row), part.places.index(column)
    return None


def _inside(layout: Layout, edits: Iterable[Edit]) -> Iterator[tuple[int, Edit]]:
    for edit in edits:
        place = _within(layout, *edit.place)
        if place is not None:
            yield place[1], edit


def _place(layout: Layout, number: int, column: int) -> _Place:
    """Where a cell of a run stands in its file.  Raises ``InputError`` where it does not."""
    sheet, row = _row_of(layout, number)
    place = column if 0 <= column < len(layout.columns) else -1
    if layout.parts and place >= 0:
        part = next(part for part in layout.parts if part.sheet == sheet)
        place = part.places[column]
    if place < 0:
        raise InputError("edit-no-cell", {"column": column, "row": layout.row_name(number)})
    return sheet, row, place


def _row_of(layout: Layout, number: int) -> tuple[str, int]:
    sheet, row = layout.place_of(number)
    return _sheet(layout, sheet), row


def _sheet(layout: Layout, sheet: str) -> str:
    """A text's table is called like its file, which may be called otherwise tomorrow."""
    return "" if layout.encoding else sheet


def _require_text(text: str) -> None:
    if len(text) > _LONGEST:
        raise InputError("edit-too-long", {"count": len(text), "most": _LONGEST})
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError("edit-no-text") from error


def _stale(journal: Journal, run: Run, rules: Rules | None, change: CellChange) -> StaleEdit:
    row = draft(journal, run, rules, change.number)
    column = run.layout.columns[change.column]
    words = {
        "address": run.layout.address("", change.number, column),
        "seen": change.seen,
        "now": text_of(row.cells[change.column]),
    }
    return StaleEdit(row, words)
