"""What kind of thing a row is about: the words of a cell → the slug of a ``Kind``.

A column of kinds is read closely (“Hardware > Monitors”, “27寸显示器”, “Laptop with dock”).  A
model or a name gives a kind away only where nothing else can be meant.  "" where nobody knows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice, product

from importer.vocabulary.kinds import (
    AMBIGUOUS,
    BRANDS,
    COMPOUNDS,
    COMPUTER,
    DEVICES,
    ENDS,
    ENDS_OF_PHONES,
    GENERIC,
    HEADS,
    IN_ENGLISH,
    KINDS,
    MORE_BRANDS,
    PHONE,
    QUALITIES,
    SHEETS,
    TABLET,
)
from importer.vocabulary.labels import label_key
from importer.vocabulary.models import (
    MAKERS,
    MODELS,
    Starts,
    is_computer,
    system_of,
    system_of_name,
)
from importer.vocabulary.systems import DESKTOP, SYSTEM_BY_CODE

_WORDS = {label_key(word): kind.slug for kind in KINDS for word in kind.words}
_GENERIC = frozenset(map(label_key, GENERIC))
_UNSURE = _GENERIC | frozenset(map(label_key, AMBIGUOUS))
_STARTS = Starts({start: kind.slug for kind in KINDS for start in kind.models})
#: What runs none of the systems for computers: models by their beginnings.
_MOBILE = frozenset(code for code, system in SYSTEM_BY_CODE.items() if system.takes != DESKTOP)
_PHONES = tuple(start for start, system in MODELS.items() if system in _MOBILE)
_WORDS_OF_PHONES = next(kind.words for kind in KINDS if kind.slug == PHONE)
#: The first letters of phones' models and makers, and of words for them, as they are written: all
#: that can be looked at of each name of a million.
_READ_FIRST = 3
_BEGINNINGS_OF_PHONES = frozenset(
    form[:_READ_FIRST]
    for start in (*_PHONES, *MAKERS, *_WORDS_OF_PHONES)
    for form in (start, start.lower(), start.upper(), start.title(), f"{start[:2]} ")
)
#: German writes words together: Leihnotebook; and everybody Tower-PC; Mouse 10-pcs are pieces.
_COMPOUND = re.compile(r"[a-zäöü](?:notebook|laptop)s?$|(?<=[^\W\d_])-pc$")
#: A word has so many parts at the most: "Keyboard and mouse" has three.
_MOST_WORDS, _LONGEST = 4, 24
#: What is longer is a remark.
_LONGEST_TEXT = 120
#: What is more than one thing: the first counts, if it is a device.
_TOGETHER = re.compile(
    r"\s*(?:[+&＋、]|\b(?:without|w/o|with|incl|including|inclusive|and|plus|w|ohne|mit|und|inkl"
    r"|inklusive|einschl|einschließlich|samt|nebst|sans|avec|et|con|y|och|og)\b\.?/?"
    r"|(?<=\s)(?:[mu]\.|e|com|med|met|c/)(?=\s)"
    r"|不含|不带|含|带|及|和|与|(?<=[\s(,])无(?![线線人纸])|附(?!件|属)|(?<![适適分装])配(?![件电電线線置套]))\s*"
)
#: Levels of a list of kinds, from above to below; a dash only where it stands between words.
_DASH = r"\s[-–—]+\s?|(?<=[^\x00-\x7f])-|-(?=[^\x00-\x7f])"
_LEVELS = re.compile(rf"[/>|\\:;,→»·_()（）\[\]【】]+|{_DASH}")
#: And what no word of ours has in it, while its key passes over it.
_PARTED = re.compile(r"(?<=.)[/(]|\s[-–—]\s")
#: What is built into a computer: i5/8GB/256GB SSD, 16G内存 512G固态; and what computes in it.
_INSIDE = re.compile(
    r"\b[0-9]{1,4} ?[gt][bo]?(?: ?(?:ssd|hdd|nvme|m\.2|emmc|ram|ddr[2-5]|memory|固态|机械|硬盘|内存"
    r"|存储)){0,2}(?![0-9a-z])"
)
_PROCESSOR = re.compile(
    r"\b(?:[ir][3579]|ryzen|celeron|pentium|xeon|athlon|n[1-6][0-9]{3})(?![0-9a-z])"
    r"|酷睿|赛扬|奔腾|至强|锐龙|兆芯|龙芯|飞腾|鲲鹏"
)
#: So many of these tell what is in a computer.
_DESCRIBED = 2
#: What comes with no computer; sizes before a word for it are its own: 4G/5G路由器.
_APART = frozenset({*DEVICES, "network", "printer"})
#: What a computer has and is no thing beside it: MacBook Pro 16 US Keyboard, Latitude 5520 (touch
#: screen), 台式机 独立显卡.
_LAYOUT = (
    "(?:us|uk|de|fr|es|it|ch|jp|intl|german|english|french|spanish|qwertz|qwerty|azerty|backlit)"
)
_KEYBOARD = "(?:keyboard|tastatur|clavier|teclado)"
_INCHES = r"[0-9]{2}(?:[.,][0-9])?[\s-]?(?:\"|inch|zoll)"
_SHARP = rf"(?:touch|full ?hd|fhd|qhd|uhd|[245]k|retina|ips|oled|{_INCHES})"
_FEATURE = re.compile(
    rf"[\s,(/–-]+(?:(?P<keyboard>{_LAYOUT}[\s-]*{_KEYBOARD}|{_KEYBOARD}[\s:,-]*{_LAYOUT})"
    rf"|(?P<display>(?:{_SHARP}[\s-]*)+(?:display|screen|bildschirm))"
    r"|(?:英文|中文|国行|背光)+键盘|(?:触[控摸]|曲面|高刷)屏|(?:独立|双|集成)显卡"
    r"|双(?:[245]k)?(?:显示器|屏))\)?$"
)
#: What is sold without its keyboard: Surface Pro 7 US Keyboard is that alone.
_TABLETS = re.compile(r"\bsurface (?:pro|go)\b|\btablet\b")
#: Makers call their displays as they do their computers, HP Omen 27 QHD display: one of that size
#: is built into these alone.
_LARGE = re.compile(r"(?<![0-9a-z])[2-4][0-9](?![0-9])")
_WITH_LARGE = re.compile(r"\b(?:imac|aio|all[ -]in[ -]one|eliteone|proone|surface studio)\b")
#: A keyboard's layout is no more than which one it is: HP 125 Wired Keyboard US.
_LAYOUT_BEHIND = re.compile(
    rf"(?<=keyboard|tastatur)[\s:,(-]+{_LAYOUT}(?: (?:english|layout))?\)?$"
)
#: So are a dock's generation and its watts: Thunderbolt Dock 120W G4, USB-C Dock Gen 2.
_GENERATION = re.compile(r"(?<=dock|tion)(?:\s[0-9]{2,3}\s?w)?(?:\s(?:gen\.?\s?[0-9]|g[0-9]))?$")
#: And what stands behind a word for a thing: Switch 24-Port, UPS 1500VA, Docking Station USB-C.
_WHICH = re.compile(
    rf"[\s(-]+(?:{_LAYOUT}|[0-9]{{1,5}}[\s-]?(?:ports?|portas|puertos|va|w|口|zoll)|usb-?c?"
    r"|poe|réseau|wi-?fi|colou?r|wireless|kabellos|draadloos|bluetooth|managed|unmanaged"
    r"|[0-9]{1,4}\s?[gt]b?|ddr[2-5])\)?$"
)
#: Words for what has its own display and keyboard, or a graphics card.
_PORTABLE = re.compile(
    r"(?:laptop|notebook|all[ -]in[ -]one|aio|笔记本|电脑|主机|一体机|工作站|台式机)$"
)
#: What something is for is not what it is.
_FOR = re.compile(r"\s+(?:for|für|pour|para)\s.*")
#: What tells one thing from its like: 打印机-02, 交换机（3F）, Surface Dock 2.
_BEHIND = re.compile(r"(?:[\s#_-]*[0-9]{1,4}(?:号|台|#)?)?(?:\s*\([^()]*\))?$")
#: Virtual machines of QEMU call themselves so, while a switch has a maker.
_MACHINES = frozenset({"kvm"})
#: 惠普打印机M404, Color Laser Printer C1760nw; no processor, no size and no computer's number.
_MODEL_BEHIND = re.compile(
    r"(?:(?<=[^\x00-\x7f])\s?|\s(?!i[3579]|r[3579]-|[0-9]+[gtm]b?$"
    r"|(?:pc|nb|lt|lap|dt|ws|wks|srv|win)[0-9-]))"
    r"(?=[^0-9]*[0-9])[0-9a-z+-]{2,12}$"
)
_NUMBERED = re.compile(r"[\s#_-]+[0-9]{1,3}[a-z]?$")
_DIGIT = re.compile("[0-9]")
#: What comes with a computer: OptiPlex 7090, keyboard; OptiPlex 7090/24" monitor.
_BESIDE_MODEL = re.compile(r"[,;]|/(?=[0-9]{2}(?![0-9]))")
#: What a model is built for: Precision 7920 Rack, Server 2U rack; 42U server rack has none in it.
_IN_RACK = re.compile(r"\s\(?rack\)?$")
_UNITS = re.compile(r"\s[1-8]u$")
#: Computers that are called as other things: Wortmann's TERRA MOBILE 1516, Acer's Switch 5, MSI's
#: PRO AP241, Mouse Computer's mouse K5-I7.
_CALLED_OTHERWISE = re.compile(
    r"\b(?:terra|esprimo|celsius) mobile\b|\b(?:acer|aspire) switch\b|\bmsi pro ap(?=[0-9]{3})"
    r"|\bmouse (?=[a-z]{1,2}[0-9]?-[ir][3579])"
)
_BRANDS = frozenset(map(label_key, (*BRANDS, *MORE_BRANDS)))
#: Others are written without a blank before the model: 惠普M126.
_BRAND = re.compile("|".join(name for name in (*BRANDS, *MORE_BRANDS) if not name.isascii()))
#: What printers call themselves, with the end of their MAC address or all of it: HP's, Brother's,
#: Xerox's, Ricoh's, Lexmark's, Epson's.
_PRINTERS = re.compile(
    r"npi[0-9a-f]{6}|(?:br[nw]|xrx|et)[0-9a-f]{12}|rnp(?:[0-9a-f]{6}){1,2}|epson[0-9a-f]{6}"
)
#: What a worksheet's name has besides the things, and what stands between several of them.
_LIST = re.compile(
    r"清单|清單|列表|台账|明细表?|登记表?|一览表?|一覧|盘点表?|汇总表?|信息表?|资产表?|在用|"
    r"\b(?:lists?|inventory|register|assets?|liste|bestand|inventaire)\b(?: of\b| der\b| des\b)?|"
    r"[0-9０-９（）()_.年月季度-]+"
)
_AND = re.compile(r"\s*(?:[、,，/&+和及与]|\b(?:and|und|et)\b)\s*")
#: A size, in a rack as well, or a number of pieces behind a word, or that it is a set.
_SIZE = re.compile(
    r"[\s-]*[0-9]+(?:[.][0-9]+)?\s*(?:-?inch(?:es)?|in|\"|''|″|”|英寸|英吋|寸|吋|cm|zoll|u|台|个|套)?$"
    r"|(?:\s(?:set|kit|bundle)|套装|套裝|套机)$"
)


@lru_cache(maxsize=4096)
def kind(text: str) -> str:
    """The kind that a cell of a column of kinds names.

    Of several things it is the device among them, of levels the last one that is known.
    """
    text = _plain(text)
    if found := _looked_up(text):
        return found
    if len(text) > _LONGEST_TEXT:
        return ""
    if _begins_with_computer(text) or _has_feature(text):
        return COMPUTER
    if (described := _described(text)) is not None:
        return described
    parts = _TOGETHER.split(text)
    if not parts[0]:
        return ""  # with dock: of a thing that nobody names
    things = [_of_levels(part) for part in parts]
    if found := next((slug for slug in things if slug in DEVICES), ""):
        return found
    # 计算机设备及软件, ThinkPad + Monitor, Laptop Dell 5420 with dock: a computer may be
    # among them.
    is_any = any(
        _is_generic(part)
        or (not thing and (is_computer(part) or _looked_up(part.partition(" ")[0]) == COMPUTER))
        for part, thing in zip(parts, things, strict=True)
    )
    if is_any:
        return ""
    if len(parts) > 1 and not things[0] and _DIGIT.search(parts[0]):
        return kind_of_model(parts[0])  # HP 250 G8 w/ bag
    return next(filter(None, things), "") or _with_more_behind(text)


def _with_more_behind(text: str) -> str:
    """The kind of what stands before which one it is, or before its maker: Switch 24-Port, Printer
    HP."""
    thing = text
    while (shorter := _WHICH.sub("", thing)) != thing:
        thing = shorter
    return _of_phrase(thing) if thing != text else _before_maker(text)


def kind_named(text: str) -> str:
    """The kind that a text is the word for, and nothing else ("Printer", "NAS")."""
    return _looked_up(_plain(text))


@lru_cache(maxsize=1)
def other_things() -> Mapping[str, str]:
    """What is no device, as it stands alone in a cell → its kind: 打印机, Monitors, 激光打印机.

    A look into this table is all that a cell of a million can be given.
    """
    found: dict[str, str] = {}
    for quality, end in product(QUALITIES, ENDS):
        kind = _ENDS[label_key(end)]
        if end.isascii() and quality.isascii():
            found[f"{quality} {end}"] = found[f"{quality} {end.lower()}"] = kind
        elif not end.isascii():
            found[quality + end] = kind
    for each in KINDS:
        for word in each.words if each.slug not in DEVICES else ():
            if word.casefold() not in _MACHINES:
                found.update(dict.fromkeys(_written(word), each.slug))
    return found


def _written(word: str) -> Iterator[str]:
    """A word in the cases and the number in which it is written, with a blank that was typed."""
    for form in (word, _plural(word)) if word.isascii() else (word,):
        for case in {form, form.lower(), form.upper(), form.title(), form.capitalize()}:
            yield from (case, f"{case} ")


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "ch", "sh")):
        return f"{word}es"
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


def is_surely_computer(text: str) -> bool:
    """Whether words name a computer and nothing else: a laptop, no department called IT."""
    return kind(text) == COMPUTER and _UNSURE.isdisjoint(_ends(_plain(text)))


def is_surely_phone(text: str) -> bool:
    """Whether a word of a column of kinds names a phone and nothing else: 工作手机, iPad, no
    tablet, which may run Windows; neither levels nor several things."""
    plain = _plain(text)
    if _LEVELS.search(plain) or _TOGETHER.search(plain):
        return False
    ends = (*_ends(plain), *_ends(_SIZE.sub("", plain)))  # Wortmann's MOBILE 1516 is a laptop
    return _UNSURE.isdisjoint(ends) and (kind(text) == PHONE or system_of_name(text) in _MOBILE)


@lru_cache(maxsize=4096)
def is_phone_model(model: str) -> bool:
    """Whether a model is certainly a phone's or a tablet's that runs no system for computers
    (iPhone 14, HUAWEI Mate 60, MatePad 11); 小米14寸笔记本 is not."""
    if is_surely_phone(model):
        return True
    is_one = system_of(model) in _MOBILE or _begun(model) in (PHONE, TABLET)
    return is_one and kind(model) != COMPUTER


def is_called_as_phone(name: str) -> bool:
    """Whether a name is a phone's model or a word for one and nothing else (iPhone 14, 手机, not
    iPad组-01), by its first letters first."""
    if name[:_READ_FIRST] not in _BEGINNINGS_OF_PHONES:
        return False
    is_word = kind_named(name) == PHONE and is_surely_phone(name)
    return is_word or system_of_name(name) in _MOBILE


@lru_cache(maxsize=4096)
def kind_of_model(text: str) -> str:
    """The kind that a model or a name can only be of ("LaserJet Pro M404", "Surface Dock")."""
    text = _plain(text)
    if text in _MACHINES:
        return ""
    if found := _looked_up(text):
        return found
    if len(text) > _LONGEST_TEXT:
        return ""
    if _begins_with_computer(text) or _has_feature(text):
        return ""
    plain = _GENERATION.sub("", _LAYOUT_BEHIND.sub("", text))
    model = _MODEL_BEHIND.search(plain)
    if model is not None and _of_phrase(model[0].strip()) not in DEVICES:
        plain = plain[: model.start()]
    else:
        plain = _BEHIND.sub("", plain)
    thing = _SIZE.sub("", _FOR.sub("", _TOGETHER.split(plain)[0]))
    named = next((_ENDS[end] for end in _ends(thing) if end in _ENDS), "")
    if named and not _is_with_others(text, thing):
        return named
    if slug := _before_maker(thing):
        return slug
    slug = _begun(text)
    # A room of computers may be named after a maker: “Cisco lab PC”.
    return slug if slug in DEVICES or _of_phrase(thing) not in DEVICES else ""


def _begins_with_computer(text: str) -> bool:
    """Whether a text is a computer's model and what comes with it: HP Z2 Tower, keyboard, mouse."""
    first = _BESIDE_MODEL.split(text)[0]
    model = _IN_RACK.sub("", first)
    if model == text or not _DIGIT.search(model):
        return False
    is_said = first != text or _UNITS.search(model) is not None
    return is_computer(model) or (is_said and _of_phrase(model) in DEVICES)


