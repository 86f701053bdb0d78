"""``--notify``: a card in a group when a run ends, stops or breaks off.

A message that fails is a footnote: it ends nothing and changes no exit code."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from importer.cli.console import talk
from importer.cli.language import lang_of
from importer.cli.trouble import Told, as_ours, text_of_error
from importer.model import SANDBOX_TENANT, ConfirmationNeeded, InputError, Run, Status, stop_texts
from importer.texts import Lang, printable, say

if TYPE_CHECKING:
    from importer.api import Card
    from importer.model import Settings, Webhook

#: By the exit code: all is well, some rows need work; anything else is trouble.
_COLOURS: Mapping[int, str] = {0: "green", 1: "orange"}


@dataclass(slots=True)
class Group:
    """The group that is told; nobody where ``--notify`` was not given (not ``is_wanted``)."""

    lang: Lang
    is_wanted: bool = False
    hook: Webhook | None = None

    def rehearse(self, settings: Settings) -> None:
        """In a rehearsal for which no group is named the sandbox's own bot is told."""
        if self.is_wanted and self.hook is None:
            from importer.model import Webhook
            from importer.sandbox import SandboxOptions, hook_address

            bot = SandboxOptions()
            self.hook = Webhook(hook_address(settings.base_url, bot.hook), bot.hook_secret)

    def tell(
        self, run: Run, counts: Mapping[str, int], code: int, steps: Sequence[str], first: str = ""
    ) -> None:
        """How a run ended: ``counts`` are what became of its rows, by slug; ``steps`` what is to
        be done; ``first`` comes before all of it."""
        rows = [f"{count} × {say(slug, self.lang)}" for slug, count in counts.items()]
        why = stop_texts(run.stopped, self.lang) if run.stopped else ()
        todo = steps or ([] if why else [say("notify.nothing", self.lang)])
        paragraphs = [first, "\n".join(rows), *why, *todo]
        name = "stopped" if run.stopped else {0: "well", 1: "work"}.get(code, "stopped")
        self._post(name, code, self._facts(run), paragraphs)

    def tell_error(self, error: Exception, files: Sequence[Path]) -> None:
        """That an error ended a command before a run had come to its end."""
        ours = as_ours(error)
        names = ", ".join(path.name for path in files)
        facts = [(say("notify.file", self.lang), printable(names))] if names else []
        self._post("error", ours.exit_code, facts, (text_of_error(ours, self.lang),))

    def _facts(self, run: Run) -> list[tuple[str, str]]:
        is_rehearsal = run.tenant == SANDBOX_TENANT
        tenant = say("notify.rehearsal", self.lang) if is_rehearsal else run.tenant
        named = {"file": Path(run.path).name, "tenant": tenant, "run": run.run_id}
        return [
            (say(f"notify.{key}", self.lang), printable(text))
            for key, text in named.items()
            if text
        ]

    def _post(
        self, name: str, code: int, facts: Sequence[tuple[str, str]], paragraphs: Sequence[str]
    ) -> None:
        if self.hook is None:
            return
        from importer.api import Card

        title = say(f"notify.title.{name}", self.lang)
        colour = _COLOURS.get(code, "red")
        card = Card(title, colour, tuple(facts), tuple(filter(None, paragraphs)))
        why = self._trouble(self.hook, card)
        if why:
            talk(say("cli.notify-failed", self.lang, {"why": why}))
        else:
            talk(say("cli.notified", self.lang))

    def _trouble(self, hook: Webhook, card: Card) -> str:
        """Post the card; why the group may not have got it, or ""."""
        import asyncio

        from importer.api import post_card

        try:
            asyncio.run(post_card(hook, card))
        except KeyboardInterrupt:  # who waits no longer for a message does not undo a run
            return say("notify.interrupted", self.lang)
        except Exception as error:
            return text_of_error(as_ours(error), self.lang)
        return ""


def by_slug(counts: Mapping[Status, int]) -> dict[str, int]:
    """What became of rows, as a group is told it."""
    return {f"status.{status}": count for status, count in counts.items()}


def notified(command: Callable[..., int]) -> Callable[..., int]:
    """A command with ``--notify``, which is handed the ``group`` to tell."""

    @click.option("--notify", is_flag=True)
    @wraps(command)
    def telling(**given: Any) -> int:
        with _group(given, lang_of(given["lang"])) as group:
            return command(**given, group=group)

    return telling


@contextmanager
def _group(given: Mapping[str, Any], lang: Lang) -> Iterator[Group]:
    """The group that the environment names; it is told of an error that ends the command.  Raises
    ``InputError`` where none is named: that is found out before anything is sent."""
    from importer.setup import read_webhook

    group = Group(lang, is_wanted=given["notify"])
    if group.is_wanted:
        group.hook = read_webhook(os.environ)
        if group.hook is None and not given["sandbox"]:
            raise InputError("no-webhook")
    try:
        yield group
    except Exception as error:
        fault = error.error if isinstance(error, Told) else error
        if not _is_declined(fault):
            group.tell_error(fault, given.get("files") or ())
        raise


def _is_declined(error: Exception) -> bool:
    """Whether somebody sits there and said no: nobody else need hear of it."""
    return isinstance(error, click.exceptions.Exit) or (
        isinstance(error, ConfirmationNeeded) and error.slug == "declined"
    )
