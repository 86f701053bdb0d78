"""--notify: the real card of a real run, in a group whose bot judges it."""

from __future__ import annotations

import json
import os
import re

import pytest

from importer.sandbox.app import parse_faults, running
from importer.texts.foreign import printable
from tests.sandbox.calls import QUIET, quiet
from tests.workshop import creates

SECRET = "sandbox-hook-secret"


@pytest.fixture
def group(monkeypatch, tenant):
    """The tenant and the group of a sandbox, named by the environment."""

    def at(box, secret=SECRET):
        tenant(box)
        monkeypatch.setenv("DEVICE_IMPORTER_WEBHOOK", box.hook_url)
        monkeypatch.setenv("DEVICE_IMPORTER_WEBHOOK_SECRET", secret)

    return at


def texts(card):
    """Every text of a card, in its order."""
    found = [card["header"]["title"]["content"]]
    for element in card["elements"]:
        parts = [field["text"] for field in element.get("fields", [])] or [element["text"]]
        assert all(part["tag"] == "plain_text" for part in parts)
        found += [part["content"] for part in parts]
    return found


def test_a_card_has_totals_file_tenant_run_and_next_step(command, group, file):
    """All that somebody who reads it in the morning wants to know; once, and signed."""
    with running(QUIET) as box:
        group(box)
        path = file(3, "Windoze,X,Y,,\n")
        code, out, err = command("run", path, "--yes", "--notify", "--json", "--rate", 500)
        (card,) = box.cards
    assert code == 1
    document = json.loads(out)
    title, named, tenant, run, rows, step = texts(card)
    assert (title, card["header"]["template"]) == (
        "device-importer: finished, some rows need work",
        "orange",
    )
    assert named == "File\ndevices.csv"
    assert tenant == f"Tenant\n{box.base_url.removeprefix('http://')} cli_sandbox"
    assert run == f"Run\n{document['run_id']}"
    assert rows == "3 × Created\n1 × Invalid"
    assert step.startswith("To go on: correct the red cells")
    assert printable(step) in err
    assert "The group was told." in err


def test_a_card_is_in_the_chosen_language(command, group, file):
    """And green where all is well."""
    with running(QUIET) as box:
        group(box)
        assert command("run", file(), "--yes", "--notify", "--lang", "zh")[0] == 0
        (card,) = box.cards
    assert card["header"]["template"] == "green"
    title, *_, rows, step = texts(card)
    assert (title, rows, step) == (
        "device-importer：已完成，一切正常",
        "3 × 已创建",
        "无需进一步处理。",
    )


def test_a_night_that_creates_nothing_says_so(command, group, file):
    """The second night's card does not boast of the first one's devices."""
    with running(QUIET) as box:
        group(box)
        for _ in range(2):
            assert command("run", file(), "--yes", "--notify")[0] == 0
        assert creates(box) == 3
        _, second = box.cards
    assert "nothing" in texts(second)[4].lower()


def test_a_stop_is_told_with_its_reason_and_what_goes_on(command, group, file):
    """The limit, and the command that resumes; then the resume, which ends well."""
    with running(QUIET) as box:
        group(box)
        code, _, err = command("run", file(), "--yes", "--notify", "--max-rows", "1")
        assert code == 6
        assert command("resume", "--yes", "--notify")[0] == 0
        stopped, finished = box.cards
    assert stopped["header"]["template"] == "red"
    shown = "\n".join(texts(stopped))
    assert "stopped before its end" in shown
    printed = re.search(r"To go on: (.*)", err)[1]
    assert printed in shown
    assert finished["header"]["template"] == "green"


@pytest.mark.parametrize("how", ["secret", "file", "yes"])
def test_a_command_that_does_not_begin_is_told(how, command, group, tenant, file, home):
    """A wrong secret, a file that is gone, a --yes that was forgotten: nobody sits there."""
    with running(QUIET) as box:
        group(box)
        if how == "secret":
            tenant(box, "wrong-secret")
        path = home / "gone.csv" if how == "file" else file()
        code, _, err = command("run", path, "--notify", *([] if how == "yes" else ["--yes"]))
        (card,) = box.cards
        assert creates(box) == 0
    assert code == {"secret": 3, "file": 2, "yes": 10}[how]
    title, named, why = texts(card)
    assert (title, card["header"]["template"]) == ("device-importer: the command failed", "red")
    assert named == f"File\n{path.name}"
    assert why in err
    assert "wrong-secret" not in json.dumps(card)


