"""What the doctor makes of the answer to its deliberately invalid create, and of the place of the
journals."""

from __future__ import annotations

import sys

import pytest

from importer.doctor import _journal, _write
from importer.model.exchange import Reply
from importer.model.settings import Credentials, Settings


@pytest.mark.parametrize(
    ("reply", "slug"),
    [
        (Reply(400, 1785007, "invalid"), "doctor.write"),
        (Reply(400, 424242, "what?"), "doctor.write-odd"),
        (Reply(400, 99992351, "too long", names_field=True), "doctor.write-odd"),
        (Reply(500, 1780001, "error"), "doctor.write-odd"),
        (Reply(400, 99991699, "gateway"), "stop.gateway"),
        (Reply(403, None, "blocked"), "stop.not-the-api"),
        (Reply(400, 99991672, "denied"), "stop.scope"),
        (Reply(200, 0, record_id="71"), "doctor.created"),
    ],
)
def test_what_the_answer_to_an_invalid_create_shows(reply, slug):
    """The documented refusal proves the permission; an unknown one proves nothing."""
    assert _write(reply).slug == slug


def _settings(home):
    return Settings("https://open.feishu.cn", Credentials("cli_x", "s"), home)


def test_journals_that_can_be_written(tmp_path):
    """Nothing is left of the trial."""
    assert _journal(_settings(tmp_path)).exit_code == 0
    assert [path.name for path in tmp_path.rglob("*")] == ["journals"]


def test_a_folder_of_journals_that_is_none(tmp_path):
    """It is named, with what the operating system says."""
    (tmp_path / "journals").write_text("")
    found = _journal(_settings(tmp_path))
    assert (found.slug, found.exit_code) == ("error.journal", 5)
    assert found.params["path"] == tmp_path / "journals"


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
def test_a_disk_without_room_is_no_place_for_journals(tmp_path):
    """A folder may be ours, and nothing fit into it any more."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 10, before[1]))
    try:
        found = _journal(_settings(tmp_path))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (found.slug, found.exit_code) == ("error.journal", 5)
