"""What Chinese offices keep: WeCom's list, Snipe-IT in Chinese, ledgers with titles above."""

from __future__ import annotations

from tests.corpus.export_tables import Dialect, Export, beside, colons, headings, hyphens

_GBK = Dialect(encoding="gbk")

#: Several addresses and disks for one device, as the interface has them and as people type them.
_WECOM_ROWS = beside(
    """
    system | mac_addr | motherboard_uuid | pc_name | seq_no
    Windows | ["@mac.intel","@mac.dell"] | @delluuid | 销售-王小明 | ~
    Windows | ["@mac.lenovo"] | @uuid | 财务-02 | ~
    Mac | ["@mac.apple"] | ~ | 设计-MacBook | @apple
    Mac | @mac.apple | ~ | 设计-iMac | @apple12
    Windows | @mac.hp,@mac.intel | @uuid | 前台 | ~
    Windows | ["00:50:56:C0:00:01","00:50:56:C0:00:08","@mac.dell"] | @delluuid | 研发-07 | ~
    """,
    """
    harddisk_uuid | domain
    ["@nvme","@sata"] | corp.example.com
    ["@nvme"] | corp.example.com
    ~ | ~
    [] | ~
    @sata | corp.example.com
    ["@nvme"] | corp.example.com
    """,
)

_SNIPE_ROWS = beside(
    """
    资产名称 | 资产标签 | 型号 | 型号编码 | 分类 | 制造商 | 序列号 | 自带设备(BYOD)
    行政-01 | ZC-0201 | Latitude 5440 | L5440 | 笔记本电脑 | Dell | @dell | 否
    行政-02 | ZC-0202 | ThinkPad T14 | 21HD | 笔记本电脑 | Lenovo | @lenovo | 否
    小李自带 | ZC-0203 | MacBook Air | Mac14,2 | 笔记本电脑 | Apple | @apple | 是
    行政-04 | ZC-0204 | EliteBook 840 | 6F6Z9EA | 笔记本电脑 | HP | @hp | 否
    ~ | ZC-0205 | OptiPlex 7010 | O7010 | 台式机 | Dell | @dell | ~
    投影仪 | ZC-0206 | CB-X51 | X51 | 投影仪 | Epson | X4YC0801234 | 否
    """,
    """
    状态 | MAC地址 | 操作系统
    已部署 (已部署) | @mac.dell | Windows 11
    已部署 (已部署) | @mac.lenovo | Windows 10
    已部署 (已部署) | @mac.apple | macOS
    可部署 (可部署) | @mac.hp | ~
    已归档 (已归档) | @mac.intel | 统信UOS
    已部署 (已部署) | ~ | ~
    """,
    same={"公司": "示例公司"},
)

#: Two title rows, so that the header stands in A3, and empty columns at its end.
_SECRET = headings("""
    单位, 科室/课题组, 保密编号, 固定资产编号, 类型, 设备名称, 责任人, 密级, 连接计算机编号,
    产品型号, 设备序列号, 硬盘序列号, 用途, 放置地点, 启用时间, 使用情况, 备注
""")
_SECRET_ROWS = beside(
    """
    保密编号 | 类型 | 设备名称 | 密级 | 产品型号 | 设备序列号 | 硬盘序列号 | 使用情况
    BM-001 | 计算机 | 涉密台式机 | 秘密 | 启天 M455 | @lenovo | @sata | 在用
    BM-002 | 计算机 | 涉密台式机 | 机密 | OptiPlex 7010 | @dell | @nvme | 在用
    BM-003 | 计算机 | 涉密笔记本 | 秘密 | 昭阳 E5 | @lenovo | @sata | 停用
    BM-004 | 打印机 | 涉密打印机 | 秘密 | LaserJet M507 | VNB3K19907 | - | 在用
    BM-005 | 计算机 | 中间机 | 内部 | ProDesk 600 | @hp | 7979879899879 | 在用
    BM-006 | 计算机 | 涉密台式机 | 秘密 | 启天 M455 | 无 | 不详 | 报废
    """,
    same={
        "单位": "示例研究所",
        "科室/课题组": "一室",
        "责任人": "张示例",
        "用途": "办公",
        "连接计算机编号": "-",
    },
)

