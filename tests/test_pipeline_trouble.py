"""The pipeline in trouble: fatal answers, faults, folders that are gone, a second import."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections import Counter
from dataclasses import replace

import httpx
import openpyxl
import pytest
from filelock import FileLock

from importer.dispatcher import crew
from importer.dispatcher.crew import Sending, Stop
from importer.journal.journal import passing_journal
from importer.model.errors import InputError, InternalError, JournalError
from importer.model.run import Event, Outcome, Status, Stopped
from importer.model.settings import Credentials, Settings
from importer.pipeline import RETRYABLE, Limits, exit_code, report, require_new, send, stage
from importer.sandbox.app import parse_faults, running
from importer.texts.text import Lang
from tests.sandbox.calls import QUIET, new_token
from tests.workshop import creates


@pytest.mark.parametrize(
    ("changes", "slug", "code"),
    [
        ({"scopes": frozenset()}, "scope", 3),
        ({"beta": False}, "beta", 3),
        ({"ip_denied": True}, "address", 3),
        ({"app_disabled": True}, "app-disabled", 3),
        ({"quota": 5}, "quota", 6),
    ],
)
def test_fatal_answers_over_http(place, changes, slug, code):
    """The run stops with its reason, the rows stay to be sent, and a resume finishes them."""
    staged = place.stage(place.file(60))
    with running(replace(QUIET, **changes)) as box:
        run = place.send(box, staged.run)
    assert (run.stopped.slug.removeprefix("error."), exit_code(place.journal, run)) == (slug, code)
    assert place.counts(run)[Status.UNSENT] >= 55
    with running(QUIET) as box:
        run = place.send(box, run)
    assert exit_code(place.journal, run) == 0
    assert run.stopped is None


def test_wrong_secret_and_unreachable_host(place, nowhere):
    """Exit 3 and exit 4; every row stays to be sent."""
    staged = place.stage(place.file(3))
    keys = Credentials("cli_sandbox", "wrong-secret-value")
    with running(QUIET) as box:
        settings = Settings(box.base_url, keys, place.path)
        run = asyncio.run(send(place.journal, staged.run, settings))
    assert (run.stopped.slug, exit_code(place.journal, run)) == ("error.app-secret", 3)
    settings = Settings(nowhere, keys, place.path)
    run = asyncio.run(send(place.journal, run, settings, Sending(give_up_after=0.1)))
    assert (run.stopped.slug, exit_code(place.journal, run)) == ("error.unreachable", 4)
    for known in (run, place.journal.run(run.run_id)):  # kept in both languages
        assert "（连接被拒绝）" in known.stopped.text(Lang.ZH)
        assert "attempts failed" in known.stopped.text(Lang.EN)
    assert place.counts(run) == {Status.UNSENT: 3}


@pytest.mark.parametrize(
    "fault",
    [
        "error500=0.3",
        "html=0.3",
        "truncated=0.3",
        "lost=0.3",
        "reset=0.3",
        "token=30",
        "lost=0.1,reset=0.1,error500=0.1,html=0.1,truncated=0.1,token=50",
    ],
)
def test_trouble_that_passes(place, fault, impatient):
    """Every row is registered once and its status claims no more than is known."""
    staged = place.stage(place.file(40))
    with running(replace(QUIET, faults=parse_faults(fault), seed=7)) as box:
        run = place.send(box, staged.run)
        serials = Counter(device.identifiers["serial_number"] for device in box.registry.find({}))
        known = {row.outcome.record_id for row in place.journal.stored(run.run_id)} - {""}
        assert max(serials.values()) == 1
        assert all(box.registry.get(record_id) for record_id in known)
    counts = place.counts(run)
    assert sum(counts.values()) == 40
    assert set(counts) <= {Status.CREATED, Status.IN_DOUBT}
    assert counts[Status.CREATED] >= 15


def test_secrets_stay_out_of_everything(command, file, tenant, home):
    """Neither the secret nor the token the run used is in anything it leaves behind: journal,
    workbook, stdout, stderr, also with --debug and after a failure."""
    said = []
    with running(QUIET) as box:
        tenant(box)
        path = file(5, "Windoze,S,D,,x\n")
        said += command("run", path, "--yes", "--json", "--debug")[1:]
        with httpx.Client(base_url=box.base_url, trust_env=False) as http:
            token = new_token(http)
        assert box.counts["GET", 200, 0] == 0
        said += command("run", path, "--yes", "--debug", "--sheet", "none", "--again")[1:]
        said += command("doctor", "--debug")[1:]
        tenant(box, "another-secret")
        said += command("run", path, "--yes", "--debug", "--again", "--set", "uuid=x")[1:]
        said += command("doctor", "--debug")[1:]
    everything = "".join(said).encode()
    for left in home.rglob("*"):
        if left.is_file():
            everything += left.read_bytes()
        if left.suffix == ".xlsx":
            for sheet in openpyxl.load_workbook(left):
                everything += repr(list(sheet.values)).encode()
    assert len(everything) > 10_000
    for secret in ("sandbox-secret", "another-secret", token, "Bearer"):
        assert secret.encode() not in everything


def test_report_goes_elsewhere_where_its_folder_is_gone(place):
    """The run's result is never lost for a folder that can't be written."""
    folder = place.path / "gone"
    folder.mkdir()
    path = place.file(2, name="gone/devices.csv")
    run = place.stage(path).run
    path.unlink()
    folder.rmdir()
    folder.write_text("a file where the folder was")
    spare = place.path / "spare"
    written = report(place.journal, run, Lang.EN, None, spare)
    assert written.parent == spare
    assert report(place.journal, run, Lang.EN, folder / "x.xlsx", spare).parent == spare
    with pytest.raises(InputError) as caught:
        report(place.journal, run, Lang.EN, folder / "x.xlsx")
    assert caught.value.slug == "results-unwritable"


def test_a_folder_that_is_gone_is_not_made_anew(place):
    """Results alone would stand there."""
    (place.path / "gone").mkdir()
    path = place.file(2, name="gone/devices.csv")
    run = place.stage(path).run
    shutil.rmtree(path.parent)
    spare = place.path / "spare"
    assert report(place.journal, run, Lang.EN, None, spare).parent == spare
    assert not path.parent.exists()
    target = place.path / "new" / "r.xlsx"
    assert report(place.journal, run, Lang.EN, target, spare) == target


@pytest.mark.parametrize("is_moved", [True, False])
def test_a_file_that_was_moved_keeps_its_run(place, is_moved):
    """Its results stand beside where it is now; those of a mere copy beside the first."""
    (place.path / "a").mkdir()
    path = place.file(2, name="a/devices.csv")
    run = place.stage(path).run
    there = place.path / "b" / "list.csv"
    there.parent.mkdir()
    shutil.copy(path, there)
    if is_moved:
        shutil.rmtree(path.parent)
    again = place.stage(there)
    assert (again.is_new, again.run.run_id) == (False, run.run_id)
    assert again.run.path == str(there if is_moved else path)
    assert report(place.journal, again.run, Lang.EN).parent == (there if is_moved else path).parent


def test_of_a_passing_run_no_command_writes_the_results_later(place):
    """Nothing of it is kept: the one that a lasting run has would find nothing."""
    with passing_journal() as journal:
        run = stage(journal, place.file(2)).run
        (place.path / "no").write_text("a file where a folder would be")
        with pytest.raises(InputError) as caught:
            report(journal, run, Lang.EN, place.path / "no" / "r.xlsx")
    assert caught.value.slug == "unwritable"
    assert run.run_id not in caught.value.text(Lang.EN)


def test_the_longest_name_of_a_file_has_results(place):
    """Cut, beside it and elsewhere: the run's result is never lost for a name."""
    path = place.file(2, name="设" * 83 + ".csv")
    run = place.stage(path).run
    spare = place.path / "spare"
    assert report(place.journal, run, Lang.ZH, None, spare).parent == path.parent
    long = place.path / f"{'a' * 251}.xlsx"
    again = report(place.journal, run, Lang.ZH, long, spare)
    assert again.parent == spare
    assert again.name.startswith("设" * 70)


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_results_under_a_name_that_is_no_text_are_refused_at_once(place):
    """Before anything is sent: the journal could not keep the name."""
    with pytest.raises(InputError) as caught:
        require_new(place.path / os.fsdecode(b"\xff.xlsx"))
    assert caught.value.slug == "file-name"


