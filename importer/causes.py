"""What is wrong with a file as a few decisions: problems that one decision settles, the rows that
each is about, and what the choice is once somebody decided.

A decision changes how the file is read and judged, or cells of it; the file is staged again with
that.  What can be settled here is settled by an option of a command as well: ``option``.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import NamedTuple

from importer import edits, plan
from importer.journal import Gathering, Journal
from importer.model import (
    Cause,
    CellChange,
    Decision,
    Draft,
    InputError,
    Layout,
    Problem,
    Run,
    Way,
    column_index,
    column_option,
    listed,
    may_be_listed,
    option_name,
    problem_text,
    term_label,
    text_of,
)
from importer.pipeline import Staging
from importer.texts import Lang, typed
from importer.validator import Rules
from importer.vocabulary import (
    ASKED,
    BY_COLUMN,
    DIFFERING,
    HOPELESS,
    TERMS,
    Fault,
    Role,
    Severity,
    label_key,
    terms,
)

#: A cell's place, as an address ends with it.
_PLACE = re.compile(r"(?:(?P<sheet>.*)!)?(?P<letters>[A-Z]{1,3})[0-9]+", re.DOTALL)
#: Words that are no names but numbers, or no answer to what is asked: a decision is about one.
_BY_VALUE = frozenset(
    {
        Fault.SYSTEM_NUMBER,
        Fault.SYSTEM_NUMBER_RANGE,
        Fault.SYSTEM_CODELESS,
        Fault.OWNERSHIP_NUMBER,
        Fault.TRUST_NUMBER,
        Fault.TRUST_COMPLIANCE,
    }
)
#: What a word, said once, settles.
_OF_MODELS = frozenset({Fault.SYSTEM_OF_MODEL, Fault.SYSTEM_BY_MODEL})
_EXPLAINED = frozenset({*ASKED, *_BY_VALUE, *_OF_MODELS} - {Fault.SYSTEM_CODELESS})
_COLUMN_WRONG = frozenset(
    {
        Fault.SYSTEM_VERSION,
        Fault.OWNERSHIP_UNKNOWN,
        Fault.TRUST_UNKNOWN,
        Fault.TRUST_COMPLIANCE,
        Fault.HEADING,
        Fault.ANDROID_ID_FORMAT,
        Fault.NO_IDENTIFIER,
        Fault.ONLY_PLACEHOLDERS,
        Fault.FIRST_OF_SEVERAL,
        Fault.RUNNING_NUMBER,
        Fault.OTHER_NUMBERS,
        Fault.NO_DIGITS,
        Fault.SAME_EVERYWHERE,
        Fault.OTHER_DISK,
    }
)
#: A device of its own has this value already: to take it would make two devices one.
_NOT_TO_TAKE = frozenset({Fault.UUID_TWIN, Fault.SERIAL_LOOKALIKE})
#: What may be a device's own for all that, where somebody says so of the column.
_TRUSTED = BY_COLUMN | {Fault.COPIED, Fault.EXPRESS_CODE, Fault.SURFACE_ZEROS}
#: Numbers that may well be what the device shows; a board's UUID has letters for certain.
_SERIALS = ("serial_number", "disk_serial_number")
#: Where few rows have these, the rows lack something, and the column is right: another one would
#: be read for all the others as well.
_OF_FEW_ROWS = frozenset(
    {
        *(Fault.HEADING, Fault.ANDROID_ID_FORMAT, Fault.NO_IDENTIFIER, Fault.ONLY_PLACEHOLDERS),
        Fault.NO_DIGITS,
    }
)
#: Words of these stand in another column than the field's.
_BY_MODEL = frozenset(
    {Fault.SYSTEM_OPEN, Fault.SYSTEM_KIND, Fault.SYSTEM_CONTRADICTED, *_OF_MODELS}
)
_BLANK = frozenset({Fault.SYSTEM_MISSING, Fault.SYSTEM_OPEN})
#: Longer words are remarks, which no option settles.
_LONGEST_WORD = 200


class _Kin(NamedTuple):
    """What the problems of a cause have in common."""

    slug: str
    field: str
    severity: str
    column: int | None
    word: str

    def key(self) -> int:
        """The same for the same cause in every run of a file: 48 bits."""
        said = json.dumps(self).encode()
        return int.from_bytes(blake2b(said, digest_size=6).digest())


def causes(journal: Journal, run: Run) -> tuple[Cause, ...]:
    """A run's problems by what settles them, each with its ``decisions``: errors first, then what
    is left out, then warnings; of each the frequent ones first.  Kept in the journal until a
    problem changes, so that ``rows`` and ``suggestions`` know those of each.

    Raises ``JournalError`` where the journal can't be read or written."""
    index = journal.causes(run.run_id)
    kept = index.kept()
    if kept is None:
        index.keep(lambda: _gathering(journal, run))
        kept = index.kept() or []
    return _decided(journal, run, kept)


