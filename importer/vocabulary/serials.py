"""What a serial number looks like, and what only stands in its column.

A serial number is any text of a maker's, so that no rule about its length or letters holds.  But
it is no sentence: it has no Chinese character, is not made of words, and nothing explains it in
the same cell.  What is more than the number itself is refused, with the number as the
suggestion: an identifier can't be corrected once it is registered.
"""

from __future__ import annotations

import re

from importer.vocabulary import boards
from importer.vocabulary.faults import Fault
from importer.vocabulary.fields import is_label_of
from importer.vocabulary.letters import look_alike
from importer.vocabulary.models import PCS
from importer.vocabulary.placeholders import is_blank, is_placeholder
from importer.vocabulary.systems import words

#: A Windows product ID: 00330-80000-00000-AA123, 00426-OEM-8992662-00006, 55274-640-0011903-23111;
#: “PID” may stand in front.  Win32_OperatingSystem calls it SerialNumber; many machines share one.
_PRODUCT_ID = re.compile(
    r"(?:(?:product[ _-]?|p)(?:id|key)[-_:=# ]*)?(?:[0-9X]{5}([- _])"
    r"(?:[0-9X]{5}\1[0-9X]{5}\1[A-Z]{2}[0-9A-Z]{3}"
    r"|(?:OEM|[0-9X]{3})\1[0-9X]{7}\1[0-9X]{5})|[0-9]{15}AA[0-9A-Z]{3})",
    re.IGNORECASE,
)
#: A product key: VK7JG-NPHTM-C97JM-9MPGT-3V66T, or one that was masked with Xs.
_PRODUCT_KEY = re.compile("[0-9A-Z]{5}(?:-[0-9A-Z]{5}){4}", re.IGNORECASE)
#: What Dell calls the main board: /7XK4RT3/CN129618AB0123/, .7XK4RT3.CN1296185C2450., and
#: ..CN1296185C2450. where the computer's own service tag was never written into it.
_BOARD_NUMBER = re.compile(
    r"([./])(?P<tag>[0-9A-Z]{5,7})?\1(?:CN|MX|MY|BR|TW|TH|VN|IN|PL|SG)[0-9A-Z]{5,14}\1?",
    re.IGNORECASE,
)
#: Such a tag and its express service code, as they stand on the label: 7XK4RT3/17283945601.
_TAG_AND_CODE = re.compile(rf"(?P<tag>{boards.DELL_TAG})[/ ][0-9]{{10,11}}", re.IGNORECASE)
_MONEY = r"(?:RMB|CNY|EUR|USD|GBP|HKD|TWD|JPY|CHF|HK\$|NT\$|US\$|[$€£¥￥]|元)"
_AMOUNT = "[0-9][0-9.,]*"
_SIZE = "[0-9]{1,4} ?[GT]B?"
_TLD = "local|localdomain|lan|internal|intra|corp|com|net|org|cn"
_KIND = "(?:PC|NB|LAP|LAPTOP|NOTEBOOK|DESKTOP|WORKSTATION|SRV|SERVER|MACBOOK|IPHONE|IPAD|WKS)"
_COMPUTER = f"[0-9A-Z_-]+[-_]{_KIND}(?:[-_][0-9A-Z_-]+)?"
#: What the name of a computer begins with, a short number behind it: PC01, NB-042, WS-MUC-012.
_CALLED = (
    "(?:PC|NB|LT|WS|WKS|LAP(?:TOP)?|NOTEBOOK|DESKTOP|WORKSTATION|CLIENT|SRV|SERVER|HOST|DESK|SEAT"
    "|ROOM|RAUM|SPARE|USER)"
)
#: What Lenovo orders by: 20XW0026CD, 21CBA001CD, 82JM0007CD, F0G1000TCD, 20XWCTO1WW; one
#: customer's own 20W0S1UW00.
_ORDERED = (
    "(?:(?:[123][0-9]|8[0-3]|90|F0)(?:[A-Z][0-9A-Z][0A]0[0-9A-Z]{2}[A-Z]{2}|[0-9A-Z]{2}CTO[0-9]WW)"
    "|[123][0-9][A-Z][0-9A-Z]S[0-9A-Z]{3}00)"
)
#: What is unmistakably something else, by what it is.
_FORMS = {
    "MAC address": "[0-9A-F]{2}(?P<mac>[: -])[0-9A-F]{2}(?:(?P=mac)[0-9A-F]{2}){4}"
    r"|[0-9A-F]{4}\.[0-9A-F]{4}\.[0-9A-F]{4}"
    "|(?=[0-9-]*[A-F])[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}",  # as Huawei and H3C write it
    "IP address": r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?:[/:][0-9]{1,5})?"
    r"|(?:[0-9A-F]{1,4}:){7}[0-9A-F]{1,4}|[0-9A-F:]*[0-9A-F]::[0-9A-F:]*(?:%\w+)?",
    "mail or web address": r"[^@\s]+@[^@\s]+\.[A-Z]{2,}|https?://.*",
    "computer in the network": rf"[0-9A-Z][0-9A-Z-]*(?:\.[0-9A-Z-]+)*\.(?:{_TLD})",
    "account": r"[A-Z][A-Z.-]*\\[^\\\s]+|S-1-5-[0-9-]+",
    "path": r"\\\\.*|/[a-z]+/.*|[A-Z]:\\.*|PHYSICALDRIVE[0-9]{1,2}|nvme[0-9]n[0-9]"
    r"|[^.]+\.(?:pdf|jpe?g|png|heic|xlsx?|csv|docx?|txt|zip)",
    "price": rf"{_MONEY} ?{_AMOUNT}[.,][0-9]+|{_MONEY} {_AMOUNT}|[$€£¥￥]{_AMOUNT}"
    rf"|{_AMOUNT} ?{_MONEY}|[0-9]{{1,6}}[.,]-+|[0-9]{{3,6}}\.[0-9]{{2}}",
    "size": r"[0-9]{1,4}(?:\.[0-9])? ?[GTM]B|[0-9]{1,4}[GT]|[0-9]{4}[x*×][0-9]{3,4}"
    rf"|{_SIZE} (?:SSD|HDD|RAM).*|{_SIZE}(?: ?[+/] ?{_SIZE})+",
    "telephone": r"\+[0-9][0-9 ()/-]{6,}|1[3-9][0-9](?P<tel>[ -])[0-9]{4}(?P=tel)[0-9]{4}"
    "|0[0-9]{2,3}[- ][0-9]{7,8}|00[1-9][0-9]?(?: [0-9]{2,})+|[2-9][0-9]{2}-[0-9]{3}-[0-9]{4}"
    "|[0-9]{2}-[0-9]{6}-[0-9]{6}-[0-9]",  # an IMEI
    "version": r"v(?:er(?:sion)?)?[. ]?[0-9]+(?:\.[0-9]+)+|[0-9]{1,2}\.(?:[1-9]|[0-9]\.[0-9]{1,2})"
    r"|[0-9]{1,2}\.[0-9]{2}\.[0-9]{1,2}|[0-9]{1,2}\.00|10\.0\.[12][0-9]{4}(?:\.[0-9]+)?|[12][0-9]H[12]",
    "month": r"(?:19|20)[0-9]{2}\.(?:0?[1-9]|1[0-2])|Q[1-4][ /-]?20[0-9]{2}|0[1-9]/20[0-9]{2}",
    "power": r"[0-9]{1,3}(?:[.,][0-9]{1,2})? ?(?:[VW]|VA|Wh|mAh)(?: ?/ ?[0-9.,]{1,5} ?A)?",
    "part": "(?:SSD|HDD|NVME|RAM|DDR[2-5]?|LAN|WLAN|WAN|ETH|COM|LPT|USB|HDMI|WPA)[-_ ]?"
    "(?:[0-9]{1,4}(?:[GT]B?)?|C)",
    "floor": r"[0-9]{1,2}\. ?(?:OG|UG|EG|Stock|Etage|Obergeschoss|étage|piso|floor)",
    # ServiceNow's, an update's of Microsoft's, an order's, a repair's, an employee's.
    "number of a ticket": "(?:INC|REQ|RITM|CHG|PRB|S?C?TASK)00[0-9]{4,8}|KB[0-9]{6,7}"
    "|CVE-[0-9]{4}-[0-9]+|ISO[ -]?[0-9]{4,5}|(?:RMA|EMP)[-_#]?[0-9]{3,10}"
    "|(?:PO|ORDER)[-_#][0-9]{3,10}",
    "answer of a server": "HTTP[ /]?[45][0-9]{2}",
    "recovery key of BitLocker": "[0-9]{6}(?:-[0-9]{6}){7}",
    # A Chinese citizen's: the place, the day of birth, a number.  Makers' days are later than 2009.
    "identity card": "[1-6][0-9]{5}(?:19[3-9]|200)[0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    "[0-9]{3}[0-9X]",
    # What makers order by: HP's, Apple's and Lenovo's; disks of Western Digital, Seagate, Samsung,
    # Intel, Micron, Crucial, Kingston, SK hynix, Toshiba, Hitachi, Union Memory and Apple.
    "product number": "[0-9A-Z]{6,7}#[0-9A-Z]{3}|[FMNPZ][0-9A-Z]{3,4}[A-Z]{1,2}/[A-Z]"
    f"|{_ORDERED}"
    "|WD[0-9]{2,4}[A-Z]{4}(?:-[0-9A-Z]{6,7})?|WDS[0-9]{3}[GT][0-9A-Z]{4}(?:-[0-9A-Z]{6})?"
    "|SD[A-Z]{5}-[0-9]{3,4}[GT](?:-[0-9]{4})?|CT[0-9]{3,4}[A-Z][0-9A-Z]{1,9}SSD[0-9]"
    "|M[GQ][0-9]{2}[A-Z]{3}[0-9]{3}[A-Z]?|DT01[A-Z]{3}[0-9]{3}|AP[0-9]{4}[A-Z]"
    "|RP[A-Z]{3}(?:[0-9]{3}|[0-9]T[0-9]{1,2})[A-Z]{3}[0-9][A-Z]{3}"
    "|(?:SKHynix|Micron|Crucial|Samsung|Kingston|Intel|KIOXIA|Toshiba)_[0-9A-Z_-]+"
    "|ST[0-9]{3,5}[A-Z]{2}[0-9]{3,4}[A-Z]?(?:-[0-9A-Z]{6})?"
    "|MZ[0-9A-Z]{3}[0-9][0-9T][0-9][A-Z]{4}(?:-[0-9A-Z]{5})?"
    "|PC SN[0-9]{3}[A-Z]?|SSD(?:PE|SC)[0-9A-Z]{6,}|MTFD[0-9A-Z]{6,}(?:-[0-9A-Z]+)?"
    "|SA400[MS][0-9]{2}(?:[/ ]?[0-9]{3,4}G)?|HF[MS][0-9]{3}[GT][0-9A-Z]{3,}(?:-[0-9A-Z]+)?"
    "|THNS[FN][0-9A-Z]{6,}|K[BX]G[0-9][0-9A-Z]{2}[NM][SV][0-9A-Z]+|HTS[0-9]{6}[A-Z][0-9A-Z]{3,5}",
    # What is printed beside the serial number: Dell's P89G001, HP's HSTNN-Q21C, Lenovo's TP00096A.
    "regulatory model": "[DPW][0-9]{2,3}[A-Z]00[1-9]|(?:HSTNN|TPN)-[A-Z][0-9A-Z]{2,4}"
    "|TP0[0-9]{4}[A-D]",
    # A battery's or a power supply's, as Lenovo writes it: 8SSA10E75790D1SG83A0123.
    "number of a part": "8S[5S][A-Z][0-9]{2}[A-Z][0-9]{5}[0-9A-Z]{9,12}|11S[0-9A-Z]{19,22}",
    # P/N 854109-001, FRU: 01YN123, MTM 20XWS0A100, PO 4500012345.
    "number that says what it is": r"(?:[DM]?P/?N|FRU|MTM|SKU|SNID|PPID|P/?O|INV)[.#:]* +[^\s:=]+"
    r"|(?:[DM]?P/N|FRU|MTM|SKU|SNID|PPID)[.#]*:[^\s:=]+",
    "model of Apple's": "[A-Z]{3,12}[0-9]{1,2},[0-9]{1,2}",
    "UDID of Apple's": "0000[0-9A-F]{4}-[0-9A-F]{16}",
    "model of a computer": "(?:latitude|optiplex|inspiron|vostro|precision|elitebook|probook"
    "|prodesk|elitedesk|zbook|poweredge|proliant|thinkpad|thinkcentre|thinkstation|thinkbook"
    "|ideapad|ideacentre|matebook|magicbook|vivobook|zenbook|pavilion|aspire|travelmate|veriton"
    "|surface-?(?:pro|go|book|laptop|studio)|imac|ipad|macbook(?:air|pro)?|xps(?=-?[0-9]{2}$))"
    "[-_]?[A-Z]{0,2}[0-9]{1,4}[A-Z]{0,3}(?:[-_]?G(?:en)?[0-9]{1,2})?"
    "|[A-Z]{0,2}[0-9]{1,3}[A-Z]{0,2} G(?:en ?)?[0-9]{1,2}|[RY][79]000[KPX]",  # 840 G8, E14 Gen 2
    "name that Windows gives": "DESKTOP-[0-9A-Z]{7}|LAPTOP-[0-9A-Z]{8}|WIN-[0-9A-Z]{11}"
    # Windows PE, and images that are named by the day on which they were installed.
    "|MININT-[0-9A-Z]{7}|[A-Z]{2,5}-20[0-9]{6}[A-Z]{4}",
    "computer's name": f"{_COMPUTER}|{_KIND}[-_][A-Z]{{3,}}",
    "processor": "[ir][3579]-[0-9]{4,5}[A-Z0-9]{0,3}|i[3579](?:-[0-9A-Z]+)?/.*",
    "system": "(?:win(?:dows)?|mac ?os ?x?|ubuntu|debian|centos)[ _-]?"
    r"(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}|xp)(?:[ _-]?(?:pro|home|ent|edu|lts|sp[0-9]|x?64))?",
}
_OTHER = re.compile("|".join(_FORMS.values()), re.IGNORECASE)
#: What only disks are numbered by: NVMe's groups, their names in networks of disks, WD's.
_DISKS_OWN = re.compile(
    r"(?:[0-9A-F]{4}_){3,7}[0-9A-F]{4}\.?|eui\.[0-9A-F]{16,32}|naa\.[0-9A-F]{16,32}"
    "|0x5[0-9A-F]{15}|WD-W[0-9A-Z]{10,13}",
    re.IGNORECASE,
)
#: With a number, of a year or a day perhaps, it may be what a firm calls its devices everywhere:
#: BJ-NB-0012, BJ-NB-20230001, NB-BJ-0012, BJ-FIN-PC01, PC01; ZC-2021-0012, 2021-12 of a ledger.
_YEAR = "(?:19|20)[0-9]{2}(?:(?:0[1-9]|1[0-2])(?:[0-3][0-9])?)?"
_ITS_NUMBER = rf"[-_](?:[0-9]{{1,6}}|{_YEAR}[0-9]{{3,6}})"
_NUMBERED_NAME = re.compile(
    rf"(?=.*{_ITS_NUMBER}$)(?:{_COMPUTER})|(?:[0-9A-Z]+[-_])+{_KIND}[0-9]{{1,4}}"
    rf"|{_KIND}(?:[-_][0-9]*[A-Z][0-9A-Z]*)+{_ITS_NUMBER}"
    rf"|{_CALLED}(?:[-_]?[0-9]{{1,4}}|[-_][A-Z]{{2,}}[-_]?[0-9]{{1,4}})"
    r"|[A-Z]{2,6}([-_])(?:19|20)[0-9]{2}\1[0-9]{2,6}|(?:199|20[0-3])[0-9][-_][0-9]{1,4}",
    re.IGNORECASE,
)
#: Platz12, john.doe1: makers write in capitals.
_WORD_NUMBERED = re.compile(r"(?=[A-Za-z]?[a-z.]*[aeiou])[A-Za-z][a-z.]{2,20}[0-9]{1,3}")
#: What an asset may be numbered by: SB-0012, SZ-IT 0012, ZC0012, GDZC20230012; of more digits the
#: first is a zero, while a maker's CND-12345 has any, and Lenovo's PF-012345 a hyphen on the case.
_ASSET = re.compile(
    "(?!(?:PF|M[JP]|LR|Y[DX])[- ][0-9]{6}$)"
    "(?:(?:(?:[A-Z]{1,6}[-_ ]){1,3}|ZC|GDZC|BGDN)(?:[0-9]{1,4}|0[0-9]{4,6})"
    "|(?:ZC|GDZC|BGDN)(?:(?:19|20)[0-9]{2}[-_]?|[-_](?:19|20)[0-9]{2})[0-9]{2,6})",
    re.IGNORECASE,
)
#: Such a one beside a serial number: IT-0012 PF4ABM01, while VMware-56 4d 60 … is one number.
_COUNTED = re.compile("(?:[A-Z]{1,6}[-_]){1,3}0[0-9]{2,6}")
#: Names that no maker begins its own numbers with.
_BRANDS = (
    "lenovo|asus|acer|apple|huawei|honor|xiaomi|microsoft|thinkpad|surface|macbook|toshiba|fujitsu"
    "|samsung"
)
#: Numbers of HP's, and Apple's of twelve signs, as they stand behind the letter that a bar code
#: begins with: S5CG1234ABC, SC02XG2JHJG5H.
_SCANNED = "[0-9][A-Z]{2}[0-9]{4}[0-9A-Z]{3}$|(?:C0[0-9]|C1[0-9M]|C2[0-9V]|FV[FH])[0-9A-Z]{9}$"
#: What begins with so many letters, with a vowel among them, may begin with a word: Latitude5440.
_WORDY = "(?=[A-Za-z]{6})[^AEIOUaeiou]{0,4}[AEIOUaeiou]"
#: What has no sign either and yet is so: win10pro and DELL8QX1ZK3 by their beginning, 12000RMB.
_BEGINNING = re.compile(
    f"{_WORDY}|s(?:{_SCANNED})|(?:[1-389][0-9]|F0)[0-9A-Z]{{2}}(?:[0A]0|CTO|S)"
    "|win|mac|imac|ipad|xps|zbook|dell|sn|1s|pid|wd[0-9s]|st[0-9]|mz|ct[0-9]|m[gq][0-9]|dt01|ap[0-9]{4}[a-z]$|rp[a-z]{3}[0-9][0-9t][0-9]"
    "|nvme|http|ssd(?:pe|sc)|mtfd|sa400|h(?:f[ms]|ts)[0-9]|thns|k[bx]g[0-9]|[0-9]{17}[0-9x]$|[0-9]{4}x"
    "|(?:inc|req|ritm|chg|prb|s?c?task)00|kb[0-9]{6}|(?:rma|emp|iso|ssd|hdd|nvme|wlan)[0-9]"
    "|[dpw][0-9]{2,3}[a-z]00[1-9]$|tp0[0-9]{4}[a-d]$|8s[5s]|11s"
    f"|[0-9]+{_MONEY}$|{_BRANDS}",
    re.IGNORECASE,
)
#: 1024GB.
_LONGEST_SIZE = 6
#: So many signs are a maker's and its works'.
_MAKERS = 4
#: A number with a sign before or behind it that somebody else's hand left, or that of a list:
#: PF4ABM01/, -PF4ABM01, 1.PF4ABM01; Windows writes $ behind a computer's account, Excel a line's
#: end as _x000D_.  Dell and NVMe write a sign on either side, or several.
_EDGED = re.compile(
    r"(?:[-_/+~|.:!^]+ ?|[0-9]{1,2}[.)] ?)(?P<first>[0-9A-Z]{5,})"
    r"|(?P<last>[0-9A-Z]{5,}) ?(?:[-_/+~|.:;$]+|[=#@^]|_x000D_)",
    re.IGNORECASE,
)
#: What may stand between a label and the value: SN: X, S/N=X, Serial No. X.
_AFTER_LABEL = re.compile(r"[:=#]\s*|\s+")
_LABELS = ("serial_number", "disk_serial_number")
#: Within so many characters a label and its sign end.
_LONGEST_LABEL = 100
#: A word with a colon before the value, or one for "number"; two values, or several; a mark of
#: doubt behind it.
_MORE = re.compile(
    r"^[A-Za-z][0-9A-Za-z /.#_-]{0,19}[:=]\s*\S|^(?:n[or]|num|s(?:er)?[ .-]*nr|n/s)[. ]+\S"
    r"|\w\s*[?!*]+$"
    r"|^(?:ser|tag|st|sno|imei|meid|e\.g|z\.b|ex|ca|vermutl|approx)[.#]*\s+\S"
    r"|\S\s+[a-z][a-z/ ]{0,14}[:=]"
    r"|\S\s+(?:/|&|\+|[-=~]*>|or|and|to|oder|und|bzw\.|bis|ou|et)\s+\S|\w\s*~\s*\w"
    r"|\S\s+[x#] ?[0-9]{1,3}$|^[0-9]{1,3} ?x\s+\S",
    re.IGNORECASE,
)
#: That what follows begins with letters and digits both.
_BOTH = "(?=[0-9]*[A-Z])(?=[A-Z]*[0-9])"
#: Two values of one maker, or more: PF4ABC25/PF4ABC26, PF4ABC25-PF4ABC29.
_TWO = re.compile(
    r"([0-9A-Z]{2})([0-9A-Z]{4,})(?:(?:\s*[/&+\\]\s*|\s+)\1([0-9A-Z]{4,}))+"
    r"|([0-9]{0,2}[A-Z][0-9A-Z]{2})([0-9A-Z]{3,})(?:-|\.{2,3})\4([0-9A-Z]{3,})",
    re.IGNORECASE,
)
#: Two or more of which each has letters and digits: a serial number and what the model is ordered
#: by; two disks, behind a slash as well.
_DISK_OR = rf"(?:WD-)?{_BOTH}[0-9A-Z]"
_PAIR = re.compile(
    rf"{_DISK_OR}{{7,}}(?: +{_DISK_OR}{{5,}})+|{_DISK_OR}{{10,}}[/&+]{_DISK_OR}{{10,}}",
    re.IGNORECASE,
)
#: A Dell's tag with words in capitals, or its model, behind it: 7XK4RT3 RED, 7XK4RT3 R740.  Firms
#: number their own devices 2023IT001 BJ.
_WORDED = re.compile(
    f"{_BOTH}{boards.DELL_TAG}(?: +(?:[A-Z]+|[A-Z]{{0,2}}[0-9]{{3,4}}))+", re.IGNORECASE
)
#: Two codes of somebody's own: A14-128G/SH-QA-29.
_CODES = re.compile(r"[0-9A-Z]+(?:-[0-9A-Z]+)+/[0-9A-Z]+(?:-[0-9A-Z]+)+", re.IGNORECASE)
#: A remark beside the value, in capitals as well (PF4ABM01 SPARE), as a maker's name is.
_REMARKS = frozenset(
    words(
        "new, old, spare, used, lost, stolen, scrap, scrapped, broken, damaged, defective, faulty, "
        "repair, returned, retired, disposed, backup, loan, loaner, replaced, missing, unused, "
        "ok, neu, alt, defekt, kaputt, vip, home"
    )
)
#: PF4ABM01-OLD
_REMARKED = re.compile(
    rf"(?P<value>.*[0-9A-Z]{{5}})[-_./](?:{'|'.join(sorted(_REMARKS))})", re.IGNORECASE
)
#: A maker's letters and digits.
_MIXED = f"{_BOTH}[0-9A-Z]{{7,}}$"
#: A serial number of Lenovo's; PAVILION and PLATFORM have no digit.
_LENOVOS = "(?=[A-Z]*[0-9])(?:P[0-9A-Z]|M[JP]|R[0-9]|LR|Y[DX]|S[14])[0-9A-Z]{6}"
#: One of HP's of the works whose sign has letters alone.
_HPS = "(?:CN[CDFU]|CZC|INA|JPA|MX[LMQ]|SGH|TRF|USE)[0-9]{4}[0-9A-Z]{3}"
#: What somebody wrote in groups, though no maker does: 5CG 1234 ABC, PF4A BM01, 0123 4567 8912; or
#: a program's own code for a computer, 517 972 401.  Lenovo's in capitals, for "Pool 1234" is none.
_GROUP = 5
_WHOLE = rf"{_SCANNED}|(?-i:{_LENOVOS}$)"
_LONGEST_CODE = 9
_GROUPED = re.compile(rf"{_WHOLE}|[0-9]{{9,}}$", re.IGNORECASE)
_ONE = re.compile(_WHOLE, re.IGNORECASE)
#: A whole one of these makers, beside which what is short is a model: T14 PF4ABM01.  Behind a slash
#: a single sign or two may be the firm's own: PF4ABM01/2.
_MAKERS_OWN = re.compile(f"{_WHOLE}|{_HPS}$", re.IGNORECASE)
_BEHIND_SLASH = range(3, 13)
#: What is known to be no part of it: S/N5CG1234ABC, SN-5CG1234ABC, HP-5CG1234ABC,
#: LENOVOPF4ABM01, DELL8QX1ZK3 (a tag has no vowel), Lenovo's bar code (1S, the model's ten signs,
#: the serial number's eight), the model's alone or its first four, the S of others' bar codes.
_GLUED = re.compile(
    rf"(?:s/n[-.#]*|s\.n\.[-.:# ]*)(?=[0-9A-Z]{{4}})|dell(?={boards.DELL_TAG}$)"
    rf"|sn?(?={_SCANNED})"
    rf"|service[ _-]?tag[-_.]?(?={_MIXED})|1s[12][0-9][0-9A-Z]{{8}}(?=[A-Z][0-9A-Z]{{7}}$)"
    rf"|{_ORDERED}[-/]?(?=[A-Z][0-9A-Z]{{7}}$)|[12][0-9][A-Z][0-9A-Z][-/](?={_LENOVOS}$)"
    rf"|(?:sn|serial|old|new|spare|laptop|notebook|desktop|dell|hpe?)[-_.](?={_MIXED})"
    rf"|(?:{_BRANDS})(?:[-_.]?(?={_MIXED})|[-_.](?=[0-9]{{7,}}$))",
    re.IGNORECASE,
)
#: Brackets with a remark in them, at the end.
_BRACKETED = re.compile(r"(?P<value>[^(\[{<【《]*)[(\[{<【《].*[)\]}>】》]", re.DOTALL)
#: Brackets, quotation marks, what is left of HTML and the sign for a number are no part of one.
_SIGNS = re.compile(r"[(\[{<>}\])'`&%*?\\]|^[#№~@]|##")
#: Somebody could not read it, or hid a part: PF4?BM01, PF4***01, PF4A****.
_ILLEGIBLE = re.compile(r"\w[?*]+\w|[?*#]{2}")
#: Beside a serial number: 2023-01-05, 5.3.2023.
_DATE = re.compile(
    r"(?:19|20)[0-9]{2}([-./])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-./])[0-9]{1,2}\2(?:20)?[0-9]{2}"
)
_PUNCTUATION = ".,;:!?()[]{}<>\"'*_-/\\"
_PARTS = re.compile(r"[-_/. ]+")
_VOWELS = frozenset("aeiou")
#: So many letters make a word; two of them also stand in serial numbers ("HP CND1234").
_WORD = 3
#: So many letters alone may be a serial number: N/D and OK are none.
_FEWEST = 3
#: So many letters and digits are enough to be suggested; of digits alone one more, for a year
#: is none.
_SHORTEST = 4
#: And without a label before them as many as the shortest of the great makers' has, a Dell's tag;
#: what is shorter is a room, a model, an employee's number.
_WHOLE_ONE = 7
_TOKEN = re.compile(r"[0-9A-Za-z][0-9A-Za-z._+$/-]*")
#: What explains a number may itself stand between other things: PF4ABM01/T14（张三）.
_LAYERS = 3
#: What stands before the number of something else: 资产编号ZC-0012, 显示器：CNK1234567, IMEI 3520….
_ANOTHERS_NUMBER = re.compile(
    r"(?:资产|資產|固资|显示器|顯示器|显示屏|屏幕|主板|硬盘|硬碟|固态|内存|电源|適配器|适配器|电池|键盘|鼠标"
    r"|显卡|扩展坞|底座|打印机|电话|手机|座机|合同|订单|采购单|发票|快递|运单|财产|账号|帐号|密码|房间|机柜|机架|工位|网口|(?:工|单|学|室)(?=编?号)"
    r"|\b(?:asset|monitor|display|screen|dock|board|motherboard|mainboard|disk|hdd|ssd|battery"
    r"|charger|adapter|printer|phone|tel|mobile|imei|meid|iccid|sim|order|invoice|contract|ticket"
    r"|user|login|account|password|hostname|room|rack|employee|anlage|bildschirm|festplatte|akku))"
    r"[\s._-]?(?:编号|编码|號碼|号码|号|號|序列号|sn|s/n|serial|no|number|nr|id|tag)?[\s.:：=#(（]*$",
    re.IGNORECASE,
)
#: A line of computers, behind which what is short is the model: PowerEdge R740.
_LINE = re.compile(rf"\b(?:{'|'.join(map(re.escape, PCS))})\W*$", re.IGNORECASE)
_LONGEST_MODEL = 6
#: A month, and a telephone, which a remark has beside nothing.
_NO_NUMBER = re.compile(r"(?:19|20)[0-9]{2}[-./](?:0?[1-9]|1[0-2])|1[3-9][0-9]{9}")
#: Models of disks: Western Digital's, WDC PC SN730; SK hynix's and YMTC's PC711; Samsung's PM981a.
#: SN001 is what a firm may call its first device.
_DISK = re.compile("(?:SN|[BP]C|PE)[0-9]{3,4}[A-Z]?|PM[89][0-9A-Z]{2,3}", re.IGNORECASE)


