"""Import devices from a spreadsheet into the device registry of Feishu / Lark.

The face of the library: functions and data types, nothing that prints, no global state.
``load`` opens a spreadsheet, ``check`` judges its rows, ``stage`` takes them into a journal
(``open_journal`` has a tenant's), ``verify`` (a coroutine) asks the registry for what earlier
runs created, ``send`` (a coroutine) creates the devices, ``report`` writes the results (a workbook,
or the rows as data), ``outcomes`` gives them as a DataFrame, ``take_back`` deletes what a run
created.  ``export``, ``compare``, ``update`` and ``put_back`` (coroutines) are about what is
registered already.  Names are imported when they are first used, so that ``import importer`` costs
nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importer.dispatcher import Sending, Stop
    from importer.frames import outcomes
    from importer.journal import Journal, Snapshot
    from importer.loader import (
        Confidence,
        ExportMapping,
        ReadOptions,
        Spreadsheet,
        Table,
        open_table as load,
        read,
    )
    from importer.model import (
        AnswerLost,
        Cause,
        Cell,
        Change,
        ChangeNote,
        Checked,
        Column,
        ConfirmationNeeded,
        Credentials,
        CredentialsError,
        Device,
        Event,
        ImporterError,
        InputError,
        InternalError,
        JournalBusy,
        JournalError,
        Kind,
        Layout,
        NetworkError,
        Note,
        NotSent,
        Numbers,
        Outcome,
        Part,
        Problem,
        Progress,
        Purpose,
        Record,
        Registered,
        Removal,
        Row,
        Run,
        Settings,
        Skip,
        Skipped,
        Status,
        Stopped,
        StoredRow,
        Tally,
        Verified,
    )
    from importer.pipeline import (
        Limits,
        Staged,
        Staging,
        check,
        exit_code,
        open_journal,
        report,
        send,
        stage,
        take_back,
        verify,
    )
    from importer.plan import Plan
    from importer.registry import (
        Comparison,
        Exported,
        compare,
        export,
        put_back,
        update,
        write_comparison,
    )
    from importer.texts import Lang
    from importer.validator import Rules
    from importer.vocabulary import Fault, Role, Severity

__version__ = "0.1.0"

#: Where each name lives.
_WINGS: dict[tuple[str, ...], str] = {
    ("Lang",): "texts",
    (
        "Fault",
        "Role",
        "Severity",
    ): "vocabulary",
    (
        "AnswerLost",
        "Cause",
        "Change",
        "ChangeNote",
        "Cell",
        "Checked",
        "Column",
        "ConfirmationNeeded",
        "Credentials",
        "CredentialsError",
        "Device",
        "Event",
        "ImporterError",
        "InputError",
        "InternalError",
        "JournalBusy",
        "JournalError",
        "Kind",
        "Layout",
        "NetworkError",
        "NotSent",
        "Note",
        "Numbers",
        "Outcome",
        "Part",
        "Problem",
        "Progress",
        "Purpose",
        "Record",
        "Registered",
        "Removal",
        "Row",
        "Run",
        "Settings",
        "Skip",
        "Skipped",
        "Status",
        "Stopped",
        "StoredRow",
        "Tally",
        "Verified",
    ): "model",
    (
        "Confidence",
        "ExportMapping",
        "ReadOptions",
        "Spreadsheet",
        "Table",
        "read",
    ): "loader",
    ("Rules",): "validator",
    (
        "Sending",
        "Stop",
    ): "dispatcher",
    (
        "Journal",
        "Snapshot",
    ): "journal",
    (
        "Limits",
        "Staged",
        "Staging",
        "check",
        "exit_code",
        "open_journal",
        "report",
        "send",
        "stage",
        "take_back",
        "verify",
    ): "pipeline",
    (
        "Comparison",
        "Exported",
        "compare",
        "export",
        "put_back",
        "update",
        "write_comparison",
    ): "registry",
    ("Plan",): "plan",
    ("outcomes",): "frames",
    ("load",): "loader",
}
_HOMES = {name: wing for names, wing in _WINGS.items() for name in names}

__all__ = [
    "AnswerLost",
    "Cause",
    "Cell",
    "Change",
    "ChangeNote",
    "Checked",
    "Column",
    "Comparison",
    "Confidence",
    "ConfirmationNeeded",
    "Credentials",
    "CredentialsError",
    "Device",
    "Event",
    "ExportMapping",
    "Exported",
    "Fault",
    "ImporterError",
    "InputError",
    "InternalError",
    "Journal",
    "JournalBusy",
    "JournalError",
    "Kind",
    "Lang",
    "Layout",
    "Limits",
    "NetworkError",
    "NotSent",
    "Note",
    "Numbers",
    "Outcome",
    "Part",
    "Plan",
    "Problem",
    "Progress",
    "Purpose",
    "ReadOptions",
    "Record",
    "Registered",
    "Removal",
    "Role",
    "Row",
    "Rules",
    "Run",
    "Sending",
    "Settings",
    "Severity",
    "Skip",
    "Skipped",
    "Snapshot",
    "Spreadsheet",
    "Staged",
    "Staging",
    "Status",
    "Stop",
    "Stopped",
    "StoredRow",
    "Table",
    "Tally",
    "Verified",
    "__version__",
    "check",
    "compare",
    "exit_code",
    "export",
    "load",
    "open_journal",
    "outcomes",
    "put_back",
    "read",
    "report",
    "send",
    "stage",
    "take_back",
    "update",
    "verify",
    "write_comparison",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = import_module(f"{__name__}.{_HOMES[name]}")
    return getattr(home, "open_table" if name == "load" else name)


def __dir__() -> list[str]:
    return __all__