def _is_with_others(text: str, thing: str) -> bool:
    """Whether a computer, or what is in one, stands before what comes with it: 主机/显示器; the
    printer beside one is 前台电脑-打印机."""
    last = re.split(_DASH, thing)[-1]
    return _of_levels(last) == COMPUTER or _described(text) in ("", *DEVICES)


def _has_feature(text: str) -> bool:
    """Whether a text is a computer's model, or a word for one, with what is a part of it."""
    found = _FEATURE.search(text)
    if found is None or _begun(text) not in ("", *DEVICES):
        return False
    head = _BRAND.sub(_in_english, text[: found.start()])
    if found["keyboard"] and "(" not in found[0] and _TABLETS.search(head):
        return False
    if found["display"] and _LARGE.search(text) and not _WITH_LARGE.search(head):
        return False
    is_model = is_computer(head) and (_DIGIT.search(text) is not None or "retina" in text)
    return is_model or (_PORTABLE.search(head) is not None and _of_phrase(head) == COMPUTER)


def _described(text: str) -> str | None:
    """The kind of what stands before its processor and how much it stores, "" where nobody knows:
    HP 288 G5 i5-9500/8G/1T/21.5寸显示器, NAS 4TB/8GB; or behind them, where that comes with no
    computer: 8G/256G笔记本.  None for any other text: a single size may be that of the disk that a
    row is about."""
    found = (*islice(_PROCESSOR.finditer(text), 1), *_INSIDE.finditer(text))
    if len(found) < _DESCRIBED:
        return None
    before = text[: min(each.start() for each in found)].strip()
    if slug := _of_head(before):
        return slug if slug in DEVICES or not _has_computer(before) else ""
    behind = _LEVELS.split(text[max(each.end() for each in found) :])[0]
    slug = _of_phrase(_TOGETHER.split(behind)[0].strip())
    return slug if slug in _APART else ""