def fault_of(text: str) -> Fault | None:
    """Why a text can't be a serial number as it stands; None where it can.  ``REMARK`` where
    there is no serial number in it at all."""
    is_one = text.isascii() and text.isalnum() and not text.isalpha()
    if is_twice(text):
        return Fault.SEVERAL_VALUES
    if is_one and len(text) > _LONGEST_SIZE and not _BEGINNING.match(text):
        return Fault.PRODUCT_ID if _PRODUCT_ID.fullmatch(text) else None
    if _BOARD_NUMBER.fullmatch(text):
        return Fault.BOARD_NUMBER
    if _TAG_AND_CODE.fullmatch(text):
        return Fault.EXPLAINED
    if is_other(text):
        return None if is_numbered_name(text) else Fault.OTHER_FORM
    if _PRODUCT_ID.fullmatch(text) or _PRODUCT_KEY.fullmatch(text):
        return Fault.PRODUCT_ID
    if _is_two(text):
        return Fault.SEVERAL_VALUES
    if _edged(text) or _is_grouped(text) or _beside_model(text):
        return Fault.EXPLAINED
    if _MORE.search(text) or any(is_label_of(word, _LABELS[0]) for word in {*text.split()[1:-1]}):
        return _explained(text)
    if '"' in text or _has_words_behind(text):
        return Fault.EXPLAINED
    if _SIGNS.search(text):
        return _explained(text)
    if not text.isascii() and not any(map(_is_ideograph, text)):
        is_number = any(map(str.isdigit, text)) or look_alike(text).isascii()
        return Fault.NOT_ASCII if is_number else Fault.REMARK
    if sum(map(str.isalpha, text)) < _FEWEST and not any(map(str.isdigit, text)):
        return Fault.REMARK
    if text.isascii() and not _is_wordy(text) and without_label(text) == text:
        is_more = _BRACKETED.fullmatch(text) or _REMARKED.fullmatch(text)
        return _explained(text) if is_more else None
    return _explained(text)


