"""Intune, Autopilot, Configuration Manager; what Windows says of itself."""

from __future__ import annotations

from tests.corpus.export_tables import (
    Dialect,
    Export,
    always,
    bare,
    beside,
    headings,
    never,
)

_INTUNE = headings("""
    Device ID, Device name, Enrollment date, Last check-in, Azure AD Device ID, OS version,
    Azure AD registered, EAS activation ID, Serial number, Manufacturer, Model, EAS activated,
    IMEI, Last EAS sync time, EAS reason, EAS status, Compliance grace period expiration,
    Security patch level, Wi-Fi MAC, MEID, Subscriber carrier, Total storage, Free storage,
    Management name, Category, UserId, Primary user UPN, Primary user email address,
    Primary user display name, WiFiIPv4Address, WiFiSubnetID, Compliance, Managed by, Ownership,
    Device state, Intune registered, Supervised, Encrypted, OS, SkuFamily, JoinType, Phone number,
    Jailbroken, ICCID, EthernetMAC, CellularTechnology, ProcessorArchitecture, EID, EnrollmentType
""")

#: A phone and a tablet of each kind, a Mac without a wired card, a Chromebook, a PC whose board
#: was never given a serial number.
_INTUNE_ROWS = beside(
    """
    Device name | OS | OS version | Manufacturer | Model | Serial number | Ownership
    CORP-0001 | Windows | 10.0.26100.2033 | Dell Inc. | Latitude 5440 | @dell | Corporate
    CORP-0002 | Windows | 10.0.22631.4317 | HP | HP EliteBook 840 G9 | @hp | Corporate
    CORP-0003 | macOS | 15.1 (24B83) | Apple | MacBook Air | @apple | Corporate
    Lea's iPhone | iOS/iPadOS | 18.1 | Apple | iPhone 15 | @apple | Personal
    Front desk iPad | iOS/iPadOS | 18.5 | Apple | iPad (10th generation) | @apple | Corporate
    lea_Android | Android (personally-owned work profile) | 14 | samsung | SM-S921B | 0 | Personal
    Warehouse 7 | Android (Fully Managed) | 13 | samsung | SM-T575 | @android | Corporate
    CORP-0008 | Linux | 22.04 | LENOVO | ThinkPad T14 Gen 3 | @lenovo | Corporate
    CHROME-01 | ChromeOS | 129.0.6668.110 | HP | HP Chromebook x360 | @hp | Corporate
    LAB-PC | Windows | 10.0.19045.4894 | ASUS | Custom | To be filled by O.E.M. | Unknown
    """,
    """
    Wi-Fi MAC | EthernetMAC | IMEI | Compliance | Primary user UPN | JoinType
    @mac.intel | @mac.dell | ~ | Compliant | amy@example.com | Azure AD joined
    @mac.intel | @mac.hp | ~ | Noncompliant | ben@example.com | Azure AD joined
    @mac.apple | ~ | ~ | Compliant | cara@example.com | ~
    @mac.apple | ~ | @imei | Compliant | lea@example.com | Azure AD registered
    @mac.apple | ~ | ~ | In grace period | ~ | ~
    020000000000 | ~ | ~ | Compliant | lea@example.com | Azure AD registered
    @mac.samsung | ~ | @imei | Compliant | ~ | ~
    @mac.intel | @mac.lenovo | ~ | Not evaluated | dan@example.com | ~
    @mac.intel | ~ | ~ | Not evaluated | eve@example.com | ~
    ~ | @mac.asus | ~ | Noncompliant | ~ | Hybrid Azure AD joined
    """,
    same={
        "Device ID": "@guid",
        "Azure AD Device ID": "@guid",
        "UserId": "@guid",
        "Enrollment date": "2025-03-17 09:12:44",
        "Compliance grace period expiration": "9999-12-31 23:59:59",
        "Managed by": "Intune",
        "Device state": "Managed",
        "Intune registered": "True",
        "Jailbroken": "False",
    },
)

_RAW = headings("""
    DeviceId, DeviceName, ReferenceId, OSVersion, SerialNumber, Manufacturer, Model, OwnerType,
    DeviceType, CompliantState, ManagementState, JailBroken, IsSupervised, WifiMacAddress,
    EthernetMAC, UPN
""")

