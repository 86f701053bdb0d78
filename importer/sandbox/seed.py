"""The devices a new registry starts with, so that an import can meet some that are already
there.  All of them are invented."""

from __future__ import annotations

from importer.sandbox.registry import Registry, StoredDevice


def _seeded(
    record_id: str, codes: tuple[int, int, int], created_at: int, identifiers: dict[str, str]
) -> StoredDevice:
    system, ownership, status = codes
    return StoredDevice(
        device_record_id=record_id,
        device_system=system,
        device_ownership=ownership,
        device_status=status,
        identifiers=identifiers,
        created_at=created_at,
        updated_at=created_at,
    )


#: Two Windows computers, two Macs, and one device of every other system.
SEED_DEVICES: tuple[StoredDevice, ...] = (
    _seeded(
        "7342696918970192701",
        (1, 2, 1),
        1709604849,
        {
            "serial_number": "PF3K9T2M",
            "disk_serial_number": "S4DYNX0R756218",
            "uuid": "3D90FBAC-3283-4106-936E-95DF40B2D002",
            "mac_address": "8c:16:45:6b:29:d4",
        },
    ),
    _seeded(
        "7342697572408865327",
        (1, 2, 1),
        1709605001,
        {
            "serial_number": "5CG3187QXN",
            "disk_serial_number": "0025_38B4_21A7_9C3E.",
            "uuid": "F3FAA8E8-79EA-4723-8AD5-CFBC1D74BD1C",
        },
    ),
    _seeded(
        "7381742349887492835",
        (2, 2, 1),
        1718695822,
        {
            "serial_number": "C02G71ZQMD6R",
            "uuid": "A1725102-8E4E-4C90-A53D-9E303CE1268C",
            "mac_address": "f0:18:98:5c:a3:e7",
        },
    ),
    _seeded(
        "7409845757104029718",
        (2, 1, 2),
        1725239157,
        {"serial_number": "H4T9XKJ2LQ", "uuid": "D5DE6E91-0742-46E2-87AA-2DBAD9E2EC8D"},
    ),
    _seeded(
        "7439279581031612188",
        (3, 2, 0),
        1732092253,
        {
            "serial_number": "MJ0E8V4T",
            "disk_serial_number": "WD-WX72A61P8RKC",
            "mac_address": "54:e1:ad:93:0f:b8",
        },
    ),
    _seeded("7457750711585487155", (4, 1, 0), 1736392898, {"android_id": "8d0d866b16519537"}),
    _seeded(
        "7475989661250888644",
        (5, 1, 1),
        1740639484,
        {"idfv": "34795347-783B-4A5C-88B2-24F042A68FEC"},
    ),
    _seeded(
        "7493094283866992484",
        (6, 2, 1),
        1744621965,
        {"aaid": "b27db193-333b-4939-986b-b32f14b91257"},
    ),
)


def seed(registry: Registry) -> None:
    """Put ``SEED_DEVICES`` into a registry that has none of them."""
    for device in SEED_DEVICES:
        registry.add(device)
