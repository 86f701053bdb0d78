"""What kind of thing a row is about: kinds that are left out, and what only looks like one."""

from __future__ import annotations

import pytest

from importer.vocabulary.devices import (
    is_phone_model,
    kind,
    kind_named,
    kind_of_model,
    kind_of_name,
    other_things,
)
from importer.vocabulary.kinds import COMPUTER, DEVICES, ENDS, KINDS
from importer.vocabulary.labels import label_key
from importer.vocabulary.models import system_of, system_of_name


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Monitor", "monitor"),
        ("MONITORS", "monitor"),
        (' 24" monitor ', "monitor"),
        ("Monitor 24 inch", "monitor"),
        *((text, "monitor") for text in ("Dell P2422H w/ cable", "Monitor ohne Kabel", "Skärm")),
        *((text, "office") for text in ("Door access", "访客机", "报警主机", "Vending machine")),
        *((text, "accessory") for text in ("Pin pad", "RFID readers", "防窥膜")),
        *((text, "storage") for text in ("DVD drive", "硬盘盒")),
        *((text, "phone-set") for text in ("DECT phone", "会议终端")),
        *((text, "network") for text in ("无线AP", "华为 无线AP", "Ruter")),
        ("27寸液晶显示器", "monitor"),
        ("显示器（27寸）", "monitor"),
        ("Hardware > Monitors", "monitor"),
        ("Computers > Monitors", "monitor"),
        ("IT Equipment - Monitor", "monitor"),
        ("电脑/显示器", "monitor"),
        ("外设-键盘", "input"),
        ("Computer Accessories", "accessory"),
        ("笔记本电脑包", "accessory"),
        ("Dock for laptop", "dock"),
        ("USB-C Docking Station", "dock"),
        ("ＵＳＢ扩展坞", "dock"),
        ("彩色激光打印一体机", "printer"),
        ("All-in-One Printer", "printer"),
        ("投影仪", "projector"),
        ("IP Phone", "phone-set"),
        ("办公电话", "phone-set"),
        ("SIM卡", "sim"),
        ("手机卡", "sim"),
        ("网络交换机", "network"),
        ("cmdb_ci_printer", "printer"),
        ("NetworkEquipment", "network"),
        ("Batteries", "dock"),
        ("办公家具", "office"),
        ("Chromebooks", "chromebook"),
        ("印表機", "printer"),
        ("モニター", "monitor"),
        ("Drucker", "printer"),
        ("Imprimante", "printer"),
        ("Chaise de bureau", "office"),
        ("Silla de escritorio", "office"),
        ("Mobilier de bureau", "office"),
        *((word, "printer") for word in ("传真一体机", "Etikettendrucker", "针打")),
        *((word, "network") for word in ("无线网桥", "AC控制器", "光模块", "无线路由")),
        *((word, "headset") for word in ("硬盘录像机", "NVR", "球机", "Drones")),
        *((word, "dock") for word in ("UPS主机", "KVM切换器", "稳压器")),
        *((word, "office") for word in ("点钞机", "闸机", "人脸识别机")),
        *((word, "accessory") for word in ("U盾", "指纹仪", "Cash drawer")),
        *(("LED显示屏", "monitor"), ("电视盒子", "projector"), ("磁带库", "storage")),
        ("数位屏", "input"),
        *((word, "projector") for word in ("广告机", "电子班牌", "Signage player", "会议屏")),
        *((word, "printer") for word in ("速印机", "シュレッダー", "Imprimante laser")),
        *((word, "network") for word in ("网闸", "VPN gateway", "上网行为管理")),
        *(("便携屏", "monitor"), ("全向麦", "headset"), ("Wacom tablet", "input")),
        *(("Монитор", "monitor"), ("Лазерный принтер", "printer"), ("Мышь", "input")),
        *(("모니터", "monitor"), ("레이저 프린터", "printer"), ("헤드셋", "headset")),
        *(("Scrivania", "office"), ("Cuffie", "headset"), ("Nobreak", "dock")),
        *(("Kaffeemaschine", "office"), ("Webcam covers", "accessory"), ("广告屏", "projector")),
        *(("示波器", "office"), ("打印机、复印机", "printer"), ("Printers & Software", "printer")),
        *(("笔记本电源适配器", "dock"), ("电脑配件", "storage"), ("电脑附件", "accessory")),
        *(("键盘鼠标套装", "input"), ("Monitor inkl. Kabel", "monitor"), ("Headset", "headset")),
        *(("ThinkPad Dock inkl. Netzteil", "dock"), ("Monitor e mouse", "monitor")),
        *(("Laptop bag with lock", "accessory"), ("Lenovo Tasche mit Maus", "accessory")),
        *(("Xbox", "office"), ("GoPro", "headset"), ("Kindle", "accessory"), ("翻译机", "office")),
    ],
)
def test_what_is_no_device(text: str, slug: str) -> None:
    """A kind is told by its last words, through sizes, levels, plurals and languages."""
    assert kind(text) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        *(
            ("Écran tactile", "monitor"),
            ("Clavier AZERTY", "input"),
            ("Imprimante réseau", "printer"),
        ),
        *(("Chargeur PC portable", "dock"), ("Sacoche portable", "accessory")),
        *(
            ("Impresora láser", "printer"),
            ("Pantalla táctil", "monitor"),
            ("Teléfono IP", "phone-set"),
        ),
        *(
            ("Farblaserdrucker", "printer"),
            ("24-Zoll-Monitor", "monitor"),
            ("PC-Monitor", "monitor"),
        ),
        *(("Notebook-Dockingstation", "dock"), ("Notebooktasche", "accessory")),
        *(("Switch 24-Port", "network"), ("Network switch 48 ports (managed)", "network")),
        *(("UPS 1500VA", "dock"), ("Docking Station USB-C", "dock"), ("Keyboard US", "input")),
        *(("Printer HP", "printer"), ("LCD Monitor Dell", "monitor"), ("移动硬盘 2T", "storage")),
        *(
            ("Netwerkswitch", "network"),
            ("Toetsenbord draadloos", "input"),
            ("Carregador PC", "dock"),
        ),
        *(
            ("Mobiele telefoon", "phone"),
            ("Switch 24 portas", "network"),
            ("Laserprinter", "printer"),
        ),
        *(("Tablet 64GB", "tablet"), ("Phone 128GB", "phone")),
        *(("SSD 512GB", "storage"), ("RAM 8GB DDR4", "storage"), ("笔记本包", "accessory")),
    ],
)
def test_a_thing_with_what_it_is_like_behind_it(text: str, slug: str) -> None:
    """In languages that put it first, in German compounds, and before its size and maker."""
    assert kind(text) == slug


