"""What a lab's notebook uses: ``check, given = open_lab(name, population)``."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import io
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping as MappingABC
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Protocol

from labs.checking import contract
from labs.checking.judge import judge, take_answers
from labs.checking.pack import REMAKE, Expected, Given, PackError, as_pandas, read_expected, read_given
from labs.checking.stale import StaleAnswers
from labs.checking.verdict import Verdict

LABS = Path(__file__).resolve().parents[1]


class Checker(Protocol):
    """Takes the place of a notebook's own session, for those who run a lab's cells themselves."""

    def check(self, question_id: str, namespace: MappingABC[str, Any]) -> Any: ...
    def given(self, name: str) -> Any: ...


_in_charge: ContextVar[Checker | None] = ContextVar("checker", default=None)


@contextlib.contextmanager
def checker_in_charge(checker: Checker) -> Iterator[None]:
    """While this lasts, ``open_lab`` hands out ``checker``'s functions: used to run the answer banks."""
    token = _in_charge.set(checker)
    try:
        yield
    finally:
        _in_charge.reset(token)


def read_lab(name: str, labs: Path = LABS) -> contract.Lab:
    """The declarations in the ``questions.py`` of the lab called ``name``."""
    path = labs / name / "questions.py"
    if not path.is_file():
        known = ", ".join(sorted(folder.parent.name for folder in labs.glob("*/questions.py")))
        raise PackError(f"there is no lab called {name!r}; there are: {known}")
    module_name = f"labs_questions_{hashlib.sha256(str(path).encode()).hexdigest()[:12]}"
    spec = importlib.util.spec_from_file_location(module_name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module
    try:
        spec.loader.exec_module(module)
        lab = module.LAB
        if not isinstance(lab, contract.Lab):
            raise TypeError("LAB is no Lab")
    except contract.ContractError:
        raise
    except Exception as error:
        raise contract.ContractError(f"{path} cannot be read: {type(error).__name__}: {error}") from error
    if lab.name != name:
        raise contract.ContractError(f"{path} calls its lab {lab.name!r}")
    return lab


def input_seed(population: str) -> int:
    """Seed for the inputs on which functions are tried: fixed for a population."""
    return int(hashlib.sha256(f"inputs {population}".encode()).hexdigest()[:12], 16)


class Session:
    """One learner's notebook at work on one lab and one population."""

    def __init__(self, lab: contract.Lab, given: Given, expected: Expected | None) -> None:
        self.lab = lab
        self._given = given
        self._expected = expected

    def check(self, question_id: str, namespace: MappingABC[str, Any]) -> Verdict:
        question = self.lab.question(question_id)
        with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
            # nbgrader gives no points to a test cell that prints to stderr, whoever printed: a learner's
            # function that logs or warns must not lose its points.
            warnings.simplefilter("ignore")
            taken = take_answers(question, namespace, input_seed(self._given.population))
            return judge(question, taken, self._expected)

    def given(self, name: str) -> Any:
        if name in self._given.parameters:
            return self._given.parameters[name]
        if name not in self._given.answers:
            known = ", ".join([*self._given.parameters, *self._given.answers])
            raise PackError(f"nothing called {name!r} is given in this lab; given are: {known}")
        return as_pandas(self._given.answers[name], self.lab.question_of(name).answers[name])


def answers_folder(population_folder: str | Path, lab: str) -> Path:
    """Where a population keeps the packs of ``lab``."""
    return Path(population_folder) / "answers" / lab


def open_session(name: str, population: MappingABC[str, Any], labs: Path = LABS) -> Session:
    """A session on the packs in the population's folder; without ``expected.npz`` only forms are judged."""
    folder = answers_folder(population["folder"], name)
    given = read_given(folder / "given.npz")
    expected_path = folder / "expected.npz"
    expected = read_expected(expected_path) if expected_path.exists() else None
    for pack in (given, expected):
        if pack is not None and pack.population != population["population"]:
            raise PackError(f"the packs in {folder} belong to other data: {REMAKE}")
    return Session(read_lab(name, labs), given, expected)


def open_lab(name: str, population: MappingABC[str, Any]) -> tuple[Callable[..., Any], Callable[[str], Any]]:
    """``check`` and ``given`` for the lab called ``name`` on ``population`` (``synthetic_data.population()``).

    ``check(question, answer, ...)`` names a question and its answers, as text, and returns the verdict on what
    those names stand for at that moment. ``given(name)`` returns a fresh copy of a correct input, made from
    another population, or a parameter of the lab.
    """
    checker = _in_charge.get()
    if checker is None:
        session = open_session(name, population)
        StaleAnswers(answer for question in session.lab.questions for answer in question.answers).watch()
        checker = session

    def check(question_id: str, *answers: str) -> Any:
        """The verdict on the named answers as they stand now. The names say what is handed over."""
        return checker.check(question_id, sys._getframe(1).f_globals)

    return check, checker.given
