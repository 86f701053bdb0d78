"""Several values for one identifier: in a cell that holds a list, or in several columns.

A device has one network card that counts, and exports name all of them.  The first value that
is a real one is taken; the others are named, so that nobody wonders afterwards.  But a computer
has one serial number: of several in a cell each is a device's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from importer.model import CellValue, Column, is_in_question, text_of
from importer.validator import damage, normalise
from importer.vocabulary import Fault, adapters, boards, errors, is_blank, serials

#: Commas and bars of any keyboard, line breaks; serial numbers have none of them.
_SEPARATORS = re.compile(r"[,;|\n\r\v\f、，；｜]")
_PARTS = re.compile(r"[,;|\n\r\v\f、，；｜]+")
#: Lists of MAC addresses are written with blanks and slashes as well.
_MAC_PARTS = re.compile(r"[\s,;|/、，；｜]+")
_WORDS = re.compile(r"[\s,;|、，；｜]+")
_SHORTEST_MAC, _LONGEST_MAC = 11, 22
_SERIALS = ("serial_number", "disk_serial_number")
#: An address that has nothing beside it is no longer than this.
_LONGEST_PLAIN_MAC = 12
#: A complete address among other text; its digits are nobody else's.
_MAC_WITHIN = re.compile(rf"(?<![0-9A-Za-z.-]){normalise.WHOLE_MAC}", re.IGNORECASE | re.ASCII)
#: Before a colon the digits of a longer address, and no word.
_LONGER = re.compile(r"(?<![0-9A-Za-z])[0-9A-F]{2}:$", re.IGNORECASE | re.ASCII)
#: Letters, digits and signs of a Chinese keyboard → ours; ① stays what it is.
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
#: ["a", "b"] and {a, b}, as programs write lists; a UUID stands in braces as well.
_BRACKETS = re.compile(r"\s*(?:\[(.*)\]|\{(.*)\})\s*", re.DOTALL)
_OPENERS = ("[", "{")
_QUOTES = " \t\"'“”"
#: What many devices have beside a value says nothing of it: Default string; PF4ABM01.
_PLACEHOLDER = (Fault.PLACEHOLDER,)
#: The grade of a candidate that is no value at all.
NOTHING = 3
#: An address that may change, or that is a virtual machine's, counts only if no other does.
_SECOND_CHOICE = frozenset({Fault.MAC_LOCAL, Fault.MAC_VIRTUAL})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the values: where it stands, as it stands there, what was read of it."""

    column: Column
    raw: str
    text: str
    faults: tuple[Fault, ...]

    def grade(self) -> int:
        """0 is a real value, 1 one that is if no other is, 2 a refused one, then ``NOTHING``."""
        if self.text:
            return 0 if _SECOND_CHOICE.isdisjoint(self.faults) else 1
        return 2 if errors(self.faults) else NOTHING


def parts_of(name: str, cell: CellValue) -> tuple[str, ...]:
    """The values in a cell that holds a list of them, or one with separators around it; ()
    where the cell is one value as it stands, or none."""
    if not isinstance(cell, str) or is_in_question(cell):
        return ()
    if name == "mac_address" and (labelled := _labelled(cell)) is not None:
        return labelled
    if cell.startswith("=") or not _may_be_list(name, cell) or damage.is_number(cell):
        return ()
    if name in _SERIALS and serials.is_other(cell):
        return ()  # MacBookPro18,3 is a model
    bracketed = _BRACKETS.fullmatch(cell)
    inner = next(filter(None, bracketed.groups()), "") if bracketed else cell
    pattern = _MAC_PARTS if name == "mac_address" else _PARTS
    parts = [part for part in (part.strip(_QUOTES) for part in pattern.split(inner)) if part]
    likely = [part for part in parts if _is_likely(name, part)]
    if name == "mac_address" and not likely:
        return ()  # 3C,52,82,… is one address
    if not bracketed and parts == [cell.strip(_QUOTES)]:
        return ()
    return tuple(likely or parts) or (("",) if bracketed else ())


