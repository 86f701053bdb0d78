"""Words of a cell that say that a device is gone, or soon will be: 报废, lost, disposed.

A device is registered by its identifiers, whatever else its row says; and one that was stolen is
then trusted.  Such a word may mean something else in another column, so that the user is told,
and decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from itertools import product

from importer.vocabulary.devices import kind, kind_named
from importer.vocabulary.kinds import DEVICES
from importer.vocabulary.labels import label_key
from importer.vocabulary.systems import words


def _with_done(text: str) -> tuple[str, ...]:
    """Words of which each is written with 已 as well."""
    return tuple(form for word in words(text) for form in (word, f"已{word}"))


_CHINESE = (
    *_with_done(
        "报废, 报废处理, 报损, 丢失, 遗失, 挂失, 被盗, 退役, 淘汰, 退回, 退租, 报废出库, 汰換, "
        "報廢, 遺失, 除役"
    ),
    *words(
        "待报废, 拟报废, 报废中, 申请报废, 报废待处理, 报废流程中, 报废审批中, 失窃, 待淘汰, "
        "已退货, 已处置, 待处置, 已变卖, 已转卖, 已转让, 已出售, 已售出, 已拆解, 已销毁, 已捐赠, "
        "已退还, 盘亏, 已拍卖, 已丢弃, 报废完成, 已變賣, 已捐贈, 失竊, 已處置"
    ),
)
_OTHERS = words(
    "retired, disposed, disposed of, to be disposed, pending disposal, scrapped, scrap, "
    "to be scrapped, junked, lost, stolen, lost/stolen, lost or stolen, decommissioned, "
    "written off, written-off, write-off, sold, donated, recycled, destroyed, "
    "lost / stolen, archived, retirePending, retireIssued, deletePending, wipePending, "
    "wipeIssued, retire pending, wipe pending, delete pending, "
    "returned to vendor, returned to lessor, lease returned, salvaged, traded in, auctioned, "
    "e-waste, sold to employee, broken - not fixable, beyond repair, beyond economic repair, "
    "廃棄, 廃棄済, 廃棄済み, 廃棄予定, 紛失, 盗難, 除却, 除却済, 除却済み, 廃却, 廃却済, 売却済, "
    "売却済み, 処分済, 処分済み, 譲渡済, 滅失, 폐기, 분실, 도난, "
    "ausgemustert, entsorgt, verschrottet, gestohlen, verloren, verkauft, ausgesondert, "
    "mis au rebut, au rebut, rebut, réformé, volé, perdu, vendu, cédé, robado, perdido, vendido, "
    "dado de baja, desechado, extraviado, roubado, furtado, sucateado, rottamato, dismesso, "
    "rubato, smarrito, gestolen, afgevoerd, skradziony, zlikwidowany, zgubiony, списан, списано, "
    "утилизирован, утерян, украден, 폐기됨, 폐기완료, 폐기 완료, 분실됨"
)

#: What is out of use, and may still be there: below 状态 and 备注, not below 账号状态, nor where a
#: program says which of its parts is on.
STOPPED = (
    *_with_done(
        "销账, 拆机, 拆件, 退机, 卖掉, 卖给员工, 归还供应商, 退供应商, 下线, 归还厂商, 停用, "
        "停止使用, 注销, 核销, 作废, 损毁, 损坏报废"
    ),
    *words(
        "出售, 捐赠, 处置, 变卖, 转让, 退货, 已卖, 已还供应商, 已擦除, wiped, deleted, removed, "
        "unenrolled, 停用中, 停用待报废, 不再使用, 已不用, 不用了, 已下架, 已清退, 已停止運作, "
        "disposal, decommission, decommissioning, to be decommissioned, out of service, "
        "out of use, not in use, no longer in use, no longer used, end of life, eol, obsolete, "
        "missing, surplus, 使用停止, 利用停止, 使用中止, 利用終了, 使用終了, außer betrieb, "
        "stillgelegt, nicht mehr in gebrauch, hors service, hors d'usage, plus utilisé, "
        "fuera de servicio, baja, de baja, baixado, 报废了, 丢了, 丢失了, 被偷, 被偷了, 故障报废, "
        "过保报废, 正常报废, 老化报废, 提前报废, 坏了报废, 报废设备, 报废资产, 报废电脑, 报废机, "
        "已申请报废, 已提交报废, 建议报废, write off, decom, decommed"
    ),
)
_STATES = words(
    "状态, 资产状态, 设备状态, 使用状态, 当前状态, 在用状态, 资产使用状态, 使用情况, 设备情况, "
    "资产情况, 电脑状态, 状况, 使用状况, 设备使用情况, 设备使用状态, 狀態, 資產狀態, 設備狀態, "
    "使用狀態, 使用狀況, Status, State, Asset status, Asset state, Device status, Device state, "
    "Computer status, Equipment status, Inventory status, Hardware status, Lifecycle, Life cycle, "
    "Lifecycle status, Lifecycle state, Lifecycle stage, Life cycle stage, Life cycle status, "
    "Operational status, Install status, Usage status, Use status, Substatus, 状態, 使用状況, "
    "利用状況, 資産状態, 機器状態, ステータス, Zustand, Gerätestatus, Statut, État, Estado, "
    "Stato, Situação, Stan, Статус, Состояние, 상태"
)
_REMARKS = words(
    "备注, 备注说明, 说明, 其他, 備註, 備考, 摘要, Remark, Remarks, Note, Notes, Comment, "
    "Comments, Bemerkung, Bemerkungen, Anmerkung, Kommentar, Remarque, Remarques, Commentaire, "
    "Observación, Observaciones, Osservazioni, Observação, Observações, Opmerking, Uwagi, "
    "Примечание, Примечания, 비고"
)
_SAY_IT = frozenset(map(label_key, (*_STATES, *_REMARKS)))
#: Headings of the day since when a device is gone; not 预计报废日期, for that is a plan, nor
#: 出售日期, which is also the day when a dealer sold it to us.
_DAYS = frozenset(
    label_key(text)
    for text in (
        *map(
            "".join,
            product(
                words(
                    "报废, 已报废, 退役, 处置, 丢失, 遗失, 淘汰, 停用, 核销, 清退, 销毁, 变卖, "
                    "捐赠, 退租, 作废, 報廢, 除役, 處置, 汰換, 廃棄, 処分, 除却, 廃却, "
                    "売却, 紛失"
                ),
                words("日期, 时间, 日, 年月, 年月日, 時間"),
            ),
        ),
        *words(
            "Disposal date, Disposed date, Date disposed, Disposed on, Date of disposal, "
            "Disposed at, Retirement date, Retired date, Date retired, Retired on, Retired at, "
            "Date of retirement, Decommission date, Decommissioned date, Date decommissioned, "
            "Decommissioned on, Decommissioning date, Scrap date, Scrapped date, Date scrapped, "
            "Scrapped on, Write-off date, Written off date, Date written off, Written off on, "
            "Lost date, Date lost, Lost on, Stolen date, "
            "Date stolen, Stolen on, Ausmusterungsdatum, Ausgemustert am, Entsorgt am, "
            "Entsorgungsdatum, Verschrottet am, Date de mise au rebut, "
            "Date de réforme, Date de cession, Date de sortie du parc, Fecha de baja"
        ),
    )
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
    "待|拟|申请|报废[中处待流审]|已?退回|廃棄予定|to be|.*pending|archived|retire[^d]|delete|wipe"
    "|.*returned"
)
_GONE = frozenset(plain for word in RETIRED if not _NOT_YET.match(plain := word.strip().casefold()))
#: How they begin, without 已 as well: a list may have a million lines of one cell.
_BEGINNINGS = re.compile(
    "|".join(sorted({word.removeprefix(done)[:3] for word in _GONE for done in ("", "已")}))
)

#: 三、已报废; (2) Retired; 附：报废设备.
_NUMBERED = re.compile(
    r"^(?:(?:附表?|第?[一二三四五六七八九十百]{1,3}部?分?|[0-9]{1,2}|[a-z])[、.:,)\s]+"
    r"|\((?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})\))"
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


#: 2023-05-06, 2023年5月, 20230506, 6.5.2023, with the time of day perhaps.
_DAY = re.compile(
    r"(?<![0-9])(?:(?P<year>20[0-9]{2})(?:\s?[-./年]\s?(?P<month>[01]?[0-9])"
    r"(?:\s?[-./月]\s?(?P<day>[0-3]?[0-9]))?)?|(?P<packed>20[0-9]{6})"
    r"|[0-3]?[0-9]\s?[-./]\s?[0-3]?[0-9]\s?[-./]\s?(?P<last>20[0-9]{2}))(?![0-9])\s?[年月日号]?"
    r"(?:[Tt ]\s?[0-9]{1,2}:[0-9:.]+(?:[Zz]|[+-][0-9:]+)?)?"
)
#: What stands between a word and its day, and behind them.
_SINCE = re.compile(
    r"\b(?:on|in|at|as of|since|from|am|im|seit|zum|le|en|depuis|the)\b"
    r"|[于於在自]|[()\[\]【】,;:。、]"
)
#: What parts a word from what became of the device besides: 报废,已拆.
_CLAUSES = re.compile("[,;。、!]")
#: And what may say of which part of it that is so: Retired - EOL, 丢失（已报警）, Lost (charger).
_MORE = re.compile(r"[(/]|\s[-–—]\s|[-–—](?=[^\x00-\x7f])")
#: Who it was that lost it, and to whom it went: Stolen from car, Sold to John; not Donated by them.
_WHOSE = re.compile(
    r"^(?:(?:lost|stolen|scrapped|disposed|destroyed)(?= (?:from|by|at|in|during|via|while)\b)"
    r"|(?:sold|donated)(?= to (?!us\b)))"
)
#: What stands before the year of a day: Disposed on 12 May 2022, Scrapped 05/2023, Retired Q3 2023.
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:q[1-4]|[0-3]?[0-9](?:st|nd|rd|th)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may"
    r"|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
    r"[\s/.,-]*)+$"
)
#: 丢失,已找回; 报废,未批准; wiped, reissued
_BACK = re.compile(
    "找[回到]|追回|恢复|启用|在用|[未否无]|取消|撤销|found|recovered|reinstated|cancel|reissue"
    r"|re-?enrol|returned|in use|replaced|\b(?:back|not|no)\b"
)
#: 此机已报废, 该设备丢失, Computer lost: what is said of the row's device.
_CALLED = words("设备, 电脑, 机器, 主机, 笔记本电脑, 笔记本, 台式机")
_CALLED_IN_ENGLISH = words("device, laptop, notebook, computer, pc, machine, asset")
_SUBJECT = re.compile(
    rf"^(?:[此该本这]台?(?:{'|'.join(_CALLED)}|机)?|(?:{'|'.join(_CALLED)})(?=已)"
    rf"|(?:(?:this|the) )?(?:{'|'.join(_CALLED_IN_ENGLISH)}) (?:(?:is|was|got|has been) )?)"
)
#: 资产状态（在用/停用）, 报废日期 (YYYY-MM-DD).
_BRACKETS = re.compile(r"(?<=.)[(（\[【][^()（）\[【]*[)）\]】]$")
_KEYS_OF_GONE = frozenset(map(label_key, _GONE))
#: Headings of what a device took the place of: 旧电脑, Old device; not 原因, nor 替换情况, which
#: says what became of the device itself.
_BEFORE = re.compile(
    r"[旧舊]|原(?!因)|上一|前一|(?:被?替换|换下)(?!状态|情况|原因|结果)|(?:old|previous|former|replaced|ancien|anterior)\b"
    r"|alt(?=gerät|rechner|pc|notebook)"
)
#: And of what comes with it, of where it comes from, and of what became of who has it.
_BESIDE = frozenset(
    label_key(text)
    for text in words(
        "标签, 资产标签, 标识, 铭牌, 发票, 包装, 包装盒, 外包装, 说明书, 保修卡, 钥匙, 随机配件, "
        "数据, 邮箱, 员工状态, 人员状态, 用户状态, 在职状态, 兵役, 来源, 资产来源, 设备来源, "
        "来源方式, 取得方式, 购置方式, 采购方式, 增加方式, 標籤, 發票, 鑰匙, Label, Asset label, "
        "Sticker, Invoice, Box, Packaging, Manual, Key, Keys, Data, Mailbox, Email, Mail, Ticket, "
        "Source, Origin, Acquisition, Acquisition method, Employee status, User status, "
        "Owner status, Etikett, Rechnung, "
        "Verpackung, Herkunft"
    )
)
#: 充电器状态, Dock status.
_ITS_STATE = re.compile(r"(?<=.)(?:状态|狀態|情况|\s*\b(?:status|state))$")
_SAID = frozenset(word.casefold() for word in (*_CHINESE, *_OTHERS, *STOPPED))
#: What such a text begins with, in any case: every cell of a million is asked for it.
_FIRST_TWO = frozenset(
    form[:2]
    for word in (*_SAID, *_CALLED, *_CALLED_IN_ENGLISH, "this", "the")
    for form in (word, word.upper(), word.capitalize())
)
_FIRST = frozenset("0123456789([（【<-=*#于於在自此该本这 ")


#: ThinkPad T14（已报废）, PC-7 [lost]
_MARK = re.compile(r"[(（\[【<《]\s*([^()（）\[\]【】<>《》]{2,20}?)\s*[)）\]】>》]$")
_CLOSERS = frozenset(")）]】>》")
#: Behind a user's name this is said of the user.
_OF_USERS = frozenset({"retired", "退役", "已退役"})


def is_marked_gone(text: str) -> bool:
    """Whether brackets behind what a device is called say that it is gone."""
    return _marked(text) in _GONE


def is_marked_gone_of_user(text: str) -> bool:
    """Whether brackets behind a user's name say that the device is gone: lost, not Smith
    (retired)."""
    word = _marked(text)
    return word in _GONE and word not in _OF_USERS


def _marked(text: str) -> str:
    """What brackets behind a text say, "" where there are none."""
    if text[-1:] not in _CLOSERS or len(text) > _LONGEST:
        return ""
    found = _MARK.search(text)
    return found[1].casefold() if found is not None else ""


def gone_by(label: str, today: date) -> Callable[[str], bool] | None:
    """What tells below a heading that a device is gone, besides ``RETIRED``: a word for it with its
    day (Decommissioned 2024, 停用) below 状态 and 备注, a day that has come below 报废日期 and
    Retired; None below other headings."""
    key = label_key(_BRACKETS.sub("", label))
    if key in _SAY_IT:
        return lambda text: _may_say_gone(text) and _says_gone(text, today)
    if key in _DAYS or key in _KEYS_OF_GONE:
        return lambda text: _has_come(text, today)
    return None


@lru_cache(maxsize=256)
def is_of_another(label: str) -> bool:
    """Whether a heading is about what may be lost or scrapped while the device is there: 充电器,
    Old PC, 标签, User status."""
    whole = _BRACKETS.sub("", label.strip()).casefold()
    thing = _ITS_STATE.sub("", whole)
    is_beside = _BEFORE.match(whole) is not None or not _BESIDE.isdisjoint(
        map(label_key, (whole, thing))
    )
    return is_beside or kind_named(thing) not in ("", *DEVICES)


def _may_say_gone(text: str) -> bool:
    return (text[:2] in _FIRST_TWO or text[:1] in _FIRST) and len(text) <= _LONGEST


@lru_cache(maxsize=4096)
def _says_gone(text: str, today: date) -> bool:
    plain = unicodedata.normalize("NFKC", text).casefold()
    day = _DAY.search(plain)
    if day is not None:
        if not _is_past(day, today):
            return False
        before = _BEFORE_YEAR.sub("", plain[: day.start()])
        plain = f"{before} {plain[day.end() :]}"
    plain = _SUBJECT.sub("", plain.lstrip(_SIGNS))
    forms = (plain, _SINCE.sub(" ", plain), _first(plain))
    return any(" ".join(form.split()).strip(_SIGNS) in _SAID for form in forms)


def _first(plain: str) -> str:
    """What is said of a device before what became of it besides, "" where that takes it back:
    报废,已拆; Retired - EOL; Sold to John; not Lost, found."""
    first, *more = _CLAUSES.split(plain, maxsplit=1)
    if any(map(_BACK.search, more)):
        return ""
    first, *more = _MORE.split(first, maxsplit=1)
    if any(map(_is_of_rest, more)):
        return ""
    whose = _WHOSE.match(first)
    return whose[0] if whose and not _BACK.search(first) else first


def _is_of_rest(text: str) -> bool:
    """Whether what stands behind such a word says that it came back, or that it is said of another
    thing: Lost (charger)."""
    is_thing = kind(text.strip(_SIGNS + "()（）[]")) not in ("", *DEVICES)
    return _BACK.search(text) is not None or is_thing


def _has_come(text: str, today: date) -> bool:
    day = _DAY.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    return day is not None and _is_past(day, today)


def _is_past(day: re.Match[str], today: date) -> bool:
    """Whether a day has come, as far as it says which one: of this year any, where it is not plain
    which number is the month."""
    if packed := day["packed"]:
        return packed <= f"{today:%Y%m%d}"
    parts = (day["year"] or day["last"], day["month"], day["day"])
    said = tuple(int(part) for part in parts if part is not None)
    return said <= (today.year, today.month, today.day)[: len(said)]


def is_title_of_gone(text: str) -> bool:
    """Whether a title between the rows says that the devices below it are gone, and nothing else:
    三、已报废; 以下为报废设备; Disposed devices (2024); not 报废审批中, no bare number, and not
    Scrap-01."""
    if len(text) > _LONGEST:
        return False
    plain = unicodedata.normalize("NFKC", text).casefold().strip(_SIGNS)
    if not _BEGINNINGS.search(plain) or _ONE.search(plain):
        return False
    plain = _BELOW.sub("", _NUMBERED.sub("", plain))
    parts = (" ".join(_THINGS.sub(" ", part).split()).strip(_SIGNS) for part in _AND.split(plain))
    said = [part for part in parts if part]
    return said != [] and all(part in _GONE or f"已{part}" in _GONE for part in said)
