"""Workspace ONE, Google, GAM, BizMobile, JP1 and N-able: mostly phones, some computers."""

from __future__ import annotations

from tests.corpus.export_tables import (
    Dialect,
    Export,
    bare,
    beside,
    colons,
    headings,
    hyphens,
    lower,
)

_WORKSPACE = headings("""
    DeviceFriendlyName, SerialNumber, MacAddress, Udid, Imei, EasId, AssetNumber, Platform, Model,
    OperatingSystem, Ownership, EnrollmentStatus, ComplianceStatus, CompromisedStatus,
    LocationGroupName, UserName, UserEmailAddress, PhoneNumber, LastSeen
""")
#: "Apple" is a Mac in one row and a phone in the next: the model tells them apart.
_WORKSPACE_ROWS = beside(
    """
    DeviceFriendlyName | Platform | Model | OperatingSystem | SerialNumber | Ownership
    amy MacBook Pro macOS 14 | Apple | MacBook Pro | 14.7.0 | @apple | C
    ben iPhone iOS 18 | Apple | iPhone 15 Pro | 18.1.0 | @apple12 | E
    Stock iPad | Apple | iPad Air | 17.6.1 | @apple | S
    cara Android | Android | Galaxy S21 | 13.0.0 | @android | E
    Kiosk 2 | Android | SM-T575 | 10.3.2 | @android | S
    DESK-204 | Windows | Latitude 5440 | 10.0.22631 | @dell | C
    DESK-205 | Windows | OptiPlex 7010 | 10.0.26100 | @dell | Corporate - Dedicated
    dan iMac | Apple | iMac | 13.6.0 | @apple12 | Employee Owned
    Unnamed | Apple | ~ | 12.7.6 | @apple | C
    """,
    """
    MacAddress | Udid | Imei | ComplianceStatus
    @mac.apple | @uuid | ~ | Compliant
    @mac.apple | @udid | @imei | Compliant
    @mac.apple | @udid | ~ | NonCompliant
    @mac.samsung | @udid40 | @imei | Compliant
    @mac.samsung | @udid40 | @imei | Compliant
    @mac.intel | @udid40 | ~ | Compliant
    @mac.dell | @udid40 | ~ | NonCompliant
    @mac.apple | @uuid | ~ | Compliant
    @mac.apple | ~ | ~ | Compliant
    """,
    same={
        "EasId": "@guid",
        "EnrollmentStatus": "Enrolled",
        "CompromisedStatus": "false",
        "LocationGroupName": "Example Corp",
    },
)

_GOOGLE = headings("""
    Device Name, Name, Email, Ownership, Type, Model, First Sync, Last Sync, Status, Device ID,
    Serial Number, IMEI / MEID, OS, User Agent, Host Name
""")
#: Device ID is made up by the software on phones.
_GOOGLE_ROWS = beside(
    """
    Device Name | Ownership | Type | Model | OS | Serial Number | Status | Host Name
    Amy's Mac | Company owned | Mac | MacBookPro18,3 | macOS 14.6.1 | @apple | Approved | amy
    DESK-311 | Company owned | Windows | Latitude | Windows 10.0.19044 | @dell | Approved | D311
    DESK-312 | User owned | Windows | HP ProBook 450 | Windows 10.0.22631 | @hp | Blocked | DESK-312
    iPhone | User owned | iOS Sync | iPhone 13 | iOS 15.5 | @apple12 | Approved | ~
    Pixel 7 | User owned | Android | Pixel 7 | Android 14.0.0 | ~ | Approved | ~
    Galaxy Tab | Company owned | Android | SM-X200 | Android 10.0.0 | @android | Approved | ~
    Library 3 | Company owned | Chrome OS | HP Chromebook | ChromeOS 128.0.6613 | @hp | Approved | ~
    linux-dev | Company owned | Linux | ThinkPad T14 | Linux 6.8.0 | @lenovo | Pending | dev-17
    """,
    same={
        "Device ID": "@guid",
        "Name": "Alex Example",
        "Email": "alex@example.com",
        "First Sync": "2025-02-11 08:14:03",
        "Last Sync": "2026-10-30 17:40:55",
    },
)

#: Lists of addresses, the words of the interface for systems and owners.
_GAM_ROWS = beside(
    """
    name | deviceType | serialNumber | model | ownerType | wifiMacAddresses | hostname
    devices/a1 | MAC_OS | @apple | MacBookAir10,1 | COMPANY | @mac.apple | vic-mba
    devices/a2 | WINDOWS | @dell | Latitude 5440 | COMPANY | @mac.intel,@mac.dell | DESK-411
    devices/a3 | WINDOWS | @lenovo | 21HD | BYOD | @mac.intel | HOME-PC
    devices/a4 | LINUX | @lenovo | 20W0 | COMPANY | ~ | build-3
    devices/a5 | ANDROID | @android | Pixel 6 | BYOD | 02:00:00:00:00:00 | ~
    devices/a6 | CHROME_OS | @hp | HP Chromebook 14 | COMPANY | @mac.hp | ~
    devices/a7 | GOOGLE_SYNC | @apple12 | iPhone | BYOD | ~ | ~
    """,
    same={
        "assetTag": "",
        "compromisedState": "UNCOMPROMISED",
    },
)

