"""The closed set of things that can be wrong with a row, by slug.

Scripts and saved reports depend on the slugs: they are never renamed.  Whether one keeps the
row from being sent is said here and nowhere else; the only exception is ``INCOMPLETE``, which
``Rules.strict`` makes an error.  The sentences are ``problem.<slug>`` and ``fix.<slug>``.
"""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """An error keeps the row from being sent; a warning does not; what leaves a row out is no
    fault of it, and keeps it from being sent as well."""

    ERROR = "error"
    WARNING = "warning"
    LEFT_OUT = "left_out"


class Fault(StrEnum):
    """One member for every slug that ``model.Problem`` may carry."""

    # The operating system, the ownership, the trust.
    SYSTEM_MISSING = "system-missing"
    SYSTEM_UNKNOWN = "system-unknown"
    SYSTEM_NUMBER = "system-number"
    SYSTEM_NUMBER_RANGE = "system-number-range"
    SYSTEM_VERSION = "system-version"
    SYSTEM_AMBIGUOUS = "system-ambiguous"
    SYSTEM_HARMONY = "system-harmony"
    SYSTEM_CODELESS = "system-codeless"
    SYSTEM_BY_MODEL = "system-by-model"
    SYSTEM_BY_KIND = "system-by-kind"
    SYSTEM_OF_MODEL = "system-of-model"
    SYSTEM_OPEN = "system-open"
    SYSTEM_KIND = "system-kind"
    SYSTEM_CONTRADICTED = "system-contradicted"
    OWNERSHIP_UNKNOWN = "ownership-unknown"
    OWNERSHIP_NUMBER = "ownership-number"
    TRUST_UNKNOWN = "trust-unknown"
    TRUST_NUMBER = "trust-number"
    TRUST_COMPLIANCE = "trust-compliance"
    # The form of an identifier.
    UUID_FORMAT = "uuid-format"
    APPLE_UDID = "apple-udid"
    APPLE_UDID_OLD = "apple-udid-old"
    MAC_FORMAT = "mac-format"
    MAC_EUI64 = "mac-eui64"
    MAC_NOT_OWN = "mac-not-own"
    MAC_TRUNCATED = "mac-truncated"
    MAC_ZERO_LOST = "mac-zero-lost"
    MAC_MULTICAST = "mac-multicast"
    MAC_LOCAL = "mac-local"
    MAC_VIRTUAL = "mac-virtual"
    MAC_SHORT_OCTETS = "mac-short-octets"
    MAC_PADDED = "mac-padded"
    MAC_SEPARATORS = "mac-separators"
    ANDROID_ID_FORMAT = "android-id-format"
    ANDROID_ID_SHORT = "android-id-short"
    SEVERAL_VALUES = "several-values"
    FIRST_OF_SEVERAL = "first-of-several"
    OTHER_REFUSED = "other-refused"
    NOT_ASCII = "not-ascii"
    EXPLAINED = "explained"
    HEADING = "heading-as-value"
    OTHER_FORM = "other-form"
    PRODUCT_ID = "windows-product-id"
    BOARD_NUMBER = "board-number"
    COPIED = "copied-value"
    MAC_LABELLED = "mac-labelled"
    PLACEHOLDER = "placeholder"
    REMARK = "remark"
    # What spreadsheets do to identifiers.
    SCIENTIFIC = "scientific"
    SCIENTIFIC_MAYBE = "scientific-maybe"
    SCIENTIFIC_CELL = "scientific-cell"
    DECIMAL_TAIL = "decimal-tail"
    NUMBER_CELL = "number-cell"
    NUMBER_PRECISION = "number-precision"
    NUMBER_FRACTION = "number-fraction"
    NUMBER_DRESSED = "number-dressed"
    NUMBER_GROUPED = "number-grouped"
    NUMBER_FOR_LETTERS = "number-for-letters"
    PERCENT_CELL = "percent-cell"
    FLOAT_CELL = "float-cell"
    OBJECT_CELL = "object-cell"
    ZEROS_RESTORED = "zeros-restored"
    ZEROS_LOST = "zeros-lost"
    DATE_CELL = "date-cell"
    DATE_TEXT = "date-text"
    BOOL_CELL = "bool-cell"
    ERROR_CELL = "error-cell"
    FORMULA_CELL = "formula-cell"
    UNWRAPPED = "unwrapped"
    OUTER_BLANKS = "outer-blanks"
    INVISIBLE = "invisible-characters"
    FULL_WIDTH = "full-width"
    # The row as a whole.
    FOREIGN_IDENTIFIER = "foreign-identifier"
    NOT_TAKEN = "identifier-not-taken"
    NO_IDENTIFIER = "no-identifier"
    ONLY_PLACEHOLDERS = "only-placeholders"
    INCOMPLETE = "incomplete-device"
    MOBILE_WITHOUT_ID = "mobile-without-id"
    PHONE_WITHOUT_ID = "phone-without-id"
    RETIRED = "retired"
    DELL_TAG_DIFFERS = "dell-tag-differs"
    EXPRESS_CODE = "express-code"
    SURFACE_ZEROS = "surface-zeros"
    # Where its cells stand.
    SURPLUS_CELLS = "surplus-cells"
    MISSING_CELLS = "missing-cells"
    MOVED_CELLS = "moved-cells"
    OTHER_TABLE = "other-table"
    OTHER_LIST = "other-list"
    MERGED = "merged-identifier"
    # Why a row is none of ours, although nothing is wrong with it.
    LEFT_HIDDEN = "left-hidden"
    LEFT_KIND = "left-kind"
    LEFT_SHEET = "left-sheet"
    LEFT_GONE = "left-gone"
    LEFT_AS_SAID = "left-as-said"
    LEFT_BEFORE = "left-before"
    # A column as a whole, and the rows among each other; found when all of them are in.
    RUNNING_NUMBER = "running-number"
    OTHER_NUMBERS = "other-numbers"
    COMPUTER_NAME = "computer-name"
    SHORT_VALUE = "short-value"
    UNLIKE_COLUMN = "unlike-column"
    OTHER_COLUMN = "other-column"
    BLANK_INSIDE = "blank-inside"
    UNLIKE_LENGTH = "unlike-length"
    SAME_EVERYWHERE = "same-everywhere"
    SHARED_IDENTIFIER = "shared-identifier"
    OTHER_DEVICE = "other-device"
    OTHER_DISK = "other-disk"
    SHARED_MAC = "shared-mac"
    REPEATS = "repeats"
    REPEAT_DIFFERS = "repeat-differs"
    OTHER_USER = "other-user"
    ROW_OF_DEVICE = "row-of-device"
    UUID_TWIN = "uuid-twin"
    SERIAL_LOOKALIKE = "serial-lookalike"
    NUMBERED = "numbered"
    NO_DIGITS = "no-digits"
    # The row and what earlier runs created.
    KNOWN_WITH_LESS = "known-with-less"
    KNOWN_OTHERWISE = "known-otherwise"
    KNOWN_OTHER_SYSTEM = "known-other-system"
    KNOWN_DIFFERS = "known-differs"
    SUPERSEDES = "supersedes"
    REGISTRY_DIFFERS = "registry-differs"
    GONE_SINCE = "gone-since"
    # The row beside the registry's record of its device.
    SEVERAL_RECORDS = "several-records"
    RECORD_OTHERWISE = "record-otherwise"
    RECORD_LACKS = "record-lacks"


