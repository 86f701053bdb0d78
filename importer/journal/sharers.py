"""Whether rows that share an identifier mean one device.

They do not where another identifier, the operating system, or what their other cells say of the
device (its name or asset number, its model, its user) contradicts that.  A MAC address
contradicts nothing: a computer has several network cards, and many exports have a row for each.
But where it is all that differs, something else has to speak for one device.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import combinations
from operator import itemgetter
from typing import Any

from importer.journal import codec
from importer.journal.findings import COUNTED
from importer.journal.schema import DEVICE, keys_from
from importer.model import CellValue, Column, Layout, text_of
from importer.vocabulary import (
    HEADS_OF_THINGS,
    IDENTIFIERS,
    Role,
    adapters,
    boards,
    is_blank,
    is_virtual,
    key_of,
    label_key,
    models,
)

#: How many different rows that share an identifier are compared, each with each.
_COMPARED = 100
#: A computer that changed hands stands in a list with its old user and its new one.
_HANDS = 2
#: A name that stands beside more devices than this is a kind of device (台式机) and names none;
#: one without a digit, as such words are, beside more than one.
_NAMESAKES = 2
_OWN = tuple(place for place, name in enumerate(IDENTIFIERS) if name != "mac_address")
_MAC = IDENTIFIERS.index("mac_address")
_UUID = IDENTIFIERS.index("uuid")
_DISK = IDENTIFIERS.index("disk_serial_number")
_BUT_DISK = tuple(place for place in _OWN if place != _DISK)
#: Instead of the place of what is said otherwise: nothing but the disk is another one.
DISKS = -1
#: The second digit of an address that software made up.
_MADE_UP = "26ae"
#: The grade of a row without an address.
_NO_CARD = 4
#: Headings below which things are named, and what a computer is called: a word with a digit.
_THINGS = frozenset(map(label_key, HEADS_OF_THINGS))
_OWN_NAME = re.compile(r"(?=[a-z_.-]*[0-9])[a-z0-9_.-]{3,64}")
_ROLES = (Role.NAME, Role.MODEL, Role.USER, Role.ADAPTER)


class Said:
    """What the other cells of a row say of its device, by column.  ``of_row`` is kept of each row
    while it is staged, and read where rows are compared."""

    def __init__(self, layout: Layout) -> None:
        columns = (replace(c, role=_role(c)) for c in layout.columns if c.field is None)
        self.columns = tuple(column for column in columns if column.role in _ROLES)
        self._pick = _picker([column.index for column in self.columns])

    def of_row(self, cells: Sequence[CellValue]) -> str:
        """The cells of these columns, which a row has as far as its header reaches."""
        return codec.cells_to_text(self._pick(cells)) if self.columns else ""

    def of(self, said: str) -> tuple[str, ...]:
        """Their texts as they are compared; "" where a cell says nothing."""
        if not self.columns:
            return ()
        return tuple(map(_plain, self.columns, codec.cells_from_text(said)))

    def shown(self, said: str, place: int) -> str:
        """One of their texts as the file has it."""
        return text_of(codec.cells_from_text(said)[place]).strip()

    def places(self, role: Role) -> tuple[int, ...]:
        """The places of columns with a role in what ``of`` gives."""
        return tuple(place for place, c in enumerate(self.columns) if c.role is role)


def _picker(places: Sequence[int]) -> Callable[[Sequence[CellValue]], Sequence[CellValue]]:
    """What gives the cells at these places of a row."""
    if len(places) > 1:
        return itemgetter(*places)  # of one place it would give the cell itself
    return lambda cells: [cells[place] for place in places]


def _role(column: Column) -> Role | None:
    """A column's role; a person's name under a heading that looks like ownership is a user's."""
    return Role.USER if column.trap == "person" else column.role


def _plain(column: Column, cell: CellValue) -> str:
    text = " ".join(unicodedata.normalize("NFKC", text_of(cell)).casefold().split())
    if is_blank(text):
        return ""
    if column.role is Role.USER:
        text = text.partition("@")[0]
    return text.rpartition("\\")[2] if column.role in (Role.NAME, Role.USER) else text


