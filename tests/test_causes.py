"""Problems by what settles them: each decision, and the option that says the same."""

from __future__ import annotations

import shlex
import sqlite3
from contextlib import closing
from dataclasses import replace

import click
import pytest

from importer import causes, edits, pipeline
from importer.cli import options
from importer.journal import passing_journal
from importer.loader.table import ReadOptions
from importer.model.decision import Decision, Way
from importer.model.edit import CellChange
from importer.model.errors import InputError
from importer.model.run import Status
from importer.pipeline import Staging
from importer.plan import tally
from importer.texts.text import Lang
from importer.validator.rules import Rules
from importer.vocabulary import Severity
from tests.workshop import write_book

HEADER = "型号,生产序列号,硬盘序列号,设备归属,状态\n"


def _file(place, *lines, header=HEADER, name="l.csv"):
    path = place.path / name
    path.write_text(header + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def _causes(place, run):
    return causes.causes(place.journal, run)


def _told(place, run):
    return [(c.slug, c.word, c.count) for c in _causes(place, run)]


def _ways(cause):
    return [decision.way for decision in cause.decisions]


def _decision(cause, way):
    return next(decision for decision in cause.decisions if decision.way is way)


@pytest.fixture
def parsed():
    """The choice that options make, as a command would read them."""

    @click.command()
    @options.READING
    @options.EDITS
    @click.pass_context
    def command(context, **given):
        context.obj.append(given)

    def parse(text):
        found = []
        command.main(shlex.split(text), standalone_mode=False, obj=found)
        how = options.staging(found[0])
        return replace(how, read=replace(how.read, mappings=None))

    return parse


LEDGER = (
    "ThinkPad X1,7XK4RT1,D1XK,部门公用,在用",
    "ThinkPad X1,7XK4RT2,D2XK,部门公用,在用",
    "Foo Book,7XK4RT3,D3XK,部门公用,报废",
    "Foo Book,7XK4RT4,D4XK,企业,在用",
    "Bar Book,7XK4RT5,D5XK,企业,在用",
)


@pytest.fixture
def ledger(place):
    """A ledger without a column of systems, whose models tell none."""
    path = _file(place, *LEDGER)
    return path, place.stage(path).run


def test_each_word_is_a_cause_of_its_own(place, ledger):
    """The most frequent first; each names its column, its rows, and what settles it."""
    _, run = ledger
    found = _causes(place, run)
    assert [(c.slug, c.field, c.column, c.word, c.count) for c in found] == [
        ("ownership-unknown", "device_ownership", 3, "部门公用", 3),
        ("system-open", "device_system", None, "ThinkPad X1", 2),
        ("system-open", "device_system", None, "Foo Book", 2),
        ("system-open", "device_system", None, "Bar Book", 1),
        ("retired", "", 4, "状态=报废", 1),
    ]
    owners, think, *_ = found
    assert _ways(owners) == [Way.VALUE, Way.MAP, Way.LEAVE_OUT, Way.BY_HAND]
    assert _ways(think) == [Way.VALUE, Way.SET, Way.LEAVE_OUT, Way.BY_HAND]
    assert _decision(think, Way.LEAVE_OUT) == Decision(Way.LEAVE_OUT, "", "ThinkPad X1", "型号")
    assert _decision(think, Way.VALUE).answers == tuple("123456")
    assert [d.number for d in causes.rows(place.journal, run, None, think.key)] == [2, 3]
    assert [d.number for d in causes.rows(place.journal, run, None, owners.key, (1, 1))] == [3]
    assert "部门公用" in causes.text(owners, Lang.ZH)


def test_a_decision_settles_its_cause_and_no_other(place, ledger):
    """Whatever is decided, the file as it is then staged knows the cause no more, and the others
    have the keys that they had."""
    path, run = ledger
    before = {cause.key: cause for cause in _causes(place, run)}
    for cause in before.values():
        for decision in cause.decisions:
            if decision.way in (Way.BY_HAND, Way.SUGGESTION, Way.NOTHING, Way.UPDATE):
                continue
            answer = decision.answers[0] if decision.answers else ""
            how = causes.settle(Staging(), decision, answer)
            after = {c.key: c for c in _causes(place, place.stage(path, how).run)}
            assert cause.key not in after, decision
            settled = {"device_system"} if decision.way is Way.SET else set()
            left = {k for k, c in before.items() if k != cause.key and c.field not in settled}
            if decision.way is not Way.LEAVE_OUT:
                assert left <= after.keys(), decision


@pytest.mark.parametrize("lang", list(Lang))
def test_an_option_says_what_the_decision_does(place, ledger, parsed, lang):
    """Pasted behind a command, it makes the same choice; and so do the options of the whole."""
    path, run = ledger
    whole, pasted = Staging(), []
    for cause in _causes(place, run):
        for decision in cause.decisions:
            if not (said := causes.option(decision, (*decision.answers, "")[0], lang)):
                continue
            how = causes.settle(Staging(), decision, (*decision.answers, "")[0])
            typed = parsed(said)
            answer = (*causes.words_for(decision), "")[0]
            *words, last = causes.arguments(decision)
            assert parsed(shlex.join([*words, last + answer])) == how
            first, second = place.stage(path, how).run, place.stage(path, typed).run
            rows = [
                [(r.outcome.status, r.device) for r in place.journal.stored(one.run_id)]
                for one in (first, second)
            ]
            assert rows[0] == rows[1], said
            if lang is Lang.EN:
                assert typed == how
            if decision.way in (Way.VALUE, Way.LEAVE_OUT):
                whole = causes.settle(whole, decision, (*decision.answers, "")[0])
                pasted.append(said)
    assert parsed(pipeline.options(whole, lang)) == whole


def test_every_decision_that_is_an_option_is_one_for_programs(place):
    """Without quotes, whatever stands in the word; nothing where no option says it."""
    said = {
        Decision(Way.VALUE, "device_system", 'a "b" = c'): (
            ("--value", 'device_system:a "b" = c='),
            True,
        ),
        Decision(Way.SET, "device_status"): (("--set", "device_status="), True),
        Decision(Way.MAP, "uuid"): (("--map", "uuid="), True),
        Decision(Way.TRUST_COLUMN, "serial_number"): (("--trust-column", "serial_number"), False),
        Decision(Way.HIDDEN): (("--hidden", "include"), False),
        Decision(Way.LEAVE_OUT, "", "报废 2", "C"): (("--leave-out", "C=报废 2"), False),
        Decision(Way.HEADER_ROW, word="7"): (("--header-row", "7"), False),
        Decision(Way.SUGGESTION, "uuid", "uuid-twin"): (("--take", "uuid-twin"), False),
        Decision(Way.UPDATE): (("--update",), False),
        Decision(Way.BY_HAND, "uuid"): ((), False),
        Decision(Way.NOTHING): ((), False),
    }
    assert {decision.way for decision in said} == set(Way)
    for decision, told in said.items():
        assert (causes.arguments(decision), causes.asks(decision)) == told
        assert bool(causes.option(decision, "x", Lang.ZH)) == bool(told[0])


def test_what_is_there_already_is_brought_in_line_by_a_decision():
    """It is a choice like any other: that of an import that updates."""
    assert causes.settle(Staging(), Decision(Way.UPDATE)) == Staging(update=True)


def test_a_journal_without_cells_says_so(place):
    """Nobody could tell in which column a word stands: no option would be named."""
    path = _file(place, *LEDGER)
    with passing_journal(cells=False) as journal:
        run = pipeline.stage(journal, path).run
        with pytest.raises(ValueError, match="without the rows' cells"):
            causes.at_a_glance(journal, run)


def test_who_only_tells_causes_keeps_none(place, ledger):
    """They are the very same, and the journal's own are gathered once somebody opens one."""
    _, run = ledger
    glance = causes.at_a_glance(place.journal, run)
    assert place.journal.causes(run.run_id).kept() is None
    assert glance == _causes(place, run) != ()
    good = place.stage(place.file(2)).run
    assert causes.at_a_glance(place.journal, good) == ()


def test_the_whole_choice_is_told_as_options(parsed):
    """Every option of the commands that read a file, none of them twice."""
    how = Staging(
        ReadOptions(
            sheets=("A B", "C"),
            header_row=3,
            encoding="gb18030",
            delimiter=";",
            maps={"mac_address": ("Wi-Fi MAC",), "device_status": ()},
            constants=frozenset({"device_ownership"}),
            trusted=("serial_number",),
            hidden=True,
        ),
        Rules(
            strict=True,
            constants={"device_ownership": "Company"},
            values={"device_system": {"ThinkPad \"X1\" = 'a':b": "Windows"}},
            leave_out=(("状态", ("报废", "丢失")),),
        ),
        edits=False,
    )
    for lang in Lang:
        assert parsed(pipeline.options(how, lang)) == how
    assert pipeline.options(Staging(), Lang.EN) == ""


@pytest.mark.parametrize(
    ("decision", "answer", "slug"),
    [
        (Decision(Way.BY_HAND, "serial_number"), "", "decision-of-cells"),
        (Decision(Way.SUGGESTION, "serial_number"), "", "decision-of-cells"),
        (Decision(Way.NOTHING), "", "decision-of-cells"),
        (Decision(Way.VALUE, "device_system", "Foo"), "", "decision-open"),
        (Decision(Way.VALUE, "device_system", "Foo"), "9", "decision-open"),
        (Decision(Way.SET, "device_system"), " ", "decision-open"),
    ],
)
def test_what_is_no_decision_is_refused(decision, answer, slug):
    """An answer that is none, and what is settled in the cells."""
    with pytest.raises(InputError) as caught:
        causes.settle(Staging(), decision, answer)
    assert caught.value.slug == slug
    assert caught.value.text(Lang.EN) and caught.value.text(Lang.ZH)


def test_numbers_are_words_of_their_column(place):
    """Another product's numbers for ownership can be explained, each once."""
    path = _file(
        place,
        *(f"Windows,7XK4RT{n},D{n}XK,{n % 2 + 1},x" for n in range(4)),
        header="操作系统,生产序列号,硬盘序列号,设备归属,状态\n",
    )
    run = place.stage(path).run
    found = [c for c in _causes(place, run) if c.field == "device_ownership"]
    assert [(c.slug, c.word, c.count) for c in found] == [
        ("ownership-number", "1", 2),
        ("ownership-number", "2", 2),
    ]
    how = Staging()
    for cause, answer in zip(found, ("2", "1"), strict=True):
        how = causes.settle(how, _decision(cause, Way.VALUE), answer)
    rows = place.journal.stored(place.stage(path, how).run.run_id)
    assert [row.device.device_ownership for row in rows] == [2, 1, 2, 1]


def test_a_running_number_is_another_column_or_trusted(place):
    """And of either choice the option says the same."""
    path = _file(
        place,
        *(f"Windows,{n},PF4AB{n:03}" for n in range(1, 30)),
        header="操作系统,生产序列号,资产编号\n",
    )
    run = place.stage(path).run
    (cause,) = [c for c in _causes(place, run) if c.slug == "running-number"]
    assert _ways(cause) == [Way.MAP, Way.TRUST_COLUMN, Way.BY_HAND]
    assert cause.column == 1
    how = causes.settle(Staging(), _decision(cause, Way.MAP), "资产编号")
    assert place.counts(place.stage(path, how).run) == {Status.PENDING: 29}
    how = causes.settle(Staging(), _decision(cause, Way.TRUST_COLUMN))
    assert "running-number" not in [s for s, *_ in _told(place, place.stage(path, how).run)]


def test_words_are_another_column_or_trusted(place):
    """As running numbers are: people's names are no serial numbers."""
    rows = (f"Windows,{name},PF4AB00{n}" for n, name in enumerate(("ANNA", "CARL", "EVELYN")))
    path = _file(place, *rows, header="操作系统,生产序列号,资产编号\n")
    (cause,) = [c for c in _causes(place, place.stage(path).run) if c.slug == "no-digits"]
    assert (cause.count, _ways(cause)) == (3, [Way.MAP, Way.TRUST_COLUMN, Way.BY_HAND])
    for decision, answer in ((Way.MAP, "资产编号"), (Way.TRUST_COLUMN, "")):
        how = causes.settle(Staging(), _decision(cause, decision), answer)
        assert place.counts(place.stage(path, how).run) == {Status.PENDING: 3}


@pytest.mark.parametrize(("few", "first"), [(False, Way.MAP), (True, Way.BY_HAND)])
def test_what_is_no_android_id_may_be_another_columns(place, few, first):
    """IMEIs where all rows have them; in few rows it is their cells that are wrong."""
    imeis = ("352099001761481", "356938035643809", "352099001761523")
    others = [f"02a11ac4a83b91{n}e" for n in range(9)] if few else []
    rows = (f"Android,{n}" for n in (*imeis, *others))
    path = _file(place, *rows, header="操作系统,Android标识符\n")
    (cause,) = [c for c in _causes(place, place.stage(path).run) if c.slug == "android-id-format"]
    assert (cause.count, _ways(cause)[0]) == (3, first)


def test_zeros_that_may_be_lost_are_added_or_were_never_there(place):
    """One decision either way, for all cells of the column."""
    numbers = (*(f"{n}0000000000{n}" for n in range(2, 8)), "5000000004", "6000000005")
    path = _file(place, *(f"Windows,{n}" for n in numbers), header="操作系统,生产序列号\n")
    (cause,) = [c for c in _causes(place, place.stage(path).run) if c.slug == "zeros-lost"]
    assert _ways(cause) == [Way.TRUST_COLUMN, Way.SUGGESTION, Way.BY_HAND]
    how = causes.settle(Staging(), _decision(cause, Way.TRUST_COLUMN))
    assert place.counts(place.stage(path, how).run) == {Status.PENDING: 8}


@pytest.mark.parametrize(("field", "is_one"), [("生产序列号", True), ("主板UUID", False)])
def test_a_number_may_be_what_the_device_shows(place, field, is_one):
    """As a serial number; a board's UUID has letters for certain."""
    boards = [f"03AA02FC-0414-05{n}-E906-9A0700080009" for n in range(10, 13)]
    lettered = [f"PF4ABM0{n}" for n in range(3)] if is_one else boards
    rows = [("操作系统", field), *(("Windows", each) for each in (*lettered, 2751234))]
    path = write_book(place.path / "numbers.xlsx", {"S": rows})
    (cause,) = [c for c in _causes(place, place.stage(path).run) if c.slug == "number-for-letters"]
    assert (Way.TRUST_COLUMN in _ways(cause)) == is_one


def test_hidden_rows_are_a_cause(place):
    """Nothing to do, or they are taken along."""
    rows = [("OS", "Serial number"), ("Windows", "S-1"), ("Windows", "S-2")]
    path = write_book(place.path / "l.xlsx", {"Sheet": rows}, hidden=(3,))
    run = place.stage(path).run
    (cause,) = [c for c in _causes(place, run) if c.slug == "left-hidden"]
    assert (cause.severity, _ways(cause)) == (Severity.LEFT_OUT, [Way.NOTHING, Way.HIDDEN])
    how = causes.settle(Staging(), _decision(cause, Way.HIDDEN))
    assert place.counts(place.stage(path, how).run) == {Status.PENDING: 2}


def test_suggestions_are_a_list_before_they_are_edits(place):
    """The whole list old → new, made in one step; a cell that was edited meanwhile is not in it."""
    lines = [f"Windows,7XK4RT{n},D{n}XK,4:0:0:0:0:{n},x" for n in range(1, 4)]
    lines += ["Windows,SN8,D8,a40000000b8,x", "Windows,SN9,D9,a40000000b9,x"]
    path = _file(place, *lines, header="操作系统,生产序列号,硬盘序列号,MAC地址,状态\n")
    run = place.stage(path).run
    (cause,) = [c for c in _causes(place, run) if c.slug == "mac-zero-lost"]
    assert Way.SUGGESTION in _ways(cause)
    shown = causes.suggestions(place.journal, run, cause.key)
    assert shown == [
        CellChange(5, 3, "a40000000b8", "0a:40:00:00:00:b8"),
        CellChange(6, 3, "a40000000b9", "0a:40:00:00:00:b9"),
    ]
    edits.edit(place.journal, run, None, CellChange(5, 3, "a40000000b8", ""))
    shown = causes.suggestions(place.journal, run, cause.key)
    assert [change.number for change in shown] == [6]
    edits.edit_all(place.journal, run, None, shown)
    after = place.stage(path).run
    assert "mac-zero-lost" not in [slug for slug, *_ in _told(place, after)]
    assert causes.suggestions(place.journal, run, 12345) == []


def test_what_stands_in_two_rows_is_not_proposed_for_one(place):
    """Taking the other row's value would make two devices one."""
    path = _file(place, "Windows,PF4ABH0O,D1,,x", "Windows,PF4ABH00,D2,,x")
    found = [c for c in _causes(place, place.stage(path).run) if c.slug == "serial-lookalike"]
    assert all(Way.SUGGESTION not in _ways(cause) for cause in found)


def test_causes_are_gathered_anew_once_a_problem_changes(place, ledger):
    """Until then they are read from where they were kept, rows and all."""
    _, run = ledger
    first = _causes(place, run)
    kept = place.journal.causes(run.run_id)
    assert kept.kept() is not None
    with closing(sqlite3.connect(place.journal.path)) as db, db:
        db.execute("UPDATE rows SET problems = NULL WHERE number = 2")
    assert kept.kept() is None
    second = {c.key: c.count for c in _causes(place, run)}
    for cause in first:
        rows = [d.number for d in causes.rows(place.journal, run, None, cause.key)]
        assert 2 not in rows
        assert len(rows) == second.get(cause.key, 0)


def test_a_file_without_problems_has_no_causes(place):
    """And that is known, and not looked for again."""
    run = place.stage(place.file(3)).run
    assert _causes(place, run) == ()
    assert place.journal.causes(run.run_id).kept() == []


def test_problems_that_change_while_they_are_gathered(place, ledger, monkeypatch):
    """What was gathered of before is not kept."""
    _, run = ledger
    told, journal = place.journal.problems, place.journal
    others = iter([True])

    def problems(run_id):
        yield from told(run_id)
        if next(others, False):
            with closing(sqlite3.connect(journal.path)) as db, db:
                db.execute("UPDATE rows SET problems = NULL WHERE number = 2")

    monkeypatch.setattr(journal, "problems", problems)
    assert ("system-open", "ThinkPad X1", 1) in _told(place, run)


def test_many_words_are_not_many_causes(place, monkeypatch):
    """Beyond so many words of one kind their rows are one cause, to be settled by hand."""
    monkeypatch.setattr("importer.plan.MOST_WORDS", 3)
    path = _file(place, *(f"Model {n},7XK4RT{n},D{n}XK,,x" for n in range(10)))
    found = _told(place, place.stage(path).run)
    assert found[0] == ("system-open", "", 7)
    assert len(found) == 4


def test_two_questions_have_two_answers(place):
    """A kind's word is asked of the rows that say nothing else, what their cell says of those
    whose cell leaves it open; each answer, and each row left out, is its own question's alone."""
    lines = (
        *("Gizmo,PF4K1L21,苹果系统", "Gizmo,PF4K1L22,"),
        *("笔记本,PF4K1L23,苹果系统", "笔记本,PF4K1L24,"),
    )
    path = _file(place, *lines, header="设备类型,生产序列号,操作系统\n")
    found = {(cause.slug, cause.word): cause for cause in _causes(place, place.stage(path).run)}
    del found["incomplete-device", ""]
    assert set(found) == {
        *(("system-ambiguous", "苹果系统"), ("system-open", "Gizmo"), ("system-open", "笔记本")),
        ("system-by-kind", ""),
    }
    assert _ways(found.pop(("system-by-kind", ""))) == [Way.NOTHING, Way.BY_HAND]
    for (slug, word), cause in found.items():
        for way, status in ((Way.VALUE, Status.PENDING), (Way.LEAVE_OUT, Status.LEFT_OUT)):
            decision = _decision(cause, way)
            assert decision.word == word
            how = causes.settle(Staging(), decision, "1" if way is Way.VALUE else "")
            run = place.stage(path, how).run
            assert cause.key not in {c.key for c in _causes(place, run)}, decision
            (row,) = place.journal.stored_rows(run.run_id, [cause.first_row])
            assert row.outcome.status is status
            others = {one.key for one in found.values() if one is not cause}
            if way is Way.VALUE:
                assert others < {c.key for c in _causes(place, run)}, (slug, word)


def test_a_model_is_said_to_run_what_the_cell_leaves(place):
    """Any other answer would be none."""
    lines = ("MacBook Air,PF4K1L21,Apple", "MacBook Air,PF4K1L22,", "iPhone 15,PF4K1L23,18.5")
    path = _file(place, *lines, header="型号,生产序列号,操作系统\n")
    answers = {
        cause.slug: _decision(cause, Way.VALUE).answers
        for cause in _causes(place, place.stage(path).run)
        if cause.word
    }
    assert answers == {
        "system-by-model": ("2", "5"),
        "system-of-model": ("1", "2", "3", "4", "5", "6"),
    }


def test_rows_that_are_offered_to_be_left_out_are(place):
    """By a word, and by what is a number in its cell."""
    rows = [["生产序列号", "设备归属", "系统"], ["PF4K1L21", 7.5, "Windows"]]
    rows += [["PF4K1L22", "外借", "Windows"], ["PF4K1L23", 7.0, "Windows"]]
    path = write_book(place.path / "n.xlsx", {"S": rows})
    found = [c for c in _causes(place, place.stage(path).run) if c.field == "device_ownership"]
    offered = [cause for cause in found if Way.LEAVE_OUT in _ways(cause)]
    for cause in offered:
        after = place.stage(path, causes.settle(Staging(), _decision(cause, Way.LEAVE_OUT))).run
        (row,) = place.journal.stored_rows(after.run_id, [cause.first_row])
        assert row.outcome.status is Status.LEFT_OUT
    assert [cause.word for cause in offered] == ["7.5", "外借", "7"]


def test_each_table_below_the_first_is_a_cause_of_its_own(place):
    """On the page and on the command line, with the row of its headings; of several sheets each
    for itself."""
    lines = (
        *("PF4K1L21,Windows,,", "名称,编号,数量,操作系统", "扫描仪,W1,1,", "路由器,W2,1,"),
        *("操作系统,序列号,,", "Windows,PF4K1L22,,", "操作系统,,序列号,", "Windows,,PF4K1L23,"),
    )
    path = _file(place, *lines, header="序列号,操作系统,MAC地址,备注\n")
    run = place.stage(path).run
    for found in (_causes(place, run), tally(place.journal, run).causes):
        told = [(c.slug, c.example.params["row"], c.count) for c in found if "other" in c.slug]
        assert told == [
            ("other-list", "3", 2),
            ("other-table", "6", 1),
            ("other-table", "8", 1),
        ]
    tables = [c for c in _causes(place, run) if c.slug == "other-table"]
    assert [_decision(c, Way.HEADER_ROW).word for c in tables] == ["6", "8"]
    how = causes.settle(Staging(), _decision(tables[0], Way.HEADER_ROW))
    assert next(place.journal.stored(place.stage(path, how).run.run_id)).device is not None
    assert not any(Way.HEADER_ROW in _ways(c) for c in _causes(place, run) if c not in tables)
    table = [["序列号", "操作系统"], ["PF4K1L31", "Windows"], ["操作系统", "序列号"]]
    books = {
        name: [*table, ["Windows", f"PF4K1L{number}"]] for name, number in (("A", 41), ("B", 42))
    }
    path = write_book(place.path / "two.xlsx", books)
    run = place.stage(path, Staging(read=ReadOptions(sheets=("all",)))).run
    tables = [c for c in _causes(place, run) if c.slug == "other-table"]
    assert [(c.count, Way.HEADER_ROW in _ways(c)) for c in tables] == [(1, False), (1, False)]


def test_a_heading_that_stands_twice_is_named_by_its_letter(place):
    """So that the option that leaves a word out means this column."""
    path = _file(place, "Foo,SN1,D1,x,y", header="型号,生产序列号,硬盘序列号,型号,状态\n")
    run = place.stage(path).run
    (cause,) = [c for c in _causes(place, run) if c.slug == "system-open"]
    assert _decision(cause, Way.LEAVE_OUT).label in ("A", "D")


def test_a_word_with_a_comma_is_left_out_as_a_whole(place):
    """A comma parts words in an option, where it is typed twice; one that it begins with can't be
    said there."""
    path = _file(place, '"Foo, Bar",SN1,D1,,x', '",Baz",SN2,D2,,x')
    first, second = _causes(place, place.stage(path).run)
    assert _ways(first) == [Way.VALUE, Way.SET, Way.LEAVE_OUT, Way.BY_HAND]
    decision = _decision(first, Way.LEAVE_OUT)
    assert causes.option(decision, "", Lang.EN).split("=", 1)[1].startswith("Foo,, Bar")
    assert Way.LEAVE_OUT not in _ways(second)


def test_a_word_for_what_is_gone_leaves_its_rows_out(place):
    """Each word of each column is a decision of its own; the first is to do nothing.  They come
    before other warnings, however frequent these are."""
    lines = (
        *("Windows,7XK4RT1,D1XK,报废", "Windows,7XK4RT2,D2XK,在用"),
        *("Windows,7XK4RT3,D3XK,报废", "Windows,,,报废", "Windows,7XK4RT4,D4XK,遗失"),
    )
    run = place.stage(_file(place, *lines, header="系统,生产序列号,硬盘序列号,状态\n")).run
    (cause, other) = [cause for cause in _causes(place, run) if cause.slug == "retired"]
    assert (cause.count, cause.first_row, cause.severity) == (3, 2, Severity.WARNING)
    assert (other.count, other.first_row) == (1, 6)
    assert _ways(cause)[:2] == [Way.NOTHING, Way.LEAVE_OUT]
    assert _decision(cause, Way.LEAVE_OUT) == Decision(Way.LEAVE_OUT, "", "报废", "状态")
    asked = causes.together(_causes(place, run))
    told = [(one.slug, len(more)) for one, *more in asked if one.severity is Severity.WARNING]
    assert told == [("retired", 1), ("incomplete-device", 0)]
