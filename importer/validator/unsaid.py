"""What else tells the operating system, or the kind, of a row whose own cell leaves it open.

In this order: a word that ``--value`` explains, the model, what the row is called.  Last comes the
value for the whole file (``--set``), and never against what the row says of itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from importer.model import BY_VALUES, CellValue, Column, Layout, text_of
from importer.vocabulary import (
    COMPUTER,
    DESKTOP,
    DEVICES,
    FITTING,
    HEADS_OF_THINGS,
    HEADS_OF_THINGS_OR_NAMES,
    IDENTIFIERS,
    NAMES_OF_THINGS,
    PHONE,
    SYSTEM_BY_CODE,
    TABLET,
    Fault,
    Role,
    devices,
    key_of,
    label_key,
    models,
    terms,
)

_FIELD = "device_system"
MACOS = next(code for code, system in SYSTEM_BY_CODE.items() if system.slug == "macos")
_IOS = next(code for code, system in SYSTEM_BY_CODE.items() if system.slug == "ios")
_WINDOWS = next(code for code, system in SYSTEM_BY_CODE.items() if system.slug == "windows")
#: What phones are identified by.
_MOBILE = frozenset(IDENTIFIERS) - frozenset(DESKTOP)
_NAMES = frozenset(map(label_key, NAMES_OF_THINGS))
_THINGS = frozenset(map(label_key, HEADS_OF_THINGS))
_THINGS_BY_VALUES = frozenset(map(label_key, HEADS_OF_THINGS_OR_NAMES))
#: What a network card is described as: that of a dock is no dock.
_CARDS = frozenset(("dock", "network", "storage"))

#: Where nothing is said of the system but the value for the whole file, if there is one.
_OPEN = (None, Fault.SYSTEM_OPEN, Fault.SYSTEM_MISSING)
#: What a heading has besides a system's name.
_VERSION = re.compile(r"versions?|版本号?|build|[_:：]", re.IGNORECASE)
#: How many different rows are remembered: most are of few models.
_REMEMBERED = 5000
#: A column, and the text that stands in it.
_Place = tuple[Column, str]
#: The slug of a kind, "" where nobody knows; and by which cell.
_Found = tuple[str, _Place | None]


class Settled(NamedTuple):
    """The number of the operating system, or None; what is to be said, and of which cell."""

    code: int | None
    fault: Fault | None = None
    at: _Place | None = None
    params: Mapping[str, str] = {}


#: Neither a system, nor more to be said than of the row's own cell.
_NOTHING = Settled(None)


@dataclass(frozen=True, slots=True)
class Unsaid:
    """The columns of a file that tell what a row is about; ``words`` are those of ``--value``,
    as keys, ``constant`` is the value for the whole file or "".  ``mobile``: whether a phone's
    identifier can be there at all."""

    kinds: tuple[Column, ...]
    models: tuple[Column, ...]
    names: tuple[Column, ...]
    hosts: tuple[Column, ...]
    versions: tuple[Column, ...]
    things: tuple[Column, ...]
    makers: tuple[Column, ...]
    words: Mapping[str, str]
    constant: str
    mobile: bool
    _settled: dict[tuple[object, ...], Settled] = field(default_factory=dict)

    @property
    def headed(self) -> tuple[Column, ...]:
        """The columns of kinds by their headings, which count whatever else the row says."""
        return tuple(column for column in self.kinds if column.why != BY_VALUES)

    @property
    def called(self) -> tuple[Column, ...]:
        """The columns in which a device may be called by its model or its kind."""
        return (*self.names, *(column for column in self.things if column not in self.names))

    @property
    def _telling(self) -> tuple[Column, ...]:
        return (*self.models, *self.kinds, *self.names, *self.versions)

    def other_kind(self, cells: Sequence[CellValue]) -> Settled | None:
        """Of a row that says that it is about no device: of which kind it is."""
        kind, at = _by_kinds(self.headed, cells)
        if kind and kind not in DEVICES:
            return _left(kind, at)
        for column in self.things:
            cell = cells[column.index]
            thing = devices.other_things().get(cell) if isinstance(cell, str) else None
            if thing and not (column.role is Role.ADAPTER and thing in _CARDS):
                return self._thing(column, cells)
        return None

    def phone(self, cells: Sequence[CellValue]) -> _Place | None:
        """What says of a row that it is about a phone, whatever system is written in it; None where
        something else says that it is about a computer."""
        models_of = list(_filled(self.models, cells))
        kinds, called = list(_filled(self.kinds, cells)), _filled(self.called, cells)
        found = [
            *(place for place in models_of if devices.is_phone_model(place[1])),
            *(place for place in kinds if devices.is_surely_phone(place[1])),
            *(place for place in called if devices.is_called_as_phone(place[1])),
        ]
        if not found or any(models.is_computer(text) for _, text in models_of):
            return None
        return None if any(devices.is_surely_computer(text) for _, text in kinds) else found[0]

    def no_mac(self, cells: Sequence[CellValue]) -> _Place | None:
        """What says of a row that its device is another maker's computer than Apple's: its model,
        or else its maker, where the model is no Mac's, for that may be the dealer."""
        if found := _no_mac(self.models, cells):
            return found
        makers = (place for place in _filled(self.makers, cells) if models.makes_no_macs(place[1]))
        found = next(makers, None)
        is_mac = any(models.system_of(text) == MACOS for _, text in _filled(self.models, cells))
        return None if is_mac else found

    def another(self, cells: Sequence[CellValue], code: int) -> _Place | None:
        """The model of a row which has another system for certain than this one of phones."""
        places = _filled(self.models, cells)
        return next((p for p in places if models.system_of(p[1]) not in (None, code)), None)

    def _thing(self, column: Column, cells: Sequence[CellValue]) -> Settled | None:
        """What a name that is a word for a thing says, unless the row says by its kind or its
        model that it is a computer: Printer is what somebody may call one."""
        text = text_of(cells[column.index]).strip()
        if any(models.is_computer(model) for _, model in _filled(self.models, cells)):
            return None
        kinds = (text for _, text in _filled(self.headed, cells))
        kind = devices.kind(" > ".join((*kinds, text)))
        return None if kind in ("", *DEVICES) else _left(kind, (column, text))

    def left_by_kind(self, cells: Sequence[CellValue]) -> Settled | None:
        """Of a row that names no system of ours: which kind it is, where that is none of a
        device."""
        kind, at = self._kind(cells)
        return _left(kind, at) if kind and kind not in DEVICES else None

    def handheld(self, cells: Sequence[CellValue]) -> Settled | None:
        """Of a row whose cell says that it is a phone's or a tablet's system, and not which one:
        that it is about one, and the list has no room for what identifies it."""
        kind, at = self._kind(cells)
        is_one = kind in (PHONE, TABLET) and not self.mobile
        return Settled(None, Fault.PHONE_WITHOUT_ID, at) if is_one else None

    def harmless(self, cells: Sequence[CellValue]) -> Iterator[CellValue]:
        """The cells of kinds that by themselves leave nothing out and contradict no system."""
        for column in self.kinds:
            text = text_of(cells[column.index])
            if devices.kind(text) in ("", *DEVICES) and not devices.is_surely_phone(text):
                yield cells[column.index]

    def computers(self, cells: Sequence[CellValue]) -> Iterator[CellValue]:
        """The cells of models that contradict no system."""
        for column in self.models:
            if not devices.is_phone_model(text_of(cells[column.index]).strip()):
                yield cells[column.index]

    def settle(
        self, cells: Sequence[CellValue], fault: Fault | None = None, text: str = ""
    ) -> Settled:
        """The system of a row by all but its own cell, which is blank, or by whose ``text`` there
        is this ``fault``: then never another system than the cell leaves, and last comes what a
        word of ``--value`` makes of it, for it is said of rows that tell more as well."""
        key = (fault, *(cells[column.index] for column in self._telling))
        found = self._settled.get(key)
        if found is None:
            found = self._settle(cells, fault)
            if len(self._settled) < _REMEMBERED:
                self._settled[key] = found
        if fault is None:
            # Names are many, and of use only where nothing else says anything.
            return self._by_host(cells, found) if found.fault in _OPEN else found
        return Settled(self._explained(text)) if found == _NOTHING else found

    def _by_host(self, cells: Sequence[CellValue], found: Settled) -> Settled:
        """What a row is called by somebody, where that is what such a thing is called of itself
        (Anna's iPhone) or nothing but a kind (PRINTER-01); else what was ``found``."""
        for column, text in _filled(self.hosts, cells):
            kind = devices.kind_of_name(text)
            if kind and kind not in DEVICES:
                return _left(kind, (column, text))
            code = models.system_of_name(text)
            if code is not None and code != found.code:
                if (ours := self._explained(text)) is not None:
                    return Settled(ours)
                params = {"system": str(code), "model": text}
                return Settled(code, Fault.SYSTEM_OF_MODEL, None, params)
        return found

    def _settle(self, cells: Sequence[CellValue], fault: Fault | None) -> Settled:
        told = [*_filled(self.models, cells), *_filled(self.kinds, cells)]
        for column, text in told:
            if (ours := self._meant(text, fault, column)) is not None:
                return Settled(ours)
        kind, at = self._kind(cells)
        if kind and kind not in DEVICES:
            return _left(kind, at)
        default = terms.read(_FIELD, self.constant, True)[0] if self.constant else None
        told_of = (*told, *_filled(self.names, cells), *_filled(self.versions, cells))
        for column, text in told_of:
            said = _with_heading(column.label, text) if column in self.versions else text
            if (ours := self._meant(said, fault, column)) is not None:
                return Settled(ours)
            code, other = models.system_of(text), None
            if code is None and column not in (*self.models, *self.names):
                code, other = terms.read(_FIELD, text, False)
            if code is None and said != text:
                code = terms.read(_FIELD, said, False)[0]
            if other is Fault.SYSTEM_CODELESS:
                return Settled(None, other, (column, text))
            if code is not None:
                if fault in FITTING and code not in terms.systems_left(fault):
                    return _NOTHING  # the row contradicts itself
                params = {"system": str(code), "model": said}
                if fault is not None:
                    return Settled(code, Fault.SYSTEM_BY_MODEL, None, params)
                of_model = None if code == default else Fault.SYSTEM_OF_MODEL
                return Settled(code, of_model, None, params)
        if fault is not None:
            return self._by_kind(cells, (kind, at)) if fault in FITTING else _NOTHING
        word = {"word": told[0][1]} if told else {}
        return self._by_default(cells, (kind, at), default, word)

    def _explained(self, word: str) -> int | None:
        """The system that ``--value`` makes of a word."""
        ours = self.words.get(label_key(word))
        return terms.read(_FIELD, ours, True)[0] if ours else None

    def _meant(self, word: str, fault: Fault | None, column: Column) -> int | None:
        """What a word was said to mean, where the row's own cell leaves that: of Apple's systems
        one, or of a model any that has such a version.  A kind has more than one model."""
        code = self._explained(word)
        if fault is None or code is None:
            return code
        is_meant = code in terms.systems_left(fault) and (fault in FITTING or column in self.models)
        return code if is_meant else None

    def _by_kind(self, cells: Sequence[CellValue], found: _Found) -> Settled:
        """Apple's laptop is a Mac, its tablet an iPad; unless the model is another maker's."""
        kind, at = found
        if at is None or at[0] not in self.kinds or _no_mac(self.models, cells):
            return _NOTHING
        if kind == COMPUTER and not devices.is_surely_computer(at[1]):
            return _NOTHING
        code = MACOS if kind == COMPUTER else _IOS
        return Settled(code, Fault.SYSTEM_BY_KIND, None, {"system": str(code), "said": at[1]})

    def _by_default(
        self,
        cells: Sequence[CellValue],
        found: _Found,
        default: int | None,
        word: Mapping[str, str],
    ) -> Settled:
        """The value for the whole file, unless a phone would become a computer, a computer a
        phone, or another maker's computer a Mac."""
        kind, at = found
        takes = SYSTEM_BY_CODE[default].takes if default is not None else ()
        is_phone = not _MOBILE.isdisjoint(takes)
        if kind == PHONE and not is_phone and not self.mobile:
            return Settled(None, Fault.PHONE_WITHOUT_ID, at)
        if default == MACOS and (other := _no_mac(self.models, cells)):
            params = {"said": other[1], "word": other[1]}
            return Settled(None, Fault.SYSTEM_KIND, other, params)
        if default is None:
            return Settled(None, Fault.SYSTEM_OPEN if word else Fault.SYSTEM_MISSING, None, word)
        if kind and is_phone is (kind == COMPUTER):
            said = at[1] if at else ""
            return Settled(None, Fault.SYSTEM_KIND, at, {"said": said, "word": said, **word})
        return Settled(default)

    def _kind(self, cells: Sequence[CellValue]) -> _Found:
        """What the row is about, by a model that can be of one kind only, by the columns of
        kinds, by a name that gives it away, or by a model in place of the kind."""
        found = _known(_filled(self.models, cells), devices.kind_of_model)
        found = found if found[0] else _by_kinds(self.kinds, cells)
        others = (*self.names, *self.kinds)
        return found if found[0] else _known(_filled(others, cells), devices.kind_of_model)


