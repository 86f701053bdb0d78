"""Writes ``lists``: what rows say about each other and what a column's values say; beside each
fault a list that looks like it and is innocent."""

from __future__ import annotations

from collections.abc import Iterable

from tests.corpus.tables import text, write


def _mac(number: int) -> str:
    return f"8C:04:BA:10:22:{number:02X}"


def _list(name: str, head: str, rows: Iterable[str], options: str = "") -> None:
    lines = [line.split(",") for line in (head, *rows)]
    write(f"lists/{name}.csv", text(lines), options)


def running_numbers() -> None:
    """Columns that count, under headings of serial numbers."""
    people = ("anna", "bob", "carl", "dora")
    head = "Serial No.,Asset Name,OS,Location,User"
    rows = [f"{n},Laptop {name[0]},Windows 11,HQ,{name}" for n, name in enumerate(people, 1)]
    _list("running-number", head, rows)
    _list("running-number-trusted", head, rows, "--trust-column serial_number")
    _list(
        "running-number-falling", "序列号,操作系统", (f"{n:03},Windows 10" for n in range(9, 0, -1))
    )
    filtered = (f"{n},Windows 10,{_mac(n % 99)}" for n in (3, 7, 15, 22, 107, 218))
    _list("running-number-filtered", "S/N,OS,MAC", filtered)
    chosen = (f"{n},Windows 10,{_mac(n)}" for n in range(1, 6))
    _list("running-number-chosen", "序号,OS,MAC", chosen, "--map serial_number=序号")
    tags = ("7XK4RT3", "7XK4RT4", "7XK4RT5")
    rows = [f"{n},Windows 11,{tag}" for n, tag in enumerate(tags, 1)]
    _list("running-number-beside-tag", "Serial Number,OS,Service Tag", rows)
    option = '--map serial_number="Service Tag"'
    _list("running-number-beside-tag-chosen", "Serial Number,OS,Service Tag", rows, option)
    numbered = [*(f"SN{n:03},Windows 11" for n in range(1, 7)), "7XK4RT9,Windows 11"]
    _list("numbered", "Serial No.,OS", numbered)
    _list("numbered-trusted", "Serial No.,OS", numbered, "--trust-column serial_number")
    cities = ("BERLIN", "HAMBURG", "SHENZHEN")
    _list("words", "Serial No.,OS", [f"{city},Windows 11" for city in cities])
    words = ("LAGER", "8QX1ZK3", "KOSONG", "PF4ABH08", "BYRKDTZ", "2021-0012")
    _list("words-among-numbers", "SN,OS", [f"{word},Windows 11" for word in words])
    telephones = ("13800138000", "13912345678", "15812345678")
    rows = [f"{number},Windows 11,{_mac(n)}" for n, number in enumerate(telephones)]
    _list("telephones", "序列号,操作系统,MAC地址", rows)
    days = [f"{day},Windows 11" for day in ("20230105", "20230210", "20220405")]
    _list("days-trusted", "Serial No.,OS", days, "--trust-column serial_number")
    purchase = (f"PF4ABH{n:02},Windows 11" for n in range(8, 20))
    _list("one-purchase", "Serial No.,OS", purchase)
    digits = (f"{n},Windows 11" for n in range(5_120_043, 5_120_055))
    _list("one-purchase-digits", "Serial No.,OS", digits)


def one_value() -> None:
    """Columns that say the same everywhere."""
    rooms = (101, 102, 103, 104)
    _list("one-value", "OS,SN,Room", (f"Windows 11,MT20XT,{room}" for room in rooms))
    boards = (f"Windows,PC{n},03AA02FC-0414-0505-E906-9A0700080009,5CG3092{n}XK" for n in range(4))
    _list("one-board-everywhere", "OS,Name,Board UUID,SN", boards)
    _list("one-dock", "OS,SN,MAC", (f"Windows,5CG3093{n}XK,{_mac(1)}" for n in range(4)))
    _list("one-row-three-times", "OS,SN,Room", ["Windows,5CG30940XK,101"] * 3)


