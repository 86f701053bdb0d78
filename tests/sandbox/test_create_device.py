"""The operations of the sandbox, over real HTTP."""

import json
from email.utils import parsedate_to_datetime

import pytest

from importer.sandbox.app import SEED_DEVICES, SandboxOptions
from importer.sandbox.faults import Faults
from tests.sandbox.calls import PC, RECORDS, Caller, FakeClock, calling, code, quiet


@pytest.fixture
def caller():
    """A sandbox without seeds and limits, its clock standing still."""
    with calling(clock=FakeClock()) as caller:
        yield caller


def test_create_answers_with_a_record_id_of_19_digits(caller: Caller):
    """A created device gets a string of 19 digits, in the documented envelope."""
    reply = caller.create(serial_number="A-1")
    record_id = reply.json()["data"]["device_record_id"]
    assert reply.status_code == 200
    assert reply.json() == {
        "code": 0,
        "msg": "success",
        "data": {"device_record_id": record_id},
    }
    assert isinstance(record_id, str) and record_id.isdigit() and len(record_id) == 19


def test_every_reply_carries_log_id_request_id_and_the_clock_s_date(caller: Caller):
    """Success, error and 404 alike have X-Tt-Logid, X-Request-Id and a Date by the clock."""
    replies = [caller.create(serial_number="A-1"), caller.create(), caller.http.get("/nowhere")]
    assert [reply.status_code for reply in replies] == [200, 400, 404]
    for reply in replies:
        assert len(reply.headers["x-tt-logid"]) == 34
        assert len(reply.headers["x-request-id"]) == 32
        assert parsedate_to_datetime(reply.headers["date"]).timestamp() == 1_780_000_000
    assert len({reply.headers["x-tt-logid"] for reply in replies}) == 3


def test_an_error_names_its_log_id_and_a_troubleshooter(caller: Caller):
    """The error object repeats the header's log id."""
    caller.create(serial_number="A-1")
    reply = caller.create(serial_number="A-1")
    body = reply.json()
    assert code(reply) == (400, 1785010)
    assert body["msg"] == "The device already exists."
    assert body["error"]["log_id"] == reply.headers["x-tt-logid"]
    assert f"log_id={body['error']['log_id']}&code=1785010" in body["error"]["troubleshooter"]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/nowhere"),
        ("PATCH", RECORDS),
        ("DELETE", RECORDS),
        ("HEAD", RECORDS),
        ("POST", f"{RECORDS}/7089353870308032531"),
        ("GET", f"{RECORDS}/"),
    ],
)
def test_unknown_path_or_method_is_a_plain_404_before_any_token(
    caller: Caller, method: str, path: str
):
    """What the API does not have is text/plain 404, for callers without a token too."""
    del caller.http.headers["Authorization"]
    reply = caller.http.request(method, path)
    assert reply.status_code == 404
    assert reply.headers["content-type"].startswith("text/plain")
    assert reply.text == ("" if method == "HEAD" else "404 page not found")


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b"\xff\xfe", b"[" * 100_000])
def test_a_body_that_is_no_json_object_is_9499(caller: Caller, body: bytes):
    """An unparsable body is refused by the gateway, whatever is wrong with it."""
    assert code(caller.http.post(RECORDS, content=body)) == (400, 9499)


@pytest.mark.parametrize(
    ("changes", "violations"),
    [
        ({"device_system": None}, [("device_system", "device_system is required")]),
        ({"device_system": "1"}, [("device_system", "the type of the value is not int")]),
        ({"device_status": True}, [("device_status", "the type of the value is not int")]),
        ({"device_ownership": 3}, [("device_ownership", "options: [0,1,2]")]),
        ({"serial_number": 7}, [("serial_number", "the type of the value is not string")]),
        (
            {"device_ownership": 1.0, "device_status": None},
            [
                ("device_ownership", "the type of the value is not int"),
                ("device_status", "device_status is required"),
            ],
        ),
    ],
)
def test_missing_and_mistyped_fields_are_all_named(caller: Caller, changes, violations):
    """99992402 lists each field that is missing, of another type, or out of its options."""
    reply = caller.create(**{"serial_number": "A-1", **changes})
    found = reply.json()["error"]["field_violations"]
    assert code(reply) == (400, 99992402)
    assert [(one["field"], one["description"]) for one in found] == violations
    assert caller.sandbox.registry.count() == 0


