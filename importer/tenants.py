"""Whom a program talks to: the tenant that its environment names, or a stand-in on this machine."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from importer.model import (
    DOCUMENTED_RATE,
    SANDBOX_TENANT,
    Credentials,
    Device,
    InputError,
    JournalError,
    Registered,
    Settings,
    base_url,
    home_folder,
)
from importer.setup import read_config, read_keys
from importer.texts import reason
from importer.vocabulary import IDENTIFIERS

if TYPE_CHECKING:
    from importer.sandbox import RunningSandbox


def settings_from(environment: Mapping[str, str], profile: str = "") -> Settings:
    """Where to send and as whom, by the variables of an environment (``os.environ``), the settings
    file of the data folder, one of its profiles, and the system's keychain: as the command line
    has it.  Nobody is asked yet whether these keys are good.

    Raises ``CredentialsError`` for what is missing or can't be one, ``InputError`` for an address
    or a settings file that can't be used.
    """
    home = home_folder(environment)
    config = read_config(home, profile)
    said = config.under(environment)
    url = base_url(None, None, said)
    rate = float(config.get("rate") or DOCUMENTED_RATE)
    return Settings(url, read_keys(url, said).credentials, home, rate)


class Rehearsal:
    """A stand-in for the API on this machine, for as long as a ``with`` or ``async with`` block
    lasts: real HTTP on a free port, with the API's limits, for tests and trials.

    ``home`` is the folder that holds its journal and its registry; without one both are gone
    afterwards.  ``rate`` is how many requests a second are sent, and taken, if it is more than
    the API's 10.  ``faults`` are what goes wrong, as ``device-importer sandbox --fault`` has it:
    ``lost=0.1,error500=0.05``.  ``seeded``: there are a few devices from the start.  What else can
    be set up is ``importer.sandbox``'s.

    Raises ``InputError`` for faults that there are not, and for a registry that is none.
    """

    def __init__(
        self,
        home: Path | str | None = None,
        *,
        rate: float = DOCUMENTED_RATE,
        faults: str = "",
        seeded: bool = False,
    ) -> None:
        self._home = None if home is None else Path(home)
        self._rate = rate
        self._faults = faults
        self._seeded = seeded
        self._stack = ExitStack()
        self._settings: Settings | None = None
        self._box: RunningSandbox | None = None

    def __enter__(self) -> Rehearsal:
        from importer.sandbox import BadSetting, SandboxOptions, parse_faults, running

        with ExitStack() as stack:
            home = self._home or Path(
                stack.enter_context(tempfile.TemporaryDirectory(prefix="device-importer-"))
            )
            try:
                home.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                params = {"path": home, "why": reason(error)}
                raise JournalError("journal", params) from error
            try:
                options = SandboxOptions(
                    registry=home / "sandbox.db",
                    limit=max(DOCUMENTED_RATE, self._rate),
                    faults=parse_faults(self._faults),
                    seeded=self._seeded,
                )
                self._box = stack.enter_context(running(options))
            except BadSetting as error:
                raise InputError(f"sandbox-{error.slug}", error.params) from error
            keys = Credentials(options.app_id, options.app_secret)
            self._settings = Settings(self._box.base_url, keys, home, self._rate, SANDBOX_TENANT)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    async def __aenter__(self) -> Rehearsal:
        return self.__enter__()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await asyncio.to_thread(self._stack.close)

    @property
    def settings(self) -> Settings:
        """What reaches it; to be asked for within the block."""
        assert self._settings is not None, "a Rehearsal begins with its with block"
        return self._settings

    def registered(self) -> list[Registered]:
        """What its registry holds just now, the oldest first, without a request."""
        assert self._box is not None, "a Rehearsal begins with its with block"
        return [
            Registered(
                device.device_record_id,
                Device(
                    device.device_system,
                    device.device_ownership,
                    device.device_status,
                    *map(device.identifiers.get, IDENTIFIERS),
                ),
                float(device.created_at),
                str(device.version),
            )
            for device in self._box.registry.find({})
        ]
