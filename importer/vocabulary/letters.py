"""Letters that are taken for others: those of other alphabets and of typography that look like
the plain ones which identifiers are written with, and traditional characters."""

from __future__ import annotations

#: Cyrillic and Greek capitals and dashes → what they look like.
_LOOK_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТХУ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "‐‑‒–—―−",
    "ABESIJKMHOPCTXY" + "ABEZHIKMNOPTYX" + "-" * 7,
)


def look_alike(text: str) -> str:
    """A text with plain letters for those that only look like them; to be suggested, never to
    be sent."""
    return text.translate(_LOOK_ALIKE)


#: Traditional characters of the names of systems → the simplified ones.
_SIMPLIFIED = str.maketrans(
    "視軟蘋電腦銀鴻統歐紅華為烏圖開龍業專單語體臺機設備務國產裝預標準級個雙筆記啟動簡榮繁數據",
    "视软苹电脑银鸿统欧红华为乌图开龙业专单语体台机设备务国产装预标准级个双笔记启动简荣繁数据",
)


def simplified(text: str) -> str:
    """A system's name in simplified characters; to be looked up, never to be shown or sent."""
    return text if text.isascii() else text.translate(_SIMPLIFIED)