def is_other(text: str) -> bool:
    """Whether a text is unmistakably something else: an address, a price, a model of Apple's."""
    return _OTHER.fullmatch(text.strip()) is not None


def is_disks(text: str) -> bool:
    """Whether a text is unmistakably a disk's serial number."""
    return _DISKS_OWN.fullmatch(text) is not None


def is_numbered_name(text: str) -> bool:
    """Whether a text is a computer's name with a number, or an asset's with its year: a firm's own
    serial number, where its whole column has such."""
    if _WORD_NUMBERED.fullmatch(text):
        return not is_other(text)
    return _NUMBERED_NAME.fullmatch(text) is not None


def is_remark(word: str) -> bool:
    """Whether a word says what became of a device: spare, lost, retired."""
    return word.lower() in _REMARKS


def may_be_asset(text: str) -> bool:
    """Whether a text is hardly more than a short number, as an asset's is: no maker's, unless
    others of its column are such as well."""
    return _ASSET.fullmatch(text) is not None


def likely(text: str) -> str:
    """The serial number in a text that holds more than that; "" where nobody can tell, or where
    it would be refused as well."""
    for _ in range(_LAYERS):
        number = _number_in(text)
        if number in ("", text):
            break
        if fault_of(number) is None:
            return number
        text = number
    return ""