@pytest.mark.parametrize(
    "text",
    [
        *("Ordinateur portable", "PC portable", "Poste fixe", "Écran + PC", "PC + Écran"),
        *(
            "Portátil",
            "Téléphone portable",
            "Tower-PC",
            "Leihnotebook",
            "Laptop 512GB",
            "PC i5 8GB",
        ),
        *(
            "Server 2U rack",
            "Server Dell",
            "Laptop HP",
            "Laptop (wireless)",
            "Tablet 64GB",
            "台式机 1T",
            "Monitor-PC",
        ),
    ],
)
def test_a_device_with_what_it_is_like_behind_it(text: str) -> None:
    """It stays one, and what nobody knows says nothing."""
    assert kind(text) in ("", *DEVICES)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        *(("Teléfono celular", "phone"), ("Telefono cellulare", "phone")),
        *((text, "") for text in ("Téléphone Android", "Telefone móvel", "Funktelefon")),
        *((text, "phone-set") for text in ("Teléfono fijo", "Téléphone IP", "Systemtelefon")),
    ],
)
def test_a_telephone_may_be_a_mobile_one(text: str, slug: str) -> None:
    """What stands behind such a word, or before it, tells; alone it stands on a desk."""
    assert kind(text) == slug


@pytest.mark.parametrize(
    ("model", "slug"),
    [
        *(("华为手机", "phone"), ("测试手机", "phone"), ("Samsung Phone", "phone")),
        *(
            ("ThinkPad USB-C Dock Gen 2", "dock"),
            ("Lenovo USB-C Dock Gen 2", "dock"),
            ("HP Thunderbolt Dock 120W G4", "dock"),
        ),
        *(("ThinkPad Hybrid USB-C with USB-A Dock", "dock"), ("Dell TB16", "dock")),
        *(("HP 125 Wired Keyboard US", "input"), ("Lenovo Essential Keyboard German", "input")),
        *(("HP Laser 107w", "printer"), ("HP Smart Tank 515", "printer")),
        *(("NEC MultiSync EA241F", "monitor"), ("HP Compaq LA2205wg", "monitor")),
        *(("华为S5720", "network"), ("兄弟DCP-7080", "printer"), ("佳能MF113", "printer")),
        *(("爱普生L3150", "printer"), ("华为P40", "phone"), ("华为平板 C5", "tablet")),
        *(("PC keyboard German", "input"), ("ThinkPad TrackPoint Keyboard US", "input")),
        *(("HP ProCurve 2530-24G", "network"), ("Poly Voyager Focus 2", "headset")),
    ],
)
def test_a_model_of_another_thing(model: str, slug: str) -> None:
    """With its generation, its watts or its layout behind it, and by what its makers call it."""
    assert kind_of_model(model) == slug


