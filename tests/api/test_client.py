"""Requests as the API wants them, the way there, and pages of records."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import httpx
import pytest

from importer.api.client import PATH, DeviceApi, client_for, operation, proxy_for
from importer.api.secrets import Secrets
from importer.model.device import Device
from importer.model.errors import CredentialsError, InputError
from importer.model.settings import Credentials, Settings, credentials
from importer.sandbox.app import running
from tests.sandbox.calls import QUIET

KEYS = Credentials("cli_sandbox", "sandbox-secret")


@pytest.fixture
def no_proxies(monkeypatch):
    """An environment that names no proxy."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def _client(base_url):
    return client_for(base_url, None, {}, Secrets())


def test_a_create_is_utf8_json_that_says_so():
    """Content type and bytes as the API's page asks."""
    sent = []

    async def main():
        api = DeviceApi(Settings("https://api.example", Credentials("a", token="t-x"), Path()))

        async def send(request, **_):
            sent.append(request)
            return httpx.Response(200, content=b"{}")

        api._client.send = send
        await api.create(Device(1, serial_number="序列"))

    asyncio.run(main())
    assert sent[0].headers["content-type"] == "application/json; charset=utf-8"
    assert json.loads(sent[0].content)["serial_number"] == "序列"
    assert "序列".encode() in sent[0].content


def test_the_base_addresses_own_path_is_kept():
    """With or without a slash at its end."""
    for base in ("https://gw.corp/feishu", "https://gw.corp/feishu/"):
        request = _client(base).build_request("GET", "/open-apis/x", params={"page_size": "1"})
        assert str(request.url) == "https://gw.corp/feishu/open-apis/x?page_size=1"


def test_requests_say_who_asks_and_do_not_wait_for_ever():
    """Ten seconds to connect, thirty for an answer, whatever the method."""
    for method in ("POST", "GET", "DELETE"):
        request = _client("https://api.example").build_request(method, "/x")
        assert request.headers["user-agent"].startswith("device-importer/")
        timeout = request.extensions["timeout"]
        assert (timeout["connect"], timeout["read"], timeout["write"]) == (10, 30, 30)


def test_pacing_holds_below_a_path():
    """A base address with a path of its own does not leave the creates unpaced."""
    url = f"https://gw.corp/feishu{PATH}"
    assert operation(httpx.Request("POST", url)) == "create"
    assert operation(httpx.Request("DELETE", f"{url}/71")) == "delete"
    assert operation(httpx.Request("GET", url)) == "list"
    assert operation(httpx.Request("POST", "https://gw.corp/feishu/open-apis/auth/v3/x")) == "token"


def test_pages():
    """A page says whether there is another and what to ask for it with; all pages together
    are the registry, each record once."""

    async def main(box):
        async with DeviceApi(Settings(box.base_url, KEYS, Path(), rate=1000)) as api:
            for number in range(7):
                await api.create(Device(1, 1, 1, f"SN{number}", f"D{number}"))
            pages = [await api.list({}, 3)]
            while pages[-1].has_more:
                pages.append(await api.list({}, 3, pages[-1].page_token))
            one = await api.list({"serial_number": "SN4"}, 100)
            return pages, one

    with running(QUIET) as box:
        pages, one = asyncio.run(main(box))
    assert [len(page.records) for page in pages] == [3, 3, 1]
    assert all(page.is_list for page in pages)
    assert len({record.record_id for page in pages for record in page.records}) == 7
    assert (pages[-1].has_more, pages[-1].page_token) == (False, "")
    assert [record.device.serial_number for record in one.records] == ["SN4"]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"items": None, "has_more": "true", "page_token": 5},
        {"items": "x", "has_more": 1, "page_token": None},
        {"items": [5, "x", None]},
        {"items": [], "has_more": "true"},
        {"items": {}, "has_more": False},
    ],
)
def test_an_odd_page_is_no_list(data):
    """What is missing or of another type counts as unknown, and the page says so: it is not one
    that says that there is nothing."""

    async def main():
        api = DeviceApi(Settings("https://api.example", Credentials("a", token="t-x"), Path()))

        async def send(request, **_):
            return httpx.Response(200, json={"code": 0, "msg": "ok", "data": data})

        api._client.send = send
        return await api.list({})

    page = asyncio.run(main())
    assert (page.reply.code, page.is_list) == (0, False)
    assert (page.records, page.has_more, page.page_token) == ((), False, "")


@pytest.mark.parametrize(
    ("value", "proxy"),
    [
        ("http://p.corp:8080", "http://p.corp:8080"),
        ("http://p.corp:8080/", "http://p.corp:8080/"),
        ("user:pw@p.corp:8080", "http://user:pw@p.corp:8080"),
        ("http://user:s3cr%23t@p.corp", "http://user:s3cr%23t@p.corp"),
        ("https://p.corp", "https://p.corp"),
        ("socks5://p.corp:1080", "socks5://p.corp:1080"),
        ("socks5h://p.corp:1080", "socks5h://p.corp:1080"),
        ("http://[::1]:3128", "http://[::1]:3128"),
    ],
)
def test_proxies(monkeypatch, no_proxies, value, proxy):
    """With or without its scheme; and a client can be made with each."""
    monkeypatch.setenv("HTTPS_PROXY", value)
    assert proxy_for("https://open.feishu.cn") == proxy
    DeviceApi(Settings("https://open.feishu.cn", Credentials("a", "b"), Path()))


