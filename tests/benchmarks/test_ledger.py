"""The benchmarks' own material and arithmetic: a wrong one would praise or blame in vain."""

from __future__ import annotations

import pandas as pd
import pytest

from importer.loader.table import open_table
from importer.pipeline import check
from importer.vocabulary.faults import Severity

ROWS = 250


@pytest.fixture
def benchmarks(monkeypatch, request):
    """The folder of the benchmarks, whose scripts import one another by name."""
    monkeypatch.syspath_prepend(request.config.rootpath / "tests" / "benchmarks")


@pytest.fixture
def files(benchmarks, tmp_path):
    """The same ledger as CSV and as XLSX."""
    import ledger
    import shared_strings

    ledger.write_csv(tmp_path / "a.csv", ROWS)
    shared_strings.write_xlsx(tmp_path / "a.xlsx", ROWS)
    return tmp_path / "a.csv", tmp_path / "a.xlsx"


def test_both_files_hold_the_same_rows(files):
    """As others read them, text for text; identifiers never repeat."""
    text, book = pd.read_csv(files[0], dtype=str), pd.read_excel(files[1], dtype=str)
    assert text.shape == (ROWS, 12)
    pd.testing.assert_frame_equal(text, book)
    assert (
        text[["资产编号", "序列号", "硬盘序列号", "主板UUID", "MAC地址"]].nunique() == ROWS
    ).all()


@pytest.mark.parametrize("which", [0, 1], ids=["csv", "xlsx"])
def test_one_row_in_a_hundred_is_refused_and_one_repaired(files, which):
    """As our own rules see them; all the others are clean."""
    with open_table(files[which]) as table:
        found = [(c.row.number, p.field, p.severity) for c in check(table) for p in c.problems]
    assert found == [
        (42, "uuid", Severity.ERROR),
        (82, "serial_number", Severity.WARNING),
        (142, "uuid", Severity.ERROR),
        (182, "serial_number", Severity.WARNING),
        (242, "uuid", Severity.ERROR),
    ]


@pytest.mark.parametrize("which", [0, 1], ids=["csv", "xlsx"])
def test_the_script_in_pandas_refuses_the_same_rows(benchmarks, files, which, capsys, monkeypatch):
    """Or it would be no yardstick: what it does not look for costs it nothing."""
    from yardsticks import pandas_script

    # What it sets for its own process must not outlast it here: others refuse XML bombs.
    monkeypatch.setenv("OPENPYXL_DEFUSEDXML", "True")
    pandas_script(str(files[which]))
    *counts, rows = capsys.readouterr().out.splitlines()
    assert [count for count in counts if not count.endswith(" 0")] == ["主板UUID 3"]
    assert rows == "42 142 242"


def test_goals_are_judged_by_medians_and_ratios(benchmarks):
    """At most, at least, and ours divided by theirs; a goal of another size is not asked."""
    from catalogue import Goal, Measurement
    from findings import Finding, Series
    from place import Task

    goals = (
        Goal("ratio", at_most=0.5, against="theirs"),
        Goal("peak_ratio", at_most=0.5, against="theirs"),
        Goal("rate", at_least=300),
        Goal("seconds", at_most=1, size=99),
        Goal("absent", at_most=1),
    )
    ours = Series(tuple({"seconds": s, "peak_mb": 60.0, "rate": 299.0} for s in (9.0, 2.0, 1.0)))
    theirs = Series(({"seconds": 4.0, "peak_mb": 100.0},))
    measurement = Measurement("one", "", Task(()), {"theirs": Task(())}, goals)
    judged = Finding(measurement, 10, ours, {"theirs": theirs}).goals()
    assert [(goal["value"], goal["reached"]) for goal in judged] == [
        (0.5, True),
        (0.6, False),
        (299.0, False),
        (None, None),
    ]


def test_growth_is_per_row_in_seconds_and_in_rates(benchmarks):
    """Ten times the rows in eleven times the time is 1.1; a rate that halves is 2; memory is
    compared as a difference; a size that was not measured gives no line."""
    from catalogue import Growth, Measurement
    from findings import Finding, Series, growth
    from place import Task

    measurement = Measurement("one", "", Task(()))
    small = {"seconds": 1.0, "rate": 300.0, "peak_mb": 50.0}
    large = {"seconds": 11.0, "rate": 150.0, "peak_mb": 101.0}
    found = [
        Finding(measurement, size, Series((figures,)), {})
        for size, figures in ((10, small), (100, large))
    ]
    rules = (
        Growth("one", "seconds", 10, 100, times=1.3),
        Growth("one", "rate", 10, 100, times=1.3, per_second=True),
        Growth("one", "peak_mb", 10, 100, plus=50),
        Growth("one", "seconds", 10, 1000, times=1.3),
    )
    judged = [(line["value"], line["reached"]) for line in growth(found, rules)]
    assert judged == [(pytest.approx(1.1), True), (2.0, False), (51.0, False)]
