"""Words of a cell that say that a device is gone, or soon will be: 报废, lost, disposed.

A device is registered by its identifiers, whatever else its row says; and one that was stolen is
then trusted.  Such a word may mean something else in another column, so that the user is told,
and decides.
"""

from __future__ import annotations

from importer.vocabulary.systems import words

_CHINESE = words(
    "报废, 已报废, 待报废, 拟报废, 报废中, 申请报废, 报废处理, 报废待处理, 报损, 已报损, "
    "丢失, 已丢失, 遗失, 已遗失, 挂失, 已挂失, 失窃, 被盗, 已被盗, 退役, 已退役, 淘汰, 已淘汰, "
    "待淘汰, 已处置, 待处置, 已变卖, 已出售, 已售出, 已拆解, 已销毁, 已捐赠, 退租, 已退租, 已退还, "
    "報廢, 已報廢, 遺失, 已遺失, 失竊, 已處置, 除役, 已除役"
)
_OTHERS = words(
    "retired, disposed, disposed of, to be disposed, pending disposal, scrapped, scrap, "
    "to be scrapped, junked, lost, stolen, lost/stolen, lost or stolen, decommissioned, "
    "written off, written-off, write-off, sold, donated, recycled, destroyed, end of life, "
    "EOL, returned to vendor, returned to lessor, lease returned, "
    "廃棄, 廃棄済, 廃棄済み, 廃棄予定, 紛失, 盗難, 除却, 売却済, 폐기, 분실, 도난, "
    "ausgemustert, entsorgt, verschrottet, gestohlen, verloren, verkauft, "
    "mis au rebut, réformé, volé, perdu, vendu, robado, perdido, vendido, dado de baja"
)

#: As they stand in cells.
RETIRED = frozenset(
    form
    for word in (*_CHINESE, *_OTHERS)
    for form in (word, word.upper(), word.title(), word.capitalize())
)
