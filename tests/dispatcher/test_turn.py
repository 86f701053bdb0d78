"""Whose turn it is to change a registry, and how others hear of it."""

from __future__ import annotations

import json
import os
import stat

import pytest
from filelock import FileLock

from importer.dispatcher.crew import Sending, Stop
from importer.dispatcher.turn import turn, whose_turn
from importer.model.run import Doing, Event, Stopped

WHAT = ("20260101-120000-ab12", Doing.SEND)


def test_who_has_the_turn_is_known_for_as_long_as_it_lasts(leap, tmp_path):
    """With the run, the program and its process; and not a moment longer."""
    path = tmp_path / "t.db"
    sending = Sending(program="device-importer run", clock=lambda: 7.0)

    async def main():
        assert whose_turn(path) is None
        async with turn(path, sending, Stop(), WHAT):
            found = whose_turn(path)
            if os.name != "nt":
                assert stat.S_IMODE((tmp_path / "t.db.turn").stat().st_mode) == 0o600
        return found

    found = leap(main)
    assert (found.run_id, found.doing) == WHAT
    assert (found.program, found.process, found.since) == ("device-importer run", os.getpid(), 7.0)
    assert whose_turn(path) is None
    assert [file.name for file in tmp_path.iterdir() if "turn" in file.name] == []


def test_whoever_waits_says_so_and_leaves_the_note_alone(leap, tmp_path):
    """It is still the first one's turn; one that is stopped while it waits never had it."""
    path, heard, stop = tmp_path / "t.db", [], Stop()

    def hear(event):
        heard.append(event)
        stop.request(Stopped("interrupted", 130))

    async def main():
        async with turn(path, Sending(program="first"), Stop(), WHAT):
            async with turn(path, Sending(watch=hear), stop, ("other", Doing.UNDO)):
                assert stop.reason is not None
            return whose_turn(path)

    assert leap(main).program == "first"
    assert heard == [Event("waiting")]


def test_how_many_rows_will_be_through_is_said_once_it_is_known(leap, tmp_path):
    """To whoever looks on, as long as the turn lasts."""
    path = tmp_path / "t.db"

    async def main():
        async with turn(path, Sending(), Stop(), ("x", Doing.UNDO)) as reckon:
            before = whose_turn(path)
            reckon(12)
            return before.total, whose_turn(path).total

    assert leap(main) == (None, 12)
    assert whose_turn(path) is None


def test_the_note_of_a_process_that_was_killed_is_none(tmp_path):
    """Nobody holds the lock: it is taken away."""
    path = tmp_path / "t.db"
    note = tmp_path / "t.db.turn"
    said = {"run_id": "x", "doing": "send", "program": "", "process": 1, "since": 0.0}
    note.write_text(json.dumps(said))
    with FileLock(f"{path}.lock"):
        assert whose_turn(path).process == 1
    assert whose_turn(path) is None
    assert not note.exists()


@pytest.mark.parametrize("said", ["", "[]", "{", '{"doing": "send"}', '{"doing": "x"}', '"x"'])
def test_a_note_that_says_nothing_is_none(tmp_path, said):
    """Half written, of another version."""
    (tmp_path / "t.db.turn").write_text(said)
    with FileLock(str(tmp_path / "t.db.lock")):
        assert whose_turn(tmp_path / "t.db") is None


def test_a_turn_does_not_depend_on_its_note(leap, tmp_path):
    """A folder in its place: nobody hears who it is, and the turn comes all the same."""
    (tmp_path / "t.db.turn").mkdir()

    async def main():
        async with turn(tmp_path / "t.db", Sending(), Stop(), WHAT):
            return True

    assert leap(main)
    assert whose_turn(tmp_path / "t.db") is None
