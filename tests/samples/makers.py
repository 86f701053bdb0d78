"""Invented devices of the usual makers, in the vendors' own formats."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.samples.tables import Cell

_HEX = "0123456789ABCDEF"
#: What vendors build serial numbers from: no I and no O.
_SERIAL = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_DIGITS = "0123456789"
#: Groups that NVMe disks' names for Windows begin with: Samsung, SK hynix, Kingston.
_NVME = ("0025_38", "ACE4_2E", "0026_B7")
_DELL_MODELS = ("Dell Latitude 5440", "Dell Latitude 7430", "Dell XPS 13 9340")
_HP_MODELS = ("HP EliteBook 840 G10", "HP ProBook 450 G9", "HP EliteBook 630 G10")
_LENOVO_MODELS = ("ThinkPad T14 Gen 4", "ThinkPad X1 Carbon Gen 11", "ThinkBook 14 G6+")
_MAC_MODELS = ("MacBook Pro 14 (M3)", "MacBook Air 13 (M2)", "MacBook Pro 16 (M2)")

Device = dict[str, Cell]


class Maker:
    """Invented devices, each from its own seed; ``windows`` are the editions in use."""

    def __init__(self, seed: str, windows: Sequence[str] = ()) -> None:
        # random() is the one method whose sequence Python promises to keep.
        self._random = random.Random(seed).random
        self._editions = windows

    def pick(self, items: Sequence[str]) -> str:
        """One of some items."""
        return items[int(self._random() * len(items))]

    def text(self, length: int, alphabet: str = _SERIAL) -> str:
        """So many characters of an alphabet."""
        return "".join(self.pick(alphabet) for _ in range(length))

    def uuid(self, third: str = "4", fourth: str = "8") -> str:
        """A UUID whose third and fourth groups begin as given."""
        ends = (third + self.text(4 - len(third), _HEX), fourth + self.text(4 - len(fourth), _HEX))
        return "-".join((self.text(8, _HEX), self.text(4, _HEX), *ends, self.text(12, _HEX)))

    def mac(self, block: str, sign: str = "-") -> str:
        """A MAC address of a vendor's block: ``A4-BB-6D`` and three octets more."""
        octets = (*block.split("-"), *(self.text(2, _HEX) for _ in range(3)))
        address = sign.join(octets)
        return address if sign == "-" else address.lower()

    def nvme(self) -> str:
        """An NVMe disk's serial number as Windows gives it, with the dot at its end."""
        digits = self.pick(_NVME) + self.text(2, _HEX)
        return digits + "".join("_" + self.text(4, _HEX) for _ in range(2)) + "."

    def dell(self) -> Device:
        return self._windows(_DELL_MODELS, "8C-04-BA") | self.dell_identity(self.text(7))

    def dell_identity(self, tag: str) -> Device:
        """A Dell's service tag and the board UUID that spells it."""
        first, *rest = (ord(letter) for letter in tag)
        # The first character has its top bit set, which is how Dell does it.
        a, b, c, d, e, f = (f"{code:02X}" for code in rest)
        return {
            "serial": tag,
            "uuid": f"4C4C4544-00{a}-{b}10-80{c}-{first | 0x80:02X}C04F{d}{e}{f}",
        }

    def hp(self) -> Device:
        serial = "5CG" + self.text(3, "1234") + self.text(4)
        return self._windows(_HP_MODELS, "A8-B1-3B") | {"serial": serial, "uuid": self.uuid()}

    def lenovo(self) -> Device:
        identity: Device = {"serial": "PF" + self.text(6), "uuid": self.uuid("11B2", "A85C")}
        return self._windows(_LENOVO_MODELS, "9C-2D-CD") | identity

    def desktop(self) -> Device:
        """A computer put together from parts: its board was never given a serial number."""
        found = self._windows(("组装台式机",), "04-D9-F5")
        return found | {"serial": "To be filled by O.E.M.", "uuid": self.uuid("11EC")}

    def _windows(self, models: Sequence[str], block: str) -> Device:
        system = self.pick(self._editions)
        mac = self.mac(block)
        return {"model": self.pick(models), "system": system, "disk": self.nvme(), "mac": mac}

    def mac_m(self) -> Device:
        """A Mac of 2021 or later: a serial number of ten characters."""
        system = self.pick(("macOS 14.7", "macOS 15.1", "macOS Sequoia"))
        return self._apple(self.pick(_MAC_MODELS), system, self.text(10))

    def mac_intel(self) -> Device:
        """An older Mac: a serial number of twelve characters."""
        return self._apple("MacBook Pro 13 (2020)", "macOS 12.7", f"C02{self.text(9)}")

    def _apple(self, model: str, system: str, serial: str) -> Device:
        mac = self.mac("F0-2F-4B", ":")
        found: Device = {"model": model, "system": system, "serial": serial, "mac": mac}
        return found | {"disk": self.uuid("5"), "uuid": self.uuid("5")}

    def linux(self) -> Device:
        """Linux prints the serial number that is on the disk's label."""
        system = self.pick(("Ubuntu 22.04", "统信UOS", "Ubuntu 24.04"))
        disk = "S64DNX0T" + self.text(6, _DIGITS)
        found: Device = {"model": "ThinkStation P350", "system": system, "disk": disk}
        serial = "MJ0" + self.text(5)
        return found | {"serial": serial, "uuid": self.uuid("11EB"), "mac": self.mac("54-05-DB")}

    def android(self) -> Device:
        android = "0" + self.text(15, _HEX).lower()
        return {"model": "小米 14", "system": "Android 14", "android": android}

    def iphone(self) -> Device:
        return {"model": "iPhone 15", "system": "iOS 18.1", "idfv": self.uuid()}

    def ipad(self) -> Device:
        return {"model": "iPad Air", "system": "iPadOS", "idfv": self.uuid()}

    def harmony(self) -> Device:
        aaid = self.uuid().lower()
        return {"model": "华为 Mate 70 Pro", "system": "HarmonyOS NEXT", "aaid": aaid}

    def intune_pc(self) -> Device:
        """As Intune has a laptop: both addresses as bare digits, no disk, no board UUID."""
        model = self.pick(("Latitude 5440", "Latitude 7430"))
        version = self.pick(("10.0.22631.4317", "10.0.26100.2033"))
        found = self._intune("Windows", "Dell Inc.", model, version)
        wired = {"mac": self.mac("8C-04-BA").replace("-", ""), "sku": "Enterprise"}
        return found | wired | {"serial": self.text(7), "join": "Azure AD joined"}

    def intune_mac(self) -> Device:
        """A Mac without a wired network card."""
        found = self._intune("macOS", "Apple", "MacBook Air", "15.1 (24B83)")
        return found | {"serial": self.text(10)}

    def intune_iphone(self) -> Device:
        found = self._intune("iOS/iPadOS", "Apple", "iPhone 15", "18.1")
        imei = "35" + self.text(13, _DIGITS)
        return found | {"serial": self.text(10), "imei": imei, "supervised": "True"}

    def intune_android(self) -> Device:
        system = "Android (personally-owned work profile)"
        found = self._intune(system, "samsung", "SM-S921B", "14")
        return found | {"serial": "0", "ownership": "Personal"}

    def _intune(self, system: str, vendor: str, model: str, version: str) -> Device:
        compliance = self.pick(("Compliant", "Compliant", "Compliant", "Noncompliant"))
        device: Device = {"system": system, "vendor": vendor, "model": model, "version": version}
        wifi = self.mac("3C-58-C2").replace("-", "")
        return device | {"wifi": wifi, "compliance": compliance, "supervised": "False"}

    def jamf_mac(self) -> Device:
        """As Jamf Pro has a Mac: its hardware UUID is called UDID."""
        version, build = self.pick(("14.7.1 23H222", "15.1 24B83", "15.1.1 24B91")).split()
        model, identifier, chip = self.pick(
            (
                "MacBook Pro (14-inch, Nov 2023)|Mac15,6|Apple M3 Pro",
                "MacBook Air (M2, 2022)|Mac14,2|Apple M2",
            )
        ).split("|")
        found: Device = {"system": f"macOS {version}", "build": build, "model": model}
        found |= {"identifier": identifier, "chip": chip, "silicon": "Yes"}
        return found | {
            "serial": self.text(10),
            "uuid": self.uuid("5"),
            "mac": self.mac("F0-2F-4B", ":").upper(),
        }
