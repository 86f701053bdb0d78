"""Command lines that can't be understood: a sentence in the reader's language, exit code 2."""

from __future__ import annotations

import json
import re
import socket

import click
import pytest

from importer.cli.help import Command
from importer.cli.program import cli, main
from importer.cli.usage import in_our_words, not_understood
from importer.texts.catalogue import catalogue
from importer.texts.text import Lang

CHINESE = re.compile("[\u4e00-\u9fff]")
LOCALES = {Lang.EN: "C", Lang.ZH: "zh_CN.UTF-8"}
BOTH = pytest.mark.parametrize("lang", Lang)


def said_in(lang, text):
    """Whether a text is written in a language: Chinese signs, or none at all."""
    return bool(CHINESE.search(text)) is (lang is Lang.ZH)


WRONG = [
    (("run", "--sanbox", "f.csv"), "no-such-option.near", "--sandbox"),
    (("run", "--qqqqq", "f.csv"), "no-such-option", "--qqqqq"),
    (("run", "-x", "f.csv"), "no-such-option", "-x"),
    (("--qqqqq",), "no-such-option", "--qqqqq"),
    (("--verison",), "no-such-option.near", "--version"),
    (("--sandbox", "run", "f.csv"), "no-such-option.behind", "device-importer COMMAND --sandbox"),
    (("-q", "check", "f.csv"), "no-such-option.behind", "device-importer COMMAND -q"),
    (("chekc",), "no-such-command.near", "check"),
    (("frobnicate",), "no-such-command", "frobnicate"),
    (("devices.xlsx", "--sandbox"), "no-such-command.file", "device-importer run devices.xlsx"),
    (("run",), "missing", "FILE"),
    (("report",), "missing", "RUN"),
    (("columns", "--strict"), "missing", "FILE"),
    (("columns", "my", "devices.csv"), "too-many-arguments", "devices.csv"),
    (("runs", "x", "y"), "too-many-arguments", "x y"),
    (("run", "f.csv", "--rate"), "option-needs-value", "--rate N"),
    (("run", "f.csv", "--map"), "option-needs-value", "--map FIELD=LABEL"),
    (("run", "f.csv", "--yes=now"), "option-takes-no-value", "--yes"),
    (("run", "f.csv", "--brand", "lrak"), "not-a-choice", "feishu, lark"),
    (("sandbox", "--window", "x"), "not-a-choice", "sliding, fixed, bucket, off"),
    (("sandbox", "--seed", "x"), "not-a-whole-number", "--seed"),
    (("run", "f.csv", "--max-rows", "0"), "not-a-whole-number.from", "1"),
    (("run", "f.csv", "--header-row", "two"), "not-a-whole-number.from", "two"),
    (("sandbox", "--port", "70000"), "not-a-whole-number.between", "65535"),
    (("run", "f.csv", "--rate", "fast"), "not-a-number.between", "10000"),
    (("run", "f.csv", "--rate", "nan"), "not-a-number.between", "nan"),
    (("sandbox", "--limit", "-1"), "not-a-number.above", "-1"),
    (("sandbox", "--limit", "inf"), "not-a-number.above", "inf"),
    (("sandbox", "--latency", "-1"), "not-a-number.from", "-1"),
    (("run", "f.csv", "--max-duration", "2 weeks"), "not-a-duration", "2 weeks"),
    (("run", "f.csv", "--give-up-after", "infh"), "not-a-duration", "infh"),
    (("run", "f.csv", "--results", "."), "value-is-folder", "--results"),
    (("template", "."), "value-is-folder", "PATH"),
    (("sandbox", "--fault", "nonsense=1"), "sandbox-fault-unknown", "error500"),
    (("sandbox", "--fault", "lost=0.1,lost=0.1"), "sandbox-fault-twice", "lost"),
    (("sandbox", "--fault", "lost=0.6,html=0.6"), "sandbox-fault-sum", "lost=0.05"),
    (("sandbox", "--fault", "lost=often"), "sandbox-fault-share", "often"),
    (("sandbox", "--fault", "token=0"), "sandbox-fault-uses", "token=200"),
    (("sandbox", "--outage", "20-5"), "sandbox-outage", "20-5"),
    (("sandbox", "--port", "0", "--registry", "f.csv"), "sandbox-registry", "f.csv"),
]


@BOTH
@pytest.mark.parametrize(("arguments", "slug", "part"), WRONG, ids=lambda value: str(value)[:40])
def test_wrong_command_lines(command, file, home, monkeypatch, arguments, slug, part, lang):
    """Exit 2, one sentence of that slug in that language, with what was given or is needed."""
    file(name="f.csv")
    monkeypatch.chdir(home)
    monkeypatch.setenv("LC_ALL", LOCALES[lang])
    code, out, err = command(*arguments)
    assert (code, out) == (2, "")
    assert (part.replace(", ", "、") if lang is Lang.ZH else part) in err
    assert said_in(lang, err)
    fixed = re.split(r"\{[\w:]+\}", getattr(catalogue()[f"error.{slug}"], lang))
    assert re.fullmatch(".*".join(map(re.escape, fixed)), err.strip(), flags=re.DOTALL), err


def test_a_taken_port_is_told(command):
    """The sandbox that is running already is the most likely reason."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for lang, word in (("en", "is taken"), ("zh", "端口已被占用")):
            code, _, err = command("sandbox", "--port", port, "--lang", lang)
            assert (code, word in err, "--port 0" in err) == (2, True, True)


@BOTH
def test_a_strange_language_is_told_in_the_locales(command, monkeypatch, lang):
    """``--lang fr`` says what there is, in what the system speaks."""
    monkeypatch.setenv("LC_ALL", LOCALES[lang])
    code, _, err = command("runs", "--lang", "fr")
    assert (code, ("en、zh" if lang is Lang.ZH else "en, zh") in err, said_in(lang, err)) == (
        2,
        True,
        True,
    )


@BOTH
def test_whatever_click_may_complain_of_ends_in_a_sentence(command, monkeypatch, capsys, lang):
    """Also what none of our commands provokes: files click opens, types that are to come."""
    monkeypatch.setenv("LC_ALL", LOCALES[lang])

    def complain(*_, **__):
        raise click.FileError("x.toml", "odd")

    monkeypatch.setattr(cli, "main", complain)
    with pytest.raises(SystemExit) as left:
        main(["runs"])
    err = capsys.readouterr().err
    assert (left.value.code, "odd" in err, said_in(lang, err)) == (2, True, True)
    assert not_understood(click.BadArgumentUsage("odd")).slug == "usage"


def test_a_type_without_a_sentence_gets_a_plain_one():
    """A new kind of option is told in general words rather than in click's."""
    when = click.Option(["--when"], type=click.DateTime())
    with click.Context(Command("late", params=[when])) as context:
        error = click.BadParameter("odd", ctx=context, param=when)
        told = in_our_words(error, context, ["--when", "tomorrow"])
    assert (told.slug, told.params["given"]) == ("bad-value", "tomorrow")
    assert told.text(Lang.ZH).startswith("--when 不能是“tomorrow”")


def test_usage_errors_are_data_too(command, home):
    """With ``--json`` stdout has an object that says what is wrong; where there is no run, none."""
    code, out, _ = command("run", "--json", "--lang", "en")
    document = json.loads(out)
    assert (code, document["exit_code"], document["error"]["slug"]) == (2, 2, "missing")
    code, out, _ = command("runs", "--json", "--lang", "zh")
    assert (code, [json.loads(line) for line in out.splitlines()]) == (0, [])
