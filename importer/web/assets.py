"""The page's own files.  A browser may keep them, under an address that changes with them: the page
that says goodbye has its looks although nobody is there to be asked for them any more."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources

#: Where they are.
STATIC = "/static/"
#: For how long a browser may keep them.
KEPT = "private, max-age=3600"
#: Each and what it is: Windows may believe anything of their endings.
ASSETS: Mapping[str, str] = {
    "page.css": "text/css",
    "page.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}


@cache
def asset(name: str) -> bytes:
    """What one of them holds."""
    return resources.files("importer.web").joinpath("static", name).read_bytes()


@cache
def asset_url(name: str) -> str:
    """Its address, another one where it holds something else."""
    return f"{STATIC}{name}?{hashlib.sha256(asset(name)).hexdigest()[:12]}"