WARNINGS = frozenset(
    {
        Fault.SYSTEM_BY_MODEL,
        Fault.SYSTEM_BY_KIND,
        Fault.SYSTEM_OF_MODEL,
        Fault.NOT_TAKEN,
        Fault.FIRST_OF_SEVERAL,
        Fault.OTHER_REFUSED,
        Fault.MAC_SEPARATORS,
        Fault.ZEROS_RESTORED,
        Fault.OUTER_BLANKS,
        Fault.RETIRED,
        Fault.DELL_TAG_DIFFERS,
        Fault.UUID_TWIN,
        Fault.SERIAL_LOOKALIKE,
        Fault.NUMBERED,
        Fault.MAC_LOCAL,
        Fault.MAC_VIRTUAL,
        Fault.MAC_SHORT_OCTETS,
        Fault.MAC_PADDED,
        Fault.ANDROID_ID_SHORT,
        Fault.HEADING,
        Fault.MAC_LABELLED,
        Fault.PLACEHOLDER,
        Fault.REMARK,
        Fault.SCIENTIFIC_MAYBE,
        Fault.DECIMAL_TAIL,
        Fault.NUMBER_CELL,
        Fault.UNWRAPPED,
        Fault.INVISIBLE,
        Fault.FULL_WIDTH,
        Fault.INCOMPLETE,
        Fault.SHARED_MAC,
        Fault.REPEAT_DIFFERS,
        Fault.OTHER_USER,
        Fault.ROW_OF_DEVICE,
        Fault.KNOWN_WITH_LESS,
        Fault.KNOWN_DIFFERS,
        Fault.SUPERSEDES,
        Fault.REGISTRY_DIFFERS,
        Fault.GONE_SINCE,
        Fault.RECORD_OTHERWISE,
        Fault.RECORD_LACKS,
    }
)