@pytest.mark.parametrize(
    "model",
    [
        *("ThinkPad T14 Gen 2", "HP Z2 Mini G9", "HP Z240", "HP ENVY 13", "HP Compaq Laptop 6730"),
        *("MacBook Pro 16 US Keyboard", "Latitude 5520 keyboard German", "EPOS till 3"),
        *("ASUS ProArt PA90", "手机测试电脑", "ThinkStation P3 Gen 2"),
    ],
)
def test_a_computer_that_is_called_nearly_so(model: str) -> None:
    """Its generation, its keyboard and a part of its name make it no dock and no printer."""
    assert kind_of_model(model) in ("", "computer")


@pytest.mark.parametrize(
    "text",
    [
        *("PC bureau", "PC de bureau", "Ordinateur fixe", "PC BUREAU"),
        *("Laptop", "Desktop", "PC", "CPU", "Workstation", "Mobile workstation", "All-in-One"),
        *("笔记本", "笔记本电脑", "台式机", "一体机", "电脑一体机", "工作站", "主机", "服务器"),
        *("Laptop with docking station", "Laptop + Monitor", "台式机+显示器", "电脑和显示器"),
        *("笔记本（含扩展坞）", "主机(不含显示器)", "Laptop/Monitor", "Notebook, Mouse, Keyboard"),
        *("Notebook inkl. Dock", "PC einschl. Monitor", "PC u. Monitor", "PC samt Bildschirm"),
        *("PC e monitor", "PC com monitor", "Laptop set incl. bag", "台式机套装（含显示器）"),
        *("电脑（附显示器）", "主机配显示器", "笔记本配扩展坞", "笔记本附电源适配器"),
        *("ノートPC", "デスクトップ", "筆記型電腦", "Ordinateur portable", "Arbeitsplatzrechner"),
        *("Tablet", "平板电脑", "Phone", "手机", "工作手机", "Smartphones", "iPhone", "iPad"),
        *("PC bureau", "Ordinateur de bureau", "PC de escritorio", "Ordenador de sobremesa"),
        *("Computador de mesa", "Computadora de escritorio", "PC fixe", "Station de travail"),
        *("Mac", "cmdb_ci_pc_hardware", "Thin Client", "Tablet PC", "Computers"),
        *("广告机主机", "门禁机控制电脑", "Video bar PC", "速印机工作站"),
        *("收银机主机", "触控一体机", "打印服务器", "NVR server", "Drone lab PC", "UPS控制电脑"),
        *("Ноутбук", "Системный блок", "노트북", "데스크톱", "Portatile", "Смартфон", "태블릿"),
        *("显示器、台式机", "键盘、鼠标、笔记本", "示波器控制电脑"),
        *("Leihnotebook mit Tasche", "Tower-PC, Tastatur, Maus", "Mini PC NUC + Monitor"),
    ],
)
def test_what_is_a_device(text: str) -> None:
    """Alone, in plain words, and with what belongs to it."""
    assert kind(text) in DEVICES


@pytest.mark.parametrize(
    "model",
    [
        *("TERRA MOBILE 1516", "Wortmann TERRA MOBILE 1460P", "Acer Switch 5", "Aspire Switch 10"),
        *(
            "ESPRIMO Mobile 5545",
            "MSI PRO AP241",
            "mouse K5-I7G60BK-A",
            "Precision 7920 Rack",
            "PowerEdge R740 (Rack)",
        ),
    ],
)
def test_computers_that_are_called_as_other_things(model: str) -> None:
    """Neither phones nor switches, access points, mice and racks."""
    assert kind(model) in ("", COMPUTER)
    assert (kind_of_model(model), is_phone_model(model)) == ("", False)


