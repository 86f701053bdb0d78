"""What was understood of a file, and by what evidence: notes for the plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from importer.loader.formats import Source
from importer.loader.headings import beside, mappings, origin, sheets
from importer.loader.headings.columns import Wishes
from importer.loader.headings.mappings import Confidence, ExportMapping
from importer.loader.headings.sheets import Found, chosen, listed
from importer.loader.headings.values import Values
from importer.loader.options import ReadOptions
from importer.model import Column, InputError, Layout, Note, field_label, term_label
from importer.texts import JOINERS, Lang, has, printable, say
from importer.vocabulary import (
    TERMS,
    Role,
    bare,
    hinted,
    known,
    questions,
    quoted,
    tells_of_another,
)

#: Fields of which a device has several values.
_SEVERAL = ("disk_serial_number", "mac_address")
#: Known by its values as well, for it has a thousand headings.
_OWNED = "device_ownership"
#: Why a heading of owners is not read: people stand below most of them.
_PERSON = "person"
#: And why another one is not, whose values may say more than its heading.
_BY_VALUES = ("", _PERSON, "version")
#: What stands in a proposed command for a heading that the user has to choose.
_HEADING = {Lang.EN: "HEADING", Lang.ZH: "表头"}


@contextmanager
def on_error(source: Source, options: ReadOptions, found: Found | None = None) -> Iterator[None]:
    """An error raised inside says as well what was taken for granted before: the encoding of a
    text; the sheet that was read, the row that was taken for the headings, and the sheet that is
    more of a list of devices.  Of headings that were probably misread none is shown, and no option
    is proposed."""
    try:
        yield
    except InputError as error:
        doubt = next((note for note in source.notes if note.warns), None)
        if doubt is not None and ("options" in error.params or error.slug == "no-header"):
            raise _misread(doubt) from error
        names = [sheet.name for sheet in source.sheets()]
        told = list(source.notes)
        tried = next((name for name in options.sheets if name in names), None)
        if found is not None:
            tried = found.sheet
            if len(names) > 1:
                told.append(Note("read-sheet", {"sheet": tried}))
            others = [name for name in found.together if name != tried]
            if others:
                words = {"sheet": tried, "option": chosen(others)}
                told.append(Note("without-sheet", words))
            told += _of_devices(found)
        other = sheets.better(source, tried, options)
        if other is not None and other not in (found.together if found else options.sheets):
            told.append(Note("better-sheet", {"sheet": other, "option": chosen([other])}))
        error.notes += tuple(told)
        raise


def _misread(doubt: Note) -> InputError:
    """That the encoding comes before all that a text's headings may mean."""
    options = dict.fromkeys(Lang, doubt.params["pasted"])
    return InputError("encoding-first", {**doubt.params, "options": options})


def on_place(source: Source, layout: Layout, found: Found) -> tuple[Note, ...]:
    """Where the table stands, and the sheets that are not read."""
    header = found.header
    read = found.together or (layout.sheet,)
    others = [
        sheet
        for sheet in source.sheets()
        if sheet.name not in read and not origin.is_beside(layout, sheet.name)
    ]
    notes = list(source.notes)
    if header.top < header.number:
        params = {"sheet": layout.sheet, "top": header.top, "row": header.number}
        slug = "header-rows" if header.top > 1 else "header-rows-at-once"  # nothing is above
        notes.append(Note(slug, params))
    elif header.number > 1:
        notes.append(Note("header-row", {"sheet": layout.sheet, "row": header.number}))
    notes += _of_devices(found)
    for visible, slug in ((True, "other-sheets"), (False, "hidden-sheets")):
        names = [sheet.name for sheet in others if sheet.visible is visible]
        if names:
            params = {"sheet": listed(read), "sheets": listed(names), "names": tuple(names)}
            notes.append(Note(slug, params))
    if found.others:
        words = {"sheets": listed(found.others), "option": chosen([layout.sheet, *found.others])}
        notes.append(Note("more-lists", words, warns=True))
    for name in found.silent:
        notes.append(Note("silent-list", {"sheet": name, "option": chosen([name])}, warns=True))
    return tuple(notes)


