"""A sandbox in a process of its own, for a client that is measured on another core.

    python tests/benchmarks/server.py '{"window": "sliding", "latency": 0.05}'

Prints its base address, then for each line on stdin what has been created so far, as JSON;
leaves at the end of stdin.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from importer import check, load
from importer.sandbox.app import RunningSandbox, SandboxOptions, StoredDevice, running

_THROTTLED = 99991400


def main() -> None:
    given = json.loads(sys.argv[1])
    ledger, ownership = given.pop("ledger", ""), given.pop("ownership", None)
    options = SandboxOptions(**{"seeded": False, **given})
    with running(options) as box:
        if ledger:
            fill(box, Path(ledger), ownership)
        print(box.base_url, flush=True)
        for _ in sys.stdin:
            print(json.dumps(creates(box)), flush=True)


def fill(box: RunningSandbox, ledger: Path, ownership: int | None) -> None:
    """Register what a ledger has, with another ownership where one is given."""
    with load(ledger) as table:
        found = (checked.device for checked in check(table) if checked.device)
        for number, device in enumerate(found):
            box.registry.add(
                StoredDevice(
                    str(7_000_000_000_000_000_000 + number),
                    device.device_system,
                    device.device_ownership if ownership is None else ownership,
                    device.device_status,
                    device.identifiers(),
                    created_at=1_772_357_405,
                    updated_at=1_772_357_405,
                )
            )


def creates(box: RunningSandbox) -> dict[str, float]:
    """Creates, or updates, a second between the first accepted one and the last, the share that was
    throttled, when the first of all arrived, in seconds since 1970, and the processor time
    that the sandbox itself has taken: where that is all of the time, it is the bottleneck."""
    writes = ("POST", "PUT")
    calls = [call for call in box.calls if call.method in writes and "/device_records" in call.path]
    found = {"creates": float(len(calls)), "server_cpu_seconds": time.process_time()}
    if calls:
        found["first_create_at"] = calls[0].at - time.monotonic() + time.time()
        throttled = sum(call.code == _THROTTLED for call in calls)
        found["throttled_percent"] = 100 * throttled / len(calls)
    accepted = [call.at for call in calls if call.code == 0]
    if len(accepted) > 1:
        found["accepted"] = float(len(accepted))
        found["rate"] = (len(accepted) - 1) / (accepted[-1] - accepted[0])
    return found


if __name__ == "__main__":
    main()
