"""Sends what is on its way: creates, look-ups, gets, deletes, with nothing lost and nothing sent
twice unknowingly.

In: ``Record`` s, a ``DeviceApi`` and a log.  Out: an ``Outcome`` for each, written to the log
as it is known, and the reason why it stopped early.  Never: look at a spreadsheet, or claim
of a row more than an answer said.
"""

from __future__ import annotations

from importer.dispatcher.create import dispatch
from importer.dispatcher.crew import Sending, Stop
from importer.dispatcher.listing import PAGE, listed, looked_up
from importer.dispatcher.progress import followed
from importer.dispatcher.turn import idle, turn, whose_turn
from importer.dispatcher.undo import undo
from importer.dispatcher.update import amend, restore
from importer.dispatcher.verify import longest_of, verify
from importer.dispatcher.writing import Pen

__all__ = [
    "PAGE",
    "Pen",
    "Sending",
    "Stop",
    "amend",
    "dispatch",
    "followed",
    "idle",
    "listed",
    "longest_of",
    "looked_up",
    "restore",
    "turn",
    "undo",
    "verify",
    "whose_turn",
]
