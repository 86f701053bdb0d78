"""Saved mappings: what the headings and words of one product's export mean.

A mapping is a small TOML file: the headings by which the export is known, heading → field,
word → word for each field, constants, and headings that look right and are not.  Ours are
shipped with the package (``templates/mappings/`` in the source); the user's own stand in the
data folder and win over ours.
"""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from importer.model import InputError
from importer.texts import Lang, reason
from importer.vocabulary import FIELDS, TERMS, Role, label_key, terms

#: The ``--mapping`` that turns the detection off.
NO_MAPPING = "none"
_SUFFIX = ".toml"
#: Bytes of a file; ours take some thousand.
_LARGEST = 1 << 20
_PLACE = re.compile(r"line ([0-9]+), column ([0-9]+)")
_PACKAGE = Path(__file__).parents[2]
#: Where the shipped files are: in an installed package, and in the source.
_FOLDERS = (
    _PACKAGE / "shipped_mappings",
    _PACKAGE.parent / "templates" / "mappings",
)


class Confidence(StrEnum):
    """How sure it is that the product's export has these headings."""

    VERIFIED = "verified"  # the vendor's documentation or source, or a file in the real format
    THIRD_PARTY = "third-party"  # programs that read the export
    FIELD_NAMES = "field-names"  # only the names of the product's interface are known
    OWN = "own"  # the user's


@dataclass(frozen=True, slots=True)
class ExportMapping:
    """One mapping.  Headings are kept as written and compared after ``label_key``.

    ``needs``: every one of these headings, and ``one_of``: at least one of these (where there
    are any), says that it is this export.  ``fields``: field → headings, the first before the
    others.  ``values``: field → word of the file (as ``label_key``) → word of ours.  ``never``:
    heading → slug of the reason, or the reason itself in the user's own words.  ``refused``:
    why nothing of such an export can be registered; empty where it can.
    """

    name: str
    title: Mapping[str, str]
    confidence: Confidence
    evidence: str
    needs: tuple[str, ...]
    one_of: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    roles: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    never: Mapping[str, str] = field(default_factory=dict)
    note: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)

    def known(self) -> frozenset[str]:
        """The keys of all headings that it speaks of."""
        groups = (self.needs, self.one_of, self.never, *self.fields.values(), *self.roles.values())
        return frozenset(label_key(label) for group in groups for label in group)


def detect(labels: Sequence[str], mappings: Iterable[ExportMapping]) -> ExportMapping | None:
    """The mapping whose export has these headings, or None.

    The user's own win over ours, and of those the one saved last; of ours it is the one that
    knows most of the headings.
    """
    keys = {label_key(label) for label in labels}
    fitting = [mapping for mapping in mappings if _fits(keys, mapping)]
    own = next((mapping for mapping in fitting if mapping.confidence is Confidence.OWN), None)
    return own or max(fitting, key=lambda mapping: len(keys & mapping.known()), default=None)


def evidence_in(labels: Sequence[str], mapping: ExportMapping) -> tuple[str, ...]:
    """The headings of a file by which its mapping was detected, as the file has them."""
    wanted = {label_key(label) for label in (*mapping.needs, *mapping.one_of)}
    return tuple(label for label in labels if label_key(label) in wanted)


def nearly(labels: Sequence[str], mappings: Iterable[ExportMapping]) -> list[ExportMapping]:
    """The user's own mappings that were made for such a file, were it not for one heading or
    two."""
    keys = {label_key(label) for label in labels}
    return [
        mapping
        for mapping in mappings
        if mapping.confidence is Confidence.OWN
        and 0 < len(missing(labels, mapping)) <= 2 < len(_keys(mapping.needs) & keys)
    ]


def missing(labels: Sequence[str], mapping: ExportMapping) -> tuple[str, ...]:
    """The headings that a mapping looks for and a file does not have: those by which it is
    known, and those of fields that no other heading fills."""
    keys = {label_key(label) for label in labels}
    fields = (wanted for wanted in mapping.fields.values() if _keys(wanted).isdisjoint(keys))
    wanted = (*mapping.needs, *(label for group in fields for label in group))
    return tuple(dict.fromkeys(label for label in wanted if label_key(label) not in keys))


