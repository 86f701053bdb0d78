"""What the words beside a network card say of it: wired, wireless, or one that comes and goes.

A wired card stays in its computer, and its address is never made up for privacy: so it counts
before a wireless one.  An adapter on a plug is another computer's tomorrow; a virtual one is on
every machine that has the same program.
"""

from __future__ import annotations

import re

WIRELESS = re.compile(r"wi-?fi|wlan|wireless|airport|无线|無線|wl[a-z]{0,2}[0-9]", re.IGNORECASE)
BLUETOOTH = re.compile(r"bluetooth|\bbt\b|蓝牙|藍牙|藍芽", re.IGNORECASE)
#: What stands beside an address of another thing, or of a card that is gone.
_ANOTHERS = re.compile(
    r"\bvpn|\b(?:i?phone|ipad)\b|手机|手機|\bdock|扩展坞|拓展坞"
    r"|\bap\b|access point|无线ap|摄像头|录像机|话机"
    r"|\bgw\b|gateway|网关|\brouter|路由器|\bswitch\b|交换机|\bprinter|打印机"
    r"|\bdrucker|\bimprimante|\bimpresora|\bstampante|プリンタ|프린터|\bhandy\b|\btelefon"
    r"|\bt[eé]l[eé]phone|\btel[eé]fono|\bandroid|\bwatch\b|\bcamera|\bkamera"
    r"|\bilo[0-9]?\b|idrac|\bbmc\b|ipmi|管理口|带外|\bold\b|\bformer|\bprevious|旧|舊|原网卡"
    r"|\balte[rs]?\b|\bancien",
    re.IGNORECASE,
)
_PASSING = re.compile(
    r"virtual|vmware|hyper-?v|vethernet|vmnet|vbox|docker|loopback|^lo[0-9]?$|tunnel|^utun|^awdl"
    r"|^llw|^bridge|\btap\b|\btun[0-9]?\b|vpn|miniport|teredo|isatap|wi-?fi direct|debug"
    r"|usb|dock|thunderbolt|虚拟|虛擬|扩展坞|拓展坞|回环",
    re.IGNORECASE,
)
_WIRED = re.compile(
    r"ethernet|\beth[0-9]|\benp?[0-9a-z]*s[0-9]|\beno[0-9]|\blan\b|local area connection|gigabit"
    r"|\bgbe\b|rj-?45|wired|有线|有線|以太网|乙太|本地连接",
    re.IGNORECASE,
)
#: eth0, en7, Ethernet 2; words that only stand beside a card.
_CARD = re.compile(
    r"^(?:en|eth|em|net|wl|ww|lo|usb|br|bond|port|nic)[a-z]{0,4}[0-9]|adapter|controller|network|connection|\bnic\b|网卡|網卡|网络|網路|连接|适配器",
    re.IGNORECASE,
)


def is_card(words: str) -> bool:
    """Whether a text speaks of a network card, and not of anything else."""
    found = (look.search(words) for look in (_WIRED, WIRELESS, BLUETOOTH, _PASSING))
    return any(found) or _CARD.search(words) is not None


def is_own(words: str) -> bool:
    """Whether the address beside a text may be the computer's: not Bluetooth's, its dock's, the
    gateway's, or that of a former card."""
    return BLUETOOTH.search(words) is None and _ANOTHERS.search(words) is None


def grade(words: str) -> int:
    """The smaller, the more a card is its computer's own: 0 wired, 1 nobody knows, 2 wireless,
    3 virtual, Bluetooth or on a plug."""
    if BLUETOOTH.search(words) or _PASSING.search(words):
        return 3
    if WIRELESS.search(words):
        return 2
    return 0 if _WIRED.search(words) else 1