_RAW_ROWS = beside(
    """
    DeviceName | DeviceType | OSVersion | Manufacturer | Model | SerialNumber | OwnerType
    HQ-L-101 | Windows | 10.0.26100.2033 | Dell Inc. | Latitude 7430 | @dell | company
    HQ-L-102 | Windows | 10.0.26100.2033 | LENOVO | 21HD | @lenovo | company
    HQ-M-103 | macOS | 14.7 (23H124) | Apple | MacBook Pro | @apple12 | Corporate
    HQ-P-104 | iOS/iPadOS | 18.1 | Apple | iPhone 14 | @apple | personal
    HQ-A-105 | Android (dedicated) | 14 | samsung | SM-X200 | @android | company
    HQ-L-106 | Windows | 10.0.22631.4317 | HP | HP ProBook 450 | @hp | personal
    """,
    """
    WifiMacAddress | EthernetMAC | CompliantState | UPN
    @mac.intel | @mac.dell | Compliant | finn@example.com
    @mac.intel | ~ | Noncompliant | gus@example.com
    @mac.apple | ~ | Compliant | hal@example.com
    @mac.apple | ~ | Compliant | ida@example.com
    @mac.samsung | ~ | InGracePeriod | ~
    ~ | @mac.hp | Compliant | jo@example.com
    """,
    same={
        "DeviceId": "@guid",
        "ReferenceId": "@guid",
        "ManagementState": "Managed",
        "IsSupervised": "False",
    },
)

#: The first file has a virtual machine, whose serial number is long and may have spaces.
_AUTOPILOT_ROWS = beside(
    """
    Device Serial Number | Group Tag | Assigned User
    @dell | Sales | ~
    @hp | ~ | ~
    @lenovo | Sales | kim@example.com
    3417-5520-8862-1049-7735-0916-27 | Lab | ~
    VMware-56 4d 1f 83 9c 22 6a 04-7b 91 d0 3e 55 c8 17 2f | Lab | ~
    002460391187 | ~ | ~
    """,
    same={
        "Hardware Hash": "@hash",
    },
)
_PARTNER_ROWS = beside(
    """
    Device Serial Number | Manufacturer name | Device model
    038117401253 | Microsoft Corporation | Surface Laptop
    041920356453 | Microsoft Corporation | Surface Pro 9
    @hp | HP | HP EliteBook 840 G9
    @lenovo | LENOVO | ThinkPad X1 Carbon Gen 11
    @dell | Dell Inc. | Latitude 5440
    @lenovo | LENOVO | ThinkPad T14
    """
)

#: One UUID in the byte order of older tools, one without dashes.
_CONFIGMGR_ROWS = beside(
    """
    NetbiosName | SMBIOSGUID | MACAddress
    BRANCH-01 | @delluuid | @mac.dell
    BRANCH-02 | @uuid | @mac.hp
    BRANCH-03 | 44454C4C-4600-1035-8047-C7C04F483233 | @mac.dell
    BRANCH-04 | 7D3B0E5C91A24F60B8D1604C2E97A3F5 | @mac.lenovo
    BRANCH-05 | ~ | @mac.intel
    BRANCH-06 | @uuid | 00:50:56:C0:00:08
    """
)

_GRAPH = headings("""
    id, userId, deviceName, managedDeviceOwnerType, enrolledDateTime, lastSyncDateTime,
    operatingSystem, complianceState, jailBroken, managementAgent, osVersion, easDeviceId,
    azureADDeviceId, deviceEnrollmentType, deviceRegistrationState, model, manufacturer, imei,
    serialNumber, userPrincipalName, wiFiMacAddress, ethernetMacAddress, udid, managedDeviceName
""")

