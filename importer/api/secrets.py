"""What must never be shown: text from outside is masked where it comes in.

What looks like a token is blotted out by its pattern; the keys that this program was given,
and the tokens it got, by knowing them, in whatever spelling an answer may quote a request.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from html.entities import codepoint2name
from urllib.parse import unquote

#: Tokens have some forty letters and digits behind their dash; file names may begin alike.
_TOKEN = re.compile(r"(Bearer\s+)\S+|\b[tau]-[A-Za-z0-9_]{20,}[A-Za-z0-9_.\-]*")
#: A shorter word would blot out half of every sentence, and hides nothing that is secret.
_SHORTEST = 4
#: The same of a word in Base64 or in hexadecimal digits, where much else looks alike.
_SHORTEST_CODED = 8
#: How a spelling of a letter may begin.  Spelt over and over (JSON within JSON, a page that
#: quotes an address) it begins with more of the same; without a limit a page of nothing but
#: backslashes would take hours to search.
_SLASHES, _PERCENT, _AND = r"\\{0,4}", r"%(?:25){0,3}", r"&(?:amp;){0,3}"
#: What stands before the user in an address.
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def mask(text: str) -> str:
    """Text with everything that looks like a token blotted out."""
    return _TOKEN.sub(lambda found: f"{found[1] or ''}***", text)


class Secrets:
    """The secrets that this program knows: ``words``, and the passwords in the addresses of
    ``proxies``.  The ``repr`` shows none."""

    def __init__(self, words: Iterable[str] = (), proxies: Iterable[str] = ()) -> None:
        self._spellings: set[str] = set()
        self._known: re.Pattern[str] | None = None
        for word in words:
            self.add(word)
        for proxy in proxies:
            for word in _in_address(proxy):
                self.add(word)

    def add(self, word: str) -> None:
        """One more that must not be shown."""
        if len(word) < _SHORTEST:
            return
        self._spellings |= {_spellings(form) for form in (word, *_coded(word))}
        longest_first = sorted(self._spellings, key=len, reverse=True)
        self._known = re.compile("|".join(longest_first), re.IGNORECASE)

    def mask(self, text: str) -> str:
        """Text without any of them, and without what looks like a token."""
        return mask(self._known.sub("***", text) if self._known else text)


def _spellings(word: str) -> str:
    """A pattern for a word as it is, in an address or a form, in JSON, on a page; and in several
    of these within each other, each letter for itself, for not all programs spell out the
    same."""
    return "".join(map(_letter, word))


def _letter(letter: str) -> str:
    units = letter.encode("utf-16-be", "surrogatepass")
    in_json = "".join(rf"\\{{1,4}}u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
    in_address = "".join(_PERCENT + f"{byte:02x}" for byte in letter.encode(errors="replace"))
    code = ord(letter)
    forms = [re.escape(letter), in_json, in_address]
    forms.append(f"{_AND}#(?:0{{0,4}}{code}|x0{{0,4}}{code:x});")
    name = codepoint2name.get(code, "apos" if letter == "'" else "")
    if name:
        forms.append(f"{_AND}{name};")
    if letter == " ":
        forms.append(r"\+")
    return f"{_SLASHES}(?:{'|'.join(forms)})"


def _coded(word: str) -> Iterator[str]:
    """What surely stands in a text of Base64, in either alphabet, or of hexadecimal digits if
    the word is somewhere in what it was made of."""
    data = word.encode(errors="replace")
    for before in range(3):
        bits = 8 * (before + len(data))
        text = b64encode(bytes(before) + data).decode()[-(-8 * before // 6) : bits // 6]
        if len(text) >= _SHORTEST_CODED:
            yield text
            yield text.replace("+", "-").replace("/", "_")
    if len(data.hex()) >= _SHORTEST_CODED:
        yield data.hex()


def _in_address(proxy: str) -> list[str]:
    """The password of a proxy's address, also of a malformed one, and what it is sent as."""
    user, mark, _ = _SCHEME.sub("", proxy, count=1).rpartition("@")
    name, _, password = user.partition(":")
    if not mark or not password:
        return []
    sent = f"{unquote(name)}:{unquote(password)}".encode(errors="replace")
    return [password, unquote(password), b64encode(sent).decode()]
