"""Lines below the header that are no rows: headings again, examples of how a form is filled in,
titles between the rows, totals and signatures, continuation lines, blanks.

They are counted with their reason, never passed over silently.  A line that says anything
about a device is a row, even if it can't be registered as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence, Set

from importer.loader.headings.again import Again, Other, other
from importer.loader.headings.sections import begins_title
from importer.loader.headings.shapes import is_value, says, says_system
from importer.model import Cell, CellValue, Column, Kind, Layout, Skip, Skipped, text_of
from importer.vocabulary import (
    FORM_WORDS,
    IDENTIFIERS,
    SHOWN_ROWS,
    Role,
    adapters,
    is_blank,
    is_heading,
    label_key,
    models,
)

#: A count behind a word for one, with what is counted; 合计01 is a name.
_COUNT = (
    r"(?:[:：,， ]*(?:0|[1-9][0-9,.]*))?\s*"
    r"(?:台|套|件|个|条|行|项|部|rows?|items?|devices?|records?)?[:：。]?"
)
#: What a last line begins with.  A colon or the end of the text must follow, so that a device
#: called "Total Station" is none.
_FOOTER = re.compile(
    r"(?:本页)?(?:合计|总计|小计|共计|累计|汇总|总数|总计数|数量合计|合计数量"
    r"|合計|總計|小計|共計|grand (?:total|count)|sub-?total|totals?|sum|records|summe"
    r"|gesamt(?:summe|anzahl)?"
    r"|anzahl(?: ?geräte| gesamt)?|total ?général|totale|somme|suma|toplam|итого|всего)"
    rf"{_COUNT}"
    r"|共[计有]?[:： ]*[0-9][0-9,]*\s*(?:台|套|件|个|条|行|项|部).*"
    r"|(?:制表|制单|填表|编制|统计|审核|复核|审批|批准|签字|签名|签章|盖章|经办|负责|主管|部门主管)"
    r"(?:人|者|员|单位|部门|日期|时间|领导)?(?:签字|签名)?(?:[:：].*)?"
    r"|(?:收货|领用|领取|移交|交接|接收|交付|验收|保管|监交|盘点|财务|仓管|采购)"
    r"(?:人员?|者|员|单位|部门|方)?(?:签字|签名|签章|盖章|确认)?[:：].*"
    r"|[0-9]{1,6} ?(?:台|rows?|items?|devices?|records?|units?|computers?|laptops?)"
    r"(?: (?:in )?total)?[.:：。]?"
    r"|(?:导出|生成|打印|统计|填报|制表|更新|最后更新|盘点)(?:时间|日期|人员?)?[:：].*"
    r"|(?:日期|时间)[:：].*"
    r"|(?:备注|注|说明|数据来源|图例|note|notes|remarks?|legend|stand)[:：].*"
    r"|(?:prepared|checked|approved|reviewed|signed|exported|generated)(?: by| on| at)?[:：].*"
    r"|(?:report )?(?:date|generated|exported)[:：].*"
    r"|(?:last )?(?:updated?|modified|printed)(?: by| on| at)?[:：].*"
    r"|signatures?(?:[:：].*)?|page [0-9]+(?: (?:of|/) [0-9]+)?"
    r"|(?:第 ?[0-9一二三四五六七八九十]+ ?页|页码[:：]? ?[0-9]).*"
    r"|\([0-9,]+ ?(?:rows?|records?|行)(?: affected| selected|受影响)?\)"
    r"|(?:以下空白|以下无正文|[-*= ]*end(?: of (?:report|file|list))?[-*=. ]*)",
    re.IGNORECASE | re.DOTALL,
)
_FIRST_LETTERS = frozenset(
    "页本合总總小共累汇数图制填编统审复批签盖经负主部导生打更最盘备注说以第日时收领移交接验保监财仓采"
    "0123456789"
    "GgSsTtNnRrPpCcAaEeDdLlUuMmИиВв*-=—("
)
#: The total of a group, with its name before or behind (研发部小计, R&D subtotal, 合计：研发部;
#: Excel writes 研发部 计数), and sentences for whoever reads the list.  A device may be called so:
#: only of a line that has nothing else but numbers.
_GROUP_OR_SENTENCE = re.compile(
    rf".{{1,30}}?(?:[小合总共]\s?计|[小合總共]\s?計|\s(?:汇总|计数)|\s(?:sub-?total|total|count)){_COUNT}"
    r"|.{1,30}?(?:共|总数|数量|台数)[:： ]*[0-9][0-9,]*\s*(?:台|套|件|个|条|行|项|部)[。.]?"
    r"|(?:[小合总共]计|[小合總共]計)[:： (（].{1,40}"
    r"|sub-?total\b.{1,40}|totals? (?:for|of)\b.{1,40}"
    r"|(?:如有|若有|如对|若对|如需|若需|有任何|[如若]发现)"
    r".{0,20}?(?:疑问|问题|异议|错|遗漏|不符|变更|变动|帮助|咨询|修改|补充).*"
    r"|(?:以上|上述)(?:设备|资产|物品|电脑|机器|清单|信息|内容|数据|资料).*"
    r"|请(?:致电|拨打|联系|咨询|各|及时|尽快|核对|确认|务必).*"
    r"|(?:联系|咨询|服务|客服|报修|技术支持)?(?:电话|热线|邮箱|方式|联系人)[:：].*"
    r"|(?:for|any|in case of)(?: any| further| more)? (?:questions?|queries|inquiries|problems"
    r"|information|assistance|help)\b.*|if you (?:have|need|find)\b.*|questions\?.*"
    r"|please (?:contact|call|e-?mail|note|report|return|send)\b.*"
    r"|(?:tel|phone|telephone|hotline|e-?mail|contact)[:：].*",
    re.IGNORECASE | re.DOTALL,
)
#: What stands beside the name of a group, in the line of its total.
_SUMS = frozenset({"小计", "合计", "总计", "共计", "小計", "合計", "Subtotal", "subtotal", "Total"})
_LONGEST_COUNT = 7
#: What is summed up may be money.
_AMOUNT = re.compile(r"[¥￥$€]?\s?[0-9][0-9,.]*\s?[元%€]?")
#: What is drawn below headings, or between the parts of a printed table.
_RULE = frozenset("-=_+:| ")
#: A sum or a count; serial numbers are longer.
_NUMBER = re.compile(r"[0-9]{1,5}(?:[.,][0-9]+)?%?")
#: 日期：, 审核人：李四: what is filled in by hand on the printed sheet.
_BLANK_TO_FILL = re.compile(r"[\u4e00-\u9fff]{1,8} ?[:：]")
_COLONS = frozenset(":：")
#: A device has several of them.
_SEVERAL = ("mac_address", "disk_serial_number")
#: A single cell is a title.
_FEWEST = 2
#: So many lines below the headings may show how a form is filled in.
_SHOWING = 3
#: 示例：Windows, e.g. PF123456.
_SHOWN = re.compile(
    r"(?:(?:填写)?示例|样例|范例|範例|例如?|記入例|(?:for )?example)\s*[:：]\s*\S"
    r"|(?:例如|e\. ?g\.|z\. ?b\.)\s*\S",
    re.IGNORECASE,
)
#: （示例，请删除）, 此行为示例数据, Example row - please delete: in any cell.
_SHOWN_ROW = re.compile(
    r"[(\[（【]?\s*(?:(?:此|本|该|这一?|以下|第一)行(?:数据)?[为是]|以下[为是])?(?:填写|填表|数据)?"
    r"(?:示例|样例|范例|範例)(?:行|数据|資料)?"
    r"(?:[\s,，、;；:：(（-]*(?:正式|导入|填写|使用|上传|提交)?[前时後后]?"
    r"(?:(?:[请請勿].*(?:[删刪改替覆填参參]|忽略|跳过|[导導]入|提交|上[传傳])|[仅僅]供|可删).*)|[)\]）】])"
    r"|(?:此|本|该|这一?|以下|第一)行(?:数据)?[为是](?:填写|填表|数据)?(?:示例|样例|范例|範例).*"
    r"|[(\[]?(?:this (?:row|line) is an? )?(?:example|sample)(?: (?:row|line|data))?[\s,;:.(–—-]*"
    r"(?:please )?(?:delete|remove|overwrite|replace)"
    r"(?:[\s)\].!]*|\s*[(,;–—-].*|\s+(?:this|it|the (?:row|line|example|sample)|row"
    r"|line|me|first|before|prior|when|after|and|or|(?:with|by) (?:your|own|real|actual))\b.*)"
    r"|[(\[]?Beispiel(?:zeile|daten)?[\s,;:.(–—-]*(?:bitte )?(?:löschen|überschreiben|entfernen).*",
    re.IGNORECASE | re.DOTALL,
)
#: （必填）, [text], <max 32>.
_BRACKETED = re.compile(r"[(\[{<（【《].*[)\]}>）】》]", re.DOTALL)
#: asset_id, osType, dept: what a program calls a column.
_CODE = re.compile("[A-Za-z]+(?:[_.][A-Za-z]+)*")
#: Names begin with a capital, and may be short: MacBook, LaptopA, WangMin, Li.W.
_JOINED = re.compile("[A-Za-z]_[A-Za-z]{2}|^[a-z]+(?:[A-Z]|[.][A-Za-z]{2})")
#: Of two letters or more.
_WORD = re.compile(r"[^\W\d_]{2}")
_DIGIT = re.compile(r"\d")
_EXPLAINING = (Skip.HEADING, Skip.EXAMPLE)
#: How many rows of a kind are named.
NAMED = 5
_MOST = 10**5
#: How many different words of the system's column are remembered.
_REMEMBERED = 1000


class Skips:
    """Tells rows from other lines, and counts the others.

    ``other`` is the line of headings whose table the rows that follow belong to; None for this
    table's own.  ``lines`` are those of its header, where it stands in two rows;
    ``titles`` the numbers of lines that one merged cell covers; ``rows`` gives the first lines
    below the header.
    """

    def __init__(
        self,
        layout: Layout,
        lines: Sequence[Sequence[str]] = (),
        titles: Set[int] = frozenset(),
        rows: Callable[[], Iterable[Sequence[CellValue]]] = tuple,
    ) -> None:
        self.other: Other | None = None
        self._layout = layout
        self._sample = rows
        self._numbered: dict[int, bool] = {}
        self._titles = titles
        self._shown = layout.header_row + _SHOWING
        self._top = layout.header_row  # the last line of headings and what explains them
        self._again = Again(layout.columns, lines)
        self._last = layout.header_row
        self._apart = False  # whether a blank line stands above the one that is looked at
        columns = layout.columns
        self._identifiers = [c.index for c in columns if c.field in IDENTIFIERS]
        self._system = [c.index for c in columns if c.field == "device_system"]
        self._mapped = [c.index for c in columns if c.field]
        self._above: Sequence[CellValue] = ()  # the last row
        self._several = frozenset(c.index for c in columns if c.field in _SEVERAL)
        self._single = [index for index in self._identifiers if index not in self._several]
        self._kinds = frozenset(c.index for c in layout.with_role(Role.ADAPTER))
        names = [*layout.with_role(Role.NAME), *layout.with_role(Role.ORIGIN)]
        self._are_devices = bool(names)  # a meeting room's computer may be called after it
        self._names = [c.index for c in names or _leftmost(columns)]
        self._numbers = frozenset(c.index for c in layout.with_role(Role.NUMBER))
        # Words of the system's column that no last line has there; not where it begins a line.
        self._telling = next((index for index in self._system if index > 0), None)
        self._words: set[CellValue] = set()
        self._counts: dict[Skip, int] = {}
        self._rows: dict[Skip, list[int]] = {}

    def is_row(self, number: int, cells: Sequence[CellValue], titled: bool = False) -> bool:
        """Whether a line that is not blank is a row; it is counted where it is not.  ``titled``: it
        is known to be a title."""
        self._apart = number > self._last + 1
        if self._apart:
            self._count(Skip.BLANK, self._last + 1, number - self._last - 1)
        self._last = number
        telling = self._telling
        if number <= self._shown and (why := _shows(cells)) is not None:
            self._count(why, number, 1)
            return False
        if telling is not None and cells[0] != "" and cells[telling] in self._words:
            self._above = cells
            return True  # as nearly every row
        why = Skip.TITLE if titled else self._why(number, cells)
        if why is None:
            self._above = cells
            if telling is not None and len(self._words) < _REMEMBERED:
                word = cells[telling]
                if says(word) and not _is_sum(word) and not _heads(word):
                    self._words.add(word)
            return True
        self._count(why, number, 1)
        return False

    def counted(self) -> tuple[Skipped, ...]:
        """What was passed over so far, by reason."""
        return tuple(
            Skipped(why, self._counts[why], listed(self._rows[why], self._counts[why]))
            for why in Skip
            if why in self._counts
        )

    def _count(self, why: Skip, number: int, lines: int) -> None:
        self._counts[why] = self._counts.get(why, 0) + lines
        rows = self._rows.setdefault(why, [])
        if why in _EXPLAINING and number == self._top + 1:
            self._top = number
        room = max(NAMED - len(rows), 0)
        rows.extend(range(number, number + min(lines, room)))

    def _why(self, number: int, cells: Sequence[CellValue]) -> Skip | None:
        if self._again.is_line(cells):
            is_same = self._again.is_same(cells, beneath=number == self._top + 1)
            self.other = None if is_same else other(self._layout, number, cells)
            return Skip.HEADING
        if self._apart and self._again.begins_another(cells):
            self.other = other(self._layout, number, cells)
            return Skip.HEADING
        if self._is_footer(cells):
            return Skip.FOOTER
        if _is_rule(cells):
            return Skip.CONTINUATION
        if number in self._titles and _is_title(cells):
            return Skip.TITLE
        if self._is_more_of_above(cells):
            return Skip.CONTINUATION if self._is_surely_of_above(cells) else Skip.CARD
        filled = [index for index, cell in enumerate(cells) if says(cell)]
        if len(filled) == 1 and self._is_title_below_field(filled[0], cells):
            return Skip.TITLE
        for index in self._mapped:
            if says(cells[index]):
                return None
        if self.other is not None and len(filled) >= _FEWEST:
            return None  # what stands in which column is not known
        if filled and self._numbers.issuperset(filled):
            return Skip.TITLE if _is_worded(cells[filled[0]]) else Skip.NUMBERED
        named = [index for index in self._names if says(cells[index])]
        is_title = filled == named and len(named) == 1 and self._is_group(named[0], cells)
        if is_title:
            return Skip.TITLE
        return None if named else Skip.CONTINUATION

    def _is_more_of_above(self, cells: Sequence[CellValue]) -> bool:
        """Whether a line has another network card or disk of the device above it, which has one and
        an identifier besides, and nothing else: by itself it would be a device more."""
        above = self._above
        if any(says(cells[index]) or _is_denied(cells[index]) for index in self._single):
            return False
        if self.other is not None or above == ():
            return False
        if not any(says(above[index]) for index in self._single):
            return False
        filled = [index for index, cell in enumerate(cells) if says(cell)]
        values = [index for index in filled if index in self._several]
        others = (index for index in filled if index not in self._several)
        return (
            values != []
            and all(says(above[index]) for index in values)
            and all(index in self._kinds or _is_card(cells[index]) for index in others)
        )

    def _is_surely_of_above(self, cells: Sequence[CellValue]) -> bool:
        """Whether such a line says which card it is about, or leaves blank what the device above
        says besides.  The system does not count: it may be merged over both."""
        own = {*self._identifiers, *self._system}
        others = (index for index in range(len(cells)) if index not in own)
        return any(says(cells[index]) or says(self._above[index]) for index in others)

    def _is_title_below_field(self, index: int, cells: Sequence[CellValue]) -> bool:
        """Whether what stands alone in a line below systems or identifiers is none, but is numbered
        as titles are, or the name of a department: 2. Etage, 财务部."""
        text = text_of(cells[index]).strip()
        is_field = index in self._system or index in self._identifiers
        if not is_field or _has_digit(text.lstrip("(（0123456789")) or says_system(text):
            return False
        return begins_title(text) or models.is_team(text)

    def _is_group(self, index: int, cells: Sequence[CellValue]) -> bool:
        """Whether what stands alone in a line under a heading of names is the title of the rows
        below it: 一、台式机, or 财务部 below 姓名, or where all devices are called like PC-0042."""
        text = text_of(cells[index]).strip()
        if begins_title(text) or (models.is_team(text) and not self._are_devices):
            return True
        if _has_digit(cells[index]):
            return False
        if index not in self._numbered:
            self._numbered[index] = self._is_numbered(index)
        return self._numbered[index]

    def _is_numbered(self, index: int) -> bool:
        rows = (
            (*row, *[""] * (index + 1 - len(row)))
            for row in self._sample()
            if any(place < len(row) and says(row[place]) for place in self._identifiers)
        )
        names = [row[index] for row in rows if not _is_last_word(text_of(row[index]))]
        return len(names) > 1 and all(map(_has_digit, names))

    def _is_footer(self, cells: Sequence[CellValue]) -> bool:
        """Whether a line begins as last lines do, or is the total of a group, and no identifier
        stands in it."""
        for first, start in enumerate(cells):
            if start != "":
                if not isinstance(start, str):
                    return False
                telling = {*self._identifiers, *self._system}
                if start.lstrip()[:1] in _FIRST_LETTERS and _is_last_word(start):
                    others = telling
                elif any(_is_long(cells[i]) for i in self._identifiers if i != first):
                    return False  # as nearly every row
                elif _GROUP_OR_SENTENCE.fullmatch(start.strip()) or (
                    not (first in telling or _SUMS.isdisjoint(cells) or _has_digit(start))
                ):
                    others = {*range(len(cells))}
                else:
                    return False
                return all(
                    _is_sum(cells[index]) or (index not in telling and _is_amount(cells[index]))
                    for index in others - {first}
                )
        return False


def _shows(cells: Sequence[CellValue]) -> Skip | None:
    """Why a line near the headings is none of a device: it shows how the form is filled in, or
    says what a program calls the columns (bk_os_type)."""
    if _is_example(cells):
        return Skip.EXAMPLE
    texts = [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]
    if len(texts) < _FEWEST or not all(_CODE.fullmatch(text) for text in texts):
        return None
    joined = sum(_JOINED.search(text) is not None for text in texts)
    # What a program calls the columns, it says of all; a device without a number may be left with
    # a name and a place.
    is_line = joined >= _FEWEST and 2 * joined >= len(texts) and 4 * len(texts) >= 3 * len(cells)
    return Skip.HEADING if is_line and not any(map(says_system, texts)) else None


def _is_example(cells: Sequence[CellValue]) -> bool:
    """Whether a line shows how a form is filled in: one of its cells says so (示例; Example,
    please delete), the first begins so, or all of them say what belongs into their columns (必填,
    text)."""
    filled = [cell for cell in cells if cell != ""]
    texts = [cell.strip() for cell in filled if isinstance(cell, str)]
    keys = [label_key(text) for text in texts]
    if any(key in SHOWN_ROWS for key in keys if not key.isascii()):
        return True
    if filled and isinstance(filled[0], str) and keys[0] in SHOWN_ROWS:
        return True  # elsewhere EXAMPLE is the name of a domain
    if filled and isinstance(filled[0], str) and _SHOWN.match(texts[0]):
        return True
    if any(map(_SHOWN_ROW.fullmatch, texts)):
        return True
    if not len(filled) == len(keys) >= _FEWEST:
        return False
    if all(_BRACKETED.fullmatch(text) for text in texts):
        return True
    others = [text for text, key in zip(texts, keys, strict=True) if key not in FORM_WORDS]
    # 企业/个人: what there is to choose from.
    return 2 * len(others) < len(texts) and not any(map(is_value, others))


def _is_rule(cells: Sequence[CellValue]) -> bool:
    """Whether a line is drawn: the dashes that sqlcmd and psql write below the headings."""
    return all(isinstance(cell, str) and _RULE.issuperset(cell) for cell in cells)


def _is_title(cells: Sequence[CellValue]) -> bool:
    """Whether a line has a single cell, and that is no value."""
    filled = [cell for cell in cells if cell != ""]
    return len(filled) == 1 and not is_value(filled[0])


def _is_card(cell: CellValue) -> bool:
    """Whether a cell says which network card its line is about; no 网络部."""
    text = text_of(cell).strip()
    return adapters.is_card(text) and not models.is_team(text)


def _is_denied(cell: CellValue) -> bool:
    """Whether somebody wrote that there is none, 无: of this device, then.  Programs fill lines
    with N/A."""
    text = text_of(cell).strip()
    return not text.isascii() and text.isalpha()


def _leftmost(columns: Sequence[Column]) -> list[Column]:
    """Where no column is known to hold names: the first with a heading, if it is no field."""
    first = next((column for column in columns if column.label.strip()), None)
    return [first] if first is not None and first.field is None else []


def _has_digit(cell: CellValue) -> bool:
    return any(map(str.isdigit, text_of(cell)))


def _is_worded(cell: CellValue) -> bool:
    """Whether below a heading of running numbers stands a word, behind its own number if it has
    one: 一、笔记本电脑, no No. 17."""
    return isinstance(cell, str) and _WORD.search(_DIGIT.split(cell)[-1]) is not None


def _heads(word: CellValue) -> bool:
    """Whether a word could begin a line of headings as well: Mac."""
    return isinstance(word, str) and is_heading(word)


def _is_last_word(text: str) -> bool:
    """Whether a text is what last lines begin with; 合 计 is often written with blanks."""
    text = text.strip() if text.isascii() else "".join(text.split())
    return _FOOTER.fullmatch(text) is not None


def _is_sum(cell: CellValue) -> bool:
    """Whether a cell of a last line is no identifier: a sum, or another signature."""
    if isinstance(cell, Cell):
        small = isinstance(cell.value, int | float) and abs(cell.value) < _MOST
        return cell.kind in (Kind.FORMULA, Kind.ERROR) or (cell.kind is Kind.NUMBER and small)
    text = cell.strip()
    return (
        is_blank(text)
        or any(found is not None for found in (_NUMBER.fullmatch(text), _BLANK_TO_FILL.match(text)))
        or _is_last_word(text)
    )


def _is_long(cell: CellValue) -> bool:
    """Whether a cell can be no count, and is no 日期： to be filled in."""
    if not isinstance(cell, str) or cell[-1:] in _COLONS:
        return False
    return len(cell) > _LONGEST_COUNT or cell[:1].isalpha()


def _is_amount(cell: CellValue) -> bool:
    """Whether a cell that is no identifier is summed up."""
    if isinstance(cell, Cell):
        return cell.kind is Kind.NUMBER
    return _AMOUNT.fullmatch(cell.strip()) is not None


def listed(rows: Sequence[int], count: int) -> str:
    """So many rows, of which these are the first or all."""
    return ", ".join(map(str, rows)) + (" …" if count > len(rows) else "")