def unsaid(layout: Layout, constants: Mapping[str, str], words: Mapping[str, str]) -> Unsaid:
    """What may tell the systems of a file's rows; ``words`` are keys → words of ours."""
    given = {column.field for column in layout.columns} | constants.keys()
    called = layout.with_role(Role.NAME)
    names = tuple(c for c in called if key_of(c.label) in _NAMES)
    return Unsaid(
        kinds=layout.with_role(Role.KIND),
        models=layout.with_role(Role.MODEL),
        names=names,
        hosts=tuple(c for c in called if c not in names),
        versions=tuple(column for column in layout.columns if column.trap == "version"),
        things=tuple(filter(_is_of_things, layout.columns)),
        makers=layout.with_role(Role.MAKER),
        words=words,
        constant=constants.get(_FIELD, ""),
        mobile=not _MOBILE.isdisjoint(given),
    )


def _is_of_things(column: Column) -> bool:
    """Whether a word for a thing, alone in a cell of a column, is what its row is about."""
    if column.field or column.trap or not column.label.strip():
        return False
    if column.role is Role.KIND:
        return column.why == BY_VALUES and key_of(column.label) in _THINGS_BY_VALUES
    is_one = column.role in (None, Role.NAME, Role.ADAPTER)
    return is_one and key_of(column.label) in _THINGS


