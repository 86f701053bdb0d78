"""A ``Row`` → a ``Device``, or everything that is wrong with the row at once.

In: rows of one ``Layout`` and ``Rules``.  Out: ``Checked`` rows.  Each row by itself, and
pure: what rows say about each other is the journal's to find.  ``Restated`` is the way back: a
row's values in cells that are read again just as they were.  Never: read a file, or correct a
value in silence.
"""

from __future__ import annotations

from importer.validator.normalise import may_be
from importer.validator.restated import Restated
from importer.validator.rules import Rules, checker, leaving_out, words_of

__all__ = ["Restated", "Rules", "checker", "leaving_out", "may_be", "words_of"]