_BIZMOBILE = headings("""
    UserName, Name, EmailAddress, UserDescription, Organizations, Identifier, Template, Code, OS,
    DeviceTags, WifiMac, IMEI, MEID, UDID
""")
_BIZMOBILE_ROWS = beside(
    """
    UserName | Name | OS | Organizations | DeviceTags | WifiMac | IMEI | UDID
    s.aoki | Aoki | windows | Head office|Sales | laptop|leased | @mac.intel | ~ | ~
    s.aoki | Aoki | ios | Head office|Sales | phone | @mac.apple | @imei | @udid
    m.endo | Endo | android | Depot | phone|shared | @mac.samsung | @imei | ~
    k.fuji | Fuji | windows | Depot | desktop | @mac.intel|@mac.dell | ~ | ~
    k.fuji | Fuji | ios | Depot | tablet | @mac.apple | ~ | @udid40
    t.goto | Goto | windows | Head office | laptop | ~ | ~ | ~
    """,
    same={
        "Template": "Standard",
        "EmailAddress": "users@example.com",
    },
)

#: 0 is iOS and 1 is Android; Status 1 is "managed".
_JP1_ROWS = beside(
    """
    Name | OS | IMEI/MEID | Phone number | Status | Model | Serial number | OS version
    Sales iPhone 1 | 0 | @imei | 090-5550-0101 | 1 | iPhone 14 | @apple | 17.6.1
    Sales iPhone 2 | 0 | @imei | 090-5550-0102 | 1 | iPhone SE | @apple12 | 16.7.10
    Floor tablet | 1 | ~ | ~ | 1 | SM-T575 | @android | 13
    Stock phone | 1 | @imei | 090-5550-0104 | 0 | SC-53C | @android | 12
    Board iPad | 0 | ~ | ~ | 0 | iPad Air | @apple | 18.1
    Spare | 1 | @imei | ~ | 0 | SO-52C | ~ | 14
    """
)

_NABLE_ROWS = beside(
    """
    Device Name | Device Type | Device ID | Serial Number | MAC Address | IP Address
    FRONT-01 | Workstation | 1183021 | @dell | @mac.dell | 10.4.0.11
    FRONT-02 | Workstation | 1183022 | @hp | @mac.hp | 10.4.0.12
    FILES | Server | 1183040 | @dell | @mac.intel | 10.4.0.2
    FRONT-03 | Laptop | 1183055 | @lenovo | @mac.lenovo | 10.4.0.13
    LAB-VM | Server | 1183061 | 2817-3340-9152-6671-0048-2295-13 | 00-15-5D-04-1A-0B | 10.4.0.40
    FRONT-04 | Laptop | 1183077 | ~ | @mac.intel | 10.4.0.14
    """
)

_CROS = headings("""
    deviceId, annotatedAssetId, annotatedLocation, annotatedUser, bootMode, ethernetMacAddress,
    lastSync, macAddress, model, orgUnitPath, osVersion, serialNumber, status
""")
_CROS_ROWS = beside(
    """
    annotatedAssetId | annotatedUser | model | osVersion | serialNumber | macAddress
    CB-101 | amy@example.com | HP Chromebook x360 14 G1 | 129.0.6668.110 | @hp | @mac.intel
    CB-102 | ~ | Lenovo 300e Chromebook Gen 3 | 128.0.6613.162 | @lenovo | @mac.intel
    """,
    same={
        "deviceId": "@guid",
        "bootMode": "Verified",
        "orgUnitPath": "/Schools/North",
        "status": "ACTIVE",
    },
)

MOBILE = (
    Export("workspace-one", _WORKSPACE, _WORKSPACE_ROWS, mac=bare),
    Export("google-workspace", _GOOGLE, _GOOGLE_ROWS, Dialect(line_end="\n")),
    Export(
        "gam",
        headings("""
            name, deviceType, serialNumber, assetTag, model, ownerType, compromisedState,
            wifiMacAddresses, hostname
        """),
        _GAM_ROWS,
        Dialect(line_end="\n"),
        mac=lower,
    ),
    Export("bizmobile", _BIZMOBILE, _BIZMOBILE_ROWS, mac=colons),
    Export(
        "jp1-sdm",
        headings("""
            Name, OS, IMEI/MEID, Phone number, Status, Model, Serial number, OS version
        """),
        _JP1_ROWS,
    ),
    Export(
        "n-able",
        headings("Device Name, Device Type, Device ID, Serial Number, MAC Address, IP Address"),
        _NABLE_ROWS,
        mac=hyphens,
    ),
    Export("gam-chromeos", _CROS, _CROS_ROWS, Dialect(line_end="\n"), mac=bare),
)
