"""Columns that say what the rows are about, laptops and monitors, under a heading that nobody
knows: Beschreibung, Product, 设备.

Without them ``--set`` would register the monitors of a list as computers.  A column of what
somebody was given along with a computer (Accessories: dock, headset) is none: no computer stands
in it.  Where models stand below a heading of names (Device name: iPhone 14 128GB), they are models.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import replace

from importer.model import BY_VALUES, CellValue, Column, text_of
from importer.vocabulary import (
    Role,
    devices,
    is_blank,
    key_of,
    label_key,
    models,
    tells_of_another,
)

#: What such a column is headed as well, though mostly others are.
_DESCRIPTION = Role.ADAPTER
_THINGS = frozenset(map(label_key, ("Device", "Asset", "Machine", "Computer", "Host")))
#: Under these as well, if it is kinds that stand there.
_NAMES = frozenset(map(label_key, ("Name", "Device name")))
#: So many different words make a column of kinds, or of models.
_FEWEST = 2
#: The share of the rows that have to say something, and of the words that have to be known.
_FILLED, _KINDS, _MODELS = 0.5, 0.8, 0.5


def told(
    columns: Sequence[Column], rows: Callable[[], Sequence[Sequence[CellValue]]]
) -> tuple[Column, ...]:
    """The columns with the role of one that holds kinds, and of one that holds models, where
    headings name none; ``rows`` are the first ones below them."""
    found = tuple(columns)
    for role, is_one in ((Role.KIND, _is_of_kinds), (Role.MODEL, _is_of_models)):
        if any(column.role is role for column in found):
            continue
        heads = _THINGS | _NAMES if role is Role.KIND else _THINGS
        those = (c for c in found if _may_be(c, heads))
        place = next((c.index for c in those if is_one(_words(c, rows()))), None)
        if place is None and role is Role.MODEL:
            place = next((c.index for c in found if _names_models(c, rows)), None)
        found = tuple(
            replace(c, role=role, why=BY_VALUES) if c.index == place else c for c in found
        )
    return found


def _may_be(column: Column, heads: Set[str]) -> bool:
    """Whether a heading says nothing else of its column; under most that head names, but for
    ``heads``, stands what somebody called a computer."""
    if column.field or column.trap or tells_of_another(column.label):
        return False
    is_thing = column.role is Role.NAME and key_of(column.label) in heads
    return column.role in (None, _DESCRIPTION) or is_thing


def _names_models(column: Column, rows: Callable[[], Sequence[Sequence[CellValue]]]) -> bool:
    """Whether below a heading of names stand models, of phones alone as well."""
    if (
        column.role is not Role.NAME
        or column.field
        or column.trap
        or tells_of_another(column.label)
    ):
        return False
    texts = _texts(column, rows())
    known = [text for text in texts if _is_written_out(text)]
    return len(known) >= max(_FEWEST, _MODELS * len(texts))


def _is_written_out(text: str) -> bool:
    """Whether a text is a certain model with its number, and nothing that somebody calls his own:
    neither iPhone, iPad 12 and MacBook von Anna nor Latitude-01."""
    is_certain = models.system_of(text) is not None or models.is_computer(text)
    is_full = " " in text.strip() and any(map(str.isdigit, text))
    return is_full and is_certain and not models.is_somebodys(text)


def _words(column: Column, rows: Sequence[Sequence[CellValue]]) -> list[str]:
    """As ``_texts``; none of a column of names with a number behind one of them (PC1)."""
    texts = _texts(column, rows)
    is_names = key_of(column.label) in _NAMES
    return [] if is_names and any(text[-1].isdigit() for text in texts) else texts


def _texts(column: Column, rows: Sequence[Sequence[CellValue]]) -> list[str]:
    """The different words of a column; [] where most of its cells are blank."""
    cells = [text_of(row[column.index]).strip() for row in rows if column.index < len(row)]
    filled = [text for text in cells if not is_blank(text)]
    return list(dict.fromkeys(filled)) if len(filled) >= _FILLED * len(rows) else []


def _is_of_kinds(texts: Sequence[str]) -> bool:
    """Whether nearly all words are kinds, a laptop or a desktop among them: departments are called
    IT, Network and Storage."""
    known = [text for text in texts if devices.kind(text)]
    is_enough = len(known) >= max(_FEWEST, _KINDS * len(texts))
    computers = [text for text in known if devices.is_surely_computer(text)]
    if len(computers) == len(known):
        # pc1, pc2, Laptop-07 are names.
        computers = [text for text in computers if not text[-1].isdigit()]
    return is_enough and computers != []


def _is_of_models(texts: Sequence[str]) -> bool:
    """Whether many words are models that are certain, a computer's among them."""
    known = [text for text in texts if _is_certain(text)]
    is_enough = len(known) >= max(_FEWEST, _MODELS * len(texts))
    return is_enough and any(map(models.is_computer, known))


def _is_certain(text: str) -> bool:
    is_one = models.system_of(text) is not None or models.is_computer(text)
    return is_one or devices.kind_of_model(text) != ""
