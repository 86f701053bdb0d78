"""Headings that look right and are not, by the reason; and headings that only help.

``TRAPS`` are headings met in real exports that somebody, or a matching by parts of words,
would take for one of our fields.  The reason is said as ``trap.<slug>``.  ``ROLES`` are
headings of columns that fill no field and yet help to understand a row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from importer.vocabulary.kinds import DEVICES, KINDS
from importer.vocabulary.labels import label_key
from importer.vocabulary.systems import paired, words


class Role(StrEnum):
    """What a column that fills no field helps to understand."""

    MODEL = "model"  # the device's model: it can settle an ambiguous operating system
    MAKER = "maker"  # its manufacturer
    NAME = "name"  # a name or asset number of the device: a row that has one is no continuation
    KIND = "kind"  # what kind of thing it is: a laptop, a monitor
    USER = "user"  # who has it
    ADAPTER = "adapter"  # the network card that the row is about, where each has a row of its own
    NUMBER = "number"  # a running number, which alone makes no row
    ORIGIN = "origin"  # the row's number in the file that our sheet of rows to fix came from


#: What serial numbers are called, in English, in simplified and in traditional Chinese, where the
#: word for the thing stands before it.
SERIALS = "serial, serial no, serial num, serial number, serial #, S/N, SN"
SERIALS_ZH = "序列号, 序列码, 序列编号, SN, SN号, SN码, SN编号, S/N, S/N号, 序列号SN"
SERIALS_TW = "序號, 序列號, SN, S/N"
#: Parts and other things with serial numbers of their own.
_PARTS = (
    *paired(
        "Monitor, Display, Screen, Battery, Keyboard, Mouse, Dock, Docking station, Printer, "
        "Charger, Adapter, Power adapter, CPU, Processor, Memory, RAM, Board, Baseboard, "
        "Motherboard, Mainboard, GPU, Camera, Headset, Phone, SIM, Router, Switch",
        SERIALS,
    ),
    *paired(
        "显示器, 显示屏, 屏幕, 键盘, 鼠标, 电池, 扩展坞, 打印机, 电源, 电源适配器, 适配器, 主板, "
        "内存, 内存条, CPU, 处理器, 网卡, 显卡, 摄像头, 耳机, 交换机, 路由器",
        SERIALS_ZH,
    ),
    *paired("顯示器, 螢幕, 鍵盤, 滑鼠, 電池, 主機板, 記憶體, 印表機", SERIALS_TW),
)

TRAPS: Mapping[str, tuple[str, ...]] = {
    "bluetooth": words(
        "Bluetooth MAC, Bluetooth MAC Address, Bluetooth address, BT MAC, 蓝牙MAC, 蓝牙MAC地址, "
        "蓝牙地址, 蓝牙物理地址, 藍牙MAC, 藍牙MAC位址, 藍牙位址, Bluetooth MACアドレス, "
        "Bluetoothアドレス, Bluetooth-Adresse, Bluetooth-MAC-Adresse, Adresse Bluetooth, "
        "Adresse MAC Bluetooth"
    ),
    "management-id": words(
        "Device ID, Azure AD Device ID, Entra Device ID, Microsoft Entra Device ID, "
        "AAD Device ID, EAS activation ID, ManagementID, Management ID, UserId, ReferenceId, "
        "JSS Computer ID, JSS Mobile Device ID, Computer Id, Device GUID, Host ID, "
        "Agent ID, Sensor ID, sys_id, Correlation ID, ObjectGUID"
    ),
    "app-id": words("Machine GUID"),
    "apple-udid": words("DeviceUDID, Mobile device UDID, iOS UDID, Provisioning UDID"),
    "person": words(
        "OwnerEmail, OwnerFirstName, OwnerLastName, OwnerUsername, Owner, Owner name, "
        "Device owner, 所有人, 擁有者, 保管人, 所有者, 所有者名, Besitzer, Eigentümer, "
        "Propriétaire"
    ),
    "compliance": words(
        "Compliance, Compliance status, Compliance state, CompliantState, ComplianceState, "
        "Passcode Compliance, Managed, IsManaged, Management state, 合规状态, 合规性, 是否合规, "
        "纳管状态, 合規狀態, 準拠状態, コンプライアンス, Konformität, Compliancestatus, Conformité"
    ),
    "version": words(
        "OS Version, OsVersion, System version, Operating system version, OS Build, "
        "OS版本, Windows Version, Windows版本, iOS Version, iPadOS Version, macOS Version, "
        "Mac OS Version, Android Version, Linux Version, iOS版本, macOS版本, 安卓版本, "
        "Android版本, "
        "系统版本, 操作系统版本, 操作系统版本号, 内核版本, "
        "系統版本, 作業系統版本, 操作系統版本, OSバージョン, OSのバージョン, "
        "Betriebssystemversion, BS-Version, Version des Betriebssystems, Version de l'OS, "
        "Version du système, Version du système d'exploitation, Version OS"
    ),
    "peripheral": _PARTS
    + words(
        "モニターシリアル番号, モニタシリアル番号, ディスプレイシリアル番号, "
        "Monitor-Seriennummer, Seriennummer Monitor, Akku-Seriennummer, "
        "Numéro de série de l'écran, N° de série de l'écran, N° de série écran, "
        "Numéro de série du moniteur, Numéro de série de la batterie"
    ),
    "product-code": words(
        "Windows Product ID, Windows product key, OS serial number, Windows serial number, "
        "OsSerialNumber, Product ID, 产品ID, 产品密钥, Windows产品ID, 產品識別碼, プロダクトID, "
        "製品ID, 製品番号, Produkt-ID, Produktnummer, ID de produit"
    ),
}

#: Fields whose name at the API, in any other spelling, is another thing in other products: the
#: reason why such a heading fills nothing.
SPELLED_EXACTLY: Mapping[str, str] = {"device_status": "asset-status"}

#: Pieces of headings that nobody knows and that may yet be one of our fields.  Never enough to
#: read a column by: only to say that it is not read.
HINTS: Mapping[str, tuple[str, ...]] = {
    "serial_number": words(
        "序列号, 序列码, 序列编号, 序列號, 序號, 出厂编号, 出厂序号, 出厂号, 出廠編號, "
        "servicetag, 机身号, 机身码, sn号, sn码, serial, "
        "identifyingnumber, シリアル, 製造番号, seriennummer, numerodeserie, n°deserie, matricola"
    ),
    "uuid": words("uuid, smbios, 唯一标识, 唯一識別"),
    "mac_address": words(
        "mac地址, mac位址, 物理地址, 以太网地址, 无线地址, wifi地址, lan地址, macaddr, macadress, "
        "adressemac, macアドレス, 网卡, 網卡"
    ),
    "device_system": words(
        "操作系统, 作業系統, operatingsystem, オペレーティングシステム, betriebssystem, "
        "systemedexploitation, productfamily, 系统名称"
    ),
    "device_ownership": words(
        "归属, 歸屬, ownership, ownertype, byod, 自带设备, 资产属性, 是否公司资产, 是否为公司资产, "
        "是否属于公司资产, 是否公司财产, 是否单位资产, 是否为单位资产, 是否企业资产, 是否自有"
    ),
    "device_status": words("可信, 信任, trust"),
}
#: A serial number under such a word is a disk's.
_DISK = words(
    "sata, 系统盘, 数据盘, 启动盘, 主盘, 从盘, "
    "硬盘, 磁盘, 固态, 存储, 硬碟, 磁碟, 盘号, disk, drive, hdd, ssd, nvme, storage, ディスク, "
    "platte, disque, discoduro, discorigido, discofisso, dysk, диск, 디스크, schijf"
)
_LATIN, _CHINESE = 6, 2
_DISK_NUMBERED = words("序列, 序号, 序號, 盘号, 编号, sn, serial, serie, シリアル")
#: Parts, programs and other things that have numbers of their own: field → words.
_OTHERS: Mapping[str, tuple[str, ...]] = {
    "serial_number": words(
        "u盘, 优盘, u盾, 加密狗, 光猫, 镜头, tpm, sim卡, 底座, 手写笔, c盘, d盘, "
        "证书, contract, oldsn, 旧sn, 旧序列, 旧机, 原sn, 原序列, oldpc, oldlaptop, oldcomputer, "
        "olddevice, oldmachine, 旧电脑, 旧笔记本, 旧设备, 旧主机, 旧台式, 旧pc, 旧资产, 原电脑, "
        "原笔记本, 原设备, 原主机, 原机, 换下设备, 换下电脑, 換下設備, 舊電腦, "
        "舊設備, "
        "副屏, 屏sn, office, token, yubikey, smartcard, toner, psu, adobe, antivirus, previous, "
        "oldserial, parent, replace, warranty, invoice, order, 物理机, 宿主, "
        "显示, 屏幕, 键盘, 鼠标, 电池, 扩展坞, 打印机, 电源, 主板, 内存, 显卡, 摄像, 耳机, 适配器, "
        "授权, 许可, 软件, 合同, 发票, 光驱, monitor, display, screen, keyboard, mouse, battery, "
        "dock, printer, ups, board, memory, power, camera, headset, charger, adapter, licen, "
        "productkey, software, windows, osserial, cert, simcard, simserial"
    ),
    "mac_address": words(
        "蓝牙, 藍牙, bluetooth, btmac, 网关, gateway, bssid, vpn, virtual, 虚拟, oldmac, dock, "
        "扩展坞, 底座, ilo, idrac, bmc, ipmi, 管理口, 带外, printer, router, switch, 打印机, "
        "旧mac, 原mac, 旧电脑, 旧设备, 原电脑, 原设备, 旧网卡, oldpc, oldlaptop, oldcomputer, "
        "交换机, 路由器, 电话, 手机, phonemac, apmac, プリンタ"
    ),
    "uuid": words(
        "gpu, volume, partition, 分区, 卷, vmuuid, instance, sdkuuid, user, 用户, azure, agent, "
        "应用, appuuid"
    ),
}

#: All that is no device and has a serial number of its own, as keys; shorter words may be a part of
#: any other.
_THINGS = frozenset(
    key
    for kind in KINDS
    if kind.slug not in DEVICES
    for key in map(label_key, kind.words)
    if len(key) >= (_LATIN if key.isascii() else _CHINESE)
)

ROLES: Mapping[Role, tuple[str, ...]] = {
    Role.MODEL: words(
        "Model, Model name, Device model, Hardware model, Model identifier, Product name, "
        "Device model name, Computer model, System model, System product name, Laptop model, "
        "PC model, 主机型号, PC型号, 电脑品牌型号, 品牌及型号, 设备品牌型号, 型号, "
        "设备型号, 产品型号, 规格型号, 机型, 品牌型号, 电脑型号, 采购型号, "
        "型號, 設備型號, 產品型號, 機型, "
        "廠牌型號, 型番, 機種, 機種名, モデル, モデル名, Modell, Gerätemodell, Modellbezeichnung, "
        "Modèle, Modèle de l'appareil, Modelo, Modello, Malli, Модель, 모델, 모델명"
    ),
    Role.MAKER: words(
        "Manufacturer, Manufacturer name, Make, Vendor, Hardware vendor, Brand, 品牌, "
        "厂商, 制造商, 生产厂商, 厂家, "
        "廠牌, 廠商, 製造商, メーカー, メーカ, メーカー名, 製造元, Hersteller, Marke, Fabricant, "
        "Constructeur, Marque"
    ),
    Role.NAME: words(
        "Name, Device name, Computer name, Host name, Hostname, DNS name, Display name, "
        "Asset tag, Asset name, Asset number, Asset no, Bar code, 名称, 设备名称, 设备名, "
        "计算机名, 计算机名称, 电脑名称, 主机名, 资产编号, 资产名称, 资产标签, 固定资产编号, "
        "固定资产名称, 设备编号, 保密编号, 编码, 条码编号, 卡片编号, "
        "名稱, 設備名稱, 裝置名稱, 電腦名稱, 主機名稱, 資產編號, 財產編號, 財編, "
        "コンピューター名, コンピュータ名, PC名, ホスト名, 端末名, デバイス名, 管理番号, "
        "資産番号, 資産管理番号, 機器番号, 機器名, "
        "Gerätename, Computername, Rechnername, Inventarnummer, Inventar-Nr, Anlagennummer, "
        "Nom, Nom de l'appareil, Nom du périphérique, Nom de l'ordinateur, Nom d'hôte, "
        "Nom du poste, Numéro d'inventaire, N° d'inventaire, N° inventaire, "
        "PC name, Machine name, Machine, Laptop name, NetBIOS name, FQDN, Host, Node, "
        "Asset code, Inventory number, Inventory no, 电脑名, 机器名, 机器名称, 主机名称, "
        "终端名称, 资产编码, 资产号, 固定资产编码, 固定资产号, Computer, Device, Asset, "
        "System name, Endpoint, Device friendly name, Asset ID, Asset #, Tag number, Inventory #, "
        "Inventory ID, Endpoint name, Workstation, Workstation name, Node name, Logical name, "
        "设备号, 机器编号, 电脑编号, 主机编号, 终端编号, 标签号, 资产条码, 资产ID, 资产代码, 主机, "
        "Inv.-Nr, Inv-Nr, Inventarnr, Bezeichner, Nombre del equipo, Nombre de equipo, Equipo, "
        "Nome computer, Nome do computador, Nom de machine, Nom machine, ホスト, 端末番号, "
        "컴퓨터 이름, Имя компьютера, Инвентарный номер, Computernaam, Nazwa komputera, "
        "Název počítače, Datornamn, Computernavn, Maskinnavn, Tietokoneen nimi, Gépnév, "
        "Bilgisayar adı, Nume calculator, Tên máy, ชื่อเครื่อง, Nama komputer, "
        "Όνομα υπολογιστή, Назва комп'ютера"
    ),
    Role.USER: words(
        "User, Username, User name, Assigned user, Assigned to, Primary user, Primary user UPN, "
        "Primary user email address, Primary user display name, User principal name, Employee, "
        "Employee name, Employee ID, Custodian, Holder, 使用人, 使用者, 领用人, 责任人, 用户, "
        "用户名, 用户名称, 姓名, 员工, 员工姓名, 工号, 员工工号, 使用人姓名, 使用人工号, "
        "当前使用人, 资产使用人, 保管者, 使用者名, 利用者, Benutzer, Utilisateur, Usuario, "
        "Email, E-mail, E-mail address, Mail, User email, UPN, Login, Logon name, Login name, "
        "Employee no, Employee number, Staff ID, 邮箱, 电子邮箱, 员工编号, 领用人姓名, 领用人工号, "
        "使用人邮箱, 利用者氏名, 社員番号, Benutzername, Mitarbeiter, Anwender, Utente, Gebruiker, "
        "Użytkownik, Uživatel, Användare, Bruger, Bruker, Käyttäjä, Felhasználó, Kullanıcı, "
        "Utilizator, Người dùng, Pengguna, Пользователь, Користувач, 사용자"
    ),
    Role.ADAPTER: words(
        "Adapter, Adapter name, Adapter type, Interface, Interface name, Interface type, "
        "Network adapter, Network adapter name, Network card, Network interface, NIC, NIC name, "
        "Connection name, Interface description, Adapter description, Description, 网卡, 网卡描述, "
        "描述, 网卡名称, 网卡类型, 网卡型号, 网络适配器, 适配器, 适配器名称, "
        "网络接口, 接口名称, 网络连接, 连接名称, 網路卡, 網路介面卡, Connection, Connection type, "
        "NetConnectionID, Interface alias, Network type, MAC type, 接口, 网口, 连接类型, 网络类型, "
        "MAC类型, Netzwerkadapter, Netzwerkkarte, Carte réseau, Adaptador de red, "
        "ネットワークアダプター, アダプター"
    ),
    Role.NUMBER: words(
        "No, Nr, Index, #, Line, Row, 序号, 编号, 行号, 序, 項次, 編號, 項番, 連番, 通番, "
        "Lfd. Nr, Lfd-Nr, Pos, N°, Sr No, Sl No, S No"
    ),
    Role.KIND: words(
        "Type, Kind, Class, Category, Sub category, Subcategory, Asset type, Asset type name, "
        "Asset category, Asset class, Asset kind, Asset sub category, Device type, "
        "Device category, Device class, "
        "Device kind, Equipment, Equipment name, Equipment type, Equipment category, Hardware, "
        "Hardware type, Hardware category, "
        "Machine type, Computer type, Item type, Item category, Item, Item name, Product type, "
        "Product category, Model category, Model type, Form factor, ClassName, CI class, CI type, "
        "sys_class_name, Endpoint type, Asset group, Resource type, 类型, 类别, 种类, 分类, 品类, "
        "品种, 大类, 小类, 设备类型, 设备类别, 设备种类, 设备分类, 资产类型, 资产类别, 资产种类, "
        "资产分类, 资产大类, 资产小类, 固定资产类别, 固定资产分类, 固定资产类型, 终端类型, "
        "终端类别, 机器类型, 电脑类型, 计算机类型, 物品类型, 物品类别, 物品分类, 物品名称, 物品, "
        "实物名称, 仪器名称, 仪器设备名称, 器材名称, "
        "品名, 产品类型, 产品类别, 产品分类, 硬件类型, 硬件类别, 類型, 類別, 種類, 分類, 設備類型, "
        "設備類別, 設備種類, 資產類型, 資產類別, 裝置類型, 財產類別, 機器種別, 機種分類, 端末種別, "
        "デバイスの種類, デバイス種別, 機器分類, 資産種別, 資産分類, 区分, Typ, Art, Kategorie, "
        "Gerätetyp, Geräteart, Gerätekategorie, Geräteklasse, Anlagentyp, Catégorie, "
        "Type d'appareil, Type d'équipement, Type de matériel, Tipo, Categoría, "
        "Tipo de dispositivo, Tipo de equipo, Categoria, 種別, 製品種別, 機種種別, 品目, カテゴリ, "
        "カテゴリー, 分類名, 产品大类, 产品小类, 资产品类, 设备品类, 종류, 유형, 구분, 품목, "
        "Soort, Type apparaat, Tipologia, Tipo di dispositivo, Тип, Тип устройства, Rodzaj, "
        "Typ urządzenia, Typ zařízení, Tür, Cihaz türü"
    ),
}

#: Worksheets that show how a form is filled in; ours is one of them.
EXAMPLES = frozenset(
    label_key(name)
    for name in (
        *("Example", "Examples", "Sample", "Samples", "Sample data", "Example data", "Demo"),
        *(
            "示例",
            "示例数据",
            "填写示例",
            "填表示例",
            "样例",
            "样表",
            "范例",
            "例子",
            "演示",
            "範例",
        ),
    )
)
#: What an example among the rows of a form is called.
SHOWN_ROWS = frozenset(
    map(
        label_key,
        words(
            "示例, 示例行, 示例数据, 填写示例, 填表示例, 样例, 范例, 範例, 例, 例子, 举例, 例如, "
            "Example, Example row, Example data, For example, 記入例, 入力例, Beispiel, Exemple"
        ),
    )
)
#: What a form says below its headings of what belongs there.
FORM_WORDS = frozenset(
    map(
        label_key,
        words(
            "必填项目, 选填项目, 非必填, 可选, 可空, 不可为空, 文本, 字符串, 短字符, 长字符, 枚举, "
            "数字, 整数, 浮点, 浮点数, "
            "日期, 布尔, 下拉选择, 单选, 多选, mandatory, text, string, str, enum, number, int, "
            "integer, date, datetime, bool, boolean, char, varchar"
        ),
    )
) | {"必填", "选填", "必填项", "选填项", "required", "optional"}
#: Headings of names under which ledgers write what a thing is: 资产名称 is 笔记本电脑 or 显示器.
#: Under others stands what somebody called a computer.
NAMES_OF_THINGS = words(
    "名称, 设备名称, 设备名, 资产名称, 固定资产名称, 名稱, 設備名稱, 資產名稱, 機器名, 資産名, "
    "Asset name, Asset description, Bezeichnung, Désignation"
)
#: And others below which a word for a thing, alone in its cell, is the thing.  Not Hostname, nor
#: Computer name: a computer that counts what is printed may be called Printer.
HEADS_OF_THINGS = NAMES_OF_THINGS + words(
    "Device, Asset, Product, Item description, Product description, Device description, "
    "Description, Beschreibung, Designation, Descripción, 设备, 资产, 产品, 产品名称, 商品名称, "
    "物资名称, 物料名称, 财产名称, 器材, 描述, 资产描述, 设备描述, 設備, 資產, 產品, 產品名稱, "
    "財產名稱, 機器, 機器名称, 製品名, Gerät, Matériel, Appareil"
)
#: The same, where nearly all that stands below them are such words.
HEADS_OF_THINGS_OR_NAMES = HEADS_OF_THINGS + words("Name, Device name, Machine")


#: Headings, as keys, below which stands what is no serial number, nor an asset's or a computer's
#: own: firms take these for one another.  Not 产品编号, which may be the serial number.
NO_SERIALS = frozenset(
    map(
        label_key,
        words(
            "IMEI, IMEI 1, IMEI 2, IMEI号, IMEI码, MEID, ICCID, SIM, SIM卡号, 手机, 手机号, "
            "手机号码, 电话, 电话号码, 联系电话, 電話番号, Phone, Phone number, Mobile, Telephone, "
            "Mobile number, Telefon, Téléphone, Teléfono, Price, Cost, 价格, 金额, 单价, 原值, "
            "Part number, Part no, Part #, P/N, Product number, SKU, MTM, Machine type model, "
            "Order number, Order no, Order ID, PO, PO number, PO no, Purchase order, "
            "Purchase order number, Invoice, Invoice number, Invoice no, Contract number, "
            "部件号, 料号, 物料号, 订单号, 订单编号, 采购单号, 采购订单号, 发票号, 发票号码, "
            "合同号, 合同编号, 料號, 訂單編號, 採購單號, 發票號碼, 部品番号, 注文番号, 請求書番号, "
            "Teilenummer, Artikelnummer, Bestellnummer, Rechnungsnummer, Numéro de commande, "
            "Numéro de facture, Número de pedido, Número de factura"
        ),
    )
)


#: As a word of its own: 資産S/N, Serie (beside Marca and Modelo), MAC (eth0), IP/MAC.
_STANDING = {
    "serial_number": re.compile(r"(?<![A-Za-z])(?:s/?n|s[eé]rie)(?![A-Za-z])", re.IGNORECASE),
    "mac_address": re.compile(r"(?<![A-Za-z])mac(?![A-Za-z])", re.IGNORECASE),
}


#: What stands under such a word is another device's (Previous laptop, 原设备), or only its case:
#: to Windows the chassis of a laptop may be a docking station.
_FORMER = words(
    "chassis, 机箱, "
    "previous, former, prior, replace, oldmodel, olddevice, oldlaptop, oldcomputer, oldpc, "
    "oldsystem, oldos, oldoperatingsystem, 原系统, 原操作系统, "
    "旧, 舊, 原设备, 原型号, 原电脑, 原机, 以前, 更换, 替换, ancien, vorherig, vorgänger, altgerät"
)


#: Worksheets of devices that are gone: 报废, Archive 2023.
_GONE = re.compile(
    r"报废|報廢|历史|歷史|停用|作废|退役|淘汰|归档|备份|廃棄|archiv|retired|disposed|disposal|scrap|\bold\b"
    r"|history|backup|decommission|written.off|ausgemustert|mis au rebut",
    re.IGNORECASE,
)


#: What such a name has besides, where it says nothing else: Old Building is a place.
_BESIDES = re.compile(
    r"[\s0-9()（）_.年月季度-]|已|设备|設備|电脑|電腦|笔记本|台式机|计算机|终端|资产|資產|机器|清单|清單|列表|台账"
    r"|明细|记录|紀錄|(?:p?ed|es?)\b|\b(?:devices?|computers?|pcs?|laptops?|assets?|lists?|machines?)\b",
    re.IGNORECASE,
)


def is_of_what_is_gone(sheet: str) -> bool:
    """Whether a worksheet's name seems to say that its devices are no longer there."""
    return _GONE.search(sheet) is not None


