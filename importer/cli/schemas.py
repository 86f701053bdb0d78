"""The JSON Schemas of what scripts read: each stands alone as it is printed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

#: A line of ``--results FILE.jsonl``, a line of ``--log FILE``, and what each command prints
#: with ``--json``.
NAMES = (
    *("row", "log", "run", "check", "resume", "runs", "report", "undo", "compare", "update"),
    *("export", "template", "columns", "doctor"),
)
#: Schemas that are files of their own.
_FILES = ("row", "log")
_REFERENCE = "#/$defs/"


def schema_text(name: str) -> str:
    """A schema as it is printed."""
    if name in _FILES:
        return _read(name).rstrip("\n")
    return json.dumps(_of_command(name), ensure_ascii=False, indent=2)


def _of_command(name: str) -> dict[str, Any]:
    """The object of a command, or that of an error which ended it, with what both are made of."""
    whole = json.loads(_read("commands"))
    own, known = whole["commands"][name], whole["$defs"]
    ends = {"anyOf": [own, {"$ref": f"{_REFERENCE}failed"}]}
    needed: dict[str, Any] = {}
    waiting = list(_references(ends))
    while waiting:
        part = waiting.pop()
        if part not in needed:
            needed[part] = known[part]
            waiting += _references(known[part])
    return {
        "$schema": whole["$schema"],
        "title": f"What device-importer {name} --json prints for each {whole['each'][name]}",
        "description": whole["description"],
        **ends,
        "$defs": {part: known[part] for part in known if part in needed},
    }


def _references(part: object) -> Iterator[str]:
    """The shared parts that a part of a schema names."""
    if isinstance(part, Mapping):
        for key, value in part.items():
            if key == "$ref":
                yield str(value).removeprefix(_REFERENCE)
            else:
                yield from _references(value)
    elif isinstance(part, list):
        for item in part:
            yield from _references(item)


def _read(name: str) -> str:
    return resources.files("importer").joinpath("schemas", f"{name}.json").read_text("utf-8")
