"""The words of this project as data types; errors and settings.

A spreadsheet becomes ``Row`` after ``Row`` (``table``, ``cells``); the rules turn a row into
a ``Device`` or into ``Problem`` s (``device``); a staged one is a ``Record`` on its way to an
``Outcome`` of its ``Run`` (``run``); the API answers with a ``Reply`` (``exchange``).  Data,
and how it is worded.  Never: read a file, talk to anybody, or keep state.
"""

import lazy_loader

# The names stand in __init__.pyi and are imported when they are first used.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
