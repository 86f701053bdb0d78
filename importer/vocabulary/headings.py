"""Headings that look right and are not, by the reason; and headings that only help.

``TRAPS`` are headings met in real exports that somebody, or a matching by parts of words,
would take for one of our fields.  The reason is said as ``trap.<slug>``.  ``ROLES`` are
headings of columns that fill no field and yet help to understand a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

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
        "蓝牙地址, 蓝牙物理地址"
    ),
    "management-id": words(
        "Device ID, Azure AD Device ID, Entra Device ID, Microsoft Entra Device ID, "
        "AAD Device ID, EAS activation ID, ManagementID, Management ID, UserId, ReferenceId, "
        "JSS Computer ID, JSS Mobile Device ID, Computer Id, AssetID, Device GUID"
    ),
    "apple-udid": words("DeviceUDID, Mobile device UDID, iOS UDID, Provisioning UDID"),
    "person": words(
        "OwnerEmail, OwnerFirstName, OwnerLastName, OwnerUsername, Owner, Owner name, "
        "Device owner, 所有人"
    ),
    "compliance": words(
        "Compliance, Compliance status, Compliance state, CompliantState, ComplianceState, "
        "Passcode Compliance, Managed, IsManaged, Management state, 合规状态, 合规性, 是否合规, "
        "纳管状态"
    ),
    "version": words("OS Version, OsVersion, System version, 系统版本, 操作系统版本, 内核版本"),
    "peripheral": words(
        "Monitor serial number, Monitor serial, Display serial number, Battery serial number, "
        "Battery serial, Keyboard serial number, Dock serial number, Printer serial number, "
        "Board serial, Baseboard serial number, Board serial number, 显示器序列号, 显示器SN, "
        "显示屏序列号, 键盘序列号, 鼠标序列号, 电池序列号, 扩展坞序列号, 打印机序列号, 电源序列号, "
        "主板序列号, 内存序列号"
    ),
}

#: Fields whose name at the API, in any other spelling, is another thing in other products: the
#: reason why such a heading fills nothing.
SPELLED_EXACTLY: Mapping[str, str] = {"device_status": "asset-status"}

#: Pieces of headings that nobody knows and that may yet be one of our fields, the narrower ones
#: first.  Never enough to read a column by: only to say that it is not read.
HINTS: Mapping[str, tuple[str, ...]] = {
    "disk_serial_number": words(
        "硬盘序列, 磁盘序列, 硬盘sn, 盘号, diskserial, driveserial, hddserial"
    ),
    "serial_number": words("序列号, 序列码, 出厂编号, 机身号, 机身码, sn号, sn码, serial"),
    "uuid": words("uuid, smbios"),
    "mac_address": words("mac地址, 物理地址, macaddr, 网卡"),
    "device_system": words("操作系统, operatingsystem"),
    "device_ownership": words("归属, ownership"),
    "device_status": words("可信, 信任, trust"),
}

ROLES: Mapping[Role, tuple[str, ...]] = {
    Role.MODEL: words(
        "Model, Model name, Device model, Hardware model, Model identifier, Product name, 型号, "
        "设备型号, 产品型号, 规格型号, 机型, 品牌型号, 电脑型号"
    ),
    Role.MAKER: words(
        "Manufacturer, Make, Vendor, Hardware vendor, Brand, 品牌, 厂商, 制造商, 生产厂商, 厂家"
    ),
    Role.NAME: words(
        "Name, Device name, Computer name, Host name, Hostname, DNS name, Display name, "
        "Asset tag, Asset name, Asset number, Asset no, Bar code, 名称, 设备名称, 设备名, "
        "计算机名, 计算机名称, 电脑名称, 主机名, 资产编号, 资产名称, 资产标签, 固定资产编号, "
        "固定资产名称, 设备编号, 保密编号, 编码, 条码编号"
    ),
    Role.NUMBER: words("No, Nr, Index, #, Line, Row, 序号, 编号, 行号, 序"),
}