def _of_head(text: str) -> str:
    """The kind of what stands before sizes: of several things the device among them."""
    things = map(_of_levels, _TOGETHER.split(text))
    return next((slug for slug in things if slug in DEVICES), "") or _of_levels(text)


def _has_computer(text: str) -> bool:
    """Whether a computer is named before a part of it: MacBook Air 13 RAM, PC HDD."""
    *before, _ = text.split(" ")
    return is_computer(text) or any(_of_phrase(word) == COMPUTER for word in before)


def _begun(model: str) -> str:
    """The kind of which all models are that begin as this one, whose maker may be in Chinese."""
    return _STARTS.longest(model) or _STARTS.longest(_BRAND.sub(_in_english, model)) or ""


def _in_english(brand: re.Match[str]) -> str:
    """A Chinese name of a maker as the table of models has it: 戴尔P2422H is a Dell P2422H."""
    return f"{IN_ENGLISH.get(brand[0], brand[0])} "


def _before_maker(text: str) -> str:
    """The kind of a thing that stands before its maker: 打印机 HP M404, Monitor Samsung S24F350.
    "" where a computer stands there, before or behind."""
    words = text.split(" ")
    for place, word in enumerate(words[1 : _MOST_WORDS + 1], 1):
        if label_key(word) in _BRANDS or _BRAND.match(word):
            slug = _of_phrase(" ".join(words[:place]))
            return "" if slug in DEVICES or is_computer(" ".join(words[place:])) else slug
    return ""


