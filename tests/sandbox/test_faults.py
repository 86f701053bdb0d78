"""The sandbox's faults: asked for in words, seeded, and never harmful to the registry."""

import json

import httpx
import pytest
from hypothesis import given, strategies as st

from importer.sandbox.app import Faults, parse_faults, parse_outage
from importer.sandbox.faults import Dice, Fault
from tests.sandbox.calls import APP, PC, RECORDS, TOKEN, Caller, FakeClock, calling, code, quiet


def test_faults_are_read_from_words():
    """Names and shares, spaces and empty parts as people write them."""
    text = " lost=0.05, reset=.1,error500=1e-1,html=0,token=200,"
    assert parse_faults(text) == Faults(lost=0.05, reset=0.1, error500=0.1, token=200)
    assert parse_faults("") == Faults()
    asked = Faults(page403=0.5, date="none", skew=-60.0, lag=2.0, nofilter=True, noid=True)
    assert parse_faults("page403=.5,date=none,skew=-60,lag=2,nofilter,noid") == asked


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("loss=0.1", "unknown fault 'loss'; the faults are lost, reset,"),
        ("lost", "fault lost: '' is not a share between 0 and 1"),
        ("lost=often", "fault lost: 'often' is not a share"),
        ("lost=1.5", "fault lost: '1.5' is not a share"),
        ("lost=-0.1", "fault lost: '-0.1' is not a share"),
        ("lost=nan", "fault lost: 'nan' is not a share"),
        ("lost=0.1,lost=0.2", "fault lost is given twice"),
        ("lost=0.6,html=0.6", "add up to more than 1"),
        ("token=0", "fault token: '0' is not a number of uses"),
        ("token=2.5", "fault token: '2.5' is not a number of uses"),
        ("date=utc", "fault date: 'utc' is none of none, asctime, local"),
        ("lag=-1", "fault lag: '-1' is not a number of seconds"),
        ("skew=inf", "fault skew: 'inf' is not a number of seconds"),
        ("skew=1e9", "fault skew: '1e9' is not a number of seconds"),
        ("nofilter=1", "fault nofilter: takes no value, got '1'"),
    ],
)
def test_bad_faults_are_explained(text: str, complaint: str):
    """What can't be meant is a ValueError whose sentence says what is wrong."""
    with pytest.raises(ValueError, match=complaint):
        parse_faults(text)


@given(st.text())
def test_any_text_is_read_or_explained(text: str):
    """No text ends in another exception."""
    try:
        assert isinstance(parse_faults(text), Faults)
    except ValueError as error:
        assert "fault" in str(error)


def test_outages_are_read_from_words():
    """Two rising numbers of seconds, and nothing else."""
    assert parse_outage("5-20") == (5.0, 20.0)
    assert parse_outage("") is None
    for text in (" ", "5", "20-5", "5-5", "a-b", "5-nan", "-1-5"):
        with pytest.raises(ValueError, match="is not FROM-TO in seconds"):
            parse_outage(text)


def test_the_same_seed_throws_the_same_faults():
    """Faults are drawn from the seed alone, in about the shares that were asked for."""
    faults = parse_faults("lost=0.2,error500=0.2")
    first, again, other = (Dice(faults, seed) for seed in (7, 7, 8))
    throws = [first.throw() for _ in range(1000)]
    assert throws == [again.throw() for _ in range(1000)]
    assert throws != [other.throw() for _ in range(1000)]
    kinds = [throw.fault for throw in throws if throw]
    assert set(kinds) == {Fault.LOST, Fault.ERROR500}
    assert 150 < kinds.count(Fault.LOST) < 250
    halves = {throw.before for throw in throws if throw and throw.fault is Fault.ERROR500}
    assert halves == {True, False}


def struck(fault: str, **changes: object):
    """A sandbox all of whose calls a fault strikes."""
    return calling(quiet(faults=parse_faults(f"{fault}=1"), **changes))


def test_lost_acts_and_hangs_up():
    """The caller hears nothing, the device is there, and the connection can be opened anew."""
    with struck("lost") as caller:
        for name in ("A", "B"):
            with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
                caller.create(serial_number=name)
        assert caller.sandbox.registry.count() == 2
        assert caller.sandbox.calls[-1][3:] == (0, None)


