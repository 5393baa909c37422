"""Judge a question's answers: points part by part, and the message for the mistake that was made."""

from __future__ import annotations

from collections.abc import Mapping as MappingABC
from dataclasses import replace
from typing import Any

from labs.checking import contract
from labs.checking.compare import Comparison, compare, shows_table
from labs.checking.message import in_words
from labs.checking.normalise import Mismatch, NormalTable, call_function, normalise
from labs.checking.pack import Expected, Mistake
from labs.checking.verdict import Verdict

RIGHT = "That is right."
WITHOUT_POINTS = "Every part that earns points is right. What follows earns none, and is worth mending:"
UNMARKED = "The form is right. The values are checked when your work is marked."

#: Within this two numbers agree because they were worked out alike, and not because a tolerance is wide.
WORKED_OUT_ALIKE = 1e-6

#: What says that there is no answer yet, and so nothing about a mistake.
UNANSWERED = ("not_defined", "not_answered")


def take_answers(question: contract.Question, namespace: MappingABC[str, Any], seed: int) -> dict[str, Any]:
    """Each declared answer from ``namespace`` in normal form, or the ``Mismatch`` that says why not.

    Works on copies: whatever happens to the originals later, these stay as they are now. ``seed`` draws the
    inputs on which functions are tried.
    """
    taken: dict[str, Any] = {}
    for name, kind in question.answers.items():
        try:
            if name not in namespace:
                raise Mismatch("not_defined")
            taken[name] = normalise(namespace[name], kind)
            if isinstance(kind, contract.Function):
                taken[name] = call_function(taken[name], kind, seed)
        except Mismatch as mismatch:
            taken[name] = mismatch
        except Exception as error:  # an object that defeats reading costs its own answer, nothing else
            taken[name] = Mismatch("unreadable", error=type(error).__name__)
    return taken


def judge(question: contract.Question, taken: MappingABC[str, Any], expected: Expected | None) -> Verdict:
    """The verdict on answers as ``take_answers`` gave them. Without ``expected`` only their form is judged."""
    unfit = {
        name: in_words(taken[name], name) for name in question.answers if isinstance(taken[name], Mismatch)
    }
    if expected is None:
        return Verdict(question.id, 0.0, question.max, "\n".join(unfit.values()) or UNMARKED, question.book)
    compared = {
        name: _compared(question, name, taken, expected) for name in question.answers if name not in unfit
    }

    score = 0.0
    for part, points in question.points.items():
        name, _, aspect = part.partition(".")
        if name in compared and compared[name].right[aspect]:
            score += points
    wrong = {name: comparison for name, comparison in compared.items() if not comparison.right[""]}
    mistakes, explained = _recognise(question, taken, wrong, expected)
    lines = [words for name, words in unfit.items() if (name, "") not in explained]
    lines += [mistake.messages[question.id] for mistake in mistakes]
    for name, comparison in wrong.items():
        lines += [in_words(d, name) for d in _unexplained(comparison.differences, name, explained)]
    if not mistakes:
        follow = {name: comparison.follows for name, comparison in compared.items() if comparison.follows}
        lines = [in_words(Mismatch("figure_follows", table=t), name) for name, t in follow.items()] + lines
    full = not lines and score == question.max
    if lines and score == question.max:
        lines.insert(0, WITHOUT_POINTS)
    return Verdict(question.id, score, question.max, RIGHT if full else "\n".join(lines), question.book)


def _compared(
    question: contract.Question, name: str, answers: MappingABC[str, Any], expected: Expected
) -> Comparison:
    """An answer beside the expected one. A figure's data are right, too, if they are those of the table beside it."""
    kind = question.answers[name]
    comparison = compare(kind, answers[name], expected.answers[name])
    if isinstance(kind, contract.Figure) and kind.shows and not comparison.right["data"]:
        table = answers.get(kind.shows[0])
        if isinstance(table, NormalTable) and shows_table(kind, answers[name], table):
            right = {**comparison.right, "data": True}
            right[""] = all(right[part] for part in kind.parts)
            left = [difference for difference in comparison.differences if _part(difference) != "data"]
            return Comparison(right, left, follows=kind.shows[0])
    return comparison


def _unexplained(differences: list[Mismatch], name: str, explained: set[tuple[str, str]]) -> list[Mismatch]:
    """The differences of one answer that no recognised mistake accounts for."""
    left = []
    for difference in differences:
        facts = difference.facts
        several = next((fact for fact in ("keys", "calls") if fact in facts), None)
        if several is not None:
            parts = [part for part in facts[several] if (name, part) not in explained]
            if parts:
                left.append(Mismatch(difference.code, **{**facts, several: parts}))
        elif (name, _part(difference)) not in explained:
            left.append(difference)
    return left