@lru_cache(maxsize=4096)
def kind_of_name(name: str) -> str:
    """The kind of what is called by its kind and perhaps a number (PRINTER-01, 交换机 3F), or of a
    printer that nobody gave a name (NPI4A1B2C)."""
    text = _plain(name)
    if len(text) > _LONGEST_TEXT:
        return ""
    if _PRINTERS.fullmatch(text):
        return "printer"
    return _looked_up(_NUMBERED.sub("", _BEHIND.sub("", text)), _SHEETS)


@lru_cache(maxsize=256)
def kind_of_sheet(name: str) -> str:
    """The kind of all that stands in a worksheet by its name (打印机清单 2025, Switches)."""
    kinds = [_looked_up(_LIST.sub(" ", part), _SHEETS) for part in _AND.split(_plain(name))]
    return kinds[0] if all(kinds) else ""


def _plain(text: str) -> str:
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return _CALLED_OTHERWISE.sub("notebook ", plain)


def _looked_up(text: str, table: Mapping[str, str] = _WORDS) -> str:
    """The kind of a text that is one of our words as it stands; what is parted is a word for a
    device or none, for Server (Rack) is no rack."""
    found = next((table[key] for key in _singular(label_key(text)) if key in table), "")
    return found if found in DEVICES or not _PARTED.search(text) else ""


