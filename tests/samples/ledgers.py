"""What stands in the samples that a person keeps: the ledgers' columns, and the rows that show
something.  Rows that are not named here are good ones, from ``sample_makers``.
"""

from __future__ import annotations

from datetime import date

from tests.samples.tables import Damage, Sample, Special

# -- devices.xlsx ---------------------------------------------------------------------------

_EDITIONS = ("Windows 11", "Windows 11", "Windows 11 专业版", "Windows 10")

LEDGER_TITLE = "云杉示例科技有限公司 终端设备台账"
LEDGER_NOTE = (
    "填报部门：信息技术部　　盘点日期：2026-10-31　　说明：一台设备一行，数据均为虚构，仅供演示"
)
_LEDGER_COLUMNS = (
    ("资产编号", "asset", 14),
    ("使用人", "user", 10),
    ("部门", "department", 13),
    ("品牌型号", "model", 25),
    ("操作系统", "system", 18),
    ("生产序列号", "serial", 24),
    ("硬盘序列号", "disk", 40),
    ("主板UUID", "uuid", 40),
    ("MAC地址", "mac", 20),
    ("Android标识符", "android", 20),
    ("iOS供应商标识符", "idfv", 40),
    ("Harmony供应商标识符", "aaid", 40),
    ("设备归属", "ownership", 11),
    ("可信状态", "trust", 12),
    ("备注", "note", 26),
)
_DOCK = "00-E0-4C-68-1D-7F"
_ZEROS = "00000000-0000-0000-0000-000000000000"
_LOOKUP = Damage("#N/A", formula="=VLOOKUP(A49,$A$4:$F$48,6,FALSE)")

_LEDGER_ROWS = {
    # Devices that the sandbox's registry has from the start.
    9: Special(
        "lenovo",
        {
            "serial": "PF3K9T2M",
            "disk": "S4DYNX0R756218",
            "uuid": "3D90FBAC-3283-4106-936E-95DF40B2D002",
            "mac": "8C-16-45-6B-29-D4",
            "note": "2024 年已登记",
        },
    ),
    14: Special(
        "mac_intel",
        {"serial": "C02G71ZQMD6R", "uuid": "A1725102-8E4E-4C90-A53D-9E303CE1268C", "mac": ""},
    ),
    35: Special("android", {"android": "8d0d866b16519537", "note": "自带手机"}),
    43: Special("iphone", {"idfv": "34795347-783B-4A5C-88B2-24F042A68FEC"}),
    56: Special(
        "hp",
        {
            "serial": "5CG3187QXN",
            "disk": "0025_38B4_21A7_9C3E.",
            "uuid": "F3FAA8E8-79EA-4723-8AD5-CFBC1D74BD1C",
            "mac": "",
        },
    ),
    # One device twice; one serial number on two devices; one dock on two laptops.
    32: Special(
        "dell",
        {
            "asset": "YS-NB-0004",
            "user": "顾南乔",
            "department": "市场部",
            "note": "重复登记",
        },
        same_as=7,
    ),
    25: Special("hp", {"serial": "5CG4123WRT"}),
    26: Special("hp", {"serial": "5CG4123WRT", "note": "同批采购"}),
    18: Special("lenovo", {"mac": _DOCK, "note": "配扩展坞"}),
    41: Special("lenovo", {"mac": _DOCK, "note": "配扩展坞"}),
    # Placeholders: something is left; nothing is left.
    12: Special("desktop", {"note": "组装机，主板无序列号"}),
    23: Special("desktop", {"disk": "Default string", "uuid": _ZEROS, "mac": "", "note": "组装机"}),
    # What Excel made of a Dell's 81642E7, of MAR1, and of 17 and 12 digits; a failed VLOOKUP.
    16: Special("dell", {"serial": Damage(816420000000.0, "0.00E+00")}, dell_tag="81642E7"),
    37: Special("lenovo", {"serial": Damage(date(2026, 3, 1), "d-mmm"), "note": "实验室 MAR1"}),
    30: Special("desktop", {"serial": "KT5201846", "disk": Damage(20230815004512800.0)}),
    58: Special("lenovo", {"disk": Damage(240511873305.0), "note": "更换过硬盘"}),
    49: Special("lenovo", {"serial": _LOOKUP}),
    # What people mistype or put into the wrong column.
    21: Special("hp", {"idfv": "7B0C5D1E-94A2-4F38-8E61-3D2A90C7B514"}),
    39: Special("dell", {"system": "Windwos 11"}),
    45: Special("dell", {"mac": "3c:52:82:1a:2b"}),
    47: Special("mac_m", {"uuid": "00008112-000A45D13E92401E"}),
    34: Special("android", {"android": "6dd3bbfe6a18f6f", "note": "旧机型"}),
    54: Special("dell", {"ownership": "", "trust": "", "note": "归属待确认"}),
    # The other systems.
    20: Special("iphone"),
    28: Special("harmony"),
    51: Special("linux", {"system": "统信UOS"}),
    52: Special("linux", {"note": "编译服务器"}),
    59: Special("ipad", {"note": "会议室签到"}),
    60: Special("android"),
    61: Special("harmony"),
    62: Special("linux"),
}