#: What makes a row ``left_out``.
LEAVING_OUT = frozenset(
    {
        *(Fault.LEFT_HIDDEN, Fault.LEFT_KIND, Fault.LEFT_SHEET, Fault.LEFT_AS_SAID),
        *(Fault.LEFT_GONE, Fault.LEFT_BEFORE, Fault.REPEATS),
    }
)

#: A phone in a list that has no room for its identifier; nothing in its row can be corrected.
PHONELESS = frozenset({Fault.MOBILE_WITHOUT_ID, Fault.PHONE_WITHOUT_ID})

#: The registry has another ownership or trust: by what earlier runs sent, or by its own word.
DIFFERING = frozenset({Fault.KNOWN_DIFFERS, Fault.REGISTRY_DIFFERS})

#: Faults that a word settles once for all rows that have it, said with ``--value``.
ASKED = (
    Fault.SYSTEM_OPEN,
    Fault.SYSTEM_KIND,
    Fault.SYSTEM_CONTRADICTED,
    Fault.SYSTEM_UNKNOWN,
    Fault.SYSTEM_AMBIGUOUS,
    Fault.SYSTEM_HARMONY,
    Fault.OWNERSHIP_UNKNOWN,
    Fault.TRUST_UNKNOWN,
)

#: Faults of which the cell's word is kept: these, and what leaves no more to say than which rows
#: are not wanted.
NAMED = (*ASKED, Fault.SYSTEM_CODELESS)

#: What makes it a guess which column a row's cells belong to.
UNPLACED = frozenset(
    {
        *(Fault.SURPLUS_CELLS, Fault.MISSING_CELLS, Fault.MOVED_CELLS),
        *(Fault.OTHER_TABLE, Fault.OTHER_LIST),
    }
)
#: What is said of a row that stands below other headings than those of its table.
BELOW_OTHERS = frozenset({Fault.OTHER_TABLE, Fault.OTHER_LIST})
#: Of these rows nothing can be corrected: the registry takes no such device, or not from a list.
HOPELESS = PHONELESS | {Fault.SYSTEM_CODELESS}

#: What is said of a serial number that differs from its column, and is perhaps another's.
BESIDE_COLUMN = (
    *(Fault.COMPUTER_NAME, Fault.SHORT_VALUE, Fault.UNLIKE_COLUMN, Fault.OTHER_COLUMN),
    *(Fault.BLANK_INSIDE, Fault.UNLIKE_LENGTH),
)

#: What only the other values of its column give away of a value.
BY_COLUMN = frozenset(
    {
        *(Fault.RUNNING_NUMBER, Fault.OTHER_NUMBERS, Fault.NO_DIGITS, Fault.SAME_EVERYWHERE),
        *(Fault.ZEROS_LOST, Fault.NUMBER_FOR_LETTERS, *BESIDE_COLUMN),
    }
)

#: What is said of a row among all others of its file, of its column, or of what is known of its
#: device elsewhere; nothing of it can be told from the row alone.
OF_THE_FILE = frozenset(
    {
        *BY_COLUMN,
        Fault.SHARED_IDENTIFIER,
        Fault.OTHER_DEVICE,
        Fault.OTHER_DISK,
        Fault.SHARED_MAC,
        Fault.REPEAT_DIFFERS,
        Fault.OTHER_USER,
        Fault.ROW_OF_DEVICE,
        Fault.UUID_TWIN,
        Fault.SERIAL_LOOKALIKE,
        Fault.KNOWN_WITH_LESS,
        Fault.KNOWN_OTHERWISE,
        Fault.KNOWN_OTHER_SYSTEM,
        Fault.KNOWN_DIFFERS,
        Fault.SUPERSEDES,
        Fault.REGISTRY_DIFFERS,
        Fault.GONE_SINCE,
        Fault.SEVERAL_RECORDS,
        Fault.RECORD_OTHERWISE,
        Fault.RECORD_LACKS,
    }
)

#: What was read from a cell: the canonical text, "" where there is none to be sent, and what
#: is to be said about it.
Reading = tuple[str, tuple[Fault, ...]]


def severity(fault: Fault) -> Severity:
    """Whether a fault keeps its row from being sent."""
    if fault in LEAVING_OUT:
        return Severity.LEFT_OUT
    return Severity.WARNING if fault in WARNINGS else Severity.ERROR


def errors(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """The faults that refuse a value, without the remarks on it."""
    return tuple(fault for fault in faults if fault not in WARNINGS)
