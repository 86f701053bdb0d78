"""The sandbox's faults: which there are, how they are asked for, and when one strikes.

Everything is drawn from one seeded generator, one draw for each call, so that the same calls
in the same order meet the same faults.
"""

from __future__ import annotations

import random
from dataclasses import asdict, dataclass
from enum import StrEnum

from importer.sandbox.errors import BadSetting


class Fault(StrEnum):
    """What can go wrong with a call that the gateway lets through."""

    LOST = "lost"  # acts, then closes the connection without a word
    RESET = "reset"  # resets the connection before acting
    ERROR500 = "error500"  # code 1780001, half of them before and half after acting
    HTML = "html"  # a proxy's 502 page, before acting
    SLOW = "slow"  # acts, then answers much later
    TRUNCATED = "truncated"  # acts, then sends half of the JSON
    OK200 = "ok200"  # answers what it would, but an error comes with HTTP 200


@dataclass(frozen=True, slots=True)
class Faults:
    """The share of calls, 0 to 1, that each fault strikes; the shares add up to 1 at most.

    ``choke`` and ``blocked`` are shares of the devices: the create of one of these is answered
    1780001, or with a firewall's 403 page, whenever it is tried.
    ``token`` is no share: the number of uses after which a token dies, 0 for never.
    """

    lost: float = 0.0
    reset: float = 0.0
    error500: float = 0.0
    html: float = 0.0
    slow: float = 0.0
    truncated: float = 0.0
    ok200: float = 0.0
    choke: float = 0.0
    blocked: float = 0.0
    token: int = 0

    def shares(self) -> dict[Fault, float]:
        """Fault → share of the calls."""
        return {fault: getattr(self, fault.value) for fault in Fault}


def parse_faults(text: str) -> Faults:
    """Read what a user asks for, ``lost=0.05,html=0.02,token=200``; "" asks for none.

    Raises ``BadSetting`` for an unknown name, a name given twice, a share outside 0 to 1,
    shares of more than 1 together, and a bad ``token``.
    """
    values = asdict(Faults())
    seen: set[str] = set()
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        name, _, number = (piece.strip() for piece in part.partition("="))
        if name not in values:
            sentence = f"unknown fault {name!r}; the faults are {', '.join(values)}"
            raise BadSetting("fault-unknown", sentence, {"name": name, "faults": tuple(values)})
        if name in seen:
            raise BadSetting("fault-twice", f"fault {name} is given twice", {"name": name})
        seen.add(name)
        values[name] = _uses(number) if name == "token" else _share(name, number)
    faults = Faults(**values)
    if sum(faults.shares().values()) > 1 + 1e-9:
        raise BadSetting("fault-sum", "the shares of the faults add up to more than 1", {})
    return faults


def _share(name: str, number: str) -> float:
    try:
        share = float(number)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:  # also refuses nan
        sentence = f"fault {name}: {number!r} is not a share between 0 and 1"
        raise BadSetting("fault-share", sentence, {"name": name, "given": number})
    return share


def _uses(number: str) -> int:
    if not (number.isascii() and number.isdigit() and int(number[:9]) > 0):
        sentence = f"fault token: {number!r} is not a number of uses, 1 or more"
        raise BadSetting("fault-uses", sentence, {"given": number})
    return int(number[:9])


def parse_outage(text: str) -> tuple[float, float] | None:
    """Read an outage, ``5-20``: from second 5 to second 20 after the start; "" asks for none.

    Raises ``BadSetting`` unless it is two rising numbers.
    """
    if not text:
        return None
    start, dash, end = text.partition("-")
    try:
        outage = (float(start), float(end))
    except ValueError:
        dash = ""
    if not dash or not 0 <= outage[0] < outage[1]:
        sentence = f"outage {text!r} is not FROM-TO in seconds, such as 5-20"
        raise BadSetting("outage", sentence, {"given": text})
    return outage


@dataclass(frozen=True, slots=True)
class Strike:
    """What befalls one call: the fault, and whether it strikes before the call acts."""

    fault: Fault
    before: bool


_BEFORE = frozenset({Fault.RESET, Fault.HTML})


class Dice:
    """Says for each call in turn which fault strikes it."""

    def __init__(self, faults: Faults, seed: int) -> None:
        self._random = random.Random(seed)
        self._shares = [(fault, share) for fault, share in faults.shares().items() if share]

    def throw(self) -> Strike | None:
        """The next call's fault; None for a call that is answered as it should be."""
        if not self._shares:
            return None
        point, half = self._random.random(), self._random.random() < 0.5
        for fault, share in self._shares:
            if point < share:
                return Strike(fault, half if fault is Fault.ERROR500 else fault in _BEFORE)
            point -= share
        return None
