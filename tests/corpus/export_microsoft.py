"""Intune, Autopilot, Configuration Manager."""

from __future__ import annotations

from tests.corpus.export_tables import Dialect, Export, bare, beside, headings, never

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
)
