"""Whom a program talks to: the environment's tenant, or a stand-in."""

from __future__ import annotations

import asyncio

import pandas as pd
import pytest

import importer
from importer import Lang, Rehearsal, Status


def _import(settings, path, home):
    with importer.open_journal(settings) as journal:
        run = importer.stage(journal, path).run
        run = asyncio.run(importer.send(journal, run, settings))
        return importer.exit_code(journal, run), run


def test_a_rehearsal_is_an_api_for_as_long_as_its_block_lasts(place):
    """What is sent to it is registered there, and nothing of it is left."""
    with Rehearsal(rate=500) as rehearsal:
        settings = rehearsal.settings
        code, run = _import(settings, place.file(3), place.path)
        assert (code, run.tenant) == (0, "sandbox")
        serials = {record.device.serial_number for record in rehearsal.registered()}
        assert serials == {"SN000000", "SN000001", "SN000002"}
        found = asyncio.run(importer.examine(settings))
        assert {finding.exit_code for finding in found} == {0}
        home = settings.home
        assert home.exists()
    assert not home.exists()
    with importer.Journal(place.path / "other.db") as journal:
        run = importer.stage(journal, place.file(1)).run
        how = importer.Sending(give_up_after=0.0)
        run = asyncio.run(importer.send(journal, run, settings, how))
        assert run.stopped.exit_code == 4


def test_a_rehearsal_beside_a_running_loop(place):
    """In a notebook everything is awaited; the block leaves the loop alone."""

    async def cell():
        async with Rehearsal(rate=500, faults="error500=0.3") as rehearsal:
            with importer.open_journal(rehearsal.settings) as journal:
                staged = await importer.stage_off_loop(journal, str(place.file(20)))
                run = await importer.send(journal, staged.run, rehearsal.settings)
                frame = importer.outcomes(journal, run)
                stopped = await importer.take_back(journal, run, rehearsal.settings)
            return frame, stopped, rehearsal.registered()

    frame, stopped, left = asyncio.run(cell())
    assert list(frame["status"]) == ["created"] * 20
    assert (stopped, left) == (None, [])


def test_a_rehearsal_with_a_home_is_kept(tmp_path, file):
    """Its registry and its journal are there the next time; some devices are from the start."""
    path = file(2)
    with Rehearsal(str(tmp_path / "kept"), seeded=True) as rehearsal:
        seeds = len(rehearsal.registered())
        _import(rehearsal.settings, path, tmp_path)
    with Rehearsal(str(tmp_path / "kept"), seeded=True) as rehearsal:
        assert len(rehearsal.registered()) == seeds + 2 > 2
        code, run = _import(rehearsal.settings, path, tmp_path)
        assert (code, run.rows) == (0, 2)
        assert len(rehearsal.registered()) == seeds + 2


def test_a_rehearsal_that_can_not_be_says_why(tmp_path):
    """Faults that there are not, a file in the place of its folder."""
    with pytest.raises(importer.InputError) as refused, Rehearsal(faults="typo=1"):
        pass
    assert "typo" in refused.value.text(Lang.ZH)
    (tmp_path / "file").touch()
    with pytest.raises(importer.JournalError), Rehearsal(tmp_path / "file"):
        pass
    with pytest.raises(AssertionError):
        _ = Rehearsal().settings


def test_settings_are_those_of_the_command_line(home):
    """The environment, under it the settings file and one of its profiles."""
    folder = home / "home"
    folder.mkdir()
    environment = {
        "DEVICE_IMPORTER_HOME": str(folder),
        "FEISHU_APP_ID": "cli_1",
        "FEISHU_APP_SECRET": "secret",
    }
    found = importer.settings_from(environment)
    assert (found.base_url, found.home, found.rate) == ("https://open.feishu.cn", folder, 10.0)
    (folder / "config.toml").write_text(
        'rate = 20\n[profile.overseas]\nbrand = "lark"\napp-id = "cli_2"\n', encoding="utf-8"
    )
    found = importer.settings_from({**environment, "FEISHU_APP_ID": ""}, "overseas")
    assert (found.base_url, found.credentials.app_id, found.rate) == (
        "https://open.larksuite.com",
        "cli_2",
        20.0,
    )
    assert "secret" not in repr(found)
    with pytest.raises(importer.CredentialsError):
        importer.settings_from({"DEVICE_IMPORTER_HOME": str(home)})


