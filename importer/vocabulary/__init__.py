"""The tables that a non-programmer can review: systems, terms, headings, placeholders,
boards, codes, faults.

What the world calls things, and what we and the API call them.  No other wing knows an
operating system's name, a heading or a code.  Never: know a row, a run or a request.
"""

import lazy_loader

# The names stand in __init__.pyi and are imported when they are first used.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
