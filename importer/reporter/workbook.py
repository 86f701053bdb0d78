"""The results workbook: a summary, every row, the rows to fix, and what was corrected beside the
file.

It is written from a stream, in constant memory, however many rows there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from importer.model import NEEDS_WORK, Results, StoredRow
from importer.reporter.book import new_book
from importer.reporter.edits_sheet import EditSheets
from importer.reporter.fix_sheet import FixSheets
from importer.reporter.rows_sheet import RowSheets
from importer.reporter.summary_sheet import write_summary
from importer.texts import Lang, say


def write_workbook(path: Path, results: Results, rows: Iterable[StoredRow], lang: Lang) -> None:
    """Write a run's results to a new .xlsx file; ``rows`` are all of its rows in order.

    The file appears when it is complete.  Raises ``OSError`` where it can't be written and
    ``FileExistsError`` where ``path`` exists; then nothing is left behind.
    """
    run, tally = results.run, results.tally
    # The offset at the time of the run, so that all of its times can be compared.
    started = datetime.fromtimestamp(run.created_at).astimezone()
    with new_book(path, lang, started) as book:
        summary = book.file.add_worksheet(say("sheet.summary", lang))
        all_rows = RowSheets(book, run, run.rows)
        planned = sum(tally.by_status.get(status, 0) for status in NEEDS_WORK)
        to_fix = FixSheets(book, results, planned)
        corrected = EditSheets(book, run)
        wanted = {cause.first_row for cause in tally.causes}
        links: dict[int, str] = {}
        for stored in rows:
            all_rows.add(stored)
            to_fix.add(stored)
            corrected.add(stored)
            if stored.outcome.number in wanted:
                links[stored.outcome.number] = all_rows.link()
        all_rows.finish()
        to_fix.finish(all_rows.blank)
        corrected.finish()
        write_summary(book, summary, results, links, corrected.count)
