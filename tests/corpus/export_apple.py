"""Jamf Pro, Jamf's Mass Update Tool, Jamf School, Kandji, Mosyle, Apple's own device lists."""

from __future__ import annotations

from tests.corpus.export_tables import Dialect, Export, bare, beside, colons, headings, lower

_LF = Dialect(line_end="\n")

_COMPUTERS = (
    *headings("""
        Computer Name, Activation Lock Manageable, Apple Silicon, Asset Tag, Bar Code, IP Address,
        JSS Computer ID, Last Check-in, Last Enrollment, Managed, Managed By, MDM Capability,
        MDM Profile Expiration Date, Platform, Software Update Device ID, Supervised, UDID,
        User Approved MDM, User Last Logged in - Computer, Architecture Type, Battery Capacity,
        MAC Address, Make, Model, Model Identifier, Processor Type, Serial Number,
        Total Number of Cores, FileVault Status, Operating System, Operating System Build,
        Operating System Name, Operating System Version, Email Address, Full Name, Username,
        Local Password, EC - adUsername, Test, Application Title
    """),
    " Application Version",
)
_COMPUTER_ROWS = beside(
    """
    JSS Computer ID | Computer Name | Serial Number | Operating System | Managed
    211 | LIB-MAC-01 | @apple | macOS 15.7.2 | Managed
    212 | LIB-MAC-02 | @apple | macOS 26.1 | Managed
    213 | LIB-MAC-03 | @apple12 | macOS 11.6.2 | Managed
    214 | Studio | @apple12 | Mac OS X 10.9.5 | Unmanaged
    215 | LIB-MAC-05 | ~ | macOS 14.7.1 | Managed
    216 | LIB-MAC-06 | @apple | ~ | Managed
    """,
    """
    UDID | MAC Address | Model | Total Number of Cores | Operating System Name
    @uuid | @mac.apple | MacBook Pro (14-inch, 2023) | 10 | macOS
    @uuid | @mac.apple | MacBook Air (M2, 2022) | 8 | macOS
    @uuid | @mac.apple | iMac (Retina 5K, 27-inch, 2020) | 6 | macOS
    00000000-0000-1000-8000-F02F4B7A91C3 | @mac.apple | MacBook Pro (Mid 2012) | '-1 | ~
    @uuid | @mac.apple | Mac mini (M2, 2023) | 8 | macOS
    @uuid | @mac.apple | MacBook Air (M3, 2024) | 8 | ~
    """,
    same={
        "Platform": "Mac",
        "Make": "Apple",
        "Supervised": "Supervised",
        "IP Address": "203.0.113.10",
        "User Approved MDM": "Yes",
        "Full Name": "Jordan Example",
        "Email Address": "jordan@example.com",
    },
)

_MOBILE = (
    *headings("""
        Display Name, Asset Tag, Available Space MB, Battery Level, Bluetooth MAC Address,
        Capacity MB, Device ID, Device Locator Service Enabled, Device Ownership Type,
        Device Phone Number, Exchange Device ID, JSS Mobile Device ID, Last Enrollment, Managed,
        Model, Model Identifier, Model Number, OS Build, OS Version, Serial Number, Shared iPad,
        Supervised, UDID, Used Space Percentage, Wi-Fi MAC Address, Building, Username,
        Jailbreak Detected, Passcode Compliance, ICCID, IMEI, IMEI2, MEID, Application Title
    """),
    " Application Version",
    "Group",
    "Profile Name",
    " Profile Version",
    "Profile Name",
)
_MOBILE_ROWS = beside(
    """
    Display Name | Model | Model Identifier | OS Version | Serial Number | Device Ownership Type
    Reception iPad | iPad Pro (11-inch) (4th generation) | iPad14,5 | 18.5 | @apple | Institutional
    Kiosk iPad | iPad (10th generation) | iPad13,18 | 17.7.1 | @apple | Institutional
    Noor's iPhone | iPhone 15 | iPhone15,4 | 18.5 | @apple | Personal
    Meeting room 4 | Apple TV 4K (3rd generation) | AppleTV14,1 | 18.5 | @apple12 | Institutional
    Depot iPad | iPad (9th generation) | iPad12,1 | 16.7.10 | @apple | Institutional
    Spare | iPad mini (6th generation) | iPad14,1 | ~ | @apple | ~
    """,
    """
    UDID | Wi-Fi MAC Address | Bluetooth MAC Address | Managed | Passcode Compliance
    @udid | @mac.apple | @mac.apple | Managed | Compliant
    @udid | @mac.apple | @mac.apple | Managed | Compliant
    @udid | @mac.apple | @mac.apple | Managed | Not Compliant
    @udid40 | @mac.apple | @mac.apple | Managed | ~
    @udid | @mac.apple | @mac.apple | Unmanaged | Compliant
    @udid40 | 02:00:00:00:00:01 | ~ | Managed | ~
    """,
    """
    JSS Mobile Device ID | Asset Tag
    82 | T-0082
    83 | T-0083
    84 | ~
    85 | ~
    86 | T-0086
    87 | ~
    """,
    same={"Supervised": "Supervised", "Shared iPad": "No"},
)

