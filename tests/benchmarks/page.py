"""The local page, as a browser asks it: a process that is measured.

    python tests/benchmarks/page.py FILE

Starts the command, drops the file, has it checked, opens the largest cause that has cells to
correct, and corrects some.  Prints the seconds from the command to the first screen with its
looks, of the check until the causes are shown (as ``phase_seconds``), and the medians of a page of
a cause's rows and of an edit.
"""

from __future__ import annotations

import html
import http.client
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from urllib.parse import quote, urlencode

#: How often what takes milliseconds is asked for.
_OFTEN = 9
_CELL = re.compile(r'<input value="([^"]*)" data-number="(\d+)" data-column="(\d+)"')


class Page:
    """The page of a process, over one connection that is kept, as browsers do."""

    def __init__(self, link: str) -> None:
        host, _, path = link.removeprefix("http://").partition("/")
        self._line = http.client.HTTPConnection(host)
        self._headers = {"Sec-Fetch-Site": "same-origin"}
        self.ask("GET", f"/{path}")

    def ask(self, method: str, path: str, body: bytes | None = None) -> str:
        """What a path answers; where it leads on to, what is there."""
        self._line.request(method, path, body, self._headers)
        reply = self._line.getresponse()
        text = reply.read().decode("utf-8")
        if reply.status == http.client.SEE_OTHER:
            return self.ask("GET", reply.headers["location"])
        if reply.status >= http.client.BAD_REQUEST:
            raise SystemExit(f"{method} {path}: {reply.status} {text[:500]}")
        if cookie := reply.headers["set-cookie"]:
            self._headers["Cookie"] = cookie.partition(";")[0]
        return text

    def post(self, path: str, **fields: str) -> str:
        return self.ask("POST", path, urlencode(fields).encode())


def main(file: Path) -> None:
    started = time.perf_counter()
    words = (sys.executable, "-m", "importer", "web", "--no-browser", "--sandbox", "--lang", "en")
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as served:
        assert served.stdout is not None
        page = Page(served.stdout.readline().strip())
        looks = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.ask("GET", "/files"))
        for address in looks:
            page.ask("GET", address)
        first = time.perf_counter() - started
        place = json.loads(page.ask("PUT", f"/files?name={quote(file.name)}", file.read_bytes()))
        page.ask("GET", place["next"])
        check = _seconds(lambda: _checked(page, place["next"]))
        opened = _opened(page, place["next"])
        pages = [_seconds(lambda: page.ask("GET", opened)) for _ in range(_OFTEN)]
        edits = list(_edits(page, place["next"], page.ask("GET", opened)))
        page.post("/quit")
    told = {
        "phase_seconds": check,
        "first_screen_seconds": first,
        "page_seconds": median(pages),
        "edit_seconds": median(edits),
    }
    print(json.dumps(told))


def _seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _checked(page: Page, place: str) -> None:
    """Have every row checked, and wait as the page's script does."""
    shown = page.post(f"{place}/check")
    while waiting := re.search(r'data-wait="([^"]+)"', shown):
        while not json.loads(page.ask("GET", waiting[1]))["over"]:
            pass  # the program keeps us waiting
        shown = page.ask("GET", waiting[1].removesuffix("/news"))


def _opened(page: Page, place: str) -> str:
    """The address of the largest cause with cells to correct."""
    shown = page.ask("GET", f"{place}/fix")
    for key in re.findall(r"fix\?open=([^#\"]+)#", shown):
        address = f"{place}/fix?open={key}"
        if _CELL.search(page.ask("GET", address)):
            return address
    raise SystemExit("no cause has cells to correct")


def _edits(page: Page, place: str, shown: str) -> Iterator[float]:
    """Correct a cell of each of the first rows."""
    for seen, number, column in _CELL.findall(shown)[:_OFTEN]:
        fields = {"number": number, "column": column, "seen": html.unescape(seen)}
        yield _seconds(lambda fields=fields: page.post(f"{place}/edit", new="x", **fields))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
