"""A sandbox in a process of its own, for a client that is measured on another core.

    python tests/benchmarks/server.py '{"window": "sliding", "latency": 0.05}'

Prints its base address, then for each line on stdin what has been created so far, as JSON;
leaves at the end of stdin.
"""

from __future__ import annotations

import json
import sys
import time

from importer.sandbox.app import RunningSandbox, SandboxOptions, running

_THROTTLED = 99991400


def main() -> None:
    options = SandboxOptions(**{"seeded": False, **json.loads(sys.argv[1])})
    with running(options) as box:
        print(box.base_url, flush=True)
        for _ in sys.stdin:
            print(json.dumps(creates(box)), flush=True)


def creates(box: RunningSandbox) -> dict[str, float]:
    """Creates a second between the first accepted one and the last, the share that was
    throttled, when the first of all arrived, in seconds since 1970, and the processor time
    that the sandbox itself has taken: where that is all of the time, it is the bottleneck."""
    calls = [call for call in box.calls if call.method == "POST" and "/device_records" in call.path]
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
