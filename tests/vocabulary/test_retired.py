"""Titles that say that the devices below them are gone."""

from __future__ import annotations

import pytest

from importer.vocabulary.retired import RETIRED, is_title_of_gone


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


def test_nearly_every_word_is_a_title_alone() -> None:
    """In every case that a cell may have it in; but for those of what is still there."""
    others = {word.strip().casefold() for word in RETIRED if not is_title_of_gone(word)}
    assert {"待报废", "已退回", "to be scrapped", "archived", "returned to lessor"} <= others
    assert others.isdisjoint({"报废", "已退役", "retired", "lost", "disposed of"})
    assert len(others) < 30
