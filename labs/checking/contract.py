"""What a question asks a learner to hand over: names, kinds, columns, keys and points.

A lab's ``questions.py`` is a list of these declarations. Everything else is derived from them: the note on
top of a learner's cell, the first half of the visible check, the list of values taken out of a kernel at
marking, and the parts for which points are given.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping as MappingABC
from dataclasses import dataclass, field
from typing import Any

import numpy as np

#: Types a value or a table's column can be declared as. Any pandas, polars, Arrow or Python type that holds
#: such values is accepted (see ``normalise``).
VALUE_TYPES = ("text", "integer", "number", "boolean", "date", "month")

#: Largest relative difference between a learner's number and the expected one, unless a question says otherwise.
#: Whole numbers, dates and months must be equal.
DEFAULT_TOLERANCE = 1e-6


class ContractError(ValueError):
    """A question is declared wrongly: for authors, never shown to a learner."""


def _require_type(value_type: str, where: str) -> None:
    if value_type not in VALUE_TYPES:
        raise ContractError(f"{where}: type {value_type!r} is not one of {', '.join(VALUE_TYPES)}")


def _require_parts(named: Iterable[str], parts: tuple[str, ...]) -> None:
    unknown = sorted(set(named) - set(parts))
    if unknown:
        raise ContractError(f"a tolerance for {', '.join(unknown)}, but there is no such part")


@dataclass(frozen=True)
class Table:
    """A table with one row per ``one_row_per``, identified by ``key``.

    ``columns`` maps each required column to its type. Further columns, any row order, any index and any
    letter case of column names are accepted. Parts: ``rows`` (the set of keys) and each column outside the key.
    ``tolerances`` are those of single columns, where they are not ``tolerance``.
    """

    one_row_per: str
    columns: dict[str, str]
    key: tuple[str, ...]
    tolerance: float = DEFAULT_TOLERANCE
    tolerances: MappingABC[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for column, value_type in self.columns.items():
            _require_type(value_type, f"column {column}")
        if not self.key or not set(self.key) <= set(self.columns):
            raise ContractError(f"the key {self.key} must name declared columns")
        _require_parts(self.tolerances, self.parts)

    @property
    def parts(self) -> tuple[str, ...]:
        return ("rows", *(column for column in self.columns if column not in self.key))

    def describe(self) -> list[str]:
        lines = [f"a table with one row per {self.one_row_per}"]
        width = max(len(column) for column in self.columns)
        for column, value_type in self.columns.items():
            lines.append(f"  {column:<{width}}  {value_type}{', key' if column in self.key else ''}")
        return lines


@dataclass(frozen=True)
class Number:
    """One number, in ``unit``; ``whole`` if only a whole number makes sense."""

    unit: str = ""
    whole: bool = False
    tolerance: float = DEFAULT_TOLERANCE
    parts: tuple[str, ...] = ()

    def describe(self) -> list[str]:
        return [f"a {'whole ' if self.whole else ''}number{f' ({self.unit})' if self.unit else ''}"]


@dataclass(frozen=True)
class Text:
    """A piece of text; capitals and outer spaces do not matter. ``choices`` lists the allowed answers, if few."""

    choices: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    def describe(self) -> list[str]:
        return ["a text" + (f", one of {', '.join(map(repr, self.choices))}" if self.choices else "")]


@dataclass(frozen=True)
class Boolean:
    """True or False."""

    parts: tuple[str, ...] = ()

    def describe(self) -> list[str]:
        return ["True or False"]


@dataclass(frozen=True)
class List:
    """Several values of one type; the order counts only if ``ordered``."""

    of: str = "text"
    ordered: bool = False
    tolerance: float = DEFAULT_TOLERANCE
    parts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _require_type(self.of, "list")

    def describe(self) -> list[str]:
        return [f"a list of {self.of} values, {'in order' if self.ordered else 'in any order'}"]


@dataclass(frozen=True)
class Mapping:
    """Values by name: a dict, or a Series whose index holds the names. Parts: each of ``keys``.

    ``tolerances`` are those of single keys, where they are not ``tolerance``.
    """

    keys: tuple[str, ...]
    of: str = "number"
    unit: str = ""
    tolerance: float = DEFAULT_TOLERANCE
    tolerances: MappingABC[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _require_type(self.of, "mapping")
        _require_parts(self.tolerances, self.keys)

    @property
    def parts(self) -> tuple[str, ...]:
        return self.keys

    def describe(self) -> list[str]:
        unit = f" ({self.unit})" if self.unit else ""
        return [f"a dict of {self.of} values{unit} with the keys {', '.join(map(repr, self.keys))}"]


@dataclass(frozen=True)
class Figure:
    """A matplotlib figure, axes or seaborn grid, judged by what it draws and says.

    ``marks`` is what carries the data: lines, bars or points. ``x_label`` and ``y_label`` are words of which
    the axis label must hold at least one (units, mostly). ``second_channel`` asks that several series differ
    in more than colour: line style, marker or a text for each in the picture. ``names`` asks for a legend, or such
    texts, ``from_zero`` for an upright axis that does not cut off the bottom. Parts: data, x_label, y_label, and, if
    asked for, channel, names and zero.

    ``shows`` says what a figure draws of a table that the same question asks for: the table's name, the column from
    left to right, and the columns that are series. Who draws a wrong table rightly then keeps the figure's points.
    """

    marks: str = "lines"
    x_label: tuple[str, ...] = ()
    y_label: tuple[str, ...] = ()
    second_channel: bool = False
    names: bool = False
    from_zero: bool = False
    shows: tuple[str, str, tuple[str, ...]] | None = None
    tolerance: float = 1e-3

    def __post_init__(self) -> None:
        if self.marks not in ("lines", "bars", "points"):
            raise ContractError(f"a figure's marks are lines, bars or points, not {self.marks!r}")

    @property
    def parts(self) -> tuple[str, ...]:
        return (
            *("data", "x_label", "y_label"),
            *(("channel",) if self.second_channel else ()),
            *(("names",) if self.names else ()),
            *(("zero",) if self.from_zero else ()),
        )

    def describe(self) -> list[str]:
        lines = [f"a figure that shows its data as {self.marks}"]
        for axis, words in (("x", self.x_label), ("y", self.y_label)):
            lines.append(f"  {axis} axis labelled" + (f" (a word of: {', '.join(words)})" if words else ""))
        if self.second_channel:
            lines.append("  series told apart by more than colour")
        if self.names:
            lines.append("  each series named in a legend or beside it")
        if self.from_zero:
            lines.append("  y axis begins at zero")
        return lines


#: Named inputs for a function, drawn from the generator it is given, so that they change with the population.
Inputs = Callable[[np.random.Generator], dict[str, dict[str, Any]]]


@dataclass(frozen=True)
class Function:
    """A function with ``signature`` that ``returns`` one of the kinds above.

    ``tried_on`` makes the named inputs it is called with: each call gets fresh copies. Parts: each input's name.
    """

    signature: str
    returns: Table | Number | Text | Boolean | List | Mapping
    tried_on: Inputs

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.tried_on(np.random.default_rng(0)))

    def parameters(self) -> tuple[str, ...]:
        """Names of the arguments in the declared signature."""
        names: dict[str, Any] = {}
        exec(f"def declared({self.signature}): ...", names)
        return tuple(inspect.signature(names["declared"]).parameters)

    def describe(self) -> list[str]:
        first, *rest = self.returns.describe()
        return [f"a function of ({self.signature}) that returns {first}", *rest]


Kind = Table | Number | Text | Boolean | List | Mapping | Figure | Function


@dataclass(frozen=True)
class Question:
    """One autograded question.

    ``answers`` maps each name the learner must define to its kind. ``points`` maps a part to its points: the
    name of an answer (all of it or nothing), or ``name.part`` (see each kind for its parts). ``book`` is the
    page and section that teaches it, such as ``employment-spells.html#clip-to-a-window``. ``core`` marks the
    questions of the short route for workshops.
    """

    id: str
    title: str
    answers: MappingABC[str, Kind]
    points: MappingABC[str, float]
    book: str
    minutes: int = 5
    core: bool = True

    def __post_init__(self) -> None:
        for name in self.answers:
            if not name.isidentifier():
                raise ContractError(f"{self.id}: {name!r} cannot be a variable's name")
        for part, points in self.points.items():
            name, _, aspect = part.partition(".")
            if name not in self.answers:
                raise ContractError(f"{self.id}: points for {part!r}, but no answer has that name")
            if aspect and aspect not in self.answers[name].parts:
                raise ContractError(f"{self.id}: {name} has no part {aspect!r}")
            if not points > 0:
                raise ContractError(f"{self.id}: the points of {part!r} must be above 0")
        for name, kind in self.answers.items():
            if isinstance(kind, Figure) and kind.shows:
                table, x, series = kind.shows
                columns = getattr(self.answers.get(table), "columns", {})
                if not {x, *series} <= set(columns):
                    raise ContractError(f"{self.id}: {name} shows columns that no table {table!r} here has")
        unpaid = set(self.answers) - {part.partition(".")[0] for part in self.points}
        if unpaid:
            raise ContractError(f"{self.id}: no points for {', '.join(sorted(unpaid))}")

    @property
    def max(self) -> float:
        return float(sum(self.points.values()))

    def describe(self) -> str:
        """The note that stands on top of the learner's cell, as comment lines."""
        lines = [f"# {self.title} ({self.max:g} point{'' if self.max == 1 else 's'}). Hand over:"]
        for name, kind in self.answers.items():
            first, *rest = kind.describe()
            lines += [f"#   {name}: {first}", *(f"#   {line}" for line in rest)]
        return "\n".join(lines)