def _is_generic(text: str) -> bool:
    """Whether a text is a word for computers that says no more."""
    return not _GENERIC.isdisjoint(_singular(label_key(text)))


def _of_levels(text: str) -> str:
    """The kind of a part: its last level counts, unless one above it is a device by a word that
    says more than "computer"."""
    text = _FOR.sub("", text)
    levels = [level.strip() for level in _LEVELS.split(text) if level.strip()]
    kinds = [_of_phrase(level) for level in levels]
    for slug, level in zip(kinds, levels, strict=True):
        if slug in DEVICES and not _is_generic(level):
            return slug
    return next(filter(None, reversed(kinds)), "")


def _of_phrase(text: str) -> str:
    """The kind of a phrase: that of its last words, the longest that are known."""
    text = _SIZE.sub("", text) or text
    if not _looked_up(text) and (head := _HEAD.match(text)):
        return _WORDS[label_key(head[0])]
    found = next((_WORDS[end] for end in _ends(text) if end in _WORDS), "")
    if not found and (thing := _THING_COMPOUND.search(text)):
        return _looked_up(thing[0])
    return found or (COMPUTER if _COMPOUND.search(text) else "")


def _ends(text: str) -> Iterator[str]:
    """What a phrase ends with, the longest first, as keys; a plural also as its singular.  Words
    of Latin letters stand apart, others follow each other without a blank."""
    words = text.split(" ")
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        yield from _singular(label_key(" ".join(words[-count:])))
    last = label_key(words[-1])
    for start in range(max(len(last) - _LONGEST, 0), len(last)):
        if not last[start].isascii() or (start and not last[start - 1].isascii()):
            yield from _singular(last[start:])


def _singular(key: str) -> Iterator[str]:
    yield key
    if key.endswith("s") and key.isascii():
        yield key[:-1]
        if key.endswith("es"):
            yield key[:-2]
        if key.endswith("ies"):
            yield key[:-3] + "y"


_ENDS = {label_key(word): _looked_up(word) for word in ENDS}
_ENDS |= dict.fromkeys(map(label_key, ENDS_OF_PHONES), PHONE)
_HEAD = re.compile(rf"(?:{'|'.join(sorted(map(_plain, HEADS), key=len, reverse=True))})(?=\s)")
_THING_COMPOUND = re.compile(rf"(?<=[a-zäöü0-9-])(?:{'|'.join(map(_plain, COMPOUNDS))})s?$")
#: A sheet called Scanner is what one found in a network.
_SHEETS = {label_key(word): _looked_up(word) for word in (*ENDS, *SHEETS) if word != "Scanner"}
