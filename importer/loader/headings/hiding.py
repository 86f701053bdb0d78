"""Rows that a sheet hides: by a filter, in a folded group, or by hand.

Excel shows the four devices in use; the four scrapped ones are filtered out, and nobody who looks
at the sheet means them.  A hidden column says nothing of the kind: its identifiers are meant.
"""

from __future__ import annotations

from importer.loader.formats import Source
from importer.loader.headings.skips import NAMED, listed
from importer.model import Layout, Note, is_fed_back


class _Seen:
    """Rows that the user is told of: how many, and the numbers of the first."""

    def __init__(self) -> None:
        self._rows: list[int] = []
        self._count = 0

    def add(self, number: int) -> None:
        self._count += 1
        if self._count <= NAMED:
            self._rows.append(number)

    def note(self, slug: str, sheet: str, *, warns: bool = False) -> tuple[Note, ...]:
        """What is said of them, if there are any."""
        if not self._count:
            return ()
        rows = listed(self._rows, self._count)
        return (Note(slug, {"sheet": sheet, "count": self._count, "rows": rows}, warns=warns),)


class Striking:
    """Counts the rows that are ``struck`` through, as somebody does with what is to be deleted:
    another one means only that they are done with it."""

    def __init__(self, source: Source, layout: Layout) -> None:
        self.struck = source.struck(layout.sheet)
        self._sheet = layout.sheet
        self._seen = _Seen()

    def see(self, number: int) -> None:
        """Take in a row that is struck through."""
        self._seen.add(number)

    def notes(self) -> tuple[Note, ...]:
        """What the user should see of them, before anything is sent."""
        return self._seen.note("struck-through", self._sheet, warns=True)


class Hiding:
    """Tells which rows of a table are left out because they are ``hidden``.

    On our own sheet of rows to fix none is: whoever filters it by what is wrong corrects one kind
    after the other, wants all of them imported, and would lose sight of the rows left out, which
    no later sheet to fix has any more.
    """

    def __init__(self, source: Source, layout: Layout) -> None:
        self.hidden = source.hidden(layout.sheet)
        self._sheet = layout.sheet
        self._is_fed_back = is_fed_back(layout)
        self._takes = layout.hidden or self._is_fed_back
        self._taken = _Seen()

    def leaves_out(self, number: int) -> bool:
        """Whether a row that is ``hidden`` is for that reason not wanted."""
        if not self._takes:
            return True
        self._taken.add(number)
        return False

    def notes(self) -> tuple[Note, ...]:
        """What the user should see of hidden rows that were taken."""
        slug = "hidden-fed-back" if self._is_fed_back else "hidden-taken"
        return self._taken.note(slug, self._sheet)
