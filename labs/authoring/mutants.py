"""Try a lab's mutants: references with one small mistake each, which the check must not take for right.

A mutant that earns every point on two populations, with two sets of parameters, survives. It either shows a
hole in the check, to be mended, or changes nothing that a check could see, and then the lab's ``notes.md`` says
why, under the heading "Surviving mutants", in an item of a list::

    - **open-ends**, comparison: `closed["open"] = year == 9999` becomes `closed["open"] = year >= 9999`. No
      year is later than 9999.
"""

from __future__ import annotations

import contextlib
import re
import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from labs.authoring.mutate import Mutant, mutants_of
from labs.authoring.packs import another_secret, expected_of, run_reference
from labs.authoring.run import Runner
from labs.authoring.source import LabSource
from labs.checking.contract import ContractError, Table
from labs.checking.judge import judge
from labs.checking.normalise import Mismatch, NormalCalls
from labs.checking.pack import Expected

#: Share of a lab's mutants that its checks must catch.
ENOUGH = 0.95
#: Seconds that a mutant may take before it is broken off as endless.
PATIENCE = 10.0
#: Mutants tried of one question. Where there are more, they are taken evenly from all over its reference.
MOST = 80

HEADING = "## Surviving mutants"
_ITEM = re.compile(
    r"\*\*(?P<question>[\w-]+)\*\*, (?P<operator>[\w /-]+): (?P<line>`[^`]+`) becomes (?P<rest>.+)"
)
_BECOMES = re.compile(r"`([^`]+)`(, | or |[.:] ?)?")


@dataclass(frozen=True)
class Outcome:
    """How a mutant fared: ``caught`` (it lost points), ``survived``, ``stopped`` (by an exception), ``endless``."""

    mutant: Mutant
    fate: str

    @property
    def counts(self) -> bool:
        """Whether it says anything about the check: who stops or never ends needs no check to see it."""
        return self.fate in ("caught", "survived")


@dataclass(frozen=True)
class Trial:
    """A lab on one population, ready for answers."""

    runner: Runner
    expected: Expected


def trials(source: LabSource, population: Path, other: Path) -> list[Trial]:
    """The lab as learners see it, and with people and parameters exchanged."""
    made = []
    for here, there, secret in ((population, other, None), (other, population, another_secret(source))):
        _, runner = run_reference(source, here, there, secret)
        made.append(Trial(runner, expected_of(source, runner)))
    return made


def lab_mutants(source: LabSource) -> list[Mutant]:
    """The mutants of each question's reference, at most ``MOST`` of one."""
    types = {
        column: value_type
        for question in source.lab.questions
        for kind in question.answers.values()
        if isinstance(kind, Table)
        for column, value_type in kind.columns.items()
    }
    chosen = []
    for question in source.lab.questions:
        found = mutants_of(question.id, source.solution(question.id), types)
        keep = min(len(found), MOST)
        chosen += [found[number * len(found) // keep] for number in range(keep)]
    return chosen


def try_mutants(
    source: LabSource, trials: Sequence[Trial], progress: bool = False, patience: float = PATIENCE
) -> list[Outcome]:
    """How each of the lab's mutants fares. It survives if it earns every point in all ``trials``."""
    mutants = lab_mutants(source)
    bar = tqdm(mutants, desc=f"{source.lab.name}: mutants", unit="", leave=False, disable=not progress)
    return [Outcome(mutant, _fate(source, mutant, trials, patience)) for mutant in bar]


def _fate(source: LabSource, mutant: Mutant, trials: Sequence[Trial], patience: float) -> str:
    question = source.lab.question(mutant.question)
    for trial in trials:
        try:
            with _time_limit(patience):
                taken = trial.runner.answers({mutant.question: mutant.code})[mutant.question]
        except _Endless:
            return "endless"
        if judge(question, taken, trial.expected).score < question.max:
            return "stopped" if trial.runner.stopped or any(map(_always_stops, taken.values())) else "caught"
    return "survived"


def _always_stops(answer: Any) -> bool:
    """Whether it is a function that stops with an exception whatever it is tried on."""
    return isinstance(answer, NormalCalls) and all(
        isinstance(result, Mismatch) and result.code == "raised" for result in answer.results.values()
    )


class _Endless(BaseException):
    """Not an ``Exception``, so that no answer's code can catch it and go on."""


@contextlib.contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Break off what takes longer. Without limit where the system has no alarm, or outside the main thread."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(*_: Any) -> None:
        raise _Endless

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


# --- survivors and their reasons ---------------------------------------------------------------------------


def explained(source: LabSource) -> dict[tuple[str, str, str, str], str]:
    """The reasons in the lab's notes, by the names of the mutants that they are about.

    Raises ``ContractError`` on an item that cannot be read.
    """
    notes = source.folder / "notes.md"
    text = notes.read_text(encoding="utf-8") if notes.exists() else ""
    _, _, section = text.partition(f"\n{HEADING}\n")
    section = section.partition("\n## ")[0]
    reasons: dict[tuple[str, str, str, str], str] = {}
    for raw in re.split(r"^- ", section, flags=re.MULTILINE)[1:]:
        item = " ".join(raw.partition("\n\n")[0].split())
        found = _ITEM.fullmatch(item)
        forms, reason = _forms_and_reason(found["rest"]) if found else ([], "")
        if not found or not forms or not reason:
            raise ContractError(
                f"{source.lab.name}/notes.md: '{item[:60]}' does not read "
                "**question**, operator: `line` becomes `line`. Reason."
            )
        for form in forms:
            reasons[found["question"], found["operator"], found["line"].strip("`"), form] = reason
    return reasons


def _forms_and_reason(rest: str) -> tuple[list[str], str]:
    """Several forms may share a reason: `a`, `b` or `c`. Reason."""
    forms = []
    while found := _BECOMES.match(rest):
        forms.append(found[1])
        rest = rest[found.end() :]
        if not (found[2] or "").startswith((",", " or")):
            break
    return forms, rest


def as_item(mutant: Mutant, reason: str = "REASON") -> str:
    """The item for the lab's notes that explains a survivor."""
    return f"- **{mutant.question}**, {mutant.operator}: `{mutant.line}` becomes `{mutant.becomes}`. {reason}"


def complaints(source: LabSource, outcomes: Iterable[Outcome]) -> list[str]:
    """What is amiss with a lab's mutants, in words for its author; an empty list if nothing."""
    outcomes = list(outcomes)
    reasons = explained(source)
    survivors = [outcome.mutant for outcome in outcomes if outcome.fate == "survived"]
    found = [
        f"survives without an explanation in notes.md under '{HEADING}': {as_item(mutant)}"
        for mutant in survivors
        if mutant.name not in reasons
    ]
    alive = {mutant.name for mutant in survivors}
    found += [
        f"explained in notes.md, but no survivor: {question}, {operator}: `{line}` becomes `{becomes}`"
        for question, operator, line, becomes in reasons
        if (question, operator, line, becomes) not in alive
    ]
    counted = sum(outcome.counts for outcome in outcomes)
    if counted and (caught := 1 - len(survivors) / counted) < ENOUGH:
        found.append(f"only {caught:.1%} of {counted} mutants are caught, fewer than {ENOUGH:.0%}")
    return found