def contradictions() -> None:
    """One identifier, two devices."""
    head = "Name;Model;Manufacturer;Serial;Type"
    rows = (
        "Computer-ARTY;Dell Inspiron 3671;Dell;567DFG45DFA;PC",
        "Computer-ZYX;HP Pavilion TP01;HP;678JKL90RTA;PC",
        "Laptop-ARTY;Dell XPS 13;Dell;567DFG45DFA;Laptop",
    )
    lines = [[line] for line in (head, *rows)]
    write("lists/same-serial-other-device.csv", text(lines), "--set device_system=Windows")
    head = "资产编号,使用人,操作系统,序列号"
    rows = (
        "ZC-001,张伟,Windows 11,5CG30950XK",
        "ZC-002,王芳,Windows 11,5CG30950XK",
        "ZC-003,李娜,Windows 11,5CG30951XK",
        "ZC-003,李娜,Windows 11,5CG30951XK",
    )
    _list("same-serial-other-asset", head, rows)
    rows = (
        "PC1,Windows,5CG30952XK,anna",
        "pc1.example.com,Windows,5cg30952xk,CORP\\anna",
        "PC2,Windows,5CG30953XK,bob",
    )
    _list("same-row-otherwise-written", "Computer name,OS,SN,User", rows)


def last_users() -> None:
    """A row for each user of a computer, and two computers of which one has the other's number."""
    rows = ("PC-0001,5CG30981XK,anna", "PC-0001,5CG30981XK,bob", "PC-0002,5CG30982XK,bob")
    _list("last-users", "Computer name,Serial number,User,OS", (f"{r},Windows 11" for r in rows))
    rows = ("台式机1,5CG30983XK,张伟", "台式机1,5CG30983XK,王芳", "台式机2,5CG30984XK,李娜")
    _list("last-users-else", "设备名称,序列号,使用人,操作系统", (f"{r},Windows 11" for r in rows))


def disks() -> None:
    """A row for each disk of a computer, and two computers with one serial number."""
    head = "Computer name,OS,Serial number,Disk serial number,User"
    rows = [f"PC-0001,Windows 11,5CG30985XK,S5GXNX0R0001{n},anna" for n in (1, 2, 3)]
    rows.append("PC-0002,Windows 11,5CG30986XK,S5GXNX0R00021,bob")
    _list("row-per-disk", head, rows)
    _list("row-per-disk-settled", head, rows, "--map disk_serial_number=")
    others = (f"PC-000{n},Windows 11,5CG30987XK,S5GXNX0R0003{n},anna" for n in (1, 2))
    _list("row-per-disk-else", head, others)


def adapters() -> None:
    """A row for each network card."""
    cards = (
        (1, _mac(1), "Ethernet"),
        (1, _mac(2), "Wi-Fi"),
        (2, _mac(3), "Intel(R) Wi-Fi 6 AX201"),
        (2, _mac(4), "Intel(R) Ethernet Connection I219"),
        (3, "", "Ethernet"),
        (3, _mac(6), "Wi-Fi"),
    )
    rows = (f"PC{n},Windows 11,5CG3096{n}XK,{mac},{card}" for n, mac, card in cards)
    _list("row-per-adapter", "Computer Name,OS,Serial Number,MAC Address,Adapter", rows)
    rows = (f"台式机,Windows 11,5CG3097{n // 2}XK,{_mac(10 + n)}" for n in range(6))
    _list("two-addresses-of-a-kind", "设备名称,操作系统,序列号,MAC地址", rows)


def parts() -> None:
    """Headings of disks and other parts."""
    row = f"PC1,S5GXNX0R00011,S5GXNX0R00012,Windows 10,{_mac(20)}"
    _list("disks-numbered", "设备名称,硬盘1序列号,硬盘2序列号,操作系统,MAC地址", [row])
    option = "--map disk_serial_number=硬盘1序列号,硬盘2序列号"
    _list(
        "disks-numbered-chosen", "设备名称,硬盘1序列号,硬盘2序列号,操作系统,MAC地址", [row], option
    )


def names() -> None:
    """Of one computer one program says pc1, the other pc1.example.com."""
    rows = [
        f"{name},Windows 11,PF4ABL01,{_mac(card)}"
        for card, name in enumerate(("pc1", "PC1.example.com"))
    ]
    broken = [f"pc{n},Windows 11,PF4ABL02,8C:04" for n in (2, 3)]
    _list(
        "name-with-domain", "Computer name,OS,SN,MAC", [*rows, f"pc4,Windows 11,PF4ABL04,{_mac(4)}"]
    )
    _list("same-serial-both-refused", "Computer name,OS,SN,MAC", [*broken, *rows[:1]])


