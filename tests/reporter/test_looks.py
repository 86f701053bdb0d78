"""The colours of the statuses, which the workbook and the page share."""

from __future__ import annotations

import pytest

from importer.model import Status
from importer.reporter.looks import STATUS_COLOURS

#: What light becomes for whoever lacks one of the eye's three receptors (Machado and others, 2009,
#: severity 1), in linear RGB.
_SIGHTS = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.0520)),
    "no green": ((0.3673, 0.8606, -0.2280), (0.2801, 0.6725, 0.0474), (-0.0118, 0.0429, 0.9690)),
    "no blue": ((1.2555, -0.0767, -0.1788), (-0.0784, 0.9308, 0.1476), (0.0047, 0.6914, 0.3039)),
}
#: Lab distances: below 2.3 nobody sees a difference, and side by side one wants several times that.
_APART = 12
#: What sending and what the registry said of the same kind: one run may hold both.
_TWINS = [
    (Status.INVALID, Status.MISSING),
    (Status.REJECTED, Status.MISSING),
    (Status.IN_DOUBT, Status.MISSING),
    (Status.SEVERAL, Status.MISSING),
    (Status.CHANGED, Status.MISSING),
    (Status.DIFFERS, Status.MISSING),
    (Status.CREATED, Status.EQUAL),
    (Status.CREATED_BEFORE, Status.UPDATED),
    (Status.REJECTED, Status.CHANGED),
    (Status.FAILED, Status.DIFFERS),
    (Status.IN_DOUBT, Status.SEVERAL),
    (Status.REMOVED, Status.RESTORED),
]


def _lab(colour, sight):
    """A colour as CIE L*a*b* (D65), as somebody of that sight has it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    red, green, blue = (
        min(1, max(0, sum(a * b for a, b in zip(row, light, strict=True))))
        for row in _SIGHTS[sight]
    )
    x, y, z = (
        share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116
        for share in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("sight", _SIGHTS)
@pytest.mark.parametrize(("one", "other"), _TWINS)
def test_bars_that_meet_can_be_told_apart(one, other, sight):
    """By whoever sees all colours, and by whoever does not."""
    first, second = (_lab(STATUS_COLOURS[status][2], sight) for status in (one, other))
    assert sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5 > _APART
