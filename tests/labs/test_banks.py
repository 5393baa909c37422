"""Every lab's answer bank is marked as it says, on two populations and with two sets of parameters.

An answer is judged question by question in this process, without a kernel.
"""

from __future__ import annotations

import ast
import dataclasses
import functools
import re

import pytest

from labs.authoring.bank import read_bank
from labs.authoring.lint import problems
from labs.authoring.mark import UNTOUCHED, as_text, mark_answers, mark_bank, untouched
from labs.authoring.packs import another_secret, make_packs
from labs.authoring.run import Runner
from labs.authoring.source import TEST_PREFIX, grade_id, lab_names, read_source, stub
from labs.checking.contract import Function
from labs.checking.judge import RIGHT, judge
from labs.checking.lab import LABS

LAB_NAMES = lab_names()
ANSWERS = [
    (name, answer.name)
    for name in LAB_NAMES
    for answer in [*read_bank(read_source(name)), untouched(read_source(name))]
]
CHAPTERS = LABS.parent / "chapters"


RARE = {(name, answer.name) for name in LAB_NAMES for answer in read_bank(read_source(name)) if answer.rare}
VARYING = {
    (name, answer.name) for name in LAB_NAMES for answer in read_bank(read_source(name)) if answer.at_most
}


@pytest.fixture(scope="module")
def marks(small_population, other_population):
    """Marks of every answer: as learners see the lab, and as at marking, with people and parameters exchanged."""

    @functools.cache
    def of_lab(name):
        source = read_source(name)
        return {
            "released": mark_bank(source, small_population, other_population),
            "marking": mark_bank(source, other_population, small_population, another_secret(source)),
        }

    return of_lab


@pytest.mark.parametrize("name", LAB_NAMES)
def test_lint(name):
    assert problems(read_source(name)) == []


@pytest.mark.parametrize("when", ["released", "marking"])
@pytest.mark.parametrize(("name", "answer"), ANSWERS)
def test_an_answer_gets_its_marks_and_its_message(marks, name, answer, when):
    mine = [mark for mark in marks(name)[when] if mark.answer == answer]
    if (name, answer) in RARE and when == "marking" and not mine:
        return  # the inputs come from the small population there, in which it does not show
    assert mine
    wrong = [mark for mark in mine if not mark.as_wanted]
    assert not wrong, "\n" + as_text(wrong)


@pytest.mark.parametrize("name", LAB_NAMES)
def test_the_untouched_copy_gets_nothing(marks, name):
    scores = [mark.score for mark in marks(name)["released"] if mark.answer == UNTOUCHED]
    assert scores == [0] * len(read_source(name).lab.questions)


@pytest.mark.parametrize("name", LAB_NAMES)
def test_there_are_answers_enough(name):
    source = read_source(name)
    bank = read_bank(source)
    everything = {question.id for question in source.lab.questions}
    whole = [answer for answer in bank if not answer.wrong and set(answer.cells) == everything]
    assert len(whole) >= 3
    assert {question for answer in bank if answer.wrong for question in answer.messages} == everything
    assert all(
        set(answer.marks) == set(answer.messages) == set(answer.cells) for answer in bank if answer.wrong
    )


@pytest.mark.parametrize("name", LAB_NAMES)
def test_no_two_mistakes_say_the_same(name):
    messages = [
        message for answer in read_bank(read_source(name)) for message in set(answer.messages.values())
    ]
    assert len(messages) == len(set(messages))


@pytest.mark.parametrize("name", LAB_NAMES)
def test_a_slip_costs_only_its_own_question(small_population, other_population, name):
    """With every other question still open, each reference answer is right all the same."""
    source = read_source(name)
    given, expected = make_packs(source, small_population, other_population)
    runner = Runner(source, small_population, given.parameters, given)
    questions = source.lab.questions
    # a function that somebody has written may be used further on
    open_ones = {
        q.id: stub(q) for q in questions if not all(isinstance(k, Function) for k in q.answers.values())
    }
    for question in questions:
        taken = runner.answers({**open_ones, question.id: source.solution(question.id)})[question.id]
        assert judge(question, taken, expected).message == RIGHT


