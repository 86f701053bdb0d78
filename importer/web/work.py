"""What takes longer than a page may: reading a file, sending, taking back; in threads of their
own, with what there is to tell about each while it goes on."""

from __future__ import annotations

import asyncio
import secrets
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from importer.model import (
    Event,
    ImporterError,
    InputError,
    InternalError,
    Outcome,
    Progress,
    Stopped,
)
from importer.texts import Lang

if TYPE_CHECKING:
    from importer.dispatcher import Stop

#: The kinds of jobs that change nothing: what is read to be imported, and what is only looked at,
#: which keeps nobody from leaving.
READ, LOOK = "read", "look"
#: How the page is called where another program asks who is sending.
PROGRAM = "device-importer web"
#: How many outcomes and events are kept for whoever looks.
_KEPT = 200
#: Seconds for which who asks for the end of a job is kept waiting.
_HELD = 0.5
#: The reason why somebody who pressed the button, or ended the program, stopped a run.
_STOPPED = Stopped("interrupted", 130)


@dataclass(slots=True)
class Job:
    """A piece of work.  ``subject`` is the upload's or the run's id, ``then`` where the page goes
    when it is done; ``seq`` counts what there was to tell, ``total`` the rows that are to come,
    None where nobody knows; ``told`` is a sentence on what is being done."""

    kind: str
    subject: str
    total: int | None = None
    then: str = ""
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    began: float = field(default_factory=time.monotonic)
    done: int = 0
    seq: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    rows: deque[tuple[int, Outcome]] = field(default_factory=lambda: deque(maxlen=_KEPT))
    events: deque[tuple[int, Event]] = field(default_factory=lambda: deque(maxlen=_KEPT))
    told: Callable[[Lang], str] | None = None
    error: ImporterError | None = None
    over: threading.Event = field(default_factory=threading.Event)
    is_stopping: bool = False
    _loop: asyncio.AbstractEventLoop | None = None
    _stop: Stop | None = None

    def hear(self, news: Outcome | Event) -> None:
        """What the dispatcher tells; in the job's thread."""
        self.seq += 1
        if isinstance(news, Event):
            if news.slug == "listed":  # records of the registry, while it is read
                self.done += int(news.params["count"])
            else:
                self.events.append((self.seq, news))
            return
        self.done += 1
        self.counts[news.status.value] += 1
        self.rows.append((self.seq, news))

    def follow(self, progress: Progress) -> None:
        """How far a reading is."""
        self.done = progress.done

    def ends_soon(self) -> bool:
        """Whether it is over.  An answer that is no waits a while: who asks again and again hears
        of the end at once, and takes nothing from the work meanwhile."""
        return self.over.wait(_HELD)

    def ask_to_stop(self) -> None:
        """Let what is on its way come to its end, and begin nothing else."""
        self.is_stopping = True
        loop, stop = self._loop, self._stop
        if loop is not None and stop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(stop.request, _STOPPED)

    def run(self, act: Callable[[Stop], Coroutine[Any, Any, None]]) -> None:
        """Run what speaks with the API, to be stopped by ``ask_to_stop``."""

        from importer.dispatcher import Stop

        async def main() -> None:
            self._stop, self._loop = Stop(), asyncio.get_running_loop()
            if self.is_stopping:
                self._stop.request(_STOPPED)
            await act(self._stop)

        asyncio.run(main())


class Work:
    """All jobs of the page.  One reads at a time, one counts, and one sends; ``trouble`` hears of
    faults of ours."""

    def __init__(self, trouble: Callable[[Exception], None]) -> None:
        self._trouble = trouble
        self._lock = threading.Lock()
        self.reading = threading.Lock()
        self.counting = threading.Lock()
        self._jobs: dict[str, Job] = {}
        self._threads: dict[str, threading.Thread] = {}
        self._is_closing = False

    def start(self, job: Job, act: Callable[[Job], None]) -> Job:
        """Begin; what is under way for the same subject goes on instead.  Raises ``InputError``
        where something else is being sent."""
        with self._lock:
            same = self.running(job.subject)
            if same is not None:
                return same
            is_one_of_many = job.kind in (READ, LOOK)
            if self._is_closing or (not is_one_of_many and self.sending() is not None):
                raise InputError("web-busy")
            self._begin(job, act)
        return job

    def instead(self, job: Job, act: Callable[[Job], None]) -> None:
        """Begin in the place of what is under way for the same subject, which is to end."""
        with self._lock:
            former = self.running(job.subject)
            if former is not None:
                former.ask_to_stop()
            self._begin(job, act)

    def _begin(self, job: Job, act: Callable[[Job], None]) -> None:
        thread = threading.Thread(target=self._run, args=(job, act), name=job.kind, daemon=True)
        self._jobs[job.id], self._threads[job.id] = job, thread
        thread.start()

    def _run(self, job: Job, act: Callable[[Job], None]) -> None:
        try:
            act(job)
        except ImporterError as error:
            job.error = error
        except Exception as error:  # as at the command line: told on the page, never a traceback
            self._trouble(error)
            job.error = InternalError("internal", {"why": f"{type(error).__name__}: {error}"})
        finally:
            job.over.set()

    def job(self, job_id: str) -> Job | None:
        """A job by its id."""
        return self._jobs.get(job_id)

    def about(self, subject: str) -> Job | None:
        """The last job about an upload or a run."""
        found = [job for job in list(self._jobs.values()) if job.subject == subject]
        return found[-1] if found else None

    def running(self, subject: str) -> Job | None:
        """The job about it that is under way."""
        job = self.about(subject)
        return job if job is not None and not job.over.is_set() else None

    def sending(self) -> Job | None:
        """What is just changing a registry."""
        return next((job for job in self.under_way() if job.kind not in (READ, LOOK)), None)

    def is_busy(self) -> bool:
        """Whether anything is under way that somebody waits for."""
        return any(job.kind != LOOK for job in self.under_way())

    def under_way(self) -> list[Job]:
        """All jobs that are not over."""
        return [job for job in list(self._jobs.values()) if not job.over.is_set()]

    def close(self) -> None:
        """Stop what is being sent, and wait for the answers that are on their way."""
        with self._lock:
            self._is_closing = True
            left = self.under_way()
        for job in left:
            if job.kind != READ:
                job.ask_to_stop()
            if job.kind not in (READ, LOOK):
                self._threads[job.id].join()
