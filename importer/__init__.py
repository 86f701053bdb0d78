"""Import devices from a spreadsheet into the device registry of Feishu / Lark.

The face of the library: functions and data types, nothing that prints, no global state.
``load`` opens a spreadsheet, ``check`` judges its rows, ``stage`` takes them into a journal,
``send`` (a coroutine) creates the devices, ``report`` writes the results workbook,
``outcomes`` gives them as a DataFrame.  Names are imported when they are first used, so that
``import importer`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importer.crew import Sending, Stop
    from importer.errors import (
        AnswerLost,
        ConfirmationNeeded,
        CredentialsError,
        ImporterError,
        InputError,
        InternalError,
        JournalError,
        NetworkError,
        NotSent,
    )
    from importer.frames import outcomes
    from importer.journal import Journal
    from importer.models import Checked, Device, Lang, Layout, Problem, Row, Severity
    from importer.pipeline import Limits, Staged, Staging, check, report, send, stage
    from importer.records import Event, Outcome, Run, Status
    from importer.rules import Rules
    from importer.settings import Credentials, Settings
    from importer.sheets import ReadOptions, Table
    from importer.sheets import open_table as load

_HOMES = {
    "AnswerLost": "errors",
    "Checked": "models",
    "ConfirmationNeeded": "errors",
    "Credentials": "settings",
    "CredentialsError": "errors",
    "Device": "models",
    "Event": "records",
    "ImporterError": "errors",
    "InputError": "errors",
    "InternalError": "errors",
    "Journal": "journal",
    "JournalError": "errors",
    "Lang": "models",
    "Layout": "models",
    "Limits": "pipeline",
    "NetworkError": "errors",
    "NotSent": "errors",
    "Outcome": "records",
    "Problem": "models",
    "ReadOptions": "sheets",
    "Row": "models",
    "Rules": "rules",
    "Run": "records",
    "Sending": "crew",
    "Settings": "settings",
    "Severity": "models",
    "Staged": "pipeline",
    "Staging": "pipeline",
    "Status": "records",
    "Stop": "crew",
    "Table": "sheets",
    "check": "pipeline",
    "load": "sheets",
    "outcomes": "frames",
    "report": "pipeline",
    "send": "pipeline",
    "stage": "pipeline",
}

__all__ = [
    "AnswerLost",
    "Checked",
    "ConfirmationNeeded",
    "Credentials",
    "CredentialsError",
    "Device",
    "Event",
    "ImporterError",
    "InputError",
    "InternalError",
    "Journal",
    "JournalError",
    "Lang",
    "Layout",
    "Limits",
    "NetworkError",
    "NotSent",
    "Outcome",
    "Problem",
    "ReadOptions",
    "Row",
    "Rules",
    "Run",
    "Sending",
    "Settings",
    "Severity",
    "Staged",
    "Staging",
    "Status",
    "Stop",
    "Table",
    "check",
    "load",
    "outcomes",
    "report",
    "send",
    "stage",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = import_module(f"{__name__}.{_HOMES[name]}")
    return getattr(home, "open_table" if name == "load" else name)


def __dir__() -> list[str]:
    return __all__
