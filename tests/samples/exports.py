"""What stands in the samples that a management product exports: the columns in the product's
own order (fewer of them), and the rows that show something."""

from __future__ import annotations

from tests.samples.tables import Sample, Special

#: Devices > All devices > Export.
INTUNE = Sample(
    file="intune-export.csv",
    columns=(
        ("Device ID", "device_id"),
        ("Device name", "asset"),
        ("Enrollment date", "enrolled"),
        ("Last check-in", "seen"),
        ("Azure AD Device ID", "entra_id"),
        ("OS version", "version"),
        ("Serial number", "serial"),
        ("Manufacturer", "vendor"),
        ("Model", "model"),
        ("IMEI", "imei"),
        ("Compliance grace period expiration", "grace"),
        ("Wi-Fi MAC", "wifi"),
        ("Management name", "management"),
        ("UserId", "user_id"),
        ("Primary user UPN", "email"),
        ("Primary user email address", "email"),
        ("Primary user display name", "user"),
        ("Compliance", "compliance"),
        ("Managed by", "managed_by"),
        ("Ownership", "ownership"),
        ("Device state", "state"),
        ("Intune registered", "registered"),
        ("Supervised", "supervised"),
        ("Encrypted", "encrypted"),
        ("OS", "system"),
        ("SkuFamily", "sku"),
        ("JoinType", "join"),
        ("Jailbroken", "jailbroken"),
        ("EthernetMAC", "mac"),
    ),
    rows=12,
    makers=("intune_pc", "intune_pc", "intune_mac"),
    special={
        5: Special("intune_iphone"),
        9: Special("intune_android"),
        12: Special("intune_iphone", {"system": "iOS/iPadOS", "model": "iPad Air"}),
    },
    prefix="CORP-",
    ownerships=("Corporate", "Personal"),
    always={
        "enrolled": "2025-03-17 09:12:44",
        "grace": "9999-12-31 23:59:59",
        "managed_by": "Intune",
        "state": "Managed",
        "registered": "True",
        "encrypted": "True",
        "jailbroken": "False",
    },
)

#: Advanced computer search > Export.
JAMF = Sample(
    file="jamf-export.csv",
    columns=(
        ("Computer Name", "asset"),
        ("Apple Silicon", "silicon"),
        ("Asset Tag", "tag"),
        ("Bar Code", "bar_code"),
        ("IP Address", "address"),
        ("JSS Computer ID", "id"),
        ("Last Check-in", "seen"),
        ("Managed", "managed"),
        ("Supervised", "supervised"),
        ("UDID", "uuid"),
        ("MAC Address", "mac"),
        ("Make", "vendor"),
        ("Model", "model"),
        ("Model Identifier", "identifier"),
        ("Processor Type", "chip"),
        ("Serial Number", "serial"),
        ("FileVault Status", "vault"),
        ("Operating System", "system"),
        ("Operating System Build", "build"),
        ("Email Address", "email"),
        ("Full Name", "user"),
        ("Username", "account"),
    ),
    rows=10,
    makers=("jamf_mac",),
    special={
        # A virtual machine: the address and the serial number are Parallels'.
        8: Special(
            "jamf_mac",
            {
                "model": "Parallels Virtual Platform",
                "identifier": "Parallels-ARM",
                "serial": "Parallels-7C 21 0E 94 5B 3A 4D 18-9F 60 C2 7D 31 A8 E5 0B",
                "mac": "00:1C:42:5D:A3:19",
            },
        ),
        10: Special(
            "jamf_mac",
            {
                "model": "MacBook Pro (13-inch, 2020)",
                "identifier": "MacBookPro16,2",
                "chip": "Quad-Core Intel Core i5",
                "silicon": "No",
                "serial": "C02FJ8KQML7H",
            },
        ),
    },
    prefix="MAC-",
    person=4,
    always={
        "managed": "Managed",
        "supervised": "Supervised",
        "vendor": "Apple",
        "vault": "Boot Partitions Encrypted",
    },
    line_end="\n",
)
