"""What the registry says of a record besides the fields that a spreadsheet fills, and what its
list can be asked for.

Source: the list page of device_records v2 (Lark's of April 2026 has the newest names).  What the
API gives in numbers has words here; times are whole seconds since 1970.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from importer.vocabulary.fields import IDENTIFIERS


class Fact(NamedTuple):
    """One more thing that a record says: the API's name for it, our labels, whether it is a
    moment, and the words (Chinese, English) for its numbers and truth values."""

    name: str
    zh: str
    en: str
    is_time: bool = False
    words: Mapping[int, tuple[str, str]] = {}

    @property
    def numbers(self) -> Mapping[int, tuple[str, str]]:
        """Its words, where the API gives numbers and not truth values."""
        return {} if self.words is _YES else self.words


_YES = {0: ("否", "No"), 1: ("是", "Yes")}

RECORD_ID = Fact("device_record_id", "设备记录ID", "Record ID")

#: In the order of an export's columns.
FACTS: tuple[Fact, ...] = (
    Fact(
        "device_terminal_type",
        "终端类型",
        "Terminal type",
        words={0: ("未知", "Unknown"), 1: ("移动端", "Mobile"), 2: ("桌面端", "Desktop")},
    ),
    Fact("device_name", "设备名称", "Device name"),
    Fact("model", "设备型号", "Model"),
    Fact("current_user_id", "当前使用者ID", "Current user ID"),
    Fact("latest_user_id", "最近使用者ID", "Latest user ID"),
    Fact(
        "source",
        "登记来源",
        "Registered by",
        words={
            0: ("未知", "Unknown"),
            1: ("预登记", "Pre-registered"),
            2: ("系统登记", "Registered by the system"),
        },
    ),
    Fact(
        "certification_level",
        "认证等级",
        "Certification level",
        words={
            0: ("未知", "Unknown"),
            1: ("飞书", "Feishu / Lark"),
            2: ("终端管理软件", "Endpoint management"),
        },
    ),
    Fact("is_public", "公共设备", "Shared device", words=_YES),
    Fact("is_managed", "受管理", "Managed", words=_YES),
    Fact("mdm_provider_name", "管理软件", "MDM provider"),
    Fact("mdm_device_id", "管理软件中的设备ID", "MDM device ID"),
    Fact("dids", "DID", "DIDs"),
    Fact("created_at", "创建时间", "Created at", is_time=True),
    Fact("updated_at", "更新时间", "Updated at", is_time=True),
    Fact("version", "版本", "Version"),
)

#: Our names of what a list can be asked for → the parameter of the API, which calls the operating
#: system ``os`` here.
FILTERS: Mapping[str, str] = {
    "device_system": "os",
    "device_ownership": "device_ownership",
    "device_status": "device_status",
    **{name: name for name in IDENTIFIERS},
    **{
        name: name
        for name in (
            *("device_record_id", "device_terminal_type", "device_name", "current_user_id"),
            *("latest_user_id", "is_managed", "mdm_device_id", "mdm_provider_name"),
            *("is_public", "source", "did"),
        )
    },
}