_SCHOOL = headings("""
    ActivationLockBypassCode, AssetTag, AvailableCapacity, BackupEnabled, BluetoothMAC,
    CurrentIPAddress, DateModified, DeviceUDID, EnrollType, EnrollmentDate, EthernetMAC,
    IsLostModeEnabled, IsManaged, IsShared, IsSupervised, IsTrashed, LastConnected, LocationName,
    ManagementID, MemberOf, Model, Name, Notes, OsVersion, OwnerEmail, OwnerFirstName,
    OwnerLastName, OwnerUsername, Region, SchoolNumber, SerialNumber, SupportsProfiles, WiFiMAC,
    iTunesLoggedIn
""")
_SCHOOL_ROWS = beside(
    """
    Name | Model | OsVersion | SerialNumber | DeviceUDID
    Robin's iPad | iPad Air (5th generation) Wi-Fi | iOS 26.4.0 | @apple | @udid
    iPad 12 | iPad Air (4th generation, Wi-Fi Only) | iOS 26.4 | @apple12 | @udid
    LAB-MAC-1 | ~ | macOS 26.2.0 | @apple | @uuid
    LAB-MAC-2 | ~ | macOS 15.3.1 | @apple | @uuid
    Virtual Machine | ~ | macOS 26.3.0 | @apple | @uuid
    Sam's iPad | iPad (10th generation) | iOS 26.3.1 | @apple | @udid
    Hall TV | Apple TV 4K | tvOS 26.1 | @apple12 | @udid
    """,
    """
    WiFiMAC | EthernetMAC | BluetoothMAC
    @mac.apple | ~ | @mac.apple
    @mac.apple | ~ | @mac.apple
    ~ | @mac.apple | 00:00:00:00:00:00
    ~ | @mac.apple | 00:00:00:00:00:00
    ~ | 86:a8:20:3c:91:7e | 00:00:00:00:00:00
    @mac.apple | ~ | @mac.apple
    @mac.apple | @mac.apple | ~
    """,
    """
    SupportsProfiles | MemberOf | OwnerEmail
    [[District] Schools WiFi,(iOS) Student Layout] | [[District] All iPads] | robin@example.org
    [[District] Schools WiFi,(iOS) &amp; more] | [[District] All iPads,Google Apps] | ~
    [(macOS) Restrictions] | [[District] All macOS] | ~
    [(macOS) Dock] | ~ | teacher@example.org
    ~ | ~ | ~
    [[District] Schools WiFi] | [Graduation Year 2027] | sam@example.org
    ~ | ~ | ~
    """,
    same={
        "ManagementID": "@guid",
        "IsManaged": "true",
        "IsSupervised": "true",
        "IsShared": "false",
        "LocationName": "North School",
        "LastConnected": "2026-04-15T07:24:34Z",
    },
)

_KANDJI_ROWS = beside(
    """
    serial_number | blueprint_name | asset_tag | username | user
    @apple12 | Design | KJ-3001 | mika@example.com | 4021
    @apple | Design | KJ-3002 | ~ | ~
    @apple | Engineering | KJ-3003 | noa@example.com | 4077
    @apple12 | Engineering | ~ | ~ | ~
    @apple | Shared iPads | KJ-3005 | ~ | ~
    @apple | Engineering | KJ-3006 | ola@example.com | ~
    """
)
_MOSYLE = headings("""
    UDID, Serial Number, Asset Tag, Mosyle User, IIQ User, Last Ip of Connection,
    Last Check In Date, Needs iOS Update, Enrollment Type, Device Status, Ticket Number
""")
_MOSYLE_ROWS = beside(
    """
    UDID | Serial Number | Asset Tag | Mosyle User | Needs iOS Update | Device Status
    @udid | @apple | MS-101 | pat@example.org | No | Active
    @udid | @apple | MS-102 | ~ | Yes | Active
    @udid | @apple12 | MS-103 | quinn@example.org | No | Lost
    @uuid | @apple | MS-104 | ~ | No | Active
    @udid40 | @apple12 | ~ | rae@example.org | Yes | Retired
    @udid | @apple | MS-106 | ~ | No | Active
    """,
    same={
        "Enrollment Type": "Automated",
    },
)

