"""A page that is being served, and whoever speaks to it over real HTTP."""

from __future__ import annotations

import http.client
import json
import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest

from importer.model.settings import Credentials, Settings
from importer.texts.text import Lang
from importer.web.desk import Wishes
from importer.web.server import Served, running


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def to(self) -> str:
        return self.headers.get("location", "")


@dataclass
class Browser:
    """Speaks to a page as a browser does; ``headers`` given by a test stand instead of its own,
    None leaves one away."""

    served: Served
    cookie: str = ""
    seen: list[Answer] = field(default_factory=list)

    def ask(self, method, path, body=None, headers=None) -> Answer:
        port = self.served.port
        sent = {"Host": f"127.0.0.1:{port}", "Cookie": self.cookie or None}
        if method not in ("GET", "HEAD"):
            sent |= {"Sec-Fetch-Site": "same-origin", "Origin": f"http://127.0.0.1:{port}"}
        sent |= headers or {}
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                for one in value if isinstance(value, list) else [value]:
                    if one is not None:
                        connection.putheader(name, one)
            if body is not None and "Content-Length" not in sent:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            reply = connection.getresponse()
            found = {name.lower(): value for name, value in reply.getheaders()}
            answer = Answer(reply.status, found, reply.read())
        finally:
            connection.close()
        self.seen.append(answer)
        return answer

    def get(self, path, headers=None) -> Answer:
        return self.ask("GET", path, None, headers)

    def post(self, path, fields=None, headers=None) -> Answer:
        body = urlencode(fields or {}, doseq=True).encode()
        return self.ask("POST", path, body, headers)

    def agree(self, path, fields) -> Answer:
        """Answer a question as the page shows it now: with its mark, and these fields."""
        query = urlencode({n: fields[n] for n in ("first", "again", "rows") if n in fields})
        asked = re.search(r'name="mark" value="([^"]*)"', self.get(f"{path}?{query}").text)
        return self.post(path, {**fields, **({"mark": asked[1]} if asked else {})})

    def open(self, link) -> Answer:
        """Follow a one-time link."""
        answer = self.get(link.removeprefix(self.served.address))
        self.cookie = answer.headers.get("set-cookie", "").partition(";")[0]
        return answer

    def drop(self, content, name="devices.csv") -> str:
        """Drop a file; its random name."""
        query = urlencode({"name": name})
        answer = self.ask("PUT", f"/files?{query}", content)
        assert answer.status == 201, answer.text
        return json.loads(answer.text)["next"].removeprefix("/files/")

    def follow(self, answer, until=r"/runs/[^/]+$|/plan$|/fix") -> Answer:
        """Where a form leads, once what takes a while is done."""
        here = answer.to
        for _ in range(600):
            if re.search(r"/news|/progress$|^/reading/", here):
                time.sleep(0.05)
            answer = self.get(here)
            if answer.status != 303:
                if re.search(r"/progress$|^/reading/", here) and answer.status == 200:
                    continue
                break
            here = answer.to
        answer.headers["here"] = here
        return answer


@pytest.fixture
def serve(tmp_path):
    """Serves a page for a folder, with what a test wants otherwise."""

    def wishes(**other):
        return running(Wishes(**{"home": tmp_path / "home", "lang": Lang.EN, **other}))

    return wishes


@pytest.fixture
def page(serve):
    """A browser that was let in, in a rehearsal."""
    with serve(rehearse=True) as served:
        browser = Browser(served)
        browser.open(served.link())
        yield browser


@pytest.fixture
def keys():
    """Settings for a tenant at an address."""

    def at(url: str, home: Path, secret: str = "sandbox-secret") -> Settings:
        return Settings(url, Credentials("cli_sandbox", secret), home, rate=2000)

    return at
