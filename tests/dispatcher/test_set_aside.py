"""A fault of a row is no fault of the run, and the other way round: a scripted far side that
answers some rows, or all, in ways that nobody has written down."""

from __future__ import annotations

from collections import Counter

import pytest

from importer.model.errors import AnswerLost
from importer.model.exchange import Reply
from importer.model.run import Status
from tests.dispatcher.far_side import CREATED

BUSY = Reply(500, 1780001, "Internal server error.")
LOST = AnswerLost("answer-lost", {"host": "h", "why": "reset"})
GATEWAY_502 = Reply(502, None, "Bad Gateway")
PAGE = Reply(403, None, "blocked, rule 942100")
LOGIN = Reply(302, None, "log in")
GATEWAY = Reply(400, 99992351, "field too long")
FIELD = Reply(400, 99992351, "field too long", details="uuid: max 64", names_field=True)
UNKNOWN = Reply(400, 1785020, "The number of devices exceeds the limit.")
INVALID = Reply(400, 1785005, "invalid")
EXISTS = Reply(400, 1785010, "The device already exists.")

CHOKING = pytest.mark.parametrize("answer", [BUSY, LOST, GATEWAY_502], ids=["500", "lost", "502"])
REFUSING = pytest.mark.parametrize(
    "answer", [PAGE, LOGIN, Reply(407, None), Reply(404, None, "<html>"), GATEWAY, FIELD, UNKNOWN]
)


def _statuses(log):
    return Counter(outcome.status.value for outcome in log.outcomes.values())


def _until(seconds, answer):
    return lambda now: answer if now - 1000 < seconds else CREATED


@CHOKING
@pytest.mark.parametrize("count", [1, 12, 200])
def test_rows_the_server_chokes_on_keep_nobody_back(send, answer, count):
    """However many stand at the head of the file: all others are created, they come last, and
    end in doubt after six attempts, or seven."""
    script = {number: [answer] for number in range(1, count + 1)}
    stopped, log, far = send(count + 60, script=script)
    assert stopped is None
    assert _statuses(log) == {"created": 60, "in_doubt": count}
    assert {log.outcomes[number].attempts for number in script} <= {6, 7}
    assert not {"outage", "rows-fail"} & set(log.told)
    if count > 1:
        assert "set-aside" in log.told
        assert {number for _, number in far.calls[-count:]} <= set(script)


@CHOKING
@pytest.mark.parametrize("count", [1, 19, 200])
def test_nothing_but_rows_that_choke_come_to_an_end(send, answer, count):
    """What a session before, which created others, could not settle does not make the next one
    wait for an outage; nor do a few."""

    async def before(_stop, log, _api):
        log.answered = count >= 20

    stopped, log, _ = send(count, default=(answer,), give_up_after=600, before=before)
    assert stopped is None
    assert _statuses(log) == {"in_doubt": count}


@CHOKING
def test_a_small_file_of_which_no_row_gets_through_meets_an_outage(send, answer):
    """Lists are answered, and no create is: it is waited at the end of the file, and all are
    created when that is over."""
    stopped, log, _ = send(30, default=(_until(900, answer),))
    assert stopped is None
    assert _statuses(log) == {"created": 30}
    assert [slug for slug in log.told if slug != "set-aside"] == ["rows-fail", "until", "recovered"]


@CHOKING
def test_a_small_file_of_which_no_row_ever_gets_through_is_left(send, answer):
    """After --give-up-after: exit 4, no row is to blame, and all wait in doubt."""
    stopped, log, far = send(30, default=(answer,), give_up_after=600)
    assert (stopped.slug, stopped.exit_code) == ("outage", 4)
    assert (log.outcomes, set(log.status.values())) == ({}, {"in doubt"})
    assert far.calls[-1][0] - far.calls[0][0] < 900


def test_a_row_that_chokes_for_a_while_is_created_in_its_last_round(send):
    """It was set aside, not given up."""
    script = {number: [BUSY, BUSY, BUSY, BUSY, CREATED] for number in range(1, 31)}
    stopped, log, _ = send(60, script=script)
    assert stopped is None
    assert _statuses(log) == {"created": 60}


