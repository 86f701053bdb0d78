"""A form of a page as a browser would send it."""

from __future__ import annotations

from html.parser import HTMLParser


class Form(HTMLParser):
    """The fields of the form with an id, each with its values in their order."""

    def __init__(self, text: str, form: str) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self.options: dict[str, list[str]] = {}
        self._form, self._is_inside = form, False
        self._select, self._chosen, self._first = "", None, None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "form":
            self._is_inside = found.get("id") == self._form
        if not self._is_inside:
            return
        if tag == "select":
            self._select, self._chosen, self._first = found["name"], None, None
        elif tag == "option" and self._select:
            value = found.get("value", "")
            self.options.setdefault(self._select, []).append(value)
            self._first = value if self._first is None else self._first
            self._chosen = value if "selected" in found else self._chosen
        elif tag == "input":
            is_box = found.get("type") == "checkbox"
            if not is_box or "checked" in found:
                value = found.get("value", "on" if is_box else "")
                self.fields.setdefault(found["name"], []).append(value)

    def handle_endtag(self, tag):
        if tag == "form":
            self._is_inside = False
        if tag == "select" and self._select:
            chosen = self._chosen if self._chosen is not None else self._first or ""
            self.fields.setdefault(self._select, []).append(chosen)
            self._select = ""