def _fits(keys: set[str], mapping: ExportMapping) -> bool:
    one_of = _keys(mapping.one_of)
    if not mapping.needs and not one_of:
        return False  # to be asked for by name
    return _keys(mapping.needs) <= keys and (not one_of or not one_of.isdisjoint(keys))


@cache
def _keys(labels: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(label_key, labels))


@cache
def shipped() -> tuple[ExportMapping, ...]:
    """Our mappings, by name."""
    folder = next((folder for folder in _FOLDERS if folder.is_dir()), None)
    return tuple(load(path, None) for path in sorted(folder.glob(f"*{_SUFFIX}"))) if folder else ()


def survey_mappings(
    folder: Path | str | None,
) -> tuple[tuple[ExportMapping, ...], tuple[InputError, ...]]:
    """The user's mappings in a folder, the one saved last first, then ours; and what is wrong
    with the user's others, for none that can't be used keeps anybody from reading a file.
    Raises nothing."""
    try:
        tried = [_tried(path) for path in _paths(folder)]
    except InputError as error:
        return shipped(), (error,)
    own = (found for found in tried if isinstance(found, ExportMapping))
    errors = (found for found in tried if isinstance(found, InputError))
    return (*own, *shipped()), tuple(errors)


def _paths(given: Path | str | None) -> list[Path]:
    """The user's files, the one saved last first.  Raises ``InputError`` for a folder that is
    there and can't be looked into."""
    if given is None:
        return []
    folder = Path(given)
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix.casefold() == _SUFFIX)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise _unreadable(folder, error) from error
    return sorted(found, key=_saved, reverse=True)


def _saved(path: Path) -> float:
    """When a file was saved; nothing of it is said here if it is a link to nowhere."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _tried(path: Path) -> ExportMapping | InputError:
    try:
        return load(path)
    except InputError as error:
        return error


def find_mapping(wanted: str, folder: Path | str | None) -> ExportMapping:
    """A mapping by its name, or by the path of a file.  Raises ``InputError``."""
    own = next((p for p in _paths(folder) if p.stem.casefold() == wanted.casefold()), None)
    if own is not None:
        return load(own)
    everyone, _ = survey_mappings(folder)
    found = next((m for m in everyone if m.name.casefold() == wanted.casefold()), None)
    if found is not None:
        return found
    path = Path(wanted)
    if path.suffix.casefold() == _SUFFIX or _is_file(path):
        return load(path)
    names = ", ".join(sorted({mapping.name for mapping in everyone}))
    raise InputError("no-mapping", {"name": wanted, "names": names})


def _is_file(path: Path) -> bool:
    """Whether a name is a file's; one that no file can have is not."""
    try:
        return path.is_file()
    except OSError:
        return False


def load(path: Path, confidence: Confidence | None = Confidence.OWN) -> ExportMapping:
    """Read one file; None for ``confidence`` means that the file says it.

    Raises ``InputError`` where it can't be read or says something that is not understood.
    """
    try:
        return _Reader(path, tomllib.loads(_text(path))).mapping(confidence)
    except UnicodeDecodeError as error:
        raise InputError("mapping-encoding", {"file": path}) from error
    except RecursionError as error:
        raise InputError("mapping-none", {"file": path}) from error
    except ValueError as error:  # what is no TOML, and a number of thousands of digits
        place = _PLACE.search(str(error))
        line, column = place.groups() if place else ("–", "–")
        params = {"file": path, "line": line, "column": column}
        raise InputError("mapping-syntax", params) from error


def _text(path: Path) -> str:
    """A file's text.  Raises ``InputError`` for what is no file of a mapping's size: opening a
    pipe that nobody writes to would wait for ever."""
    try:
        found = path.stat()
        if stat.S_ISREG(found.st_mode) and found.st_size <= _LARGEST:
            return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError("file-missing", {"file": path}) from error
    except OSError as error:
        raise _unreadable(path, error) from error
    raise InputError("mapping-none", {"file": path})


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError("mapping-unreadable", {"file": path, "why": reason(error)})


