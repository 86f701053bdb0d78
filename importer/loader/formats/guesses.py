"""Which encodings a text may be in that says of none, by what it reads like.

No library was found that knows this of a table: nearly all of it is ASCII, and of the few words
that are not, charset-normalizer made Japanese of "設備名稱" and Baltic of "München".  Here a
reading counts for which nearly every letter beyond ASCII is common in one language.  It is a
proposal, with the words as they would read; nothing is read by it.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

#: Out of all letters beyond ASCII those that have to be common, and how much less so another
#: reading may be that is proposed as well, or that was taken.
_ENOUGH, _NEAR, _LESS = 0.9, 0.06, 0.2
#: René in München: several languages are a little less likely than one, which most of it is.
_MIXED, _MOSTLY = 0.95, 0.7
#: Fewer Korean syllables may be Chinese characters: they have the same bytes.
_FEWEST_SYLLABLES = 10
#: Words that show how a text would read.
_SHOWN = 3
_WORD = re.compile(r"[^\s,;|\"]*[^\x00-\x7f\s,;|\"][^\s,;|\"]*")
_LONGEST = 20
_BETWEEN, _MOST = re.compile(r'[,;|\t\r\n"]+'), 200
_FULL_WIDTH = re.compile("[\u3000-\u303f\uff00-\uffef]")
#: The letters beyond ASCII of languages that are written in an encoding.
_WESTERN = ("äöüß", "éèêëàâçîïôùûüœæ", "ñáéíóúü", "ãõáâàçéêíóôú", "åäöéøæ", "àèéìòù")
_CENTRAL = ("ąćęłńóśźż", "áčďéěíňóřšťúůýžäľĺŕô", "áéíóöőúüű", "ăâîşţ", "čćđšž", "äöüß")
_TURKISH = "çğıöşüâîûi̇"
_GREEK = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐ"
#: As cp850 and Mac OS have them; without õ, for which ä would be taken.
_WESTERN_ELSEWHERE = ("äöüß", "éèêëàâçîïôùûüœæ", "ñáéíóúü", "åäöéøæ", "àèéìòù")
_CYRILLIC = ("абвгдежзийклмнопрстуфхцчшщъыьэюяё", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשתךםןףץ"
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى"
#: Letters that are more than half of any text.  KOI8-R has the same letters as Windows in other
#: places, and Hebrew stands where Cyrillic does: what is none of the language has fewer of them.
_OFTEN = 0.5
_OFTEN_CYRILLIC, _OFTEN_GREEK = "оеаинтсрвлкі", "αοιετσνηρςυάόίέ"
_OFTEN_HEBREW, _OFTEN_ARABIC = "יוהלארתבמשנ", "اليمنرتوهبدس"
#: Signs that all of these have in one place, and nobody's letters; and some that prove nothing.
_SIGNS, _NEUTRAL = "’‘“”–—…•™€®©", "\xa0°«»§·"


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding that a text may be in, and some of its words as they would read."""

    encoding: str
    words: tuple[str, ...]


def guesses(sample: bytes, taken: str | None = None) -> tuple[Guess, ...]:
    """The encodings in which a sample reads like a language, the likeliest before one that is
    nearly as likely; none for what is UTF-8 with damage.  ``taken`` is the encoding that the
    text was read in: others are named only where they are clearly likelier."""
    if _is_utf8(sample):
        return ()
    found: list[tuple[float, Guess]] = []
    least = _ENOUGH
    for names, common in _READINGS:
        name = next((name for name in names if _decoded(sample, name) is not None), None)
        text = "" if name is None else _decoded(sample, name) or ""
        if (least > 1 and name not in _KOREAN) or (taken and name in _RARE):
            continue
        text = _cells(text)
        share = common(text)
        if taken in names:
            # What is as good Chinese can hardly be anything else.
            least = max(least, share + _LESS)
        elif name is not None and (name in (*_SINGLE, *_RARE) or len(set(_letters(text))) > 1):
            # One character may be what stands between John and s.
            found.append((share, Guess(name, _words(text))))
    korean = [guess for share, guess in found if guess.encoding in _KOREAN and share == 1]
    best = max((share for share, _ in found), default=0.0)
    found.sort(key=lambda item: -item[0])
    near = [guess for share, guess in found if share >= max(least, best - _NEAR)]
    near = near or (korean if taken else [])
    return tuple({guess.words: guess for guess in reversed(near[:2])}.values())[::-1]


