"""Import devices from a spreadsheet into the device registry of Feishu / Lark.

The face of the library: functions and data types, nothing that prints, no global state.

``settings_from`` says whom to talk to; a ``Rehearsal`` is a stand-in on this machine.  ``read``
opens a spreadsheet or a DataFrame, ``check`` judges its rows, ``stage`` takes them into a journal
(``open_journal`` has a tenant's; ``stage_off_loop`` can be awaited), ``causes_of`` says what is
wrong by what settles it, ``settle`` is how to stage the file once that is decided.  ``verify`` (a
coroutine) asks the registry for what earlier runs created, ``send`` (a coroutine) creates the
devices, ``report`` writes the results (a workbook, or the rows as data), ``outcomes`` gives them as
a DataFrame, ``take_back`` deletes what a run created.  ``export``, ``compare``, ``update`` and
``put_back`` (coroutines) are about what is registered already, ``examine`` about whether all is in
place; ``past_runs`` and ``template`` are what they are called.

Errors are ``ImporterError`` s.  They, and every ``Problem``, ``Note``, ``Stopped`` and ``Event``,
have ``text(lang)``.  Times are seconds since 1970, rows are numbered as Excel shows them.  Names
are imported when they are first used, so that ``import importer`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importer.causes import causes as causes_of, settle
    from importer.dispatcher import Sending, Stop
    from importer.doctor import Finding, examine
    from importer.frames import outcomes
    from importer.journal import Journal, Snapshot, open_journal, passing_journal
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
        CellChange,
        Change,
        ChangeNote,
        Checked,
        Column,
        ConfirmationNeeded,
        Credentials,
        CredentialsError,
        Decision,
        Deeds,
        Device,
        Draft,
        Edit,
        Event,
        ImporterError,
        InputError,
        InternalError,
        JournalBusy,
        JournalError,
        Kind,
        Layout,
        Limits,
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
        Replacement,
        Row,
        Run,
        Settings,
        Skip,
        Skipped,
        StaleEdit,
        Status,
        Stopped,
        StoredRow,
        Tally,
        Verified,
        Way,
    )
    from importer.pipeline import (
        RETRYABLE,
        PastRun,
        Staged,
        Staging,
        check,
        check_rows,
        exit_code,
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
    from importer.plan import Plan, plan as plan_of, tally, to_delete, to_put_back, to_send
    from importer.registry import (
        Comparison,
        Exported,
        beside,
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
        "Cell",
        "CellChange",
        "Change",
        "ChangeNote",
        "Checked",
        "Column",
        "ConfirmationNeeded",
        "Credentials",
        "CredentialsError",
        "Decision",
        "Deeds",
        "Device",
        "Draft",
        "Edit",
        "Event",
        "ImporterError",
        "InputError",
        "InternalError",
        "JournalBusy",
        "JournalError",
        "Kind",
        "Layout",
        "Limits",
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
        "Replacement",
        "Row",
        "Run",
        "Settings",
        "Skip",
        "Skipped",
        "StaleEdit",
        "Status",
        "Stopped",
        "StoredRow",
        "Tally",
        "Verified",
        "Way",
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
        "open_journal",
        "passing_journal",
    ): "journal",
    (
        "PastRun",
        "RETRYABLE",
        "Staged",
        "Staging",
        "check",
        "check_rows",
        "exit_code",
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
        "beside",
        "compare",
        "export",
        "put_back",
        "update",
        "write_comparison",
    ): "registry",
    ("causes_of", "settle"): "causes",
    ("Plan", "plan_of", "tally", "to_delete", "to_put_back", "to_send"): "plan",
    ("Finding", "examine"): "doctor",
    ("Rehearsal", "settings_from"): "tenants",
    ("outcomes",): "frames",
    ("load",): "loader",
}
#: Names that are called otherwise where they live: a module has one of them.
_ALIASES = {"causes_of": "causes", "load": "open_table", "plan_of": "plan"}
#: What these have besides is told of in README: ``importer.causes.rows``.
_MODULES = ("causes", "edits")
_HOMES = {name: wing for names, wing in _WINGS.items() for name in names}

__all__ = [
    "RETRYABLE",
    "AnswerLost",
    "Cause",
    "Cell",
    "CellChange",
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
    "Decision",
    "Deeds",
    "Device",
    "Draft",
    "Edit",
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
    "Replacement",
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
    "StaleEdit",
    "Status",
    "Stop",
    "Stopped",
    "StoredRow",
    "Table",
    "Tally",
    "Verified",
    "Way",
    "__version__",
    "beside",
    "causes_of",
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
    "settle",
    "stage",
    "stage_off_loop",
    "survey_mappings",
    "take_back",
    "tally",
    "template",
    "to_delete",
    "to_put_back",
    "to_send",
    "update",
    "verify",
    "write_comparison",
]


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = import_module(f"{__name__}.{_HOMES[name]}")
    return getattr(home, _ALIASES.get(name, name))


def __dir__() -> list[str]:
    return __all__
