"""Writes ``kinds``: registers that hold more than devices, lists that name no operating system,
rows that nobody wants, headings that ask yes or no; and beside each a list that must pass as it
is."""

from __future__ import annotations

from collections.abc import Sequence

from tests.corpus.tables import text, write

_WINDOWS = "--set device_system=Windows"


def _list(name: str, head: Sequence[str], rows: Sequence[Sequence[str]], options: str = "") -> None:
    """A list whose rows get serial numbers and addresses of their own."""
    table = [[*head, "Serial number", "MAC address"]]
    for number, row in enumerate(rows, 1):
        table.append([*row, f"5CG3{number:04}XK", f"8C:04:BA:10:30:{number:02X}"])
    write(f"kinds/{name}", text(table), options)


def kinds() -> None:
    """Columns that say what a thing is."""
    register = [
        ("1", "Desktop", "ProOne 440", "Windows 11"),
        ("2", "CPU", "Z230", "Windows 10"),
        ("3", "Monitor", "P2419H", "N/A"),
        ("4", "Headset", "Evolve 20", "N/A"),
        ("5", "Printer", "M6035cidn", "N/A"),
        ("6", "Laptop", "ProBook 440 G9", ""),
        ("7", "Laptop", "MacBook Pro", ""),
        ("8", "Tablet", "iPad Air", ""),
        ("9", "Tablet", "Surface Pro 7", ""),
        ("10", "Tablet", "TB-X606F", ""),
        ("11", "Phone", "X1", ""),
        ("12", "Docking stations", "WD19", "Windows 11"),
        ("13", "Gizmo", "Z9", ""),
        ("14", "Laptop with docking station", "Latitude 5420", ""),
        ("15", "SIM card", "", ""),
    ]
    _list("register-set.csv", ("Tag No", "Asset Type", "Model", "OS"), register, _WINDOWS)
    _list("register.csv", ("Tag No", "Asset Type", "Model", "OS"), register)
    french = [
        ("PC bureau", "ProDesk 400", "Windows 11"),
        ("Bureau", "M70q", "Windows 11"),
        ("Portable", "L14", "Windows 11"),
        ("Ordinateur de bureau", "3000", "Windows 10"),
        ("Chaise de bureau", "", ""),
        ("Imprimante", "C1760nw", ""),
    ]
    _list("register-fr.csv", ("Type", "Modèle", "Système d'exploitation"), french)
    named = [("iPhone 14 128GB",), ("Galaxy A14 5G",), ("Dell Latitude 5440",), ("PC-Anna",)]
    _list("models-as-names.csv", ("Device name",), named, _WINDOWS)
    things = [("iPhone 13",), ("办公电脑",), ("显示器",), ("财务部-03",)]
    _list("models-among-things.csv", ("资产名称",), things, _WINDOWS)
    scanned = [(word,) for word in ("Printer", "NAS", "Switches", "打印机", "Windows 11")]
    scanned += [("Webserver",), ("Linux on a USB drive",), ("Server",)]
    _list("kinds-for-systems.csv", ("Operating System",), scanned)
    chinese = [
        ("ZC-1", "台式机", "开天 M90", "Windows 11"),
        ("ZC-2", "27寸液晶显示器", "P27", ""),
        ("ZC-3", "打印一体机", "M7206", ""),
        ("ZC-4", "一体机", "逐日 T", "Windows 10"),
        ("ZC-5", "笔记本电脑包", "B1", ""),
        ("ZC-6", "电脑/投影仪", "X51", ""),
        ("ZC-7", "手机", "Mate 60 Pro", ""),
        ("ZC-8", "笔记本（含扩展坞）", "X1", ""),
    ]
    _list("register-zh.csv", ("资产编号", "资产类别", "型号", "操作系统"), chinese, _WINDOWS)
    _list("names-of-things.csv", ("资产名称", "操作系统"), [
        ("前台打印机", ""), ("显示器", ""), ("财务电脑", "Windows 11"), ("打印机", "Windows 11"),
        ("PRINTER-01", "Windows 11"), ("打印室电脑", "Windows 11"), ("显示器测试机", "Windows 11"),
        ("激光打印机", "Windows 11"), ("SWITCH-LAB-PC", "Linux"), ("NAS", "Linux"),
    ], _WINDOWS)  # fmt: skip
    _list("systems-of-other-things.csv", ("设备名称", "型号", "操作系统"), [
        ("三楼交换机", "S5735", "VRP"), ("前台打印机", "M405", "Embedded"),
        ("备份", "NAS", "DSM 7"), ("张三的电脑", "ThinkPad X13", "Embedded"),
        ("前台打印机", "M405", "Windows 11"),
    ])  # fmt: skip


def models() -> None:
    """Lists whose models alone say what a thing is."""
    things = ["Dell P2422H", "EPSON L3150", "Cisco Catalyst 2960", "Yealink T46U", "Surface Duo 2"]
    computers = ["Virtual Machine", "VirtualMac2", "Dell E5430", "P2540UA", "EPSON Endeavor NA520E"]
    rows = [(model, "") for model in (*things, *computers)]
    _list("models-of-other-things.csv", ("Model", "OS"), rows, _WINDOWS)