@pytest.mark.parametrize(
    "text",
    [
        *("MacBook Pro 16 US Keyboard", "MacBook Air 13 (Tastatur DE)", "MacBook Air M1 英文键盘"),
        *(
            "ThinkPad T14 (US Keyboard)",
            "Latitude 5520 (touch screen)",
            "iMac 27 Retina 5K display",
        ),
        *("Surface Laptop 5 German keyboard", "Surface Pro 7 (US Keyboard)"),
        *("HP EliteOne 800 23.8 touch display", "OMEN 16 QHD display"),
        *("MacBook Pro Retina Display", 'AIO 24" touch display', "华为MateBook 14 触控屏"),
        *("Surface Pro 7 touch screen", "Microsoft Surface Go 3 touch display"),
        *("台式机 独立显卡", "Laptop, German keyboard", "笔记本 英文键盘", "电脑-双显示器"),
    ],
)
def test_a_computer_that_is_named_with_a_part_of_it(text: str) -> None:
    """A keyboard's layout, a display's quality, a graphics card."""
    assert kind(text) == COMPUTER
    assert kind_of_model(text) in ("", COMPUTER)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        *(("Dell P2422H FHD display", "monitor"), ("Logitech K120 US Keyboard", "input")),
        *(
            ("ThinkPad T14 keyboard", "input"),
            ("Surface Pro Keyboard", "input"),
            ("曲面屏", "monitor"),
        ),
        *(
            ("24 inch touch screen", "monitor"),
            ("独立显卡", "storage"),
            ("台式机显示器", "monitor"),
        ),
        *(("Surface Pro 7 US Keyboard", "input"), ("电脑 数字键盘", "input")),
        *(("HP Omen 27 QHD display", "monitor"), ("Alienware 34 inch display", "monitor")),
        ("ThinkCentre Tiny-in-One 24 touch screen", "monitor"),
        *(("Surface Hub 2S touch display", "monitor"), ("多功能一体机 触控屏", "monitor")),
    ],
)
def test_a_part_alone_is_no_computer(text: str, slug: str) -> None:
    assert kind(text) == slug


@pytest.mark.parametrize(
    "text", ["Server (Rack)", "Server - Rack", "Server/Rack", "Laptop/Bag", "Laptop (Stand)"]
)
def test_a_device_and_what_is_parted_from_it_are_no_one_word(text: str) -> None:
    """While a server rack is one, and a display that says which one it is."""
    assert (kind(text), kind_of_model(text) in ("", COMPUTER)) == (COMPUTER, True)
    assert kind("Server rack") == kind("Laptop-Stand") == "accessory"
    assert kind("Monitor (LCD)") == kind_of_model("Monitor (LCD)") == "monitor"


@pytest.mark.parametrize(
    "name",
    [
        *("主机/显示器", "Laptop, no charger", "台式机、显示器"),
        *("惠普288 G5 i5-9500/8G/1T/21.5寸显示器", "HP 280 i3-10100, 8GB RAM, 1TB HDD, keyboard"),
        "16G/512G/指纹/摄像头",
    ],
)
def test_a_computer_that_is_called_with_what_comes_with_it(name: str) -> None:
    assert kind_of_model(name) in ("", COMPUTER)


@pytest.mark.parametrize(
    ("name", "slug"),
    [("前台电脑-打印机", "printer"), ("PC-交换机", "network"), ("Laptop - Monitor", "monitor")],
)
def test_what_stands_beside_a_computer_is_called_by_its_place(name: str, slug: str) -> None:
    assert kind_of_model(name) == slug
    assert kind_of_model("办公电脑 - 主机/显示器") == ""


@pytest.mark.parametrize(
    "text",
    [
        *("512GB SSD", "1TB HDD", "8G内存", "RAM 8GB/16GB", "External SSD 1TB/2TB", "NAS 4TB/8GB"),
        "NAS, Celeron, 8GB RAM, 4TB HDD",
    ],
)
def test_a_size_may_be_that_of_what_a_row_is_about(text: str) -> None:
    """A disk, not a computer that has one."""
    assert kind(text) == "storage"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        *(("4G/5G路由器", "network"), ("2.5G/10G switch", "network"), ("8G/256G 手机", "phone")),
        *(("2GB/320GB 复印机", "printer"), ("i5 8G 256G 笔记本", COMPUTER)),
        *(("i5/8G/1T/路由器", ""), ("8G/1T/21.5寸显示器", ""), ("16G内存 512G固态", "")),
    ],
)
def test_sizes_before_what_comes_with_no_computer_are_its_own(text: str, slug: str) -> None:
    """Speeds of a network; behind what parts things, another thing stands beside a computer."""
    assert kind(text) == slug


