"""The list of runs, and a run's own page: what is true of it now, and how it can go on."""

from __future__ import annotations

import re

from tests.web.test_import import HEAD, checked, counts, rows, send

__all__ = ["checked"]


def _row_of(shown, run):
    """A run's row in the list."""
    found = re.search(
        rf'<li class="run[^>]*>(?:(?!</li>).)*?/runs/{run}".*?</li>', shown.text, re.S
    )
    return found[0] if found else ""


def test_a_run_that_is_through_offers_its_results_and_its_undo(page, checked):
    """And nothing to go on with; after the undo, neither that."""
    _, run, _ = checked(HEAD + rows(3))
    send(page, run, 3)
    for place in ("/runs", "/files"):
        row = _row_of(page.get(place), run)
        assert f'action="/runs/{run}/workbook"' in row
        assert f'href="/runs/{run}/undo"' in row
        assert f"/runs/{run}/send" not in row
        assert ">finished<" in row
    page.follow(page.agree(f"/runs/{run}/undo", {"number": "3", "tenant": "sandbox"}))
    row = _row_of(page.get("/runs"), run)
    assert f'action="/runs/{run}/workbook"' in row
    assert f"/runs/{run}/undo" not in row
    assert ">taken back<" in row
    assert " · taken back · " in page.get(f"/runs/{run}").text


def test_a_run_that_stopped_is_gone_on_with_from_the_list(page, checked):
    """It leads to the question, which names what is left."""
    _, run, _ = checked(HEAD + rows(5))
    send(page, run, 5, first="2")
    row = _row_of(page.get("/runs"), run)
    assert "Go on with 3 rows …" in row
    assert f'href="/runs/{run}/undo"' in row
    assert "Register 3 devices" in page.get(f"/runs/{run}/send").text
    send(page, run, 3)
    assert counts(page, run) == {"created": 5}
    assert "Go on" not in _row_of(page.get("/runs"), run)


def test_a_run_that_goes_on_offers_to_watch_it_alone(page, checked):
    """Nobody begins it twice, or takes it back in the middle."""
    _, run, _ = checked(HEAD + rows(300))
    page.agree(f"/runs/{run}/send", {"calls": "300", "tenant": "sandbox"})
    row = _row_of(page.get("/runs"), run)
    assert f'href="/runs/{run}/progress"' in row
    assert not re.search(rf"/runs/{run}/(send|undo)", row)
    page.follow(page.post(f"/runs/{run}/stop"))


def test_a_run_that_was_only_checked_is_not_gone_on_with(page, checked):
    """It stands in no list of what was begun; its page says so and leads to its plan, or where
    its file is gone to the question."""
    upload, run, _ = checked(HEAD + rows(3))
    assert _row_of(page.get("/runs"), run) == ""
    shown = page.get(f"/runs/{run}").text
    assert " · checked only · " in shown
    assert "Go on" not in shown
    assert f'href="/files/{upload}/plan"' in shown
    page.post(f"/files/{upload}/delete")
    shown = page.get(f"/runs/{run}").text
    assert "Go on" not in shown
    assert "Import 3 devices …" in shown


def test_advice_names_only_what_can_still_be_done(page, checked):
    """A file that is here is corrected here; one that is gone, in the workbook; and where nothing
    can be corrected, nobody is sent to import anything again."""
    upload, run, _ = checked(HEAD + rows(1) + "Windows,\n")
    send(page, run, 1)
    assert "Correct the file on the page" in page.get(f"/runs/{run}").text
    page.post(f"/files/{upload}/delete")
    shown = page.get(f"/runs/{run}").text
    assert "Correct the file on the page" not in shown
    assert "sheet “To fix” of the results workbook" in shown
    _, run, _ = checked(HEAD + rows(1, 7) + "ChromeOS,SN000009\n")
    send(page, run, 1)
    shown = page.get(f"/runs/{run}").text
    assert "Nothing can be corrected in them" in shown
    assert "To fix” of" not in shown


def test_rows_that_are_tried_again_are_not_to_be_imported_again(page, checked):
    """What failed or is in doubt has its button; the page has no “this workbook”."""
    _, run, _ = checked(HEAD + rows(3))
    send(page, run, 3)
    with page.served.desk.journal() as journal:
        for number, status in ((2, "failed"), (3, "in_doubt"), (4, "rejected")):
            journal._database.change(
                "UPDATE rows SET status = ? WHERE number = ? AND run = (SELECT id FROM runs WHERE"
                " run_id = ?)",
                (status, number, run),
            )
    shown = page.get(f"/runs/{run}").text
    assert "Try 3 rows again" in shown
    assert shown.count("press “Try … again” above") + shown.count("Press “Try … again” above") == 3
    assert "this workbook" not in shown


def test_an_undo_tells_of_what_may_still_be_registered(page, checked):
    """Rows in doubt are counted beside those that it takes back, and when it has."""
    _, run, _ = checked(HEAD + rows(3))
    send(page, run, 3)
    assert "answer was lost" not in page.get(f"/runs/{run}/undo").text
    with page.served.desk.journal() as journal:
        journal._database.change("UPDATE rows SET status = 'in_doubt' WHERE number = 4")
        journal._database.change("DELETE FROM ledger WHERE number = 4")
    shown = page.get(f"/runs/{run}/undo").text
    assert ("Type the number 2" in shown, "answer was lost: 1." in shown) == (True, True)
    assert "answer was lost" not in page.get(f"/runs/{run}/undo?rows=2").text
    page.follow(page.agree(f"/runs/{run}/undo", {"number": "2", "tenant": "sandbox"}))
    assert "answer was lost: 1." in page.get(f"/runs/{run}/undo").text


def test_an_update_that_was_undone_is_not_called_updated(page, checked, tmp_path):
    """What is true now comes first: the record says what it said before."""
    _, run, _ = checked("OS,Serial number,Trust\nWindows,SN1,untrusted\nWindows,SN2,untrusted\n")
    send(page, run, 2)
    upload = page.drop(b"OS,Serial number,Trust\nWindows,SN1,trusted\nWindows,SN2,trusted\n")
    shown = page.follow(page.post("/registry/compare", {"upload": upload}), r"/compared/")
    page.follow(page.agree(f"/registry/update/{upload}", {"updates": "2", "tenant": "sandbox"}))
    updated = re.search(r"/runs/([0-9a-f-]+)\"><b>devices", page.get("/runs").text)[1]
    assert updated != run
    assert counts(page, updated) == {"updated": 2}
    page.follow(page.agree(f"/runs/{updated}/undo", {"number": "2", "tenant": "sandbox"}))
    assert counts(page, updated) == {"restored": 2}
    shown = page.get(f"/runs/{updated}").text
    assert "The record says again what it said before this run" in shown
    assert "Updated by this run" not in shown
    assert ">taken back<" in _row_of(page.get("/runs"), updated)
