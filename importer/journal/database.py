"""One SQLite file, opened so that what is committed survives a crash.

The only place that knows the database's errors: they become ``JournalError``.
"""

from __future__ import annotations

import contextlib
import copy
import os
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from importer.model import JournalBusy, JournalError, Numbers
from importer.texts import reason

#: Version → what a file of the version before needs to become one of it.
Migrations = Mapping[int, Callable[[sqlite3.Connection], None]]

#: Seconds to wait for another process that is writing.
_PATIENCE = 60
#: The same in milliseconds, and for whoever can't be kept waiting.
_LONG, _SHORT = _PATIENCE * 1000, 20
_LARGE_PAGE = 16_384
#: Rows that are read at a time.
_BATCH = 500


_MAKING = threading.Lock()


def _make(path: Path) -> None:
    """Make a file before SQLite does, so that it is never readable by others; one that is there is
    not touched.

    Whoever closes a file gives up all locks that the process has on it, those of its other
    connections as well: another process would then take itself for the last one, and throw the
    write-ahead log away that these go on writing into.  Source: sqlite.org/howtocorrupt.html, 2.2.
    """
    with _MAKING, contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


class Database:
    """An open file in WAL mode, each commit on the disk before it returns
    (``synchronous=FULL``).  To be used in one thread; close it.

    A new file is made by the statements of ``schema``, which is that of ``version``; an older
    one is brought up to it.  A ``passing`` one, which nobody needs after a crash, is written
    without waiting for the disk, and in larger pages, which take a tenth less time to fill.
    """

    def __init__(
        self,
        path: Path,
        schema: Sequence[str],
        version: int,
        migrations: Migrations,
        *,
        passing: bool = False,
    ) -> None:
        self.path = path
        self._is_passing = passing
        self._is_brief = False
        self._thread = threading.get_ident()
        with self.guard():
            path.parent.mkdir(parents=True, exist_ok=True)
            _make(path)
            self.connection = sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE)
        try:
            # Two processes that meet a new file must not both set it up.
            with self.guard(), FileLock(f"{path}.open.lock", _PATIENCE, 0o600):
                self._prepare(schema, version, migrations, passing)
        except JournalError:
            self.close()
            raise

    def brief(self) -> Database:
        """The same open file for whoever can't be kept waiting: what another process's writing
        stands in the way of raises ``JournalBusy`` at once, and can be tried again."""
        other = copy.copy(self)
        other._is_brief = True
        return other

    def _prepare(
        self, schema: Sequence[str], version: int, migrations: Migrations, passing: bool
    ) -> None:
        found = self.one("PRAGMA user_version")[0]
        if found > version:
            raise JournalError("journal-newer", {"path": self.path})
        if passing and not found:
            self.change(f"PRAGMA page_size={_LARGE_PAGE}")
        self.change("PRAGMA journal_mode=WAL")
        self.change("PRAGMA synchronous=FULL")
        self.change("PRAGMA threads=1")  # long lists are sorted beside what reads them
        if found < version:
            with self.transaction() as db:
                if found == 0:
                    for statement in schema:
                        db.execute(statement)
                else:
                    for step in range(found + 1, version + 1):
                        migrations[step](db)
                db.execute(f"PRAGMA user_version={version}")
        if passing:
            self.change("PRAGMA journal_mode=MEMORY")
            self.change("PRAGMA synchronous=OFF")

    def close(self) -> None:
        """Close the file."""
        with self.guard():
            self.connection.close()

    @contextlib.contextmanager
    def guard(self) -> Iterator[None]:
        """Errors of the file inside are told as ``JournalError``."""
        try:
            yield
        except (sqlite3.Error, OSError, Timeout, NotImplementedError) as error:
            # The last one is said of a file system without locks.
            raise self._told(error) from error

    def _told(self, error: Exception) -> JournalError:
        params = {"path": self.path, "why": reason(error)}
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_BUSY:
            return JournalBusy("journal-busy", params)
        if isinstance(error, sqlite3.ProgrammingError) and threading.get_ident() != self._thread:
            return JournalError("journal-thread", params)
        if isinstance(error, sqlite3.ProgrammingError) and self._is_closed():
            return JournalError("journal-closed", params)
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return JournalError("journal-damaged", params)
        if self._is_passing:
            return JournalError("passing-journal", {**params, "path": self._folder()})
        return JournalError("journal", params)

    def _folder(self) -> Path:
        """Where a passing file is, as whoever has to make room knows it."""
        usual = Path(tempfile.gettempdir())
        return usual if usual in self.path.parents else self.path.parent

    def _is_closed(self) -> bool:
        try:
            return self.connection.total_changes < 0
        except sqlite3.ProgrammingError:
            return True

    @contextlib.contextmanager
    def _patience(self) -> Iterator[None]:
        """Inside, a brief one waits hardly at all."""
        if not self._is_brief:
            yield
            return
        self.connection.execute(f"PRAGMA busy_timeout={_SHORT}")
        try:
            yield
        finally:
            self.connection.execute(f"PRAGMA busy_timeout={_LONG}")

    @contextlib.contextmanager
    def transaction(self, mode: str = "IMMEDIATE") -> Iterator[sqlite3.Connection]:
        """All of it or nothing, whatever is raised inside.  With ``DEFERRED`` nobody else is
        kept waiting as long as only temporary tables are written."""
        try:
            with self._patience():
                self.connection.execute(f"BEGIN {mode}")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:  # not OSError: that is the spreadsheet's
            raise self._told(error) from error

    @contextlib.contextmanager
    def attached(self, path: Path, name: str) -> Iterator[None]:
        """Inside, the tables of another file are known, too, under this name."""
        self.change(f"ATTACH DATABASE ? AS {name}", (str(path),))
        try:
            yield
        finally:
            self.change(f"DETACH DATABASE {name}")

    def among(self, column: str, numbers: Numbers | None) -> str:
        """The condition that a column holds one of these numbers, for the next statement; always
        true for None."""
        if numbers is None:
            return "true"
        self.connection.create_function("is_meant", 1, numbers.__contains__, deterministic=True)
        return f"is_meant({column})"

    def change(self, sql: str, values: Sequence[Any] = ()) -> None:
        """One statement, committed by itself."""
        with self.guard(), self._patience():
            self.connection.execute(sql, values)

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Every row of a query."""
        with self.guard():
            return self.connection.execute(sql, values).fetchall()

    def in_batches(self, key: int, sql: str, values: Sequence[Any] = ()) -> Iterator[Sequence[Any]]:
        """The rows of a run that a query gives which begins with their number and ends with a
        condition; read in batches, so that no cursor stays open over the writes between."""
        last = 0
        sql = f"{sql} AND run = ? AND number > ? ORDER BY number LIMIT {_BATCH}"
        while batch := self.all(sql, (*values, key, last)):
            yield from batch
            last = batch[-1][0]

    def one(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...]:
        """The first row of a query, ``()`` where there is none."""
        with self.guard():
            return self.connection.execute(sql, values).fetchone() or ()