def _of_devices(found: Found) -> Iterator[Note]:
    if found.header.of_devices:
        labels = quoted(found.header.labels)
        params = {"sheet": found.sheet, "row": found.header.number, "labels": labels}
        yield Note("header-of-devices", params)


def on_headings(layout: Layout, wishes: Wishes, options: ReadOptions) -> tuple[Note, ...]:
    """The mapping that was used or nearly used, the headings that look right and are not, and
    those that may be right and are not read."""
    labels = [column.label for column in layout.columns]
    mapping = wishes.mapping
    notes = [Note("mapping-broken", {"why": _texts(error)}) for error in options.unusable]
    if mapping is None:
        for near in mappings.nearly(labels, options.known()):
            params = {"name": near.name, "labels": quoted(mappings.missing(labels, near))}
            notes.append(Note("mapping-nearly", params))
    else:
        notes += _used(labels, mapping, asked=options.mapping is not None)
    read = {column.index for column in layout.columns if column.field}
    tables = beside.unread(labels, read) if mapping is None else None
    if tables is not None:
        notes.append(Note("side-by-side", tables))
    told = origin.facts_in(labels)
    unread = _unread(layout, wishes)
    named = {column.index for columns in unread.values() for column in columns}
    traps = [c for c in layout.columns if c.trap and c.label not in told and c.index not in named]
    if traps:
        why = {lang: _with_reasons(traps, lang) for lang in Lang}
        notes.append(Note("traps", {"labels": why}))
    notes += _asking(layout)
    notes += _proposed(unread, wishes)
    others = _of_other_devices(layout, wishes) if mapping is None else []
    if others:
        heading = others[0] if len(others) == 1 and "," not in others[0] else _HEADING
        notes.append(Note("other-serials", {"labels": quoted(others), "heading": heading}))
    return tuple(notes)


def on_tables_beside(labels: Sequence[str], counted: int | None, values: Values) -> Iterator[Note]:
    """Tables beside the one that is read: one from the column ``counted`` on, and one whose
    headings stand further down."""
    if counted is not None:
        yield Note("side-by-side", {"right": beside.span(counted, len(labels) - 1)})
    elif (place := beside.lower(labels, values.rows)) is not None:
        yield Note("side-by-side", {"right": beside.span(*place)}, warns=True)


def _asking(layout: Layout) -> Iterator[Note]:
    """Headings that ask yes or no, and what either is taken for."""
    for column in layout.columns:
        name = column.field or ""
        asked = questions.asked_of(column.label, name)
        if asked is not None:
            yes, no = (
                {lang: term_label(name, code, lang) for lang in Lang}
                for code in (asked.yes, asked.no)
            )
            label = printable(bare(column.label))
            yield Note("yes-or-no", {"label": label, "yes": yes, "no": no})


def _used(labels: list[str], mapping: ExportMapping, *, asked: bool) -> Iterator[Note]:
    evidence = quoted(mappings.evidence_in(labels, mapping))
    params = {"title": mapping.title, "name": mapping.name, "labels": evidence}
    yield Note("mapping-asked" if asked else f"mapping-{mapping.confidence}", params)
    lacks = mappings.missing(labels, mapping)
    if lacks and (asked or mapping.confidence is Confidence.OWN):
        yield Note("mapping-lacks", {"name": mapping.name, "labels": quoted(lacks)})
    if mapping.note:
        yield Note("mapping-note", {"note": mapping.note})


