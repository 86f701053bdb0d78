"""The sandbox's faults: which there are, how they are asked for, and when one strikes.

Everything is drawn from one seeded generator, one draw for each call, so that the same calls
in the same order meet the same faults.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from importer.sandbox.errors import BadSetting

#: What a reply's ``Date`` may be besides a date in GMT.
DATES = ("none", "asctime", "local")
#: Seconds: a year and more, so that clocks stay within what dates can say.
_LONGEST = 4e7


class Fault(StrEnum):
    """What can go wrong with a call that the gateway lets through."""

    LOST = "lost"  # acts, then closes the connection without a word
    RESET = "reset"  # resets the connection before acting
    ERROR500 = "error500"  # code 1780001, half of them before and half after acting
    HTML = "html"  # a proxy's 502 page, before acting
    SLOW = "slow"  # acts, then answers much later
    TRUNCATED = "truncated"  # acts, then sends half of the JSON
    OK200 = "ok200"  # answers what it would, but an error comes with HTTP 200
    # acts, then a middlebox puts its own page in place of the answer
    PAGE200 = "page200"  # the log-in page of a captive portal
    PAGE302 = "page302"  # the way to it
    PAGE403 = "page403"  # a firewall or a filter of data that leave
    PAGE407 = "page407"  # a proxy that wants a log-in


@dataclass(frozen=True, slots=True)
class Faults:
    """The share of calls, 0 to 1, that each fault strikes; the shares add up to 1 at most.

    ``choke`` and ``blocked`` are shares of the devices: the create of one of these is answered
    1780001, or with a firewall's 403 page, whenever it is tried.  ``conflict`` is the share of the
    updates just before which somebody else touches the record.
    These are no shares:
    token     the number of uses after which a token dies, 0 for never
    date      what replies say of the time: "" as they should, none, or a form without GMT:
              asctime or local
    skew      seconds by which the server's clock is ahead of this machine's
    lag       seconds until a list shows a new device
    churn     whether a list changes while it is read: each page begins with the last device of
              the one before
    nofilter  whether a list shows every device, whatever was asked for
    noid      whether a list shows devices without their record ids
    nolist    whether the answer to a list has code 0 and no list
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
    conflict: float = 0.0
    page200: float = 0.0
    page302: float = 0.0
    page403: float = 0.0
    page407: float = 0.0
    token: int = 0
    date: str = ""
    skew: float = 0.0
    lag: float = 0.0
    churn: bool = False
    nofilter: bool = False
    noid: bool = False
    nolist: bool = False

    def shares(self) -> dict[Fault, float]:
        """Fault → share of the calls."""
        return {fault: getattr(self, fault.value) for fault in Fault}


def parse_faults(text: str) -> Faults:
    """Read what a user asks for, ``lost=0.05,html=0.02,token=200,nofilter``; "" asks for none.

    Raises ``BadSetting`` for an unknown name, a name given twice, a share outside 0 to 1,
    shares of more than 1 together, and what a fault that is no share can't be.
    """
    values: dict[str, Any] = asdict(Faults())
    seen: set[str] = set()
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        name, _, number = (piece.strip() for piece in part.partition("="))
        if name not in values:
            sentence = f"unknown fault {name!r}; the faults are {', '.join(values)}"
            raise BadSetting("fault-unknown", sentence, {"name": name, "faults": tuple(values)})
        if name in seen:
            raise BadSetting("fault-twice", f"fault {name} is given twice", {"name": name})
        seen.add(name)
        read = _READERS.get(name, _share)
        values[name] = read(name, number)
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


def _date(_: str, form: str) -> str:
    if form not in DATES:
        listed = ", ".join(DATES)
        sentence = f"fault date: {form!r} is none of {listed}"
        raise BadSetting("fault-date", sentence, {"given": form, "forms": DATES})
    return form


def _seconds(name: str, number: str) -> float:
    try:
        seconds = float(number)
    except ValueError:
        seconds = math.nan
    if not (
        math.isfinite(seconds) and abs(seconds) <= _LONGEST and (name == "skew" or seconds >= 0)
    ):
        sentence = f"fault {name}: {number!r} is not a number of seconds"
        raise BadSetting("fault-seconds", sentence, {"name": name, "given": number})
    return seconds


def _flag(name: str, given: str) -> bool:
    if given:
        sentence = f"fault {name}: takes no value, got {given!r}"
        raise BadSetting("fault-flag", sentence, {"name": name, "given": given})
    return True


def _uses(_: str, number: str) -> int:
    if not (number.isascii() and number.isdigit() and int(number[:9]) > 0):
        sentence = f"fault token: {number!r} is not a number of uses, 1 or more"
        raise BadSetting("fault-uses", sentence, {"given": number})
    return int(number[:9])


_READERS: Mapping[str, Callable[[str, str], object]] = {
    "token": _uses,
    "date": _date,
    "skew": _seconds,
    "lag": _seconds,
    "churn": _flag,
    "nofilter": _flag,
    "noid": _flag,
    "nolist": _flag,
}


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