def test_half_a_surrogate_pair_is_refused_and_not_stored(caller: Caller):
    """JSON can spell a character that does not exist; that is a violation, not a crash."""
    body = json.dumps({**PC, "serial_number": "\ud800"}).encode()
    assert code(caller.http.post(RECORDS, content=body)) == (400, 99992402)


def test_field_violations_can_be_1780101_instead():
    """Clients must take either code; 1780101 names no fields."""
    with calling(quiet(invalid_code=1780101)) as caller:
        reply = caller.create(device_system="1")
    assert code(reply) == (400, 1780101)
    assert "field_violations" not in reply.json()["error"]


@pytest.mark.parametrize("system", [0, 7, -1, 10**30])
def test_unknown_systems_are_1785007(caller: Caller, system: int):
    """device_system outside 1 to 6 is refused by that field's own code."""
    assert code(caller.create(device_system=system, serial_number="A")) == (400, 1785007)


@pytest.mark.parametrize(
    ("system", "identifiers"),
    [
        (1, {"idfv": "F"}),
        (1, {}),
        (2, {"serial_number": " "}),
        (4, {"serial_number": "S"}),
        (4, {"android_id": "a", "serial_number": "S"}),
        (5, {"aaid": "a"}),
        (6, {"idfv": "F"}),
    ],
)
def test_identifiers_must_fit_the_system(caller: Caller, system: int, identifiers):
    """A foreign identifier, or none of the system's own, is 1785005."""
    assert code(caller.create(device_system=system, **identifiers)) == (400, 1785005)


def test_minimum_and_foreign_rules_can_be_switched_off():
    """Both rules are inferred, so a client can be tried without them."""
    with calling(quiet(minimum=False, foreign=False)) as caller:
        replies = [caller.create(), caller.create(device_system=4, serial_number="S")]
    assert [code(reply) for reply in replies] == [(200, 0), (200, 0)]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("any", [1785010, 1785010, 1785010, 1785010, 0]),
        ("all", [1785010, 0, 0, 0, 0]),
        ("primary", [1785010, 1785010, 0, 0, 0]),
    ],
)
def test_duplicate_rules(rule: str, expected: list[int]):
    """Trimmed and case-folded identifiers of one system: any equal, all equal, the primary."""
    with calling(quiet(duplicates=rule)) as caller:
        caller.created(serial_number="Ab-1", uuid="U-1")
        replies = [
            caller.create(serial_number=" aB-1 ", uuid="u-1"),
            caller.create(serial_number="AB-1"),
            caller.create(uuid="U-1"),
            caller.create(serial_number="other", uuid="U-1"),
            caller.create(device_system=2, serial_number="Ab-1", uuid="U-1"),
        ]
    assert [reply.json()["code"] for reply in replies] == expected


def test_get_shows_the_device_with_documented_types():
    """Ids and versions are strings, times whole seconds, admin imports have source 1."""
    with calling(clock=FakeClock(1_780_000_000.9)) as caller:
        record_id = caller.created(serial_number=" A-1", mac_address="8c:16:45:00:00:01")
        reply = caller.http.get(f"{RECORDS}/{record_id}", params={"user_id_type": "open_id"})
    assert reply.json()["data"]["device_record"] == {
        "device_record_id": record_id,
        "version": "0",
        "device_system": 1,
        "serial_number": " A-1",
        "mac_address": "8c:16:45:00:00:01",
        "device_ownership": 2,
        "device_status": 1,
        "certification_level": 0,
        "device_terminal_type": 2,
        "is_managed": False,
        "created_at": 1_780_000_000,
        "updated_at": 1_780_000_000,
        "is_public": False,
        "source": 1,
    }