@pytest.mark.parametrize(
    "text",
    [
        *("PC RAM 8GB HDD 500GB", "Desktop with RAM 8GB, SSD 256GB", "笔记本 内存 16G 硬盘 512G"),
        *("MacBook Air 13 RAM 8GB SSD 256GB", "ThinkPad T14 RAM 16GB SSD 512GB"),
        *("Notebook with mouse i5 8GB 256GB", "笔记本+显示器 8G 256G", "台式机含显示器 i5/8G/256G"),
        *('Laptop 15.6" display 8GB 256GB', "AIO 24 inch display i5 8GB 256GB"),
    ],
)
def test_a_part_that_is_named_before_its_size_leaves_no_computer_out(text: str) -> None:
    """A computer stands before it, with what comes with it or what is in it."""
    assert kind(text) in ("", COMPUTER)
    assert kind("HDD 4TB/8TB") == kind("笔记本硬盘 500G/1T") == "storage"


@pytest.mark.parametrize("text", ["Mouse 10-pcs", "Monitor 2-pcs", "Toner-pcs", "46-pc"])
def test_pieces_are_no_computers(text: str) -> None:
    assert kind(text) != COMPUTER
    assert kind("Tower-PC") == kind("Lager-PC") == COMPUTER


@pytest.mark.parametrize(
    ("model", "slug"),
    [
        *(("TERRA MOBILE Dockingstation 732", "dock"), ("Terra Mobile Netzteil", "dock")),
        *(("Mouse", "input"), ("Rack", "accessory"), ("Acer network switch", "network")),
        *(("Mobile 12", "phone"), ("MSI AP", "network"), ("Wireless mouse", "input")),
        *(("42U server rack", "accessory"), ("OptiPlex 7090 Rack mount kit", "accessory")),
    ],
)
def test_other_things_that_are_called_as_these_computers(model: str, slug: str) -> None:
    assert kind(model) == slug


@pytest.mark.parametrize(
    "text",
    [
        *("计算机设备及软件", "IT设备、打印机", "Computer equipment and software", "电脑及配件"),
        *("Hardware & Software", "电脑、打印机"),
        *("ThinkPad + Monitor", "MacBook Pro w/ Magic Keyboard", "Latitude 5440 inkl. Dock"),
        *("Laptop Dell 5420 with dock", "Notebook Lenovo V15 inkl. Tasche", "世恒TD120A2 含显示器"),
        *("Portátil HP 250 con ratón", "ESPRIMO Q558 inkl. Tastatur", "HP 250 G8 w/ bag"),
        *("HP 280 G4（含显示器）", "HP 280 G4 + 显示器", "Lenovo V15 con ratón", "V15 w/o charger"),
        *("ExpertBook B1 无电源", "Getac S410 w/ stylus", "HP Z2 Tower, keyboard", "Komputer"),
        *("监控主机", "Access control PC", "会议终端电脑", "Vending machine PC", "传感器测试主机"),
        *("PC i5/8GB/256GB SSD", "Laptop HP 14s/8GB/256GB SSD", "ThinkPad T14 i5/8G/512G SSD"),
        *("笔记本 i5 16G内存 512G固态", "Notebook c/ mouse", "Laptop met muis"),
        *("R5-5600H,16GB,512GB SSD,RTX3050显卡", "8GB DDR4, 256GB SSD, webcam"),
        *("with docking station, charger and mouse", "含电源适配器、鼠标、包"),
        *("UC HP ProDesk i5 8Go 256Go SSD", "Laptop HP ProBook Core i5 - 8Go RAM"),
        *("惠普288 G5 i5-9500/8G/1T/21.5寸显示器", "HP 280 i3-10100, 8GB RAM, 1TB HDD, keyboard"),
    ],
)
def test_what_may_be_a_computer_is_no_other_thing(text: str) -> None:
    """A class of assets that has computers in it, and other things."""
    assert kind(text) in ("", COMPUTER)


@pytest.mark.parametrize(
    ("model", "slug"),
    [
        *((f"Dell {model}", "monitor") for model in ("P2422H", "U2720Q", "S2721DS", "E2216HV")),
        *((f"Dell {model}", "monitor") for model in ("SE2422H", "UP3216Q", "G2724D", "P4317Q")),
        *((f"Dell {model}", "") for model in ("E4310", "P28E", "P24E", "G15 5511", "E5470", "S15")),
    ],
)
def test_what_dell_calls_its_monitors(model: str, slug: str) -> None:
    """Inches and a year; its laptops are called otherwise."""
    assert kind_of_model(model) == slug


