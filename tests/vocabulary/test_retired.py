"""Titles that say that the devices below them are gone."""

from __future__ import annotations

import time
from datetime import date

import pytest

from importer.vocabulary.retired import RETIRED, gone_by, is_of_another, is_title_of_gone

TODAY = date(2024, 5, 17)


def says(label: str, text: str) -> bool:
    """Whether a text below a heading says, on that day, that its device is gone."""
    told = gone_by(label, TODAY)
    return told is not None and told(text)


@pytest.mark.parametrize(
    "title",
    [
        *("已报废", "三、已报废", "（三）报废", "四 已退还", "以下为报废设备", "台式机-报废"),
        *("报废设备清单（2024年）", "丢失、报废设备", "报废及丢失设备"),
        *(
            "以下电脑均已报废：",
            "笔记本（已报废）",
            "【报废】",
            "报废区",
            "报废 3台",
            "廃棄済み",
            "附：报废资产",
            "已报废2023",
            "报废-2023",
        ),
        *("Retired", "RETIRED", "2. Retired laptops", "Disposed devices (2024)", "Scrapped PCs"),
        *(
            "Beyond repair",
            "Lost / stolen",
            "=== Retired ===",
            "The following devices are retired",
            "Ausgemustert",
        ),
    ],
)
def test_what_says_that_all_below_is_gone(title: str) -> None:
    """With its number, the things, how many they are and the year."""
    assert is_title_of_gone(title)


@pytest.mark.parametrize(
    "title",
    [
        *("一、在用", "未报废", "非报废设备", "报废审批中", "报废流程已取消", "报废车间"),
        *("借出设备", "备份", "归档", "财务部", "以下", "设备", "以下设备在用，无报废", "", "17"),
        *("Not retired", "Retired Officers", "Lost and Found", "Active laptops", "Old building"),
        *("Backup", "Storage", "2024", "PC-1", "A5", "废品仓库", "停用"),
        *(
            "待报废",
            "三、待报废设备",
            "申请报废",
            "已退回",
            "To be scrapped",
            "Archived",
            "retirePending",
        ),
        *("SOLD-2021", "Scrap01", "报废01", "报废-01", "LOST1", "Lost-Laptop-01", "报废电脑2"),
        "已报废" + "、" * 60,
    ],
)
def test_what_says_something_else(title: str) -> None:
    """That they are not, or not yet; where they stand, and whose they are."""
    assert not is_title_of_gone(title)


def test_what_snipe_it_calls_what_is_gone() -> None:
    """Its own statuses; not those of what comes back."""
    gone = {"Archived", "Broken - Not Fixable", "Lost/Stolen"}
    assert gone <= RETIRED
    assert RETIRED.isdisjoint({"Out for Repair", "Out for Diagnostics", "Pending", "Broken"})


def test_what_is_on_its_way_out_is_told_of() -> None:
    """Below a title of it devices may still be in use; nor is what was moved within the firm."""
    assert {"已转让", "报废流程中", "报废审批中"} <= RETIRED
    assert not any(map(is_title_of_gone, ("报废流程中", "报废审批中")))
    assert RETIRED.isdisjoint({"已调拨", "已转岗", "报废流程已取消"})


def test_nearly_every_word_is_a_title_alone() -> None:
    """In every case that a cell may have it in; but for those of what is still there."""
    others = {word.strip().casefold() for word in RETIRED if not is_title_of_gone(word)}
    assert {"待报废", "已退回", "to be scrapped", "archived", "returned to lessor"} <= others
    assert others.isdisjoint({"报废", "已退役", "retired", "lost", "disposed of"})
    assert len(others) < 30


@pytest.mark.parametrize(
    "label", ["状态", "资产状态（在用/停用）", "备注", "Status", "Lifecycle state", "Remarks"]
)
@pytest.mark.parametrize(
    "text",
    [
        *("停用", "停用中", "已停用", "停用（2023年）", "不再使用", "Not in use", "EOL"),
        *("Decommissioned 2024", "Retired 2023-05-01", "Disposed on 12/03/2024", "Lost (2022)"),
        *(
            "报废 2024",
            "已报废(2024-05)",
            "2024年报废",
            "2023.12.1 已报废",
            "于2023年报废",
            "已报废。",
        ),
        *("報廢 2023", "廃棄済 2023年3月", "VERKAUFT 2023", "Ausgemustert am 01.02.2023"),
        *("报废，已拆", "停用、待回收", "Lost; reported to the police", "被盗,2023年3月"),
        *("此机器已报废", "该笔记本电脑已报废", "笔记本电脑已丢失"),
        *("此机已报废", "该设备丢失", "这台已卖给员工", "该笔记本已报废（2024）", "已销账", "变卖"),
        *("Réformé en 2022", "SOLD-2021", "报废20230506", "Retired 2024-05-17"),
        *("Computer lost", "Asset retired", "The computer was stolen", "Notebook sold"),
        *("设备已报废", "Device lost", "This laptop was stolen", "报废了", "故障报废", "Baja"),
        *("Retired - EOL", "Retired/Disposed", "丢失（已报警）", "报废-已拆", "LOST!!", "已报废！"),
        *("Lost by user", "Stolen from car", "Sold to John", "Donated to school"),
        *("Disposed on 12 May 2022", "Scrapped 05/2023", "Retired Q3 2023", "Dismesso", "Списан"),
    ],
)
def test_a_word_with_its_day_says_that_a_device_is_gone(label: str, text: str) -> None:
    """And one that it is out of use, where a device's state is told."""
    assert says(label, text)