@dataclass(frozen=True, slots=True)
class Sharer:
    """A row that shares an identifier with others: ``key`` and ``bare`` stand for its device,
    with and without the MAC address; None where the row is invalid for another reason."""

    key: bytes | None
    bare: bytes | None
    system: int | None
    identifiers: tuple[str | None, ...]  # in the order of IDENTIFIERS
    said: tuple[str, ...]

    def own(self) -> list[str | None]:
        """The identifiers that belong to one device alone."""
        return [self.identifiers[place] for place in _OWN]


#: The columns of ``rows`` that ``sharer_from`` reads.
SHARER = f"said, {DEVICE}"


def sharer_from(said: Said, values: Sequence[Any]) -> Sharer:
    """A row from the columns of ``SHARER``."""
    texts, *device = values
    key, bare = keys_from(device)
    system, _, _, *identifiers = device
    return Sharer(key, bare, system, tuple(identifiers), said.of(texts))


#: Whether a name (its place, its text) is no device's own.
IsCommon = Callable[[int, str], bool]


@dataclass(frozen=True, slots=True)
class Sameness:
    """Tells whether rows that share the identifier ``name`` mean one device."""

    name: str
    said: Said
    is_common: IsCommon
    few: bool = True  # no more than two rows, as of a device that changed hands

    def is_one(self, one: Sharer, other: Sharer) -> bool:
        """Whether two rows can be, and are known to be, the same device."""
        is_mac = self.name == "mac_address"
        if is_mac and one.bare is not None and one.bare == other.bare:
            return True  # that they contradict each other is told of what they share besides
        if self.name == "uuid" and one.key != other.key and _uuid(one) != _uuid(other):
            return True  # two spellings of one board: what that may mean is told elsewhere
        if self.contradiction(one, other) is not None:
            return False
        if one.key is not None and one.key == other.key:
            return True
        if differ(one.own(), other.own()):
            return False
        if one.key is None or other.key is None:
            # What could not be read of a row proves nothing.
            return not differ(one.identifiers, other.identifiers) or self.agree(one, other)
        return one.system == other.system and self.agree(one, other)

    def contradiction(self, one: Sharer, other: Sharer) -> int | None:
        """The place of the first thing that two rows say differently; None where there is
        none.  A computer that is surely one may have had several users."""
        pairs = zip(self.said.columns, one.said, other.said, strict=True)
        for place, (column, ours, theirs) in enumerate(pairs):
            if not ours or not theirs or ours == theirs or not _contradicts(column, ours, theirs):
                continue
            if column.role is not Role.USER or not self._is_one_users(one, other):
                return place
        return None

    def are_disks(self, one: Sharer, other: Sharer) -> bool:
        """Whether two rows say the same of one computer but for its disk."""
        if one.system != other.system or self.contradiction(one, other) is not None:
            return False
        ours, theirs = ([row.identifiers[at] for at in _BUT_DISK] for row in (one, other))
        if differ(ours, theirs) or None in (one.identifiers[_DISK], other.identifiers[_DISK]):
            return False
        same = sum(a is not None and b is not None for a, b in zip(ours, theirs, strict=True))
        return same > 1 or self._is_named_alike(one, other)

    def without_users(self, row: Sharer) -> Sharer:
        """A row, but for its users where it has a computer's own name."""
        if not self._is_named_alike(row, row):
            return row
        users = self.said.places(Role.USER)
        said = ("" if place in users else text for place, text in enumerate(row.said))
        return replace(row, said=tuple(said))

    def _is_one_users(self, one: Sharer, other: Sharer) -> bool:
        """Whether two rows are one computer whoever uses it: by its own name in both, or by two
        identifiers, where no more rows say so: cheap boards have their numbers by the lot."""
        return (self.few and _share_two(one, other)) or self._is_named_alike(one, other)

    def _is_named_alike(self, one: Sharer, other: Sharer) -> bool:
        """Whether both rows have one name or asset number that is a device's own: no word for a
        thing, which may stand in both (台式机2, ThinkPad T14), and no number of a whole lot."""
        pairs = zip(self.said.columns, one.said, other.said, strict=True)
        return any(
            column.role is Role.NAME
            and ours == theirs
            and key_of(column.label) not in _THINGS
            and _OWN_NAME.fullmatch(ours) is not None
            and not models.is_computer(ours)
            and not self.is_common(place, ours)
            for place, (column, ours, theirs) in enumerate(pairs)
        )

    def are_cards(self, one: Sharer, other: Sharer) -> bool:
        """Whether two rows with one name are about different network cards of one computer."""
        if one.system != other.system or self.contradiction(one, other) is not None:
            return False
        pairs = zip(self.said.columns, one.said, other.said, strict=True)
        return self._are_of_cards(one, other) and any(
            column.role is Role.NAME and ours == theirs and has_digit(ours)
            for column, ours, theirs in pairs
        )

    def _are_of_cards(self, one: Sharer, other: Sharer) -> bool:
        pairs = zip(self.said.columns, one.said, other.said, strict=True)
        return any(
            column.role is Role.ADAPTER
            and ours != theirs
            and adapters.is_card(ours)
            and adapters.is_card(theirs)
            for column, ours, theirs in pairs
        )

    def agree(self, one: Sharer, other: Sharer) -> bool:
        """Whether more than one identifier speaks for one device: a second one, the name, or
        that the rows are about different cards."""
        if _share_two(one, other) or self._are_of_cards(one, other):
            return True
        pairs = zip(self.said.columns, one.said, other.said, strict=True)
        for place, (column, ours, theirs) in enumerate(pairs):
            is_name = column.role is Role.NAME and ours and theirs
            if is_name and _is_one_name(ours, theirs) and not self.is_common(place, ours):
                return True
        return False


