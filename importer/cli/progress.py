"""What the commands say while rows are sent: a bar, or a line now and then."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from importer.cli.console import (
    detail,
    record,
    talk,
    voice,
)
from importer.model import (
    WAITS,
    Event,
    Outcome,
    Status,
)
from importer.texts import Lang, printable, say
from importer.vocabulary import OK

if TYPE_CHECKING:
    from collections.abc import Callable


#: The bar while nothing goes on: without a time left, which nobody knows then.
_WAITING_BAR = "{desc}{percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} [{elapsed}{postfix}]"

#: Seconds between two lines where there is no bar.
_MINUTE = 60


def _status_of(outcome: Outcome) -> str:
    return f"status.{outcome.status}"


class Progress:
    """A bar on a terminal, a line a minute elsewhere, each with its time.  A context manager; call
    it with what the dispatcher tells.  ``total`` is None where nobody knows how many will come;
    ``word`` is the slug of what became of a row, ``name`` what a row is called.  ``counts`` are the
    rows that were told of, by status, ``words`` the same by these slugs."""

    def __init__(
        self,
        total: int | None,
        lang: Lang,
        word: Callable[[Outcome], str] = _status_of,
        name: Callable[[int], str] = str,
    ) -> None:
        self.counts: dict[Status, int] = {}
        self.words: dict[str, int] = {}
        self._lang = lang
        self._word = word
        self._name = name
        self._done = 0
        self._total = total
        self._spoke = time.monotonic()
        self._bar: Any = None
        self._waits = False

    def __enter__(self) -> Progress:
        if sys.stderr.isatty() and not voice().quiet:
            from tqdm import tqdm

            self._bar = tqdm(
                total=self._total,
                unit=say("cli.unit", self._lang),
                smoothing=0.05,
                dynamic_ncols=True,
                # A Chinese console of Windows shows tqdm's blocks two columns wide each.
                ascii=True if os.name == "nt" else None,
            )
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            with suppress(OSError):
                self._bar.close()

    def __call__(self, news: Outcome | Event) -> None:
        with suppress(OSError):  # nobody listens any more: that ends no import
            self._tell(news)

    def _tell(self, news: Outcome | Event) -> None:
        if isinstance(news, Event) and news.slug == "listed":
            self._advance(int(news.params["count"]))
            return
        if isinstance(news, Event):
            self._say(say(f"event.{news.slug}", self._lang, _numbers(news.params)))
            if news.slug in WAITS or news.slug == "recovered":
                self._wait(news.slug in WAITS)
            return
        self.counts[news.status] = self.counts.get(news.status, 0) + 1
        word = self._word(news)
        self.words[word] = self.words.get(word, 0) + 1
        self._detail(news, word)
        self._advance(1)

    def _detail(self, news: Outcome, word: str) -> None:
        """What became of a row, for who wants to hear of each."""
        if not voice().verbose:
            return
        message = news.message if news.code != OK else ""  # else it is "success"
        words: dict[str, object] = {
            "row": self._name(news.number),
            "status": say(word, self._lang),
            "slug": word.partition(".")[2],
            "record_id": news.record_id,
            "code": news.code,
            "attempts": news.attempts,
            "message": news.message,
            "more": "".join(f" {part}" for part in (news.record_id, message) if part),
        }
        self._say(say("cli.row", self._lang, words), detail)

    def _advance(self, count: int) -> None:
        self._wait(False)
        self._done += count
        if self._bar is not None:
            self._bar.set_postfix_str(self._summary(), refresh=False)
            self._bar.update(count)
        if time.monotonic() - self._spoke < _MINUTE:
            return
        self._spoke = time.monotonic()
        of = f"/{self._total}" if self._total is not None else ""
        counts = self._summary()
        words: dict[str, object] = {"done": self._done, "total": self._total, "of": of}
        words["counts"] = f"  {counts}" if counts else ""
        words |= {word.partition(".")[2]: count for word, count in self.words.items()}
        line = say("cli.progress", self._lang, words)
        if self._bar is not None:
            record("info", line)  # the bar shows it
        else:
            self._say(line)

    def _wait(self, waits: bool) -> None:
        """Show that nothing goes on, or that it does again: as if the time between had not
        been, or the time left would be wrong for long."""
        if waits == self._waits or self._bar is None:
            return
        self._waits = waits
        self._bar.bar_format = _WAITING_BAR if waits else None
        waiting = say("cli.waiting", self._lang) if waits else ""
        self._bar.set_description_str(waiting, refresh=False)
        if not waits:
            self._bar.unpause()
        self._bar.refresh()

    def _summary(self) -> str:
        return " · ".join(f"{say(word, self._lang)} {n}" for word, n in self.words.items())

    def _say(self, text: str, speak: Callable[..., None] = talk) -> None:
        if self._bar is not None:
            record("debug" if speak is detail else "info", text)
            self._bar.write(printable(text), file=sys.stderr)
        else:
            speak(f"{datetime.now():%H:%M:%S}  ", text)


def _numbers(params: Mapping[str, str]) -> Mapping[str, object]:
    """The words of an event, its numbers as such."""
    return {k: int(v) if v.isascii() and v.isdecimal() else v for k, v in params.items()}