def _part(difference: Mismatch) -> str:
    """The one part of an answer that a difference is about."""
    known = {
        "rows_differ": "rows",
        **dict.fromkeys(("figure_data", "figure_series", "figure_unit"), "data"),
        "figure_channel": "channel",
        "figure_names": "names",
        "figure_zero": "zero",
    }
    if difference.code == "figure_label":
        return f"{difference.facts['axis']}_label"
    return str(known.get(difference.code) or difference.facts.get("column", ""))


def _wrong_parts(kind: contract.Kind, comparison: Comparison) -> set[str]:
    parts = {part for part in kind.parts if not comparison.right[part]}
    return parts or ({""} if not comparison.right[""] else set())


def _recognise(
    question: contract.Question,
    taken: MappingABC[str, Any],
    wrong: MappingABC[str, Comparison],
    expected: Expected,
) -> tuple[list[Mistake], set[tuple[str, str]]]:
    """The catalogued mistakes that these answers show, and the (answer, part) pairs they explain.

    A mistake is recognised where everything it gets wrong is wrong here in just its way: first to the last
    digit, then within the tolerances, in which another may lie as well. What is then still open may be two
    mistakes in one: there, a mistake is recognised by numbers that are wrong in its way, if it gets nothing
    wrong that is right here. Of several, those that explain most come first, and one that adds nothing is left
    out.
    """
    unexplained = {
        (name, part) for name, c in wrong.items() for part in _wrong_parts(question.answers[name], c)
    }
    unexplained |= {(name, "") for name in question.answers if isinstance(taken[name], Mismatch)}
    chosen: list[Mistake] = []
    explained: set[tuple[str, str]] = set()
    for partly, closely in ((False, True), (False, False), (True, True)):
        candidates = [
            (mistake, _covered(question, taken, wrong, expected, mistake, partly, closely))
            for mistake in expected.mistakes
            if question.id in mistake.messages and unexplained - explained
        ]
        candidates.sort(key=lambda pair: -len(pair[1]))
        for mistake, covers in candidates:
            if covers & unexplained - explained:
                chosen.append(mistake)
                explained |= covers
    return chosen, explained


def _numbers(kind: contract.Kind) -> set[str]:
    """The parts of an answer that are numbers with fractions."""
    if isinstance(kind, contract.Table):
        return {part for part in kind.parts if kind.columns.get(part) == "number"}
    return set(kind.parts) if isinstance(kind, contract.Mapping) and kind.of == "number" else set()


def _strict(kind: contract.Kind) -> contract.Kind:
    """The same kind without any tolerance that is wider than rounding."""
    if isinstance(kind, contract.Table | contract.Mapping):
        return replace(kind, tolerance=min(kind.tolerance, WORKED_OUT_ALIKE), tolerances={})
    return kind


def _covered(
    question: contract.Question,
    taken: MappingABC[str, Any],
    wrong: MappingABC[str, Comparison],
    expected: Expected,
    mistake: Mistake,
    partly: bool,
    closely: bool,
) -> set[tuple[str, str]]:
    """The parts that ``mistake`` gets wrong, if these answers get them wrong in the same way; else nothing.

    ``partly`` asks for the numbers among them that are wrong in the same way, whatever the others are, if all are
    wrong: two such numbers do not agree by chance, as two counts or names may. ``closely`` asks for no more than
    rounding between two numbers: of standard errors, say, many lie within two per cent of each other.
    """
    covers: set[tuple[str, str]] = set()
    for name, kind in question.answers.items():
        yielded = mistake.answers.get(name)
        if isinstance(yielded, Mismatch) and yielded.code not in UNANSWERED:
            if not yielded.same_as(taken[name]):
                return set()
            covers |= set() if partly else {(name, "")}
        if yielded is None or isinstance(yielded, Mismatch):
            continue
        parts = _wrong_parts(kind, _compared(question, name, mistake.answers, expected))
        if not parts:
            continue
        if name not in wrong:
            return set()
        alike = _strict(kind) if closely else kind
        same = compare(alike, taken[name], mistake.answers[name]).right
        if isinstance(kind, contract.Figure):  # of form it is only known whether it is right
            same |= {part: not wrong[name].right[part] for part in kind.parts if part != "data"}
        if partly:
            if any(wrong[name].right[part] for part in parts):
                return set()
            parts &= {part for part in _numbers(kind) if same[part]}
        elif not all(same[part] for part in parts):
            return set()
        covers |= {(name, part) for part in parts}
    return covers