def _number_in(text: str) -> str:
    """What is left of a text without what explains it."""
    if edged := _edged(text):
        return edged
    if not text.isascii():
        text = _without_signs(text)
        plain = look_alike(text)
        if plain.isascii() or not any(map(_is_ideograph, text)):
            return plain if plain.isascii() else ""
    if _is_two(text) or _ILLEGIBLE.search(text):
        return ""
    if own := _beside_model(text):
        return own
    if _has_words_behind(text) and not _is_wordy(text):
        return ""  # MXL1234 ABC may be one number
    if board := _BOARD_NUMBER.fullmatch(text):
        return board["tag"] or ""
    if pair := _TAG_AND_CODE.fullmatch(text):
        return pair["tag"]
    if _is_grouped(text):
        whole = text.replace(" ", "")
        return whole if len(whole) > _LONGEST_CODE or not whole.isdigit() else ""
    bare = without_label(text)
    found = _BRACKETED.fullmatch(bare) or _REMARKED.fullmatch(bare)
    rest = without_label(found["value"].rstrip() or text if found else text)
    tokens = [token.rstrip("._-/") for token in _TOKEN.findall(rest)]
    least = _SHORTEST if bare != text else _WHOLE_ONE
    numbers = [token for token in tokens if _may_be_meant(token, least)]
    is_one = len(numbers) == 1
    return numbers[0] if is_one and not _is_anothers(rest, numbers[0]) else ""


