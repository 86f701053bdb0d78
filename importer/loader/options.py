"""What the user may say about a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from importer.loader.headings import mappings
from importer.loader.headings.mappings import ExportMapping
from importer.model import InputError, several_of


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user said about a file; everything left out is found out.  The command line's
    options for it are called alike.

    ``sheets`` are read as one table, ``all`` being those with devices;
    ``header_row`` is 1-based, as Excel shows it; ``delimiter`` one character or its name
    (``tab``); ``maps`` are the labels chosen for a field with ``--map``, the first before the
    others; ``constants`` the fields that ``--set`` fills, for which no column is needed.
    ``trusted`` are the fields whose columns are read whatever their values look like.
    ``hidden``: rows that the sheet hides are taken along.
    ``mapping`` is used whatever the labels are; without it the first of ``mappings`` that
    fits (None: the shipped ones); ``unusable`` is what is wrong with
    others.
    """

    sheets: tuple[str, ...] = ()
    header_row: int | None = None
    encoding: str | None = None
    delimiter: str | None = None
    maps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    constants: frozenset[str] = frozenset()
    trusted: tuple[str, ...] = ()
    hidden: bool = False
    mapping: ExportMapping | None = None
    mappings: tuple[ExportMapping, ...] | None = None
    unusable: tuple[InputError, ...] = ()

    def __post_init__(self) -> None:
        """A name alone is one of several, not a name for each of its letters."""
        for name in ("sheets", "trusted"):
            object.__setattr__(self, name, several_of(getattr(self, name)))
        maps = {field: several_of(labels) for field, labels in self.maps.items()}
        object.__setattr__(self, "maps", maps)

    def mapping_for(self, labels: Sequence[str]) -> ExportMapping | None:
        """The mapping under which a row of labels is to be read."""
        if self.mapping is not None:
            return self.mapping
        return mappings.detect(labels, self.known())

    def known(self) -> tuple[ExportMapping, ...]:
        """The mappings that are tried."""
        return mappings.shipped() if self.mappings is None else self.mappings
