"""How far it has come, and what is waited for."""

from __future__ import annotations

from importer.model import WAITS, Event, Outcome, Progress, Status
from importer.texts import Lang, has


def test_rows_are_counted_by_what_became_of_them():
    """Each outcome is one more; an event is none."""
    now = Progress(total=3).after(Outcome(2, Status.CREATED)).after(Event("set-aside"))
    now = now.after(Outcome(3, Status.REJECTED)).after(Outcome(4, Status.CREATED))
    assert (now.done, now.counts) == (3, {Status.CREATED: 2, Status.REJECTED: 1})
    assert now.text(Lang.EN) == "3/3  Created 2 · Rejected 1"
    assert Progress().after(Event("listed", {"count": "100"})).text(Lang.ZH) == "100"


def test_what_is_waited_for_lasts_until_something_comes():
    """An outage is over with the next row, or when it is said to be; not by another remark."""
    out = Progress(total=9).after(Event("outage", {"since": "2026-01-31 09:00"}))
    out = out.after(Event("until", {"until": "2026-01-31 09:30"})).after(Event("set-aside"))
    assert (out.waits.slug, out.until) == ("outage", "2026-01-31 09:30")
    assert "09:00" in out.text(Lang.ZH)
    for news in (Outcome(2, Status.CREATED), Event("recovered", {"seconds": "3"})):
        assert (out.after(news).waits, out.after(news).until) == (None, "")
    assert out.after(Event("throttled", {"seconds": "2"})).until == ""


def test_each_wait_can_be_said():
    """What is waited for is a sentence in both languages."""
    assert all(has(f"event.{slug}") for slug in WAITS)
