"""A run's outcomes as a pandas DataFrame, for whoever goes on working with them in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importer.journal import Journal
from importer.model import Run, text_of
from importer.reporter import labels_apart

if TYPE_CHECKING:
    import pandas as pd


def outcomes(journal: Journal, run: Run) -> pd.DataFrame:
    """One line for each row of the file, indexed by its row number, or by sheet and number where
    several sheets were read as one.

    The file's own columns come first, as text under their labels (a label that is taken gets
    its number appended), then ``status``, ``device_record_id`` (text), ``code`` (nullable
    integer), ``message``, ``attempts``, ``finished_at`` (UTC, NaT where nothing was sent) and
    ``log_id``.
    """
    import pandas as pd

    layout = run.layout
    labels = labels_apart(layout.columns, _OURS)
    lines, numbers = [], []
    for row in journal.stored(run.run_id):
        outcome = row.outcome
        texts = [text_of(cell) for cell in row.cells[: len(labels)]]
        texts += [""] * (len(labels) - len(texts))
        numbers.append(layout.row_name(outcome.number) if layout.parts else outcome.number)
        lines.append(
            [
                *texts,
                outcome.status.value,
                outcome.record_id,
                outcome.code,
                outcome.message,
                outcome.attempts,
                outcome.finished_at or None,
                outcome.log_id,
            ]
        )
    frame = pd.DataFrame(
        lines, columns=[*labels, *_OURS], index=pd.Index(numbers, name="row"), dtype=object
    )
    frame["code"] = frame["code"].astype("Int64")
    frame["attempts"] = frame["attempts"].astype("int64")
    seconds = frame["finished_at"].astype("float64")
    frame["finished_at"] = pd.to_datetime(seconds, unit="s", utc=True)
    return frame


_OURS = ("status", "device_record_id", "code", "message", "attempts", "finished_at", "log_id")