def at_a_glance(journal: Journal, run: Run) -> tuple[Cause, ...]:
    """As ``causes``, for who only tells them: nothing is kept.  The journal has to have the rows'
    cells."""
    pairs, found = _gathering(journal, run)
    deque(pairs, maxlen=0)  # they are gathered as they are drawn
    return _decided(journal, run, found())


def _decided(journal: Journal, run: Run, found: Sequence[Cause]) -> tuple[Cause, ...]:
    places = _word_places(journal, run, found)
    return plan.ranked(
        replace(cause, decisions=tuple(_decisions(cause, run, places.get(cause.key))))
        for cause in sorted(found, key=lambda cause: cause.first_row)
    )


def _gathering(journal: Journal, run: Run) -> Gathering:
    """(key, row number) for every problem; then the causes."""
    grouping = plan.Grouping[_Kin](_Kinship(run.layout))
    keys: dict[_Kin, int] = {}

    def pairs() -> Iterator[tuple[int, int]]:
        for number, problems in journal.problems(run.run_id):
            for kin in grouping.add(number, problems):
                if (key := keys.get(kin)) is None:
                    key = keys[kin] = kin.key()
                yield key, number

    def found() -> list[Cause]:
        return [
            replace(cause, key=keys[kin], field=kin.field, column=kin.column, word=kin.word)
            for kin, cause in grouping.causes().items()
        ]

    return pairs(), found


class _Kinship:
    """Tells the problems of a table apart by what settles them."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._words: defaultdict[str, set[str]] = defaultdict(set)

    def __call__(self, problem: Problem) -> _Kin:
        column = _column(self._layout, problem)
        word = self._word(problem)
        return _Kin(problem.slug, problem.field, problem.severity.value, column, word)

    def _word(self, problem: Problem) -> str:
        """The word that a decision would be about; "" beyond so many of one kind."""
        word = _word_of(problem)
        met = self._words[problem.slug]
        if word in met:
            return word
        if len(met) >= plan.MOST_WORDS or len(word) > _LONGEST_WORD:
            return ""
        met.add(word)
        return word


def _word_of(problem: Problem) -> str:
    if problem.slug in _BY_VALUE:
        return problem.value
    if problem.slug in _OF_MODELS:
        return problem.params.get("model", "")
    if problem.slug == Fault.SUPERSEDES:
        return plan.taken_back(problem)  # each by a command of its own
    return plan.headings_of(problem) or plan.word_of(problem)


def word_asked(problem: Problem) -> str:
    """The word of a problem that ``Way.VALUE`` explains, for all its rows at once; "" where it is
    about none."""
    word = _word_of(problem) if problem.slug in _EXPLAINED else ""
    return word if label_key(word) and len(word) <= _LONGEST_WORD else ""


def _column(layout: Layout, problem: Problem) -> int | None:
    """The column of a problem's cell, as its index in the layout; None for a whole row."""
    found = _PLACE.fullmatch(problem.address)
    if found is None:
        return None
    place = column_index(found["letters"])
    if layout.parts:
        sheet = found["sheet"]
        part = next((part for part in layout.parts if part.sheet == sheet), None)
        places = part.places if part is not None else ()
        return places.index(place) if place in places else None
    return place if place < len(layout.columns) else None


def _word_places(journal: Journal, run: Run, found: Sequence[Cause]) -> dict[int, int]:
    """The columns in which the words of causes stand, as they are compared for being left out:
    that of the problem's cell, or of the model or the kind which told it, as in the first row."""
    layout = run.layout
    telling = (*layout.with_role(Role.MODEL), *layout.with_role(Role.KIND))
    asked = [c for c in found if c.word and (c.slug in _BY_MODEL or c.column is not None)]
    numbers = sorted({cause.first_row for cause in asked})
    by_row = {stored.outcome.number: stored for stored in journal.stored_rows(run.run_id, numbers)}
    places: dict[int, int] = {}
    for cause in asked:
        own = () if cause.column is None else (layout.columns[cause.column],)
        columns = telling if cause.slug in _BY_MODEL else own
        cells = ((c.index, text_of(by_row[cause.first_row].cell(c)).strip()) for c in columns)
        word = cause.word.strip()
        if (place := next((i for i, text in cells if text == word), None)) is not None:
            places[cause.key] = place
    return places


