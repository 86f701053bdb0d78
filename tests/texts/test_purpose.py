"""What is told of updates and undos as well as of imports speaks of no import."""

from __future__ import annotations

import re

import pytest

from importer.texts.catalogue import say
from importer.texts.text import Lang

#: Sentences that an update's rows have too, or that are of an update alone.
OF_UPDATES = [
    "meaning.left_out",
    "meaning.unsent",
    "meaning.restored",
    "meaning.changed",
    "meaning.updated",
    "note.update-changed-since.page",
    "note.undo-unknown",
    "removal.undo-unknown",
    "stop.interrupted",
    "stop.interrupted.next",
]
#: 导入记录 is the name of the list of runs, whatever they did.
IMPORT = re.compile(r"\bimports?\b|导入(?!记录)")


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("slug", OF_UPDATES)
def test_an_update_is_not_called_an_import(slug, lang):
    """Whoever updated, or took an update back, looks for no import."""
    assert IMPORT.search(say(slug, lang)) is None
