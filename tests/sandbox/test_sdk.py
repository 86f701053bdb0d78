"""The official SDK, pointed at the sandbox, works unchanged: the sandbox is the API's shape."""

import warnings

import pytest

from importer.sandbox.app import SandboxOptions, running

APP = "cli_sdk"  # of its own: the SDK keeps tokens by app id for the life of the process


@pytest.fixture(scope="module")
def sdk():
    """The SDK; importing it takes seconds and raises warnings of its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import lark_oapi
        from lark_oapi.api.security_and_compliance.v2 import model

        yield lark_oapi, model


@pytest.mark.filterwarnings("ignore")
def test_the_sdk_creates_finds_updates_and_deletes(sdk):
    """Create, duplicate, list by serial, get, update with version, delete."""
    lark, model = sdk
    body = (
        model.CreateDeviceRecordRequestBody.builder()
        .device_system(1)
        .serial_number("SDK-0001")
        .device_ownership(2)
        .device_status(1)
        .build()
    )
    create = model.CreateDeviceRecordRequest.builder().request_body(body).build()
    change = (
        model.UpdateDeviceRecordRequestBody.builder().device_ownership(1).device_status(2).build()
    )
    with running(SandboxOptions(app_id=APP)) as sandbox:
        client = (
            lark.Client.builder()
            .app_id(APP)
            .app_secret("sandbox-secret")
            .domain(sandbox.base_url)
            .build()
        )
        records = client.security_and_compliance.v2.device_record

        created = records.create(create)
        assert (created.code, created.msg) == (0, "success")
        record_id = created.data.device_record_id
        assert isinstance(record_id, str) and len(record_id) == 19

        twice = records.create(create)
        assert (twice.code, twice.raw.status_code) == (1785010, 400)
        assert len(twice.get_log_id()) == 34

        query = model.ListDeviceRecordRequest.builder().page_size(10).serial_number("SDK-0001")
        listed = records.list(query.build())
        assert [item.device_record_id for item in listed.data.items] == [record_id]
        assert listed.data.has_more is False

        fetch = model.GetDeviceRecordRequest.builder().device_record_id(record_id).build()
        assert records.get(fetch).data.device_record.version == "0"

        update = model.UpdateDeviceRecordRequest.builder().device_record_id(record_id)
        assert records.update(update.version(0).request_body(change).build()).code == 0
        assert records.update(update.version(0).request_body(change).build()).code == 1785008
        device = records.get(fetch).data.device_record
        assert (device.version, device.device_ownership, device.device_status) == ("1", 1, 2)

        remove = model.DeleteDeviceRecordRequest.builder().device_record_id(record_id).build()
        assert [records.delete(remove).code, records.delete(remove).code] == [0, 1785008]
