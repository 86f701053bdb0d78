"""Workbooks of Excel 2007 and later: the container, its parts, the sheets' rows."""