def test_a_text_is_a_path_wherever_a_path_is_meant(place):
    """Journal, data folder, spreadsheet, results, export, template, mappings."""
    folder = str(place.path / "out")
    with Rehearsal(folder, rate=500) as rehearsal:
        settings = importer.Settings(
            rehearsal.settings.base_url, rehearsal.settings.credentials, folder, 500.0
        )
        with importer.Journal(f"{folder}/j.db") as journal:
            run = importer.stage(journal, str(place.file(2)), source=f"{folder}/mine.csv").run
            run = asyncio.run(importer.send(journal, run, settings))
            assert importer.report(journal, run, Lang.EN, f"{folder}/a.jsonl").exists()
            assert importer.report(journal, run, Lang.EN, None, folder).parent == place.path / "out"
        done = asyncio.run(importer.export(settings, f"{folder}/e.csv", Lang.EN))
        assert done.records == 2
        with importer.passing_journal() as passing:
            staged = importer.stage(passing, str(place.path / "devices.csv"))
            compared = asyncio.run(importer.compare(passing, staged.run, settings))
            proof = importer.write_comparison(
                passing, compared, staged.sha256, Lang.ZH, (f"{folder}/proof.xlsx", folder)
            )
        assert (compared.exit_code, proof.exists()) == (0, True)
    assert importer.template(f"{folder}/t.xlsx", Lang.ZH).exists()
    with pytest.raises(importer.InputError):
        importer.template(f"{folder}/t.xlsx", Lang.ZH)
    with importer.read(str(place.path / "devices.csv")) as table:
        saved = importer.save_mapping("mine", folder, table.layout)
        assert importer.column_profiles(table)[1].filled == 2
    assert saved.parent == place.path / "out"
    assert importer.find_mapping("mine", folder).name == "mine"
    assert "mine" in {mapping.name for mapping in importer.survey_mappings(folder)[0]}


def test_a_dataframe_brings_the_registry_in_line(place):
    """Compared in a passing journal, taken over by the tenant's, updated, put back."""
    frame = pd.DataFrame({"OS": "Windows", "SN": ["SN00001", "SN00002"], "设备归属": "个人"})

    def ownerships(rehearsal):
        devices = (record.device for record in rehearsal.registered())
        return {device.serial_number: device.device_ownership for device in devices}

    async def cell():
        async with Rehearsal(rate=500) as rehearsal:
            settings = rehearsal.settings
            with importer.open_journal(settings) as journal:
                first = importer.stage(journal, frame).run
                await importer.send(journal, first, settings)
                frame["设备归属"] = ["企业", "个人"]
                with importer.passing_journal() as passing:
                    staged = importer.stage(passing, frame)
                    compared = await importer.compare(passing, staged.run, settings)
                    run = journal.adopt(passing, staged.run.run_id, importer.Purpose.UPDATE)
                heard = []
                how = importer.Sending(progress=heard.append), importer.Stop()
                run = await importer.update(journal, run, settings, how)
                after = ownerships(rehearsal)
                assert await importer.put_back(journal, run, settings) is None
                before = ownerships(rehearsal)
                return compared.counts, after, before, heard

    counts, after, before, heard = asyncio.run(cell())
    assert counts == {Status.DIFFERS: 1, Status.EQUAL: 1}
    assert after == {"SN00001": 2, "SN00002": 1}
    assert before == {"SN00001": 1, "SN00002": 1}
    assert [(now.total, now.done) for now in heard] == [(1, 0), (1, 1)]


def test_past_runs_are_those_of_all_tenants(place):
    """Each with its counts, exit code and journal; one that can't be read hides no other."""
    home = place.path / "data"
    with Rehearsal(home, rate=500) as rehearsal:
        _import(rehearsal.settings, place.file(2, "Windoze,X,,,\n"), place.path)
        with importer.open_journal(rehearsal.settings) as journal:
            importer.stage(journal, place.file(1, name="later.csv"))
    (home / "journals" / "broken.db").write_bytes(b"no database" * 100)
    found, unreadable = importer.past_runs(str(home))
    assert [(past.code, past.run.state) for past in found] == [(1, "finished"), (None, "staged")]
    assert found[0].counts == {Status.CREATED: 2, Status.INVALID: 1}
    assert found[0].journal == rehearsal.settings.journal_path
    assert [error.slug for error in unreadable] == ["journal-damaged"]
    assert importer.past_runs(place.path / "nowhere") == ([], [])


def test_an_export_is_filtered_by_names_of_fields(place):
    """The list calls the operating system otherwise; a name that it does not know would be passed
    over, and everything exported."""
    path = place.file(2, "macOS,SNMAC001,DISKM001,4c4c4544-0052-5a10-804e-00000000aaaa,\n")
    with Rehearsal(place.path / "home", rate=500) as rehearsal:
        settings = rehearsal.settings
        _import(settings, path, place.path)
        for number, filters in enumerate(({"device_system": "2"}, {"os": "2"})):
            target = place.path / f"e{number}.csv"
            done = asyncio.run(importer.export(settings, target, Lang.EN, filters))
            assert (done.records, "SNMAC001" in target.read_text("utf-8-sig")) == (1, True)
        with pytest.raises(importer.InputError) as refused:
            asyncio.run(importer.export(settings, place.path / "e.csv", Lang.EN, {"system": "2"}))
        assert refused.value.slug == "filter-unknown"
        assert not (place.path / "e.csv").exists()
