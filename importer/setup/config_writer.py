"""Writing an app into the settings file, whose comments and order stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from importer.model import BRANDS, InputError, canonical
from importer.setup.config import PROFILE, Config
from importer.texts import reason


def remember_app(config: Config, profile: str, base_url: str, app_id: str) -> bool:
    """Write an app and its address where commands look for them: at the top, or in a profile,
    which is made where there is none.  Whether they lead to the app now: another app, or another
    address, that stands there stays.

    Raises ``InputError`` where the file can't be written."""
    table = config.profiles.get(profile, {}) if profile else config.top
    wanted: dict[str, str] = {}
    if config.get("app-id") != app_id:
        wanted["app-id"] = app_id
    if canonical(config.address or BRANDS["feishu"]) != canonical(base_url):
        brand = next((name for name, url in BRANDS.items() if url == canonical(base_url)), "")
        wanted |= {"brand": brand} if brand else {"base-url": base_url}
    is_taken = {"app-id"} & wanted.keys() & table.keys()
    if is_taken or (wanted.keys() - {"app-id"} and table.keys() & {"brand", "base-url"}):
        return False
    if wanted:
        _write(config.path, profile, wanted)
    return True


def _write(path: Path, profile: str, wanted: Mapping[str, str]) -> None:
    """Under a passing name first: nobody reads half of it."""
    import secrets

    import tomlkit
    from tomlkit.items import InlineTable

    part = path.with_name(f".{path.name}-{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_bytes().decode("utf-8-sig") if path.exists() else ""
        document = tomlkit.parse(text)
        table: Any = document
        for name in (PROFILE, profile) if profile else ():
            is_inline = isinstance(table, InlineTable)
            new = tomlkit.table(is_super_table=name == PROFILE)
            table = table.setdefault(name, tomlkit.inline_table() if is_inline else new)
        table.update(wanted)
        part.write_bytes(tomlkit.dumps(document).encode())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise InputError("unwritable", {"path": path, "why": reason(error)}) from error
