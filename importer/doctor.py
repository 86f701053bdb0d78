"""Is everything in place for an import?  Asks the API in ways that create nothing."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from tempfile import TemporaryFile

from importer.api import DeviceApi, classify, proxy_for
from importer.model import CredentialsError, NetworkError, Reply, Settings, without_user
from importer.setup import Config, origins
from importer.texts import Lang, reason, say
from importer.vocabulary import BAD_SYSTEM, OK, Meaning

#: Seconds between our clock and the API's from which we say so.
_FAR = 120
#: Bytes that a small journal takes.
_ROOM = 1 << 17


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the examination.  ``exit_code`` 0 is good; a note is neither good nor
    bad; ``next_slug`` names what to do about it."""

    slug: str
    params: Mapping[str, object] = field(default_factory=dict)
    exit_code: int = 0
    is_note: bool = False
    next_slug: str = ""

    def text(self, lang: Lang) -> str:
        """The line in a language."""
        line = say(self.slug, lang, self.params)
        return f"{line} {say(self.next_slug, lang, self.params)}" if self.next_slug else line


def origins_of(
    config: Config, options: Mapping[str, tuple[str, str]], environment: Mapping[str, str]
) -> list[Finding]:
    """The settings that hold, and where each is from: a line each, neither good nor bad."""
    found = [
        Finding("doctor.config" if config.is_there else "doctor.no-config", {"path": config.path})
    ]
    for origin in origins(config, options, environment):
        by = f"origin.{origin.by}"
        if origin.by == "file" and os.name == "nt":
            by = "origin.file-not-judged"
        words = {"name": origin.name}
        params = {
            "what": {lang: say(f"setting.{origin.key}", lang) for lang in Lang},
            "value": origin.value,
            "origin": {lang: say(by, lang, words) for lang in Lang},
        }
        slug = "doctor.origin" if origin.key != "secret" else "doctor.origin-secret"
        found.append(Finding(slug, params))
    return [replace(finding, is_note=True) for finding in found]


async def examine(settings: Settings) -> list[Finding]:
    """Address, proxy, journal folder, credentials, clock, permission to create and to look
    up.  The create has operating system 0, which the API refuses after it has checked the
    permission: that refusal is the proof.  Raises nothing for what is not in place: it is a
    finding, with the exit code that it would cost."""
    findings = [
        Finding("doctor.address", {"url": settings.base_url}),
        _proxy(settings.base_url),
        _journal(settings),
    ]
    async with DeviceApi(settings) as api:
        try:
            await api.open()
            findings.append(Finding("doctor.token"))
            reply = await api.create_from(
                {"device_system": 0, "device_ownership": 0, "device_status": 0}
            )
            findings += [*_clock(reply), _write(reply)]
            findings.append(_read((await api.list({})).reply))
        except (CredentialsError, NetworkError) as error:
            findings.append(Finding(f"error.{error.slug}", error.params, exit_code=error.exit_code))
    return findings


def _proxy(base_url: str) -> Finding:
    proxy = proxy_for(base_url)
    if proxy is None:
        return Finding("doctor.no-proxy", is_note=True)
    return Finding("doctor.proxy", {"proxy": without_user(proxy)}, is_note=True)


def _journal(settings: Settings) -> Finding:
    folder = settings.journal_path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder) as trial:  # a full disk is asked by writing alone
            trial.write(bytes(_ROOM))
    except OSError as error:
        why = reason(error)
        return Finding("error.journal", {"path": folder, "why": why}, exit_code=5)
    return Finding("doctor.journal", {"path": folder})


def _clock(reply: Reply) -> list[Finding]:
    if reply.date is None:
        return []
    apart = abs(time.time() - reply.date)
    slug = "doctor.clock-far" if apart > _FAR else "doctor.clock"
    return [Finding(slug, {"seconds": f"{apart:.0f}"}, is_note=apart > _FAR)]


def _write(reply: Reply) -> Finding:
    verdict = classify(reply)
    if verdict.meaning is Meaning.REJECTED:
        return Finding("doctor.write", {"code": reply.code or BAD_SYSTEM})
    if verdict.meaning is Meaning.CREATED:
        return Finding("doctor.created", {"record_id": reply.record_id}, exit_code=5)
    params = {
        "status": reply.status,
        "code": reply.code,
        "message": reply.message,
        "scope": reply.details,
        "link": reply.link,
        "log_id": reply.log_id,
    }
    if verdict.slug and not (verdict.meaning is Meaning.UNCLEAR and verdict.blame):
        slug = f"stop.{verdict.slug}"
        return Finding(slug, params, verdict.exit_code, next_slug=f"{slug}.next")
    return Finding("doctor.write-odd", params, exit_code=4)


def _read(reply: Reply) -> Finding:
    if reply.code == OK:
        return Finding("doctor.read")
    return Finding("doctor.no-read", {"code": reply.code or reply.status}, is_note=True)