def brackets() -> None:
    """What stands around a serial number, or among several, as programs write them."""
    cells = [
        "{PF4ABM01; N/A}",
        "<PF4ABM03>",
        "'PF4ABM04'",
        "(21)PF4ABM05",
        "PF4ABM06'",
        "#PF4ABM07",
    ]
    none = ["T.B.D.", "FFFFFFFF", "00330 80000 00000 AA123"]
    boards = ["/7XK4RT3/CN129618/", "..CN747517B400G7."]
    innocent = ["/7XK4RT3/2", "$$T02XB1K9", "A.B.C1"]
    every = (*cells, *none, *boards, *innocent)
    rows = [f"Windows 11,{cell},{_mac(n)}" for n, cell in enumerate(every)]
    _list("brackets", "OS,Serial Number,MAC", rows)


def remarks() -> None:
    """A remark with letters beyond ASCII beside an empty cell."""
    rows = (
        "Windows 11,5CG30980XK备用,,",
        "Windows 11,5CG30981XK（旧）,,",
        "Windows 11,5CG30982XK,621CDFF0-13D0-5AB1-9ADC-5F5600950001,",
        f"Windows 11,é,,{_mac(30)}",
    )
    _list("remark-beside-empty-cells", "操作系统,序列号,主板UUID,MAC地址", rows)


def results() -> None:
    """Our results as a table, come back: what was left out in them stays so."""
    ours = (
        "row,status,device_record_id,code,message,advice,note,attempts,finished_at,log_id,problems"
    )
    rows = [
        f"Windows 11,PF4ABM0{n},{_mac(n)},{n + 2},{status},,,,,,0,,,"
        for n, status in enumerate(("created", "left_out", "invalid"))
    ]
    _list("results", f"OS,SN,MAC,{ours}", rows)


def named() -> None:
    """A computer's name, a 3, a telephone number among makers' numbers; what a firm numbers so."""
    makers = ["5CG30980XK", "5CG30981XK", "5CG30982XK", "5CG30983XK"]
    for name, cells in {
        "name-as-serial": [*makers, "BJ-NB-0012"],
        "own-numbers": [f"BJ-NB-{n:04}" for n in (12, 31, 58, 77)],
        "short-value": [*makers, "3", "X1"],
        "unlike-column": [*makers, "13812345678", "20230105", "4829173"],
        "unlike-length": [*(f"PF{n % 7 + 2}A{'XMK'[n % 3]}{n:03}" for n in range(12)), "PF4ABM7"],
        "blank-inside": ["7XK4RT3", "8QX1ZK3", "9JH2LM4", "6FD 5RT2", "MXL 1234ABC"],
        "signs-beside": [*makers, "5CG30984XK/", "5CG30985XK。", "1.5CG30986XK", ".A1B2C3."],
        "models-and-names": [*makers, "OPTIPLEX7090", "PC01", "PC-ANNA", "PC0ABCDE"],
    }.items():
        _list(name, "OS,SN,MAC", [f"Windows 11,{cell},{_mac(n)}" for n, cell in enumerate(cells)])
    for name, cells in {"tag-as-serial": [*makers, "A-0004"], "named-by-serial": makers}.items():
        tags = ["A-0000", "A-0001", "A-0002", "5CG30983XK", "A-0004"]
        rows = [f"{tag},Windows 11,{cell}" for tag, cell in zip(tags, cells, strict=False)]
        _list(name, "Asset Tag,OS,SN", rows)
    rows = [f"Windows 11,ZC-{n:04},{cell}" for n, cell in enumerate(makers)]
    swapped = [*rows, "Windows 11,5CG30987XK,ZC-0007", "Windows 11,5CG30988XK,5CG30988XK"]
    _list("other-column", "操作系统,资产编号,序列号", swapped)
    beside = [
        "PF4ABM01，已报废",
        "3楼、PF4ABM02",
        "PF4ABM03；无",
        "0025_38B4_21A7_9C3E.",
        "517 972 401",
    ]
    disks = ["S4EVNX0R123411", "S4EVNX0R123402/WD-WXPM1048222", "BTNH60711952512A  WD-WXPM1048221"]
    rows = [f"Windows 11,{cell},S4EVNX0R12340{n}" for n, cell in enumerate([*makers, *beside])]
    rows += [f"Windows 11,PF4ABM1{n},{cell}" for n, cell in enumerate(disks)]
    _list("more-than-one", "操作系统,序列号,硬盘序列号", rows)
    copied = ["5CG30990XK,5CG30990XK,X1", "5CG30991XK,S4EVNX0R1,X1", "E14G4,S4EVNX0R2,E14G4"]
    _list("copied-value", "OS,SN,Disk serial,Model", [f"Windows 11,{row}" for row in copied])
    surfaces = ["12345678953,Surface Pro 7", "012345678954,Surface Pro 7", "12345678963,T14"]
    _list("surface-zeros", "OS,SN,Model", [f"Windows 11,{row}" for row in surfaces])
    cards = [f"VPN: {_mac(1)}", f"iPhone-{_mac(2)}", f"LAN {_mac(3)}", _mac(4)]
    rows = [f"Windows 11,{sn},{card}" for sn, card in zip(makers, cards, strict=True)]
    _list("mac-not-own", "OS,SN,MAC", rows)