def test_a_word_for_a_thing_and_nothing_else() -> None:
    """As it stands below another heading, such as one of systems."""
    assert [kind_named(text) for text in (" printers ", "NAS", "显示器")] == [
        "printer",
        "storage",
        "monitor",
    ]
    assert {kind_named(text) for text in ("Linux on a USB drive", "Printer-02", "Webserver")} == {
        ""
    }


@pytest.mark.parametrize(
    "text",
    [
        *("", "Gizmo", "电子设备", "固定资产", "IT", "Windows 11", "ThinkPad X1 Carbon", "A"),
        *("Bureau", "Escritorio"),  # beside Portable and Portátil a computer's form
        *("Monitoring", "Keyboardist", "Printerless kiosk", "Dockyard", "Switchgear room"),
        "monitor " + "x" * 200,
        "-" * 30_000,
    ],
)
def test_an_unknown_word_says_nothing(text: str) -> None:
    """It leaves no row out."""
    assert kind(text) not in {slug.slug for slug in KINDS} - DEVICES


@pytest.mark.parametrize(
    ("model", "slug"),
    [
        ("HP LaserJet Pro M404dn", "printer"),
        ("Dell UltraSharp U2720Q", "monitor"),
        ("ThinkPad Thunderbolt 4 Dock", "dock"),
        ("Surface Dock 2", "dock"),
        ("Jabra Evolve 20", "headset"),
        ("前台打印机", "printer"),
        ("Dell Color Laser Printer C1760nw", "printer"),
        ("Zebra Label Printer GX430-T", "printer"),
        ("Logitech Keyboard K120", "input"),
        ("Printer PC01", ""),
        ("Printer room PC12", ""),
        ("XPS 13, no keyboard i5-8250U", ""),
        ("OptiPlex, new keyboard 16GB", "computer"),
        ("Samsung Odyssey G7", "monitor"),
        ("ASUS ROG Swift PG279Q", "monitor"),
        ("ASUS ROG Strix G15", ""),
        ("Samsung Notebook Odyssey", ""),
        ("显示器", "monitor"),
        ("Samsung Galaxy Chromebook 2", "chromebook"),
        ("Apple Watch SE", "wearable"),
        ("HUAWEI Mate 60 Pro", "phone"),
        ("MatePad 11", "tablet"),
        ("ThinkPad X1 Carbon", "computer"),
        ("Surface Pro 7 with keyboard", "computer"),
        ("HUAWEI MateBook 14", "computer"),
        ("MacBook Pro Retina Display", ""),
        ("Reception Desk PC", ""),
        ("Cisco lab PC", ""),
        ("Kensington-01", ""),
        ("Kensington SD5700T", "accessory"),
        ("KVM", ""),
        ("Cisco Catalyst 2960", "network"),
        ("Cisco UCS C220 M5", "computer"),
        ("Dell P2422H", "monitor"),
        ("DELL U2720Q 27 inch", "monitor"),
        ("Dell E5430", ""),
        ("P2540UA", ""),
        ("EPSON L3150", "printer"),
        ("EPSON Endeavor NA520E", ""),
        ("Yealink T46U", "phone-set"),
        ("APC Smart-UPS 1500", "dock"),
        ("Aspire Switch 5", ""),
        ("P50", ""),
        ("OptiPlex 7010", "computer"),
        ("PC-0042", ""),
        ("打印机-02", "printer"),
        ("显示器01", "monitor"),
        ("交换机（3F）", "network"),
        ("Laser printer (reception)", "printer"),
        ("投影仪 3号", "projector"),
        ("笔记本电脑（含扩展坞）", ""),
        ("Aspire Switch 10", ""),
        ("Precision 3630 Tower", "computer"),
        ("会议室 2", ""),
        ("惠普打印机M404", "printer"),
        ("显示器P2422H", "monitor"),
        ("投影仪控制PC1", ""),
        ("投影仪PC1", ""),
        ("打印机旁电脑2", ""),
        ("Logitech MX Keys", "accessory"),
        ("EIZO EV2451", "monitor"),
        ("LG UltraWide 34WN80C", "monitor"),
        ("ASUS ProArt Display PA278QV", "monitor"),
        ("ROG Swift PG279Q", "monitor"),
        ("ROG Strix G15", ""),
        ("Samsung Odyssey G7", "monitor"),
        ("Samsung Notebook Odyssey", ""),
        ("BenQ GW2480", "monitor"),
        ("BenQ Joybook S35", ""),
        ("Samsung ProXpress M3820DW", "printer"),
        ("Sharp MX-4070V", "printer"),
        ("Panasonic KX-MB2061", "printer"),
        ("Panasonic CF-SV2", ""),
        ("Fujitsu fi-7160", "printer"),
        ("Fujitsu Finepc", ""),
        ("Dell Color Laser Printer C1760nw", "printer"),
        ("Dell Monitor P2419HC", "monitor"),
        *((name, "monitor") for name in ("HP E24 G5", "HP Z24n G2", "Lenovo L24e-30")),
        *((name, "dock") for name in ("Dell WD19S", "APC BK650M2-CH")),
        *((name, "") for name in ("HP Z240 Workstation", "HP Z2 Tower G9", "Samsung S24 Ultra")),
        *((name, "") for name in ("Lenovo D330", "Wacom MobileStudio Pro 16", "Canon lab PC")),
        *(("Avaya J179", "phone-set"), ("Canon G3810", "printer"), ("Epson CB-X05", "projector")),
        *(("华为智慧屏", "projector"), ("智慧屏控制电脑", ""), ("山特UPS电源", "dock")),
        *((name, "storage") for name in ("Synology DS920+", "DiskStation DS218", "群晖DS220j")),
        *((name, "") for name in ("Synapse PC", "Synology admin PC", "NAS-PC")),
        *((name, "monitor") for name in ("显示器 27寸", "显示器23.8英寸", 'Monitor 27"')),
        *((name, "") for name in ("一体机 24寸", "MacBook Pro 14寸", "笔记本 14寸", "27寸")),
        *(
            (name, "printer")
            for name in ("激光打印机 HP M404", "Imprimante HP 107a", "惠普LaserJet M404")
        ),
        *((name, "monitor") for name in ("Monitor Samsung S24F350", "戴尔 P2422H", "戴尔P2422H")),
        *(
            (name, "monitor")
            for name in ("Lenovo T24i-20", "LG 27UL500", "Philips 243V7", "三星S24F350")
        ),
        *(
            (name, "")
            for name in ("Monitor PC Dell 3080", "监控主机 联想 M720", "LG 27V70N", "Samsung T7")
        ),
        *((name, "") for name in ("联想T490", "惠普 280 G4", "Lenovo V520", "Notebook HP 250 G8")),
        *((name, "") for name in ("HP Z2 Tower, keyboard, mouse", 'OptiPlex 7090/24" monitor')),
        *((name, "monitor") for name in ("Monitor HP 24mh, 24 inch", "显示器 惠普 E24")),
        ("Display Dell Latitude 5440", "computer"),
        *(("Acer V226HQL", "monitor"), ("ASUS VP249", "monitor"), ("Acer V5-571", "")),
        ("Printer PC-01", ""),
        ("Printer room PC12X", ""),
        ("-" * 60 + "1" * 60 + "x", ""),
    ],
)
def test_models_and_names_give_away_little(model: str, slug: str) -> None:
    """Only what can be nothing else."""
    assert kind_of_model(model) == slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        *((name, "printer") for name in ("PRINTER-01", "Printer", "printer 3F", "打印机-02")),
        *((name, "printer") for name in ("NPI4A1B2C", "BRN001BA9123456", "brw9c2a70f1e2d3")),
        *((name, "printer") for name in ("XRX0000AA123456", "RNP002673A1B2C3", "EPSON1A2B3C")),
        *((name, "") for name in ("NPI-0042", "NPIXY12", "BRN0042", "BRW-PC-01", "ET001", "RNP12")),
        ("SWITCH-3F", "network"),
        ("交换机（3楼）", "network"),
        ("Monitor 2", "monitor"),
        *(
            (name, "")
            for name in ("PC-PRINTER", "PRINTSRV-01", "打印室电脑", "Printing", "Scanner")
        ),
        *(
            (name, "")
            for name in ("PC-0042", "Monitoring-01", "SW1", "Anna's monitor PC", "12", "")
        ),
    ],
)
def test_a_name_is_a_kind_where_it_is_nothing_else(name: str, slug: str) -> None:
    """A number may tell it from its like; a computer may have been named after what it serves."""
    assert kind_of_name(name) == slug