_PURCHASE = headings("""
    采购型号, 使用部门, 申请人, MAC 地址, 设备型号, 使用人 CE 号, 实际使用人, 申请审批流程,
    收货日期, 固定资产编号, 设备交付日期, 设备交付人, 领用审批流程, 已走 CE 流程, 价格
""")
_PURCHASE_ROWS = beside(
    """
    采购型号 | 使用部门 | MAC 地址 | 设备型号 | 使用人 CE 号 | 固定资产编号 | 已走 CE 流程 | 价格
    ThinkPad T14 | 市场部 | @mac.lenovo | 21HD | CE1001 | GD-24001 | 是 | 7,999.00
    ThinkPad T14 | 市场部 | @mac.lenovo | 21HD | CE1002 | GD-24002 | 是 | 7,999.00
    Latitude 5440 | 研发部 | @mac.dell | L5440 | CE1017 | GD-24003 | 否 | 8,450.00
    EliteBook 840 | 研发部 | @mac.hp | 840 G9 | CE1020 | GD-24004 | 是 | 9,120.00
    MateBook 14 | 行政部 | @mac.huawei | KLVL | - | GD-24005 | 否 | 5,999.00
    显示器 U2723 | 行政部 | - | U2723QE | - | GD-24006 | 否 | 3,299.00
    合计 | ~ | ~ | ~ | ~ | ~ | ~ | 42,866.00
    """
)

#: A summary, a blank line and "详细记录" above the header; a sum below the table.
_ASSETS = headings("""
    资产编号, 资产名称, 分类, 品牌, 型号, 序列号, 采购价格, 采购日期, 供应商, 存放地点, 状态,
    使用人, 部门, 当前价值, EOL日期
""")
_ASSET_ROWS = beside(
    """
    资产编号 | 资产名称 | 分类 | 品牌 | 型号 | 序列号 | 状态 | 使用人 | EOL日期
    AS-0001 | 开发笔记本 | 笔记本 | 联想 | ThinkPad P1 | @lenovo | 使用中 | 李示例 | 2028-03-31
    AS-0002 | 开发笔记本 | 笔记本 | 戴尔 | Precision 5570 | @dell | 使用中 | 王示例 | 2027-11-30
    AS-0003 | 设计主机 | 台式机 | 惠普 | Z4 G5 | @hp | 使用中 | - | 2029-01-31
    AS-0004 | 会议电视 | 电视 | 海信 | 75E7 | - | 使用中 | - | -
    AS-0005 | 备用笔记本 | 笔记本 | 戴尔 | Latitude 5440 | @dell | 闲置 | - | 2028-06-30
    AS-0006 | 旧笔记本 | 笔记本 | 联想 | ThinkPad X260 | - | 报废 | - | 2021-06-30
    """,
    same={"采购价格": "8000", "采购日期": "2024-03-01", "供应商": "示例商贸", "存放地点": "三楼"},
)