def test_totals_that_do_not_add_up_are_an_internal_error(place):
    """Never a silent total."""
    run = place.stage(place.file(3)).run
    with pytest.raises(InternalError) as caught:
        exit_code(place.journal, replace(run, rows=4))
    assert caught.value.exit_code == 5


def test_a_second_import_for_the_tenant_waits(place):
    """It says so, and an interruption while it waits sends nothing."""
    run = place.stage(place.file(3)).run
    told = []
    lock = FileLock(f"{place.journal.path}.lock")
    with running(QUIET) as box, lock:
        stop = Stop()

        def watch(news):
            told.append(news)
            stop.request(Stopped("interrupted", 130))

        after = place.send(box, run, (stop, Limits()), Sending(watch=watch))
        assert creates(box) == 0
    assert told == [Event("waiting")]
    assert after.stopped.exit_code == 130
    assert place.journal.run(run.run_id).state == "staged"


def test_retry_failed_sends_refused_rows_once_more(place):
    """Rejected rows wait for --retry-failed; settled ones cost no call."""
    staged = place.stage(place.file(4))
    with running(QUIET) as box:
        run = place.send(box, staged.run)
        log, database = place.journal.log(run.run_id), place.journal._database
        log.settle(Outcome(3, Status.REJECTED, code=1780101))
        database.change("DELETE FROM ledger WHERE number = 3")
        box.registry.delete(next(r for r, n in _ids(box) if n == "SN000001"))
        calls = creates(box)
        run = place.send(box, run)
        assert creates(box) == calls
        run = place.send(box, run, (Stop(), Limits(again=RETRYABLE)))
        assert creates(box) == calls + 1
        assert box.registry.count() == 4
    assert place.counts(run) == {Status.CREATED: 4}


