"""Headings that look right and are not, by the reason; and headings that only help.

``TRAPS`` are headings met in real exports that somebody, or a matching by parts of words,
would take for one of our fields.  The reason is said as ``trap.<slug>``.  ``ROLES`` are
headings of columns that fill no field and yet help to understand a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from importer.vocabulary.labels import label_key
from importer.vocabulary.systems import words


class Role(StrEnum):
    """What a column that fills no field helps to understand."""

    MODEL = "model"  # the device's model: it can settle an ambiguous operating system
    MAKER = "maker"  # its manufacturer
    NAME = "name"  # a name or asset number of the device: a row that has one is no continuation
    NUMBER = "number"  # a running number, which alone makes no row
    ORIGIN = "origin"  # the row's number in the file that our sheet of rows to fix came from


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
        "JSS Computer ID, JSS Mobile Device ID, Computer Id, AssetID, Device GUID, Host ID, "
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
        "OS版本, Windows Version, Windows版本, "
        "系统版本, 操作系统版本, 操作系统版本号, 内核版本, "
        "系統版本, 作業系統版本, 操作系統版本, OSバージョン, OSのバージョン, "
        "Betriebssystemversion, BS-Version, Version des Betriebssystems, Version de l'OS, "
        "Version du système, Version du système d'exploitation, Version OS"
    ),
    "peripheral": words(
        "Monitor serial number, Monitor serial, Display serial number, Battery serial number, "
        "Battery serial, Monitor S/N, Display S/N, Battery S/N, Keyboard S/N, Mouse S/N, "
        "Dock S/N, "
        "Docking station serial number, Printer S/N, Charger S/N, Adapter S/N, "
        "Charger serial number, "
        "Adapter serial number, CPU S/N, CPU serial number, Processor serial number, "
        "Memory serial number, RAM serial number, Keyboard serial number, Dock serial number, "
        "Printer serial number, "
        "Board serial, Baseboard serial number, Board serial number, 显示器序列号, 显示器SN, "
        "显示屏序列号, 键盘序列号, 鼠标序列号, 电池序列号, 扩展坞序列号, 打印机序列号, "
        "电源序列号, "
        "主板序列号, 内存序列号, 内存条序列号, CPU序列号, 处理器序列号, 适配器序列号, "
        "电源适配器序列号, 网卡序列号, 显卡序列号, 顯示器序號, 螢幕序號, 鍵盤序號, 電池序號, "
        "主機板序號, 印表機序號, "
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

#: Pieces of headings that nobody knows and that may yet be one of our fields, the narrower ones
#: first.  Never enough to read a column by: only to say that it is not read.
HINTS: Mapping[str, tuple[str, ...]] = {
    "disk_serial_number": words(
        "硬盘序列, 磁盘序列, 硬盘sn, 盘号, 硬盘编号, 硬碟序, 磁碟序, diskserial, driveserial, "
        "hddserial, ssdserial, ssd序列, hdd序列, ディスクシリアル, hddシリアル, "
        "festplattenseriennummer, seriedudisque"
    ),
    "serial_number": words(
        "序列号, 序列码, 序列编号, 序列號, 序號, 出厂编号, 出厂序号, 出厂号, 出廠編號, "
        "servicetag, 机身号, 机身码, sn号, sn码, serial, "
        "identifyingnumber, シリアル, 製造番号, seriennummer, numerodeserie, n°deserie"
    ),
    "uuid": words("uuid, smbios, 唯一标识, 唯一識別"),
    "mac_address": words(
        "mac地址, mac位址, 物理地址, macaddr, macadress, adressemac, macアドレス, 网卡, 網卡"
    ),
    "device_system": words(
        "操作系统, 作業系統, operatingsystem, オペレーティングシステム, betriebssystem, "
        "systemedexploitation, productfamily, 系统名称"
    ),
    "device_ownership": words("归属, 歸屬, ownership, ownertype, byod, 自带设备, 资产属性"),
    "device_status": words("可信, 信任, trust"),
}

ROLES: Mapping[Role, tuple[str, ...]] = {
    Role.MODEL: words(
        "Model, Model name, Device model, Hardware model, Model identifier, Product name, 型号, "
        "设备型号, 产品型号, 规格型号, 机型, 品牌型号, 电脑型号, 型號, 設備型號, 產品型號, 機型, "
        "廠牌型號, 型番, 機種, 機種名, モデル, モデル名, Modell, Gerätemodell, Modellbezeichnung, "
        "Modèle, Modèle de l'appareil"
    ),
    Role.MAKER: words(
        "Manufacturer, Make, Vendor, Hardware vendor, Brand, 品牌, 厂商, 制造商, 生产厂商, 厂家, "
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
        "Nom du poste, Numéro d'inventaire, N° d'inventaire, N° inventaire"
    ),
    Role.NUMBER: words(
        "No, Nr, Index, #, Line, Row, 序号, 编号, 行号, 序, 項次, 編號, 項番, 連番, 通番, "
        "Lfd. Nr, "
        "Lfd-Nr, Pos, N°"
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