#: Excel's "Unicode text": UTF-16 with tabs.
_DEVICES = headings("""
    SN号, 设备, HW_ID, BOM_ID, RJ45 MAC, CPU数, CPU ID, 内存（M）, Wi-Fi MAC, 蓝牙 MAC, 备注（可选）
""")
_DEVICE_ROWS = beside(
    """
    SN号 | 设备 | HW_ID | RJ45 MAC | Wi-Fi MAC | 蓝牙 MAC | CPU ID | 内存（M）
    @lenovo | 工位机-01 | HW2.1 | @mac.lenovo | @mac.intel | @mac.intel | BFEBFBFF000906EA | 16384
    @lenovo | 工位机-02 | HW2.1 | @mac.lenovo | @mac.intel | @mac.intel | BFEBFBFF000906EA | 16384
    @dell | 工位机-03 | HW2.2 | - | @mac.intel | @mac.intel | BFEBFBFF000A0671 | 32768
    @hp | 工位机-04 | HW2.2 | @mac.hp | - | - | BFEBFBFF000A0671 | 8192
    002460217384 | 工位机-05 | HW1.0 | @mac.asus | - | - | BFEBFBFF000306C3 | 4096
    - | 工位机-06 | HW1.0 | @mac.asus | - | - | BFEBFBFF000306C3 | 4096
    """,
    same={"BOM_ID": "B-7731", "CPU数": "1"},
)

_LINUX_ROWS = beside(
    """
    产品名称 | 系统版本 | 内核版本 | 固件版本（BIOS） | 处理器信息 | 内存 | 硬盘序列号 | 硬盘容量
    开天 M90z | 统信UOS 20 专业版 | 4.19.0-amd64-desktop | V2.1 | 兆芯 KX-6640MA | 8G | @sata | 256G
    擎云 W515 | 银河麒麟 V10 SP1 | 4.19.71-17-arm64 | 1.38 | 麒麟 990 | 8G | @sata | 512G
    长城 TN140 | 银河麒麟 V10 | 4.4.131-20200710 | CC 1.0 | 飞腾 D2000 | 16G | @nvme | 512G
    ThinkStation P350 | Ubuntu 22.04.4 LTS | 6.5.0-41-generic | S0AKT | i7-11700 | 32G | @nvme | 1T
    开天 M90z | 统信UOS 20 专业版 | 4.19.0-amd64-desktop | V2.1 | 兆芯 KX-6640MA | 8G | @sata | 256G
    长城 TN140 | 10 | 4.4.131-20200710 | CC 1.0 | 飞腾 D2000 | 16G | 未知 | 512G
    """
)

LEDGERS = (
    Export(
        "wecom",
        headings("system, mac_addr, motherboard_uuid, harddisk_uuid, domain, pc_name, seq_no"),
        _WECOM_ROWS,
        Dialect(bom=True),
        mac=colons,
    ),
    Export(
        "snipe-it-zh",
        headings("""
            公司, 资产名称, 资产标签, 型号, 型号编码, 分类, 制造商, 序列号, 状态, 自带设备(BYOD),
            MAC地址, 操作系统
        """),
        _SNIPE_ROWS,
        Dialect(line_end="\n", bom=True),
        mac=colons,
    ),
    Export(
        "ledger-secret-devices",
        (*_SECRET, "", ""),
        _SECRET_ROWS,
        _GBK,
        above=(["涉密设备台账"], ["填表单位：示例研究所", "", "填表日期：2026-10-31"]),
    ),
    Export("ledger-pc-purchase", _PURCHASE, _PURCHASE_ROWS, _GBK, mac=hyphens),
    Export(
        "ledger-assets",
        _ASSETS,
        _ASSET_ROWS,
        _GBK,
        above=(
            ["资产报表", "2026-10-31"],
            ["资产总数", "6"],
            ["使用中", "4", "闲置", "1", "报废", "1"],
            [],
            ["详细记录"],
        ),
        below=([], ["合计", "", "", "", "", "", "48000"]),
    ),
    Export(
        "device-excel-cn",
        _DEVICES,
        _DEVICE_ROWS,
        Dialect(delimiter="\t", encoding="utf-16-le", bom=True),
        mac=hyphens,
    ),
    Export(
        "linux-ledger-cn",
        headings("""
            产品名称, 系统版本, 内核版本, 固件版本（BIOS）, 处理器信息, 内存, 硬盘序列号, 硬盘容量
        """),
        _LINUX_ROWS,
        _GBK,
    ),
)
