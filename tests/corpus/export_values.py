"""Invented identifiers in the forms of their vendors, the same each time.

A code such as ``@dell`` or ``@mac.intel`` in a table of rows stands for one; the seed (file,
row and, where a device may have several, the column) makes it.
"""

from __future__ import annotations

from random import Random

#: Without letters that make a word, and without E, which Excel takes for an exponent.
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
_DIGITS = "0123456789"
_SERIAL = _LETTERS + _DIGITS
_HEX = "0123456789ABCDEF"

#: The first half of a MAC address: blocks that belong to these vendors.
BLOCKS = {
    "apple": "F02F4B",
    "asus": "04D9F5",
    "dell": "8C04BA",
    "docker": "0242AC",
    "hp": "A8B13B",
    "huawei": "E0286D",
    "intel": "3C58C2",
    "lenovo": "9C2DCD",
    "samsung": "5CCB99",
}


def invented(code: str, seed: str) -> str:
    """The value that a code stands for; a text that is no code stays as it is."""
    if not code.startswith("@"):
        return code
    kind, _, detail = code[1:].partition(".")
    if kind == "mac":
        return BLOCKS[detail] + _text(Random(f"{seed} {code}"), _HEX, 6)
    return _MAKERS[kind](Random(f"{seed} {kind.removesuffix('uuid')}"))


def _text(random: Random, letters: str, length: int) -> str:
    return "".join(random.choice(letters) for _ in range(length))


def _uuid(random: Random, version: str = "4") -> str:
    digits = _text(random, _HEX, 32)
    groups = (digits[:8], digits[8:12], version + digits[13:16], "A" + digits[17:20], digits[20:])
    return "-".join(groups)


def _dell(random: Random) -> str:
    """A service tag; the first and the last character are letters."""
    return random.choice(_LETTERS) + _text(random, _SERIAL, 5) + random.choice(_LETTERS)


def _dell_uuid(random: Random) -> str:
    """The UUID of the same seed's service tag: Dell writes the tag into it."""
    first, *rest = (ord(letter) for letter in _dell(random))
    a, b, c, d, e, f = (f"{code:02X}" for code in rest)
    return f"4C4C4544-00{a}-{b}10-80{c}-{first | 0x80:02X}C04F{d}{e}{f}"


def _nvme(random: Random) -> str:
    """As Windows reports it: four groups and a full stop."""
    return f"ACE4_2E{_text(random, _HEX, 2)}_{_text(random, _HEX, 4)}_{_text(random, _HEX, 4)}."


_MAKERS = {
    "android": lambda random: "R58N" + _text(random, _SERIAL, 7),
    "apple": lambda random: _text(random, _SERIAL, 10),
    "apple12": lambda random: "C02" + _text(random, _SERIAL, 9),
    "appleuuid": lambda random: _uuid(random, "5"),
    "dell": _dell,
    "delluuid": _dell_uuid,
    "guid": lambda random: _uuid(random).lower(),
    "hash": lambda random: "T0" + _text(random, _LETTERS.lower() + _SERIAL, 38) + "AAAA=",
    "hp": lambda random: "5CG" + _text(random, "1234", 3) + _text(random, _SERIAL, 4),
    "imei": lambda random: "35" + _text(random, _DIGITS, 13),
    "lenovo": lambda random: "PF" + _text(random, _SERIAL, 6),
    "nvme": _nvme,
    "sata": lambda random: "S64DNX0T" + _text(random, _DIGITS, 6),
    "udid": lambda random: "00008101-" + _text(random, _HEX, 16),
    "udid40": lambda random: _text(random, _HEX, 40).lower(),
    "uuid": _uuid,
}
