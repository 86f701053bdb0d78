"""Phones that a list can't register: left out among computers, faults among themselves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from importer.journal.journal import Journal
from importer.model.run import Status
from importer.pipeline import exit_code, stage
from importer.vocabulary.faults import Severity


@pytest.mark.parametrize(
    ("systems", "status"),
    [
        (("Windows", "macOS", "iOS"), Status.LEFT_OUT),
        (("Windows", "Windows", "Linux", "iOS", "Android"), Status.LEFT_OUT),
        (("Windows", "iOS"), Status.INVALID),
        (("iOS", "Android"), Status.INVALID),
    ],
)
def test_a_list_is_mainly_of_one_or_the_other(
    tmp_path: Path, systems: Sequence[str], status: Status
) -> None:
    """The exit code says whether somebody has to look at it; both severities agree."""
    path = tmp_path / "list.csv"
    rows = (f"{system},SN{number:06}\n" for number, system in enumerate(systems, 1))
    path.write_text("OS,Serial number\n" + "".join(rows), encoding="utf-8")
    with Journal(tmp_path / "j.db", lasting=False) as journal:
        run = stage(journal, path).run
        stored = {row.outcome.number: row for row in journal.stored(run.run_id)}
        phones = [row for n, row in stored.items() if systems[n - 2] in ("iOS", "Android")]
        assert exit_code(journal, run) == (1 if status is Status.INVALID else 0)
    severity = Severity.LEFT_OUT if status is Status.LEFT_OUT else Severity.ERROR
    for row in phones:
        assert row.outcome.status is status
        assert [p.severity for p in row.problems] == [severity]


@pytest.mark.parametrize(
    ("models", "left"),
    [
        (("Latitude 5440", "OptiPlex 7090", "iPhone 14"), True),
        (("Latitude 5440", "iPhone 14", "iPad"), False),
    ],
)
def test_a_row_whose_system_is_asked_for_counts_as_a_computers(
    tmp_path: Path, models: Sequence[str], left: bool
) -> None:
    """Phones are what they are before somebody has answered for the others, too."""
    path = tmp_path / "list.csv"
    rows = (f"{model},SN{number:06}\n" for number, model in enumerate(models))
    path.write_text("Model,Serial number\n" + "".join(rows), encoding="utf-8")
    with Journal(tmp_path / "j.db", lasting=False) as journal:
        stored = list(journal.stored(stage(journal, path).run.run_id))
    assert (stored[-1].outcome.status is Status.LEFT_OUT) is left
