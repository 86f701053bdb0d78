"""What replies mean, and how long to wait."""

from __future__ import annotations

import pytest

from importer.api.retry import backoff, classify, classify_error, pause
from importer.model.errors import AnswerLost, NotSent
from importer.model.exchange import Reply
from importer.texts.catalogue import has
from importer.vocabulary.codes import CODES, GATEWAY, Meaning


@pytest.mark.parametrize(
    ("status", "code", "meaning", "doubt", "exit_code"),
    [
        (400, 1785010, Meaning.EXISTS, False, 0),
        (400, 1785005, Meaning.REJECTED, False, 0),
        (400, 1785007, Meaning.REJECTED, False, 0),
        (400, 1780101, Meaning.REJECTED, False, 0),
        (400, 99992402, Meaning.REJECTED, False, 0),
        (400, 9499, Meaning.REJECTED, False, 0),
        (429, 99991400, Meaning.THROTTLED, False, 0),
        (400, 99991400, Meaning.THROTTLED, False, 0),
        (429, 1000004, Meaning.THROTTLED, False, 0),
        (429, 99991403, Meaning.STOP, False, 6),
        (429, 99991406, Meaning.STOP, False, 6),
        (400, 1780102, Meaning.STOP, False, 3),
        (400, 99991672, Meaning.STOP, False, 3),
        (400, 99991401, Meaning.STOP, False, 3),
        (400, 99991661, Meaning.STOP, False, 3),
        (400, 99991662, Meaning.STOP, False, 3),
        (400, 99991668, Meaning.STOP, False, 3),
        (400, 99991673, Meaning.STOP, False, 3),
        (400, 99991699, Meaning.UNCLEAR, False, 3),
        (400, 99991663, Meaning.TOKEN_DEAD, False, 3),
        (200, 99991664, Meaning.TOKEN_DEAD, False, 3),
        (400, 99991665, Meaning.TOKEN_DEAD, False, 3),
        (400, 99991671, Meaning.TOKEN_DEAD, False, 3),
        (500, 1780001, Meaning.RETRY, True, 0),
        (200, 2200, Meaning.RETRY, True, 0),
        (503, 424242, Meaning.RETRY, True, 0),
        (400, 424242, Meaning.UNCLEAR, False, 3),
    ],
)
def test_code_decides_and_not_the_status(status, code, meaning, doubt, exit_code):
    """Every code of the table, whatever HTTP status it comes with."""
    verdict = classify(Reply(status, code, "any message"))
    assert (verdict.meaning, verdict.doubt, verdict.exit_code) == (meaning, doubt, exit_code)


@pytest.mark.parametrize(
    ("status", "meaning", "exit_code"),
    [
        (200, Meaning.RETRY, 0),
        (204, Meaning.RETRY, 0),
        (302, Meaning.UNCLEAR, 4),
        (403, Meaning.UNCLEAR, 4),
        (404, Meaning.UNCLEAR, 3),
        (407, Meaning.UNCLEAR, 4),
        (408, Meaning.RETRY, 0),
        (429, Meaning.THROTTLED, 0),
        (500, Meaning.RETRY, 0),
        (502, Meaning.RETRY, 0),
        (504, Meaning.RETRY, 0),
    ],
)
def test_answers_that_are_not_the_apis(status, meaning, exit_code):
    """Without a code the status tells what to do, and each leaves a doubt: the page may stand
    in the place of an answer to a request that acted."""
    verdict = classify(Reply(status, None))
    assert (verdict.meaning, verdict.exit_code, verdict.doubt) == (meaning, exit_code, True)


def test_a_path_that_the_gateway_does_not_know_leaves_no_doubt():
    """Its own plain 404: nobody acted."""
    verdict = classify(Reply(404, None, no_such_path=True))
    assert (verdict.meaning, verdict.slug, verdict.doubt) == (Meaning.STOP, "not-found", False)


def test_who_is_to_blame_for_an_unknown_code():
    """A row may fail by it alone where it is the API's own, or names a field; the gateway's
    others, and pages, speak of the app and the way there."""
    own = classify(Reply(400, 424242))
    field = classify(Reply(400, 99992351, details="uuid: too long", names_field=True))
    gateway, page = classify(Reply(400, 99992351)), classify(Reply(403, None))
    assert [v.slug for v in (own, field)] == ["unknown-code"] * 2
    assert [v.slug for v in (gateway, page)] == ["gateway", "not-the-api"]
    assert [v.blame for v in (own, field, gateway, page)] == [True, True, False, False]


def test_an_answer_that_broke_off_is_in_doubt():
    """JSON without its end is the API's, whatever its status: no reason to stop the run."""
    verdict = classify(Reply(400, None, broken=True))
    assert (verdict.meaning, verdict.doubt) == (Meaning.RETRY, True)


def test_created_needs_a_record_id():
    """A success without a record id is no success that could be told: in doubt."""
    assert classify(Reply(200, 0, record_id="7089353870308032531")).meaning is Meaning.CREATED
    without = classify(Reply(200, 0))
    assert (without.meaning, without.doubt) == (Meaning.RETRY, True)


def test_no_reply():
    """A request that never left is safe and nobody's fault; a lost answer is neither."""
    never = classify_error(NotSent("unreachable", {"host": "h", "why": "w"}))
    lost = classify_error(AnswerLost("no-answer", {"host": "h"}))
    assert (never.meaning, never.doubt, never.blame) == (Meaning.RETRY, False, False)
    assert (lost.meaning, lost.doubt, lost.blame) == (Meaning.RETRY, True, True)


def test_every_stop_has_its_sentences():
    """Each code that stops a run says why and what an administrator must do."""
    slugs = {code.slug for code in CODES.values() if code.slug} | {
        "gateway",
        "not-found",
        "proxy",
        "redirect",
        "not-the-api",
        "outage",
        "throttled",
        "unknown-code",
        "max-rows",
        "interrupted",
    }
    for slug in slugs:
        assert has(f"stop.{slug}"), slug
        assert has(f"stop.{slug}.next"), slug


def test_gateway_codes_are_about_the_app():
    """The range of unknown gateway codes does not swallow the device API's own."""
    assert 99991699 in GATEWAY
    assert 1785099 not in GATEWAY


@pytest.mark.parametrize(
    ("attempt", "longest"), [(1, 1), (2, 2), (3, 4), (5, 16), (7, 60), (50, 60), (5000, 60)]
)
def test_backoff_doubles_up_to_a_minute(attempt, longest):
    """min(2^n, 60) seconds, of which at least half and at most all."""
    assert backoff(attempt, 0.0) == longest / 2
    assert backoff(attempt, 0.5) == longest * 0.75
    assert longest / 2 <= backoff(attempt) <= longest


@pytest.mark.parametrize(
    ("header", "in_a_row", "seconds"),
    [
        (5, 1, 5),
        (0.5, 1, 0.5),
        (0, 1, 0.2),
        (86400, 1, 60),
        (None, 1, 1),
        (None, 3, 4),
        (None, 99, 60),
    ],
)
def test_pause_heeds_the_header_within_reason(header, in_a_row, seconds):
    """The reset header's seconds, at least 0.2 and at most 60; without one 1, 2, 4 …"""
    assert pause(header, in_a_row) == seconds