def _decisions(cause: Cause, run: Run, at: int | None) -> Iterator[Decision]:
    """What settles a cause, the one to propose first; ``at`` is the column of its word."""
    slug, field, layout = cause.slug, cause.field, run.layout
    if cause.severity is not Severity.ERROR:
        yield Decision(Way.NOTHING)
    if slug in DIFFERING:
        yield Decision(Way.UPDATE)
    if slug in _EXPLAINED and label_key(cause.word):
        yield Decision(Way.VALUE, field, cause.word, answers=answers_of(cause.example))
    if slug in _BLANK:
        yield Decision(Way.SET, field, answers=_answers(field))
    if _is_column_wrong(cause, run):
        yield Decision(Way.MAP, field)
    if slug in _TRUSTED and (slug != Fault.NUMBER_FOR_LETTERS or field in _SERIALS):
        yield Decision(Way.TRUST_COLUMN, field)
    if slug == Fault.LEFT_HIDDEN:
        yield Decision(Way.HIDDEN)
    params = cause.example.params
    if slug == Fault.OTHER_TABLE and not layout.parts:
        yield Decision(Way.HEADER_ROW, word=params["row"])
    if slug == Fault.RETIRED and cause.word and may_be_listed(params["word"]):
        yield Decision(Way.LEAVE_OUT, "", params["word"], params["label"])
    if cause.severity is Severity.ERROR and at is not None and cause.word:
        label = column_option([column.label for column in layout.columns], at)
        if label and may_be_listed(cause.word):
            yield Decision(Way.LEAVE_OUT, "", cause.word, label)
    if may_be_taken(cause.example) and cause.column is not None:
        yield Decision(Way.SUGGESTION, field, slug)
    if slug in HOPELESS and cause.severity is Severity.ERROR:
        yield Decision(Way.NOTHING)
    elif cause.severity is not Severity.LEFT_OUT or slug == Fault.LEFT_KIND:
        yield Decision(Way.BY_HAND, field)


def _is_column_wrong(cause: Cause, run: Run) -> bool:
    """Whether another column may be meant."""
    has_column = bool(run.layout.columns_of(cause.field))
    if cause.slug in _OF_FEW_ROWS and has_column:
        return 2 * cause.count >= run.rows
    return cause.slug in _COLUMN_WRONG or (cause.slug == Fault.SYSTEM_MISSING and not has_column)


def may_be_taken(problem: Problem) -> bool:
    """Whether the value that is proposed may be taken for many rows at once, by who compared
    them."""
    return problem.suggestion != "" and problem.slug not in _NOT_TO_TAKE


def answers_of(problem: Problem) -> tuple[str, ...]:
    """What ``Way.VALUE`` may answer: of a model, no other system than the row's own cell leaves."""
    codes = _answers(problem.field)
    if problem.slug != Fault.SYSTEM_BY_MODEL:
        return codes
    left = terms.systems_left(terms.read(problem.field, problem.value, False)[1])
    return tuple(code for code in codes if int(code) in left)


def _answers(field: str) -> tuple[str, ...]:
    return tuple(str(term.code) for term in TERMS.get(field, ()))


def together(found: Sequence[Cause]) -> list[tuple[Cause, ...]]:
    """Causes that are told apart by their word alone, as one: each word is a decision, all of them
    one question.  Ranked as ``found`` is, by all their rows."""
    alike: defaultdict[object, list[Cause]] = defaultdict(list)
    for cause in found:
        alike[_question(cause)].append(cause)
    return sorted(
        map(tuple, alike.values()),
        key=lambda one: (*plan.rank(one[0])[:-1], -sum(cause.count for cause in one)),
    )


def _question(cause: Cause) -> object:
    """What causes have in common whose words are asked about together: those of a field; those of
    a column that say that a device is gone, as each of its days does."""
    if cause.slug == Fault.RETIRED:
        return cause.slug, cause.example.params["label"]
    is_word = any(decision.way is Way.VALUE for decision in cause.decisions)
    return (cause.slug, cause.field, cause.severity) if is_word else cause.key


def rows(
    journal: Journal, run: Run, rules: Rules | None, key: int, window: tuple[int, int] = (0, 100)
) -> list[Draft]:
    """So many rows of a cause as they stand with the edits of now, in row order; ``window`` is
    (how many are skipped, how many at most)."""
    offset, limit = window
    numbers = journal.causes(run.run_id).numbers(key, offset, limit)
    return edits.drafts(journal, run, rules, numbers)


def suggestions(journal: Journal, run: Run, key: int) -> list[CellChange]:
    """For every row of a cause the cell as it is and as it is proposed, to be shown before
    ``edits.edit_all`` makes it so.  Rows whose cell says something else by now are not among
    them."""
    cause = next((cause for cause in causes(journal, run) if cause.key == key), None)
    found: list[CellChange] = []
    if cause is None or not any(d.way is Way.SUGGESTION for d in cause.decisions):
        return found
    index, offset = journal.causes(run.run_id), 0
    while numbers := index.numbers(key, offset, _BATCH):
        offset += len(numbers)
        for draft in edits.drafts(journal, run, None, numbers):
            found += _proposed(run.layout, draft, cause)
    return found


#: Rows that are looked at together.
_BATCH = 500


