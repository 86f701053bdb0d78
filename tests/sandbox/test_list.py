"""The sandbox's list operation: filters and paging."""

import pytest

from importer.sandbox.faults import Faults
from tests.sandbox.calls import RECORDS, Caller, calling, code, quiet


@pytest.fixture(scope="module")
def caller():
    """Seven devices of three systems; the tests only read."""
    with calling(quiet(foreign=False)) as caller:
        for number in range(5):
            caller.created(serial_number=f"PC-{number}", device_status=number % 3)
        caller.created(device_system=2, serial_number="Mac-1", device_ownership=1, is_public=True)
        caller.created(device_system=4, serial_number="Phone-1", android_id="0a1b2c3d4e5f6071")
        yield caller


def test_pages_hold_every_device_once_and_end_without_a_token(caller: Caller):
    """Following page_token shows all devices in order; the last page has none."""
    seen, query = [], {"page_size": 3}
    sizes = []
    while True:
        data = caller.list(**query)
        seen += [item["serial_number"] for item in data["items"]]
        sizes.append(len(data["items"]))
        if not data["has_more"]:
            break
        query["page_token"] = data["page_token"]
    assert sizes == [3, 3, 1]
    assert seen == ["PC-0", "PC-1", "PC-2", "PC-3", "PC-4", "Mac-1", "Phone-1"]
    assert "page_token" not in data


def test_a_list_that_changes_shows_devices_twice():
    """With the fault ``churn`` each page begins with the last device of the one before."""
    with calling(quiet(faults=Faults(churn=True))) as caller:
        for number in range(5):
            caller.created(serial_number=f"PC-{number}")
        first = caller.list(page_size=3)
        second = caller.list(page_size=3, page_token=first["page_token"])
    seen = [[item["serial_number"] for item in page["items"]] for page in (first, second)]
    assert seen == [["PC-0", "PC-1", "PC-2"], ["PC-2", "PC-3", "PC-4"]]
    assert second["has_more"] is False


def test_has_more_is_false_on_a_full_last_page(caller: Caller):
    """A page that is exactly full and the last one promises nothing."""
    data = caller.list(page_size=7)
    assert (len(data["items"]), data["has_more"]) == (7, False)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"serial_number": "PC-3"}, ["PC-3"]),
        ({"serial_number": "pc-3"}, []),
        ({"serial_number": "PC-3", "os": 2}, []),
        ({"serial_number": ""}, 7),
        ({"android_id": "0a1b2c3d4e5f6071"}, ["Phone-1"]),
        ({"os": 2}, ["Mac-1"]),
        ({"os": 6}, []),
        ({"device_terminal_type": 1}, ["Phone-1"]),
        ({"device_terminal_type": 2, "os": 2}, ["Mac-1"]),
        ({"device_terminal_type": 2, "os": 4}, []),
        ({"device_status": 2}, ["PC-2"]),
        ({"device_ownership": 1}, ["Mac-1"]),
        ({"is_public": "1"}, ["Mac-1"]),
        ({"is_managed": "false"}, 7),
        ({"is_managed": "true"}, []),
        ({"source": 1}, 7),
        ({"source": 2}, []),
        ({"device_name": "anything"}, []),
        ({"device_record_id": "nobody"}, []),
        ({"a_parameter_nobody_knows": "x"}, 7),
    ],
)
def test_filters(caller: Caller, query, found):
    """Each filter narrows, they combine, and equal means equal to the letter."""
    listed = caller.listed(**query)
    assert (len(listed) if isinstance(found, int) else listed) == found


def test_filter_by_record_id(caller: Caller):
    """A record id finds its device; with a filter that does not fit, nothing."""
    record_id = caller.list(serial_number="Mac-1")["items"][0]["device_record_id"]
    assert caller.listed(device_record_id=record_id) == ["Mac-1"]
    assert caller.listed(device_record_id=record_id, os=1) == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({}, "page_size"),
        ({"page_size": "0"}, "page_size"),
        ({"page_size": "101"}, "page_size"),
        ({"page_size": "ten"}, "page_size"),
        ({"page_size": "10", "page_token": "7394463407091023892"}, "page_token"),
        ({"page_size": "10", "page_token": "é"}, "page_token"),
        ({"page_size": "10", "os": "Windows"}, "os"),
        ({"page_size": "10", "os": "9" * 30}, "os"),
        ({"page_size": "10", "is_public": "maybe"}, "is_public"),
    ],
)
def test_bad_parameters_are_named(caller: Caller, query, field: str):
    """page_size is required, 1 to 100; tokens are not to be invented; numbers are numbers."""
    reply = caller.http.get(RECORDS, params=query)
    assert code(reply) == (400, 99992402)
    assert [one["field"] for one in reply.json()["error"]["field_violations"]] == [field]
