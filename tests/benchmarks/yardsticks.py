"""What a user would otherwise use, each as a process that can be measured.

    python tests/benchmarks/yardsticks.py read-csv FILE
    python tests/benchmarks/yardsticks.py read-excel FILE
    python tests/benchmarks/yardsticks.py pandas-script FILE
    python tests/benchmarks/yardsticks.py write-workbook FILE.csv TARGET
    python tests/benchmarks/yardsticks.py lark|lark-async|httpx|httpx-limited URL ROWS

Everything is imported where it is used: each pays for itself alone.
"""

from __future__ import annotations

import asyncio
import csv
import os
import sys
import warnings
from collections.abc import Awaitable, Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import ledger

#: As many as our own dispatcher has.
WORKERS = 40
APP = ("cli_sandbox", "sandbox-secret")
RECORDS = "/open-apis/security_and_compliance/v2/device_records"
TOKEN = "/open-apis/auth/v3/tenant_access_token/internal"

_RESULT_LABELS = (
    *("status", "device_record_id", "code", "message", "advice", "attempts", "finished_at"),
    "log_id",
)

Body = dict[str, Any]


def read_csv(path: str) -> None:
    import pandas

    pandas.read_csv(path, dtype=str)


def read_excel(path: str) -> None:
    # Where defusedxml is there, as we need it, openpyxl reads by its slower parser.
    os.environ["OPENPYXL_DEFUSEDXML"] = "False"
    import pandas

    pandas.read_excel(path, dtype=str, engine="openpyxl")


#: What the masks of ``pandas_script`` ask of a column's texts.
_MASKS = {
    "操作系统": r"(?i)(?:Windows|macOS|Linux).*",
    "序列号": r"[0-9A-Za-z][0-9A-Za-z._/-]{3,}",
    "硬盘序列号": r"[0-9A-Za-z][0-9A-Za-z._/-]{3,}",
    "主板UUID": r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}",
    "MAC地址": r"(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}",
    "设备归属": "企业设备|个人设备|",
    "可信状态": "可信|不可信|",
}
_UNIQUE = ("序列号", "硬盘序列号", "主板UUID", "MAC地址")
_MISSING = ("", "N/A", "NA", "None", "null", "unknown", "Default string", "To be filled by O.E.M.")


def pandas_script(path: str) -> None:
    """What a colleague would write in an afternoon: read it, a mask for each rule, and
    ``duplicated()`` for what must not come twice.  It knows this one file's headings, says
    nothing of what a spreadsheet did to a value, and holds the whole file in memory."""
    os.environ["OPENPYXL_DEFUSEDXML"] = "False"
    import pandas

    how = {"dtype": str, "keep_default_na": False}
    is_text = path.endswith(".csv")
    frame = pandas.read_csv(path, **how) if is_text else pandas.read_excel(path, **how)
    texts = frame[list(_MASKS)].apply(lambda column: column.str.strip())
    bad = pandas.DataFrame(
        {label: ~texts[label].str.fullmatch(form) for label, form in _MASKS.items()}
    )
    for label in _UNIQUE:
        column = texts[label].str.upper()
        bad[label] |= column.isin([word.upper() for word in _MISSING])
        bad[f"{label} twice"] = column.duplicated(keep=False)
    for label, count in bad.sum().items():
        print(label, count)
    print(*(frame.index[bad.any(axis=1)] + 2)[:10])


