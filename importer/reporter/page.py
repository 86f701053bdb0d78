"""A sheet to be read from top to bottom: names, values, paragraphs, small tables."""

from __future__ import annotations

from collections.abc import Mapping

from importer.reporter.book import Book, Worksheet
from importer.reporter.cells import put_text
from importer.reporter.heights import lines_of
from importer.texts import say

#: Column B holds names; C to J are a grid of equal columns that longer texts span.
NAMES, FIRST, LAST = 1, 2, 9
_NAME_WIDTH, _GRID_WIDTH = 23, 13
_LINE = 17  # points of one line of text


class Page:
    """The sheet with the row that is written next; rows can only go forward."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self.book = book
        self.sheet = sheet
        self.row = 0

    def set_up(self) -> None:
        """The grid."""
        self.sheet.hide_gridlines(2)
        self.sheet.set_column(0, 0, 2)
        self.sheet.set_column(NAMES, NAMES, _NAME_WIDTH)
        self.sheet.set_column(FIRST, LAST, _GRID_WIDTH)

    def text(self, column: int, text: str, look: str) -> None:
        """A text in the row."""
        put_text(self.book, self.sheet, (self.row, column), text, look)

    def number(self, column: int, number: float, look: str) -> None:
        """A number in the row."""
        self.sheet.write_number(self.row, column, number, self.book.look(look))

    def span(self, first: int, last: int, text: str, look: str) -> None:
        """A text over several columns; they are merged empty, since XlsxWriter's own way to
        write into them guesses at formulas and links."""
        self.sheet.merge_range(self.row, first, self.row, last, "", self.book.look(look))
        self.text(first, text, look)

    def next(self, height: float = 21) -> None:
        """The row is done, and so many points high."""
        self.sheet.set_row(self.row, height)
        self.row += 1

    def skip(self) -> None:
        """A gap."""
        self.next(12)

    def line(self, text: str, look: str, height: float) -> None:
        """A row of its own."""
        self.text(NAMES, text, look)
        self.next(height)

    def section(self, slug: str) -> None:
        """The heading of a section."""
        self.span(NAMES, LAST, say(slug, self.book.lang), "section")
        self.next(24)

    def banner(self, text: str, look: str = "banner title") -> None:
        """A coloured paragraph over the whole width."""
        self.span(NAMES, LAST, text, look)
        self.next(height((text, LAST - FIRST + 2)))

    def heads(self, heads: Mapping[tuple[int, int], str]) -> None:
        """A row of headings: (first column, last column) → slug."""
        for (first, last), slug in heads.items():
            text = say(slug, self.book.lang)
            if first == last:
                self.text(first, text, "head block" if first == NAMES else "head middle")
            else:
                self.span(first, last, text, "head block")
        self.next()

    def facts(self, facts: Mapping[str, str], heading: str = "report.facts") -> None:
        """Names (``report.fact.<slug>``) and values; a blank one is left out."""
        lang = self.book.lang
        self.span(NAMES, FIRST + 3, say(heading, lang), "section")
        self.next(24)
        for name, value in facts.items():
            if value:
                self.text(NAMES, say(f"report.fact.{name}", lang), "name")
                self.span(FIRST, FIRST + 3, value, "value")
                self.next(height((value, 4)))


def height(*texts: tuple[str, int]) -> float:
    """The height of a row of (text, columns of the grid that it spans)."""
    most = max(lines_of(text, columns * _GRID_WIDTH) for text, columns in texts)
    return max(21, _LINE * most + 5)
