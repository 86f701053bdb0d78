"""How far something has come that takes its time."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from importer.model.run import Event, Outcome, Status
from importer.texts import Lang, say

#: Events after which nothing goes on for a while: until a row is through, or it is said that
#: things have recovered.
WAITS = frozenset(
    {
        *("waiting", "no-token", "outage", "rows-fail", "throttled", "list-waits"),
        *("journal-busy", "verifying", "list-behind", "looking-up"),
    }
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a phase has come: what ``Sending.progress`` and ``Staging.progress`` are told.

    ``total`` is how many rows (in an export, records) will come, None where nobody knows;
    ``done`` how many came, and ``counts`` what became of them.  ``news`` is what has just happened,
    None where that is no more than that some came.  ``waits`` says what is waited for, None
    while things go on, and ``until`` when that is given up, a local time such as
    ``2026-01-31 09:30``, "" where it is not.
    """

    total: int | None = None
    done: int = 0
    counts: Mapping[Status, int] = dataclasses.field(default_factory=dict)
    news: Outcome | Event | None = None
    waits: Event | None = None
    until: str = ""

    def text(self, lang: Lang) -> str:
        """All of it on one line: ``120/500  Created 118 · Rejected 2``; and what is waited for."""
        of = "" if self.total is None else f"/{self.total}"
        counts = " · ".join(f"{say(f'status.{s}', lang)} {n}" for s, n in self.counts.items())
        waits = self.waits.text(lang) if self.waits else ""
        return "  ".join(part for part in (f"{self.done}{of}", counts, waits) if part)

    def after(self, news: Outcome | Event | None, came: int = 0) -> Progress:
        """How far it has come with this, and with so many more rows that nothing is said of."""
        if isinstance(news, Outcome):
            counts = {**self.counts, news.status: self.counts.get(news.status, 0) + 1}
            return Progress(self.total, self.done + 1, counts, news)
        if news is None or news.slug == "listed":
            came += int(news.params["count"]) if news else 0
            return Progress(self.total, self.done + came, self.counts, news)
        waits, until = self.waits, self.until
        if news.slug in WAITS:
            waits, until = news, ""
        elif news.slug == "recovered":
            waits, until = None, ""
        elif news.slug == "until":
            until = news.params["until"]
        return Progress(self.total, self.done, self.counts, news, waits, until)