def _may_be_meant(token: str, least: int) -> bool:
    """Whether a piece of a text of ``least`` characters may be the serial number in it."""
    return (
        len(token) >= least + token.isdigit()
        and any(map(str.isdigit, token))
        and not _is_another(token)
        and not _DISK.fullmatch(token)
        and not _NO_NUMBER.fullmatch(token)
        and not is_numbered_name(token)
        and not may_be_asset(token)
        and not is_placeholder(_LABELS[0], token)
        and not re.match(_WORDY, token)
    )


def _is_anothers(text: str, number: str) -> bool:
    """Whether a number in a text is something else's, by what stands before it: an asset's, a
    monitor's, a model."""
    before = text[: text.find(number)]
    is_model = len(number) <= _LONGEST_MODEL and _LINE.search(before) is not None
    return is_model or _ANOTHERS_NUMBER.search(before) is not None


def without_label(text: str) -> str:
    """A text without a heading of its column in front: what follows “SN:” or “序列号：”."""
    if glued := _GLUED.match(text):
        return text[glued.end() :]
    for found in _AFTER_LABEL.finditer(text[:_LONGEST_LABEL]):
        if any(is_label_of(text[: found.start()], field) for field in _LABELS):
            return text[found.end() :].strip()
    return text


def is_twice(text: str) -> bool:
    """Whether a text has two numbers of one maker with nothing between: PF4ABM01PF4ABM02."""
    half = len(text) // 2
    begins = text[:_MAKERS].upper()
    return (
        half > _LONGEST_SIZE
        and text[half : half + _MAKERS].upper() == begins
        and len(text) == 2 * half
        and text.isalnum()
        and not (begins.isalpha() or begins.isdigit())
    )


