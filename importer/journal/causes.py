"""A run's problems by what settles them, kept with the rows of each, so that a page of any of them
is read at once.  Gathered when somebody asks, and anew once a row's problems change."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence

from importer.journal import codec
from importer.journal.database import Database
from importer.model import Cause, JournalBusy

#: The place of the mark that all are kept, "", or of whoever is gathering them.
_MARK = -1
#: How often they are gathered where the problems change meanwhile.
_TRIES = 5
#: (key of its cause, row number) for every problem; and the causes when all of these were drawn.
Gathering = tuple[Iterator[tuple[int, int]], Callable[[], Sequence[Cause]]]


class Causes:
    """The causes of one run."""

    def __init__(self, database: Database, key: int) -> None:
        self._database = database
        self._key = key

    def kept(self) -> list[Cause] | None:
        """All of them, without what decides them; None where they are to be gathered."""
        sql = "SELECT cause, said FROM causes WHERE run = ? ORDER BY cause"
        mark, *others = self._database.all(sql, (self._key,)) or [()]
        if mark != (_MARK, ""):
            return None
        return [codec.cause_from_json(key, said) for key, said in others]

    def keep(self, gather: Callable[[], Gathering]) -> None:
        """Gather and keep them.  Others can write meanwhile; ``JournalBusy`` where they change the
        problems again and again."""
        for _ in range(_TRIES):
            token = secrets.token_hex(8)
            self._database.change("DELETE FROM causes WHERE run = ?", (self._key,))
            mark = (self._key, _MARK, token)
            self._database.change("INSERT OR REPLACE INTO causes VALUES (?,?,?)", mark)
            self._database.change("CREATE TEMP TABLE gathered (cause INTEGER, number INTEGER)")
            try:
                with self._database.transaction("DEFERRED") as db:
                    pairs, found = gather()
                    db.executemany("INSERT INTO gathered VALUES (?,?)", pairs)
                    causes = found()
                if self._written(token, causes):
                    return
            finally:
                self._database.change("DROP TABLE gathered")
        raise JournalBusy("journal-busy", {"path": self._database.path, "why": "problems"})

    def _written(self, token: str, causes: Sequence[Cause]) -> bool:
        """Write them down, unless a problem changed since: then the mark is gone, too."""
        with self._database.transaction() as db:
            (mark,) = db.execute(
                "SELECT max(said) FROM causes WHERE run = ? AND cause = ?", (self._key, _MARK)
            ).fetchone()
            if mark != token:
                return False
            db.execute("DELETE FROM caused WHERE run = ?", (self._key,))
            db.execute(
                "INSERT OR IGNORE INTO caused SELECT ?, cause, number FROM temp.gathered"
                " ORDER BY cause, number",
                (self._key,),
            )
            kept = [(_MARK, ""), *((cause.key, codec.cause_to_json(cause)) for cause in causes)]
            db.executemany(
                "INSERT OR REPLACE INTO causes VALUES (?,?,?)",
                ((self._key, *cause) for cause in kept),
            )
        return True

    def numbers(self, cause: int, offset: int, limit: int) -> list[int]:
        """So many of the rows of a cause, in row order, after the first ``offset``."""
        sql = (
            "SELECT number FROM caused WHERE run = ? AND cause = ? ORDER BY number LIMIT ? OFFSET ?"
        )
        found = self._database.all(sql, (self._key, cause, limit, offset))
        return [number for (number,) in found]
