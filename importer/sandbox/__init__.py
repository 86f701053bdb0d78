"""A stand-in for the device_records API over real HTTP on loopback, with its limits and
faults.

Use it to try an import without a tenant, to rehearse trouble, and in tests.  It imports
nothing of the rest of this program, so that it can't agree with the client's mistakes.
"""

from __future__ import annotations

from importer.sandbox.app import RunningSandbox, running, serve
from importer.sandbox.errors import BadSetting
from importer.sandbox.faults import parse_faults, parse_outage
from importer.sandbox.hook import hook_address
from importer.sandbox.options import SCOPES, SandboxOptions
from importer.sandbox.seed import SEED_DEVICES

__all__ = [
    "SCOPES",
    "SEED_DEVICES",
    "BadSetting",
    "RunningSandbox",
    "SandboxOptions",
    "hook_address",
    "parse_faults",
    "parse_outage",
    "running",
    "serve",
]