def test_update_needs_the_current_version_and_raises_it(caller: Caller):
    """The version is an optimistic lock: stale or for another device is 1785008."""
    path = f"{RECORDS}/{caller.created(serial_number='A-1')}"
    body = {"device_ownership": 1, "device_status": 2}
    assert code(caller.http.put(path, json=body)) == (400, 99992402)
    first = caller.http.put(path, params={"version": "0"}, json=body)
    stale = caller.http.put(path, params={"version": "0"}, json=body)
    elsewhere = caller.http.put(f"{RECORDS}/1", params={"version": "0"}, json=body)
    assert first.json() == {"code": 0, "msg": "success", "data": {}}
    assert code(stale) == code(elsewhere) == (400, 1785008)
    assert stale.json()["msg"].endswith("parameter device_record_id and version.")
    device = caller.http.get(path).json()["data"]["device_record"]
    assert [device[name] for name in ("version", *body)] == ["1", 1, 2]


def test_somebody_else_is_quicker():
    """With the fault ``conflict`` the version that was read is an old one."""
    body = {"device_ownership": 1, "device_status": 2}
    with calling(quiet(faults=Faults(conflict=1.0))) as caller:
        path = f"{RECORDS}/{caller.created(serial_number='A-1')}"
        stale = caller.http.put(path, params={"version": "0"}, json=body)
        device = caller.http.get(path).json()["data"]["device_record"]
    assert code(stale) == (400, 1785008)
    assert [device[name] for name in ("version", *body)] == ["1", 2, 1]


def test_delete_forgets_the_device_and_its_identifiers(caller: Caller):
    """A deleted device is gone for get, delete and the duplicate rule."""
    path = f"{RECORDS}/{caller.created(serial_number='A-1')}"
    assert caller.http.delete(path).json() == {"code": 0, "msg": "success", "data": {}}
    assert [code(caller.http.delete(path)), code(caller.http.get(path))] == [(400, 1785008)] * 2
    assert code(caller.create(serial_number="A-1")) == (200, 0)


@pytest.mark.parametrize("record_id", ["nobody", "9" * 30, "-1", "%F0%9F%92%BB"])
def test_strange_record_ids_are_just_not_found(caller: Caller, record_id: str):
    """Whatever stands in the path, an unknown record is 1785008."""
    assert code(caller.http.get(f"{RECORDS}/{record_id}")) == (400, 1785008)


def test_a_new_registry_holds_the_seed_devices():
    """A sandbox starts with devices of all six systems, created well in the past."""
    with calling(SandboxOptions(window="off")) as caller:
        items = caller.list()["items"]
    assert [item["device_record_id"] for item in items] == [
        device.device_record_id for device in SEED_DEVICES
    ]
    assert {item["device_system"] for item in items} == {1, 2, 3, 4, 5, 6}
    for device in SEED_DEVICES:
        assert int(device.device_record_id) >> 32 == device.created_at < 1_750_000_000


def test_calls_are_logged_with_status_and_code(caller: Caller):
    """Tests of clients count calls: method, path, status and code of each, in order."""
    caller.create(serial_number="A-1")
    caller.create(serial_number="A-1")
    caller.http.get("/nowhere")
    assert [call[1:] for call in caller.sandbox.calls[1:]] == [
        ("POST", RECORDS, 200, 0),
        ("POST", RECORDS, 400, 1785010),
        ("GET", "/nowhere", 404, None),
    ]
    assert caller.sandbox.counts["POST", 400, 1785010] == 1


@pytest.mark.parametrize(
    "changes", [{"window": "leaky"}, {"reset": "later"}, {"limit": 0}, {"duplicates": ""}]
)
def test_options_that_do_not_exist_are_refused(changes):
    """A misspelt option is a ValueError, not a sandbox that behaves otherwise."""
    with pytest.raises(ValueError, match=f"sandbox option {next(iter(changes))}"):
        SandboxOptions(**changes)


def test_a_full_disk_is_an_error_of_the_server_s(tmp_path, capfd):
    """In the documented envelope, and without a traceback; nothing of the device is kept."""
    with calling(quiet(registry=str(tmp_path / "registry.db"))) as caller:
        caller.create(serial_number="A-1")
        database = caller.sandbox.registry._connection
        (pages,) = database.execute("PRAGMA page_count").fetchone()
        database.execute(f"PRAGMA max_page_count={pages}")
        replies = [caller.create(serial_number="A" * 5_000 + str(n)) for n in range(9)]
        assert code(replies[-1]) == (500, 1780001)
        kept = [reply.status_code for reply in replies].count(200)
        assert len(caller.listed()) == 1 + kept
    assert "Traceback" not in "".join(capfd.readouterr())
