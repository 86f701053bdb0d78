"""The sandbox's device registry: one SQLite file that survives restarts.

Identifiers are kept as they were sent and compared trimmed and case-folded.  Record ids look
like the real ones: 19 digits, the second of their making in the upper 32 bits, rising.
"""

from __future__ import annotations

import os
import random
import sqlite3
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from importer.sandbox.errors import BadSetting

#: The identifier fields, in the order of the API's create page.
IDENTIFIERS = (
    "serial_number",
    "disk_serial_number",
    "uuid",
    "mac_address",
    "android_id",
    "idfv",
    "aaid",
)
_COLUMNS = (
    "device_system",
    "device_ownership",
    "device_status",
    "version",
    "is_public",
    "created_at",
    "updated_at",
    *IDENTIFIERS,
)
_SELECT = f"SELECT id, {', '.join(_COLUMNS)} FROM devices"
_INSERT = f"INSERT INTO devices VALUES (?{', ?' * len(_COLUMNS)})"
#: "SBox" in SQLite's header: keeps us from writing into somebody else's database.
_APPLICATION = 0x53426F78
_SCHEMA = f"""
CREATE TABLE devices (
    id INTEGER PRIMARY KEY,
    device_system INTEGER NOT NULL, device_ownership INTEGER NOT NULL,
    device_status INTEGER NOT NULL, version INTEGER NOT NULL, is_public INTEGER NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    {", ".join(f"{name} TEXT" for name in IDENTIFIERS)}
);
CREATE TABLE keys (
    name TEXT NOT NULL, key TEXT NOT NULL, id INTEGER NOT NULL,
    PRIMARY KEY (name, key, id)
) WITHOUT ROWID;
PRAGMA application_id = {_APPLICATION};
"""


@dataclass(frozen=True, slots=True)
class StoredDevice:
    """A device as the registry holds it; times in seconds since 1970."""

    device_record_id: str
    device_system: int
    device_ownership: int
    device_status: int
    identifiers: Mapping[str, str]
    created_at: int
    updated_at: int
    version: int = 0
    is_public: bool = False


def folded(value: str) -> str:
    """An identifier as it is compared."""
    return value.strip().casefold()


def id_number(text: str) -> int | None:
    """The number of a record id; None for what can't be one."""
    if not (text.isascii() and text.isdigit() and len(text) <= 19):
        return None
    number = int(text)
    return number if number < 2**63 else None


def _opened(path: Path | str) -> sqlite3.Connection:
    """The file, which nobody else can read: the devices of a rehearsal are somebody's."""
    if path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    return sqlite3.connect(path, check_same_thread=False)


def _refused(path: Path | str, error: Exception) -> BadSetting:
    sentence = f"{path} is not a sandbox registry ({error}); name another file"
    return BadSetting("registry", sentence, {"path": path})


