"""The summary: what happened to how many rows, why, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from importer.model import (
    Cause,
    Layout,
    Purpose,
    Results,
    Run,
    Status,
    Tally,
    fix_text,
    resume_command,
    stop_texts,
    system_label,
)
from importer.reporter.book import Book, Worksheet, set_page
from importer.reporter.looks import FONTS, INK, LINE, SOFT, STATUS_COLOURS
from importer.reporter.page import FIRST, LAST, NAMES, Page, height
from importer.reporter.words import (
    constants_text,
    edits_text,
    example_of,
    status_text,
    tenant_text,
    time_text,
)
from importer.texts import say, sentences
from importer.vocabulary import HOPELESS, Severity

#: Behind any system's number.
_LAST_SYSTEM = 99


def systems_of(tally: Tally) -> tuple[int | None, ...]:
    """The operating systems that occur, by number; the unknown one last."""
    found = {code for code, _ in tally.by_system}
    return tuple(sorted(found, key=lambda code: _LAST_SYSTEM if code is None else code))


def write_summary(
    book: Book, sheet: Worksheet, results: Results, links: Mapping[int, str], corrected: int = 0
) -> None:
    """Write the summary sheet.  ``links``: row number → where that row stands in the
    workbook, for the first row of each cause; ``corrected``: how many cells were, beside the
    file."""
    run, tally = results.run, results.tally
    page = Page(book, sheet)
    page.set_up()
    page.line(say(_title(run), book.lang), "title", 34)
    page.line(run.layout.file, "subtitle", 20)
    page.skip()
    _write_stop(page, run)
    facts_row = page.row
    _write_facts(page, run, corrected)
    page.skip()
    _write_counts(page, tally, facts_row)
    if tally.causes:
        _write_causes(page, tally.causes, run.layout, links)
    if tally.by_system:
        _write_systems(page, tally)
    set_page(sheet)
    sheet.activate()


def _title(run: Run) -> str:
    if run.state == "staged":
        return "report.title.check"
    return "report.title.update" if run.purpose is Purpose.UPDATE else "report.title"


def _write_stop(page: Page, run: Run) -> None:
    if run.stopped is None:
        return
    lang = page.book.lang
    reason, advice = stop_texts(run.stopped, lang)
    if run.stopped.message:
        said = say("report.api-says", lang, {"message": run.stopped.message})
        reason = f"{reason} {said}"
    lines = (
        (say("report.stopped", lang, {"reason": reason}), "banner title"),
        (advice, "banner"),
        (say("report.resume", lang, {"command": resume_command(run)}), "banner"),
    )
    for text, look in lines:
        if text:
            page.span(NAMES, LAST, text, look)
            page.next(height((text, LAST - FIRST + 2)))
    page.skip()


def _write_facts(page: Page, run: Run, corrected: int) -> None:
    lang, layout = page.book.lang, run.layout
    sent = run.state != "staged"
    facts = {
        "file": run.path,
        "sha256": run.sha256,
        "sheet": layout.where(lang),
        "encoding": layout.encoding,
        "mapping": layout.mapping,
        "rows": f"{run.rows:,}",
        "skipped": " · ".join(f"{say(f'skip.{s.why}', lang)} {s.count:,}" for s in run.skipped),
        "edits": edits_text(corrected, lang),
        "run": run.run_id,
        "origin": layout.origin,
        "state": say(f"report.state.{run.state}", lang),
        "started": time_text(run.created_at, page.book.zone),
        "ended": time_text(run.finished_at, page.book.zone),
        "set": constants_text(run.constants, lang),
        "tenant": tenant_text(run.tenant, lang),
        "rate": say("report.fact.rate-value", lang, {"rate": f"{run.rate:g}"}) if sent else "",
    }
    page.facts(facts)


def _write_counts(page: Page, tally: Tally, chart_row: int) -> None:
    lang = page.book.lang
    page.section("report.counts")
    page.heads(
        {
            (NAMES, NAMES): "report.counts.status",
            (FIRST, FIRST): "report.counts.rows",
            (FIRST + 1, FIRST + 1): "report.counts.share",
            (FIRST + 2, LAST): "report.counts.meaning",
        }
    )
    statuses = [status for status in Status if tally.by_status.get(status)]
    total = sum(tally.by_status.values())
    first = page.row
    for status in statuses:
        advice = say(f"advice.{status}", lang)
        if status is Status.INVALID and not _is_correctable(tally):
            advice = say("advice.invalid.none", lang)
        text = sentences((say(f"meaning.{status}", lang), advice), lang)
        page.text(NAMES, status_text(status, lang), f"status {status}")
        page.number(FIRST, tally.by_status[status], "count")
        page.number(FIRST + 1, tally.by_status[status] / total, "share")
        page.span(FIRST + 2, LAST, text, "value")
        page.next(height((text, 6)))
    page.text(NAMES, say("report.total", lang), "total name")
    page.number(FIRST, total, "total")
    page.next()
    page.skip()
    if statuses:
        _insert_chart(page, statuses, first, chart_row)


def _is_correctable(tally: Tally) -> bool:
    """Whether any of the errors found can be corrected in the file."""
    errors = [cause.slug for cause in tally.causes if cause.severity is Severity.ERROR]
    return not errors or any(slug not in HOPELESS for slug in errors)


def _insert_chart(page: Page, statuses: list[Status], first: int, chart_row: int) -> None:
    """Bars of the statuses, beside the facts."""
    book, sheet = page.book, page.sheet
    name = sheet.get_name()
    last = first + len(statuses) - 1
    font = {"name": FONTS[book.lang][0], "size": 9, "color": INK}
    chart = book.file.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": say("report.chart", book.lang),
            "categories": [name, first, NAMES, last, NAMES],
            "values": [name, first, FIRST, last, FIRST],
            "points": [{"fill": {"color": STATUS_COLOURS[status][2]}} for status in statuses],
            "data_labels": {"value": True, "font": font, "num_format": "#,##0"},
            "gap": max(45, 320 - 80 * len(statuses)),  # one bar alone must not be a wall
        }
    )
    title = {**font, "size": 11, "bold": True}
    chart.set_title({"name": say("report.chart", book.lang), "name_font": title, "overlay": False})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": font, "line": {"color": LINE}})
    chart.set_x_axis(
        {"visible": False, "major_gridlines": {"visible": False}, "num_font": {"color": SOFT}}
    )
    chart.set_chartarea({"border": {"color": LINE}})
    chart.set_size({"width": 368, "height": 276})
    sheet.insert_chart(chart_row, FIRST + 4, chart, {"x_offset": 12, "object_position": 3})


def _write_causes(
    page: Page, causes: tuple[Cause, ...], layout: Layout, links: Mapping[int, str]
) -> None:
    lang = page.book.lang
    page.sheet.set_h_pagebreaks([page.row])  # or its headings are alone at the end of a page
    page.section("report.causes")
    middle = FIRST + 4
    page.heads(
        {
            (NAMES, NAMES): "report.causes.kind",
            (FIRST, FIRST): "report.counts.rows",
            (FIRST + 1, FIRST + 1): "report.causes.first",
            (FIRST + 2, middle): "report.causes.example",
            (middle + 1, LAST): "report.causes.fix",
        }
    )
    for cause in causes:
        example, fix = example_of(cause, lang), fix_text(cause.example, lang)
        kind = cause.severity
        page.text(NAMES, say(f"report.kind.{kind}", lang), kind)
        page.number(FIRST, cause.count, "count")
        row = layout.row_name(cause.first_row)
        _write_link(page, row, links.get(cause.first_row))
        page.span(FIRST + 2, middle, example, "value")
        page.span(middle + 1, LAST, fix, "value")
        page.next(height((example, 3), (fix, 3)))
    page.skip()


def _write_link(page: Page, row: str, target: str | None) -> None:
    """The only links in the workbook: from a cause to its first row."""
    text = say("report.causes.row", page.book.lang, {"row": row})
    if target is None:
        page.text(FIRST + 1, text, "middle")
        return
    look = page.book.look("link")
    page.sheet.write_url(page.row, FIRST + 1, target, look, text)


def _write_systems(page: Page, tally: Tally) -> None:
    """Rows by status (down) and operating system (across), with totals."""
    lang = page.book.lang
    page.section("report.systems")
    page.text(NAMES, say("report.counts.status", lang), "head block")
    systems = systems_of(tally)
    labels = [system_label(code, lang) for code in systems]
    for column, label in enumerate([*labels, say("report.total", lang)], FIRST):
        page.text(column, label, "head middle")
    page.next(36)
    for status in Status:
        counts = [tally.by_system.get((code, status), 0) for code in systems]
        if any(counts):
            page.text(NAMES, status_text(status, lang), f"status {status}")
            _write_line(page, counts, "count")
    page.text(NAMES, say("report.total", lang), "total name")
    by_code = [[n for (of, _), n in tally.by_system.items() if of == code] for code in systems]
    _write_line(page, [sum(counts) for counts in by_code], "total")
    page.skip()


def _write_line(page: Page, counts: Sequence[int], look: str) -> None:
    for column, count in enumerate(counts, FIRST):
        page.number(column, count, look)
    page.number(FIRST + len(counts), sum(counts), "total" if look == "total" else "count")
    page.next()