LEDGER = Sample(
    file="devices.xlsx",
    columns=[(label, name) for label, name, _ in _LEDGER_COLUMNS],
    rows=60,
    makers=("dell", "mac_m", "lenovo", "hp", "dell", "mac_intel", "lenovo"),
    special=_LEDGER_ROWS,
    prefix="YS-NB-",
    first_row=4,
    chinese=True,
    ownerships=("企业设备", "个人设备"),
    windows=_EDITIONS,
    trusts=("信任设备", "非信任设备", ""),
    widths={name: width for _, name, width in _LEDGER_COLUMNS},
)

# -- the CSV files --------------------------------------------------------------------------

ENGLISH = Sample(
    file="devices-en.csv",
    columns=(
        ("Asset tag", "asset"),
        ("User", "user"),
        ("Department", "department"),
        ("Operating system", "system"),
        ("Serial number", "serial"),
        ("Disk serial number", "disk"),
        ("Board UUID", "uuid"),
        ("MAC address", "mac"),
        ("Android ID", "android"),
        ("iOS vendor ID (IDFV)", "idfv"),
        ("Harmony ID (AAID)", "aaid"),
        ("Ownership", "ownership"),
        ("Trust", "trust"),
        ("Note", "note"),
    ),
    rows=12,
    makers=("dell", "mac_m", "hp"),
    special={
        2: Special("dell"),
        4: Special("hp"),
        5: Special("iphone"),
        7: Special("dell", {"serial": "8.1642E+11"}),
        8: Special("linux", {"system": "Ubuntu 24.04"}),
        9: Special("android"),
        11: Special("hp", {"system": "ChromeOS", "note": "loaner"}),
        13: Special("harmony"),
    },
    prefix="NB-",
    encoding="utf-8-sig",
)

GB18030 = Sample(
    file="devices-gb18030.csv",
    columns=(
        ("编号", "asset"),
        ("使用人", "user"),
        ("所在部门", "department"),
        ("系统", "system"),
        ("SN号", "serial"),
        ("硬盘SN", "disk"),
        ("设备UUID", "uuid"),
        ("MAC 地址", "mac"),
        ("归属类型", "ownership"),
        ("可信", "trust"),
    ),
    rows=10,
    makers=("lenovo", "hp", "mac_m", "dell"),
    # 𬭎 is in GB18030 and not in GBK.
    special={6: Special("hp", {"user": "陈𬭎"})},
    prefix="HZ",
    person=20,
    chinese=True,
    ownerships=("企业设备", "个人设备"),
    windows=_EDITIONS,
    trusts=("可信", "不可信"),
    encoding="gb18030",
)
