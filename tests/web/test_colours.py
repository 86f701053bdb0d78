"""The tints of statuses that stand side by side are told apart, by eyes that see no red or no
green as well."""

from __future__ import annotations

import re

import pytest

from importer.web.assets import asset

#: How a colour looks to them, linear RGB.  Source: Machado, Oliveira, Fernandes 2009, severity 1.
EYES = {
    "all": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
#: Below this distance (CIE 1976) two tints beside each other look like one at a glance.
APART = 15
#: What a small text needs against its ground.  Source: WCAG 2.2, 1.4.3.
READ = 4.5


def _palettes():
    """The page's colours by name, in light and in dark."""
    css = asset("page.css").decode()
    blocks = re.findall(r":root \{(.*?)\}", css, re.S)
    return [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block)) for block in blocks]


def _tint(palette, status):
    """(ground, text) of a status."""
    rule = re.search(rf"\.s-{status}\b[^{{]*\{{(.*?)\}}", asset("page.css").decode())[1]
    ground, text = re.findall(r"var\(--([a-z-]+)\)", rule)
    return palette[ground], palette[text]


def _linear(colour):
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _lab(colour, eye):
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, _linear(colour), strict=True))))
        for row in EYES[eye]
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _distance(one, other, eye):
    pairs = zip(_lab(one, eye), _lab(other, eye), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


def _contrast(one, other):
    lights = (
        sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), _linear(c), strict=True))
        for c in (one, other)
    )
    low, high = sorted(lights)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("other", ["invalid", "differs", "several", "equal", "created"])
def test_what_is_missing_looks_like_nothing_beside_it(mode, eye, other):
    """On the page of a comparison, and of an update."""
    palette = _palettes()[mode]
    assert _distance(_tint(palette, "missing")[0], _tint(palette, other)[0], eye) >= APART


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("status", ["missing", "invalid", "differs", "several", "equal", "pending"])
def test_a_tint_can_be_read_on(mode, status):
    """Its text stands out from it."""
    assert _contrast(*_tint(_palettes()[mode], status)) >= READ


def test_tints_that_are_too_close_would_be_found():
    """The pink and the red that were there before, for those who see no green."""
    assert _distance("#f9e2ef", "#fbe3e1", "no green") < APART