class Members:
    """The rows that share an identifier, told apart by device; of very many different ones
    only some are compared, so that memory stays small."""

    def __init__(self, same: Sameness) -> None:
        self._same = same
        self._rows: list[tuple[int, str, Sharer | None]] = []
        self._devices: dict[Sharer, int] = {}  # with the first row of each
        self._broken: dict[Sharer, int] = {}
        self._used: set[Sharer] = set()  # the devices without their users, once there are many
        self._is_open = False  # whether one was not compared

    def add(self, number: int, value: str, sharer: Sharer) -> None:
        """Take in one row."""
        kind = self._broken if sharer.key is None else self._devices
        if len(kind) <= _COMPARED:
            kind.setdefault(sharer, number)
        elif kind is self._devices and sharer not in kind and not self._is_open:
            self._used = self._used or set(map(self._same.without_users, self._devices))
            self._is_open = self._same.without_users(sharer) not in self._used
        self._rows.append((number, value, sharer if sharer in kind else None))

    def clashing(self) -> Iterator[tuple[int, str, tuple[int, int] | None]]:
        """(row number, value, what is said otherwise where identifiers do not tell the rows
        apart: the place of it, and another row's number) of those that can't all be the same
        device."""
        devices = list(self._devices)
        same = replace(self._same, few=len(devices) <= _HANDS)
        pairs = combinations(devices, 2)
        is_clash = self._is_open or not all(same.is_one(*p) for p in pairs)
        broken = {
            other
            for other in self._broken
            if any(not same.is_one(device, other) for device in devices)
        }
        # Mended one by one they would clash only then.
        pairs = combinations(self._broken, 2)
        alone = {row for pair in pairs if not same.is_one(*pair) for row in pair}
        for number, value, row in self._rows:
            if row is None:
                if is_clash or broken:
                    yield number, value, None
            elif row in broken or row in alone or (row.key is not None and (is_clash or broken)):
                yield number, value, self._against(row, same)

    def _against(self, row: Sharer, same: Sameness) -> tuple[int, int] | None:
        others = {**self._devices, **self._broken}
        for other, number in others.items():
            place = same.contradiction(row, other)
            if place is not None and not differ(row.identifiers, other.identifiers):
                return place, number
        if all(other == row or same.are_disks(row, other) for other in others):
            disk = (row.identifiers[_DISK] or "").lower()
            for other, number in others.items():
                if (other.identifiers[_DISK] or "").lower() != disk:
                    return DISKS, number
        return None


def differ(some: Sequence[str | None], others: Sequence[str | None]) -> bool:
    """Whether an identifier that both have tells two devices apart; in the same order."""
    return any(
        one is not None
        and other is not None
        and one.lower() not in (other.lower(), boards.swapped(other).lower())
        for one, other in zip(some, others, strict=True)
    )


def _uuid(row: Sharer) -> str:
    return (row.identifiers[_UUID] or "").lower()


def _folded(row: Sharer) -> Iterator[str | None]:
    """Identifiers as they are compared: without case, a board's UUID in either byte order."""
    for place, text in enumerate(row.identifiers):
        if text is not None and place == _UUID:
            yield boards.either_order(text.upper())
        else:
            yield text and text.lower()


