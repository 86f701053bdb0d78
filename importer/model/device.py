"""What the rules make of a row: a ``Device``, or ``Problem`` s that say why there is none."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from importer.model.table import Row
from importer.texts import Lang, sentences
from importer.vocabulary import IDENTIFIERS, Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one cell that the user should know, with a stable slug.

    ``params`` fill the sentence that belongs to the slug; its two languages are in the
    message tables under ``problem.<slug>`` and, for the next step, ``fix.<slug>``.
    ``suggestion`` is a value that may be meant: it is shown beside the cell, never applied.
    """

    slug: str
    field: str
    address: str
    value: str
    severity: Severity = Severity.ERROR
    params: Mapping[str, str] = dataclasses.field(default_factory=dict)
    suggestion: str = ""

    def text(self, lang: Lang) -> str:
        """What is wrong and what to do next; without the cell, which is ``address``."""
        from importer.model.wording import fix_text, problem_text  # which knows problems

        return sentences((problem_text(self, lang), fix_text(self, lang)), lang)


class Device(NamedTuple):
    """A device as the API takes it: numbers as its documentation numbers them, identifiers
    canonical, absent ones None."""

    device_system: int
    device_ownership: int = 0
    device_status: int = 0
    serial_number: str | None = None
    disk_serial_number: str | None = None
    uuid: str | None = None
    mac_address: str | None = None
    android_id: str | None = None
    idfv: str | None = None
    aaid: str | None = None

    def identifiers(self) -> dict[str, str]:
        """The identifiers that are there, in the order of the API's page."""
        found = ((name, getattr(self, name)) for name in IDENTIFIERS)
        return {name: value for name, value in found if value is not None}


class Checked(NamedTuple):
    """What the rules say of a row: a device unless a problem is an error.  ``system`` is the
    operating system's number and ``found`` the canonical identifiers that could be read of a
    row without a device."""

    row: Row
    device: Device | None
    problems: tuple[Problem, ...] = ()
    system: int | None = None
    found: Mapping[str, str] | None = None


class CheckedRows(NamedTuple):
    """Rows that stand one below the other, with what the rules say of each.

    Nearly all rows of a list need no remark: their devices stand in ``columns``, a field of
    ``Device`` → its values, one for each row (a field that no row has is left out).  ``others``
    are the rest, by their places in ``rows``; what ``columns`` has in these places counts for
    nothing.  ``lacks`` is what a list says of no device, one problem for each row; empty where
    there is nothing.
    """

    rows: Sequence[Row]
    columns: Mapping[str, Sequence[Any]]
    others: Mapping[int, Checked]
    lacks: Sequence[Problem] = ()

    def each(self) -> Iterator[Checked]:
        """One row after another."""
        for place, row in enumerate(self.rows):
            lack = self.lacks[place : place + 1]
            yield self.others.get(place) or Checked(row, self._device(place), tuple(lack))

    def _device(self, place: int) -> Device:
        return Device(**{name: values[place] for name, values in self.columns.items()})
