"""What rows of one file say about each other, which only shows when all of them are in.

Devices that stand in the file twice; identifiers that different devices share; values that
differ from the rest of their column, or nearly say what another row says.  All of it is asked
of the table ``rows``, which is a temporary one of that name while a file is staged.

What rows say about each other is asked of the database, so that memory does not grow with the
file; but comparing is dear, and nearly all rows of a list share nothing with any other.  One
pass for each identifier (``gathered``) finds those that do, in a loose form that is the same
wherever two values can be taken for each other.  All further questions are asked of these
rows alone.

A serial number or UUID shared by different devices is an error on all of them: sent, they
would melt into one record.  A MAC address is often that of a dock or an adapter: it is left
out of the request, with a warning, where other identifiers remain.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import combinations, groupby, islice
from operator import itemgetter
from typing import Any, NamedTuple

from importer.journal.findings import COUNTED, Found, add_all, add_problem
from importer.journal.schema import DEVICE, KEY, OWN, device_from, know_keys
from importer.journal.sharers import (
    DISKS,
    SHARER,
    IsCommon,
    Members,
    Said,
    Sameness,
    common_names,
    differ,
    grade,
    has_digit,
    sharer_from,
)
from importer.model import Device, Layout, Problem
from importer.vocabulary import IDENTIFIERS, Fault, Role, Severity, boards

#: Letters and the digits that they are taken for on a label.
LOOKALIKES = {"O": "0", "I": "1", "B": "8", "S": "5"}


def misread_form() -> str:
    """A serial number as SQL, in upper case and with letters as the digits they look like."""
    form = upper = "upper(serial_number)"
    for letter, digit in LOOKALIKES.items():
        form = f"replace({form}, '{letter}', '{digit}')"
    # To replace takes four times as long as to see that there is nothing to be replaced.
    letters = "".join(LOOKALIKES)
    some = f"serial_number GLOB '*[{letters}{letters.lower()}]*'"
    return f"CASE WHEN {some} THEN {form} ELSE {upper} END"


#: Identifier → its loose form as SQL; the others are compared without regard to case.  The
#: second half of a board's UUID is the same in both byte orders; addresses are in lower case.
_FORMS: Mapping[str, str] = {
    "serial_number": misread_form(),
    "uuid": "substr(uuid, 20)",
    "mac_address": "mac_address",
}


@contextmanager
def gathered(db: sqlite3.Connection, run: int, names: Sequence[str]) -> Iterator[None]:
    """Inside, the temporary table ``alike`` holds field and number of each row that may share
    one of the identifiers ``names`` with another; all rows that were just staged count.
    Identifiers are plain ASCII, of whose case the database knows."""
    db.execute(
        "CREATE TEMP TABLE alike (field TEXT, number INTEGER, PRIMARY KEY (field, number))"
        " WITHOUT ROWID"
    )
    try:
        for name in names:
            _gather(db, run, name, _FORMS.get(name, f"lower({name})"))
        yield
    finally:
        db.execute("DROP TABLE alike")


def is_any(db: sqlite3.Connection, name: str) -> bool:
    """Whether rows share this identifier at all, perhaps."""
    return db.execute("SELECT 1 FROM alike WHERE field = ? LIMIT 1", (name,)).fetchone() is not None


def among(name: str) -> str:
    """The condition that a row is one of those that may share this identifier."""
    return f"number IN (SELECT number FROM alike WHERE field = '{name}')"


def _gather(db: sqlite3.Connection, run: int, name: str, form: str) -> None:
    rows = f"FROM rows WHERE run = ? AND {name} IS NOT NULL"
    db.execute("CREATE TEMP TABLE forms (form TEXT PRIMARY KEY) WITHOUT ROWID")
    shared = f"INSERT INTO forms SELECT {form} {rows} GROUP BY 1 HAVING count(*) > 1"
    if db.execute(shared, (run,)).rowcount > 0:
        db.execute(
            f"INSERT INTO alike SELECT '{name}', number {rows}"
            f" AND {form} IN (SELECT form FROM forms)",
            (run,),
        )
    db.execute("DROP TABLE forms")


#: How many of the other rows a problem names.
_NAMED = 10
#: More network cards no computer has.
_CARDS = 10


class _Clash(NamedTuple):
    """A row whose identifier a different device of the run has too; where no identifier tells
    the two apart, ``place`` is the column of which row ``against`` says something else, or
    ``DISKS``."""

    number: int
    field: str
    value: str
    others: str  # the other rows
    place: int | None = None
    against: int | None = None


def mark_repeats(db: sqlite3.Connection, run: int, layout: Layout) -> None:
    """Settle all that the rows of one run say about each other."""
    said = Said(layout)
    know_keys(db)
    # All clashes are collected before any row is refused: a refused row no longer counts,
    # and the next field's clash with it would go unseen.
    db.execute(
        "CREATE TEMP TABLE clashes"
        " (number INTEGER, field TEXT, value TEXT, others TEXT, place INTEGER, against INTEGER)"
    )
    try:
        with common_names(db, run, said) as is_common:
            shared = partial(_shared, db, run, said, is_common)
            _leave_out_shared_macs(db, run, layout, shared("mac_address"))
            for name in OWN:
                db.executemany(f"INSERT INTO clashes VALUES {_SIX}", shared(name))
        _refuse_clashes(db, run, layout, said)
    finally:
        db.execute("DROP TABLE clashes")
    _mark_repeated(db, run, (layout, said))
    for name in IDENTIFIERS:
        _mark_rows_of_devices(db, run, (layout, said), name)
    _mark_cards_by_name(db, run, layout, said)


_SIX = "(?,?,?,?,?,?)"


def _shared(
    db: sqlite3.Connection, run: int, said: Said, is_common: IsCommon, name: str
) -> Iterator[_Clash]:
    if not is_any(db, name):
        return
    same = Sameness(name, said, is_common)
    db.create_function("either_order", 1, boards.either_order, deterministic=True)
    form = "either_order(upper(uuid))" if name == "uuid" else f"lower({name})"
    rows = db.execute(
        f"SELECT {form} AS shared, number, {name}, {SHARER}"
        f" FROM rows WHERE {COUNTED} AND {among(name)} ORDER BY shared, number",
        {"run": run},
    )
    for _, group in groupby(rows, key=itemgetter(0)):
        members = Members(same)
        for _, number, value, *values in group:
            members.add(number, value, sharer_from(said, values))
        clashing = list(members.clashing())
        numbers = [number for number, *_ in clashing]
        for number, value, otherwise in clashing:
            others = [other for other in numbers[: _NAMED + 1] if other != number]
            named = rows_named(others, len(numbers) - 1)
            yield _Clash(number, name, value, named, *(otherwise or ()))


def rows_named(numbers: Sequence[int], count: int) -> str:
    """So many rows, of which ``numbers`` are the first or all, as a sentence names them."""
    named = [str(number) for number in numbers[:_NAMED]]
    left = count - len(named)
    return ", ".join(named) + (f" … (+{left})" if left else "")


def _leave_out_shared_macs(
    db: sqlite3.Connection, run: int, layout: Layout, shared: Iterator[_Clash]
) -> None:
    for clash in list(shared):
        number = clash.number
        if not _waits(db, run, number):
            continue  # nothing of it is sent anyway
        device = _device(db, run, number)
        if len(device.identifiers()) == 1:
            db.execute(f"INSERT INTO clashes VALUES {_SIX}", clash)
            continue
        address, params = layout.address("mac_address", number), {"rows": clash.others}
        warning = Problem(
            "shared-mac", "mac_address", address, clash.value, Severity.WARNING, params
        )
        add_problem(db, run, number, warning)
        db.execute(
            "UPDATE rows SET mac_address = NULL, device_key = bare_key"
            " WHERE run = ? AND number = ?",
            (run, number),
        )


def _refuse_clashes(db: sqlite3.Connection, run: int, layout: Layout, said: Said) -> None:
    told: set[int] = set()  # a board's UUID shows the same as the serial number
    for found in db.execute("SELECT * FROM clashes ORDER BY number"):
        clash = _Clash(*found)
        fault, params = Fault.SHARED_IDENTIFIER, {"rows": clash.others}
        if clash.place == DISKS:
            clash = _of_disk(clash, _device(db, run, clash.number))
            if clash.number in told:
                continue
            told.add(clash.number)
            fault, params["rows"] = Fault.OTHER_DISK, str(clash.against)
        elif clash.place is not None and clash.against is not None:
            fault, column = Fault.OTHER_DEVICE, said.columns[clash.place]
            params["column"] = column.label.strip()
            params["ours"] = said.shown(_said(db, run, clash.number), clash.place)
            params["theirs"] = said.shown(_said(db, run, clash.against), clash.place)
        address = layout.address(clash.field, clash.number)
        problem = Problem(fault.value, clash.field, address, clash.value, params=params)
        add_problem(db, run, clash.number, problem)
    db.execute(
        "UPDATE rows SET status = 'invalid' WHERE run = ? AND number IN"
        " (SELECT number FROM clashes)",
        (run,),
    )


def _of_disk(clash: _Clash, device: Device) -> _Clash:
    """A clash as one of the disk, of which each row has another."""
    return clash._replace(field="disk_serial_number", value=device.disk_serial_number or "")


def _mark_repeated(db: sqlite3.Connection, run: int, of: tuple[Layout, Said]) -> None:
    # Two rows of one device share each of its identifiers.
    _repeat(
        db,
        run,
        of,
        db.execute(
            "SELECT number, first FROM (SELECT number,"
            f" min(number) OVER (PARTITION BY {KEY}) AS first FROM rows"
            " WHERE run = :run AND status = 'pending' AND number IN (SELECT number FROM alike))"
            " WHERE number > first",
            {"run": run},
        ),
    )


def _mark_rows_of_devices(
    db: sqlite3.Connection, run: int, of: tuple[Layout, Said], name: str
) -> None:
    """Rows of one device with a network card each: all those that share an identifier and were
    not refused.  The one with the card that counts is sent."""
    _, said = of
    if not is_any(db, name):
        return
    waiting = f"FROM rows WHERE run = :run AND status = 'pending' AND {among(name)}"
    rows = db.execute(
        f"SELECT lower({name}) AS shared, number, {SHARER} {waiting}"
        f" AND lower({name}) IN (SELECT lower({name}) {waiting}"
        f" GROUP BY 1 HAVING count(DISTINCT {KEY}) > 1) ORDER BY shared, number",
        {"run": run},
    )
    _repeat(db, run, of, _further(rows, said), Fault.ROW_OF_DEVICE)


def _mark_cards_by_name(db: sqlite3.Connection, run: int, layout: Layout, said: Said) -> None:
    """Rows for each network card of computers that nothing but their name identifies: where the
    list says which card each row is about, and they are different ones."""
    places = said.places(Role.NAME)
    if not places or not any(column.role is Role.ADAPTER for column in said.columns):
        return
    db.create_function("name_in", 1, lambda texts: said.of(texts)[places[0]], deterministic=True)
    alone = " AND ".join(f"{name} IS NULL" for name in OWN)
    rows = db.execute(
        f"SELECT name_in(said) AS shared, number, {SHARER} FROM rows WHERE run = :run"
        f" AND status = 'pending' AND mac_address IS NOT NULL AND {alone}"
        " ORDER BY shared, number",
        {"run": run},
    )
    same = Sameness("mac_address", said, lambda _, text: not has_digit(text))

    def found() -> Iterator[tuple[int, int]]:
        for name, group in groupby(rows, key=itemgetter(0)):
            members = list(islice(group, _CARDS + 1))
            cards = [sharer_from(said, values) for _, _, *values in members]
            pairs = combinations(cards, 2)
            if name and len(cards) <= _CARDS and all(same.are_cards(*pair) for pair in pairs):
                yield from _further(((name, *row[1:]) for row in members), said)

    _repeat(db, run, (layout, said), found(), Fault.ROW_OF_DEVICE)


def _further(rows: Iterable[Sequence[Any]], said: Said) -> Iterator[tuple[int, int]]:
    """(row, the row that is sent) of the rows that share an identifier."""
    for _, group in groupby(rows, key=itemgetter(0)):
        members = ((number, sharer_from(said, values)) for _, number, *values in group)
        graded = [
            ((-sum(text is not None for text in row.own()), grade(said, row)), number)
            for number, row in members
        ]
        _, first = min(graded)
        yield from ((number, first) for _, number in graded if number != first)


def _repeat(
    db: sqlite3.Connection,
    run: int,
    of: tuple[Layout, Said],
    found: Iterable[tuple[int, int]],
    why: Fault | None = None,
) -> None:
    """Rows that are not sent because another one is, with a warning where they say otherwise or
    name another user, and that of ``why``."""
    db.execute("CREATE TEMP TABLE repeats (number INTEGER PRIMARY KEY, first INTEGER)")
    try:
        db.executemany("INSERT INTO repeats VALUES (?,?)", found)
        for number, first in db.execute("SELECT number, first FROM repeats"):
            for problem in _said_of_repeat(db, run, of, (number, first), why):
                add_problem(db, run, number, problem)
        # Row by row: what a statement changes is kept in memory until it is done.
        db.executemany(
            "UPDATE rows SET status = 'repeated', first_row = ? WHERE run = ? AND number = ?",
            db.execute("SELECT first, ?, number FROM repeats", (run,)),
        )
        # What repeated a row that is not sent itself repeats the one that is.
        db.execute(
            "UPDATE rows SET first_row = (SELECT first FROM repeats WHERE number = first_row)"
            " WHERE run = ? AND status = 'repeated' AND first_row IN (SELECT number FROM repeats)",
            (run,),
        )
    finally:
        db.execute("DROP TABLE repeats")


def _said_of_repeat(
    db: sqlite3.Connection,
    run: int,
    of: tuple[Layout, Said],
    pair: tuple[int, int],
    why: Fault | None,
) -> Iterator[Problem]:
    """What is to be said of a row beside the one that is sent."""
    (layout, said), number = of, pair[0]
    device, other = (_device(db, run, each) for each in pair)
    first_row = {"first_row": str(pair[1])}

    def warning(fault: Fault, name: str, value: str, params: Mapping[str, str]) -> Problem:
        address, params = layout.address(name, number), {**first_row, **params}
        return Problem(fault.value, name, address, value, Severity.WARNING, params)

    for name in _differences(device, other):
        yield warning(Fault.REPEAT_DIFFERS, name, "", {"fields": name})
    if why is not None:
        yield warning(why, "mac_address", device.mac_address or "", {})
    if user := _other_user(db, run, said, pair):
        yield warning(Fault.OTHER_USER, "", "", user)


def _other_user(
    db: sqlite3.Connection, run: int, said: Said, pair: tuple[int, int]
) -> Mapping[str, str]:
    """What a row and the one that is sent say of the user, where that is not the same."""
    places = said.places(Role.USER)
    if not places:
        return {}
    texts = [_said(db, run, number) for number in pair]
    ours, theirs = map(said.of, texts)
    for place in places:
        if ours[place] and theirs[place] and ours[place] != theirs[place]:
            shown = zip(("ours", "theirs"), texts, strict=True)
            words = {name: said.shown(text, place) for name, text in shown}
            return {"column": said.columns[place].label.strip(), **words}
    return {}


def _differences(one: Device, other: Device) -> list[str]:
    """What two rows of the same device say differently."""
    names = ("device_ownership", "device_status")
    return [name for name in names if getattr(one, name) != getattr(other, name)]


def _waits(db: sqlite3.Connection, run: int, number: int) -> bool:
    place = (run, number)
    found = db.execute("SELECT status FROM rows WHERE run = ? AND number = ?", place).fetchone()
    return bool(found[0] == "pending")


def _said(db: sqlite3.Connection, run: int, number: int) -> str:
    place = (run, number)
    found = db.execute("SELECT said FROM rows WHERE run = ? AND number = ?", place).fetchone()
    return str(found[0])


def _device(db: sqlite3.Connection, run: int, number: int) -> Device:
    row = db.execute(f"SELECT {DEVICE} FROM rows WHERE run = ? AND number = ?", (run, number))
    return device_from(row.fetchone())


#: Of the rows that look alike so many are compared, each with each.
_COMPARED = 20
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def mark_lookalikes(db: sqlite3.Connection, run: int, layout: Layout) -> None:
    """Warn of identifiers that may be another row's, printed or read otherwise.  To be called
    after repeats are marked: rows of one device have nothing to tell each other."""
    add_all(db, run, _twins(db, run, layout))
    add_all(db, run, _misread(db, run, layout))


# -- rows that say nearly the same ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Member:
    """One of the rows whose values of a field look alike."""

    number: int
    value: str
    spelling: str  # in upper case
    key: bytes | None  # None: no device, for the row is invalid for another reason
    identifiers: tuple[str | None, ...]


def _twins(db: sqlite3.Connection, run: int, layout: Layout) -> Found:
    """Different devices that have one board's UUID in its two spellings."""
    if not is_any(db, "uuid"):
        return
    db.create_function("either_order", 1, boards.either_order, deterministic=True)
    for members in _groups(db, run, "uuid", "either_order(upper(uuid))"):
        for one in members:
            others = [other for other in members if _is_twin(one, other)]
            if others:
                yield one.number, _warning(Fault.UUID_TWIN, "uuid", layout, one, others)