def test_reset_hangs_up_without_acting():
    """The connection is reset and there is no device."""
    with struck("reset") as caller:
        with pytest.raises(httpx.NetworkError):
            caller.create(serial_number="A")
        assert caller.sandbox.registry.count() == 0


def test_error500_strikes_before_or_after_acting():
    """Half of the internal errors have created the device all the same."""
    with struck("error500") as caller:
        replies = [caller.create(serial_number=str(number)) for number in range(40)]
        created = caller.sandbox.registry.count()
    assert {code(reply) for reply in replies} == {(500, 1780001)}
    assert 10 <= created <= 30


def test_html_is_a_proxy_s_page():
    """A 502 of HTML, and no device."""
    with struck("html") as caller:
        reply = caller.create(serial_number="A")
        assert caller.sandbox.registry.count() == 0
    assert (reply.status_code, reply.headers["content-type"]) == (502, "text/html")
    assert reply.text.startswith("<html>")


def test_slow_acts_and_answers_too_late():
    """The caller's patience ends before the answer comes; the device is there."""
    with struck("slow", slow_seconds=3600) as caller:
        with pytest.raises(httpx.ReadTimeout):
            caller.http.post(RECORDS, json={**PC, "serial_number": "A"}, timeout=0.05)
        assert caller.sandbox.registry.count() == 1


def test_truncated_acts_and_sends_half_of_the_json():
    """HTTP 200 and a complete body that is no JSON; the device is there."""
    with struck("truncated") as caller:
        reply = caller.create(serial_number="A")
        assert caller.sandbox.registry.count() == 1
    assert reply.status_code == 200
    with pytest.raises(json.JSONDecodeError):
        reply.json()


def test_ok200_hides_errors_behind_http_200():
    """The code alone tells what happened, for refusals of the gateway too."""
    with struck("ok200") as caller:
        replies = [caller.create(serial_number="A") for _ in range(2)]
        caller.http.headers["Authorization"] = "Bearer t-unknown"
        replies.append(caller.create(serial_number="B"))
    assert [code(reply) for reply in replies] == [(200, 0), (200, 1785010), (200, 99991663)]


@pytest.mark.parametrize("status", [200, 302, 403, 407])
def test_a_page_takes_the_place_of_an_answer(status: int):
    """A middlebox speaks after the call has acted: the device is there, and no JSON says so."""
    with struck(f"page{status}") as caller:
        reply = caller.create(serial_number="A")
        assert caller.sandbox.registry.count() == 1
    assert (reply.status_code, reply.headers["content-type"]) == (status, "text/html")
    assert reply.text.startswith("<html>")
    assert ("location" in reply.headers) == (status == 302)


@pytest.mark.parametrize(
    ("form", "date"),
    [
        ("none", None),
        ("asctime", "Thu May 28 20:26:40 2026"),
        ("local", "Fri, 29 May 2026 04:26:40 +0800"),
    ],
)
def test_a_date_that_is_none_or_has_no_gmt(form: str, date: str | None):
    """On every reply, that of the token included."""
    faults = parse_faults(f"date={form}")
    with calling(quiet(faults=faults), clock=FakeClock()) as caller:
        replies = [caller.http.post(TOKEN, json=APP), caller.create(serial_number="A")]
    assert [reply.headers.get("date") for reply in replies] == [date, date]


def test_the_servers_clock_is_another():
    """Its dates and its creation times go by it, and its tokens live as ever."""
    with calling(quiet(faults=parse_faults("skew=-3600")), clock=FakeClock()) as caller:
        reply = caller.create(serial_number="A")
        (item,) = caller.list()["items"]
    assert reply.headers["date"] == "Thu, 28 May 2026 19:26:40 GMT"
    assert item["created_at"] == FakeClock().now - 3600


def test_a_list_lags():
    """A device shows after so many seconds; it exists at once."""
    clock = FakeClock()
    with calling(quiet(faults=parse_faults("lag=2")), clock=clock) as caller:
        caller.create(serial_number="A")
        assert code(caller.create(serial_number="A")) == (400, 1785010)
        seen = []
        for seconds in (0, 1.9, 2):
            clock.now = FakeClock().now + seconds
            seen.append(caller.listed(serial_number="A"))
    assert seen == [[], [], ["A"]]


