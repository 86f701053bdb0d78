"""Snipe-IT, GLPI, OCS Inventory, Lansweeper, Fleet, osquery, ServiceNow, Falcon, Atera, Tanium."""

from __future__ import annotations

from tests.corpus.export_tables import (
    Dialect,
    Export,
    always,
    beside,
    colons,
    headings,
    hyphens,
    lower,
    spaced,
)

#: Snipe-IT's own bad samples: lines that end with CR alone, headings that are blank or stand
#: twice, and a model number that Excel took for a number.
_SNIPE_BAD = headings("""
    Full Name, Email, Username, Company, Item Name, Category, Model name, Manufacturer,
    Model Number, Serial, Asset Tag, Location, Notes, Purchase Date, Purchase Cost, Status,
    Warranty, Supplier
""")
_SNIPE_BAD_ROWS = beside(
    """
    Full Name | Item Name | Category | Model name | Manufacturer | Model Number | Serial | Asset Tag
    Alma Example | Sales laptop | Laptops | Latitude 5440 | Dell | 6.37702E+15 | @dell | 970882174-8
    Bo Example | Lab laptop | Laptops | ThinkPad T14 | Lenovo | 5.02E+18 | @lenovo | 544574073-0
    ~ | Pool laptop | Laptops | EliteBook 840 | HP | 3.74623E+14 | @hp | 710141467-2
    Cy Example | Old desktop | Desktops | OptiPlex 990 | Dell | 3.54962E+15 | @guid | 103538064-1
    Di Example | Server | Servers | PowerEdge R650 | Dell | R650 | @dell | 118753405-6
    ~ | Reserve | Laptops | Latitude 5440 | Dell | 4.94E+18 | ~ | 998233705-X
    """,
    """
    Status | Notes | Purchase Date
    Ready to Deploy | ~ | 4/5/16
    Ready to Deploy | Screen replaced, 2024. | 3/8/16
    Pending Diagnostics | ~ | ~
    Archived | ~ | 8/9/15
    Ready to Deploy | Rack 4, unit 12 | 6/16/15
    Lost | ~ | 7/4/15
    """,
)

_REPORT = headings("""
    ID, Company, Asset Name, Asset Tag, Model, Model No., Category, Manufacturer, Serial,
    Purchased, Location, Status, Notes, MAC Address, OS
""")
#: Snipe-IT puts a backtick before what Excel would take for a formula.
_REPORT_ROWS = beside(
    """
    Asset Name | Asset Tag | Model | Model No. | Category | Manufacturer | Serial | OS
    fin-07 | A-00107 | Latitude 5440 | L5440 | Laptop | Dell | @dell | Windows 11
    fin-08 | A-00108 | MacBook Air | Mac14,2 | Laptop | Apple | @apple | macOS 15
    build-2 | A-00109 | ThinkStation P350 | 30E4 | Desktop | Lenovo | @lenovo | Ubuntu 22.04
    ~ | A-00110 | EliteBook 840 G9 | 6F6Z9EA | Laptop | HP | @hp | ~
    fin-11 | A-00111 | Latitude 7430 | L7430 | Laptop | Dell | `-unreadable | Windows 10
    screen-3 | A-00112 | U2723QE | U2723QE | Monitor | Dell | CN0XFX8Q64180 | ~
    """,
    """
    Status | MAC Address | Notes
    Deployed (deployed) | @mac.dell | ~
    Deployed (deployed) | @mac.apple | ~
    Deployed (deployed) | @mac.lenovo | ~
    Ready to Deploy (deployable) | @mac.hp | `=spare
    Deployed (deployed) | @mac.dell | ~
    Deployed (deployed) | ~ | ~
    """,
    same={"Company": "Example Ltd", "Purchased": "2024-05-02", "Location": "Berlin"},
)

_GLPI_ROWS = beside(
    """
    Nom | N°Serie | MAC | Marque/Modele | Categorie | Lieu | User | Date | Commentaires
    PC-COMPTA-01 | @dell | @mac.dell | Dell Latitude 5440 | Portable | Siège | m.ex | 12/03/24 | ~
    PC-COMPTA-02 | @hp | @mac.hp | HP ProDesk 600 | Fixe | Siège | ~ | 12/03/24 | écran à changer
    PC-ATELIER-1 | @lenovo | @mac.lenovo | Lenovo M70q | Fixe | Atelier | p.ex | 02/09/23 | "révisé"
    PC-ATELIER-2 | ~ | @mac.intel | Assemblé | Fixe | Atelier | ~ | 17/01/19 | sans étiquette
    PC-DIR-01 | @lenovo | @mac.intel | Lenovo X1 Carbon | Portable | Siège | d.ex | 05/11/24 | ~
    PC-PRET | @dell | ~ | Dell Latitude 3540 | Portable | Accueil | ~ | 21/06/23 | prêt; clé au 2e
    """
)

