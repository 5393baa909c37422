"""Mark a lab's whole answer bank in one process, and tell which answers are not marked as they should be."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping as MappingABC
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labs.authoring.bank import Answer, read_bank
from labs.authoring.differ import differences
from labs.authoring.packs import make_packs
from labs.authoring.run import Runner
from labs.authoring.source import LabSource, stub
from labs.checking.contract import Question
from labs.checking.judge import RIGHT, judge
from labs.checking.pack import Expected, Given

UNTOUCHED = "untouched"


@dataclass(frozen=True)
class Mark:
    """What one answer of the bank got for one question, and what it should have got.

    Marks that depend on the people drawn are wanted from ``wanted_score`` to ``wanted_at_most``.
    ``details`` say for an answer that is not marked as it should be how it differs from the reference.
    """

    answer: str
    question: str
    score: float
    wanted_score: float
    max: float
    message: str
    wanted_message: str
    wanted_at_most: float
    details: tuple[str, ...] = ()

    @property
    def as_wanted(self) -> bool:
        """Whether the score is right and the message is the one written for this mistake, with nothing added."""
        within = self.wanted_score <= self.score <= self.wanted_at_most
        return within and self.wanted_message in ("", self.message)


def untouched(source: LabSource) -> Answer:
    """What a learner hands in who has done nothing: every stub as it was, for no points."""
    questions = source.lab.questions
    return Answer(
        name=UNTOUCHED,
        title="The learner's copy as it was released.",
        cells={question.id: stub(question) for question in questions},
        marks={question.id: 0.0 for question in questions},
        messages={},
    )


def mark_bank(
    source: LabSource, population: Path, given_population: Path, secret: bytes | None = None
) -> list[Mark]:
    """Marks of every answer in the bank that shows on ``population``, and of the untouched copy.

    The inputs that questions start from come from ``given_population``. ``secret`` draws the lab's parameters,
    as a course's does at marking. Raises ``ContractError`` as ``make_packs`` does.
    """
    given, expected = make_packs(source, population, given_population, secret)
    bank = shown_by(expected, read_bank(source))
    return mark_answers(source, population, given, expected, [*bank, untouched(source)])


def shown_by(expected: Expected, bank: Iterable[Answer]) -> list[Answer]:
    """The answers of a bank but for rare mistakes that cannot be told from the right answer here."""
    recognised = {mistake.name for mistake in expected.mistakes}
    return [answer for answer in bank if not answer.rare or answer.name in recognised]


def mark_answers(
    source: LabSource, population: Path, given: Given, expected: Expected, answers: Iterable[Answer]
) -> list[Mark]:
    """Marks of ``answers`` by the packs that were made for ``population``."""
    runner = Runner(source, population, given.parameters, given)
    marks = []
    for answer in answers:
        for question_id, taken in runner.answers(answer.cells).items():
            question = source.lab.question(question_id)
            verdict = judge(question, taken, expected)
            wanted_score = (
                question.max if answer.marks is None else answer.marks.get(question_id, question.max)
            )
            mark = Mark(
                answer=answer.name,
                question=question_id,
                score=verdict.score,
                wanted_score=wanted_score,
                max=question.max,
                message=verdict.message,
                wanted_message=answer.messages.get(question_id, "") if answer.wrong else RIGHT,
                wanted_at_most=answer.at_most.get(question_id, wanted_score),
            )
            if not mark.as_wanted:
                details = _details(question, taken, expected, runner.stopped.get(question_id))
                mark = dataclasses.replace(mark, details=details)
            marks.append(mark)
    return marks


def _details(
    question: Question, taken: MappingABC[str, Any], expected: Expected, stopped: str | None
) -> tuple[str, ...]:
    lines = [f"its cell stopped with {stopped}"] if stopped else []
    differ = [
        line
        for name, kind in question.answers.items()
        for line in differences(name, kind, taken[name], expected.answers[name])
    ]
    return (
        *lines,
        "beside the reference (- expected, + came):" if differ else "equals the reference",
        *differ,
    )


def as_text(marks: Iterable[Mark]) -> str:
    """One line a mark: whether it is as wanted, the answer, the question, the score and what was said.

    Under one that is not as wanted stand what was expected, and how its values differ from the reference's.
    """
    lines = []
    for mark in marks:
        sign = "ok " if mark.as_wanted else "NOT"
        lines.append(f"{sign} {mark.answer} | {mark.question} | {_said(mark.score, mark.max, mark.message)}")
        if not mark.as_wanted:
            most = f" (at most {mark.wanted_at_most:g})" if mark.wanted_at_most > mark.wanted_score else ""
            lines.append(f"    expected{most}: {_said(mark.wanted_score, mark.max, mark.wanted_message)}")
            lines += [f"    {line}" for line in mark.details]
    return "\n".join(lines)


def _said(score: float, most: float, message: str) -> str:
    words = message.replace("\n", " / ") or "any message"
    return f"{score:g} of {most:g} | {words}"