def _proposed(layout: Layout, draft: Draft, cause: Cause) -> Iterator[CellChange]:
    for problem in draft.problems:
        if (problem.slug, problem.field) != (cause.slug, cause.field) or not problem.suggestion:
            continue
        column = _column(layout, problem)
        if column is not None and text_of(draft.cells[column]) == problem.value:
            yield CellChange(draft.number, column, problem.value, problem.suggestion)


def settle(how: Staging, decision: Decision, answer: str = "") -> Staging:
    """The choice once somebody decided: a word of ours or the API's number for ``VALUE`` and the
    three fields that are words, a value for ``SET``, a heading (or "" for none) for ``MAP``.
    After ``HEADER_ROW`` it is that of an import by itself, of the other rows alone.

    Raises ``InputError`` for a decision that is about cells (``edits``) or about nothing, and for
    an answer that is none.
    """
    field, read, rules = decision.field, how.read, how.rules
    answer = _answered(decision, answer.strip())
    if decision.way is Way.VALUE:
        words = {**rules.values.get(field, {}), decision.word: answer}
        return replace(how, rules=replace(rules, values={**rules.values, field: words}))
    if decision.way is Way.SET:
        constants = {**rules.constants, field: answer}
        read = replace(read, constants=read.constants | {field})
        return replace(how, read=read, rules=replace(rules, constants=constants))
    if decision.way is Way.MAP:
        maps = {**read.maps, field: (answer,) if answer else ()}
        return replace(how, read=replace(read, maps=maps))
    if decision.way is Way.TRUST_COLUMN:
        trusted = tuple(dict.fromkeys((*read.trusted, field)))
        return replace(how, read=replace(read, trusted=trusted))
    if decision.way is Way.HIDDEN:
        return replace(how, read=replace(read, hidden=True))
    if decision.way is Way.HEADER_ROW:
        return replace(how, read=replace(read, header_row=int(decision.word)))
    if decision.way is Way.UPDATE:
        return replace(how, update=True)
    if decision.way is Way.LEAVE_OUT:
        left = {label: list(words) for label, words in rules.leave_out}
        left.setdefault(decision.label, []).append(decision.word)
        wanted = tuple((label, tuple(dict.fromkeys(words))) for label, words in left.items())
        return replace(how, rules=replace(rules, leave_out=wanted))
    raise InputError("decision-of-cells")


def _answered(decision: Decision, answer: str) -> str:
    """An answer as an option would have it: a number of the API as our word for it."""
    if decision.way not in (Way.VALUE, Way.SET):
        return answer
    if decision.field in TERMS and answer.isdecimal():
        if answer not in (decision.answers or _answers(decision.field)):
            answer = ""
        else:
            return term_label(decision.field, int(answer), Lang.EN)
    if not answer:
        raise InputError("decision-open", {"field": decision.field})
    return answer


def option(decision: Decision, answer: str, lang: Lang) -> str:
    """What says the same behind a command that reads the file, typed to be pasted; "" for what no
    option says.  Without an ``answer`` there is … in its place."""
    field = option_name(decision.field, lang)
    if decision.field in TERMS and answer.isdecimal():
        answer = term_label(decision.field, int(answer), lang)
    said = typed(answer) if answer else "" if decision.way is Way.MAP else "…"
    return " ".join(_said(decision, field, said, typed))


def arguments(decision: Decision) -> tuple[str, ...]:
    """The same for programs, as words of a command line: the same in every language, and without
    quotes.  An answer belongs right behind the last of them, where ``asks`` one; () for what no
    option says."""
    return _said(decision, decision.field, "", str)


def asks(decision: Decision) -> bool:
    """Whether a decision is one only with an answer."""
    return decision.way in (Way.VALUE, Way.SET, Way.MAP)


def words_for(decision: Decision) -> tuple[str, ...]:
    """The ``answers`` of a decision as words of ours, which every option takes."""
    return tuple(term_label(decision.field, int(code), Lang.EN) for code in decision.answers)


def _said(
    decision: Decision, field: str, answer: str, quoted: Callable[[str], str]
) -> tuple[str, ...]:
    way, word = decision.way, decision.word
    if way is Way.SUGGESTION:
        return "--take", word
    if way is Way.UPDATE:
        return ("--update",)
    said = {
        Way.VALUE: f"{field}:{quoted(word)}={answer}",
        Way.SET: f"{field}={answer}",
        Way.MAP: f"{field}={answer}",
        Way.TRUST_COLUMN: field,
        Way.HIDDEN: "include",
        Way.HEADER_ROW: word,
        Way.LEAVE_OUT: quoted(f"{decision.label}={listed([word])}"),
    }
    return (f"--{way}", said[way]) if way in said else ()


def text(cause: Cause, lang: Lang) -> str:
    """What is wrong, of the first row as the example, without its address."""
    return problem_text(cause.example, lang)