def questions() -> None:
    """Headings that are half of the answer, and those below which a yes says nothing."""
    cells = ["是", "否", "Y", "n", "TRUE", "1", "0", "✓", "×", "", "未知", "信任设备", "x", "2"]
    answers = [("Windows 11", cell) for cell in cells]
    _list("asks-trust.csv", ("操作系统", "是否可信"), answers)
    _list("asks-distrust.csv", ("操作系统", "是否不可信"), answers[:9])
    _list("asks-no-question.csv", ("操作系统", "可信状态"), answers)
    owned = [("Windows 11", "Yes", "No"), ("macOS 14", "no", "yes"), ("Windows 11", "Personal", "")]
    _list("asks-ownership.csv", ("OS", "Company owned?", "Is trusted"), owned)
    stated = [("Windows 11", "Yes"), ("Windows 11", "No"), ("Windows 11", "Maybe")]
    _list("states-ownership.csv", ("OS", "BYOD"), stated)
    _list("states-ownership-chosen.csv", ("OS", "BYOD"), stated, "--map device_ownership=BYOD")


def passing() -> None:
    """What only looks like a kind."""
    rows = [
        ("Latitude 5440", "Windows 11"),
        ("OptiPlex 7010 Monitor stand", "Windows 11"),
        ("Gizmo", "Windows 10"),
        ("Server", "Ubuntu 22.04"),
        ("All-in-One", "Windows 11"),
        ("Mobile workstation", "Windows 11"),
        ("Notebook + Dock", "Windows 11"),
        ("Laptop/Monitor", "Windows 11"),
        ("", "Windows 11"),
    ]
    _list("types-that-are-none.csv", ("Type", "OS"), [rows[0], *rows[2:]])
    docked = [("PC-1", "Docking Station", "Windows 11"), ("PC-2", "Notebook", "Windows 11")]
    _list("chassis.csv", ("Device name", "Chassis type", "OS"), docked)
    computers = [
        (kind, "") for kind in ("Laptop", "Desktop", "台式机", "工作站", "Mini PC", "主机")
    ]
    _list("computers-set.csv", ("Category", "OS"), computers, _WINDOWS)


def systems() -> None:
    """Lists in which no column is the operating system's."""
    models = [
        ("MacBook Pro 14", "IT-1"),
        ("iMac 24", "IT-2"),
        ("ThinkPad X1 Carbon", "IT-3"),
        ("ThinkPad X1 Carbon", "IT-4"),
        ("Galaxy S23", "IT-5"),
        ("", "IT-6"),
    ]
    _list("models-alone.csv", ("Model", "Tag"), models)
    thinkpad = '--value "device_system:ThinkPad X1 Carbon=Linux"'
    _list("models-explained.csv", ("Model", "Tag"), models, thinkpad)
    _list("models-set.csv", ("Model", "Tag"), models, _WINDOWS)
    versions = [("1", "Windows 11"), ("2", "Windows 10")]
    _list("system-in-version.csv", ("Tag No", "OS Version"), versions)
    _list(
        "system-in-version-mapped.csv",
        ("Tag No", "OS Version"),
        versions,
        '--map device_system="OS Version"',
    )
    _list("version-and-set.csv", ("Tag", "OS Version"), [("1", "macOS 14"), ("2", "")], _WINDOWS)
    tablets = [("R1", "11.2.2", ""), ("R2", "", "14"), ("R3", "", ""), ("R4", "unknown", "")]
    _list("version-of-a-system.csv", ("Room", "iOS Version", "macOS版本"), tablets, _WINDOWS)
    apples = [
        ("笔记本", "", "苹果系统"),
        ("笔记本", "", ""),
        ("平板", "", "苹果系统"),
        ("电脑", "", "苹果系统"),
        ("笔记本", "Latitude 5440", "苹果系统"),
        ("", "MacBook Air", "苹果系统"),
        ("笔记本", "", "14.5"),
    ]
    _list("apple-by-kind.csv", ("类别", "型号", "操作系统"), apples)
    told = "--value 操作系统:笔记本=Windows --value 操作系统:苹果系统=macOS"
    _list("apple-by-kind-told.csv", ("类别", "型号", "操作系统"), apples, told)
    families = [("Mac", "a"), ("iPhone", "b")]
    _list("system-in-family.csv", ("productLine", "Note"), families)
    both = [("Windows", "Windows 11"), ("macOS", "macOS 14")]
    _list("two-likely.csv", ("Product line", "Release"), both)
    names = [("MAC-001", "2F"), ("WIN-002", "3F")]
    _list("names-like-systems.csv", ("Device name", "Floor"), names)


def unwanted() -> None:
    """Rows that the user does not want."""
    rows = [
        ("在用", "Windows 11"),
        (" 报废 ", "Windows 11"),
        ("已丢失", ""),
        ("报废待定", "Windows"),
    ]
    head = ("状态", "操作系统")
    _list("left-out-as-said.csv", head, rows, "--leave-out 状态=报废,已丢失")
    _list("left-out-by-letter.csv", head, rows, "--leave-out a=ｘ --leave-out A=报废，已丢失")
    _list("left-out-no-such-label.csv", head, rows, "--leave-out 情况=报废")


def phones() -> None:
    """The same phones in a list of computers, and among themselves."""
    mixed = [("Windows", "a"), ("Windows", "b"), ("macOS", "c"), ("iOS", "d"), ("Android", "e")]
    _list("phones-among-computers.csv", ("OS", "User"), mixed)
    _list("phones-alone.csv", ("OS", "User"), mixed[3:])


if __name__ == "__main__":
    kinds()
    models()
    questions()
    passing()
    systems()
    unwanted()
    phones()