def retired() -> None:
    """Words that say that a device is gone, alone in a cell; and the same within other texts."""
    head = "OS,SN,MAC,资产状态,Lifecycle,Remark"
    for name, beside in {
        "retired": [("在用", "", ""), ("已报废", "", ""), ("", "Retired", ""), ("", "", "lost")],
        "retired-else": [("在用", "", "报废流程已取消"), ("", "Not retired", "lost & found desk")],
    }.items():
        rows = (f"Windows 11,PF4ABM0{n},{_mac(n)},{','.join(b)}" for n, b in enumerate(beside))
        _list(name, head, rows)
    head = "OS,SN,MAC,状态,备注,报废日期,账号状态,预计报废日期"
    cells = (
        *(("停用", "", "", "", ""), ("", "Decommissioned 2023", "", "", "")),
        *(("", "", "2023-05-06", "", ""), ("在用", "", "", "停用", "2023-05-06")),
        *(("", "原机报废2023，已换新", "2099-01-01", "", ""), ("", "预计2099年报废", "", "", "")),
    )
    rows = (f"Windows 11,PF4ABP0{n},{_mac(n)},{','.join(b)}" for n, b in enumerate(cells))
    _list("retired-since", head, rows)
    cells = ("PF4ABM01", "已报废", "丢失", "已退回", "STOLEN", "VERKAUFT", "待定", "PF4ABM02")
    rows = (f"Windows 11,{cell},{_mac(n)}" for n, cell in enumerate(cells))
    _list("retired-instead-of-number", "OS,SN,MAC", rows)
    rows = (
        *("一、在用,,,", "1,Windows 11,PF4ABM01,", "2,Windows 11,PF4ABM02,"),
        *("二、已报废,,,", "1,Windows 7,PF4ABM03,", "三、借出,,,", "1,Windows 11,PF4ABM04,"),
    )
    _list("retired-below-title", "序号,OS,SN,备注", rows)
    rows = ("Windows 11,PF4ABM01,已报废,Lost", "Windows 11,,报废,", "Windows 11,PF4ABM02,在用,")
    _list("retired-left-out", "OS,SN,状态,备注", rows, "--leave-out 状态=已报废,报废")


def phones() -> None:
    """A phone beside a computer's system, as where a column was filled down; and computers that are
    called or look like phones."""
    for name, rows in {
        "phone-with-windows": [("手机", ""), ("平板", "iPad Air 5"), ("", "Mate 60"), ("PC", "X1")],
        "phone-with-windows-else": [
            *(("平板", "Surface Go 3"), ("手机测试机PC", ""), ("笔记本", "MacBook Pro 14")),
            *(("", "Galaxy Book3"), ("Mobile", ""), ("手机", "ThinkPad X1")),
        ],
    }.items():
        rows_of = (f"{k},{m},Windows 11,PF4ABN0{n},{_mac(n)}" for n, (k, m) in enumerate(rows))
        _list(name, "类型,型号,操作系统,序列号,MAC地址", rows_of)


def phones_with_serials() -> None:
    """A phone's serial number beside its own identifier, and beside another phone's."""
    head = "OS,SN,Android ID,IDFV"
    idfv = "A1B2C3D4-52F4-4E61-8D2A-00000000000A"
    rows = [
        "Windows 11,PF4ABM01,,",
        "Android 13,R58M12ABCDE,9f3c1a7be04d5268,",
        f"iOS 17,DMPXL0AHJG5J,,{idfv}",
        f"iOS 17,DMPXL0AHJG5K,9f3c1a7be04d5269,{idfv[:-1]}B",
    ]
    _list("phones-with-serials", head, rows)


running_numbers()
one_value()
contradictions()
last_users()
disks()
adapters()
parts()
names()
brackets()
remarks()
results()
named()
retired()
phones()
phones_with_serials()
