"""Import devices from a spreadsheet into the device registry of Feishu / Lark.

The face of the library: functions and data types, nothing that prints, no global state.

``settings_from`` says whom to talk to; a ``Rehearsal`` is a stand-in on this machine.  ``read``
opens a spreadsheet or a DataFrame, ``check`` judges its rows, ``stage`` takes them into a journal
(``open_journal`` has a tenant's; ``stage_off_loop`` can be awaited), ``verify`` (a coroutine) asks
the registry for what earlier runs created, ``send`` (a coroutine) creates the devices, ``report``
writes the results (a workbook, or the rows as data), ``outcomes`` gives them as a DataFrame,
``take_back`` deletes what a run created.  ``export``, ``compare``, ``update`` and ``put_back``
(coroutines) are about what is registered already, ``examine`` about whether all is in place;
``past_runs`` and ``template`` are what they are called.

Errors are ``ImporterError`` s.  They, and every ``Problem``, ``Note``, ``Stopped`` and ``Event``,
have ``text(lang)``.  Times are seconds since 1970, rows are numbered as Excel shows them.  Names
are imported when they are first used, so that ``import importer`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importer.dispatcher import Sending, Stop
    from importer.doctor import Finding, examine
    from importer.frames import outcomes
    from importer.journal import Journal, Snapshot
    from importer.loader import (
        ColumnProfile,
        Confidence,
        ExportMapping,
        ReadOptions,
        Spreadsheet,
        Table,
        column_profiles,
        find_mapping,
        open_table as load,
        read,
        save_mapping,
        survey_mappings,
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
        RETRYABLE,
        Limits,
        PastRun,
        Staged,
        Staging,
        check,
        check_rows,
        exit_code,
        open_journal,
        passing_journal,
        past_runs,
        report,
        rows_to_undo,
        send,
        stage,
        stage_off_loop,
        take_back,
        template,
        verify,
    )
    from importer.plan import Plan, plan as plan_of, tally
    from importer.registry import (
        Comparison,
        Exported,
        compare,
        export,
        put_back,
        update,
        write_comparison,
    )
    from importer.tenants import Rehearsal, settings_from
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
        "ColumnProfile",
        "Confidence",
        "ExportMapping",
        "ReadOptions",
        "Spreadsheet",
        "Table",
        "column_profiles",
        "find_mapping",
        "read",
        "save_mapping",
        "survey_mappings",
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
        "PastRun",
        "RETRYABLE",
        "Staged",
        "Staging",
        "check",
        "check_rows",
        "exit_code",
        "open_journal",
        "passing_journal",
        "past_runs",
        "report",
        "rows_to_undo",
        "send",
        "stage",
        "stage_off_loop",
        "take_back",
        "template",
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
    ("Plan", "plan_of", "tally"): "plan",
    ("Finding", "examine"): "doctor",
    ("Rehearsal", "settings_from"): "tenants",
    ("outcomes",): "frames",
    ("load",): "loader",
}
#: Names that are called otherwise where they live: a module has one of them.
_ALIASES = {"load": "open_table", "plan_of": "plan"}
_HOMES = {name: wing for names, wing in _WINGS.items() for name in names}

__all__ = [
    "RETRYABLE",
    "AnswerLost",
    "Cause",
    "Cell",
    "Change",
    "ChangeNote",
    "Checked",
    "Column",
    "ColumnProfile",
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
    "Finding",
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
    "PastRun",
    "Plan",
    "Problem",
    "Progress",
    "Purpose",
    "ReadOptions",
    "Record",
    "Registered",
    "Rehearsal",
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
    "check_rows",
    "column_profiles",
    "compare",
    "examine",
    "exit_code",
    "export",
    "find_mapping",
    "load",
    "open_journal",
    "outcomes",
    "passing_journal",
    "past_runs",
    "plan_of",
    "put_back",
    "read",
    "report",
    "rows_to_undo",
    "save_mapping",
    "send",
    "settings_from",
    "stage",
    "stage_off_loop",
    "survey_mappings",
    "take_back",
    "tally",
    "template",
    "update",
    "verify",
    "write_comparison",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = import_module(f"{__name__}.{_HOMES[name]}")
    return getattr(home, _ALIASES.get(name, name))


def __dir__() -> list[str]:
    return __all__
