"""Writes ``encodings`` and ``dialects``: the same few devices as text files of every kind."""

from __future__ import annotations

from tests.corpus.tables import EN, ZH, chinese, device, english, text, write

BOM = b"\xef\xbb\xbf"


def encodings() -> None:
    """The same table in every encoding that people's programs write."""
    table = text(chinese())
    write("encodings/utf-8.csv", table)
    write("encodings/utf-8-bom.csv", BOM + table.encode())
    write("encodings/gbk.csv", table.encode("gbk"))
    rare = table.replace("张伟", "张\U00020bb7䶮")  # characters that GBK does not have
    write("encodings/gb18030-four-bytes.csv", rare.encode("gb18030"))
    write("encodings/utf-16-le-bom.csv", b"\xff\xfe" + table.encode("utf-16-le"))
    write("encodings/utf-16-be-bom.csv", b"\xfe\xff" + table.encode("utf-16-be"))
    write("encodings/utf-16-le.csv", text(english()).encode("utf-16-le"))
    write("encodings/utf-16-be.csv", text(english()).encode("utf-16-be"))
    write("encodings/utf-16-le-tabs.txt", b"\xff\xfe" + text(chinese(), "\t").encode("utf-16-le"))
    write("encodings/utf-32-bom.csv", table.encode("utf-32"))
    traditional = table.translate(str.maketrans("张伟归设备产号盘统规态", "張偉歸設備產號盤統規態"))
    options = "--map device_system=操作系統 --map serial_number=生產序列號"
    write("encodings/big5.csv", _big5(traditional), f"--encoding big5 {options}")
    write("encodings/big5-not-said.csv", _big5(traditional))
    for encoding, row in {
        "cp1252": ["Größe", "München", "René"],
        "cp1250": ["Użytkownik", "Łukasz", "Růžička"],
        "cp1251": ["Имя устройства", "Москва", "Иванов"],
        "shift_jis": ["コンピュータ名", "東京", "田中太郎"],
        "euc_kr": ["컴퓨터 이름", "서울특별시", "김철수"],
    }.items():
        foreign = [[*line, cell] for line, cell in zip(english(), [*row, "-"], strict=True)]
        content = text(foreign).encode(encoding)
        write(f"encodings/{encoding}-not-said.csv", content)
        write(f"encodings/{encoding}.csv", content, f"--encoding {encoding}")
    write("encodings/broken.csv", table.encode() + b"Windows,\xff\xfe\xfa,,,,,,\r\n")
    write("encodings/wrong-one-asked.csv", table.encode("gbk"), "--encoding utf-8")
    filler = [[*device(number)[:7], "x" * 400] for number in range(1, 201)]
    late = text([EN, *filler, [*device(201)[:5], *chinese()[3][5:]]])
    write("encodings/chinese-after-100-kb.csv", late)
    write("encodings/nul-characters.csv", text(english()).replace("5CG30002XK", "5CG3\x000002XK\0"))


def _big5(table: str) -> bytes:
    """What Big5 has of a text; the rest is no part of the example."""
    return table.encode("big5", "replace")


def dialects() -> None:
    """The same table as every program delimits, quotes and ends lines."""
    write("dialects/comma.csv", text(english()))
    write("dialects/semicolon.csv", text(english(), ";"))
    write("dialects/tab.txt", text(english(), "\t"))
    write("dialects/bar.csv", text(english(), "|"))
    write("dialects/caret-by-option.csv", text(english(), "^"), "--delimiter ^")
    write("dialects/sep-line.csv", "sep=;\r\n" + text(english(), ";"))
    write("dialects/only-cr.csv", text(english(), end="\r"))
    head, *rows = english()
    mixed = text([head], end="\n") + text(rows[:1], end="\r\n") + text(rows[1:2], end="\r")
    write("dialects/mixed-line-ends.csv", mixed + text(rows[2:], end="\n"))
    write("dialects/no-last-line-end.csv", text(english()).rstrip())
    write("dialects/blank-lines.csv", text(english()).replace("\r\n", "\r\n\r\n") + ",,,,,,,\r\n")
    write("dialects/all-quoted.csv", text([[f'"{cell}"' for cell in row] for row in english()]))
    write(
        "dialects/line-breaks-in-quotes.csv",
        text(english()).replace("Li Wei", '"Li ""Vivi"" Wei,\nFloor 3\n"'),
    )
    write("dialects/quote-never-closed.csv", text(english()).replace("5CG30002XK", '"5CG30002XK'))
    write("dialects/delimiter-at-line-ends.csv", text(english()).replace("\r\n", ",,\r\n"))
    write("dialects/ragged.csv", _ragged())
    write("dialects/label-twice.csv", _label_twice("Serial number", "Serial number"))
    write("dialects/field-twice.csv", _label_twice("Wi-Fi MAC", "Ethernet MAC"))
    write(
        "dialects/field-twice-chosen.csv",
        _label_twice("Wi-Fi MAC", "Ethernet MAC"),
        '--map mac_address="Ethernet MAC"',
    )
    write("dialects/other-label-twice.csv", text([[*EN, "User", "User"], [*device(1), "a", "b"]]))
    write("dialects/blank-labels.csv", text([["", *EN[:2], "", *EN[2:], ""], _gaps(device(1))]))
    write("dialects/dos-end-of-file.csv", text(english()) + "\x1a")
    write("dialects/spaces-around-delimiters.csv", text(english()).replace(",", ", "))
    write("dialects/headings-only.csv", text([ZH]))
    write("dialects/nothing.csv", "")
    write("dialects/only-blanks.csv", ",,,\r\n , ,\t,\r\n")


def _ragged() -> str:
    short, long = device(2)[:4], [*device(3), "", "a note far to the right"]
    return text([EN, device(1), short, long])


def _label_twice(first: str, second: str) -> str:
    head = ["Operating system", first, second, "Board UUID"]
    return text([head, ["Windows", "8c:04:ba:10:20:01", "8c:04:ba:10:20:02", device(1)[3]]])


def _gaps(row: list[str]) -> list[str]:
    return ["x", *row[:2], "y", *row[2:], "z"]


encodings()
dialects()
