"""What a user of the library may write: it passes ``mypy --strict`` with the wheel alone."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import assert_type

import importer


def invalid(path: Path) -> list[tuple[importer.Problem, ...]]:
    """The problems of the rows that can't be registered."""
    with importer.load(path, importer.ReadOptions(header_row=1)) as table:
        assert_type(table, importer.Table)
        rules = importer.Rules(constants={"device_ownership": "company"})
        return [row.problems for row in importer.check(table, rules) if row.device is None]


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


def hear(news: importer.Outcome | importer.Event) -> None:
    """Each outcome and event."""
    if isinstance(news, importer.Outcome):
        assert_type(news.status, importer.Status)


try:
    invalid(Path("devices.csv"))
except importer.ImporterError as error:
    assert_type(error.text(importer.Lang.ZH), str)