def test_a_text_that_is_too_long_for_a_name_has_no_kind() -> None:
    """And is not searched: a minute for a cell that is full of dashes."""
    assert kind_of_name("printer" + "-" * 32_000) == ""
    assert kind_of_name("printer" + "-" * 20 + "1") == "printer"


@pytest.mark.parametrize(
    ("name", "system"),
    [
        *((name, 5) for name in ("Anna's iPhone", "iPhone", "iPhone (2)", "iPad von Anna")),
        *((name, 5) for name in ("“张三”的 iPhone", "张三的iPad", "IPHONE-12")),
        *((name, 2) for name in ("Annas-MacBook-Pro", "Anna’s Mac mini", "MacBook-Pro.local")),
        *((name, 2) for name in ("Anna's MacBook", "MacBook-Air-de-Anna", "iMac-3")),
        *((name, None) for name in ("iPhone-Test-PC", "DESKTOP-1A2B3C4", "Mac", "MACHINE-01", "")),
        *((name, None) for name in ("Hawaiipad", "PC-iPad-Dock", "x" * 200 + "'s iPhone")),
        *((name, 5) for name in ("iPhone 13 Pro", "iPhone SE 128GB  ( 2022 ) ", "iPad Pro 11")),
        *((name, 5) for name in ("iPad (9th generation)", "Apple iPhone 12", "iPad 第九代")),
        *((name, 4) for name in ("Redmi Note 11T 6/128", "Oneplus Nord", "Pixel 6a", "vivo X")),
        *((name, 4) for name in ("Samsung Galaxy S23 Ultra", "三星 Galaxy Tab S8", "小米13 Pro")),
        *((name, 2) for name in ("MacBook Pro 14 M3", "MacBook Pro 16 (2021)")),
        *((name, None) for name in ("Galaxy meeting room", "Galaxy Meeting 2", "Galaxy A team")),
        *((name, None) for name in ("GALAXY-A12", "Pixel 3 PC", "Redmi Note lab", "iPad lab PC")),
        *((name, None) for name in ("Galaxy Book 3", "Galaxy Watch 4", "iPhone 13 case", "Mac 5")),
    ],
)
def test_what_apples_devices_call_themselves(name: str, system: int | None) -> None:
    """As a whole; a part of a name says nothing."""
    assert system_of_name(name) == system


