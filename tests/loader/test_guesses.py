"""Which encoding a text may be in that does not say: proposed, and never at the cost of Chinese."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from importer.loader import open_table
from importer.loader.formats.guesses import Guess, guesses
from importer.model.errors import InputError
from importer.texts.catalogue import catalogue
from importer.texts.text import Lang
from tests.loader.samples import refused, serials

#: What a table says in each encoding beyond ASCII, in headings or in names alone.
TEXTS = {
    "big5": ("電腦名稱,作業系統,序號\r\n王小明", "OS,User\r\nWindows,林志玲"),
    "shift_jis": ("コンピュータ名,OS,シリアル番号", "OS,User\r\nWindows,田中太郎\r\nWindows,東京"),
    "euc_kr": ("컴퓨터 이름,운영체제,일련 번호", "OS,User\r\nWindows,김철수 박영희 서울특별시"),
    "cp1252": (
        "Gerät,Standort\r\nMünchen,Größe",
        "Location,User\r\nSociété,René",
        "OS,User\r\nWindows,Müller",
        "Usuario\r\nPeña\r\nÁngel Núñez",
        "Série,Sistema\r\nSão Paulo,João",
        "OS,Name\r\nWindows,John’s laptop",
        "OS,SN\r\nMicrosoft® Windows® 11,A",
    ),
    "cp1250": ("Użytkownik\r\nŁukasz\r\nKraków", "Uživatel\r\nDvořák\r\nRůžička", "Číslo,Město"),
    "cp1251": (
        "Имя устройства,ОС\r\nИванов Иван",
        "OS,User\r\nWindows,Петров",
        "ИМЯ УСТРОЙСТВА,СЕРИЙНЫЙ НОМЕР\r\nБУХГАЛТЕРИЯ,А",
    ),
    "koi8-r": (
        "Имя устройства,ОС\r\nИванов Иван",
        "OS,User\r\nWindows,Петров\r\nWindows,Сидорова",
        "ИМЯ УСТРОЙСТВА,СЕРИЙНЫЙ НОМЕР\r\nБУХГАЛТЕРИЯ,А",
    ),
    "koi8-u": ("Ім'я пристрою,Користувач\r\nБухгалтерія,Їжакевич", "Серійний номер\r\nКиїв,Ніна"),
    "cp1255": ("שם מחשב,מערכת הפעלה,משתמש", "OS,User\r\nWindows,דוד כהן\r\nWindows,שרה לוי"),
    "euc_jp": (
        "コンピュータ名,OS,シリアル番号",
        "端末名,OS,シリアル番号,利用者\r\n経理部,Windows,PF4ABU01,山田太郎",
        "OS,メモ\r\nWindows,予備のパソコンです",
    ),
    "big5hkscs": ("設備,操作系統,序列號\r\n會計部電腦嘅,Windows,PF4ABU01",),
}
#: In these, of what can't be read as GB18030.
RARE = {
    "cp1254": ("Bilgisayar,Kullanıcı\r\nPC-İzmir,Gökçe Şahin", "Ağrı\r\nUlaş Özgür"),
    "cp1253": ("Όνομα,Χρήστης\r\nPC1,Γιώργος", "OS,User\r\nWindows,Νίκος Παπαδόπουλος"),
    "cp1256": ("اسم الجهاز,نظام التشغيل\r\nالمحاسبة,Windows", "OS,User\r\nWindows,محمد الأحمد"),
    "iso8859-5": ("Имя устройства,ОС\r\nИванов Иван", "OS,User\r\nWindows,Петров"),
    "cp874": (
        "ชื่อเครื่อง,ระบบปฏิบัติการ\r\nสมชาย,Windows 11",
        "OS,User\r\nWindows,สมชาย ใจดี\r\nWindows,วิภา",
    ),
    "cp850": ("Gerätename,Benutzer\r\nPC-München,Jörg Müller", "Numéro,Système\r\nRené,Forêt"),
    "cp852": ("Nazwa,Użytkownik\r\nGdańsk,Błażej Świątek", "Číslo,Město\r\nPlzeň,Dvořák Růžička"),
    "cp866": ("Имя устройства,ОС\r\nИванов Иван", "OS,User\r\nWindows,Петров"),
    "mac_roman": ("Système,Numéro\r\nRené,Forêt", "Gerätename\r\nPC-München\r\nJörg"),
}
RARE_CASES = [(encoding, text) for encoding, texts in RARE.items() for text in texts]
CASES = [(encoding, text) for encoding, texts in TEXTS.items() for text in texts]


def taken(content: bytes) -> str | None:
    """The encoding in which such a file is read."""
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return "gb18030"


@pytest.mark.parametrize(("encoding", "text"), CASES)
def test_an_encoding_is_proposed_by_name(encoding: str, text: str) -> None:
    """With words as they would read; be the file read as GB18030 or not at all."""
    content = text.encode(encoding)
    first, *_ = guesses(content, taken(content))
    assert first.encoding == encoding
    assert all(word in text for word in first.words)
    assert first.words


@pytest.mark.parametrize(("encoding", "text"), RARE_CASES)
def test_a_rare_encoding_is_proposed_where_the_text_can_not_be_read(
    encoding: str, text: str
) -> None:
    """By what Excel writes in Turkey or Thailand, as “CSV (MS-DOS)”, or on a Mac; never in the
    place of Chinese."""
    content = text.encode(encoding)
    first, *_ = guesses(content)
    assert first.encoding == encoding
    assert all(word in text for word in first.words)
    assert encoding not in [guess.encoding for guess in guesses(content, "gb18030")]


def test_where_the_bytes_do_not_tell_both_are_proposed() -> None:
    """Hungarian and Portuguese letters have the same bytes."""
    first, second = guesses("Győr,Kovács".encode("cp1250"))
    assert first == Guess("cp1252", ("Gyõr", "Kovács"))
    assert second == Guess("cp1250", ("Győr", "Kovács"))


def test_chinese_stays_chinese() -> None:
    """No sentence of ours and hardly any name is taken for anything else."""
    for slug, text in catalogue().items():
        assert guesses(text.zh.encode("gb18030"), "gb18030") == (), slug
    draw = random.Random(20251126)
    family = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
    given = "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉兰红梅鑫宇浩"
    doubtful = 0
    for _ in range(500):
        names = (draw.choice(family) + draw.choice(given) for _ in range(draw.randint(1, 8)))
        content = "OS,User\r\n" + "".join(f"Windows,{name}\r\n" for name in names)
        doubtful += guesses(content.encode("gb18030"), "gb18030") != ()
    assert doubtful == 0


@pytest.mark.parametrize(
    "text", ["設備名稱,作業系統,序號", "OS,User\r\nWindows,张\U00020bb7䶮", "设备，位置：（一楼）"]
)
def test_rare_characters_of_gb18030_stay_as_they_are(text: str) -> None:
    """Traditional characters, names that few can write, full-width signs."""
    assert guesses(text.encode("gb18030"), "gb18030") == ()


def test_no_character_stands_within_a_latin_word() -> None:
    """Système of an old Mac is no Japanese, though each of its bytes begins a kanji."""
    content = "Nom,Système,Numéro de série\r\nRéception,Windows,5CG1234AAA".encode("mac_roman")
    assert "shift_jis" not in [guess.encoding for guess in guesses(content, taken(content))]


def test_chinese_with_a_japanese_word_stays_chinese() -> None:
    """Kana have the same bytes in both; what stands around them reads badly as Japanese."""
    text = "设备名称,操作系统,序列号,备注\r\n财务部电脑,Windows,PF4ABU01,カメラ损坏，显示器正常\r\n"
    assert guesses(text.encode("gb18030"), "gb18030") == ()


@pytest.mark.parametrize(
    "content",
    [
        "操作系统,序列号\r\n".encode() + b"\xff\xff",
        "Société,Müller\r\n".encode() + b"\xe9,",
        b"OS,SN\r\n\xff\xfe\x80",
        b"OS,SN\r\nWindows,A\x81\x8d",
    ],
)
def test_damage_is_no_language(content: bytes) -> None:
    """UTF-8 with a bad byte, and bytes that are letters nowhere."""
    assert guesses(content) == ()


def test_a_file_that_can_not_be_read_says_how_it_could(tmp_path: Path) -> None:
    """What every German or French Excel writes; and the option that is named reads it."""
    text = "OS,Serial number,Location,User\r\nWindows 11,PF4ABH05,Société,Jürgen\r\n"
    path = tmp_path / "western.csv"
    path.write_bytes(text.encode("cp1252"))
    error = refused("encoding-likely", path)
    for lang in Lang:
        assert "--encoding cp1252 (Société · Jürgen)" in error.text(lang)
    assert serials(path, encoding="cp1252") == [(2, "PF4ABH05")]


@pytest.mark.parametrize(
    ("slug", "text"),
    [
        ("no-identifier-column", "OS,序號,使用者\r\nWindows,PF4ABH05,王小明\r\n"),
        ("csv-quote", 'OS,Serial number,使用者\r\nWindows,PF4ABH05,"王小明\r\n'),
        ("no-rows", "OS,Serial number,使用者\r\n"),
    ],
)
def test_a_guess_is_told_with_every_error_that_may_follow(place, slug: str, text: str) -> None:
    """Be it of the headings or of the rows."""
    path = place.path / "a.csv"
    path.write_bytes(text.encode("big5"))
    with pytest.raises(InputError) as caught:
        place.stage(path)
    assert caught.value.slug == slug
    for lang in Lang:
        assert caught.value.text(lang).count("--encoding big5") == 1


@pytest.mark.parametrize(
    "headings",
    [
        "資産番号,OS,シリアル番号,MACアドレス",
        "OS,SN,S/N,端末名",
        "資産番号,システム,シリアル番号,端末名",  # none is known
    ],
)
def test_no_option_is_proposed_for_headings_that_were_misread(place, headings: str) -> None:
    """Whoever pasted --map mac-address="MAC傾僪儗僗" would import without the serial numbers."""
    path = place.path / "a.csv"
    row = ",".join(
        ["A-0001", "Windows 11", "PF4ABCDE", "3C-52-82-1A-2B-50"][: headings.count(",") + 1]
    )
    path.write_bytes(f"{headings}\r\n{row}\r\n本社の端末です{row}\r\n".encode("cp932"))
    with pytest.raises(InputError) as caught:
        place.stage(path)
    assert caught.value.slug == "encoding-first"
    assert caught.value.params["options"] == dict.fromkeys(Lang, "--encoding shift_jis")
    for lang in Lang:
        assert "--map" not in caught.value.text(lang)
        assert caught.value.text(lang).count("shift_jis") == 1


def test_a_guess_that_reads_worse_warns_before_anything_is_sent(tmp_path: Path) -> None:
    """The headings are ASCII, the names are not; a file that reads well is told as before."""
    path = tmp_path / "a.csv"
    path.write_bytes("OS,Serial number,User\r\nWindows,PF4ABH05,林志玲\r\n".encode("big5"))
    with open_table(path) as table:
        (note,) = table.notes
        assert (note.slug, note.warns) == ("encoding-doubtful", True)
        assert table.guesses == (note,)
    path.write_bytes("OS,Serial number,User\r\nWindows,PF4ABH05,林志玲\r\n".encode("gb18030"))
    with open_table(path) as table:
        (note,) = table.notes
        assert (note.slug, note.warns) == ("encoding-guessed", False)


def test_only_what_reads_the_whole_file_is_proposed(tmp_path: Path) -> None:
    """A byte far behind the first lines that the encoding does not have."""
    text = "OS,Serial number,Location\r\nWindows 11,PF4ABH05,Société\r\n"
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode("cp1252") + b"Windows 11,A,x\r\n" * 9000 + b"\x81,\r\n")
    refused("encoding-unclear", path)
