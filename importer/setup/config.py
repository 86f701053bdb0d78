"""The settings file: ``config.toml`` in the data folder, and its profiles.

    app-id = "cli_xxxxxxxx"
    language = "zh"

    [profile.lark]
    brand = "lark"
    app-id = "cli_yyyyyyyy"

What a profile says comes before what stands at the top.  No secret is ever in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any

from importer.model import BRANDS, InputError, base_url, is_key
from importer.texts import Lang, reason, say

CONFIG = "config.toml"
#: A profile's table is [profile.NAME].
PROFILE = "profile"
#: Requests a second at most, as ``--rate`` has it.
FASTEST = 10_000
#: Kind of secret (``config-…``) → a key that wants one, however it is spelt, and a value that is
#: one: the address of a group's bot, or a token.
_SECRETS = {
    "webhook": (
        re.compile(r"webhook|hook", re.IGNORECASE),
        re.compile(r"/bot/(?:v\d+/)?hook/", re.IGNORECASE),
    ),
    "secret": (
        re.compile(r"secret|token|ticket|passw|密钥|密码", re.IGNORECASE),
        re.compile(r"\b[tau]-[A-Za-z0-9_.\-]{20,}"),
    ),
}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value.strip() != "" and value.isprintable()


def _is_address(value: object) -> bool:
    try:
        return _is_text(value) and base_url(None, str(value), {}) != ""
    except InputError:
        return False


def _is_rate(value: object) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and isfinite(value) and 0 < value <= FASTEST  # type: ignore[arg-type,operator]


def _is_folder(value: object) -> bool:
    try:
        return _is_text(value) and Path(str(value)).expanduser().is_absolute()
    except RuntimeError:  # the home of nobody
        return False


def _is_leave_out(value: object) -> bool:
    return isinstance(value, list) and all(
        _is_text(pair) and all(part.strip() for part in pair.partition("=")) for pair in value
    )


#: Key → whether a value may stand there; what may is said by ``config.allowed.<key>``.
KEYS: Mapping[str, Callable[[object], bool]] = {
    "brand": lambda value: isinstance(value, str) and value in BRANDS,
    "base-url": _is_address,
    "app-id": lambda value: isinstance(value, str) and is_key(value),
    "rate": _is_rate,
    "language": lambda value: isinstance(value, str) and value in list(Lang),
    "mapping": _is_text,
    "results-folder": _is_folder,
    "leave-out": _is_leave_out,
}


@dataclass(frozen=True, slots=True)
class Config:
    """What a settings file says, for one ``profile`` ("" for none) or at its ``top``.  The
    ``profiles`` are in the file's order."""

    path: Path
    is_there: bool = False
    profile: str = ""
    top: Mapping[str, Any] = field(default_factory=dict)
    profiles: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def get(self, key: str) -> Any:
        """What is said of a key: by the profile, else at the top, else None."""
        return self._own.get(key, self.top.get(key))

    def origin(self, key: str) -> str:
        """Who says it: ``profile``, ``top``, or "" for nobody."""
        return "profile" if key in self._own else "top" if key in self.top else ""

    @property
    def address(self) -> str:
        """The base address, "" where none is said: that of a brand is as good, and what a
        profile says of either comes before what the top says."""
        for table in (self._own, self.top):
            if "base-url" in table or "brand" in table:
                return str(table.get("base-url") or BRANDS[table["brand"]])
        return ""

    @property
    def address_origin(self) -> str:
        """Who says the address, as in ``origin``."""
        said = {self.origin("base-url"), self.origin("brand")}
        return next((by for by in ("profile", "top") if by in said), "")

    @property
    def results_folder(self) -> Path | None:
        """Where results go that nobody named a place for; None is beside the spreadsheet."""
        folder = self.get("results-folder")
        return Path(folder).expanduser() if folder else None

    def under(self, environment: Mapping[str, str]) -> dict[str, str]:
        """An environment, with what this says where that says nothing."""
        said = {"FEISHU_BASE_URL": self.address, "FEISHU_APP_ID": self.get("app-id") or ""}
        left = {
            name: value for name, value in said.items() if not environment.get(name, "").strip()
        }
        return {**environment, **left}

    def of_profile(self, name: str) -> Config:
        """The same file for another profile.  Raises ``InputError`` for one that is not in it."""
        if name and name not in self.profiles:
            names = tuple(self.profiles)
            slug = "config-no-profile" if names else "config-no-profiles"
            raise InputError(slug, {"profile": name, "path": self.path, "profiles": names})
        return Config(self.path, self.is_there, name, self.top, self.profiles)

    @property
    def _own(self) -> Mapping[str, Any]:
        return self.profiles[self.profile] if self.profile else {}


def read_config(home: Path, profile: str = "") -> Config:
    """The settings file of a data folder; where there is none, nothing is said.

    Raises ``InputError`` naming the file, the key and what is allowed, for all of the file; for
    a profile that is not in it; and for a secret, which belongs elsewhere."""
    path = home / CONFIG
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Config(path).of_profile(profile)
    except OSError as error:
        raise InputError("config", {"path": path, "why": reason(error)}) from error
    content = _parsed(path, data)
    profiles = content.pop(PROFILE, {})
    if not isinstance(profiles, dict) or not all(isinstance(t, dict) for t in profiles.values()):
        raise _wrong(path, PROFILE, PROFILE)
    _check(path, "", content)
    for name, table in profiles.items():
        _check(path, f"{PROFILE}.{name}.", table)
    return Config(path, True, "", content, profiles).of_profile(profile)


def _parsed(path: Path, data: bytes) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError("config-encoding", {"path": path}) from error
    except (ValueError, RecursionError) as error:  # no TOML, or a number of thousands of digits
        raise InputError("config-syntax", {"path": path, "why": error}) from error


def _check(path: Path, place: str, table: Mapping[str, object]) -> None:
    """Raise ``InputError`` for what is wrong in a table: a secret before anything else."""
    for key, value in table.items():
        texts = [key, *_texts(value)]
        for kind, (names, values) in _SECRETS.items():
            if any(map(values.search, texts)) or (key not in KEYS and names.search(key)):
                raise InputError(f"config-{kind}", {"path": path, "key": place + key})
    for key, value in table.items():
        if key not in KEYS:
            params = {"path": path, "key": place + key, "keys": tuple(KEYS)}
            raise InputError("config-key", params)
        if not KEYS[key](value):
            raise _wrong(path, place + key, key)


def _texts(value: object) -> Iterator[str]:
    """Every text in a value, its keys among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in (*value, *value.values()):
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _wrong(path: Path, place: str, key: str) -> InputError:
    """What a value should have been.  It is not quoted: it may be anything."""
    allowed = {lang: say(f"config.allowed.{key}", lang) for lang in Lang}
    return InputError("config-value", {"path": path, "key": place, "allowed": allowed})