_OCS = headings("""
    Last inventory, Computer, Computer Id, Connected user, Operating system, RAM (MB), CPU (MHz),
    Domain, OS Version, Service pack, Manufacturer, BIOS Serial number, Model, BIOS Version,
    IP address, Userdomain, Uuid, MAC address
""")
_OCS_ROWS = beside(
    """
    Computer | Operating system | OS Version | Manufacturer | Model | BIOS Serial number
    ADM-PC-01 | Microsoft Windows 11 Pro | 10.0.22631 | Dell Inc. | OptiPlex 7010 | @dell
    ADM-PC-02 | Microsoft Windows 10 Enterprise LTSC | 10.0.19044 | HP | HP EliteDesk 800 | @hp
    srv-web-1 | Debian GNU/Linux 12 (bookworm) | 6.1.0-25-amd64 | Dell Inc. | PowerEdge R650 | @dell
    mac-studio | macOS 14.7.1 | 23.6.0 | Apple Inc. | Mac14,13 | @apple
    OLD-PC | Microsoft Windows 7 Professional | 6.1.7601 | ASUS | Custom | To Be Filled By O.E.M.
    VM-TEST | Microsoft Windows Server 2019 Standard | 10.0.17763 | VMware, Inc. | VMware7,1 | None
    """,
    """
    Uuid | MAC address | IP address | Connected user | Service pack | BIOS Version
    @delluuid | @mac.dell | 10.9.1.21 | amal | ~ | 1.18.0
    @uuid | @mac.hp | 10.9.1.22 | bela | ~ | "S14" 02.21
    @delluuid | @mac.intel | 10.9.2.11 | ~ | ~ | 1.7.5
    @appleuuid | @mac.apple | 10.9.1.40 | cleo | ~ | ~
    03000200-0400-0500-0006-000700080009 | @mac.asus | 10.9.1.50 | ~ | Service Pack 1 | 0803
    @uuid | 00:50:56:9C:41:D7 | 10.9.2.80 | ~ | ~ | ~
    """,
    same={"Last inventory": "2026-10-29 06:00:12", "Domain": "EXAMPLE", "RAM (MB)": "16384"},
)

_LANSWEEPER = headings("""
    AssetID, AssetName, AssetType, icon, Domain, OS, Model, Manufacturer, IPAddress, IPLocation,
    MACAddress, OU, State, Firstseen, Lastseen, Lasttried, Description, PurchaseDate,
    Warrantydate, FQDN, DNSName, Serialnumber
""")
_LANSWEEPER_ROWS = beside(
    """
    AssetID | AssetName | AssetType | OS | Manufacturer | Model | MACAddress | Serialnumber
    4101 | EX-W-101 | Windows | Win 11 | Dell Inc. | Latitude 5440 | @mac.dell | @dell
    4102 | EX-W-102 | Windows | Win 10 | HP | HP EliteBook 840 G8 | @mac.hp | @hp
    4103 | EX-DC-1 | Windows | Win 2019 | Dell Inc. | PowerEdge R450 | @mac.intel | @dell
    4104 | ex-mac-1 | Apple Mac | macOS 14.6 | Apple | MacBookPro18,3 | @mac.apple | @apple
    4105 | ex-web-1 | Linux | Ubuntu 22.04.4 LTS | LENOVO | 20W0 | @mac.lenovo | @lenovo
    4106 | PRN-3F | Printer | ~ | HP | LaserJet M507 | @mac.hp | VNB3K07214
    4107 | EX-W-107 | Windows | Win 11 | LENOVO | 21HD | @mac.intel | @lenovo
    """,
    same={"icon": "windows.png", "Domain": "EXAMPLE", "State": "Active", "IPLocation": "HQ"},
)

