"""What a user of the library may write: it passes ``mypy --strict`` with the wheel alone."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path
from typing import assert_type

import importer


def invalid(path: Path) -> list[tuple[importer.Problem, ...]]:
    """The problems of the rows that can't be registered."""
    with importer.load(path, importer.ReadOptions(header_row=1)) as table:
        assert_type(table, importer.Table)
        rules = importer.Rules(constants={"device_ownership": "company"})
        return [row.problems for row in importer.check(table, rules) if row.device is None]


def without(path: Path, slug: str) -> importer.Staging:
    """How a file is read without the rows of a cause, where one decision says so."""
    how = importer.Staging()
    with importer.passing_journal() as journal:
        run = importer.stage(journal, path, how).run
        for cause in importer.causes_of(journal, run):
            assert_type(cause, importer.Cause)
            for decision in cause.decisions:
                if (cause.slug, decision.way) == (slug, importer.Way.LEAVE_OUT):
                    how = importer.settle(how, decision)
    return how


def register(path: Path, settings: importer.Settings, target: Path) -> int:
    """Everything from the file to the workbook; returns the exit code."""
    with importer.Journal(settings.journal_path) as journal:
        staged = importer.stage(journal, path, importer.Staging(again=True))
        assert_type(staged, importer.Staged)
        run = asyncio.run(
            importer.send(journal, staged.run, settings, importer.Sending(watch=hear))
        )
        assert_type(run, importer.Run)
        assert_type(run.stopped, importer.Stopped | None)
        importer.report(journal, run, importer.Lang.EN, target)
        importer.outcomes(journal, run)
        return importer.exit_code(journal, run)


async def aside(content: bytes, home: str) -> list[importer.PastRun]:
    """What is read from memory, staged beside a loop, sent to a stand-in, and taken back."""
    async with importer.Rehearsal(home) as rehearsal:
        assert_type(rehearsal.registered(), list[importer.Registered])
        assert_type(await importer.examine(rehearsal.settings), list[importer.Finding])
        with importer.open_journal(rehearsal.settings) as journal:
            how = importer.Staging(progress=follow)
            staged = await importer.stage_off_loop(
                journal, io.BytesIO(content), how, source="a.csv"
            )
            how_to_send = importer.Sending(progress=follow)
            run = await importer.send(journal, staged.run, rehearsal.settings, how_to_send)
            stopped = await importer.take_back(journal, run, rehearsal.settings)
            assert_type(stopped, importer.Stopped | None)
    runs, unreadable = importer.past_runs(home)
    assert_type(unreadable, list[importer.JournalError])
    assert_type(importer.template("blank.xlsx", importer.Lang.ZH), Path)
    assert_type(importer.settings_from({}), importer.Settings)
    return runs


def follow(now: importer.Progress) -> None:
    """How far it has come, and what is waited for."""
    assert_type(now.total, int | None)
    assert_type(now.waits, importer.Event | None)
    assert_type(now.text(importer.Lang.EN), str)


def hear(news: importer.Outcome | importer.Event) -> None:
    """Each outcome and event."""
    if isinstance(news, importer.Outcome):
        assert_type(news.status, importer.Status)


try:
    invalid(Path("devices.csv"))
except importer.ImporterError as error:
    assert_type(error.text(importer.Lang.ZH), str)