_PRELOAD = headings("""
    Serial Number, Device Type, Username, Full Name, Email Address, Phone Number, Position,
    Department, Building, Room, PO Number, PO Date, Vendor, Warranty Expiration, AppleCare ID,
    Purchase Price, Purchasing Account, Purchasing Contact, Bar Code 1, Asset Tag
""")
_PRELOAD_ROWS = beside(
    """
    Serial Number | Device Type | Username | Asset Tag | Vendor
    @apple | Computer | vera | A-301 | Example Store
    @apple12 | Computer | walt | A-302 | Example Store
    @apple | Mobile Device | xena | A-303 | Example Store
    @apple | Unknown | ~ | A-304 | ~
    """
)

_MANAGER = headings("""
    id, type, addedToOrgDateTime, bluetoothMacAddress, color, deviceCapacity, deviceModel, eid,
    ethernetMacAddress, imei, meid, orderNumber, partNumber, productFamily, productType,
    purchaseSourceType, serialNumber, status, updatedDateTime, wifiMacAddress
""")
_MANAGER_ROWS = beside(
    """
    deviceModel | productFamily | productType | serialNumber | wifiMacAddress | ethernetMacAddress
    MacBook Air 13" (M3) | Mac | Mac15,12 | @apple | @mac.apple | ~
    iMac 24" (M4) | Mac | Mac16,3 | @apple | @mac.apple | @mac.apple
    iPad Air 11" (M2) | iPad | iPad14,8 | @apple | @mac.apple | ~
    iPhone 16 | iPhone | iPhone17,3 | @apple | @mac.apple | ~
    Apple TV 4K | AppleTV | AppleTV14,1 | @apple12 | @mac.apple | @mac.apple
    Apple Watch SE | Watch | Watch6,13 | @apple | @mac.apple | ~
    """,
    same={
        "type": "orgDevices",
        "addedToOrgDateTime": "2025-01-20T09:00:00Z",
        "purchaseSourceType": "RESELLER",
        "status": "ASSIGNED",
        "bluetoothMacAddress": "@mac.apple",
    },
)

APPLE = (
    Export(
        "jamf-pro-computers",
        _COMPUTERS,
        _COMPUTER_ROWS,
        Dialect(line_end="\n", bom=True),
        mac=colons,
        after={
            1: ({"Application Title": "Example Notes", " Application Version": "3.2"},) * 2,
            3: ({"Application Title": "Example Chat", " Application Version": "11.0"},),
        },
    ),
    Export(
        "jamf-pro-mobile",
        _MOBILE,
        _MOBILE_ROWS,
        _LF,
        mac=colons,
        after={
            1: ({"Application Title": "Example App", " Application Version": "3.2"},),
            2: ({"Group": "All iPads"}, {"Profile Name": "Wi-Fi", " Profile Version": "1"}),
        },
    ),
    Export(
        "jamf-mut-computers",
        headings("""
            Computer Serial, Display Name, Asset Tag, Barcode 1, Barcode 2, Username, Real Name,
            Site (ID or Name), Managed
        """),
        beside(
            """
            Computer Serial | Display Name | Asset Tag | Barcode 1 | Username | Managed
            @apple | HR-MAC-1 | T-5001 | 7701 | sia@example.com | ~
            @apple12 | HR-MAC-2 | T-5002 | ~ | ~ | TRUE
            @apple | ~ | T-5003 | ~ | tom@example.com | ~
            @apple | HR-MAC-4 | CLEAR! | ~ | ~ | FALSE
            @apple12 | HR-MAC-5 | ~ | ~ | ~ | ~
            @apple | HR-MAC-6 | T-5006 | 7706 | ~ | ~
            """
        ),
        _LF,
    ),
    Export(
        "jamf-mut-mobile",
        headings("Mobile Device Serial, Display Name, Enforce Name, Asset Tag, Username"),
        beside(
            """
            Mobile Device Serial | Display Name | Enforce Name | Asset Tag | Username
            @apple | Cart-A-01 | TRUE | C-01 | ~
            @apple | Cart-A-02 | TRUE | C-02 | ~
            @apple12 | Cart-A-03 | FALSE | ~ | uma@example.com
            @apple | ~ | ~ | C-04 | ~
            @apple | Cart-A-05 | TRUE | C-05 | ~
            @apple12 | Cart-A-06 | TRUE | C-06 | ~
            """
        ),
        _LF,
    ),
    Export(
        "jamf-school",
        _SCHOOL,
        _SCHOOL_ROWS,
        Dialect(delimiter=";", line_end="\n", quoted=lambda text: "," in text and "&" not in text),
        mac=lower,
    ),
    Export(
        "kandji",
        headings("serial_number, blueprint_name, asset_tag, username, user"),
        _KANDJI_ROWS,
        _LF,
    ),
    Export("mosyle", _MOSYLE, _MOSYLE_ROWS, _LF),
    Export("jamf-inventory-preload", _PRELOAD, _PRELOAD_ROWS),
    Export("apple-manager", _MANAGER, _MANAGER_ROWS, Dialect(bom=True), mac=bare),
)
