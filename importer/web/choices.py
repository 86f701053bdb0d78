"""What somebody chose about a file on the page: the page's own form of the command line's
options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importer.pipeline import Staging


@dataclass(frozen=True, slots=True)
class Choices:
    """See ``ReadOptions``, ``Rules`` and ``Staging.update``; what is empty is found out.
    ``mapping`` is a name, "" for the one that fits, ``none`` for none."""

    sheets: tuple[str, ...] = ()
    header_row: int | None = None
    encoding: str = ""
    delimiter: str = ""
    mapping: str = ""
    maps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    trusted: tuple[str, ...] = ()
    hidden: bool = False
    strict: bool = False
    constants: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    leave_out: tuple[tuple[str, tuple[str, ...]], ...] = ()
    update: bool = False

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Choices:
        """Read back what was kept.  Raises ``TypeError`` or ``ValueError`` for what is none."""
        known = {name.name for name in fields(cls)}
        words = {name: value for name, value in document.items() if name in known}
        for name in ("sheets", "trusted"):
            words[name] = tuple(words.get(name, ()))
        words["maps"] = {name: tuple(labels) for name, labels in words.get("maps", {}).items()}
        pairs = words.get("leave_out", ())
        words["leave_out"] = tuple((label, tuple(unwanted)) for label, unwanted in pairs)
        return cls(**words)

    def after(self, how: Staging) -> Choices:
        """The same with what a decision changed."""
        read, rules = how.read, how.rules
        return replace(
            self,
            maps=read.maps,
            trusted=read.trusted,
            hidden=read.hidden,
            constants=rules.constants,
            words=rules.values,
            leave_out=tuple(rules.leave_out),
        )

    def staging(self, mappings: Path) -> Staging:
        """How to read and judge the file; ``mappings`` is the folder of the user's own.  Raises
        ``InputError`` for a mapping that is not there."""
        from importer.loader import NO_MAPPING, ReadOptions, find_mapping, survey_mappings
        from importer.pipeline import Staging
        from importer.validator import Rules

        off = self.mapping == NO_MAPPING
        known, unusable = ((), ()) if off else survey_mappings(mappings)
        return Staging(
            read=ReadOptions(
                mapping=find_mapping(self.mapping, mappings) if self.mapping and not off else None,
                mappings=known,
                unusable=unusable,
                sheets=self.sheets,
                header_row=self.header_row,
                encoding=self.encoding or None,
                delimiter=self.delimiter or None,
                maps=self.maps,
                constants=frozenset(self.constants),
                trusted=self.trusted,
                hidden=self.hidden,
            ),
            rules=Rules(
                strict=self.strict,
                constants=self.constants,
                values=self.words,
                leave_out=self.leave_out,
            ),
            update=self.update,
        )
