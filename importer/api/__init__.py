"""One HTTP exchange with the device registry (or with a group's bot), and what it means.

In: a device, identifiers or a record id, and ``Settings``.  Out: a ``Reply``, a ``Page``, a
``Verdict``, or ``NotSent`` and ``AnswerLost``.  It knows addresses, tokens, pace and codes;
it knows no rows, no journal and no user.  Never: repeat a request by itself (the dispatcher
decides that), or let a secret into a message.
"""

import lazy_loader

# The names stand in __init__.pyi and are imported when they are first used.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
