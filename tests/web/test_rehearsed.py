"""What was corrected in a rehearsal counts for the import: taken over as one step, told, and undone
like any other."""

from __future__ import annotations

import pytest

from importer import edits
from importer.model.edit import CellChange
from importer.pipeline import stage
from importer.sandbox.app import running
from tests.sandbox.calls import QUIET
from tests.web.conftest import Browser

FILE = (
    "OS,Serial number,MAC address\n"
    "Windows,SN000001,3c:52:82:1a:2b\n"
    "Windows,SN000002,3c:52:82:1a:2c\n"
    "Windows,SN000003,\n"
)
TOLD = "2 corrections of the rehearsal were taken over."


@pytest.fixture
def page(serve, keys, tmp_path):
    """A browser at the page of a tenant, which rehearses first."""
    with (
        running(QUIET) as box,
        serve(settings=keys(box.base_url, tmp_path / "home")) as served,
    ):
        browser = Browser(served)
        browser.open(served.link())
        assert browser.post("/welcome/rehearse").to == "/files"
        yield browser


def check(page, upload, then=""):
    return page.follow(page.post(f"/files/{upload}/again", {"then": then}))


def correct(page, upload, row, seen, new):
    fields = {"number": row, "column": 2, "seen": seen, "new": new}
    assert page.post(f"/files/{upload}/edit", fields).status == 200


@pytest.fixture
def rehearsed(page):
    """An upload with two corrections; from then on it is the tenant that is spoken to."""
    upload = page.drop(FILE.encode())
    page.follow(page.post(f"/files/{upload}/check"))
    correct(page, upload, 2, "3c:52:82:1a:2b", "3c:52:82:1a:2b:01")
    correct(page, upload, 3, "3c:52:82:1a:2c", "3c:52:82:1a:2c:01")
    check(page, upload)
    page.post("/welcome/given")
    assert not page.served.desk.is_rehearsal
    return upload


def history(page, upload):
    with page.served.desk.journal() as journal:
        run = page.served.desk.run_of(page.served.desk.uploads.get(upload), journal)
        return edits.history(journal, run.sha256)


def test_what_was_corrected_in_the_rehearsal_is_imported(page, rehearsed):
    """By the plan, told in numbers; and what is registered is what was corrected."""
    plan = page.follow(page.post(f"/files/{rehearsed}/check"))
    assert plan.headers["here"].endswith("/plan")
    assert TOLD in plan.text
    assert TOLD in page.get(f"/files/{rehearsed}/fix").text
    assert history(page, rehearsed).undoable == 1
    run = page.served.desk.uploads.get(rehearsed).run_id
    tenant = page.served.desk.tenant().tenant_name
    page.follow(page.agree(f"/runs/{run}/send", {"calls": "3", "tenant": tenant}))
    with page.served.desk.journal() as journal:
        macs = [row.device.mac_address for row in journal.stored(run)]
        assert macs == ["3c:52:82:1a:2b:01", "3c:52:82:1a:2c:01", None]
        assert {row.outcome.status.value for row in journal.stored(run)} == {"created"}


def test_the_same_file_dropped_again_has_them_too(page, rehearsed):
    """They belong to its content, whatever it is called."""
    upload = page.drop(FILE.encode(), "another name.csv")
    assert TOLD in page.follow(page.post(f"/files/{upload}/check")).text


def test_what_was_taken_over_is_undone_in_one_step(page, rehearsed):
    """And stays undone when the file is checked again; redone it counts."""
    page.follow(page.post(f"/files/{rehearsed}/check"))
    page.follow(page.post(f"/files/{rehearsed}/undo"))
    shown = check(page, rehearsed)
    assert shown.headers["here"].endswith("/fix")
    assert "of the rehearsal" not in shown.text
    found = history(page, rehearsed)
    assert (found.edits, found.undoable, found.redoable) == (0, 0, 1)
    page.follow(page.post(f"/files/{rehearsed}/redo"))
    assert check(page, rehearsed, "plan").headers["here"].endswith("/plan")


def test_what_was_corrected_for_the_import_stays(page, rehearsed):
    """Whoever corrected the file here has decided."""
    desk = page.served.desk
    upload = page.drop(FILE.encode())
    with desk.journal() as journal:
        run = stage(journal, desk.uploads.get(upload).path).run
        change = CellChange(2, 2, "3c:52:82:1a:2b", "3c:52:82:1a:2b:99")
        edits.edit(journal, run, None, change)
    shown = page.follow(page.post(f"/files/{upload}/check"))
    assert "of the rehearsal" not in shown.text
    assert history(page, upload).edits == 1


def test_a_rehearsal_does_not_take_over_what_is_real(page, rehearsed):
    """What is corrected for the import afterwards is no matter to the rehearsal."""
    page.follow(page.post(f"/files/{rehearsed}/check"))
    correct(page, rehearsed, 4, "", "3c:52:82:1a:2d:01")
    page.post("/welcome/rehearse")
    shown = page.follow(page.post(f"/files/{rehearsed}/check"))
    assert "of the rehearsal" not in shown.text
    assert history(page, rehearsed).edits == 2


def test_a_rehearsal_that_can_not_be_read_is_no_matter(page, rehearsed):
    """The import goes on without it."""
    for path in (page.served.desk.home / "journals").glob("sandbox*"):
        path.write_bytes(b"no database at all, but long enough to be looked at as one" * 100)
    shown = page.follow(page.post(f"/files/{rehearsed}/check"))
    assert shown.headers["here"].endswith("/fix")
    assert history(page, rehearsed).edits == 0