class Registry:
    """The devices.  Safe to be looked at from another thread while the sandbox serves.

    Raises ``BadSetting`` where the file can't be used, or is not a sandbox's registry.
    """

    def __init__(self, path: Path | str, seed: int = 0) -> None:
        self._lock = threading.RLock()
        self._random = random.Random(seed)
        try:
            self._connection = _opened(path)
        except (sqlite3.DatabaseError, OSError) as error:
            raise _refused(path, error) from error
        try:
            self.fresh = self._prepare()
        except sqlite3.DatabaseError as error:
            self._connection.close()
            raise _refused(path, error) from error
        newest = self._connection.execute("SELECT max(id) FROM devices").fetchone()[0]
        self._last_id: int = newest or 0

    def _prepare(self) -> bool:
        """Make the tables unless they are there; True where the registry is new."""
        run = self._connection.execute
        application = run("PRAGMA application_id").fetchone()[0]
        fresh = not run("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not fresh and application != _APPLICATION:
            raise sqlite3.DatabaseError("it belongs to another program")
        # A crash of this machine may cost the last devices; a crash of the sandbox does not.
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = OFF")
        if fresh:
            self._connection.executescript(_SCHEMA)
        return fresh

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def new_id(self, now: float) -> str:
        """A record id that was never given before."""
        earliest = (int(now) << 32) + self._random.getrandbits(24)
        self._last_id = max(earliest, self._last_id + self._random.randint(1, 9999))
        return str(self._last_id)

    def add(self, device: StoredDevice) -> None:
        """Keep a new device.  Whether there may be one is the caller's question."""
        number = int(device.device_record_id)
        values = [device.identifiers.get(name) for name in IDENTIFIERS]
        facts = [getattr(device, name) for name in _COLUMNS[: -len(IDENTIFIERS)]]
        keys = [(name, folded(value), number) for name, value in device.identifiers.items()]
        with self._lock, self._connection:
            self._connection.execute(_INSERT, (number, *facts, *values))
            self._connection.executemany("INSERT INTO keys VALUES (?, ?, ?)", keys)
            self._last_id = max(self._last_id, number)

    def twins(self, system: int, name: str, value: str) -> set[int]:
        """The numbers of a system's devices with an equal identifier."""
        query = (
            "SELECT id FROM keys JOIN devices USING (id)"
            " WHERE name = ? AND key = ? AND device_system = ?"
        )
        with self._lock:
            rows = self._connection.execute(query, (name, folded(value), system)).fetchall()
        return {number for (number,) in rows}

    def get(self, record_id: str) -> StoredDevice | None:
        """One device, or None."""
        number = id_number(record_id)
        if number is None:
            return None
        with self._lock:
            row = self._connection.execute(f"{_SELECT} WHERE id = ?", (number,)).fetchone()
        return _device(row) if row else None

    def change(self, device: StoredDevice) -> None:
        """Write a device's ownership, status, version, publicness and time of change."""
        query = (
            "UPDATE devices SET device_ownership = ?, device_status = ?, version = ?,"
            " is_public = ?, updated_at = ? WHERE id = ?"
        )
        with self._lock, self._connection:
            self._connection.execute(
                query,
                (
                    device.device_ownership,
                    device.device_status,
                    device.version,
                    device.is_public,
                    device.updated_at,
                    int(device.device_record_id),
                ),
            )

    def delete(self, record_id: str) -> bool:
        """Forget a device; False where there is none."""
        device = self.get(record_id)
        if device is None:
            return False
        number = int(record_id)
        keys = [(name, folded(value), number) for name, value in device.identifiers.items()]
        with self._lock, self._connection:
            self._connection.execute("DELETE FROM devices WHERE id = ?", (number,))
            self._connection.executemany(
                "DELETE FROM keys WHERE name = ? AND key = ? AND id = ?", keys
            )
        return True

    def find(
        self, wanted: Mapping[str, Iterable[int | str]], after: int = 0, size: int = -1
    ) -> list[StoredDevice]:
        """Devices in the order of their ids, beginning behind the id ``after``.

        ``wanted`` maps a column (``id`` for the record id) to the values it may have; no
        values match nothing.  ``size`` -1 returns all.
        """
        conditions = ["id > ?"]
        values: list[int | str] = [after]
        for column, allowed in wanted.items():
            options = list(allowed)
            marks = ", ".join("?" * len(options))
            conditions.append(f"{column} IN ({marks})")
            values += options
            if column in IDENTIFIERS:
                # The index stands over the folded values; it narrows, the line above decides.
                conditions.append(
                    f"id IN (SELECT id FROM keys WHERE name = '{column}' AND key IN ({marks}))"
                )
                values += [folded(str(value)) for value in options]
        query = f"{_SELECT} WHERE {' AND '.join(conditions)} ORDER BY id LIMIT ?"
        with self._lock:
            rows = self._connection.execute(query, (*values, size)).fetchall()
        return [_device(row) for row in rows]

    def count(self) -> int:
        """How many devices there are."""
        with self._lock:
            rows = self._connection.execute("SELECT count(*) FROM devices").fetchone()
        return int(rows[0])


def _device(row: tuple[int | str | None, ...]) -> StoredDevice:
    facts = dict(zip(("id", *_COLUMNS), row, strict=True))
    found = {name: facts[name] for name in IDENTIFIERS}
    return StoredDevice(
        device_record_id=str(facts["id"]),
        device_system=_int(facts["device_system"]),
        device_ownership=_int(facts["device_ownership"]),
        device_status=_int(facts["device_status"]),
        identifiers={name: str(value) for name, value in found.items() if value is not None},
        created_at=_int(facts["created_at"]),
        updated_at=_int(facts["updated_at"]),
        version=_int(facts["version"]),
        is_public=bool(facts["is_public"]),
    )


def _int(value: int | str | None) -> int:
    return int(value or 0)