def _is_utf8(sample: bytes) -> bool:
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(sample)
    bad = text.count("\ufffd")
    return bad <= sum(not character.isascii() for character in text) - bad


def _decoded(sample: bytes, encoding: str) -> str | None:
    """A sample, which may end within a character."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return None


def _cells(text: str) -> str:
    """The first cells that say anything beyond ASCII, each once."""
    cells = (cell for cell in _BETWEEN.split(text) if not cell.isascii())
    return ",".join(islice(dict.fromkeys(cells), _MOST))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word[:_LONGEST] for word in dict.fromkeys(_WORD.findall(text)))[:_SHOWN]


def _letters(text: str) -> list[str]:
    """What is beyond ASCII, without punctuation, which proves nothing."""
    return [c for c in text if not c.isascii() and unicodedata.category(c)[0] not in "PZ"]


def _share(letters: list[str], common: Callable[[str], bool]) -> float:
    return sum(map(common, letters)) / len(letters) if letters else 0.0


def _within(encoding: str, first: int, last: int) -> Callable[[str], bool]:
    """Whether a character has a place among the common ones of a national standard, which come
    first in it."""

    def is_common(character: str) -> bool:
        try:
            place = character.encode(encoding)
        except UnicodeEncodeError:
            return False
        return len(place) == 2 and first <= int.from_bytes(place) <= last

    return is_common


def _of_characters(common: Callable[[str], bool]) -> Callable[[str], float]:
    return lambda text: _share(_letters(text), common) * _apart(text)


def _chinese(text: str) -> float:
    """Common characters, and Chinese punctuation, which no other reading has by chance.  Kana,
    which have the same bytes in Japanese, make it half as likely."""
    level_1 = _within("gb2312", 0xB0A1, 0xD7F9)
    beyond = [character for character in text if not character.isascii()]
    share = _share(beyond, lambda c: _FULL_WIDTH.match(c) is not None or level_1(c))
    return share * _apart(text) / (2 if _has_kana(text) else 1)


def _japanese(text: str) -> float:
    """Kana and common kanji.  In half of its width every byte would be a kana."""
    level_1 = _within("cp932", 0x889F, 0x9872)
    return _share(_letters(text), lambda c: _is_kana(c) or level_1(c)) * _apart(text)


def _japanese_of_unix(text: str) -> float:
    """The same with kana: of kanji alone nobody can tell whether they are Chinese."""
    return _japanese(text) if _has_kana(text) else 0.0


def _is_kana(character: str) -> bool:
    return "\u3041" <= character <= "\u30fe"


def _has_kana(text: str) -> bool:
    return len(set(filter(_is_kana, text))) > 1


def _apart(text: str) -> float:
    """The share of what is beyond ASCII that does not stand within a word of Latin letters, as no
    character does."""
    beyond = within = 0
    for before, letter, after in zip(f" {text}", text, f"{text[1:]} ", strict=False):
        if not letter.isascii():
            beyond += 1
            within += (before + after).isascii() and before.isalpha() and after.islower()
    return 1 - within / beyond if beyond else 1.0


def _korean(text: str) -> float:
    letters = _letters(text)
    enough = len(letters) >= _FEWEST_SYLLABLES
    return _share(letters, _within("cp949", 0xB0A1, 0xC8FE)) if enough else 0.0


def _thai(text: str) -> float:
    """Consonants, and vowels and tones that stand as they do: some before a consonant, the others
    behind one."""
    letters = _letters(text)
    fitting = 0
    for before, letter, after in zip(" " + text, text, text[1:] + " ", strict=False):
        is_leading = letter in "เแโใไ"
        if "ก" <= letter <= "ฮ":
            fitting += 1
        elif "\u0e30" <= letter <= "\u0e4e":
            fitting += "ก" <= after <= "ฮ" if is_leading else "ก" <= before <= "\u0e4e"
    return fitting / len(letters) if letters else 0.0


def _of_languages(*alphabets: str) -> Callable[[str], float]:
    """The letters that one language has, where they stand as letters do: in words of one script,
    and none of them large within one that is small; and the signs of a typesetter."""
    scripts = {unicodedata.name(alphabet[0]).split()[0] for alphabet in alphabets}

    def share(text: str) -> float:
        best = max(_fitting(text, alphabet, scripts) for alphabet in alphabets)
        mixed = _MIXED * _fitting(text, "".join(alphabets), scripts)
        return max(best, mixed) if best >= _MOSTLY else best

    return share


def _fitting(text: str, alphabet: str, scripts: set[str]) -> float:
    fitting = count = 0
    for before, letter, after in zip(f" {text}", text, f"{text[1:]} ", strict=False):
        if letter.isascii() or letter in _NEUTRAL:
            continue
        count += 1
        if letter in _SIGNS:
            fitting += 1
            continue
        beside = [c for c in (before, after) if c.isalpha()]
        alone = not all(unicodedata.name(c, "").split(" ")[0] in scripts for c in beside)
        leaps = letter.isupper() and (before.islower() or (before.isalpha() and after.islower()))
        fitting += letter.lower() in alphabet and beside != [] and not alone and not leaps
    return fitting / count if count else 0.0


def _often(frequent: str, *alphabets: str) -> Callable[[str], float]:
    """The letters of languages, of which these are the ``frequent`` ones."""
    fits = _of_languages(*alphabets)

    def share(text: str) -> float:
        letters = [letter.lower() for letter in _letters(text) if letter.isalpha()]
        return fits(text) * min(1.0, _share(letters, frequent.__contains__) / _OFTEN)

    return share


#: Names of the same encoding, that of the standard before Microsoft's, which has more signs;
#: and how much of a reading in it is common in a language that is written so.
_Reading = tuple[tuple[str, ...], Callable[[str], float]]
_KOREAN = ("euc_kr", "cp949")
#: Encodings of one byte for each letter.
_SINGLE = ("cp1252", "cp1250", "cp1251", "koi8-r", "koi8-u", "cp1255")
#: Encodings that are rare, or in which Chinese reads like a language: only of what can't be read
#: at all.
_RARE = (
    *("cp1254", "cp1253", "cp1256", "cp874", "cp850", "cp852", "cp866", "mac_roman"),
    "iso8859-5",
)
_READINGS: tuple[_Reading, ...] = (
    (("gb18030",), _chinese),
    (("big5", "cp950", "big5hkscs"), _of_characters(_within("big5", 0xA440, 0xC67E))),
    (("shift_jis", "cp932"), _japanese),
    (("euc_jp",), _japanese_of_unix),
    (_KOREAN, _korean),
    (("cp1252",), _of_languages(*_WESTERN)),
    (("cp1250",), _of_languages(*_CENTRAL)),
    (("cp1255",), _often(_OFTEN_HEBREW, _HEBREW)),
    (("cp1251",), _often(_OFTEN_CYRILLIC, *_CYRILLIC)),
    (("koi8-r",), _often(_OFTEN_CYRILLIC, *_CYRILLIC)),
    (("koi8-u",), _often(_OFTEN_CYRILLIC, *_CYRILLIC)),
    (("cp1256",), _often(_OFTEN_ARABIC, _ARABIC)),
    (("cp1254",), _of_languages(_TURKISH)),
    (("cp1253",), _often(_OFTEN_GREEK, _GREEK)),
    (("cp874",), _thai),
    (("cp850",), _of_languages(*_WESTERN_ELSEWHERE)),
    (("cp852",), _of_languages(*_CENTRAL)),
    (("cp866",), _often(_OFTEN_CYRILLIC, *_CYRILLIC)),
    (("iso8859-5",), _often(_OFTEN_CYRILLIC, *_CYRILLIC)),
    (("mac_roman",), _of_languages(*_WESTERN_ELSEWHERE)),
)
