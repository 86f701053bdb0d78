"""The sandbox's registry file."""

import os
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from importer.sandbox.errors import BadSetting
from importer.sandbox.registry import Registry, StoredDevice
from importer.sandbox.seed import SEED_DEVICES, seed

DEVICE = StoredDevice(
    device_record_id="7493094283866992484",
    device_system=1,
    device_ownership=2,
    device_status=1,
    identifiers={"serial_number": "Ab-1", "uuid": "U-1"},
    created_at=1_744_621_965,
    updated_at=1_744_621_965,
)


def test_devices_survive_a_restart(tmp_path):
    """What was kept is there when the file is opened again, and only then it is not new."""
    path = tmp_path / "new" / "registry.db"
    with closing(Registry(path)) as registry:
        assert registry.fresh
        registry.add(DEVICE)
    with closing(Registry(path)) as registry:
        assert not registry.fresh
        assert registry.find({}) == [DEVICE]


def test_ids_rise_across_restarts_even_when_the_clock_does_not(tmp_path):
    """No id is given twice, although a restarted sandbox draws the same random numbers."""
    path = tmp_path / "registry.db"
    ids = []
    for _ in range(3):
        with closing(Registry(path)) as registry:
            record_id = registry.new_id(1_780_000_000)
            registry.add(replace(DEVICE, device_record_id=record_id))
            ids.append(int(record_id))
    assert ids == sorted(set(ids))
    assert {record_id >> 32 for record_id in ids} == {1_780_000_000}


@pytest.mark.parametrize("content", ["not a database, but long enough to be looked at " * 20, None])
def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path, content):
    """Text, or another program's database, is a ValueError that names it."""
    path = tmp_path / "precious.db"
    if content is None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE precious (thing TEXT)")
    else:
        path.write_text(content, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(ValueError, match=r"precious\.db is not a sandbox registry"):
        Registry(path)
    assert path.read_bytes() == before


def test_twins_are_of_the_same_system_and_field():
    """An equal value in another field or system is no twin."""
    with closing(Registry(":memory:")) as registry:
        registry.add(DEVICE)
        number = int(DEVICE.device_record_id)
        assert registry.twins(1, "serial_number", " aB-1\t") == {number}
        assert registry.twins(2, "serial_number", "Ab-1") == set()
        assert registry.twins(1, "disk_serial_number", "Ab-1") == set()


def test_seeds_do_not_collide():
    """The seed devices are eight different ones of all systems."""
    with closing(Registry(":memory:")) as registry:
        seed(registry)
        assert registry.find({}) == list(SEED_DEVICES)
        for device in SEED_DEVICES:
            for name, value in device.identifiers.items():
                twins = registry.twins(device.device_system, name, value)
                assert twins == {int(device.device_record_id)}


@given(value=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_is_kept_and_found_as_it_is(value: str):
    """An identifier comes back to the letter, is its own twin, and leaves no trace."""
    with closing(Registry(":memory:")) as registry:
        registry.add(replace(DEVICE, identifiers={"serial_number": value}))
        (found,) = registry.find({"serial_number": [value]})
        assert found.identifiers == {"serial_number": value}
        assert registry.twins(1, "serial_number", value.upper() if value.isascii() else value)
        assert registry.delete(found.device_record_id)
        assert not registry.twins(1, "serial_number", value)
        assert not registry.delete(found.device_record_id)


def test_a_registry_that_can_not_be_opened_is_told(tmp_path):
    """A folder in its place, or a file where its folder should be."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    for path in (tmp_path, tmp_path / "file" / "r.db"):
        with pytest.raises(BadSetting) as caught:
            Registry(path)
        assert caught.value.slug == "registry"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file modes")
def test_nobody_else_can_read_a_rehearsal(tmp_path):
    """Its devices are somebody's: mode 0600."""
    with closing(Registry(tmp_path / "r.db")):
        assert stat.S_IMODE((tmp_path / "r.db").stat().st_mode) == 0o600
