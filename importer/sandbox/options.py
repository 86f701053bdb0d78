"""How a sandbox is set up.  What the documentation of the API leaves open is an option here,
so that a client can be tried against every reading of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from importer.sandbox.faults import Faults

#: The two scopes of the device_records API, as its pages name them.
READ = "security_and_compliance:device_record:read"
WRITE = "security_and_compliance:device_record:write"
#: What each of them is for, in a word.
SCOPES = {"read": READ, "write": WRITE}

_CHOICES: dict[str, tuple[object, ...]] = {
    "window": ("sliding", "fixed", "bucket", "off"),
    "throttle_status": (429, 400),
    "reset": ("int", "float", "absent", "zero", "huge"),
    "duplicates": ("any", "all", "primary"),
    "invalid_code": (99992402, 1780101),
}


@dataclass(frozen=True, slots=True)
class SandboxOptions:
    """A sandbox's app, registry, limits, rules and faults.  Raises ValueError for a choice
    that does not exist.

    registry         SQLite file that survives restarts, or ":memory:"
    limit            calls a second for create, list, update and delete; get has five times it
    window           how calls are counted: sliding, fixed or bucket; off counts nothing
    throttle_status  HTTP status of a throttled reply: 429, or 400 as old APIs have it
    reset            form of x-ogw-ratelimit-reset: int, float, absent, zero or huge
    latency, jitter  seconds: half of the latency each way, 0 to ``jitter`` more on arrival
    duplicates       same system and any, all, or only the primary identifier equal
    minimum, foreign whether a device needs an identifier of its system, and may have no other
    invalid_code     code for a missing or wrongly typed field: 99992402 or 1780101
    scopes           what the app has been granted
    beta             whether the tenant has access to the API (1780102 otherwise)
    ip_denied        whether the app's IP whitelist keeps us out (99991401)
    app_disabled     whether an administrator has disabled the app (99991662)
    quota            successful calls until 99991403, None for no end
    faults, seed     see ``faults``
    slow_seconds     how late a slow answer is
    outage           (from, to) in seconds after the start: every connection is closed
    token_life       seconds
    hook, hook_secret  the word of a group's bot, and the secret of its signature ("" for none)
    seeded           whether a new registry starts with ``SEED_DEVICES``
    """

    app_id: str = "cli_sandbox"
    app_secret: str = "sandbox-secret"
    tenant_key: str = "sandbox"
    registry: Path | str = ":memory:"
    limit: float = 10.0
    window: str = "sliding"
    throttle_status: int = 429
    reset: str = "int"
    latency: float = 0.0
    jitter: float = 0.0
    duplicates: str = "any"
    minimum: bool = True
    foreign: bool = True
    invalid_code: int = 99992402
    scopes: frozenset[str] = frozenset(SCOPES.values())
    beta: bool = True
    ip_denied: bool = False
    app_disabled: bool = False
    quota: int | None = None
    faults: Faults = field(default_factory=Faults)
    seed: int = 0
    slow_seconds: float = 35.0
    outage: tuple[float, float] | None = None
    token_life: int = 7200
    hook: str = "sandbox"
    hook_secret: str = "sandbox-hook-secret"
    seeded: bool = True

    def __post_init__(self) -> None:
        for name, choices in _CHOICES.items():
            value = getattr(self, name)
            if value not in choices:
                listed = ", ".join(map(str, choices))
                raise ValueError(f"sandbox option {name}: {value!r} is none of {listed}")
        if not self.limit > 0:
            raise ValueError(f"sandbox option limit: {self.limit!r} is not above 0")
