"""Whom to talk to and as whom: settings from the command line and the environment.

Secrets come from the environment (or a hidden prompt) only, never from the command line,
where everybody on the machine could read them.
"""

from __future__ import annotations

import hashlib
import ipaddress
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from importer.model.errors import CredentialsError, InputError, JournalError
from importer.texts import reason

#: Source: the platform's pages of either brand.
BRANDS = {"feishu": "https://open.feishu.cn", "lark": "https://open.larksuite.com"}
#: Hosts that are another name of one of these.
_ALIASES = {"open.larkoffice.com": "open.feishu.cn"}
#: What stands before the user in an address; a password may have the same signs.
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_DEFAULT_PORTS = {"https": 443, "http": 80}
#: The documented frequency limit of create, list and delete, a second.
DOCUMENTED_RATE = 10.0
SANDBOX_TENANT = "sandbox"


@dataclass(frozen=True, slots=True)
class Credentials:
    """An app's keys.  Either ``app_id`` with ``app_secret``; or ``token``, a tenant access
    token got elsewhere, with the ``tenant_key`` where a store app has several tenants; or, for
    a store app, id and secret with ``app_ticket`` and ``tenant_key``.  The ``repr`` shows no
    secret."""

    app_id: str = ""
    app_secret: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    app_ticket: str = field(default="", repr=False)
    tenant_key: str = ""

    def __post_init__(self) -> None:
        """Raises ``CredentialsError`` for a key that no request could carry."""
        for name, value in zip(_KEYS, self._values(), strict=True):
            if value and not is_key(value):
                raise CredentialsError("odd-key", {"name": f"FEISHU_{name}"})

    @property
    def is_tenant_known(self) -> bool:
        """Whether they lead to one tenant alone.  A token that was got elsewhere may be of any
        tenant that has installed the app, if nobody says of which."""
        return not self.token or bool(self.tenant_key)

    def _values(self) -> tuple[str, ...]:
        return self.app_id, self.app_secret, self.token, self.app_ticket, self.tenant_key


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where a group's bot listens, and the secret it has messages signed with ("" for none).  The
    ``repr`` shows neither: whoever knows the address can write to the group."""

    address: str = field(repr=False)
    secret: str = field(default="", repr=False)


#: The variables of the environment for them, in the same order, behind ``FEISHU_``.
_KEYS = ("APP_ID", "APP_SECRET", "TENANT_ACCESS_TOKEN", "APP_TICKET", "TENANT_KEY")


def is_key(text: str) -> bool:
    """Whether it may be an id, a secret or a token: letters, digits and signs, and no line
    break or space that a header would not carry."""
    return re.fullmatch(r"[!-~]+", text) is not None


@dataclass(frozen=True, slots=True, init=False)
class Settings:
    """Where to send, as whom, how fast, and where the journals are.

    ``tenant`` overrides the name under which this tenant's journal is kept (the sandbox has
    another port each time).  ``rate`` is in requests a second; ``home`` is the data folder.
    Raises ``InputError`` for an address that is none, or would carry a secret in plain text to
    another machine.
    """

    base_url: str
    credentials: Credentials
    home: Path
    rate: float = DOCUMENTED_RATE
    tenant: str = ""

    def __init__(
        self,
        base_url: str,
        credentials: Credentials,
        home: Path | str,
        rate: float = DOCUMENTED_RATE,
        tenant: str = "",
    ) -> None:
        require_url(base_url)
        for name, value in {
            "base_url": base_url,
            "credentials": credentials,
            "home": Path(home),
            "rate": rate,
            "tenant": tenant,
        }.items():
            object.__setattr__(self, name, value)

    @property
    def tenant_name(self) -> str:
        """Base address and app, as a person would name the tenant; the same for all spellings
        of one address."""
        if self.tenant:
            return self.tenant
        place = canonical(self.base_url).partition("://")[2]
        key = self.credentials.tenant_key
        return " ".join(part for part in (place, self.credentials.app_id, key) if part)

    @property
    def journal_path(self) -> Path:
        """The tenant's journal: one file for each base address, app and tenant key."""
        if self.tenant:
            return self._journal("", self.tenant)
        address = canonical(self.base_url)
        return self._journal(address, self._named(urlsplit(address).netloc))

    @property
    def rehearsal_journal(self) -> Path:
        """The journal of rehearsals in the same data folder."""
        return self._journal("", SANDBOX_TENANT)

    def kept_journal(self) -> Path:
        """Where the tenant's journal is: under its own name, or under a former one where only
        that is there.  Raises ``JournalError`` where no file can be."""
        try:
            former = () if self.journal_path.exists() else self.former_journals()
        except OSError as error:
            words = {"path": self.journal_path, "why": reason(error)}
            raise JournalError("journal", words) from error
        return former[0] if former else self.journal_path

    def former_journals(self) -> tuple[Path, ...]:
        """The journals that earlier versions kept under another spelling of the address, as far
        as there are any: they told the spellings of one address apart."""
        if self.tenant:
            return ()
        scheme, _, place = canonical(self.base_url).partition("://")
        netloc, slash, path = place.partition("/")
        there = [file.name for file in (self.home / "journals").glob("*.db")]
        found = (
            self._journal(f"{written}://{spelling}{slash}{path}", self._named(spelling))
            for spelling in _spellings(netloc, scheme, there)
            for written in (scheme, scheme.upper(), scheme.capitalize())
        )
        return tuple(
            path
            for path in dict.fromkeys(found)
            if path != self.journal_path and path.name in there
        )

    def _named(self, netloc: str) -> str:
        keys = self.credentials
        return " ".join(part for part in (netloc, keys.app_id, keys.tenant_key) if part)

    def _journal(self, address: str, name: str) -> Path:
        readable = _readable(name)
        digest = hashlib.sha256(f"{address} {name}".encode())
        return self.home / "journals" / f"{readable}-{digest.hexdigest()[:8]}.db"


