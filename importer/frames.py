"""A run's outcomes as a pandas DataFrame, for whoever goes on working with them in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importer.journal import Journal
from importer.model import Run, text_of
from importer.reporter import labels_apart, message_of
from importer.texts import Lang

if TYPE_CHECKING:
    import pandas as pd


def outcomes(journal: Journal, run: Run, lang: Lang = Lang.EN) -> pd.DataFrame:
    """One line for each row of the file, indexed by its row number (the header is 1), or by sheet
    and number where several sheets were read as one.

    The file's own columns come first, as text under their labels (a label that is taken gets
    its number appended), then ``status``, ``device_record_id`` (text), ``code`` (nullable
    integer), ``message`` (what the API and our rules say of the row, in ``lang``, a line each),
    ``attempts``, ``finished_at`` (UTC, NaT where nothing was sent), ``log_id`` and ``problems``
    (their slugs, with blanks between them, "" for none).

    Raises ``JournalError`` where the journal can't be read.
    """
    import pandas as pd

    layout, lang = run.layout, Lang(lang)
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
                message_of(row, layout, lang),
                outcome.attempts,
                outcome.finished_at or None,
                outcome.log_id,
                " ".join(dict.fromkeys(problem.slug for problem in row.problems)),
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


_OURS = (
    *("status", "device_record_id", "code", "message", "attempts", "finished_at", "log_id"),
    "problems",
)
