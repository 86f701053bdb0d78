"""What is known, on disk: runs, their rows, and the ledger of what was ever created.

In: checked rows, then outcomes.  Out: the records still to be sent, the rows to be reported,
counts.  One SQLite file a tenant; a row is marked before its request leaves.  What rows say
about each other (repeated, sharing an identifier, created before) is judged here, where all
of them are.  Never: talk to the API, or forget a doubt.
"""

from __future__ import annotations

from importer.journal.causes import Gathering
from importer.journal.changes import Changes
from importer.journal.journal import Journal, passing_journal
from importer.journal.opening import open_journal, require_lasting, require_tenant
from importer.journal.snapshot import Snapshot, form_of

__all__ = [
    "Changes",
    "Gathering",
    "Journal",
    "Snapshot",
    "form_of",
    "open_journal",
    "passing_journal",
    "require_lasting",
    "require_tenant",
]