def is_only_of_what_is_gone(sheet: str) -> bool:
    """Whether it says so and nothing else: 已报废设备 2024, Retired PCs."""
    return is_of_what_is_gone(sheet) and not _BESIDES.sub("", _GONE.sub("", sheet))


#: What stands below such a heading is nobody else's business.
_SECRETS = re.compile(
    r"密码|密碼|口令|パスワード|pass ?word|passwd|\bpwd\b|kennwort|passwort|mot de passe"
    r"|contraseña|senha|secret(?!ar)|recovery key|恢复密钥",
    re.IGNORECASE,
)


def is_of_secrets(label: str) -> bool:
    """Whether passwords, or keys, seem to stand below a heading."""
    return _SECRETS.search(label) is not None


def tells_of_another(label: str) -> bool:
    """Whether a heading is about the device that this one replaces, or about a part of it."""
    key = label_key(label)
    return any(label_key(word) in key for word in _FORMER)


@lru_cache(maxsize=4096)
def hinted(label: str) -> str | None:
    """The field that an unknown heading may mean by one of its words; None where it means none,
    or a part of the device (显示器1序列号, Monitor Serial #) or a program."""
    key = label_key(label)
    is_disk = any(word in key for word in _DISK)
    if is_disk and any(word in key for word in _DISK_NUMBERED):
        return "disk_serial_number"
    for field, pieces in HINTS.items():
        standing = _STANDING.get(field)
        if any(piece in key for piece in pieces) or (standing and standing.search(label)):
            others = _OTHERS.get(field, ())
            if field == "serial_number":
                others = (*others, *_THINGS)
            return None if is_disk or any(word in key for word in others) else field
    return None