@REFUSING
@pytest.mark.parametrize("count", [1, 12, 200])
def test_refused_rows_keep_nobody_back(send, answer, count):
    """Others are answered: these come last, and end by what they were answered: rejected, or in
    doubt where a page may stand in the place of another answer."""
    script = {number: [answer] for number in range(1, count + 1)}
    stopped, log, far = send(count + 60, script=script)
    assert stopped is None
    assert [log.outcomes[n].status for n in range(count + 1, count + 61)] == [Status.CREATED] * 60
    last = log.outcomes[count]
    assert last.status is (Status.IN_DOUBT if answer.code is None else Status.REJECTED)
    assert (last.code, last.attempts) == (answer.code, 2)
    assert last.message.startswith(answer.message)
    assert len(far.calls) == 60 + 2 * count
    assert log.told[:2] == ["refused", "set-aside"]


@pytest.mark.parametrize("answer", [UNKNOWN, GATEWAY, FIELD])
@pytest.mark.parametrize("before", [LOST, BUSY, PAGE], ids=["lost", "500", "page"])
def test_an_unknown_code_does_not_wipe_out_a_doubt(send, answer, before):
    """An attempt before it may have created the device: that is looked up."""
    stopped, log, _ = send(30, script={1: [before, answer]}, registry=lambda *_: ())
    assert stopped is None
    assert log.outcomes[1].status is Status.IN_DOUBT
    assert log.outcomes[1].code == answer.code


@pytest.mark.parametrize("other", [EXISTS, INVALID], ids=["exists", "invalid"])
def test_whoever_is_answered_shows_that_the_way_is_open(send, other):
    """Not only a device that is created."""
    stopped, log, _ = send(40, default=(other,), script={1: [PAGE]})
    assert stopped is None
    assert log.outcomes[1].status is Status.IN_DOUBT


@pytest.mark.parametrize("answer", [PAGE, GATEWAY], ids=["page", "gateway"])
def test_answers_of_an_earlier_session_count(send, answer):
    """All that is left of a run is one refused row: it ends, instead of stopping each session."""

    async def before(_stop, log, _api):
        log.answered = True

    stopped, log, _ = send(1, default=(answer,), before=before)
    assert stopped is None
    assert log.outcomes[1].status in (Status.REJECTED, Status.IN_DOUBT)


@pytest.mark.parametrize(
    ("answer", "slug", "exit_code"),
    [
        (PAGE, "not-the-api", 4),
        (LOGIN, "redirect", 4),
        (Reply(407, None), "proxy", 4),
        (Reply(404, None, "<html>"), "not-found", 3),
        (GATEWAY, "gateway", 3),
    ],
)
def test_where_nobodys_row_gets_through_the_run_stops(send, answer, slug, exit_code):
    """At the end of the file at the latest, and no row is to blame."""
    stopped, log, far = send(30, default=(answer,))
    assert (stopped.slug, stopped.exit_code) == (slug, exit_code)
    assert log.outcomes == {}
    assert len(far.calls) <= 40


@pytest.mark.parametrize("answer", [PAGE, LOGIN, GATEWAY], ids=["page", "login", "gateway"])
def test_what_a_harmless_request_meets_too_stops_the_run_at_once(send, answer):
    """A portal that wants a log-in answers everything: no need to try a hundred rows."""
    stopped, log, far = send(500, default=(answer,), probed=answer)
    assert stopped is not None
    assert log.outcomes == {}
    assert len(far.calls) <= 6


@pytest.mark.parametrize("probed", [PAGE, BUSY, LOST], ids=["page", "500", "lost"])
@pytest.mark.parametrize("answer", [PAGE, BUSY, LOST], ids=["page", "500", "lost"])
def test_a_firewall_that_keeps_lists_back(send, answer, probed):
    """It may be the harmless request alone that fails: while others are created, one bad row
    is one bad row."""
    stopped, log, _ = send(500, script={5: [answer]}, probed=probed)
    assert stopped is None
    assert log.outcomes.pop(5).status in (Status.IN_DOUBT, Status.REJECTED)
    assert _statuses(log) == {"created": 499}


