from .cells import (
    Cell as Cell,
    CellValue as CellValue,
    Kind as Kind,
    column_index as column_index,
    column_letter as column_letter,
    number_of as number_of,
    text_of as text_of,
    uncorrected as uncorrected,
)
from .commands import (
    environment_of as environment_of,
    import_command as import_command,
    reaching as reaching,
    resume_command as resume_command,
    undo_command as undo_command,
)
from .decision import Decision as Decision, Way as Way
from .deeds import (
    BEYOND_AGREED as BEYOND_AGREED,
    Deeds as Deeds,
    Limits as Limits,
    OldNew as OldNew,
)
from .device import Checked as Checked, Device as Device, Problem as Problem
from .edit import (
    CellChange as CellChange,
    Draft as Draft,
    Edit as Edit,
    History as History,
    Replacement as Replacement,
    StaleEdit as StaleEdit,
)
from .errors import (
    AnswerLost as AnswerLost,
    ConfirmationNeeded as ConfirmationNeeded,
    CredentialsError as CredentialsError,
    ImporterError as ImporterError,
    InputError as InputError,
    InternalError as InternalError,
    JournalBusy as JournalBusy,
    JournalError as JournalError,
    NetworkError as NetworkError,
    NotSent as NotSent,
    require_name as require_name,
)
from .exchange import Page as Page, Registered as Registered, Reply as Reply, Verdict as Verdict
from .fed_back import (
    DATA_COLUMNS as DATA_COLUMNS,
    FIX_SHEET_PROPERTY as FIX_SHEET_PROPERTY,
    OWN_COLUMNS as OWN_COLUMNS,
    RUN_PROPERTY as RUN_PROPERTY,
    is_data as is_data,
    is_fed_back as is_fed_back,
    is_labelled as is_labelled,
    is_own_label as is_own_label,
    original_row as original_row,
    row_cell as row_cell,
    row_in_file as row_in_file,
    users_columns as users_columns,
)
from .names import (
    column_name as column_name,
    columns_named as columns_named,
    field_label as field_label,
    field_named as field_named,
    option_name as option_name,
    several_of as several_of,
)
from .numbers import (
    Numbers as Numbers,
    read_numbers as read_numbers,
    spans_of as spans_of,
)
from .progress import WAITS as WAITS, Progress as Progress
from .run import (
    COMPARED as COMPARED,
    CONFIRMED as CONFIRMED,
    ENDED as ENDED,
    NEEDS_WORK as NEEDS_WORK,
    REMOVED_FOR_GOOD as REMOVED_FOR_GOOD,
    THROUGH as THROUGH,
    UNSETTLED as UNSETTLED,
    Attempt as Attempt,
    Cause as Cause,
    Change as Change,
    ChangeNote as ChangeNote,
    Counted as Counted,
    Doing as Doing,
    Event as Event,
    Maker as Maker,
    News as News,
    Outcome as Outcome,
    Purpose as Purpose,
    Record as Record,
    Removal as Removal,
    Results as Results,
    Run as Run,
    Settled as Settled,
    Skip as Skip,
    Skipped as Skipped,
    Status as Status,
    Stopped as Stopped,
    StoredRow as StoredRow,
    Tally as Tally,
    Told as Told,
    Turn as Turn,
    Verified as Verified,
)
from .settings import (
    BRANDS as BRANDS,
    DOCUMENTED_RATE as DOCUMENTED_RATE,
    MAPPINGS as MAPPINGS,
    SANDBOX_TENANT as SANDBOX_TENANT,
    Credentials as Credentials,
    Settings as Settings,
    Webhook as Webhook,
    base_url as base_url,
    canonical as canonical,
    credentials as credentials,
    home_folder as home_folder,
    is_key as is_key,
    is_loopback as is_loopback,
    is_shared as is_shared,
    without_user as without_user,
)
from .table import (
    Column as Column,
    Layout as Layout,
    Note as Note,
    Part as Part,
    Row as Row,
    row_elsewhere as row_elsewhere,
)
from .wording import (
    cause_words as cause_words,
    changes_text as changes_text,
    fix_text as fix_text,
    problem_at as problem_at,
    problem_text as problem_text,
    stop_texts as stop_texts,
    system_label as system_label,
    term_label as term_label,
)
