"""The local page: the same import for whoever does not use a terminal, in the browser.

In: where the data is kept, the language, a tenant if one is known.  Out: pages on 127.0.0.1 for
whoever opened the one-time link, and nobody else.  What it does it asks of ``pipeline``, as the
command line does; all it says stands in ``texts``.  Never: name a path that a browser sent, show
a secret, send anything without two steps, or reach another machine than the API's.
"""

from __future__ import annotations

from importer.web.desk import Wishes
from importer.web.server import Served, running, serve

__all__ = ["Served", "Wishes", "running", "serve"]