def test_an_update_and_an_undo_are_told(command, group, file):
    """Each by what became of its rows."""
    with running(QUIET) as box:
        group(box)
        run = json.loads(command("run", file(), "--yes", "--json")[1])["run_id"]
        path = file()
        path.write_text(
            re.sub(r"note \d", "company", path.read_text().replace("Note", "Ownership"))
        )
        assert command("update", path, "--yes", "--notify")[0] == 0
        assert command("undo", run, "--yes", "--notify")[0] == 0
        updated, undone = box.cards
    assert "3 × Updated" in texts(updated)
    assert any(text.startswith("3 × ") for text in texts(undone))


def test_a_rehearsal_rehearses_the_message(command, file):
    """Nobody's group is needed for it; the card says that nothing is real."""
    code, _, err = command("run", file(), "--sandbox", "--yes", "--notify")
    assert (code, "The group was told." in err) == (0, True)


@pytest.mark.skipif(os.name == "nt", reason="Windows takes no such name")
def test_a_file_gives_the_group_no_orders(command, group, file):
    """A name that would call everybody is text like any other."""
    with running(QUIET) as box:
        group(box)
        path = file(1, name="<at id=all> [x](a.example) **b**.csv")
        assert command("run", path, "--yes", "--notify")[0] == 0
        (card,) = box.cards
    assert f"File\n{path.name}" in texts(card)


def test_without_a_group_nothing_begins(command, tenant, file, monkeypatch):
    """--notify is asked for and can't be done: told before anything is sent."""
    with running(QUIET) as box:
        tenant(box)
        code, _, err = command("run", file(), "--yes", "--notify")
        assert (code, "DEVICE_IMPORTER_WEBHOOK" in err) == (2, True)
        for address in (
            "open.feishu.cn/hook/abcdefgh",
            "http://a.example/hook/abcdefgh",
            "https://a/",
        ):
            monkeypatch.setenv("DEVICE_IMPORTER_WEBHOOK", address)
            code, _, err = command("run", file(), "--yes", "--notify")
            assert (code, "abcdefgh" in err) == (2, False)
        assert creates(box) == 0
        assert command("run", file(), "--yes")[0] == 0  # who is not told is not asked for


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        ({"secret": "another-secret"}, "DEVICE_IMPORTER_WEBHOOK_SECRET"),
        ({"secret": ""}, "DEVICE_IMPORTER_WEBHOOK_SECRET"),
        ({"word": "another-word"}, "Copy the address again"),
        ({"path": "/nothing/here"}, "HTTP 404"),
        ({"host": True}, "can't be reached"),
    ],
)
def test_a_message_that_fails_is_a_footnote(
    trouble, told, command, group, file, nowhere, monkeypatch
):
    """The exit code is the run's; what is wrong is said, and neither address nor secret are."""
    with running(QUIET) as box:
        group(box, trouble.get("secret", SECRET))
        address = box.hook_url
        if "word" in trouble:
            address = address.replace("/sandbox", "/another-word")
        if "path" in trouble:
            address = f"{box.base_url}{trouble['path']}"
        if "host" in trouble:
            address = f"{nowhere}/open-apis/bot/v2/hook/another-word"
        monkeypatch.setenv("DEVICE_IMPORTER_WEBHOOK", address)
        code, _, err = command("run", file(), "--yes", "--notify")
        assert (code, creates(box), box.cards) == (0, 3, [])
    assert "may not have been told" in err
    assert told in err
    for secret in ("another-word", "another-secret", "/hook/", "nothing/here"):
        assert secret not in err


def test_neither_address_nor_secret_are_left_anywhere(command, group, file, home, caplog):
    """Not on the terminal, in the journal, in a workbook, in a log of a library."""
    caplog.set_level("DEBUG")
    with running(quiet(hook="a-word-nobody-knows", hook_secret="a-secret-nobody-knows")) as box:
        group(box, "a-secret-nobody-knows")
        code, out, err = command("run", file(), "--yes", "--notify", "--json", "--debug")
        assert (code, len(box.cards)) == (0, 1)
    left = [out, err, caplog.text]
    left += [path.read_bytes().decode("latin-1") for path in home.rglob("*") if path.is_file()]
    assert len(left) > 4
    for text in left:
        assert "nobody-knows" not in text


def test_the_sandbox_that_is_served_prints_its_group(home):
    """So that another client's messages can be tried, and ours."""
    from importer.texts.catalogue import say
    from importer.texts.text import Lang

    params = {"url": "U", "app_id": "A", "secret": "S", "hook": "H", "hook_secret": "HS"}
    for lang in Lang:
        shown = say("cli.serving", lang, params)
        assert "DEVICE_IMPORTER_WEBHOOK" in shown
        assert "HS" in shown


def test_faults_of_the_api_do_not_hit_the_group(command, group, file):
    """They are of device records."""
    with running(quiet(faults=parse_faults("html=0.3"), seed=3)) as box:
        group(box)
        assert command("run", file(), "--yes", "--notify", "--rate", "500")[0] == 0
        assert len(box.cards) == 1