def test_where_no_proxy_is_asked(monkeypatch, no_proxies):
    """``NO_PROXY`` is heeded, and this machine needs none."""
    monkeypatch.setenv("ALL_PROXY", "http://p.corp:8080")
    monkeypatch.setenv("NO_PROXY", "feishu.cn")
    assert proxy_for("https://open.feishu.cn") is None
    assert proxy_for("https://open.larksuite.com") == "http://p.corp:8080"
    assert proxy_for("http://127.0.0.1:8910") is None


@pytest.mark.parametrize(
    "value",
    [
        "gopher://user:s3cret@p.corp",
        "http://user:s3cr#t@127.0.0.1:9",
        "http://user:s3cr/word@127.0.0.1:9",
        "http://user:s3cr?word@127.0.0.1:9",
        "http://us#er:s3cret@127.0.0.1:9",
        "http://us/er:s3cret@127.0.0.1:9",
        "http://user:s3cret@proxy:80a80",
        "http://user:s3cret@127.0.0.1:99999",
        "http://user:s3cret@127.0.0.1:0",
        "http://user:s3cret@",
        "http://user:s3cret@p.corp/path",
        "http://user:s3cret@p.corp:8080\n",
        "http://user:s3cret@[::1",
        "http://user:s3cret@xn--zz:8080",
        "http://user:x://s3cret@127.0.0.1:9",
        "http://user:s3cret",
        "user:80s3cret",
        "://",
    ],
)
def test_a_proxy_that_is_none_is_told_without_its_password(monkeypatch, no_proxies, value):
    """The sentence names the variable and shows neither user nor password."""
    monkeypatch.setenv("HTTPS_PROXY", value)
    with pytest.raises(InputError) as caught:
        DeviceApi(Settings("https://open.feishu.cn", Credentials("a", "b"), Path()))
    assert caught.value.slug == "proxy-address"
    text = str(caught.value)
    assert "HTTPS_PROXY" in text
    assert "s3cr" not in text
    assert "er:s" not in text


@pytest.mark.parametrize("name", ["APP_ID", "APP_SECRET", "TENANT_ACCESS_TOKEN", "APP_TICKET"])
@pytest.mark.parametrize(
    "inside", ["\n", "\r\n", " ", "\x00", "\t", "密", "\udcff", "\x7f", "\xa0"]
)
def test_a_key_that_no_request_could_carry_is_refused(name, inside):
    """When the settings are read, not after half an hour of a supposed outage."""
    keys = {"APP_ID": "cli_x", "APP_SECRET": "se-cret", "APP_TICKET": "ti-cket", "TENANT_KEY": "k"}
    environment = {f"FEISHU_{key}": value for key, value in keys.items()}
    with pytest.raises(CredentialsError) as caught:
        credentials({**environment, f"FEISHU_{name}": f"t-before{inside}after"})
    assert (caught.value.slug, caught.value.exit_code) == ("odd-key", 3)
    assert f"FEISHU_{name}" in str(caught.value)
    assert "before" not in str(caught.value)


def test_what_stands_around_a_key_is_not_part_of_it():
    """A line break at its end comes from copying, and every sign is allowed within it."""
    found = credentials({"FEISHU_APP_ID": " cli_x\n", "FEISHU_APP_SECRET": "a!\"#$%&'()~\n"})
    assert (found.app_id, found.app_secret) == ("cli_x", "a!\"#$%&'()~")


def test_an_address_that_is_none():
    """However it got past the settings, it is told as theirs."""
    with pytest.raises(InputError) as caught:
        _client("https://a\nb.cn")
    assert caught.value.slug == "base-url"


def test_a_record_is_got_by_its_id():
    """With its ownership and trust; an absent one is said to be absent."""

    async def main(box):
        async with DeviceApi(Settings(box.base_url, KEYS, Path(), rate=500)) as api:
            made = await api.create(Device(1, 2, 1, serial_number="A1"))
            return made.record_id, await api.get(made.record_id), await api.get("1")

    with running(QUIET) as box:
        record_id, there, absent = asyncio.run(main(box))
    (record,) = there.records
    assert (record.record_id, record.device) == (record_id, Device(1, 2, 1, serial_number="A1"))
    assert (absent.reply.code, absent.records) == (1785008, ())


def test_single_records_have_a_limit_of_their_own():
    """Fifty a second, whatever path stands before the API's."""
    client = _client("https://gw.corp/feishu")
    for path, bucket in ((PATH, "list"), (f"{PATH}/7", "get")):
        assert operation(client.build_request("GET", path, params={"a": "b"})) == bucket
    api = DeviceApi(Settings("https://api.example", Credentials("a", token="t-x"), Path()))
    assert api.get_pace.interval * 5 == pytest.approx(api.list_pace.interval)


def test_an_address_that_can_not_be_unpacked_is_refused():
    """A host that begins with xn-- and is none is an address that is none, not a fault of ours."""
    with pytest.raises(InputError) as caught:
        DeviceApi(Settings("https://xn--zz", Credentials("a", "b"), Path()))
    assert caught.value.slug == "base-url"
