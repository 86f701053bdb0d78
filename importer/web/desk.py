"""What the page holds in memory while it is served: whom it speaks to, what was dropped on it,
what is under way.  Nothing of it is written down but the uploads."""

from __future__ import annotations

import os
import re
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from importer.api import Secrets
from importer.model import (
    MAPPINGS,
    SANDBOX_TENANT,
    ImporterError,
    InputError,
    InternalError,
    Settings,
    words_in,
)
from importer.setup import CONFIG, Config
from importer.tenants import Rehearsal
from importer.texts import Lang
from importer.web.choices import Choices
from importer.web.uploads import Upload, Uploads
from importer.web.work import Work

if TYPE_CHECKING:
    from importer.doctor import Finding
    from importer.journal import Journal
    from importer.model import Cause, Note, Run, Stopped, Verified
    from importer.pipeline import Staging
    from importer.registry import Exported
    from importer.web.compared import Compared

#: Seconds without a request after which the page ends by itself.
IDLE = 1800.0


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the page is to be served.  ``port`` 0 takes a free one; ``settings`` are those of the
    environment and the settings file (``config``), None where these lead to no credentials;
    ``rehearse``: with the sandbox; ``trouble``
    hears the traceback of a fault of ours, masked."""

    home: Path
    lang: Lang
    port: int = 0
    settings: Settings | None = None
    config: Config | None = None
    rehearse: bool = False
    trouble: Callable[[str], None] = lambda _: None


class Desk:
    """The state of one page.  ``settings`` is None until somebody says whom to speak to."""

    def __init__(self, wishes: Wishes, clock: Callable[[], float] = time.monotonic) -> None:
        self.home = wishes.home
        self.lang = wishes.lang
        self.given = wishes.settings
        self.config = wishes.config or Config(wishes.home / CONFIG)
        self.settings = wishes.settings
        self.findings: tuple[Finding, ...] = ()
        self.trouble: ImporterError | None = None
        self.tried = ""  # the app id that was typed last
        self.kept_in = ""  # the keychain that was asked to remember the secret
        self.inquired: dict[str, float] = {}  # by run, when the registry was asked about it
        self.verified: dict[str, Verified | None] = {}
        self.causes: dict[str, dict[int, Cause]] = {}
        self.notes: dict[str, tuple[Note, ...]] = {}
        self.carried: dict[str, int] = {}  # by run, the cells that were corrected in the rehearsal
        self.unread: dict[str, Stopped | None] = {}
        self.compared: dict[str, Compared] = {}
        self.exported: dict[str, tuple[Path, Exported, Mapping[str, str]]] = {}
        self.work = Work(self.report)
        self.uploads = Uploads(wishes.home / "uploads")
        folder = re.escape(f"{wishes.home / 'uploads'}{os.sep}")
        self._as_dropped = re.compile(rf"{folder}[0-9a-f]{{16}}{re.escape(os.sep)}")
        self.is_leaving = False
        self._clock = clock
        self._touched = clock()
        self._stack = ExitStack()
        self._sandbox: Settings | None = None
        self._trouble = wishes.trouble
        self._secrets = Secrets(_secret_words(wishes.settings), _proxies())
        if wishes.rehearse:
            self.rehearse()

    def environment(self) -> dict[str, str]:
        """The environment, with what the settings file says where it says nothing."""
        return self.config.under(os.environ)

    def first_choices(self) -> Choices:
        """What the settings file says of every file."""
        unwanted = (pair.partition("=") for pair in self.config.get("leave-out") or ())
        return Choices(
            mapping=str(self.config.get("mapping") or ""),
            leave_out=tuple((label.strip(), words_in(rest)) for label, _, rest in unwanted),
        )

    # -- whom to speak to ----------------------------------------------------------------------

    def rehearse(self) -> None:
        """Speak to a stand-in on this machine, which is started with the first call.  Raises
        ``InputError`` while something is being sent."""
        self._require_idle()
        if self._sandbox is None:
            box = self._stack.enter_context(Rehearsal(self.home, seeded=True))
            self._sandbox = box.settings
        self.settings = self._sandbox
        self.findings, self.trouble = (), None

    def connect(self, settings: Settings) -> None:
        """Speak to this tenant from now on.  Raises ``InputError`` while something is sent."""
        self._require_idle()
        for word in _secret_words(settings):
            self._secrets.add(word)
        self.settings = settings

    def hide(self, word: str) -> None:
        """One more word that must not be shown."""
        self._secrets.add(word)

    def disconnect(self) -> None:
        """Forget what was typed.  Raises ``InputError`` while something is being sent."""
        self._require_idle()
        self.settings, self.kept_in = None, ""
        self.findings, self.trouble = (), None

    @property
    def is_rehearsal(self) -> bool:
        """Whether nothing real is at stake."""
        return self.settings is not None and self.settings.tenant == SANDBOX_TENANT

    def tenant(self) -> Settings:
        """Whom to speak to.  Raises ``InputError`` where nobody said so."""
        if self.settings is None:
            raise InputError("web-no-tenant")
        return self.settings

    def results_path(self, source: Path, at: float, kind: str = "results.xlsx") -> Path:
        """Where a workbook of ours about a file is written, at a moment (seconds since 1970)."""
        from importer.reporter import results_path

        folder = self.home / "results"
        folder.mkdir(parents=True, exist_ok=True)
        return results_path(source, folder, datetime.fromtimestamp(at).astimezone(), kind=kind)

    def compared_with(self, upload_id: str) -> Compared | None:
        """What the last comparison of a file with this tenant's registry said."""
        found, tenant = self.compared.get(upload_id), self.tenant().tenant_name
        return found if found is not None and found.run.tenant == tenant else None

    def forget_compared(self, upload_id: str) -> None:
        """What a comparison said of a file is not asked for any more."""
        found = self.compared.pop(upload_id, None)
        if found is not None:
            found.folder.cleanup()

    def _require_idle(self) -> None:
        if self.work.is_busy():
            raise InputError("web-busy")

    @contextmanager
    def journal(self, run_id: str | None = None) -> Iterator[Journal]:
        """The tenant's journal, for the thread that asks."""
        from importer.journal import open_journal

        with open_journal(self.tenant(), run_id) as journal:
            yield journal

    def staging(self, upload: Upload) -> Staging:
        """How somebody wants a file to be read and judged."""
        return upload.choices.staging(self.mappings)

    @property
    def mappings(self) -> Path:
        """The folder of the user's own mappings."""
        return self.home / MAPPINGS

    def run_of(self, upload: Upload, journal: Journal) -> Run | None:
        """The run that a file was checked as; None where it was not, or for another tenant."""
        if not upload.run_id or not journal.has(upload.run_id):
            return None
        return journal.run(upload.run_id)

    def remember_run(self, upload: Upload, run_id: str) -> None:
        """The run that a file was checked as; not where something else was chosen meanwhile."""
        now = self.uploads.get(upload.id)
        if now.choices == upload.choices:
            self.uploads.keep(replace(now, run_id=run_id))

    # -- errors ----------------------------------------------------------------------------------

    def text_of(self, error: ImporterError, lang: Lang) -> tuple[str, ...]:
        """The lines of an error; a fault of ours may quote anything and is masked."""
        text = self._as_dropped.sub("", error.text(lang))
        return tuple((self.mask(text) if isinstance(error, InternalError) else text).splitlines())

    def mask(self, text: str) -> str:
        """A text that may quote anything, without the secrets that we know."""
        return self._secrets.mask(text)

    def report(self, error: Exception) -> None:
        """Tell whoever looks for faults of ours."""
        self._trouble(self.mask("".join(traceback.format_exception(error))))

    # -- coming and going ------------------------------------------------------------------------

    def touch(self) -> None:
        """Somebody asks."""
        self._touched = self._clock()

    def is_over(self) -> bool:
        """Whether the page is to end: somebody wants it, or nobody has asked for half an hour;
        never while something is under way."""
        if self.work.is_busy():
            return False
        return self.is_leaving or self._clock() - self._touched >= IDLE

    def close(self) -> None:
        """Stop what is under way, and the stand-in."""
        self.work.close()
        for upload_id in list(self.compared):
            self.forget_compared(upload_id)
        self._stack.close()


def _secret_words(settings: Settings | None) -> tuple[str, ...]:
    if settings is None:
        return ()
    keys = settings.credentials
    return tuple(filter(None, (keys.app_secret, keys.token, keys.app_ticket)))


def _proxies() -> list[str]:
    return [value for name, value in os.environ.items() if name.lower().endswith("_proxy")]