_FLEET = headings("""
    created_at, id, policy_updated_at, last_enrolled_at, seen_time, refetch_requested, hostname,
    uuid, platform, osquery_version, os_version, build, platform_like, code_name, uptime, memory,
    cpu_type, hardware_vendor, hardware_model, hardware_version, hardware_serial, computer_name,
    primary_ip_id, public_ip, primary_ip, primary_mac, distributed_interval, team_id, team_name,
    gigs_disk_space_available, percent_disk_space_available, mdm.enrollment_status
""")
_FLEET_ROWS = beside(
    """
    hostname | platform | os_version | hardware_vendor | hardware_model | hardware_serial
    web-01 | ubuntu | Ubuntu 22.04.4 LTS | Dell Inc. | PowerEdge R650 | @dell
    dock-02 | debian | Debian GNU/Linux 12.0.0 | LENOVO | 30E4 | @lenovo
    EX-LAPTOP-3 | windows | Windows 11 Pro 23H2 | HP | HP EliteBook 840 G9 | @hp
    amys-mbp | darwin | macOS 14.6.1 | Apple Inc. | MacBookPro18,3 | @apple
    rhel-04 | rhel | Red Hat Enterprise Linux 9.4.0 | Dell Inc. | PowerEdge R450 | @dell
    pop-05 | pop | Pop!_OS 22.04 | System76 | lemp10 | -1
    chrome-06 | chrome | ChromeOS 128.0 | HP | HP Chromebook 14 | @hp
    phone-07 | ios | iOS 17.6 | Apple Inc. | iPhone14,5 | @apple12
    """,
    """
    uuid | primary_mac | id | primary_ip | computer_name
    @delluuid | @mac.dell | 11 | 10.8.0.11 | web-01
    @uuid | 02:42:ac:1b:00:06 | 12 | 172.27.0.6 | dock-02
    @uuid | @mac.intel | 13 | 10.8.0.13 | EX-LAPTOP-3
    @appleuuid | @mac.apple | 14 | 10.8.0.14 | Amy’s MacBook Pro
    @delluuid | @mac.intel | 15 | 10.8.0.15 | rhel-04
    @uuid | @mac.intel | 16 | 10.8.0.16 | pop-05
    @guid | ~ | 17 | ~ | ~
    @udid | @mac.apple | 18 | ~ | phone-07
    """,
    same={
        "seen_time": "2026-10-30T09:12:44Z",
        "team_name": "Workstations",
        "osquery_version": "5.12.1",
        "mdm.enrollment_status": "On (automatic)",
    },
)

_OSQUERY = headings("""
    hostname, uuid, cpu_type, cpu_brand, physical_memory, hardware_vendor, hardware_model,
    hardware_version, hardware_serial, board_vendor, board_model, board_version, board_serial,
    computer_name, local_hostname, platform, mac, serial
""")
#: system_info joined with os_version, interface_details and disk_info.
_OSQUERY_ROWS = beside(
    """
    hostname | platform | hardware_vendor | hardware_model | hardware_serial | mac
    EX-DESK-1 | windows | Dell Inc. | OptiPlex 7010 | @dell | @mac.dell
    EX-DESK-2 | windows | HP | HP EliteDesk 800 | -1 | @mac.hp
    ops-mbp | darwin | Apple Inc. | MacBookPro18,3 | @apple | @mac.apple
    db-01 | rhel | Dell Inc. | PowerEdge R650 | @dell | @mac.intel
    ci-02 | ubuntu | LENOVO | 30E4 | @lenovo | @mac.lenovo
    lab-03 | arch | ASUS | System Product Name | System Serial Number | @mac.asus
    """,
    """
    uuid | board_serial | serial | local_hostname
    @delluuid | .CN7016346K01TC. | @nvme | EX-DESK-1
    @uuid | PJBTQ0A8J5C1 | @nvme | EX-DESK-2
    @appleuuid | C07049500GP | ~ | ops-mbp
    @delluuid | ..CN747517B400G7. | ~ | db-01
    @uuid | L1HF1CW02BD | ~ | ci-02
    @uuid | 210786542801443 | ~ | lab-03
    """,
    same={"cpu_type": "x86_64", "physical_memory": "17179869184"},
)

