"""Every sentence a user reads, in Chinese and English, by slug.

In: a slug, a language and words.  Out: a sentence.  Never: decide what is said when.
"""

from __future__ import annotations

from importer.texts.catalogue import duration, has, help_texts, in_file, is_on_page, on_page, say
from importer.texts.foreign import printable, printable_json, printable_lines, typed
from importer.texts.reasons import network_reason, reason
from importer.texts.text import JOINERS, Lang, Reason, Said, Text, sentences
from importer.texts.width import OPTION, width_of, wrap

__all__ = [
    "JOINERS",
    "OPTION",
    "Lang",
    "Reason",
    "Said",
    "Text",
    "duration",
    "has",
    "help_texts",
    "in_file",
    "is_on_page",
    "network_reason",
    "on_page",
    "printable",
    "printable_json",
    "printable_lines",
    "reason",
    "say",
    "sentences",
    "typed",
    "width_of",
    "wrap",
]