#: What is a list in Graph is written as the name of its type.
_GRAPH_ROWS = beside(
    """
    deviceName | operatingSystem | osVersion | manufacturer | model | managedDeviceOwnerType
    FIN-001 | Windows | 10.0.26100.2605 | Dell Inc. | Latitude 7450 | company
    FIN-002 | Windows | 10.0.22631.4602 | LENOVO | 21HD | personal
    FIN-003 | macOS | 15.2 (24C101) | Apple | MacBook Air | company
    nora iPhone | iOS | 18.2 | Apple | iPhone 15 | personal
    Scanner 4 | Android | 13 | Zebra | TC57 | company
    FIN-006 | Linux | 22.04 | LENOVO | ThinkPad T14 | unknown
    FIN-007 | Windows | 10.0.22631.4602 | HP | HP ProBook 450 | company
    """,
    """
    serialNumber | wiFiMacAddress | ethernetMacAddress | udid | imei | complianceState
    @dell | @mac.intel | @mac.dell | ~ | ~ | compliant
    @lenovo | @mac.intel | ~ | ~ | ~ | noncompliant
    @apple | @mac.apple | ~ | @appleuuid | ~ | compliant
    @apple | @mac.apple | ~ | @udid | @imei | compliant
    @android | @mac.samsung | ~ | ~ | @imei | inGracePeriod
    @lenovo | @mac.intel | ~ | ~ | ~ | unknown
    System.Object[] | @mac.intel | ~ | ~ | ~ | compliant
    """,
    same={
        "id": "@guid",
        "userId": "@guid",
        "azureADDeviceId": "@guid",
        "enrolledDateTime": "2025-02-03T08:15:10Z",
        "jailBroken": "Unknown",
        "managementAgent": "mdm",
        "deviceRegistrationState": "registered",
    },
)

#: The workstation and the server of one site, one with an operating system's own name, one
#: virtual machine, one board that was never given a number.
_VIEWS_ROWS = beside(
    """
    Name0 | Manufacturer0 | Model0 | Operating_System_Name_and0 | SerialNumber0
    PLANT-01 | Dell Inc. | OptiPlex 7010 | Microsoft Windows NT Workstation 10.0 | @dell
    PLANT-02 | HP | HP EliteDesk 800 | Microsoft Windows NT Workstation 10.0 | @hp
    PLANT-03 | LENOVO | 21CB | Microsoft Windows NT Workstation 10.0 (Tablet Edition) | @lenovo
    PLANT-SRV | Dell Inc. | PowerEdge R450 | Microsoft Windows NT Advanced Server 10.0 | @dell
    PLANT-05 | ASUS | Custom | Microsoft Windows NT Workstation 10.0 | System Serial Number
    """,
    """
    ResourceID | User_Name0 | SMBIOS_GUID0 | MACAddress0
    16777301 | amy | @delluuid | @mac.dell
    16777302 | ben | @uuid | @mac.hp
    16777303 | cara | @uuid | @mac.intel
    16777304 | ~ | @delluuid | @mac.dell
    16777305 | dan | @uuid | @mac.asus
    """,
)
_SYSTEM_ROWS = beside(
    """
    Netbios_Name0 | Operating_System_Name_and0 | SMBIOS_GUID0 | MAC_Addresses0
    DEPOT-01 | Microsoft Windows NT Workstation 10.0 | @uuid | @mac.hp
    DEPOT-02 | Microsoft Windows NT Workstation 6.1 | @delluuid | @mac.dell
    DEPOT-03 | ~ | @uuid | @mac.lenovo
    DEPOT-04 | Microsoft Windows NT Server 10.0 | ~ | @mac.dell
    """,
    same={"SMS_Unique_Identifier0": "@guid", "Client0": "1"},
)

_COMPUTERINFO_ROWS = beside(
    """
    CsName | CsManufacturer | CsModel | OsName | BiosSeralNumber
    LAB-21 | Dell Inc. | Latitude 5440 | Microsoft Windows 11 Pro | @dell
    LAB-22 | HP | HP EliteBook 840 G9 | Microsoft Windows 11 企业版 | @hp
    LAB-23 | LENOVO | 21HD | Microsoft Windows 10 Enterprise LTSC | @lenovo
    LAB-24 | ASUS | Custom | Microsoft Windows 10 Pro | Default string
    """,
    same={
        "WindowsProductId": "00330-80000-00000-AA361",
        "OsSerialNumber": "00330-80000-00000-AA361",
        "OsVersion": "10.0.22631",
        "CsNetworkAdapters": "{WLAN, Ethernet}",
    },
)