@dataclass(frozen=True)
class Written:
    """A written answer, marked by hand: ``rubric`` gives points and what earns them."""

    id: str
    title: str
    rubric: tuple[tuple[float, str], ...]
    minutes: int = 5

    @property
    def max(self) -> float:
        return float(sum(points for points, _ in self.rubric))


@dataclass(frozen=True)
class Lab:
    """A lab's questions, written answers and parameters.

    ``parameters`` maps a name to its possible values. On the population that learners see the first is used;
    at marking one is drawn from the course's secret, so that an answer typed in by hand does not fit.
    """

    name: str
    title: str
    questions: tuple[Question, ...]
    written: tuple[Written, ...] = ()
    parameters: MappingABC[str, tuple[Any, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ids = [question.id for question in self.questions] + [written.id for written in self.written]
        names = [name for question in self.questions for name in question.answers]
        for what, values in (("question id", ids), ("answer name", names)):
            twice = sorted({value for value in values if values.count(value) > 1})
            if twice:
                raise ContractError(f"{self.name}: {what} used twice: {', '.join(twice)}")

    def question(self, question_id: str) -> Question:
        for question in self.questions:
            if question.id == question_id:
                return question
        raise ContractError(f"{self.name} has no question {question_id!r}")

    def question_of(self, answer: str) -> Question:
        """The question that asks for ``answer``."""
        for question in self.questions:
            if answer in question.answers:
                return question
        raise ContractError(f"{self.name} has no answer {answer!r}")
