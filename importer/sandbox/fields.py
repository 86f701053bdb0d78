"""What the sandbox demands of the fields it is sent: which there are, of which type, and which
identifiers belong to which operating system.

The fields and the systems are documented on the API's create, update and list pages.  Which
identifiers a system needs is not; the table below follows the sample bodies of the create page
and an operator handbook, and options of the sandbox switch it off.
"""

from __future__ import annotations

import base64
import binascii
import json
import struct
from collections.abc import Mapping

from importer.sandbox.registry import IDENTIFIERS, id_number

_DESKTOP = ("serial_number", "disk_serial_number", "uuid", "mac_address")
#: device_system → its identifiers, the primary one first.
SYSTEMS: dict[int, tuple[str, ...]] = {
    1: _DESKTOP,
    2: _DESKTOP,
    3: _DESKTOP,
    4: ("android_id",),
    5: ("idfv",),
    6: ("aaid",),
}
#: Required fields → the numbers they may hold; None where a business check decides.
CREATE_FIELDS: dict[str, tuple[int, ...] | None] = {
    "device_system": None,
    "device_ownership": (0, 1, 2),
    "device_status": (0, 1, 2),
}
UPDATE_FIELDS = {name: CREATE_FIELDS[name] for name in ("device_ownership", "device_status")}
#: device_terminal_type → its systems: 1 mobile, 2 desktop.
TERMINALS = {
    1: tuple(code for code, takes in SYSTEMS.items() if takes is not _DESKTOP),
    2: tuple(code for code, takes in SYSTEMS.items() if takes is _DESKTOP),
}

#: List parameters with a number, and the column of those that vary from device to device.
_NUMBERS = {
    "os": "device_system",
    "device_ownership": "device_ownership",
    "device_status": "device_status",
}
#: What every device of the sandbox has: all are registered in advance, none has been used.
_ALWAYS = {"is_managed": 0, "source": 1, "lsa_client_status": 2, "device_env_detect_status": 0}
#: Parameters on what no device of the sandbox has: nothing matches.
_NEVER = (
    "current_user_id",
    "latest_user_id",
    "did",
    "device_name",
    "mdm_device_id",
    "mdm_provider_name",
    "cert_serial_number",
    "cert_issuer",
)
_TRUTHS = {"true": 1, "1": 1, "false": 0, "0": 0}

Violation = dict[str, str]
Wanted = dict[str, tuple[int | str, ...]]


def read_body(body: bytes) -> dict[str, object] | None:
    """The JSON object of a body; None for anything else."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return sent if isinstance(sent, dict) else None


def _violation(field: str, description: str, value: object = None) -> Violation:
    violation = {"field": field, "description": description}
    return violation if value is None else {**violation, "value": str(value)}


def violations(
    sent: Mapping[str, object], required: Mapping[str, tuple[int, ...] | None]
) -> list[Violation]:
    """Every field that is missing, of another type, or outside its numbers."""
    found = []
    for name, options in required.items():
        value = sent.get(name)
        if value is None:
            found.append(_violation(name, f"{name} is required"))
        elif type(value) is not int:  # JSON's true is an int to isinstance
            found.append(_violation(name, "the type of the value is not int"))
        elif options is not None and value not in options:
            listed = ",".join(map(str, options))
            found.append(_violation(name, f"options: [{listed}]", value))
    for name in IDENTIFIERS:
        value = sent.get(name)
        if value is not None and not (isinstance(value, str) and _is_text(value)):
            found.append(_violation(name, "the type of the value is not string"))
    if not isinstance(sent.get("is_public", False), bool | None):
        found.append(_violation("is_public", "the type of the value is not bool"))
    return found


def _is_text(value: str) -> bool:
    """JSON can escape half of a surrogate pair, which is no character and can't be stored."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def identifiers(sent: Mapping[str, object]) -> dict[str, str]:
    """The identifiers that are not blank, of a body without violations."""
    found = {name: str(sent[name]) for name in IDENTIFIERS if sent.get(name) is not None}
    return {name: value for name, value in found.items() if value.strip()}


def page(query: Mapping[str, str]) -> tuple[int, int, list[Violation]]:
    """A list call's page size, the id it begins behind, and what is wrong with its paging."""
    found = []
    size, after = _integer(query.get("page_size", "")), 0
    if not query.get("page_size"):
        found.append(_violation("page_size", "page_size is required"))
    elif size is None or not 1 <= size <= 100:
        found.append(_violation("page_size", "the value is not in 1-100", query["page_size"]))
    token = query.get("page_token", "")
    if token:
        try:
            (after,) = struct.unpack(">q", base64.urlsafe_b64decode(token.encode()))
        except (binascii.Error, struct.error, UnicodeEncodeError):
            found.append(_violation("page_token", "page_token is invalid", token))
    return size or 1, after, found


def page_token(last_id: str) -> str:
    """The token of the page behind an id.  Opaque: it also needs escaping in a URL."""
    return base64.urlsafe_b64encode(struct.pack(">q", int(last_id))).decode()


def filters(query: Mapping[str, str]) -> tuple[Wanted, list[Violation]]:
    """A list call's filters, as the registry takes them, and those that are no number.

    Equal means equal to the letter: how the API matches is not documented.
    """
    given = {name: value for name, value in query.items() if value}
    wanted: Wanted = {name: (given[name],) for name in IDENTIFIERS if name in given}
    found = []
    for name in (*_NUMBERS, "is_public", *_ALWAYS, "device_terminal_type"):
        if name not in given:
            continue
        number = _truth_or_number(name, given[name])
        if number is None:
            found.append(_violation(name, "the value is not valid", given[name]))
        elif name in _NUMBERS:
            wanted[_NUMBERS[name]] = (number,)
        elif name == "is_public":
            wanted[name] = (number,)
        elif name == "device_terminal_type":
            wanted["device_system"] = _both(wanted, TERMINALS.get(number, ()))
        elif number != _ALWAYS[name]:
            wanted["id"] = ()
    if "device_record_id" in given:
        number = id_number(given["device_record_id"])
        wanted.setdefault("id", () if number is None else (number,))
    if any(name in given for name in _NEVER):
        wanted["id"] = ()
    return wanted, found


def _both(wanted: Wanted, systems: tuple[int, ...]) -> tuple[int | str, ...]:
    earlier = wanted.get("device_system", systems)
    return tuple(system for system in systems if system in earlier)


def _truth_or_number(name: str, text: str) -> int | None:
    if name.startswith("is_"):
        return _TRUTHS.get(text.lower())
    return _integer(text)


def _integer(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None
