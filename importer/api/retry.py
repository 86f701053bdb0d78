"""What a reply means, and how long to wait before the next attempt.  Pure functions."""

from __future__ import annotations

import random

from importer.model import AnswerLost, NetworkError, Reply, Verdict
from importer.vocabulary import CODES, GATEWAY, NOT_FOUND, OK, Meaning

#: Attempts after the first one, for trouble of the server or of the network.
RETRIES = 5
#: No wait is longer than this, in seconds.
LONGEST = 60.0

_HTTP_TOO_MANY = 429
_HTTP_TIMEOUT = 408
_HTTP_NOT_FOUND = 404
#: HTTP statuses of pages → the slug of the stop where they are everybody's.
_PAGES = {_HTTP_NOT_FOUND: "not-found", 407: "proxy"}


def classify(reply: Reply) -> Verdict:
    """What the API said of one create.  The code decides; the HTTP status only where there
    is no code, or one that nobody has written down."""
    if reply.broken:
        return Verdict(Meaning.RETRY, doubt=True)
    if reply.code is None:
        return _not_the_api(reply)
    known = CODES.get(reply.code)
    if known is None:
        return _unknown_code(reply)
    if known.meaning is Meaning.CREATED and not reply.record_id:
        return Verdict(Meaning.RETRY, doubt=True)
    return Verdict(known.meaning, known.doubt, slug=known.slug, exit_code=known.exit_code)


def classify_delete(reply: Reply) -> Verdict:
    """What the API said of one delete."""
    if reply.code == OK:
        return Verdict(Meaning.REMOVED)
    if reply.code == NOT_FOUND:
        return Verdict(Meaning.GONE)
    return classify(reply)


def classify_update(reply: Reply) -> Verdict:
    """What the API said of one update.  Its word for "no such record" also means "another
    version": the record has to be read again."""
    if reply.code == OK:
        return Verdict(Meaning.UPDATED)
    if reply.code == NOT_FOUND:
        return Verdict(Meaning.RETRY)
    return classify(reply)


def classify_error(error: NetworkError) -> Verdict:
    """What it means that no reply came."""
    lost = isinstance(error, AnswerLost)
    return Verdict(Meaning.RETRY, doubt=lost, blame=lost)


def _unknown_code(reply: Reply) -> Verdict:
    if reply.status == _HTTP_TOO_MANY:
        return Verdict(Meaning.THROTTLED)
    if reply.status >= 500:
        return Verdict(Meaning.RETRY, doubt=True)
    if reply.code in GATEWAY and not reply.names_field:
        return Verdict(Meaning.UNCLEAR, blame=False, slug="gateway", exit_code=3)
    return Verdict(Meaning.UNCLEAR, slug="unknown-code", exit_code=3)


def _not_the_api(reply: Reply) -> Verdict:
    """A body that is not the API's JSON: something between us and it spoke, or it broke off.

    Whatever the status, that leaves a doubt: filters that look into answers put a page of
    theirs in the place of one, and by then the API has acted.  Only the gateway's own word
    that it knows no such path is certain.  A page may mean this one row (a firewall does not
    like what it holds) or everybody's."""
    status = reply.status
    if reply.no_such_path:
        return Verdict(Meaning.STOP, slug="not-found", exit_code=3)
    if status == _HTTP_TOO_MANY:
        return Verdict(Meaning.THROTTLED, doubt=True)
    if status == _HTTP_TIMEOUT or not 300 <= status < 500:
        return Verdict(Meaning.RETRY, doubt=True)
    slug = _PAGES.get(status, "redirect" if status < 400 else "not-the-api")
    exit_code = 3 if status == _HTTP_NOT_FOUND else 4
    return Verdict(Meaning.UNCLEAR, doubt=True, blame=False, slug=slug, exit_code=exit_code)


def backoff(attempt: int, chance: float | None = None) -> float:
    """Seconds before attempt number ``attempt + 1``: min(2^n, 60), of which a random half.

    The jitter keeps many workers from coming back in the same instant.  ``chance`` in [0, 1)
    takes its place in tests.
    """
    longest = min(2.0 ** min(attempt - 1, 10), LONGEST)  # of a thousand tries, no number holds it
    share = random.random() if chance is None else chance
    return longest * (0.5 + share / 2)


def pause(wait: float | None, throttled_in_a_row: int) -> float:
    """Seconds for everybody to pause after a throttled reply.

    ``wait`` is what the reset header says: it is kept, but never below a fifth of a second
    (a reset of 0 would hammer) nor above a minute (then one request asks again).  Without a
    header: 1, 2, 4 … seconds.
    """
    if wait is None:
        wait = 2.0 ** min(throttled_in_a_row - 1, 10)
    return min(max(wait, 0.2), LONGEST)
