"""The sandbox's tokens and its gateway: who gets in, in which order, how often."""

import pytest

from importer.sandbox.app import SandboxOptions, parse_faults
from importer.sandbox.options import READ, WRITE
from tests.sandbox.calls import (
    APP,
    AUTH,
    RECORDS,
    TOKEN,
    FakeClock,
    calling,
    code,
    new_token,
    quiet,
)

LIST = {"page_size": "1"}


def test_token_reply_is_alphabetical_and_well_formed():
    """The keys stand in alphabetical order, the token is t- and 40 letters or digits."""
    with calling() as caller:
        reply = caller.http.post(f"{TOKEN}/", json=APP)
    token = reply.json()["tenant_access_token"]
    assert list(reply.json()) == ["code", "expire", "msg", "tenant_access_token"]
    assert (reply.json()["code"], reply.json()["msg"]) == (0, "ok")
    assert token.startswith("t-") and len(token) == 42 and token[2:].isalnum()


def test_the_same_token_comes_back_until_half_an_hour_is_left():
    """At 30 minutes left the same token, below it a new one, and both work to their ends."""
    clock = FakeClock()
    replies = []
    with calling(clock=clock) as caller:
        for passed in (0, 4062, 5400, 5401):
            clock.now = 1_780_000_000.0 + passed
            replies.append(caller.http.post(TOKEN, json=APP).json())
        assert [reply["expire"] for reply in replies] == [7200, 3138, 1800, 7200]
        old, again, still, new = (reply["tenant_access_token"] for reply in replies)
        assert old == again == still != new
        seen = []
        for passed in (7199, 7200, 12600, 12601):
            clock.now = 1_780_000_000.0 + passed
            for token in (old, new):
                headers = {"Authorization": f"Bearer {token}"}
                reply = caller.http.get(RECORDS, params=LIST, headers=headers)
                seen.append(reply.json()["code"])
    dead = 99991663
    assert seen == [0, 0, dead, 0, dead, 0, dead, dead]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", {"code": 10003, "data": {}, "msg": "invalid param"}),
        (b"[]", {"code": 10003, "data": {}, "msg": "invalid param"}),
        (
            b'{"app_id":"","app_secret":"x"}',
            {"code": 10003, "data": {}, "msg": "invalid param"},
        ),
        (
            b'{"app_id":"cli_sandbox","app_secret":""}',
            {"code": 10003, "data": {}, "msg": "invalid param"},
        ),
        (
            b'{"app_id":"sandbox","app_secret":"sandbox-secret"}',
            {"code": 10003, "data": {}, "msg": "invalid param"},
        ),
        (
            b'{"app_id":"cli_other","app_secret":"x"}',
            {"code": 10014, "msg": "app id not exists"},
        ),
        (
            b'{"app_id":"cli_sandbox","app_secret":"x"}',
            {"code": 10014, "msg": "app secret invalid"},
        ),
    ],
)
def test_token_failures_come_as_http_200(body: bytes, expected):
    """Malformed, unknown and wrong credentials differ by code, never by HTTP status."""
    with calling() as caller:
        reply = caller.http.post(TOKEN, content=body)
    assert (reply.status_code, reply.json()) == (200, expected)
    assert "x-tt-logid" in reply.headers


def test_app_token_of_an_internal_app_comes_with_the_tenant_token():
    """app_access_token/internal answers with both, and they are one."""
    with calling() as caller:
        reply = caller.http.post(f"{AUTH}/app_access_token/internal", json=APP).json()
        assert reply["app_access_token"] == reply["tenant_access_token"] == new_token(caller.http)


def test_a_store_app_goes_from_ticket_to_tenant_token():
    """Ticket, app token, tenant token; each step refuses what it was not given."""
    with calling() as caller:

        def post(name: str, **body: str):
            return caller.http.post(f"{AUTH}/{name}", json=body).json()

        assert post("app_ticket/resend", **APP) == {"code": 0, "msg": "success"}
        assert post("app_access_token", **APP)["code"] == 10003
        assert post("app_access_token", **APP, app_ticket="other")["code"] == 10012
        app_token = post("app_access_token", **APP, app_ticket="sandbox-ticket")
        held = app_token["app_access_token"]
        assert held.startswith("a-")
        ask = {"app_access_token": held, "tenant_key": "sandbox"}
        assert post("tenant_access_token", app_access_token=held)["code"] == 10003
        assert post("tenant_access_token", **{**ask, "tenant_key": "x"})["code"] == 10013
        token = post("tenant_access_token", **ask)["tenant_access_token"]
        headers = {"Authorization": f"Bearer {token}"}
        assert code(caller.http.get(RECORDS, params=LIST, headers=headers)) == (200, 0)


@pytest.mark.parametrize(
    ("authorization", "expected"),
    [
        (None, 99991661),
        ("", 99991661),
        ("t-abc", 99991661),
        ("Basic t-abc", 99991661),
        ("Bearer", 99991661),
        ("Bearer u-abc", 99991668),
        ("Bearer x-abc", 99991671),
        ("Bearer t-" + "a" * 40, 99991663),
    ],
)
def test_who_has_no_living_tenant_token_is_refused(authorization: str | None, expected: int):
    """Missing, unprefixed, of another kind and unknown tokens each have their code."""
    with calling() as caller:
        del caller.http.headers["Authorization"]
        headers = {} if authorization is None else {"Authorization": authorization}
        reply = caller.http.post(RECORDS, content=b"{", headers=headers)
    assert code(reply) == (400, expected)


#: One call a second is allowed, and each of these alone stops the second call.
BARRIERS = [
    ("ip_denied", True),
    ("scopes", frozenset()),
    ("quota", 0),
    ("window", "sliding"),
]


