"""The registry as it is: read to its end, and written to a file.  Nothing is changed there."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from importer.api import DeviceApi
from importer.dispatcher import Sending, Stop, listed
from importer.model import Event, InputError, Registered, Settings, Stopped
from importer.texts import Lang


@dataclass(frozen=True, slots=True)
class Exported:
    """How many records were written, and how many came twice (the registry changed meanwhile);
    ``stopped`` says why there is no file."""

    records: int
    twice: int
    stopped: Stopped | None = None


async def export(
    settings: Settings,
    path: Path,
    lang: Lang,
    filters: Mapping[str, str] | None = None,
    how: tuple[Sending, Stop] | None = None,
) -> Exported:
    """Write every record of the registry to a new file: .xlsx, .csv or .jsonl, by its suffix.

    ``filters`` are by the names of the API (``vocabulary.FILTERS``).  A record that is listed
    twice is written once.  The file appears when it is complete.  Raises ``InputError`` for
    another suffix, a file that exists or can't be written.
    """
    from importer.reporter import registry_file

    require_kind(path)
    sending, stop = how or (Sending(), Stop())
    count = twice = 0
    try:
        with registry_file(path, lang, datetime.now(UTC).astimezone()) as write, _seen() as seen:
            async with DeviceApi(settings) as api:
                async for records in listed(api, stop, sending, filters or {}):
                    new = seen.new(records)
                    write(new)
                    count += len(new)
                    twice += len(records) - len(new)
                    sending.watch(Event("listed", {"count": str(len(new))}))
            if stop.reason is not None:
                raise _NothingWhole
    except _NothingWhole:
        return Exported(count, twice, stop.reason)
    except OSError as error:
        why = error.strerror or error
        raise InputError("unwritable", {"path": path, "why": why}) from error
    return Exported(count, twice)


def require_kind(path: Path) -> None:
    """Raise ``InputError`` for a name that does not say in which form to write, or is taken."""
    from importer.reporter import KINDS

    if path.suffix.lower() not in KINDS:
        raise InputError("export-suffix", {"path": path, "suffixes": tuple(KINDS)})
    if os.path.lexists(path):
        raise InputError("results-exists", {"path": path})


class _NothingWhole(Exception):
    """Half of a registry is no file that anybody should have."""


class _Seen:
    """Which records were there before, on disk: there may be millions."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        db.execute("CREATE TABLE seen (id TEXT PRIMARY KEY) WITHOUT ROWID")

    def new(self, records: Iterable[Registered]) -> list[Registered]:
        """Those that were not."""
        insert = "INSERT OR IGNORE INTO seen VALUES (?)"
        return [r for r in records if self._db.execute(insert, (r.record_id,)).rowcount]


@contextmanager
def _seen() -> Iterator[_Seen]:
    db = sqlite3.connect("")  # a passing file of SQLite's own
    try:
        yield _Seen(db)
    finally:
        db.close()
