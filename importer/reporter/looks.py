"""Colours, fonts and cell formats of our workbooks: tables only.

One dark colour for what is ours, one pale one for what is the user's, and a tint for each
status that stays readable in print.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from importer.model import Status
from importer.texts import Lang

#: The font and its size; every Excel and WPS of that language has it.
FONTS: Mapping[Lang, tuple[str, float]] = {
    Lang.EN: ("Calibri", 11),
    Lang.ZH: ("Microsoft YaHei", 10),
}

INK = "#1F2D3A"
SOFT = "#5B6B79"
LINE = "#D5DCE3"
DEEP = "#2F5068"  # our own columns, headings
STEEL = "#5F8199"  # one of several columns is needed
PALE = "#E8EEF3"  # the user's columns
WHITE = "#FFFFFF"
RED, RED_PALE = "#A3282B", "#FBE3E1"
AMBER, AMBER_PALE = "#7A4E00", "#FFF1D0"
LINK = "#1F6FA8"

#: Status → (text, tint of the cell, bar of the chart).  The bars differ, also for whoever does not
#: tell red from green: what a row beside the registry came to is darker than what sending did.
STATUS_COLOURS: Mapping[Status, tuple[str, str, str]] = {
    Status.PENDING: ("#4A5866", "#EEF1F4", "#B4BFCA"),
    Status.SENT: ("#5A4A86", "#ECE8F5", "#A99BD0"),
    Status.CREATED: ("#1D6B3F", "#DFF1E5", "#5BAA7A"),
    Status.CREATED_BEFORE: ("#1B6664", "#DDF0EF", "#66B2AF"),
    Status.DUPLICATE: ("#28537F", "#E0EBF6", "#6F9FCC"),
    Status.REPEATED: ("#4A5866", "#E9EDF1", "#94A3B2"),
    Status.LEFT_OUT: ("#5B6B79", "#F1F3F5", "#C3CCD4"),
    Status.INVALID: ("#A3282B", "#FBE3E1", "#D9736E"),
    Status.REJECTED: ("#9A4A12", "#FCE8DA", "#E2955C"),
    Status.FAILED: ("#7A4E00", "#FFF1D0", "#DDB24E"),
    Status.IN_DOUBT: ("#653A87", "#F0E5F7", "#AE84CB"),
    Status.UNSENT: ("#5F5A3C", "#F3F0E0", "#C4BC8F"),
    Status.REMOVED: ("#5B6B79", "#EDEFF1", "#A9B4BE"),
    Status.EQUAL: ("#3D6B1D", "#E6F3DC", "#2D7D3F"),
    Status.DIFFERS: ("#655E00", "#F6F3CF", "#7A6530"),
    Status.MISSING: ("#8A2C62", "#F9E2EF", "#AC3995"),
    Status.SEVERAL: ("#43478F", "#E7E8F8", "#7553C6"),
    Status.UPDATED: ("#155E75", "#DAF0F7", "#2F6E74"),
    Status.CHANGED: ("#6E4426", "#F3E7DE", "#C2410A"),
    Status.RESTORED: ("#665A4D", "#F1EDE8", "#66717C"),
}

_HEAD = {"bold": True, "valign": "vcenter", "text_wrap": True, "border": 1}
_BLOCK = {**_HEAD, "bg_color": DEEP, "font_color": WHITE, "border_color": WHITE}
_TOP = {"valign": "top"}
_WRAP = {"valign": "top", "text_wrap": True, "indent": 1}
_BAD = {**_TOP, "bg_color": RED_PALE, "font_color": RED, "border": 1, "border_color": RED}
_DOUBTFUL = {
    **_TOP,
    "bg_color": AMBER_PALE,
    "font_color": AMBER,
    "border": 1,
    "border_color": AMBER,
}
#: A cell that was corrected beside the file.
_CORRECTED = {**_TOP, "bg_color": "#E3EDF9", "font_color": INK, "border": 1, "border_color": LINE}
_LINED = {"valign": "vcenter", "bottom": 1, "bottom_color": LINE}

LOOKS: Mapping[str, Mapping[str, Any]] = {
    "plain": _TOP,
    "text": {**_TOP, "num_format": "@"},
    "wrapped": _WRAP,
    "wrapped text": {**_WRAP, "num_format": "@"},
    "number": {**_TOP, "align": "center"},
    "quiet": {**_TOP, "font_color": SOFT},
    "bad": _BAD,
    "bad text": {**_BAD, "num_format": "@"},
    "doubtful": _DOUBTFUL,
    "doubtful text": {**_DOUBTFUL, "num_format": "@"},
    "corrected": _CORRECTED,
    "corrected text": {**_CORRECTED, "num_format": "@"},
    # -- headers -------------------------------------------------------------------------
    "head theirs": {**_HEAD, "bg_color": PALE, "font_color": INK, "border_color": LINE},
    "head ours": _BLOCK,
    "head one of": {**_HEAD, "bg_color": STEEL, "font_color": WHITE, "border_color": WHITE},
    "head problem": {**_HEAD, "bg_color": RED_PALE, "font_color": RED, "border_color": WHITE},
    "head doubtful": {**_HEAD, "bg_color": AMBER_PALE, "font_color": AMBER, "border_color": WHITE},
    "head block": {**_BLOCK, "indent": 1},
    "head middle": {**_BLOCK, "align": "center"},
    # -- summary and notes ---------------------------------------------------------------
    "title": {"bold": True, "font_size": 18, "font_color": DEEP, "valign": "vcenter"},
    "subtitle": {"font_color": SOFT, "valign": "vcenter"},
    "section": {
        "bold": True,
        "font_size": 12,
        "font_color": DEEP,
        "bottom": 2,
        "bottom_color": DEEP,
        "valign": "vcenter",
    },
    "name": {**_LINED, "font_color": SOFT, "indent": 1},
    "value": {**_LINED, "font_color": INK, "text_wrap": True, "align": "left", "indent": 1},
    "middle": {**_LINED, "font_color": INK, "align": "center"},
    "count": {**_LINED, "num_format": "#,##0", "align": "center"},
    "total": {**_LINED, "num_format": "#,##0", "align": "center", "bold": True},
    "total name": {**_LINED, "bold": True, "font_color": INK, "indent": 1},
    "share": {**_LINED, "num_format": "0.0%", "align": "center", "font_color": SOFT},
    "link": {**_LINED, "font_color": LINK, "underline": 1, "align": "center"},
    "error": {**_LINED, "font_color": RED, "bold": True, "indent": 1},
    "warning": {**_LINED, "font_color": AMBER, "bold": True, "indent": 1},
    "left_out": {**_LINED, "font_color": SOFT, "bold": True, "indent": 1},
    "banner": {
        "bg_color": AMBER_PALE,
        "font_color": AMBER,
        "text_wrap": True,
        "valign": "vcenter",
        "align": "left",
        "indent": 1,
    },
    "banner title": {
        "bg_color": AMBER_PALE,
        "font_color": AMBER,
        "bold": True,
        "text_wrap": True,
        "valign": "vcenter",
        "align": "left",
        "indent": 1,
    },
    "banner good": {
        "bg_color": "#DFF1E5",
        "font_color": "#1D6B3F",
        "bold": True,
        "text_wrap": True,
        "valign": "vcenter",
        "align": "left",
        "indent": 1,
    },
    "code": {
        **_LINED,
        "font_name": "Consolas",
        "font_size": 9,
        "font_color": INK,
        "text_wrap": True,
        "num_format": "@",
        "indent": 1,
    },
    "note": {"font_color": INK, "text_wrap": True, "valign": "vcenter"},
    "example": {**_TOP, "italic": True, "font_color": SOFT, "num_format": "@"},
    **{
        f"status {status}": {
            **_LINED,
            "bold": True,
            "font_color": text,
            "bg_color": tint,
            "indent": 1,
        }
        for status, (text, tint, _) in STATUS_COLOURS.items()
    },
}