def _readable(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9.]+", "-", name).strip("-")[:60]


def _spellings(netloc: str, scheme: str, files: Sequence[str]) -> Iterator[str]:
    """How an address may have been spelled, for all that the names of journals show of it."""
    names = [netloc, *(alias for alias, name in _ALIASES.items() if name == netloc)]
    port = f":{_DEFAULT_PORTS[scheme]}"
    for name in (*names, *(name + port for name in names)):
        yield name
        begins = _readable(name).casefold()
        for file in files:
            if file.casefold().startswith(begins):
                # The name of a file shows the letters' case and has a dash for the colon.
                shown = iter(file[: len(begins)])
                yield "".join(
                    seen if seen.isalnum() else letter
                    for letter, seen in zip(name, shown, strict=False)
                )


def canonical(url: str) -> str:
    """One spelling for all addresses of one API: letters of the host small, no default port, no
    slash at the end, and of a host with several names the first.  A path stays as it is."""
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".")
    host = _ALIASES.get(host, host)
    if ":" in host:
        host = f"[{host}]"
    if parts.port not in (None, _DEFAULT_PORTS.get(parts.scheme)):
        host = f"{host}:{parts.port}"
    return f"{parts.scheme}://{host}{parts.path.rstrip('/')}"


#: Folder of the user's saved mappings, in the home folder.
MAPPINGS = "mappings"


#: What the folders are called that programs keep the same on several computers.
_SHARED = re.compile(
    r"(?:onedrive|dropbox|google ?drive|icloud|nutstore|坚果云|baidunetdisk|synology)",
    re.IGNORECASE,
)


def is_shared(folder: Path) -> bool:
    """Whether a folder seems to be on another computer, or to be kept the same on several: where
    a journal may be changed behind our back, and locks may hold nobody."""
    text = str(folder.absolute())
    return text.startswith(("\\\\", "//")) or any(map(_SHARED.match, folder.absolute().parts))


def home_folder(environment: Mapping[str, str]) -> Path:
    """``DEVICE_IMPORTER_HOME``, else the platform's folder for an application's data.  Raises
    ``JournalError`` for the home of a user that there is not."""
    chosen = environment.get("DEVICE_IMPORTER_HOME", "").strip()
    if chosen:
        try:
            return Path(chosen).expanduser()
        except RuntimeError as error:
            raise JournalError("journal", {"path": chosen, "why": error}) from error
    import platformdirs

    return Path(platformdirs.user_data_dir("device-importer", appauthor=False))


def base_url(brand: str | None, url: str | None, environment: Mapping[str, str]) -> str:
    """The API's base address: ``--base-url``, else ``--brand``, else ``FEISHU_BASE_URL``,
    else Feishu.  Raises ``InputError`` unless it is https (plain http only to this machine).
    """
    chosen = url or (BRANDS[brand] if brand else environment.get("FEISHU_BASE_URL", ""))
    chosen = (chosen.strip() or BRANDS["feishu"]).rstrip("/")
    require_url(chosen)
    return chosen


def require_url(url: str) -> None:
    """Raise ``InputError`` unless it is an address of https, or of plain http on this machine."""
    try:
        parts = urlsplit(url)
        valid = bool(parts.hostname) and not set("?# ") & set(url)
        valid = valid and "@" not in parts.netloc and url.isprintable()
        _ = parts.port
    except ValueError:
        valid = False
    if not valid or parts.scheme not in ("https", "http"):
        raise InputError("base-url", {"url": without_user(url)})
    if parts.scheme == "http" and not is_loopback(url):
        raise InputError("plain-http", {"url": url})


def credentials(environment: Mapping[str, str]) -> Credentials:
    """The keys from the environment.  Raises ``CredentialsError`` naming what is missing, or
    what can't be one."""
    found = Credentials(*(environment.get(f"FEISHU_{name}", "").strip() for name in _KEYS))
    if not found.app_id:
        raise CredentialsError("no-app-id")
    if not found.app_secret and not found.token:
        raise CredentialsError("no-app-secret")
    if found.app_ticket and not found.tenant_key:
        raise CredentialsError("store-app-half")
    if found.tenant_key and not (found.app_ticket or found.token):
        raise CredentialsError("store-app-half")
    return found


def without_user(url: str) -> str:
    """An address fit to be shown: without the user and password before its @."""
    scheme = _SCHEME.match(url)
    begin = scheme[0] if scheme else ""
    return begin + url[len(begin) :].rpartition("@")[2]


def is_loopback(url: str) -> bool:
    """Whether an address is on this machine: the only place where plain http is allowed."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