_BIOS = headings("""
    Node, BIOSVersion, Manufacturer, Name, PrimaryBIOS, ReleaseDate, SerialNumber,
    SMBIOSBIOSVersion, SMBIOSMajorVersion, Version
""")
_BIOS_ROWS = beside(
    """
    Node | Manufacturer | Name | SMBIOSBIOSVersion | SerialNumber
    SHOP-01 | Dell Inc. | 1.14.0 | 1.14.0 | @dell
    SHOP-02 | HP | V70 Ver. 01.15.01 | V70 Ver. 01.15.01 | @hp
    SHOP-03 | LENOVO | N3BET61W (1.38 ) | N3BET61W (1.38 ) | @lenovo
    SHOP-04 | American Megatrends Inc. | 0805 | 0805 | To be filled by O.E.M.
    """,
    same={"BIOSVersion": "{DELL   - 20170001}", "PrimaryBIOS": "TRUE", "SMBIOSMajorVersion": "3"},
)

_PRODUCT = headings("""
    Node, Caption, Description, IdentifyingNumber, Name, SKUNumber, UUID, Vendor, Version
""")
_PRODUCT_ROWS = beside(
    """
    Node | IdentifyingNumber | Name | UUID | Vendor | Version
    SHOP-01 | @dell | Latitude 5440 | @delluuid | Dell Inc. | ~
    SHOP-02 | @hp | HP EliteBook 840 G9 | @uuid | HP | SBKPFV3
    SHOP-03 | @lenovo | 21HD0012CD | @uuid | LENOVO | ThinkPad T14s Gen 4
    SHOP-04 | System Serial Number | System Product Name | @uuid | ASUS | System Version
    SHOP-05 | ~ | Custom | FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF | ~ | ~
    """,
    same={"Caption": "Computer System Product", "Description": "Computer System Product"},
)
#: UTF-16, a blank line above, and line ends as wmic writes them.
_WMIC = Dialect(line_end="\r\r\n", encoding="utf-16-le", bom=True, quoted=never)

MICROSOFT = (
    Export("intune", _INTUNE, _INTUNE_ROWS, mac=bare),
    Export("intune-raw", _RAW, _RAW_ROWS, mac=bare),
    Export(
        "autopilot",
        headings(
            "Device Serial Number, Windows Product ID, Hardware Hash, Group Tag, Assigned User"
        ),
        _AUTOPILOT_ROWS,
        Dialect(encoding="ascii", quoted=never),
    ),
    Export(
        "autopilot-partner-center",
        headings("""
            Device Serial Number, Windows Product ID, Hardware Hash, Manufacturer name,
            Device model
        """),
        _PARTNER_ROWS,
        Dialect(encoding="ascii", quoted=never),
        mapping="autopilot",
    ),
    Export(
        "configmgr",
        headings("NetbiosName, SMBIOSGUID, MACAddress"),
        _CONFIGMGR_ROWS,
        Dialect(encoding="cp437", quoted=never),
    ),
    Export("intune-graph", _GRAPH, _GRAPH_ROWS, Dialect(quoted=always), mac=bare),
    Export(
        "configmgr-views",
        headings("""
            ResourceID, Name0, User_Name0, Manufacturer0, Model0, Operating_System_Name_and0,
            SerialNumber0, SMBIOS_GUID0, MACAddress0
        """),
        _VIEWS_ROWS,
        Dialect(bom=True),
    ),
    Export(
        "configmgr-system",
        headings("""
            Netbios_Name0, Operating_System_Name_and0, SMBIOS_GUID0, MAC_Addresses0,
            SMS_Unique_Identifier0, Client0
        """),
        _SYSTEM_ROWS,
        Dialect(bom=True),
    ),
    Export(
        "get-computerinfo",
        headings("""
            WindowsProductId, BiosSeralNumber, CsName, CsManufacturer, CsModel,
            CsNetworkAdapters, OsName, OsVersion, OsSerialNumber
        """),
        _COMPUTERINFO_ROWS,
        Dialect(bom=True, quoted=lambda text: not text.startswith("#")),
        above=[["#TYPE Microsoft.PowerShell.Commands.ComputerInfo"]],
    ),
    Export("wmi-bios", _BIOS, _BIOS_ROWS, _WMIC, above=[[""]]),
    Export("wmi-csproduct", _PRODUCT, _PRODUCT_ROWS, _WMIC, above=[[""]]),
)
