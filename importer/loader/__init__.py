"""A file as it really is → ``Row`` after ``Row``.

In: a path and ``ReadOptions``.  Out: a ``Table`` with its ``Layout``, its notes and its rows;
an ``InputError`` that names the file and the next step.  ``formats`` read what a file holds,
``headings`` say what it means.  Never: change a value, judge one, or hold more than a row of
a large file.
"""

import lazy_loader

# The names stand in __init__.pyi and are imported when they are first used.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