def _with_heading(label: str, version: str) -> str:
    """A version with the system in front whose heading it has: iOS Version, 11.2.2.  Below
    Windows Version stands that of any computer."""
    name = _VERSION.sub(" ", label).strip()
    is_its_own = version[:1].isdigit() and terms.read(_FIELD, name, False)[0] not in (
        None,
        _WINDOWS,
    )
    return f"{name} {version}" if is_its_own else version


def _filled(columns: Sequence[Column], cells: Sequence[CellValue]) -> Iterator[_Place]:
    for column in columns:
        text = text_of(cells[column.index]).strip()
        if not terms.says_nothing(_FIELD, text):
            yield column, text


def _by_kinds(columns: Sequence[Column], cells: Sequence[CellValue]) -> _Found:
    """Several columns are levels, from above to below: Computers, Monitors."""
    places = list(_filled(columns, cells)) if columns else []
    if not places:
        return "", None
    kind = devices.kind(" > ".join(text for _, text in places))
    alone = (place for place in places if devices.kind(place[1]) == kind)
    return (kind, next(alone, places[-1])) if kind else ("", None)


def _known(places: Iterable[_Place], read: Callable[[str], str]) -> _Found:
    return next(((kind, place) for place in places if (kind := read(place[1]))), ("", None))


def _no_mac(columns: Sequence[Column], cells: Sequence[CellValue]) -> _Place | None:
    return next((place for place in _filled(columns, cells) if models.is_no_mac(place[1])), None)


def _left(kind: str, at: _Place | None) -> Settled:
    return Settled(None, Fault.LEFT_KIND, at, {"kind": kind})