def _ids(box):
    return [(d.device_record_id, d.identifiers["serial_number"]) for d in box.registry.find({})]


def test_a_full_disk_stops_the_run_and_loses_nothing(place):
    """Where the journal can't be written nothing more is sent; afterwards it goes on."""
    staged = place.stage(place.file(200))
    database = place.journal._database
    with running(QUIET) as box:
        (pages,) = database.one("PRAGMA page_count")
        database.change(f"PRAGMA max_page_count={pages + 2}")
        with pytest.raises(JournalError, match="full"):
            place.send(box, staged.run)
        database.change("PRAGMA max_page_count=1000000")
        assert creates(box) < 200
        run = place.send(box, staged.run)
        assert box.registry.count() == 200
    assert place.counts(run) == {Status.CREATED: 200}


def test_time_is_a_limit_too(place):
    """--max-duration: exit code 6, to be continued."""
    staged = place.stage(place.file(60))
    with running(replace(QUIET, latency=0.05)) as box:
        run = place.send(box, staged.run, None, Sending(max_seconds=0.1, workers=4))
        assert (run.stopped.slug, exit_code(place.journal, run)) == ("max-duration", 6)
        run = place.send(box, run)
        assert creates(box) == 60
    assert place.counts(run) == {Status.CREATED: 60}


def test_the_time_is_up_while_a_token_is_waited_for(place, nowhere):
    """--max-duration holds for whatever is waited for, another import included."""
    staged = place.stage(place.file(3))
    settings = Settings(nowhere, Credentials("cli_sandbox", "x"), place.path)
    sending = Sending(max_seconds=0.1)
    run = asyncio.run(send(place.journal, staged.run, settings, sending))
    assert (run.stopped.slug, place.counts(run)) == ("max-duration", {Status.UNSENT: 3})
    with FileLock(f"{place.journal.path}.lock"):
        run = asyncio.run(send(place.journal, run, settings, sending))
    assert run.stopped.slug == "max-duration"


def test_a_network_that_comes_late(place, monkeypatch):
    """The first request of all is lost: it is asked again, and said."""
    monkeypatch.setattr(crew, "backoff", lambda _: 0.1)
    staged, told = place.stage(place.file(3)), []
    with running(replace(QUIET, outage=(0, 0.3))) as box:
        run = place.send(box, staged.run, None, Sending(watch=told.append))
    assert place.counts(run) == {Status.CREATED: 3}
    assert [news.slug for news in told if isinstance(news, Event)] == [
        "no-token",
        "until",
        "recovered",
    ]


@pytest.mark.parametrize("fault", ["choke", "blocked"])
def test_rows_that_never_get_through(place, impatient, fault):
    """One that the server chokes on, or a firewall blocks, keeps nobody back: all others are
    created, it comes last, and no session stops for it."""
    staged = place.stage(place.file(60))
    with running(replace(QUIET, faults=parse_faults(f"{fault}=0.3"), seed=7)) as box:
        run = place.send(box, staged.run)
        counts, made = place.counts(run), box.registry.count()
    assert run.stopped is None
    assert set(counts) == {Status.CREATED, Status.IN_DOUBT}
    assert counts[Status.CREATED] == made
    assert 10 < counts[Status.IN_DOUBT] < 30
    with running(replace(QUIET, faults=parse_faults(f"{fault}=1"), seed=7)) as box:
        run = place.send(box, run, (Stop(), Limits(again=RETRYABLE)))
    assert run.stopped is None
    assert place.counts(run) == counts


def test_a_firewall_that_blocks_every_row_stops_the_run(place):
    """Nobody gets through although lists do: exit code 4, no row is to blame."""
    staged = place.stage(place.file(30))
    with running(replace(QUIET, faults=parse_faults("blocked=1"))) as box:
        run = place.send(box, staged.run)
    assert (run.stopped.slug, exit_code(place.journal, run)) == ("not-the-api", 4)
    assert place.counts(run) == {Status.SENT: 30}


def test_a_number_of_rows_that_nobody_counts_to_is_no_limit(place):
    """--max-rows of twenty digits."""
    staged = place.stage(place.file(3))
    with running(QUIET) as box:
        run = place.send(box, staged.run, (Stop(), Limits(max_rows=10**20)))
    assert place.counts(run) == {Status.CREATED: 3}