def _is_two(text: str) -> bool:
    if _CODES.fullmatch(text):
        return True
    if _PAIR.fullmatch(text) and not any(map(is_other, text.split())):
        return True
    if len(list(filter(_MAKERS_OWN.match, text.split("/")))) > 1:
        return True
    two = _TWO.fullmatch(text)
    return two is not None and len(two[2] or two[5]) == len(two[3] or two[6])


def _is_grouped(text: str) -> bool:
    """Whether a text is one number in groups of a few signs each."""
    parts = text.split(" ")
    are_short = len(parts) > 1 and max(map(len, parts)) <= _GROUP
    return are_short and _GROUPED.match("".join(parts)) is not None


def _has_words_behind(text: str) -> bool:
    """Whether a text is a Dell's tag with words or its model behind it; what is one number once its
    blanks are gone is none."""
    return _WORDED.fullmatch(text) is not None and not _ONE.match("".join(text.split()))


def _beside_model(text: str) -> str:
    """The number in a text of a maker's whole one and what is as short as a model, T14 PF4ABM01, or
    no shorter behind a slash, 5CG1234ABE/6E1A0EA; "" for any other text."""
    sign, lengths = ("/", _BEHIND_SLASH) if "/" in text else (" ", range(1, _GROUP + 1))
    parts = text.split(sign)
    own = [part for part in parts if _MAKERS_OWN.match(part)]
    others = (part for part in parts if part not in own)
    is_other = all(len(part) in lengths and part.isascii() and part.isalnum() for part in others)
    return own[0] if len(own) == 1 < len(parts) and is_other else ""