def _labelled(cell: str) -> tuple[str, ...] | None:
    """The complete addresses in a cell that has words beside them (有线:… 无线:…, Ethernet(…),
    eth0 …), wired before wireless, and none of another thing (Dock: …); None for any other cell."""
    if len(cell) <= _LONGEST_PLAIN_MAC:
        return None
    cell = cell.translate(_FULL_WIDTH)
    found = [
        match for match in _MAC_WITHIN.finditer(cell) if not _LONGER.search(cell[: match.start()])
    ]
    beside = (part.strip(_QUOTES) for part in _WORDS.split(_MAC_WITHIN.sub(" ", cell)))
    if not found or not any(_has_word(part) and not is_blank(part) for part in beside):
        return None
    ends = [0, *(match.end() for match in found)]
    starts = [*(match.start() for match in found), len(cell)]
    between = [cell[end:start] for end, start in zip(ends, starts, strict=True)]
    # The words stand before their addresses, unless nothing stands before the first one.
    words = between[:-1] if _has_word(between[0]) else between[1:]
    cards = [
        (match[0], word) for match, word in zip(found, words, strict=True) if adapters.is_own(word)
    ]
    ordered = sorted(cards, key=lambda card: adapters.grade(card[1]))
    return tuple(address for address, _ in ordered)


def _has_word(text: str) -> bool:
    """Whether there are letters, or a number that is a sign: ①."""
    return any(c.isalpha() or (c.isnumeric() and not c.isascii()) for c in text)


def _is_likely(name: str, part: str) -> bool:
    """Whether a piece of a cell may be the identifier, and is no word beside it."""
    if name == "mac_address":
        return len(part) >= _SHORTEST_MAC and any(map(str.isdigit, part))
    return any(map(str.isdigit, part))


def _may_be_list(name: str, cell: str) -> bool:
    """Whether a cell is worth a closer look; for most cells it is not."""
    if _SEPARATORS.search(cell) is not None or cell[:1] == "[":
        return True
    return name == "mac_address" and (len(cell) > _LONGEST_MAC or cell[:1] == "{")


def read_all(name: str, places: Sequence[tuple[Column, CellValue]]) -> list[Candidate]:
    """Every value of an identifier that a row has, in the order in which they count."""
    found = []
    for column, cell in places:
        parts = parts_of(name, cell)
        if name in _SERIALS and parts and _is_explained(name, text_of(cell)):
            found.append(Candidate(column, text_of(cell), "", (Fault.EXPLAINED,)))
            continue
        for part in parts or (cell,):
            text, faults = normalise.read(name, part)
            if len(parts) == 1 and text and not text_of(cell).startswith(_OPENERS):
                # Separators, or words beside it.
                words = name == "mac_address" and isinstance(cell, str) and _labelled(cell)
                faults = (*faults, Fault.MAC_LABELLED if words else Fault.OUTER_BLANKS)
                if words:  # the sentence shows what was there
                    found.append(Candidate(column, text_of(cell), text, faults))
                    continue
            found.append(Candidate(column, text_of(part), text, faults))
    return found


def _is_explained(name: str, cell: str) -> bool:
    """Whether a cell's separators stand between one value and what is none: PF4ABM01，已报废."""
    pieces = {part.strip(_QUOTES + "[]{}") for part in _PARTS.split(cell)} - {""}
    likely = {piece for piece in pieces if _is_likely(name, piece)} or pieces
    values, more = set(), []
    for piece in pieces:
        text, faults = normalise.read(name, piece)
        if text and piece in likely:
            values.add(text)
        elif text or (faults and (faults != _PLACEHOLDER or serials.is_remark(piece))):
            more.append(faults)
    is_told = any(Fault.EXPLAINED in faults for faults in more)
    return bool(more) and (len(values) == 1 or (not values and is_told))


def choose(found: Sequence[Candidate]) -> tuple[Candidate, tuple[Candidate, ...]]:
    """The value that counts, and the others that are worth naming: real ones, and refused
    ones, each once."""
    chosen = min(found, key=Candidate.grade)
    others: dict[str, Candidate] = {}
    for candidate in found:
        if candidate.grade() < NOTHING and candidate.text != chosen.text:
            others.setdefault(candidate.text or candidate.raw, candidate)
    return chosen, tuple(others.values())


def are_in_one_cell(chosen: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a real value of another device may stand beside the chosen one, in its cell."""
    own = chosen.text.upper()
    beside = (other for other in others if other.column is chosen.column)
    texts = (other.text.upper() for other in beside if other.text)
    return any(own not in (text, boards.tag_of_express_code(text)) for text in texts)
