"""The words beside a network card."""

from __future__ import annotations

import pytest

from importer.vocabulary.adapters import grade, is_own


@pytest.mark.parametrize(
    ("expected", "names"),
    [
        (0, ["Ethernet", "Intel(R) Ethernet Connection I219-LM", "以太网", "本地连接", "eth0",
             "enp3s0", "eno1", "有线网卡", "Realtek PCIe GbE Family Controller", "LAN"]),
        (1, ["", "en0", "Adapter 1", "网卡1"]),
        (2, ["Wi-Fi", "WLAN", "wlan0", "wlp2s0", "Intel(R) Wi-Fi 6 AX201", "无线网络连接"]),
        (3, ["Bluetooth Device (Personal Area Network)", "蓝牙网络连接", "vEthernet (WSL)",
             "VirtualBox Host-Only Ethernet Adapter", "Hyper-V Virtual Ethernet Adapter",
             "docker0", "lo", "utun0", "awdl0", "Cisco AnyConnect VPN", "WAN Miniport (IP)",
             "Realtek USB GbE Family Controller", "Thunderbolt Ethernet", "扩展坞网卡"]),
    ],
)  # fmt: skip
def test_cards_are_graded(expected: int, names: list[str]) -> None:
    """Wired, unknown, wireless, passing."""
    assert {name: grade(name) for name in names} == dict.fromkeys(names, expected)


@pytest.mark.parametrize("words", ["AP", "AP:", "无线AP：", "摄像头", "IP话机", "Access point 3F"])
def test_the_address_of_another_thing_is_not_the_computers(words: str) -> None:
    """What stands in the same room, or on the same desk."""
    assert not is_own(words)


@pytest.mark.parametrize("words", ["LAN", "Laptop", "apple", "Wi-Fi", "无线", "有线", "MAC"])
def test_the_address_beside_other_words_may_be(words: str) -> None:
    """A card, a maker, nothing of the kind."""
    assert is_own(words)
