"""Who may ask: over real HTTP, with what a page of the internet can make a browser send."""

from __future__ import annotations

import asyncio
import re
import socket

import pytest

from importer.texts.text import Lang
from importer.web.gate import Gate
from importer.web.sessions import Sessions
from tests.web.conftest import Browser

#: Every answer has these.
SAFE = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self';"
    " img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
PLACES = ("/", "/files", "/welcome", "/runs", "/static/page.css", "/no-such-page", "/open/x")


def test_it_listens_on_this_machine_alone(page):
    """127.0.0.1, and not another address of the same machine."""
    with socket.create_connection(("127.0.0.1", page.served.port), timeout=5) as there:
        assert there.getpeername()[0] == "127.0.0.1"
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.2", page.served.port), timeout=5)


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1",
        "localhost",
        "127.0.0.1.evil.example:{port}",
        "127.0.0.1:1",
        "[::1]:{port}",
        None,
        ["127.0.0.1:{port}", "evil.example"],
    ],
)
def test_a_foreign_host_is_refused_everywhere(page, path, host):
    """A name that somebody lets point to this machine; static files as well, cookie or not."""
    port = page.served.port
    hosts = host if isinstance(host, list) else [host]
    given = [one and one.format(port=port) for one in hosts]
    answer = page.get(path, {"Host": given})
    assert answer.status in (400, 421)
    assert "set-cookie" not in answer.headers


def test_both_names_of_this_machine_are_let_in(page):
    """Whatever the browser calls it."""
    for host in ("127.0.0.1", "localhost"):
        assert page.get("/files", {"Host": f"{host}:{page.served.port}"}).status == 200


@pytest.mark.parametrize(
    ("port", "host", "status"),
    [
        (80, "127.0.0.1", 401),
        (80, "localhost", 401),
        (80, "localhost:80", 401),
        (80, "127.0.0.1:81", 421),
        (80, "evil.example", 421),
        (8080, "127.0.0.1", 421),
    ],
)
def test_the_port_that_browsers_leave_away_is_that_of_the_web(port, host, status):
    """They say 127.0.0.1 for 127.0.0.1:80, and of no other port."""
    answers = []

    async def send(message):
        answers.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "headers": [(b"host", host.encode())]}
    gate = Gate(None, port, Sessions(port, Lang.EN))
    asyncio.run(gate(scope, None, send))
    assert answers[0]["status"] == status


@pytest.mark.parametrize("path", ["/", "/files", "/runs", "/static/page.js", "/no-such-page"])
@pytest.mark.parametrize("cookie", [None, "device-importer=x", "{name}=x", "{name}=", "=;;,"])
def test_nothing_is_shown_without_the_cookie(page, path, cookie):
    """No cookie, a wrong one, and what is none."""
    name = page.cookie.partition("=")[0]
    answer = page.get(path, {"Cookie": cookie and cookie.format(name=name)})
    assert answer.status == 401
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1:{port}"},
        {"Sec-Fetch-Site": None, "Origin": None},
        {"Sec-Fetch-Site": None, "Origin": "null"},
        {"Sec-Fetch-Site": None, "Origin": "http://evil.example"},
        {"Sec-Fetch-Site": None, "Origin": "https://127.0.0.1:{port}"},
        {"Sec-Fetch-Site": None, "Origin": "http://localhost:{port}"},
        {"Sec-Fetch-Site": None, "Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": ["same-origin", "cross-site"]},
    ],
)
@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/quit"), ("PUT", "/files?name=a.csv"), ("DELETE", "/files")]
)
def test_what_changes_something_has_to_come_from_the_page(page, headers, method, path):
    """Even with the cookie: a form of another site, a sandboxed frame, another port."""
    port = page.served.port
    given = {
        name: value.format(port=port) if isinstance(value, str) else value
        for name, value in headers.items()
    }
    assert page.ask(method, path, b"x", given).status == 403
    assert page.served.desk.uploads.all() == []
    assert not page.served.desk.is_leaving


def test_an_old_browser_is_believed_by_its_origin(page):
    """Without Sec-Fetch-Site, an equal Origin is enough."""
    answer = page.post("/language", {"lang": "zh", "back": "/files"}, {"Sec-Fetch-Site": None})
    assert answer.status == 303


def test_a_link_opens_once(serve):
    """The second who has it, sees nothing."""
    with serve() as served:
        link = served.link()
        first, second = Browser(served), Browser(served)
        assert first.open(link).status == 200
        assert second.open(link).status == 401
        assert first.get("/welcome").status == 200
        assert second.get("/welcome").status == 401


def test_a_link_is_random_and_lives_a_minute():
    """256 bits, and 60 s by a clock of ours."""
    now = [100.0]
    sessions = Sessions(1, Lang.EN, lambda: now[0])
    links = {sessions.ticket() for _ in range(50)}
    assert len(links) == 50
    assert all(re.fullmatch(r"[\w-]{43}", link) for link in links)
    early, late = sessions.ticket(), sessions.ticket()
    now[0] += 59.9
    assert sessions.redeem(early)
    now[0] += 0.2
    assert sessions.redeem(late) == ""


def test_the_cookie_is_for_this_page_alone(serve):
    """HttpOnly, Strict, of this browser session, and with a name that no other port has."""
    with serve() as one, serve(home=one.desk.home / "other") as other:
        cookies = [
            Browser(served).open(served.link()).headers["set-cookie"] for served in (one, other)
        ]
    for served, cookie in zip((one, other), cookies, strict=True):
        name, _, rest = cookie.partition("=")
        assert re.fullmatch(rf"device-importer-{served.port}-[0-9a-f]{{8}}", name)
        assert rest.partition(";")[2] == " Path=/; HttpOnly; SameSite=Strict"
        assert len(rest.partition(";")[0]) == 43
    assert not list(one.desk.home.rglob("*cookie*"))


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("host", [None, "evil.example"])
def test_every_answer_has_its_headers(page, path, host):
    """Pages, files, errors, and what is refused at the door."""
    answer = page.get(path, {"Host": host} if host else None)
    for name, value in SAFE.items():
        assert answer.headers[name] == value
    assert answer.headers["referrer-policy"] in ("same-origin", "no-referrer")
    is_kept = path.startswith("/static") and answer.status == 200
    assert answer.headers["cache-control"] == ("private, max-age=3600" if is_kept else "no-store")
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert "server" not in answer.headers


def test_a_socket_is_refused(page):
    """A WebSocket, with cookie and all."""
    port = page.served.port
    answer = page.get(
        "/files",
        {
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version": "13",
            "Origin": f"http://127.0.0.1:{port}",
        },
    )
    assert answer.status != 101


def test_get_changes_nothing(page):
    """What a form asks for can't be had by a link."""
    upload = page.drop(b"OS,Serial number\nWindows,ABC123\n")
    for path in (
        "/quit",
        "/language",
        "/welcome/rehearse",
        f"/files/{upload}/delete",
        f"/files/{upload}/check",
        "/runs/x/stop",
        "/launch",
    ):
        assert page.get(path).status in (400, 404, 405), path
    assert len(page.served.desk.uploads.all()) == 1