@pytest.mark.parametrize("label", ["状态", "备注", "Status"])
@pytest.mark.parametrize(
    "text",
    [
        *(
            "在用",
            "",
            "2024",
            "闲置",
            "备用",
            "维修中",
            "借出",
            "归还",
            "启用",
            "未停用",
            "Deployed",
        ),
        *(
            "停用流程已取消",
            "报废流程已取消",
            "预计2027年报废",
            "原机报废2023，已换新",
            "丢失，已找回",
            "报废，审批未通过",
            "wiped, reissued to Wang",
            "removed, replaced SSD",
            "替换报废设备",
        ),
        *("Retired 2024-05-18", "Retired 2099", "报废 2024-06", "Scrap01", "报废01"),
        *("Lost, found 2023-02", "新机，报废旧机", "在用，报废流程中"),
        *("此机在用", "该设备丢失，已找回", "此项报废预算", "本年度报废", "本机"),
        *("lost key 2023", "Lost & found desk", "retired" + " " * 60 + "2023"),
        *("Lost (charger)", "Lost - power adapter", "报废（电池）", "丢失-鼠标", "Lost/Found"),
        *(
            "设备已归还",
            "主机已维修",
            "Device is not lost",
            "Device lost its warranty",
            "Computer lab",
            "Asset lost and found",
            "Computer retired 2027",
            "PC sold by Dell",
        ),
        *(
            "Lost by user (found)",
            "Stolen from car, recovered",
            "Sold to us by Dell",
            "Donated to us",
        ),
        *("Retired Q3 2027", "Decommissioned Dec 2027", "旧电脑已报废", "Retired user"),
    ],
)
def test_what_is_there_or_not_gone_yet(label: str, text: str) -> None:
    """Another thing, a plan, a number or a day to come."""
    assert not says(label, text)


@pytest.mark.parametrize(
    "label", ["账号状态", "防火墙", "Antivirus status", "部门", "停用", "型号"]
)
def test_other_headings_ask_for_something_else(label: str) -> None:
    """An account may be out of use, and a program that is off."""
    assert not says(label, "停用")
    assert not says(label, "Decommissioned 2023")


@pytest.mark.parametrize(
    "label", ["报废日期", "停用时间", "Disposal date", "Date retired", "Retired", "除却日"]
)
def test_a_day_that_has_come(label: str) -> None:
    """However it is written; this year's that leaves open which number is the month."""
    for text in ("2024-05-17", "2023/5/6", "2023年5月", "2024", "20230506", "06.05.2024"):
        assert says(label, text)
    assert says(label, "2023-05-06 00:00:00")
    for text in ("2024-05-18", "2024-06", "2025", "20240518", "2099-01-01"):
        assert not says(label, text)
    for text in ("", "-", "无", "5年", "1900-01-00", "9999-12-31", "7", "2023年前后"):
        assert not says(label, text)


@pytest.mark.parametrize(
    "label",
    [
        *(
            "预计报废日期",
            "出售日期",
            "Sold date",
            "计划停用日期",
            "报废年限",
            "保修到期",
            "采购日期",
            "启用日期",
            "归还日期",
        ),
        *("Warranty end", "End of life date", "Planned disposal date", "Purchase date"),
    ],
)
def test_days_of_something_else(label: str) -> None:
    """Plans, and what begins or ends with a device that is there."""
    assert not says(label, "2023-05-06")


def test_brackets_behind_a_heading_are_looked_for_once() -> None:
    """However many open in it: 13 s where each is followed to its end."""
    began = time.perf_counter()
    assert gone_by("状态" + "[" * 32_000, TODAY) is None
    assert time.perf_counter() - began < 3
    assert says("状态【在用/停用】", "停用")
    assert says("状态[在用/停用]", "停用")


@pytest.mark.parametrize(
    "label",
    [
        *(
            "充电器",
            "电源适配器状态",
            "鼠标",
            "显示器情况",
            "旧电脑",
            "被替换设备",
            "原设备",
            "资产标签",
            "发票",
            "来源",
        ),
        *(
            "Charger",
            "Dock status",
            "Monitor",
            "Old device",
            "Previous PC",
            "Mailbox",
            "User status",
        ),
        *("Netzteil", "Altgerät", "硬盘（旧）"),
    ],
)
def test_headings_of_what_may_be_lost_while_the_device_is_there(label: str) -> None:
    """What comes with it, what it took the place of, and what is its user's."""
    assert is_of_another(label)


@pytest.mark.parametrize(
    "label",
    [
        *(
            "状态",
            "资产状态",
            "电脑状态",
            "设备情况",
            "备注",
            "报废原因",
            "替换情况",
            "处置方式",
            "使用人",
            "部门",
        ),
        *("Status", "Asset status", "Laptop status", "Remarks", "User", "Hardware status", "手机"),
        *("Lifecycle stage", "Oldest", "Location", "Disposal", "设备", "名称"),
    ],
)
def test_headings_of_the_device(label: str) -> None:
    """In such a column lost is said of the device."""
    assert not is_of_another(label)
