"""Data types as JSON and back, without loss."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from importer.journal import codec
from importer.model.cells import Cell, Kind
from importer.model.device import Problem
from importer.model.table import Column, Layout, Part
from importer.vocabulary.faults import Severity


def test_cells_keep_their_types():
    """Numbers, dates, booleans and errors come back as they were, with their formats."""
    cells = (
        "00123",
        "",
        "=1+1",
        "序列号",
        Cell(Kind.NUMBER, 123, "00000"),
        Cell(Kind.NUMBER, 1.5),
        Cell(Kind.BOOL, True),
        Cell(Kind.DATE, datetime(2024, 3, 1, 8, 30), "yyyy-mm-dd"),
        Cell(Kind.DATE, timedelta(hours=36), "[h]:mm"),
        Cell(Kind.ERROR, "#N/A"),
        Cell(Kind.FORMULA, "=A1"),
    )
    for some in (cells, cells[:4], cells[:1], ("",), (), ("a\x1fb", "c"), ("[1]", '"'), ("\x1f",)):
        assert codec.cells_from_text(codec.cells_to_text(some)) == some
    assert codec.cells_from_text('["as","version 1 wrote it"]') == ("as", "version 1 wrote it")
    layout = Layout("d.csv", "d", 1, (Column(0, "OS", "device_system", "alias"),))
    assert codec.layout_from_json(codec.layout_to_json(layout)) == layout
    given = replace(layout, given='--sheet "B B"')
    assert codec.layout_from_json(codec.layout_to_json(given)) == given
    joined = replace(layout, parts=(Part("d", 1, (0,)), Part("e", 2, (-1,))))
    assert codec.layout_from_json(codec.layout_to_json(joined)) == joined


def test_other_rows_are_called_by_their_sheets():
    """Numbers of rows are, where several sheets were read as one; how many more there are, and
    what only looks like a number of a row, stays."""
    layout = Layout("d.xlsx", "d", 1, (), parts=(Part("d", 1, ()), Part("e", 2, ())))
    words = {"rows": "2, 10000017 … (+12)", "first_row": "3", "model": "Surface 4"}
    problem = Problem("repeat", "", "d!2", "", Severity.ERROR, words)
    (named,) = codec.named(layout, (problem,))
    assert named.params == {"rows": "d!2, e!17 … (+12)", "first_row": "d!3", "model": "Surface 4"}
    alone = replace(layout, parts=())
    assert codec.named(alone, (problem,)) == (problem,)
