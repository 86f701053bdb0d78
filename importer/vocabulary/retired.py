"""Words of a cell that say that a device is gone, or soon will be: 报废, lost, disposed.

A device is registered by its identifiers, whatever else its row says; and one that was stolen is
then trusted.  Such a word may mean something else in another column, so that the user is told,
and decides.
"""

from __future__ import annotations

import re
import unicodedata

from importer.vocabulary.systems import words

_CHINESE = words(
    "报废, 已报废, 待报废, 拟报废, 报废中, 申请报废, 报废处理, 报废待处理, 报损, 已报损, "
    "丢失, 已丢失, 遗失, 已遗失, 挂失, 已挂失, 失窃, 被盗, 已被盗, 退役, 已退役, 淘汰, 已淘汰, "
    "待淘汰, 退回, 已退回, 已退货, 已处置, 待处置, 已变卖, 已出售, 已售出, 已拆解, 已销毁, 已捐赠, "
    "退租, 已退租, 已退还, "
    "報廢, 已報廢, 遺失, 已遺失, 失竊, 已處置, 除役, 已除役"
)
_OTHERS = words(
    "retired, disposed, disposed of, to be disposed, pending disposal, scrapped, scrap, "
    "to be scrapped, junked, lost, stolen, lost/stolen, lost or stolen, decommissioned, "
    "written off, written-off, write-off, sold, donated, recycled, destroyed, "
    "lost / stolen, archived, retirePending, retireIssued, deletePending, "
    "returned to vendor, returned to lessor, lease returned, broken - not fixable, "
    "beyond repair, beyond economic repair, "
    "廃棄, 廃棄済, 廃棄済み, 廃棄予定, 紛失, 盗難, 除却, 売却済, 폐기, 분실, 도난, "
    "ausgemustert, entsorgt, verschrottet, gestohlen, verloren, verkauft, "
    "mis au rebut, réformé, volé, perdu, vendu, robado, perdido, vendido, dado de baja"
)

#: As they stand in cells, with a blank on either side as well.
RETIRED = frozenset(
    form
    for word in (*_CHINESE, *_OTHERS)
    for text in (word, word.upper(), word.title(), word.capitalize())
    for form in (text, f"{text} ", f" {text}")
)
#: What is still there: it may be the firm's, and above others it is only a plan.
_NOT_YET = re.compile(
    "待|拟|申请|报废[中处待]|已?退回|廃棄予定|to be|pending|archived|retire[^d]|delete|.*returned"
)
_GONE = frozenset(plain for word in RETIRED if not _NOT_YET.match(plain := word.strip().casefold()))
#: How they begin, without 已 as well: a list may have a million lines of one cell.
_BEGINNINGS = re.compile(
    "|".join(sorted({word.removeprefix(done)[:3] for word in _GONE for done in ("", "已")}))
)

#: 三、已报废; (2) Retired; 附：报废设备.
_NUMBERED = re.compile(
    r"(?:附表?|第?[一二三四五六七八九十百]{1,3}部?分?|[0-9]{1,2}|[a-z])[、.:,)\s]+"
    r"|\((?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})\)"
)
#: 以下为, 以下设备均已: what is said is said of the rows below.
_BELOW = re.compile(r"^(?:以下|下列|下述)|^the following\b|^below\b|[:\s]*(?:以下|below)$")
#: What such a title has besides: things, how many they are, and the year.
_THINGS = re.compile(
    r"笔记本电脑|笔记本|台式机|台式|设备|設備|电脑|電腦|计算机|终端|资产|資產|机器|主机|物品|清单|清單"
    r"|列表|台账|明细表?|名单|部分|区域?|类|的|均为|均已|全部|为|是|系|[0-9.]+\s*(?:年度?|月|台|套|件|个|条)?"
    r"|\b(?:devices?|computers?|pcs?|laptops?|notebooks?|desktops?|machines?|assets?|equipment"
    r"|hardware|items?|units?|list|are|is|all|have been|geräte|appareils?)\b"
)
_AND = re.compile(
    r"[、,/&+()\[\]【】<>《》;|]|和|及|与|或|\b(?:and|or|und|et)\b|\s[-–—]+\s|(?<=[^a-z0-9])-"
)
_SIGNS = " \t\r\n#*=-—–_:.…~·"
#: SOLD-2021, Scrap01, 报废01: what one of them is called; 已报废2023 says since when.
_ONE = re.compile(r"(?:[a-z]|[^\W\d_a-z](?![-_#.]?20[0-9]{2}$))[-_#.]?[0-9]+$")
#: What is longer is a remark.
_LONGEST = 60


def is_title_of_gone(text: str) -> bool:
    """Whether a title between the rows says that the devices below it are gone, and nothing else:
    三、已报废; 以下为报废设备; Disposed devices (2024); not 报废审批中, no bare number, and not
    Scrap-01."""
    if len(text) > _LONGEST:
        return False
    plain = unicodedata.normalize("NFKC", text).casefold().strip(_SIGNS)
    if not _BEGINNINGS.search(plain) or _ONE.search(plain):
        return False
    plain = _BELOW.sub("", _NUMBERED.sub("", plain, count=1) if _NUMBERED.match(plain) else plain)
    parts = (" ".join(_THINGS.sub(" ", part).split()).strip(_SIGNS) for part in _AND.split(plain))
    said = [part for part in parts if part]
    return said != [] and all(part in _GONE or f"已{part}" in _GONE for part in said)
