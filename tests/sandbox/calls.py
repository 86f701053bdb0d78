"""Calling a sandbox from a test, over real HTTP and with nothing of the client under test."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import httpx

from importer.sandbox.app import RunningSandbox, SandboxOptions, running

RECORDS = "/open-apis/security_and_compliance/v2/device_records"
AUTH = "/open-apis/auth/v3"
TOKEN = f"{AUTH}/tenant_access_token/internal"
APP = {"app_id": "cli_sandbox", "app_secret": "sandbox-secret"}
#: Without seeds and limits: a test names what it is about.
QUIET = SandboxOptions(window="off", seeded=False)
PC = {"device_system": 1, "device_ownership": 2, "device_status": 1}


@dataclass
class FakeClock:
    """A clock that stands still until it is moved."""

    now: float = 1_780_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True)
class Caller:
    """A sandbox that is running, and an HTTP client that holds a tenant token."""

    sandbox: RunningSandbox
    http: httpx.Client

    def create(self, **fields: object) -> httpx.Response:
        """Create a company-owned, trusted Windows computer unless the fields say otherwise."""
        return self.http.post(RECORDS, json={**PC, **fields})

    def created(self, **fields: object) -> str:
        """The record id of a device that is created."""
        return str(self.create(**fields).json()["data"]["device_record_id"])

    def list(self, **query: object) -> dict[str, object]:
        """The data of a list call that goes well."""
        reply = self.http.get(RECORDS, params={"page_size": 100, **query}).json()
        assert reply["code"] == 0, reply
        return dict(reply["data"])

    def listed(self, **query: object) -> list[str]:
        """The serial numbers that a list call finds."""
        return [item.get("serial_number", "") for item in self.list(**query)["items"]]


def new_token(http: httpx.Client) -> str:
    """A tenant token of the sandbox's app."""
    return str(http.post(TOKEN, json=APP).json()["tenant_access_token"])


@contextmanager
def calling(
    options: SandboxOptions = QUIET, clock: Callable[[], float] = time.time
) -> Iterator[Caller]:
    """Run a sandbox and call it with a token."""
    with (
        running(options, clock=clock) as sandbox,
        httpx.Client(base_url=sandbox.base_url, trust_env=False, verify=False) as http,
    ):
        if options.outage is None and not options.app_disabled:
            http.headers["Authorization"] = f"Bearer {new_token(http)}"
        yield Caller(sandbox, http)


def quiet(**changes: object) -> SandboxOptions:
    """``QUIET`` with some changes."""
    return replace(QUIET, **changes)


def code(reply: httpx.Response) -> tuple[int, int]:
    """A reply's HTTP status and code."""
    return reply.status_code, reply.json()["code"]
