"""Saving what a file's columns mean as a mapping, for the next file of that kind."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.items import Table

from importer.loader.headings.mappings import NO_MAPPING
from importer.model import Column, InputError, Layout, column_letter, columns_named
from importer.texts import reason
from importer.vocabulary import FIELDS, Role, bare

_NAME = re.compile(r"[\w-]{1,60}")
#: By so many headings the file is known again: few enough that one that is renamed does not
#: matter, and more than another list would have by chance.
_EVIDENCE = 5
_HEAD = """\
A saved mapping of device-importer: what the columns of one kind of spreadsheet mean.
{name}.toml was made from {file}. It can be edited by hand; headings are compared without
regard to case, spaces and punctuation.
由 device-importer 保存的映射：说明某类表格各列的含义。根据 {file} 生成，可以手工编辑；
比较表头时不区分大小写、空格和标点。"""
_PARTS = {
    "detect": "The file is known by these headings: all of them must be there.\n"
    "凭这些表头识别文件：必须全部存在。",
    "fields": "Field = headings, the one to be looked at first before the others.\n"
    "字段 = 表头；有多个时按先后取值。",
    "constants": "Values for missing cells.  单元格缺失时使用的值。",
    "values": "What words of the file mean.  文件中的词与程序取值的对应。",
    "never": "Headings that look right and are not, with the reason.\n"
    "看似可用、但不采用的表头及原因。",
    "roles": "Columns that help: the device's model and maker, its name and user, its network"
    " card, a running number.\n"
    "辅助列：型号、厂商、名称、使用人、网卡、序号。",
}


def save_mapping(
    name: str, folder: Path | str, layout: Layout, without: Collection[str] = ()
) -> Path:
    """Write the meaning of a file's columns, with its constants and words, to
    ``NAME.toml`` in a folder; returns its path.  ``without``: fields that are to have no column.

    Raises ``InputError`` for a name that is none, or that is taken, for a column that was chosen
    by its letter, which a mapping can't say, and where the folder can't be written.
    """
    if not _NAME.fullmatch(name) or name.casefold() == NO_MAPPING:
        raise InputError("mapping-name", {"name": name})
    _require_headings(layout)
    folder = Path(folder)
    path = folder / f"{name}.toml"
    text = tomlkit.dumps(_document(name, layout, without))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise InputError("mapping-exists", {"file": path}) from error
    except OSError as error:
        raise InputError("unwritable", {"path": path, "why": reason(error)}) from error
    return path


def _require_headings(layout: Layout) -> None:
    labels = [column.label for column in layout.columns]
    for column in layout.columns:
        if column.why == "map" and columns_named(labels, bare(column.label)) != [column.index]:
            raise InputError("mapping-letter", {"column": column_letter(column.index)})


def _document(name: str, layout: Layout, without: Collection[str]) -> TOMLDocument:
    document = tomlkit.document()
    _comment(document, _HEAD.format(name=name, file=layout.file))
    document.add("title", tomlkit.string(name))
    columns = layout.columns
    mapped = {
        field: [column.label.strip() for column in layout.columns_of(field)] for field in FIELDS
    }
    roles = {role.value: _labels(layout.with_role(role)) for role in Role if role != Role.ORIGIN}
    never = {column.label.strip(): column.trap for column in columns if column.trap}
    values = {field: dict(layout.values.get(field, {})) for field in FIELDS}
    _add(document, "detect", {"all": _evidence(columns)})
    _add(document, "fields", mapped, keep=without)
    _add(document, "roles", roles)
    _add(document, "constants", layout.constants)
    _add(document, "values", values)
    _add(document, "never", never)
    return document


def _labels(columns: tuple[Column, ...]) -> list[str]:
    return [column.label.strip() for column in columns if column.label.strip()]


def _evidence(columns: tuple[Column, ...]) -> list[str]:
    """Headings of the file's own before those that any list has."""
    own = [c for c in columns if c.why in ("map", "mapping")]
    fields = [c for c in columns if c.field]
    labels = (column.label.strip() for column in (*own, *fields, *columns))
    return list(dict.fromkeys(label for label in labels if label))[:_EVIDENCE]


def _add(
    document: TOMLDocument, name: str, content: Mapping[str, object], keep: Collection[str] = ()
) -> None:
    """A table with its comment; nothing where it would be empty, but for keys to ``keep``."""
    filled = {key: value for key, value in content.items() if value or key in keep}
    if not filled:
        return
    document.add(tomlkit.nl())
    _comment(document, _PARTS[name])
    table: Table = tomlkit.table()
    for key, value in filled.items():
        table.add(key, tomlkit.item(value))
    document.add(name, table)


def _comment(document: TOMLDocument, text: str) -> None:
    for line in text.splitlines():
        document.add(tomlkit.comment(line))
