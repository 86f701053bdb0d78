"""The five operations on device records, once the gateway has let a call through.

Sources: the API's create, list, get, update and delete pages.  Inferred and therefore options:
the minimum of identifiers, those of a foreign system, what makes a duplicate.  Inferred and
fixed: a version begins at "0" and rises by one with each update; record source 1.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from importer.sandbox.fields import (
    CREATE_FIELDS,
    SYSTEMS,
    TERMINALS,
    UPDATE_FIELDS,
    filters,
    identifiers,
    page,
    page_token,
    read_body,
    violations,
)
from importer.sandbox.options import READ, WRITE, SandboxOptions
from importer.sandbox.registry import Registry, StoredDevice
from importer.sandbox.wire import BLOCKED, NOT_FOUND_WITH_VERSION, Answer, Wire, success

_TERMINAL_OF = {system: kind for kind, systems in TERMINALS.items() for system in systems}


@dataclass(frozen=True, slots=True)
class Ask:
    """What a call carries: the record id of its path, its query, its body."""

    record_id: str
    query: Mapping[str, str]
    body: bytes


class Devices:
    """The operations; see ``COLLECTION`` and ``SINGLE`` for which call is which."""

    def __init__(
        self,
        options: SandboxOptions,
        registry: Registry,
        wire: Wire,
        clock: Callable[[], float],
    ) -> None:
        self._options = options
        self._registry = registry
        self._wire = wire
        self._clock = clock
        self._chance = random.Random(options.seed)

    def create(self, ask: Ask) -> Answer:
        """Register a device."""
        sent = read_body(ask.body)
        if sent is None:
            return self._wire.refuse(9499)
        wrong = violations(sent, CREATE_FIELDS)
        if wrong:
            return self._wire.violated(self._options.invalid_code, wrong)
        if not self._options.beta:
            return self._wire.refuse(1780102)
        numbers = {name: _number(sent, name) for name in CREATE_FIELDS}
        found = identifiers(sent)
        befallen = self._befallen(found)
        if befallen is not None:
            return befallen
        code = self._objection(numbers["device_system"], found)
        if code:
            return self._wire.refuse(code)
        now = self._clock()
        device = StoredDevice(
            device_record_id=self._registry.new_id(now),
            identifiers=found,
            created_at=int(now),
            updated_at=int(now),
            is_public=bool(sent.get("is_public")),
            **numbers,
        )
        self._registry.add(device)
        return success({"device_record_id": device.device_record_id})

    def _befallen(self, found: Mapping[str, str]) -> Answer | None:
        """What a device is answered whenever it is sent, if it is one that a fault befalls."""
        faults = self._options.faults
        if not (faults.choke or faults.blocked):
            return None
        luck = random.Random(f"{self._options.seed} {sorted(found.items())}").random()
        if luck < faults.choke:
            return self._wire.refuse(1780001)
        return BLOCKED if luck < faults.choke + faults.blocked else None

    def _objection(self, system: int, found: Mapping[str, str]) -> int:
        """The code that a device is refused with, 0 for a welcome one."""
        if system not in SYSTEMS:
            return 1785007
        takes = SYSTEMS[system]
        if self._options.foreign and not found.keys() <= set(takes):
            return 1785005
        if self._options.minimum and not found.keys() & set(takes):
            return 1785005
        return 1785010 if self._is_duplicate(system, found) else 0

    def _is_duplicate(self, system: int, found: Mapping[str, str]) -> bool:
        rule = self._options.duplicates
        compared = found
        if rule == "primary":
            primary = SYSTEMS[system][0]
            compared = {name: value for name, value in found.items() if name == primary}
        twins = [self._registry.twins(system, name, value) for name, value in compared.items()]
        if not twins:
            return False
        if rule != "all":
            return any(twins)
        same = (self._registry.get(str(number)) for number in set.intersection(*twins))
        return any(device and device.identifiers.keys() == found.keys() for device in same)

    def list(self, ask: Ask) -> Answer:
        """A page of the devices that match every filter, in the order of their ids."""
        size, after, wrong = page(ask.query)
        wanted, wrong_filters = filters(ask.query)
        if wrong or wrong_filters:
            return self._wire.violated(self._options.invalid_code, [*wrong, *wrong_filters])
        if not self._options.beta:
            return self._wire.refuse(1780102)
        faults = self._options.faults
        if faults.nolist:
            return success({})
        after -= faults.churn and after > 0 and size > 1
        devices = self._registry.find({} if faults.nofilter else wanted, after, size + 1)
        shown = devices[:size]
        data: dict[str, object] = {"items": self._items(shown)}
        data["has_more"] = len(devices) > size
        if data["has_more"]:
            data["page_token"] = page_token(shown[-1].device_record_id)
        return success(data)

    def _items(self, devices: Sequence[StoredDevice]) -> Sequence[dict[str, object]]:
        """What a list shows of them: new ones late, and without their ids where that is asked
        for."""
        faults, now = self._options.faults, self._clock()
        items = [record(device) for device in devices if now - device.created_at >= faults.lag]
        for item in items if faults.noid else ():
            del item["device_record_id"]
        return items

    def get(self, ask: Ask) -> Answer:
        """One device."""
        device = self._registry.get(ask.record_id)
        if device is None:
            return self._wire.refuse(1785008)
        return success({"device_record": record(device)})

    def update(self, ask: Ask) -> Answer:
        """Change ownership and trust, if ``version`` is still the device's."""
        sent = read_body(ask.body)
        if sent is None:
            return self._wire.refuse(9499)
        wrong = violations(sent, UPDATE_FIELDS)
        version = ask.query.get("version")
        if not version:
            wrong.append({"field": "version", "description": "version is required"})
        if wrong:
            return self._wire.violated(self._options.invalid_code, wrong)
        device = self._registry.get(ask.record_id)
        if device is not None and self._chance.random() < self._options.faults.conflict:
            device = replace(device, version=device.version + 1)
            self._registry.change(device)
        if device is None or str(device.version) != version:
            return self._wire.refuse(1785008, NOT_FOUND_WITH_VERSION)
        public = sent.get("is_public")
        changed = replace(
            device,
            device_ownership=_number(sent, "device_ownership"),
            device_status=_number(sent, "device_status"),
            is_public=device.is_public if public is None else bool(public),
            version=device.version + 1,
            updated_at=int(self._clock()),
        )
        self._registry.change(changed)
        return success({})

    def delete(self, ask: Ask) -> Answer:
        """Forget a device."""
        if not self._registry.delete(ask.record_id):
            return self._wire.refuse(1785008)
        return success({})