_FALCON = headings("""
    Hostname, Last Seen, First Seen, Platform, OS Version, OS Build, OS Product Name,
    Kernel Version, Model, Manufacturer, Type, Chassis, Last Reboot, Prevention Policy,
    Response Policy, Sensor Update Policy, USB Device Policy, Host ID, MAC Address,
    Connection MAC Address, Status, CPUID, Serial Number, Sensor Version, Sensor Tags
""")
#: What a host lacks is "Not Found" there.
_FALCON_ROWS = beside(
    """
    Hostname | Platform | OS Version | Model | Manufacturer | Type | Serial Number
    NYC-L-01 | Windows | Windows 11 | Latitude 5440 | Dell Inc. | Workstation | @dell
    NYC-M-02 | Mac | Sonoma (14) | Mac14,7 | Apple Inc. | Workstation | @apple
    NYC-S-03 | Linux | RHEL 9.4 | VMware7,1 | VMware, Inc. | Server | Not Found
    NYC-L-04 | Windows | Windows 10 | HP EliteBook 840 G9 | HP | Workstation | @hp
    """,
    """
    MAC Address | Connection MAC Address | Last Seen
    @mac.dell | @mac.intel | 2026-11-20T08:11:09Z
    @mac.apple | @mac.apple | 2026-11-20T07:55:31Z
    @mac.intel | @mac.intel | 2026-11-20T08:12:40Z
    Not Found | Not Found | 2026-11-18T16:40:02Z
    """,
    same={"Host ID": "@udid40", "CPUID": "591594", "Status": "normal", "Sensor Version": "7.18"},
)
_FALCON_API_ROWS = beside(
    """
    hostname | platform_name | os_version | system_manufacturer | system_product_name
    SFO-01 | Windows | Windows 11 | LENOVO | 21HD
    SFO-02 | Mac | Sequoia (15) | Apple Inc. | Mac15,6
    SFO-03 | Linux | Ubuntu 22.04 | Dell Inc. | Precision 3660
    SFO-04 | Windows | Windows Server 2022 | Dell Inc. | PowerEdge R450
    """,
    """
    serial_number | mac_address | product_type_desc
    @lenovo | @mac.lenovo | Workstation
    @apple | @mac.apple | Workstation
    @dell | @mac.dell | Workstation
    @dell | @mac.dell | Server
    """,
    same={"device_id": "@udid40", "agent_version": "7.18.18904.0", "status": "normal"},
)

#: The display name of a model is its maker's and its own.
_SERVICENOW_ROWS = beside(
    """
    Name | Serial number | Model ID | Manufacturer
    LON-2201 | @dell | Dell Inc. Latitude 5440 | Dell Inc.
    LON-2202 | @lenovo | Lenovo 21HD | LENOVO
    LON-2203 | @apple | Apple MacBook Pro 14" | Apple
    LON-SRV1 | @dell | Dell Inc. PowerEdge R450 | Dell Inc.
    LON-2205 | @hp | HP EliteBook 840 G9 | HP
    """,
    """
    Operating System | OS Version | MAC Address
    Windows 11 Enterprise | 10.0 | @mac.dell
    Windows 10 Enterprise | 10.0 | @mac.lenovo
    macOS | 14.5 | @mac.apple
    Linux Red Hat | 8.9 | @mac.dell
    ~ | ~ | @mac.hp
    """,
    same={
        "Class": "Computer",
        "Operational status": "Operational",
        "Discovery source": "ServiceNow",
        "Assigned to": "Ann Example",
    },
)
_SERVICENOW_COLUMN_ROWS = beside(
    """
    name | serial_number | model_id | manufacturer
    par-3301 | @dell | Dell Inc. Latitude 7440 | Dell Inc.
    par-3302 | @apple12 | Apple iMac 24" | Apple
    par-db1 | VMware-42 1b 77 0e 5c 93 d4 a8-61 f2 0b 3e 97 c5 48 1d | VMware | VMware
    """,
    """
    os | os_version | mac_address
    Windows 11 Pro | 10.0.22631 | @mac.dell
    Mac OS X | 13.6 | @mac.apple
    Linux Ubuntu | 22.04 | ~
    """,
    same={
        "sys_id": "@udid40",
        "sys_class_name": "cmdb_ci_computer",
        "operational_status": "1",
        "assigned_to": "Ann Example",
    },
)

#: Several addresses stand in one cell.
_ATERA_ROWS = beside(
    """
    MachineName | OS | OSType | Vendor
    DENTIST-1 | Microsoft Windows 11 Pro | Work Station | Dell Inc.
    DENTIST-2 | Microsoft Windows 10 Pro | Work Station | HP
    FILES | Microsoft Windows Server 2019 Standard | Server | Dell Inc.
    DENTIST-4 | Microsoft Windows 11 Home | Work Station | ASUS
    """,
    """
    VendorBrandModel | VendorSerialNumber | MacAddresses
    OptiPlex 3090 | @dell | @mac.dell
    HP ProDesk 400 | @hp | @mac.hp, @mac.intel
    PowerEdge T40 | @dell | @mac.dell
    Custom | Default string | @mac.asus
    """,
    same={
        "AgentID": "120331",
        "DeviceGuid": "@guid",
        "CustomerName": "Example Dental",
        "OSVersion": "10.0.22631",
        "WindowsSerialNumber": "00330-80000-00000-AA361",
    },
)

