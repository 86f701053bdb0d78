"""A tenant's journal, found and opened."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from importer.journal.journal import Journal
from importer.model import InputError, Run, Settings


def open_journal(settings: Settings, run_id: str | None = None) -> Journal:
    """A tenant's journal.  One that an earlier version kept under another spelling of the same
    address is this one's from now on; where both are there, it is the one that has a run with
    this id.  Raises ``JournalError``."""
    path = settings.kept_journal()
    if path != settings.journal_path:
        path = _renamed(path, settings.journal_path)
    journal = Journal(path)
    if run_id and not journal.has(run_id):
        for former in settings.former_journals():
            other = Journal(former)
            if other.has(run_id):
                journal.close()
                journal = other
                break
            other.close()
    journal.belong_to(settings.tenant_name)
    return journal


def require_tenant(journal: Journal, run: Run, settings: Settings) -> None:
    """Raise ``InputError`` where a journal was opened for another tenant than the settings lead
    to: what is sent there would be written down here, and what is not there count as deleted."""
    tenant, other = journal.tenant, settings.tenant_name
    if tenant and tenant != other:
        words = {"run_id": run.run_id, "tenant": tenant, "other": other}
        raise InputError("other-tenant", words)


def require_lasting(journal: Journal, run: Run, settings: Settings) -> None:
    """As ``require_tenant``, for what changes a registry: also ``InputError`` where nobody would
    know of it later on."""
    if not journal.is_lasting:
        raise InputError("send-passing", {"run_id": run.run_id})
    require_tenant(journal, run, settings)


def _renamed(old: Path, new: Path) -> Path:
    """Where a journal is after it was to be renamed: one that another process has open, or
    whose folder can't be written, stays where it is."""
    with Journal(old):
        pass  # closed by the last who has it open, it is a single file
    lock = FileLock(f"{old}.lock", mode=0o600)
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):
        return old
    try:
        if Path(f"{old}-wal").exists():
            return old
        old.rename(new)
    except OSError:
        return old
    finally:
        lock.release()
    for left in (f"{old}.lock", f"{old}.open.lock", f"{old}.turn"):
        with suppress(OSError):
            Path(left).unlink()
    return new