@pytest.mark.parametrize(
    ("model", "system"),
    [
        ("Apple MacBook Pro 14", 2),
        ("14-inch MacBook Pro", 2),
        ("苹果MacBook Air", 2),
        ("2021 iPad Pro", 5),
        ("Samsung Galaxy S23", 4),
        ("SM-S911B", 4),
        ("Google Pixel 7", 4),
        ("小米13", 4),
        ("Galaxy Book3", None),
        ("Galaxy TabPro S", None),
        ("SMART Board 6000", None),
        ("Pixelbook", None),
        ("RedmiBook 14", None),
        ("ASUS VivoBook S15", None),
        ("Lenovo Tablet 10", None),
        ("HUAWEI Mate 60", None),
        ("ThinkCentre M720", None),
        ("Latitude 5440", None),
        ("", None),
    ],
)
def test_a_model_says_its_system_where_that_is_certain(model: str, system: int | None) -> None:
    """A maker, a size or a year in front does not matter; a Huawei may run either."""
    assert system_of(model) == system


def test_the_table_is_of_one_mind() -> None:
    """No word stands for two kinds; each end of a model is a word of the table."""
    pairs = [(label_key(word), each.slug) for each in KINDS for word in each.words]
    assert len(dict(pairs)) == len(set(pairs))
    assert {label_key(word) for word in ENDS if kind(word) in {"", *DEVICES}} == set()


def test_words_that_stand_alone_are_what_a_column_of_kinds_says() -> None:
    """In either case, in the plural, with a quality in front; and none is a device."""
    found = other_things()
    assert all(kind(text) == slug for text, slug in found.items())
    assert DEVICES.isdisjoint(found.values())
    for text in ("显示器", "激光打印机", "27寸显示器", "MONITOR", "printers", "Mice"):
        assert text in found
    for text in ("笔记本", "Laptop", "Server", "一体机", "Phone", "PRINTER-01", ""):
        assert text not in found


@pytest.mark.parametrize(
    ("model", "is_phone"),
    [("MOBILE 1516", False), ("Precision Mobile 5560", False), ("iPhone 14", True), ("手机", True)],
)
def test_a_number_behind_mobile_makes_no_phone(model: str, is_phone: bool) -> None:
    """Mobile is a laptop's name as well, with its number behind it; a phone's word is one still."""
    assert is_phone_model(model) is is_phone
