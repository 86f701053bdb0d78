"""Who says what: each setting with where it comes from, for whoever wonders why.

What comes first counts: an option, the environment, the profile, the top of the settings file, what
the program does by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from importer.model import BRANDS, DOCUMENTED_RATE, without_user
from importer.setup import keychain
from importer.setup.config import Config
from importer.setup.keys import Source, place_of_secret


class Origin(NamedTuple):
    """A setting's ``key``, its value, and who says it: ``by`` is ``option``, ``environment``,
    ``profile``, ``top``, ``default``, ``file``, ``keychain``, ``nowhere``; ``name``
    that of the option, the variable, the profile, or the file's path."""

    key: str
    value: str
    by: str
    name: str = ""


#: Where the environment says something, by key.
_VARIABLES = {"address": "FEISHU_BASE_URL", "app-id": "FEISHU_APP_ID"}
#: What nobody says anything of is not told of, but for these.
_DEFAULTS = {"address": BRANDS["feishu"], "rate": f"{DOCUMENTED_RATE:g}"}


def origins(
    config: Config, options: Mapping[str, tuple[str, str]], environment: Mapping[str, str]
) -> list[Origin]:
    """The settings that hold, each with its origin.  ``options`` are those that were typed: key →
    (option, value).  The secret's value is not among them."""
    found = []
    for key in ("address", "app-id", "rate", "language", "mapping", "results-folder", "leave-out"):
        variable = _VARIABLES.get(key, "")
        said = environment.get(variable, "").strip() if variable else ""
        value, by = config.get(key), config.origin(key)
        if key == "address":
            value, by = config.address, config.address_origin
        if key in options:
            found.append(Origin(key, _shown(key, options[key][1]), "option", options[key][0]))
        elif said:
            found.append(Origin(key, _shown(key, said), "environment", variable))
        elif by:
            found.append(Origin(key, _shown(key, value), by, config.profile * (by == "profile")))
        elif key in _DEFAULTS:
            found.append(Origin(key, _DEFAULTS[key], "default"))
    source, place = place_of_secret(environment)
    is_asked = source is not Source.KEYCHAIN or keychain.is_installed()
    return [*found, Origin("secret", "", str(source) if is_asked else "nowhere", place)]


def _shown(key: str, value: Any) -> str:
    """A value as a line has it; an address without a password that is in it by mistake."""
    if isinstance(value, list):
        return "; ".join(map(str, value)) or "–"
    if key == "address":
        return without_user(value)
    return f"{value:g}" if isinstance(value, float) else str(value)
