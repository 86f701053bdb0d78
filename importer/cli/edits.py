"""Corrections beside a file: listed, made, undone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from importer.cli import options
from importer.cli.console import put, put_json, talk
from importer.cli.data import absolute, opening
from importer.cli.given import other_command
from importer.cli.help import Command
from importer.model import CellChange, Edit, InputError, Replacement, Way, column_letter, text_of
from importer.texts import Lang, printable, say

if TYPE_CHECKING:
    from importer.journal import Journal
    from importer.model import Cause, Run
    from importer.pipeline import Staged


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option("--cell", "cells", multiple=True, metavar="CELL=TEXT")
@click.option("--replace", "replaced", multiple=True, metavar="LABEL:OLD=NEW")
@click.option("--take", "taken", multiple=True, metavar="PROBLEM")
@click.option("--from-sandbox", is_flag=True)
@click.option("--undo", is_flag=True)
@click.option("--redo", is_flag=True)
@click.option("--undo-all", is_flag=True)
@options.CONNECTION
@options.READING
@options.JSON
@options.TALK
def edits(file: Path, **given: Any) -> int:
    """What was corrected beside FILE; correct more, or take it back."""
    from importer import edits as beside

    lang = options.lang_of(given["lang"])
    if str(file) == "-":
        raise InputError("edit-stdin")
    with _opened(file, given) as (journal, staged):
        run = staged.run
        if given["undo_all"]:
            _say_done("undone", beside.forget(journal, run.sha256), lang)
        if given["undo"]:
            _say_done("undone", len(beside.undo(journal, run.sha256)), lang)
        if given["redo"]:
            _say_done("redone", len(beside.redo(journal, run.sha256)), lang)
        if given["from_sandbox"]:
            _say_done("made", _carried(journal, run, given), lang)
        if changes := _wanted(journal, run, given):
            _say_done("made", beside.edit_all(journal, run, None, changes), lang)
        elif given["cells"] or given["replaced"] or given["taken"]:
            _say_done("made", 0, lang)
        made, history = beside.in_force(journal, run.sha256), beside.history(journal, run.sha256)
    if given["as_json"]:
        put_json(
            {
                **opening(),
                "file": absolute(file),
                "sha256": run.sha256,
                "edits": [_as_json(edit) for edit in made],
                "undoable": history.undoable,
                "redoable": history.redoable,
                "exit_code": 0,
            }
        )
        return 0
    for edit in made:
        put(f"{_address(edit)}  {_shown(text_of(edit.old), lang)} → {_shown(edit.new, lang)}")
    if made:
        talk(
            say(
                "cli.edits",
                lang,
                {"count": len(made), "command": other_command("check", str(file))},
            )
        )
    else:
        talk(say("cli.no-edits", lang))
        for note in staged.notes:
            if note.slug == "edits-earlier":
                talk(note.text(lang))
    return 0


@contextmanager
def _opened(file: Path, given: options.Given) -> Iterator[tuple[Journal, Staged]]:
    """The file as it is read and judged, in a journal that nobody needs afterwards; the edits are
    those of the tenant's."""
    from importer.journal import open_journal, passing_journal
    from importer.pipeline import stage

    settings = options.tenant(given)
    open_journal(settings).close()  # there has to be one
    with passing_journal() as journal:
        journal.borrow_edits(settings.kept_journal())
        yield journal, stage(journal, file, options.staging({**given, "again": True}))


def _carried(journal: Journal, run: Run, given: options.Given) -> int:
    """Take over what was corrected in the rehearsal, where nothing is here; how many."""
    from importer import edits as beside
    from importer.journal import Journal as Opened

    rehearsal = options.tenant(given).rehearsal_journal
    if not rehearsal.exists():
        return 0
    with Opened(rehearsal) as source:
        return beside.carry(journal, source, run)


def _wanted(journal: Journal, run: Run, given: options.Given) -> list[CellChange]:
    """The changes that options ask for; of one cell the last counts."""
    from importer import causes, edits as beside

    found: list[CellChange] = []
    for cell in given["cells"]:
        address, new = _parted("--cell", "CELL=TEXT", cell)
        number, column = beside.cell_at(run.layout, address)
        row = beside.draft(journal, run, None, number)
        found.append(CellChange(number, column, text_of(row.cells[column]), new))
    for item in given["replaced"]:
        before, new = _parted("--replace", "LABEL:OLD=NEW", item)
        label, colon, old = before.rpartition(":")
        if not colon:
            raise options.bad_option("--replace", "LABEL:OLD=NEW", item)
        what = Replacement(beside.column_named(run.layout, label), old.strip(), new)
        found += beside.preview(journal, run, what)
    known = causes.causes(journal, run) if given["taken"] else ()
    for slug in given["taken"]:
        meant = [cause for cause in known if cause.slug == slug]
        if not meant:
            raise _no_such_problem(slug, known)
        for cause in meant:
            found += causes.suggestions(journal, run, cause.key)
    return list({(change.number, change.column): change for change in found}.values())


def _no_such_problem(slug: str, known: Sequence[Cause]) -> InputError:
    """What a name that no problem has is told: those that ``--take`` settles."""
    names = {c.slug for c in known if any(d.way is Way.SUGGESTION for d in c.decisions)}
    if not names:
        return InputError("edit-nothing-proposed", {"given": slug})
    return InputError("edit-no-problem", {"given": slug, "slugs": ", ".join(sorted(names))})


def _parted(option: str, form: str, given: str) -> tuple[str, str]:
    before, equals, after = given.partition("=")
    if not equals or not before.strip():
        raise options.bad_option(option, form, given)
    return before, after


def _say_done(what: str, count: int, lang: Lang) -> None:
    talk(say(f"cli.edits.{what}" if count else "cli.edits.nothing", lang, {"count": count}))


def _address(edit: Edit) -> str:
    cell = f"{column_letter(edit.column)}{edit.row}"
    return f"{edit.sheet}!{cell}" if edit.sheet else cell


def _shown(text: str, lang: Lang) -> str:
    return f"“{printable(text)}”" if text else say("cli.blank", lang)


def _as_json(edit: Edit) -> dict[str, object]:
    return {
        "sheet": edit.sheet or None,
        "cell": f"{column_letter(edit.column)}{edit.row}",
        "old": text_of(edit.old),
        "new": edit.new,
        "at": datetime.fromtimestamp(edit.at).astimezone().isoformat("T", "seconds"),
    }
