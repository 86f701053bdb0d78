"""How a sample export is described: its headings, its rows, and its dialect.

Rows are written as small tables side by side: the first line of a table names headings, cells
are separated by `` | ``, a lone ``~`` is an empty cell, ``@…`` an invented identifier.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.corpus.export_values import invented

Row = dict[str, str]
_EMPTY = "~"
_SEPARATOR = " | "


def always(_: str) -> bool:
    """Every cell is quoted."""
    return True


def never(_: str) -> bool:
    """No cell is quoted: the reader of the real file does not understand quotes."""
    return False


def spaced(text: str) -> bool:
    """As osquery quotes: also what has a space, and what is empty."""
    return not text or " " in text or "'" in text


def bare(digits: str) -> str:
    """A MAC address without signs."""
    return digits


def hyphens(digits: str) -> str:
    """A MAC address as ``ipconfig`` shows it."""
    return "-".join(_octets(digits))


def colons(digits: str) -> str:
    """A MAC address in upper case with colons."""
    return ":".join(_octets(digits))


def lower(digits: str) -> str:
    """A MAC address in lower case with colons."""
    return colons(digits).lower()


def _octets(digits: str) -> list[str]:
    return [digits[place : place + 2] for place in range(0, 12, 2)]


@dataclass(frozen=True)
class Dialect:
    """How the product writes its file.  ``quoted``: the cells that have quotes although they
    need none; ``trailing``: a delimiter at the end of each line; ``bom``: a mark at the start."""

    delimiter: str = ","
    line_end: str = "\r\n"
    encoding: str = "utf-8"
    bom: bool = False
    quoted: Callable[[str], bool] | None = None
    quoted_header: bool = True
    trailing: bool = False

    def line(self, cells: Sequence[str], header: bool = False) -> str:
        quoted = never if header and not self.quoted_header else self.quoted
        end = self.delimiter if self.trailing else ""
        return self.delimiter.join(self._cell(cell, quoted) for cell in cells) + end + self.line_end

    def _cell(self, text: str, quoted: Callable[[str], bool] | None) -> str:
        needs = any(sign in text for sign in (self.delimiter, '"', "\n", "\r"))
        if quoted is never and needs:
            raise ValueError(f"{text} needs quotes")
        return '"' + text.replace('"', '""') + '"' if needs or (quoted and quoted(text)) else text


@dataclass(frozen=True)
class Export:
    """One file.  ``mapping``: the mapping that must recognise it; ``above`` and ``below``:
    lines around the table; ``after``: row → lines that continue it, without its identity."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Row]
    dialect: Dialect = field(default_factory=Dialect)
    mapping: str = ""
    mac: Callable[[str], str] = colons
    above: Sequence[Sequence[str]] = ()
    below: Sequence[Sequence[str]] = ()
    after: Mapping[int, Sequence[Row]] = field(default_factory=dict)

    def encoded(self) -> bytes:
        """The whole file."""
        write = self.dialect.line
        lines = [write(cells) for cells in self.above]
        lines.append(write(self.headings, header=True))
        for number, row in enumerate(self.rows, 1):
            lines.append(write(self._cells(row, number)))
            lines += [write(self._cells(more, number)) for more in self.after.get(number, ())]
        lines += [write(cells) for cells in self.below]
        text = ("\ufeff" if self.dialect.bom else "") + "".join(lines)
        return text.encode(self.dialect.encoding)

    def _cells(self, row: Row, number: int) -> list[str]:
        unknown = row.keys() - set(self.headings)
        if unknown:
            raise ValueError(f"{self.name}: no heading {sorted(unknown)}")
        return [self._filled(row.get(heading, ""), heading, number) for heading in self.headings]

    def _filled(self, cell: str, heading: str, number: int) -> str:
        """A cell with its codes replaced; one cell may hold several, as a list does."""
        for code in sorted(_codes(cell), key=len, reverse=True):
            seed = f"{self.name} {number}"
            if code.startswith(("@guid", "@mac", "@nvme")):
                seed += f" {heading}"
            value = invented(code, seed)
            cell = cell.replace(code, self.mac(value) if code.startswith("@mac.") else value)
        return cell


def _codes(cell: str) -> list[str]:
    """The codes in a cell.  One at most of each kind: two would be the same device's."""
    words = cell.translate(str.maketrans('[]",|', "     ")).split()
    return [word for word in words if word.startswith("@") and len(word) > 1]


def headings(text: str) -> tuple[str, ...]:
    """Headings as one reads them: with commas, over several lines."""
    return tuple(" ".join(text.split()).split(", "))


def beside(*tables: str, same: Mapping[str, str] | None = None) -> list[Row]:
    """Rows whose columns stand in several tables; ``same``: what all rows share."""
    parts = [_read(table) for table in tables]
    if len({len(part) for part in parts}) != 1:
        raise ValueError(f"tables of {[len(part) for part in parts]} rows")
    joined: list[Row] = []
    for pieces in zip(*parts, strict=True):
        row = dict(same or {})
        for piece in pieces:
            row |= piece
        joined.append(row)
    return joined


def _read(table: str) -> list[Row]:
    first, *lines = (line.strip().split(_SEPARATOR) for line in table.strip().splitlines())
    for cells in lines:
        if len(cells) != len(first):
            raise ValueError(f"{len(cells)} cells for {len(first)} headings: {cells}")
    return [
        {
            heading: "" if cell == _EMPTY else cell
            for heading, cell in zip(first, cells, strict=True)
        }
        for cells in lines
    ]