def _share_two(one: Sharer, other: Sharer) -> bool:
    """Whether two rows have more than one identifier in common."""
    pairs = zip(_folded(one), _folded(other), strict=True)
    return sum(ours is not None and ours == theirs for ours, theirs in pairs) > 1


def _contradicts(column: Column, ours: str, theirs: str) -> bool:
    """Whether two texts that differ mean different things in such a column."""
    short, long = sorted((ours, theirs), key=len)
    if column.role is Role.ADAPTER:
        return False
    if column.role is Role.NAME:
        return not _is_one_name(short, long)
    if column.role is Role.MODEL:
        return not long.endswith(f" {short}")  # XPS 13 and Dell XPS 13
    return True


def _is_one_name(some: str, other: str) -> bool:
    """Whether two names are one, or one has its domain: pc1 and pc1.example.com."""
    short, long = sorted((some, other), key=len)
    return short == long or long.startswith(f"{short}.")


def grade(said: Said, row: Sharer) -> int:
    """Of the rows of one device that with the smallest grade is about the card that counts:
    a wired one, then one of which nothing is known, a wireless one, one that comes and goes."""
    mac = row.identifiers[_MAC]
    if mac is None:
        return _NO_CARD
    if mac[1] in _MADE_UP or is_virtual(mac):
        return _NO_CARD - 1
    pairs = zip(said.columns, row.said, strict=True)
    words = (text for column, text in pairs if column.role is Role.ADAPTER and text)
    return adapters.grade(" ".join(words))


def are_one_device(db: sqlite3.Connection, run: int, layout: Layout, name: str) -> bool:
    """Whether all rows with a value of a field are one device, where they all have the same.
    A word without a digit (台式机) is no evidence: it may be the same everywhere as well."""
    said = Said(layout)
    same = Sameness(name, said, lambda _, text: not has_digit(text))
    rows = db.execute(
        f"SELECT {SHARER} FROM rows WHERE {COUNTED} AND {name} IS NOT NULL ORDER BY number",
        {"run": run},
    )
    known: dict[Sharer, None] = {}
    for values in rows:
        row = sharer_from(said, values)
        if row in known:
            continue
        are_one = (same.is_one(row, other) and same.agree(row, other) for other in known)
        if len(known) == _COMPARED or not all(are_one):
            return False
        known[row] = None
    # Rows that are the same but for what we do not look at are so in any list of a useless column.
    return len(known) > 1 or any(same.agree(row, row) for row in known)


def has_digit(text: str) -> bool:
    """Whether a name may be one device's own, and is not only a word for its kind."""
    return any(map(str.isdigit, text))


@contextmanager
def common_names(db: sqlite3.Connection, run: int, said: Said) -> Iterator[IsCommon]:
    """Inside, a look at the names that stand beside several devices; they are counted when
    somebody asks for the first time, for that takes a pass over all rows."""
    counted: list[bool] = []

    def is_common(place: int, text: str) -> bool:
        if not counted:
            counted.append(True)
            for known in said.places(Role.NAME):
                _count_names(db, run, said, known)
        found = db.execute("SELECT 1 FROM common WHERE place = ? AND name = ?", (place, text))
        return found.fetchone() is not None

    db.execute(
        "CREATE TEMP TABLE common (place INTEGER, name TEXT, PRIMARY KEY (place, name))"
        " WITHOUT ROWID"
    )
    try:
        yield is_common
    finally:
        db.execute("DROP TABLE common")


def _count_names(db: sqlite3.Connection, run: int, said: Said, place: int) -> None:
    db.create_function("name_in", 1, lambda texts: said.of(texts)[place], deterministic=True)
    db.create_function("has_digit", 1, has_digit, deterministic=True)
    device = ", ".join(f"lower({IDENTIFIERS[own]})" for own in _OWN)
    db.execute(
        "INSERT INTO common SELECT ?, name FROM"
        f" (SELECT name_in(said) AS name, coalesce({device}) AS device FROM rows"
        "  WHERE run = ? AND status IN ('pending', 'invalid'))"
        " WHERE name <> '' GROUP BY name"
        " HAVING count(DISTINCT device) > CASE WHEN has_digit(name) THEN ? ELSE 1 END",
        (place, run, _NAMESAKES),
    )