def write_workbook(source: str, target: str) -> None:
    """Write-only, twenty columns, a style for each cell, a frozen header and a filter.  One
    property of style only: font and border as well would make it three times as slow."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import PatternFill

    good, bad, head = (
        PatternFill("solid", start_color=color) for color in ("E2F0D9", "FCE4D6", "D9E1F2")
    )
    book = Workbook(write_only=True)
    sheet = book.create_sheet("All rows")
    sheet.freeze_panes = "A2"

    def styled(value: object, fill: PatternFill) -> WriteOnlyCell:
        cell = WriteOnlyCell(sheet, value)
        cell.fill = fill
        return cell

    with Path(source).open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        sheet.append([styled(label, head) for label in (*next(rows), *_RESULT_LABELS)])
        for number, row in enumerate(rows, 2):
            record, log = f"7{number * 7919:018}", f"2026030109300501{number:018}"
            cells = (*row, "created", record, 0, "success", "", 1, "2026-03-01 09:30:05", log)
            sheet.append([styled(value, bad if number % 50 == 7 else good) for value in cells])
    sheet.auto_filter.ref = f"A1:T{number}"
    book.save(target)


def bodies(count: int) -> Iterator[Body]:
    """The bodies of so many creates."""
    good = (row for n, row in enumerate(ledger.rows(count * 2)) if n % 100 not in (40, 80))
    for row, _ in zip(good, range(count), strict=False):
        serial, disk, uuid, mac = row[3:7]
        yield {
            "device_system": 1,
            "serial_number": serial,
            "disk_serial_number": disk,
            "uuid": uuid,
            "mac_address": mac.replace("-", ":"),
            "device_ownership": 2,
            "device_status": 1,
        }


async def _share(rows: int, act: Callable[[Body], Awaitable[object]]) -> None:
    """So many bodies, dealt out to the workers."""
    stock = bodies(rows)

    async def worker() -> None:
        for body in stock:
            await act(body)

    await asyncio.gather(*(worker() for _ in range(WORKERS)))


def _lark(url: str) -> tuple[Any, Callable[[Body], Any]]:
    """The SDK's client, and a function that makes its request."""
    warnings.simplefilter("ignore")
    import lark_oapi
    from lark_oapi.api.security_and_compliance.v2 import model

    client = lark_oapi.Client.builder().app_id(APP[0]).app_secret(APP[1]).domain(url).build()

    def request(body: Body) -> Any:
        builder = model.CreateDeviceRecordRequestBody.builder()
        for name, value in body.items():
            builder = getattr(builder, name)(value)
        return model.CreateDeviceRecordRequest.builder().request_body(builder.build()).build()

    return client.security_and_compliance.v2.device_record, request


def lark(url: str, rows: str) -> None:
    """The loop of the SDK's own examples."""
    records, request = _lark(url)
    for body in bodies(int(rows)):
        records.create(request(body))


def lark_async(url: str, rows: str) -> None:
    """Its async variant, with as many workers as ours."""
    records, request = _lark(url)
    asyncio.run(_share(int(rows), lambda body: records.acreate(request(body))))


def httpx_async(url: str, rows: str) -> None:
    """One pooled client and nothing around it: no pace, no journal, no retry."""
    asyncio.run(_bare(url, int(rows), nullcontext))


def httpx_limited(url: str, rows: str) -> None:
    """The same with what one would first write against ten a second."""
    from aiolimiter import AsyncLimiter

    async def limited() -> None:
        limiter = AsyncLimiter(10, 1)
        await _bare(url, int(rows), lambda: limiter)

    asyncio.run(limited())


async def _bare(url: str, rows: int, turn: Callable[[], Any]) -> None:
    import httpx

    limits = httpx.Limits(max_connections=WORKERS, max_keepalive_connections=WORKERS)
    async with httpx.AsyncClient(base_url=url, limits=limits, timeout=30) as client:
        keys = {"app_id": APP[0], "app_secret": APP[1]}
        token = (await client.post(TOKEN, json=keys)).json()["tenant_access_token"]
        client.headers["Authorization"] = f"Bearer {token}"

        async def create(body: Body) -> None:
            async with turn():
                pass
            (await client.post(RECORDS, json=body)).json()

        await _share(rows, create)


_ACTS: dict[str, Callable[..., None]] = {
    "read-csv": read_csv,
    "read-excel": read_excel,
    "pandas-script": pandas_script,
    "write-workbook": write_workbook,
    "lark": lark,
    "lark-async": lark_async,
    "httpx": httpx_async,
    "httpx-limited": httpx_limited,
}

if __name__ == "__main__":
    _ACTS[sys.argv[1]](*sys.argv[2:])