@pytest.mark.parametrize("name", LAB_NAMES)
def test_marks_and_messages_do_not_change_with_the_hidden_seed(marks, name):
    """The people are others, and so are the parameters, the given inputs and what functions are tried on."""
    released, marking = (
        {
            (mark.answer, mark.question): (0 if (name, mark.answer) in VARYING else mark.score, mark.message)
            for mark in marks(name)[when]
        }
        for when in ("released", "marking")
    )
    not_shown = {answer for answer, _ in released} - {answer for answer, _ in marking}
    assert {(name, answer) for answer in not_shown} <= RARE
    assert marking == {key: said for key, said in released.items() if key[0] not in not_shown}


@pytest.mark.parametrize("name", LAB_NAMES)
def test_marks_and_messages_do_not_change_with_the_order_of_questions(
    marks, small_population, other_population, name
):
    source = read_source(name)
    given, expected = make_packs(source, small_population, other_population)
    bank = [with_helpers_in_each_cell(answer) for answer in [*read_bank(source), untouched(source)]]
    found = mark_answers(in_reverse(source), small_population, given, expected, bank)
    wanted = {(mark.answer, mark.question): (mark.score, mark.message) for mark in marks(name)["released"]}
    assert {(mark.answer, mark.question): (mark.score, mark.message) for mark in found} == wanted


def with_helpers_in_each_cell(answer):
    """What a cell imports, and functions, may be used further on, as learners do; nothing else may."""
    everything = ast.parse("\n".join(answer.cells.values())).body
    helpers = [
        ast.unparse(n) for n in everything if isinstance(n, ast.Import | ast.ImportFrom | ast.FunctionDef)
    ]
    cells = {question: "\n".join([*helpers, code]) for question, code in answer.cells.items()}
    return dataclasses.replace(answer, cells=cells)


def is_function(source, question_id):
    return all(isinstance(kind, Function) for kind in source.lab.question(question_id).answers.values())


def in_reverse(source):
    """The lab with its last question first, but for functions, which may be used further on."""
    parts, part = [], []
    for cell in source.notebook.cells:
        part.append(cell)
        if str(grade_id(cell)).startswith(TEST_PREFIX):
            parts.append(part)
            part = []
    first = [str(grade_id(cell)) for cell in parts[0]]
    question = first[-1].removeprefix(TEST_PREFIX)
    place = first.index(f"locked-{question}" if f"locked-{question}" in first else question)
    setup, parts[0] = parts[0][:place], parts[0][place:]
    early = [p for p in parts if is_function(source, grade_id(p[-1]).removeprefix(TEST_PREFIX))]
    late = [p for p in reversed(parts) if p not in early]
    notebook = source.notebook.copy()
    notebook.cells = [*setup, *(cell for p in [*early, *late] for cell in p)]
    return dataclasses.replace(source, notebook=notebook)


@pytest.mark.parametrize("name", LAB_NAMES)
def test_questions_and_messages_point_into_the_book(name):
    source = read_source(name)
    titles: dict[str, set[str]] = {}
    for question in source.lab.questions:
        page, _, anchor = question.book.partition(".html#")
        text = (CHAPTERS / f"{page}.md").read_text(encoding="utf-8")
        headings = {slug(title): title for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}
        headings |= dict(re.findall(r"^\(([\w-]+)\)=\n+#+ (.+)$", text, re.MULTILINE))
        assert anchor in headings, question.book
        titles[question.id] = set(headings.values())
        assert f"chapters/{page}.md#{anchor})" in lesson_of(source, question.id)
    for answer in read_bank(source):
        for question_id, message in answer.messages.items():
            named = re.findall(r"See '([^']+)'\.$", message)
            assert len(named) == 1, f"{answer.name}: no section of the book at its end"
            assert named[0] in titles[question_id], f"{answer.name}: the book has no section {named[0]!r}"


def slug(title):
    return re.sub(r"[^\w-]", "", title.strip().lower().replace(" ", "-"))


def lesson_of(source, question_id):
    """The text that stands above a question."""
    cells = source.notebook.cells
    place = next(number for number, cell in enumerate(cells) if grade_id(cell) == question_id)
    return next(cell.source for cell in reversed(cells[:place]) if cell.cell_type == "markdown")