@dataclass(frozen=True, slots=True)
class _Reader:
    """A file's content, taken apart with care: people write these by hand."""

    path: Path
    data: Mapping[str, Any]

    def mapping(self, confidence: Confidence | None) -> ExportMapping:
        self._known(self.data, _PARTS, "")
        detect = self._table(self.data, "detect")
        self._known(detect, ("all", "any"), "detect.")
        fields = self._table(self.data, "fields")
        constants = self._texts(self._table(self.data, "constants"), "constants.")
        self._known(fields, FIELDS, "fields.")
        self._known(constants, FIELDS, "constants.")
        roles = self._table(self.data, "roles")
        self._known(roles, tuple(Role), "roles.")
        values = self._table(self.data, "values")
        self._known(values, tuple(TERMS), "values.")
        return ExportMapping(
            name=self.path.stem,
            title=self._both("title") or dict.fromkeys(Lang, self.path.stem),
            confidence=confidence or self._confidence(),
            evidence=self._text("evidence"),
            needs=self._labels(detect, "all", "detect."),
            one_of=self._labels(detect, "any", "detect."),
            fields={name: self._labels(fields, name, "fields.") for name in fields},
            roles={Role(name): self._labels(roles, name, "roles.") for name in roles},
            constants=constants,
            values={name: self._words(name, self._table(values, name)) for name in values},
            never=self._texts(self._table(self.data, "never"), "never."),
            note=self._both("note"),
            refused=self._both("refused"),
        )

    def _known(self, table: Mapping[str, Any], names: Sequence[str], where: str) -> None:
        for name in table:
            if name not in names:
                raise self._wrong("mapping-key", key=where + name, keys=", ".join(names))

    def _table(self, data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        found = data.get(name, {})
        if not isinstance(found, dict):
            raise self._wrong("mapping-value", key=name, wanted="[table]")
        return found

    def _text(self, name: str) -> str:
        found = self.data.get(name, "")
        if not isinstance(found, str):
            raise self._wrong("mapping-value", key=name, wanted='"…"')
        return found

    def _labels(self, table: Mapping[str, Any], name: str, where: str) -> tuple[str, ...]:
        found = table.get(name, [])
        labels = [found] if isinstance(found, str) else found
        if not isinstance(labels, list) or not all(isinstance(label, str) for label in labels):
            raise self._wrong("mapping-value", key=where + name, wanted='["…", "…"]')
        return tuple(labels)

    def _texts(self, table: Mapping[str, Any], where: str) -> dict[str, str]:
        for name, value in table.items():
            if not isinstance(value, str):
                raise self._wrong("mapping-value", key=where + name, wanted='"…"')
        return dict(table)

    def _both(self, name: str) -> dict[str, str]:
        """A text in both languages; a user's own may have one for both."""
        found = self.data.get(name, {})
        if isinstance(found, str):
            return dict.fromkeys(Lang, found) if found else {}
        if not isinstance(found, dict):
            raise self._wrong("mapping-value", key=name, wanted='"…"')
        texts = self._texts(found, f"{name}.")
        return {lang.value: texts.get(lang, next(iter(texts.values()))) for lang in Lang if texts}

    def _words(self, name: str, table: Mapping[str, Any]) -> dict[str, str]:
        words = self._texts(table, f"values.{name}.")
        for word, ours in words.items():
            if ours and terms.read(name, ours, True)[0] is None:
                params = {"key": f"values.{name}", "word": word, "ours": ours}
                choice = ", ".join(term.en for term in TERMS[name])
                raise self._wrong("mapping-word", **params, choice=choice)
        return {label_key(word): ours for word, ours in words.items()}

    def _confidence(self) -> Confidence:
        try:
            return Confidence(str(self.data.get("confidence", Confidence.OWN)))
        except ValueError as error:
            wanted = " | ".join(Confidence)
            raise self._wrong("mapping-value", key="confidence", wanted=wanted) from error

    def _wrong(self, slug: str, **params: str) -> InputError:
        return InputError(slug, {"file": self.path, **params})


_PARTS = (
    *("title", "confidence", "evidence", "note", "refused", "detect", "fields", "roles"),
    *("constants", "values", "never"),
)
