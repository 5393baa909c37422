"""One table of all labs: what they ask, how well their checks are tried, and what it costs to mark them."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from labs.authoring.bank import read_bank
from labs.authoring.mark import mark_answers, shown_by
from labs.authoring.mutants import explained, trials, try_mutants
from labs.authoring.packs import make_packs
from labs.authoring.run import Runner
from labs.authoring.source import LabSource
from labs.checking.judge import judge


@dataclass(frozen=True)
class LabReport:
    """What is known of one lab.

    ``right`` and ``wrong`` count the bank's answers, ``as_marked`` those that get the marks and messages
    written for them, or are rare and do not show here. ``mutants`` are those that say something about the
    check: ``caught`` or ``survivors``, of which ``unexplained`` have no reason in the notes; ``stopped`` more
    came to nothing by themselves.
    ``seconds`` is how long it takes to run a whole notebook in this process and judge it.
    """

    lab: str
    questions: int
    written: int
    right: int
    wrong: int
    as_marked: int
    mutants: int
    caught: int
    survivors: int
    unexplained: int
    stopped: int
    messages: int
    minutes: int
    core_minutes: int
    seconds: float


def report(source: LabSource, population: Path, other: Path, progress: bool = False) -> LabReport:
    """Mark the lab's bank and try its mutants on two populations of the tests' size."""
    lab = source.lab
    given, expected = make_packs(source, population, other)
    bank = read_bank(source)
    marks = mark_answers(source, population, given, expected, shown_by(expected, bank))
    badly_marked = {mark.answer for mark in marks if not mark.as_wanted}
    outcomes = try_mutants(source, trials(source, population, other), progress)
    survivors = [outcome.mutant for outcome in outcomes if outcome.fate == "survived"]
    reasons = explained(source)

    began = time.perf_counter()
    runner = Runner(source, population, given.parameters, given)
    for question in lab.questions:
        judge(question, runner.reference[question.id], expected)
    seconds = time.perf_counter() - began

    return LabReport(
        lab=lab.name,
        questions=len(lab.questions),
        written=len(lab.written),
        right=sum(not answer.wrong for answer in bank),
        wrong=sum(answer.wrong for answer in bank),
        as_marked=len(bank) - len(badly_marked),
        mutants=sum(outcome.counts for outcome in outcomes),
        caught=sum(outcome.fate == "caught" for outcome in outcomes),
        survivors=len(survivors),
        unexplained=sum(mutant.name not in reasons for mutant in survivors),
        stopped=sum(not outcome.counts for outcome in outcomes),
        messages=len({message for answer in bank for message in answer.messages.values()}),
        minutes=sum(q.minutes for q in lab.questions) + sum(w.minutes for w in lab.written),
        core_minutes=sum(question.minutes for question in lab.questions if question.core),
        seconds=round(seconds, 2),
    )


def as_table(reports: Iterable[LabReport]) -> str:
    """The reports as a table for people. Counts that fall short say of how many."""
    head = (
        "Lab", "Questions", "Right", "Wrong", "Mutants", "Caught", "Survivors", "Messages", "Minutes",
        "Seconds to mark",
    )  # fmt: skip
    rows = [head]
    notes = []
    for lab in reports:
        share = f" ({lab.caught / lab.mutants:.1%})" if lab.mutants else ""
        rows.append(
            (
                lab.lab,
                f"{lab.questions}" + (f" + {lab.written} written" if lab.written else ""),
                f"{lab.right}",
                f"{lab.wrong}",
                f"{lab.mutants}",
                f"{lab.caught}{share}",
                f"{lab.survivors}",
                f"{lab.messages}",
                f"{lab.minutes} (core {lab.core_minutes})",
                f"{lab.seconds:.1f}",
            )
        )
        answers = lab.right + lab.wrong
        if lab.as_marked < answers:
            notes.append(
                f"{lab.lab}: {answers - lab.as_marked} of {answers} answers are not marked as they should be"
            )
        if lab.unexplained:
            notes.append(
                f"{lab.lab}: {lab.unexplained} of {lab.survivors} survivors are not explained in its notes"
            )
    widths = [max(len(row[place]) for row in rows) for place in range(len(head))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    return "\n".join([*lines, *notes])