@pytest.mark.parametrize("answer", [BUSY, LOST], ids=["500", "lost"])
def test_an_outage_that_only_lists_do_not_see_the_end_of(send, answer):
    """Lists stay away for good; a row that asks now and then finds that creates are back."""
    stopped, log, _ = send(90, default=(_until(300, answer),), probed=answer)
    assert stopped is None
    assert _statuses(log) == {"created": 90}


@pytest.mark.parametrize("answer", [UNKNOWN, GATEWAY, FIELD, PAGE])
def test_so_many_refused_rows_are_a_fault_of_the_run(send, answer):
    """It stops before it went through thousands; the rows wait, with nobody to blame."""
    stopped, log, far = send(5000, default=(answer,))
    assert (stopped.code, stopped.params["message"]) == (answer.code, answer.message)
    assert 200 < len(far.calls) < 300
    assert log.outcomes == {}
    assert set(log.status.values()) <= {"pending", "in doubt"}


def test_a_limit_in_the_middle_of_a_run(send):
    """What was created stays created; what the limit refused waits to be sent again."""
    script = {number: [CREATED] for number in range(1, 101)}
    stopped, log, far = send(1000, default=(UNKNOWN,), script=script)
    assert (stopped.slug, stopped.exit_code) == ("unknown-code", 3)
    assert _statuses(log) == {"created": 100}
    assert len(far.calls) < 400


def test_many_refused_rows_among_others_stop_nothing(send):
    """A third of the rows with the same unknown code, and the others are created."""
    script = {number: [UNKNOWN] for number in range(3, 1000, 3)}
    stopped, log, _ = send(999, script=script)
    assert stopped is None
    assert _statuses(log) == {"created": 666, "rejected": 333}


def test_a_few_rows_with_an_unknown_code_are_rejected(send):
    """The API's own word on each of them, though nobody has written down what it means."""
    stopped, log, _ = send(5, default=(UNKNOWN,))
    assert stopped is None
    assert _statuses(log) == {"rejected": 5}


@CHOKING
def test_so_many_rows_in_trouble_are_an_outage(send, answer):
    """Lists are answered, and no create is: after 250 rows it is waited, then all are created
    and nobody was to blame."""
    stopped, log, far = send(600, default=(_until(400, answer),))
    assert stopped is None
    assert _statuses(log) == {"created": 600}
    assert log.told == ["rows-fail", "until", "recovered", "set-aside"]
    assert len([now for now, _ in far.calls if 100 < now - 1000 < 400]) < 20


def test_such_an_outage_has_an_end_as_well(send):
    """After --give-up-after: exit 4, no row is to blame."""
    stopped, log, _ = send(600, default=(BUSY,), give_up_after=600)
    assert (stopped.slug, stopped.exit_code) == ("outage", 4)
    assert log.outcomes == {}


def test_more_rows_than_many_end_such_an_outage_by_themselves(send):
    """Each probe is another row: the first good one behind them shows that it was them."""
    script = {number: [BUSY] for number in range(1, 256)}
    stopped, log, _ = send(300, script=script)
    assert stopped is None
    assert _statuses(log) == {"created": 45, "in_doubt": 255}


def test_throttling_without_end_has_an_end(send):
    """Not one row for as long as --give-up-after: exit 4, to be continued."""
    throttled = Reply(429, 99991400, "limit")
    stopped, log, far = send(50, default=(throttled,), give_up_after=300)
    assert (stopped.slug, stopped.exit_code, stopped.code) == ("throttled", 4, 99991400)
    assert log.outcomes == {}
    assert 300 <= far.calls[-1][0] - far.calls[0][0] < 450


def test_throttling_that_lets_rows_through_has_none(send):
    """Slow is no outage: some rows a minute."""

    def some(now):
        return CREATED if int(now) % 60 < 10 else Reply(429, 99991400, "limit", wait=5)

    stopped, log, _ = send(40, default=(some,), give_up_after=120)
    assert stopped is None
    assert _statuses(log) == {"created": 40}


def test_one_throttled_row_keeps_nobody_back(send):
    """It comes last, and is never to blame."""
    stopped, log, _ = send(60, script={1: [Reply(429, None, "slow")]}, give_up_after=300)
    assert (stopped.slug, _statuses(log)) == ("throttled", {"created": 59})
