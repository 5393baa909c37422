"""Make a lab's packs for a population: the given inputs, the expected answers and the mistakes'."""

from __future__ import annotations

import contextlib
import random
import tempfile
from collections.abc import Iterable, Iterator, Mapping as MappingABC
from pathlib import Path
from typing import Any

from tqdm import tqdm

import synthetic_data
from labs.authoring.bank import read_bank
from labs.authoring.run import Runner, population_in_use
from labs.authoring.source import LabSource
from labs.checking.compare import compare
from labs.checking.contract import ContractError, Kind
from labs.checking.message import in_words
from labs.checking.normalise import Mismatch
from labs.checking.pack import Expected, Given, Mistake

#: People in the population that given inputs are made from. Nothing is estimated from it, but rare cases, such as
#: somebody who works in the last five days of a tax year only, must be there.
GIVEN_PEOPLE = 5_000


def draw_parameters(source: LabSource, secret: bytes | None) -> dict[str, Any]:
    """The lab's parameters: on learners' data the first of each, at marking drawn from the course's secret."""
    parameters = source.lab.parameters
    if secret is None:
        return {name: values[0] for name, values in parameters.items()}
    draw = random.Random(secret + source.lab.name.encode())
    return {name: draw.choice(values) for name, values in parameters.items()}


def another_secret(source: LabSource) -> bytes:
    """A secret that draws other parameters than learners see, if the lab has any to draw."""
    seen = draw_parameters(source, None)
    more = any(len(set(values)) > 1 for values in source.lab.parameters.values())
    secrets = (number.to_bytes(16, "big") for number in range(1_000))
    return next(secret for secret in secrets if not more or draw_parameters(source, secret) != seen)


def run_reference(
    source: LabSource, population: Path, given_population: Path, secret: bytes | None = None
) -> tuple[Given, Runner]:
    """The inputs that questions start from, made on ``given_population``, and the reference run with them."""
    parameters = draw_parameters(source, secret)
    with population_in_use(population):
        identity = synthetic_data.population()["population"]
    on_given = Runner(source, given_population, parameters, given=None)
    given = Given(identity, parameters, _flat(source, on_given.reference))
    return given, Runner(source, population, parameters, given)


def expected_of(source: LabSource, runner: Runner, mistakes: Iterable[Mistake] = ()) -> Expected:
    """What the reference yields, and the mistakes to be told from it.

    Raises ``ContractError`` if an answer of the reference does not fit its declaration.
    """
    return Expected(runner.identity, _flat(source, runner.reference), tuple(mistakes))


def make_packs(
    source: LabSource,
    population: Path,
    given_population: Path,
    secret: bytes | None = None,
    progress: bool = False,
) -> tuple[Given, Expected]:
    """What the lab's reference and its mistakes yield on ``population``.

    ``given_population`` is another one, so that no given input answers a question. Raises ``ContractError``
    if the reference fails or a mistake that is not rare cannot be told from the right answer there.
    """
    given, runner = run_reference(source, population, given_population, secret)
    answers = expected_of(source, runner).answers
    mistakes = []
    wrong = [answer for answer in read_bank(source) if answer.wrong]
    for answer in tqdm(wrong, desc=source.lab.name, unit=" answer", leave=False, disable=not progress):
        yielded = runner.answers(answer.cells)
        by_name = {name: value for taken in yielded.values() for name, value in taken.items()}
        mistake = Mistake(answer.name, answer.messages, by_name)
        if _differs(source, mistake, answers):
            mistakes.append(mistake)
        elif not answer.rare:
            raise ContractError(
                f"{source.lab.name}: on this population the mistake {mistake.name!r} gives a right answer: "
                "use a larger population"
            )
    return given, expected_of(source, runner, mistakes)


def _flat(source: LabSource, by_question: MappingABC[str, dict[str, Any]]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for question in source.lab.questions:
        for name, value in by_question[question.id].items():
            if isinstance(value, Mismatch):
                raise ContractError(f"{source.lab.name}: the reference's {in_words(value, name)}")
            flat[name] = value
    return flat


def _differs(source: LabSource, mistake: Mistake, answers: MappingABC[str, Any]) -> bool:
    """Whether a mistake gives a wrong answer to each question that it has a message for."""

    def wrong(name: str, kind: Kind) -> bool:
        value = mistake.answers[name]
        return isinstance(value, Mismatch) or not compare(kind, value, answers[name]).right[""]

    return all(
        any(wrong(name, kind) for name, kind in source.lab.question(question_id).answers.items())
        for question_id in mistake.messages
    )


@contextlib.contextmanager
def temporary_population(seed: int) -> Iterator[Path]:
    """The folder of a population of ``GIVEN_PEOPLE``, which is gone at the end."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "leo"
        synthetic_data.generate(GIVEN_PEOPLE, seed, out, record_seed=False, progress=False)
        yield out
