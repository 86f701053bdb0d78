"""How fast a run of good rows is sent against the sandbox's own limit, and what it throttles.

    python tests/benchmarks/pacing.py [--rows 300] [--window sliding|fixed|bucket]
        [--latency 0.05] [--jitter 0.0]

Prints one JSON object: accepted a second (between the first and the last create), throttled
replies, rows created.  It judges nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
from dataclasses import replace
from pathlib import Path

from importer import Credentials, Journal, Settings, send, stage
from importer.sandbox import RunningSandbox, SandboxOptions, running


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=300)
    parser.add_argument("--window", default="sliding")
    parser.add_argument("--latency", type=float, default=0.05)
    parser.add_argument("--jitter", type=float, default=0.0)
    given = parser.parse_args()
    options = replace(
        SandboxOptions(registry=":memory:", seeded=False),
        window=given.window,
        latency=given.latency,
        jitter=given.jitter,
    )
    with tempfile.TemporaryDirectory() as folder, running(options) as box:
        keys = Credentials(options.app_id, options.app_secret)
        print(json.dumps(measure(Path(folder), given.rows, box, keys)))


def measure(folder: Path, rows: int, box: RunningSandbox, keys: Credentials) -> dict[str, object]:
    """Send so many rows and read the figures off the sandbox's own log of calls."""
    path = folder / "devices.csv"
    lines = [f"Windows,SN{n:06},DISK{n:06},4c4c4544-0052-5a10-804e-{n:012x}" for n in range(rows)]
    path.write_text("OS,Serial number,Disk serial number,UUID\n" + "\n".join(lines), "utf-8")
    settings = Settings(box.base_url, keys, folder)
    with Journal(settings.journal_path) as journal:
        asyncio.run(send(journal, stage(journal, path).run, settings))
    creates = [call for call in box.calls if call.path.endswith("/device_records")]
    accepted = [call.at for call in creates if call.code == 0]
    span = max(accepted) - min(accepted)
    return {
        "rows": rows,
        "created": len(accepted),
        "throttled": sum(call.code == 99991400 for call in creates),
        "accepted_per_second": round((len(accepted) - 1) / span, 2) if span else None,
        "seconds": round(span, 2),
    }


if __name__ == "__main__":
    main()