def _unread(layout: Layout, wishes: Wishes) -> dict[str, list[Column]]:
    """Columns whose heading has a word of a field in it that no column fills."""
    filled = {column.field for column in layout.columns} | layout.constants.keys()
    found: defaultdict[str, list[Column]] = defaultdict(list)
    for column in layout.columns:
        # 网卡 may head a card's name or its address.
        is_taken = column.role is not None and column.role is not Role.ADAPTER
        if column.field or is_taken or column.trap not in ("", _PERSON):
            continue
        field = None if column.trap else hinted(column.label)
        if field is None and wishes.suit is not None and wishes.suit(_OWNED, column.index):
            field = _OWNED  # 设备性质, 所有者: 公司, 个人
        if field and field not in filled:
            found[field].append(column)
    for field, column in _better(layout, wishes):
        found[field].append(column)
    return found


def _better(layout: Layout, wishes: Wishes) -> Iterator[tuple[str, Column]]:
    """Columns whose values are those of a field that another one fills by its heading alone: OS
    with 23H2 beside OS Version with Windows 11."""
    if wishes.mapping is not None or wishes.suit is None or wishes.hold is None:
        return
    for field in TERMS:
        filling = [column for column in layout.columns if column.field == field]
        is_said = any(wishes.hold(field, column.index) for column in filling)
        if not filling or is_said or field in wishes.chosen:
            continue
        for column in layout.columns:
            is_free = not column.field and column.role is None and column.trap in _BY_VALUES
            if is_free and not tells_of_another(column.label) and wishes.suit(field, column.index):
                yield field, column


def _of_other_devices(layout: Layout, wishes: Wishes) -> list[str]:
    """Headings of further serial numbers beside the column that is read: 台式机SN of 笔记本SN."""
    name = "serial_number"
    if wishes.suit is None or not any(column.field == name for column in layout.columns):
        return []
    return [
        printable(bare(column.label))
        for column in layout.columns
        if not (column.field or column.role or column.trap)
        and name in ((known(column.label) or ("",))[0], hinted(column.label))
        and wishes.suit(name, column.index)
    ]


def _proposed(unread: Mapping[str, Sequence[Column]], wishes: Wishes) -> Iterator[Note]:
    """Each with the option that reads them where their values say which one is meant.  Without
    its serial number a device may be registered by less than it is known by, for good."""
    for field, columns in unread.items():
        warns = field in ("serial_number", "device_system")
        what = {lang: field_label(field, lang) for lang in Lang}
        shown = quoted([column.label for column in columns])
        params = {"field": field, "what": what, "labels": shown}
        labels = [
            printable(bare(column.label))
            for column in columns
            if questions.asked_of(column.label, field) is not None
            or (wishes.suit is not None and wishes.suit(field, column.index))
        ]
        if len(labels) == 1 or (labels and field in _SEVERAL):
            # A device has several disks and cards: the first real value counts.
            plain = [label for label in labels if "," not in label] or labels[:1]
            yield Note("unread", {**params, "label": ",".join(plain)}, warns=warns)
        elif labels or field in TERMS or any(_may_hold(field, c, wishes) for c in columns):
            names = [printable(bare(column.label)) for column in columns]
            one = names[0] if len(names) == 1 and "," not in names[0] else _HEADING
            yield Note("unread-which", {**params, "heading": one}, warns=warns)


def _may_hold(field: str, column: Column, wishes: Wishes) -> bool:
    """Whether a column that nobody may propose to be read may hold a field all the same."""
    return wishes.hold is not None and wishes.hold(field, column.index)


def _with_reasons(traps: Sequence[Column], lang: Lang) -> str:
    """Columns that look right and are not, those with the same reason together, and why."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for column in traps:
        found[column.trap].append(column.label)
    told = []
    for trap, labels in found.items():
        slugs = (f"trap.{trap}.short", f"trap.{trap}")
        why = next((say(slug, lang) for slug in slugs if has(slug)), trap)
        told.append(say("note.traps.why", lang, {"labels": quoted(labels), "why": why}))
    return JOINERS[lang].join(told)


def _texts(error: InputError) -> dict[Lang, str]:
    return {lang: error.text(lang) for lang in Lang}
