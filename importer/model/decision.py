"""What settles a group of problems at once: by one option of a command, one press on a page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """A kind of decision; but for the last two each is an option: of the commands that read a file,
    or of the one that is named beside it."""

    VALUE = "value"  # what a word of the file means; a model's or a kind's too
    SET = "set"  # a value where cells are blank
    MAP = "map"  # the column of a field, or that it has none
    TRUST_COLUMN = "trust-column"
    HIDDEN = "hidden"  # take hidden rows along
    LEAVE_OUT = "leave-out"  # the rows of a word
    HEADER_ROW = "header-row"  # another table of the sheet, by a command of its own
    SUGGESTION = "suggestion"  # each cell as it is proposed: edits
    UPDATE = "update"  # bring the registry in line: run
    BY_HAND = "by-hand"  # each cell by itself: edits
    NOTHING = "nothing"  # to be done


@dataclass(frozen=True, slots=True)
class Decision:
    """One way to settle a cause.  ``field`` is the one that it is about; ``word`` the file's word
    that is explained or left out, the row of other headings, or the slug of what is taken as it is
    proposed; ``label`` the heading above it, or its column's letter where
    several have that heading; ``answers`` the numbers of the API among which one is chosen, as
    text, () where anything may be answered, or nothing need be."""

    way: Way
    field: str = ""
    word: str = ""
    label: str = ""
    answers: tuple[str, ...] = ()