def _edged(text: str) -> str:
    """The number in a text that has nothing but a sign beside it; "" for any other text."""
    found = _EDGED.fullmatch(text)
    number = (found["first"] or found["last"]) if found else ""
    return "" if number.isdigit() or number.isalpha() else number


def _without_signs(text: str) -> str:
    """A text without signs of other scripts before and behind it: a full stop, a tick, a star."""
    is_sign = [not letter.isascii() and not letter.isalpha() for letter in text]
    start = next((place for place, sign in enumerate(is_sign) if not sign), 0)
    end = next((place for place, sign in enumerate(reversed(is_sign)) if not sign), 0)
    return text[start : len(text) - end].strip()


def _explained(text: str) -> Fault:
    return Fault.EXPLAINED if any(map(str.isdigit, _number_in(text) or text)) else Fault.REMARK


def _is_wordy(text: str) -> bool:
    """Whether a text has words in it: not the capitals of a maker, and more than one of them
    where no digit is near."""
    words = [token.strip(_PUNCTUATION) for token in text.split()]
    if not any(map(str.isdigit, text)):
        parts = _PARTS.split(text)
        if len(parts) > 1 and any(map(_is_word, parts)):
            return True  # Kassen-PC
        return len(words) > 1 or any(map(_is_word, words))
    return len(words) > 1 and any(map(_is_beside, words))


def _is_beside(token: str) -> bool:
    """Whether a piece of a text stands beside a serial number: a word, a long one, a maker's or a
    model's name in capitals as well, a date, a size, an asset's number."""
    if _is_word(token) or token.lower() in _REMARKS:
        return True
    if _is_another(token) or _COUNTED.fullmatch(token):
        return True
    if token.isalpha():
        return is_placeholder(_LABELS[0], token) or re.match(_WORDY, token) is not None
    return token != "" and is_blank(token)  # N/A PF4ABM01


def _is_another(token: str) -> bool:
    return is_other(token) or _DATE.fullmatch(token) is not None


def _is_word(token: str) -> bool:
    return (
        len(token) >= _WORD
        and token.isalpha()
        and not token.isupper()
        and not _VOWELS.isdisjoint(token.lower())
    )


def _is_ideograph(letter: str) -> bool:
    """Whether a letter is of a script without capitals: Chinese, Japanese, Korean and others."""
    return not letter.isascii() and letter.isalpha() and letter.lower() == letter.upper()