def test_a_list_without_filter_or_ids():
    """Everything is shown page by page; records may lack what names them."""
    with calling(quiet(faults=parse_faults("nofilter,noid"))) as caller:
        for name in "AB":
            caller.create(serial_number=name)
        data = caller.list(serial_number="B", page_size=1)
        assert caller.listed(serial_number="B") == ["A", "B"]
    assert [item.get("device_record_id") for item in data["items"]] == [None]
    assert data["has_more"] is True


def test_an_answer_without_a_list():
    """Code 0, and of no device is it said that it is there, or not."""
    with calling(quiet(faults=parse_faults("nolist"))) as caller:
        caller.create(serial_number="A")
        assert caller.list(serial_number="A") == {}


@pytest.mark.parametrize("fault", ["lost", "truncated", "error500", "slow"])
def test_list_and_delete_are_struck_too(fault: str):
    """A delete whose answer is spoilt has either happened or not; a list changes nothing."""
    with struck(fault, seeded=True, slow_seconds=0) as caller:
        ids = [device.device_record_id for device in caller.sandbox.registry.find({})]
        assert not _answered(caller, "GET", f"{RECORDS}?page_size=9") or fault == "slow"
        assert caller.sandbox.registry.count() == len(ids)
        for record_id in ids:
            _answered(caller, "DELETE", f"{RECORDS}/{record_id}")
        left = caller.sandbox.registry.count()
    assert 0 < left < len(ids) if fault == "error500" else left == 0


def _answered(caller: Caller, method: str, path: str) -> bool:
    """Whether a call comes back with code 0."""
    try:
        return caller.http.request(method, path).json()["code"] == 0
    except (httpx.TransportError, json.JSONDecodeError):
        return False


def test_a_stormy_import_ends_with_each_device_once():
    """Whatever is lost, trying again until code 0 or 1785010 leaves every device, once."""
    storm = parse_faults("lost=0.1,reset=0.1,error500=0.2,html=0.1,truncated=0.1,ok200=0.1")
    with calling(quiet(faults=storm)) as caller:
        for number in range(60):
            while not _settled(caller, f"S-{number}"):
                pass
        devices = caller.sandbox.registry.find({})
    serials = [device.identifiers["serial_number"] for device in devices]
    assert serials == [f"S-{number}" for number in range(60)]


def _settled(caller: Caller, serial: str) -> bool:
    try:
        return caller.create(serial_number=serial).json()["code"] in (0, 1785010)
    except (httpx.TransportError, json.JSONDecodeError):
        return False


def test_an_outage_closes_every_connection_while_it_lasts():
    """Before and after it all is well; during it even the token endpoint hangs up."""
    clock = FakeClock()
    codes = []
    with calling(quiet(outage=(5, 20)), clock=clock) as caller:
        for seconds in (4.9, 5, 19.9, 20):
            clock.now = 1_780_000_000 + seconds
            try:
                codes.append(caller.http.post(TOKEN, json=APP).json()["code"])
            except httpx.TransportError:  # reset or cut off, as it happens
                codes.append(None)
    assert codes == [0, None, None, 0]


@pytest.mark.parametrize(("fault", "status"), [("choke", 500), ("blocked", 403)])
def test_a_fault_of_a_device_befalls_it_whenever_it_is_sent(fault: str, status: int):
    """The others are created, lists are answered, and the same device meets the same fault."""
    with calling(quiet(faults=parse_faults(f"{fault}=0.5"))) as caller:
        first, second = (
            [caller.create(serial_number=f"S{n}").status_code for n in range(30)] for _ in "12"
        )
        assert len(caller.listed()) == first.count(200)
    assert 5 < first.count(status) < 25
    assert set(first) == {200, status}
    assert [status if one == status else 400 for one in first] == second


def test_every_fault_is_named_where_it_is_asked_for():
    """In the help of --fault, in both languages."""
    from dataclasses import fields

    from importer.texts import Lang, say

    for lang in Lang:
        text = say("help.option.fault", lang)
        assert [field.name for field in fields(Faults) if field.name not in text] == []
