from . import (
    adapters as adapters,
    boards as boards,
    counting as counting,
    devices as devices,
    models as models,
    questions as questions,
    serials as serials,
    terms as terms,
)
from .codes import (
    BAD_SYSTEM as BAD_SYSTEM,
    CODES as CODES,
    GATEWAY as GATEWAY,
    NO_SCOPE as NO_SCOPE,
    NOT_FOUND as NOT_FOUND,
    OK as OK,
    TOKEN_CODES as TOKEN_CODES,
    Meaning as Meaning,
    is_busy as is_busy,
)
from .faults import (
    ASKED as ASKED,
    BELOW_OTHERS as BELOW_OTHERS,
    BESIDE_COLUMN as BESIDE_COLUMN,
    BY_COLUMN as BY_COLUMN,
    DIFFERING as DIFFERING,
    HOPELESS as HOPELESS,
    LEAVING_OUT as LEAVING_OUT,
    NAMED as NAMED,
    OF_THE_FILE as OF_THE_FILE,
    PHONELESS as PHONELESS,
    UNPLACED as UNPLACED,
    Fault as Fault,
    Reading as Reading,
    Severity as Severity,
    errors as errors,
    severity as severity,
)
from .fields import (
    COLUMNS as COLUMNS,
    FIELDS as FIELDS,
    HELPING as HELPING,
    IDENTIFIERS as IDENTIFIERS,
    LABELS as LABELS,
    TRAPPED as TRAPPED,
    is_heading as is_heading,
    key_of as key_of,
    known as known,
    names_a_field as names_a_field,
    says_whose as says_whose,
)
from .headings import (
    EXAMPLES as EXAMPLES,
    FORM_WORDS as FORM_WORDS,
    HEADS_OF_THINGS as HEADS_OF_THINGS,
    HEADS_OF_THINGS_OR_NAMES as HEADS_OF_THINGS_OR_NAMES,
    NAMES_OF_THINGS as NAMES_OF_THINGS,
    NO_SERIALS as NO_SERIALS,
    SHOWN_ROWS as SHOWN_ROWS,
    SPELLED_EXACTLY as SPELLED_EXACTLY,
    Role as Role,
    hinted as hinted,
    is_of_secrets as is_of_secrets,
    is_of_what_is_gone as is_of_what_is_gone,
    is_only_of_what_is_gone as is_only_of_what_is_gone,
    tells_of_another as tells_of_another,
)
from .kinds import (
    COMPUTER as COMPUTER,
    DEVICES as DEVICES,
    KIND_BY_SLUG as KIND_BY_SLUG,
    PHONE as PHONE,
    TABLET as TABLET,
)
from .labels import (
    bare as bare,
    label_key as label_key,
    quoted as quoted,
)
from .placeholders import (
    KNOWN_UUIDS as KNOWN_UUIDS,
    MASK as MASK,
    PLAIN_MACS as PLAIN_MACS,
    PLAIN_UUID as PLAIN_UUID,
    SUSPECT_END as SUSPECT_END,
    SUSPECT_WORDS as SUSPECT_WORDS,
    is_blank as is_blank,
    is_filler as is_filler,
    is_placeholder as is_placeholder,
    is_virtual as is_virtual,
)
from .registry import (
    FACTS as FACTS,
    FILTERS as FILTERS,
    RECORD_ID as RECORD_ID,
    Fact as Fact,
)
from .retired import (
    RETIRED as RETIRED,
    gone_by as gone_by,
    is_marked_gone as is_marked_gone,
    is_title_of_gone as is_title_of_gone,
)
from .systems import (
    DESKTOP as DESKTOP,
    FITTING as FITTING,
    SYSTEM_BY_CODE as SYSTEM_BY_CODE,
    SYSTEMS as SYSTEMS,
    SYSTEMS_OF as SYSTEMS_OF,
    TERMS as TERMS,
    WINDOWS_BUILDS as WINDOWS_BUILDS,
    System as System,
)