@pytest.mark.parametrize(
    ("lifted", "expected"),
    [(0, 99991401), (1, 99991672), (2, 99991403), (3, 99991400), (4, 9499)],
)
def test_gateway_order(lifted: int, expected: int):
    """Token, IP, scope, quota, rate, parameters: the first complaint is the one that shows."""
    options = quiet(limit=1, **dict(BARRIERS[lifted:]))
    with calling(options, clock=FakeClock()) as caller:
        replies = [caller.http.post(RECORDS, content=b"{") for _ in range(2)]
        nobody = caller.http.post(RECORDS, content=b"{", headers={"Authorization": ""})
    assert code(replies[-1])[1] == expected
    assert code(nobody)[1] == 99991661


@pytest.mark.parametrize(
    ("scopes", "expected"), [({READ}, [99991672, 0]), ({WRITE}, [0, 99991672])]
)
def test_scopes_are_checked_by_operation(scopes: set[str], expected: list[int]):
    """Creating needs the write scope, listing the read scope."""
    with calling(quiet(scopes=frozenset(scopes))) as caller:
        replies = [caller.create(serial_number="A"), caller.http.get(RECORDS, params=LIST)]
    assert [reply.json()["code"] for reply in replies] == expected


def test_a_missing_scope_is_named_with_the_link_that_asks_for_it():
    """99991672 has the subject, a help link with app id and scope, and the link in its text."""
    with calling(quiet(scopes=frozenset())) as caller:
        reply = caller.create(serial_number="A")
    error = reply.json()["error"]
    link = error["helps"][0]["url"]
    assert code(reply) == (400, 99991672)
    assert error["permission_violations"] == [{"type": "action_scope_required", "subject": WRITE}]
    assert link.endswith(f"/app/cli_sandbox/auth?q={WRITE}&op_from=openapi&token_type=tenant")
    assert reply.json()["msg"].endswith(link)


def test_ip_denial_spares_the_token_endpoint():
    """A good token proves nothing about the IP."""
    with calling(quiet(ip_denied=True)) as caller:
        assert code(caller.http.post(TOKEN, json=APP)) == (200, 0)
        assert code(caller.create(serial_number="A")) == (400, 99991401)


def test_a_disabled_app_gets_no_token():
    """99991662 is the token endpoint's answer, as HTTP 200."""
    with calling(quiet(app_disabled=True)) as caller:
        assert code(caller.http.post(TOKEN, json=APP)) == (200, 99991662)


def test_without_beta_access_a_sound_call_is_1780102():
    """The gateway's own checks come first, then the service refuses the tenant."""
    with calling(quiet(beta=False)) as caller:
        assert code(caller.create(device_system="1")) == (400, 99992402)
        assert code(caller.create(device_system=9)) == (400, 1780102)
        assert code(caller.http.get(RECORDS, params=LIST)) == (400, 1780102)


def test_quota_counts_what_went_well_only():
    """Refused calls cost nothing; when the quota is used up, it is 429 and 99991403."""
    with calling(quiet(quota=2)) as caller:
        replies = [caller.create(serial_number=name) for name in ("A", "A", "A", "B", "C")]
        tokens = caller.http.post(TOKEN, json=APP)
    assert [code(reply)[1] for reply in replies] == [0, 1785010, 1785010, 0, 99991403]
    assert (replies[-1].status_code, code(tokens)) == (429, (200, 0))


def test_each_operation_has_its_own_limit_and_get_five_times_it():
    """A spent create limit leaves list alone; get may be called 50 times a second."""
    options = SandboxOptions(seeded=False)
    with calling(options, clock=FakeClock()) as caller:
        record_id = caller.created(serial_number="0")
        creates = [caller.create(serial_number=str(number)) for number in range(1, 11)]
        lists = [caller.http.get(RECORDS, params=LIST) for _ in range(11)]
        gets = [caller.http.get(f"{RECORDS}/{record_id}") for _ in range(51)]
        count = caller.sandbox.registry.count()
    for replies in (creates, lists, gets):
        assert {code(reply) for reply in replies[:-1]} <= {(200, 0), (429, 99991400)}
        assert code(replies[-1]) == (429, 99991400)
    assert [code(reply)[1] for reply in (creates[8], lists[9], gets[49])] == [0, 0, 0]
    assert count == 10


@pytest.mark.parametrize(
    ("status", "reset", "header"),
    [(429, "int", "1"), (400, "float", "1.000"), (429, "absent", None)],
)
def test_a_throttled_reply(status: int, reset: str, header: str | None):
    """The documented body and headers, as 429 or in the old APIs' style."""
    clock = FakeClock()
    options = SandboxOptions(limit=1, throttle_status=status, reset=reset)
    with calling(options, clock=clock) as caller:
        caller.create(serial_number="A")
        reply = caller.create(serial_number="B")
        clock.now += 1
        assert code(caller.create(serial_number="B")) == (200, 0)
    assert reply.status_code == status
    assert reply.json() == {"code": 99991400, "msg": "request trigger frequency limit"}
    assert reply.headers["x-ogw-ratelimit-limit"] == "1"
    assert reply.headers.get("x-ogw-ratelimit-reset") == header


def test_a_token_dies_after_its_uses_and_the_next_one_is_another():
    """The fault token=N kills a token on use N + 1; fetching again helps."""
    with calling(quiet(faults=parse_faults("token=2"))) as caller:
        codes = [caller.create(serial_number=str(number)).json()["code"] for number in range(4)]
        caller.http.headers["Authorization"] = f"Bearer {new_token(caller.http)}"
        codes.append(caller.create(serial_number="5").json()["code"])
    assert codes == [0, 0, 99991663, 99991663, 0]
