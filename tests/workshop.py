"""Where the tests of the whole work: files of good rows, a journal, a way to send."""

from __future__ import annotations

import asyncio
from itertools import islice
from pathlib import Path

import openpyxl

from importer import plan
from importer.journal.journal import Journal
from importer.model.device import CheckedRows
from importer.model.settings import Credentials, Settings
from importer.pipeline import Staging, send, stage
from tests.sandbox.calls import RECORDS

HEADER = "OS,Serial number,Disk serial number,UUID,Note\n"


def good_line(number, system="Windows"):
    """A row without any problem, different from all others."""
    uuid = f"4c4c4544-0052-5a10-804e-{number:012x}"
    return f"{system},SN{number:06},DISK{number:06},{uuid},note {number}\n"


def write_devices(folder: Path, rows=3, extra="", name="devices.csv"):
    """A file of so many good rows and, if wanted, more."""
    path = folder / name
    path.write_text(HEADER + "".join(map(good_line, range(rows))) + extra, encoding="utf-8")
    return path


def write_book(path, tables, hidden=()):
    """A workbook with these sheets, in whose first one these rows are hidden."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for number in hidden:
        book.worksheets[0].row_dimensions[number].hidden = True
    book.save(path)
    return path


def apart(checked, many=1):
    """Rows that were checked one by one, as a journal takes them in: so many together."""
    drawn = iter(checked)
    while some := list(islice(drawn, many)):
        yield CheckedRows([each.row for each in some], {}, dict(enumerate(some)))


def creates(box):
    """How many creates reached a sandbox."""
    return sum(call.method == "POST" and call.path == RECORDS for call in box.calls)


def asked(box, method):
    """How many requests about devices reached a sandbox."""
    return sum(call.method == method and "device_records" in call.path for call in box.calls)


class Place:
    """A folder with a journal in it."""

    def __init__(self, path: Path, journal: Journal) -> None:
        self.path = path
        self.journal = journal

    def file(self, rows, extra="", name="devices.csv"):
        return write_devices(self.path, rows, extra, name)

    def stage(self, path, how=None):
        return stage(self.journal, path, how or Staging(), "tenant")

    def send(self, box, run, control=None, sending=None):
        keys = Credentials("cli_sandbox", "sandbox-secret")
        settings = Settings(box.base_url, keys, self.path / "home", rate=2000)
        return asyncio.run(send(self.journal, run, settings, sending, control))

    def counts(self, run):
        return plan.by_status(self.journal.counts(run.run_id))