_TANIUM_ROWS = beside(
    """
    Computer Name | Computer Serial Number | Operating System
    hq-0101.example.com | @dell | Windows 11 Enterprise
    hq-0102.example.com | @apple | Mac OS X 14.5
    hq-0103.example.com | @lenovo | Red Hat Enterprise Linux release 9.3 (Plow)
    hq-0104.example.com | @hp | Windows 10 Pro
    """,
    """
    MAC Address | Chassis Type
    @mac.dell | Notebook
    @mac.apple | Notebook
    @mac.lenovo | Desktop
    @mac.hp | Notebook
    """,
    same={"Count": "1"},
)

_RVTOOLS = headings("""
    VM, Powerstate, Template, DNS Name, CPUs, Memory, NICs, Primary IP Address, Datacenter,
    Cluster, Host, OS according to the configuration file, OS according to the VMware Tools,
    VM ID, SMBIOS UUID, VM UUID, VI SDK Server type, VI SDK API Version, VI SDK Server,
    VI SDK UUID
""")
_RVTOOLS_ROWS = beside(
    """
    VM | Powerstate | DNS Name | OS according to the VMware Tools | VM ID | SMBIOS UUID
    vdi-001 | poweredOn | vdi-001.example.com | Microsoft Windows 11 (64-bit) | vm-101 | @uuid
    db-04 | poweredOn | db-04.example.com | Ubuntu Linux (64-bit) | vm-102 | @uuid
    """,
    same={"VM UUID": "@guid", "VI SDK UUID": "@guid", "VI SDK Server": "vc.example.com"},
)

_BOM_LF = Dialect(line_end="\n", bom=True)

INVENTORY = (
    Export(
        "snipe-it",
        (*_SNIPE_BAD[:12], "Category", *_SNIPE_BAD[12:], "Company", "", ""),
        _SNIPE_BAD_ROWS,
        Dialect(line_end="\r"),
    ),
    Export("snipe-it-report", _REPORT, _REPORT_ROWS, _BOM_LF, mapping="snipe-it", mac=colons),
    Export(
        "glpi-french-guide",
        headings("Nom, N°Serie, MAC, Marque/Modele, Categorie, Lieu, User, Date, Commentaires"),
        _GLPI_ROWS,
        Dialect(delimiter=";", bom=True, quoted=always),
    ),
    Export(
        "ocs-inventory",
        _OCS,
        _OCS_ROWS,
        Dialect(delimiter=";", quoted=always, quoted_header=False, trailing=True),
    ),
    Export("lansweeper", _LANSWEEPER, _LANSWEEPER_ROWS),
    Export("fleet", _FLEET, _FLEET_ROWS, Dialect(line_end="\n"), mac=lower),
    Export(
        "osquery",
        _OSQUERY,
        _OSQUERY_ROWS,
        Dialect(delimiter="|", line_end="\n", quoted=spaced),
        mac=lower,
    ),
    Export("crowdstrike", _FALCON, _FALCON_ROWS, Dialect(line_end="\n"), mac=hyphens),
    Export(
        "crowdstrike-api",
        headings("""
            device_id, cid, hostname, serial_number, mac_address, platform_name, os_version,
            product_type_desc, system_manufacturer, system_product_name, agent_version, status
        """),
        _FALCON_API_ROWS,
        Dialect(line_end="\n"),
        mac=lambda digits: hyphens(digits).lower(),
    ),
    Export(
        "servicenow",
        headings("""
            Name, Asset tag, Manufacturer, Model ID, Serial number, Operating System, OS Version,
            MAC Address, Assigned to, Class, Operational status, Discovery source
        """),
        _SERVICENOW_ROWS,
        Dialect(quoted=always),
    ),
    Export(
        "servicenow-columns",
        headings("""
            sys_id, sys_class_name, name, asset_tag, manufacturer, model_id, serial_number, os,
            os_version, mac_address, assigned_to, operational_status
        """),
        _SERVICENOW_COLUMN_ROWS,
        Dialect(quoted=always),
    ),
    Export(
        "atera",
        headings("""
            AgentID, DeviceGuid, CustomerName, MachineName, Vendor, VendorBrandModel,
            VendorSerialNumber, WindowsSerialNumber, MacAddresses, OS, OSType, OSVersion
        """),
        _ATERA_ROWS,
    ),
    Export(
        "tanium",
        headings("""
            Computer Name, Computer Serial Number, Operating System, MAC Address, Chassis Type,
            Count
        """),
        _TANIUM_ROWS,
        Dialect(bom=True),
        mac=hyphens,
    ),
    Export("rvtools", _RVTOOLS, _RVTOOLS_ROWS),
)