def _is_twin(one: _Member, other: _Member) -> bool:
    if one.spelling == other.spelling:
        return False  # the same spelling is a clash, which ``repeats`` tells
    if one.key is not None and other.key is not None:
        return one.key != other.key
    return differ(one.identifiers, other.identifiers)


def _misread(db: sqlite3.Connection, run: int, layout: Layout) -> Found:
    """Serial numbers of which one may be the other, read off a label or typed."""
    if not is_any(db, "serial_number"):
        return
    db.execute("CREATE TEMP TABLE serials (serial TEXT PRIMARY KEY) WITHOUT ROWID")
    db.execute(
        "INSERT OR IGNORE INTO serials SELECT upper(serial_number) FROM rows"
        " WHERE run = ? AND serial_number IS NOT NULL",
        (run,),
    )
    for members in _groups(db, run, "serial_number", misread_form()):
        for one in members:
            others = [other for other in members if _is_misread(db, one, other)]
            if others:
                warning = _warning(Fault.SERIAL_LOOKALIKE, "serial_number", layout, one, others)
                yield one.number, warning
    db.execute("DROP TABLE serials")


def _is_misread(db: sqlite3.Connection, one: _Member, other: _Member) -> bool:
    """Whether two serials that look alike differ in a place where no maker counts on: in a
    delivery with 17, 18, 19, 1A, 1B there is nothing strange about 18 and 1B."""
    serial = one.spelling
    for place, pair in enumerate(zip(serial, other.spelling, strict=True)):
        if pair[0] == pair[1]:
            continue
        between = [
            serial[:place] + digit + serial[place + 1 :] for digit in _DIGITS if digit not in pair
        ]
        known = f"SELECT 1 FROM serials WHERE serial IN ({', '.join('?' * len(between))})"
        if db.execute(known, between).fetchone() is None:
            return True
    return False


def _groups(db: sqlite3.Connection, run: int, name: str, form: str) -> Iterator[list[_Member]]:
    """The rows that may share a field, put together by a form of it, an expression of SQL.
    Of very many only some are compared: time and memory stay small."""
    rows = db.execute(
        f"SELECT {form}, number, {name}, upper({name}), {KEY}, {', '.join(IDENTIFIERS)}"
        f" FROM rows WHERE {COUNTED} AND {among(name)} ORDER BY 1, number",
        {"run": run},
    )
    for _, group in groupby(rows, key=itemgetter(0)):
        members = islice(group, _COMPARED)
        yield [
            _Member(number, value, spelling, key, tuple(identifiers))
            for _, number, value, spelling, key, *identifiers in members
        ]


def _warning(
    fault: Fault, name: str, layout: Layout, one: _Member, others: Sequence[_Member]
) -> Problem:
    numbers = [other.number for other in others]
    return Problem(
        fault.value,
        name,
        layout.address(name, one.number),
        one.value,
        Severity.WARNING,
        {"rows": rows_named(numbers, len(numbers))},
        others[0].value,
    )