def _number(sent: Mapping[str, object], name: str) -> int:
    """A number of a body without violations."""
    value = sent[name]
    assert isinstance(value, int)
    return value


def record(device: StoredDevice) -> dict[str, object]:
    """A device as list and get show it: ids and version are strings, times whole seconds."""
    return {
        "device_record_id": device.device_record_id,
        "version": str(device.version),
        "device_system": device.device_system,
        **device.identifiers,
        "device_ownership": device.device_ownership,
        "device_status": device.device_status,
        "certification_level": 0,
        "device_terminal_type": _TERMINAL_OF[device.device_system],
        "is_managed": False,
        "created_at": device.created_at,
        "updated_at": device.updated_at,
        "is_public": device.is_public,
        "source": 1,
    }


class Operation(NamedTuple):
    """An operation: its name (it has its own frequency limit), the scope it needs, how many
    times the common rate it has, and what it does."""

    name: str
    scope: str
    speed: float
    act: Callable[[Devices, Ask], Answer]


#: Method → operation, for the path of the collection and for that of one record.  Documented
#: rates: 10 a second each, 50 for get.
COLLECTION = {
    "POST": Operation("create", WRITE, 1, Devices.create),
    "GET": Operation("list", READ, 1, Devices.list),
}
SINGLE = {
    "GET": Operation("get", READ, 5, Devices.get),
    "PUT": Operation("update", WRITE, 1, Devices.update),
    "DELETE": Operation("delete", WRITE, 1, Devices.delete),
}
