"""Small mistakes made on purpose in a piece of code, one at a time, from its syntax tree.

Each is a change of the text in one place, so that everything around it stays as its author wrote it. What is
changed is what goes wrong in analyses of records: a comparison, a number, a date, a filter, a column, a join,
the way values are summed up. How many there are depends on the code alone: no chance is involved.
"""

from __future__ import annotations

import ast
import datetime as dt
import io
import re
import tokenize
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

_SYMBOLS: dict[type, str] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
    ast.BitAnd: "&", ast.BitOr: "|", ast.And: "and", ast.Or: "or",
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%",
}  # fmt: skip

#: A comparison's neighbour (a boundary case) and its opposite.
_COMPARISONS = {
    "<": ("<=", ">="),
    "<=": ("<", ">"),
    ">": (">=", "<="),
    ">=": (">", "<"),
    "==": ("!=",),
    "!=": ("==",),
}
_ARITHMETIC = {"+": "-", "-": "+", "*": "/", "/": "*", "//": "%", "%": "//"}
_BOOLEAN = {"&": "|", "|": "&", "and": "or", "or": "and"}

#: Methods and names of summaries, each with those it is mistaken for.
_SWAPS: dict[str, tuple[str, ...]] = {
    "sum": ("mean", "count"),
    "mean": ("sum", "median"),
    "median": ("mean",),
    "count": ("size", "nunique"),
    "size": ("nunique",),
    "nunique": ("count", "size"),
    "min": ("max",),
    "max": ("min",),
    "first": ("last",),
    "last": ("first",),
    "head": ("tail",),
    "tail": ("head",),
    "any": ("all",),
    "all": ("any",),
    "cummax": ("cummin",),
    "cummin": ("cummax",),
    "cumsum": ("cumcount",),
    "idxmin": ("idxmax",),
    "idxmax": ("idxmin",),
    "floor": ("ceil",),
    "ceil": ("floor",),
    "ffill": ("bfill",),
    "bfill": ("ffill",),
    "std": ("var",),
    "var": ("std",),
}
#: Methods and attributes that say the opposite of each other.
_OPPOSITES = {
    "isna": "notna",
    "notna": "isna",
    "where": "mask",
    "mask": "where",
    "start_time": "end_time",
    "end_time": "start_time",
}
_DROPPED = (
    "drop_duplicates", "fillna", "sort_values", "sort_index", "dropna", "clip", "where", "mask", "abs",
    "round", "shift", "normalize", "cummax", "cummin", "cumsum",
)  # fmt: skip
_JOINS = {
    "inner": ("left", "outer"),
    "left": ("inner", "outer"),
    "right": ("inner", "outer"),
    "outer": ("inner", "left"),
}
_KEYWORDS = {"lower": "upper", "upper": "lower"}
#: Methods that yield a condition, which can stand as a filter.
_CONDITIONS = {
    "isin",
    "isna",
    "notna",
    "between",
    "eq",
    "ne",
    "lt",
    "le",
    "gt",
    "ge",
    "duplicated",
    "startswith",
}
#: Methods whose text arguments name columns.
_BY_COLUMN = {
    "groupby",
    "sort_values",
    "drop_duplicates",
    "dropna",
    "merge",
    "duplicated",
    "set_index",
    "pivot",
}
#: Arguments and calls whose numbers say how something is laid out or looks, not what is worked out or shown.
_LAYOUT = {
    "axis", "ignore_index", "as_index", "numeric_only", "inplace", "validate", "figsize", "alpha", "linewidth",
    "lw", "markersize", "fontsize", "rotation", "zorder", "color",
}  # fmt: skip
_DECORATION = {"subplots", "figure", "axvline", "axhline", "axvspan", "axhspan", "legend", "annotate", "text"}


@dataclass(frozen=True)
class Mutant:
    """``code`` is a question's reference with one change: its ``line`` became ``becomes`` by ``operator``.

    The four texts other than the code name the mutant; line numbers and comments play no part, so that it
    keeps its name when something above it moves.
    """

    question: str
    operator: str
    line: str
    becomes: str
    code: str

    @property
    def name(self) -> tuple[str, str, str, str]:
        return self.question, self.operator, self.line, self.becomes


@dataclass(frozen=True)
class _Edit:
    operator: str
    start: int
    end: int
    text: str


def mutants_of(question: str, code: str, column_types: Mapping[str, str] | None = None) -> list[Mutant]:
    """Every mutant of ``code``, the reference of ``question``, in the order of the text.

    ``column_types`` are the declared types of the lab's columns: a column is swapped with others of its type.
    Raises ``SyntaxError`` if the code is not Python.
    """
    code = _without_comments(code)
    unchanged = ast.dump(ast.parse(code))
    found: dict[str, Mutant] = {}
    for edit in sorted(_Edits(code, column_types or {}).all(), key=lambda edit: (edit.start, edit.end)):
        content = code.encode()
        changed = (content[: edit.start] + edit.text.encode() + content[edit.end :]).decode()
        try:
            if ast.dump(ast.parse(changed)) == unchanged:
                continue
        except SyntaxError:
            continue
        line, becomes = _changed_lines(code, changed)
        found.setdefault(changed, Mutant(question, edit.operator, line, becomes, changed))
    return list(found.values())


def _without_comments(code: str) -> str:
    lines = code.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column].rstrip()
    return "\n".join(line for line in lines if line.strip()) + "\n"


def _changed_lines(before: str, after: str) -> tuple[str, str]:
    """The lines that differ, before and after, as one line each."""
    old, new = before.splitlines(), after.splitlines()
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return " ".join(" ".join(old).split()), " ".join(" ".join(new).split())


class _Edits:
    """Finds the places of a piece of code that can be changed."""

    def __init__(self, code: str, column_types: Mapping[str, str]) -> None:
        self.tree = ast.parse(code)
        self.content = code.encode()
        self.line_starts = [0]
        for line in self.content.splitlines(keepends=True):
            self.line_starts.append(self.line_starts[-1] + len(line))
        self.parents = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}
        self.conditions = self._named_conditions()
        self.columns = self._columns_read()
        self.column_types = column_types

    def all(self) -> Iterator[_Edit]:
        for node in ast.walk(self.tree):
            if self._is_well_placed(node) and not self._is_looks(node):
                for kind, find in self._finders().items():
                    if isinstance(node, kind):
                        yield from find(node)

    def _finders(self) -> dict[type, Callable[..., Iterator[_Edit]]]:
        return {
            ast.Compare: self._comparison,
            ast.BinOp: self._binary,
            ast.BoolOp: self._boolean,
            ast.UnaryOp: self._unary,
            ast.Constant: self._constant,
            ast.Subscript: self._filter,
            ast.Attribute: self._attribute,
            ast.Call: self._call,
            ast.keyword: self._keyword,
            ast.If: self._branch,
            ast.comprehension: self._comprehension,
        }

    # --- where things stand -------------------------------------------------------------------------------

    def _span(self, node: ast.expr | ast.keyword) -> tuple[int, int]:
        assert node.end_lineno is not None and node.end_col_offset is not None
        start = self.line_starts[node.lineno - 1] + node.col_offset
        return start, self.line_starts[node.end_lineno - 1] + node.end_col_offset

    def _text(self, node: ast.expr) -> str:
        start, end = self._span(node)
        return self.content[start:end].decode()

    def _replace(self, operator: str, node: ast.expr, text: str) -> _Edit:
        return _Edit(operator, *self._span(node), text)

    def _between(self, operator: str, left: ast.expr, right: ast.expr, old: str, new: str) -> _Edit:
        """Replace the symbol that stands between two expressions."""
        start = self.content.index(old.encode(), self._span(left)[1], self._span(right)[0])
        return _Edit(operator, start, start + len(old), new)

    def _around(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes that a node stands in, inside its statement."""
        outer = self.parents.get(node)
        while outer is not None and not isinstance(outer, ast.stmt):
            yield outer
            outer = self.parents.get(outer)

    def _is_well_placed(self, node: ast.AST) -> bool:
        """Inside an f-string some versions of Python do not say right where a node stands: leave those alone."""
        if not isinstance(node, ast.expr) or not any(
            isinstance(o, ast.JoinedStr) for o in self._around(node)
        ):
            return True
        if isinstance(self.parents[node], ast.JoinedStr):
            return False
        try:
            here = ast.parse(f"({self._text(node)})", mode="eval").body
        except (SyntaxError, UnicodeDecodeError):
            return False
        return ast.dump(here) == ast.dump(node)

    def _is_looks(self, node: ast.AST) -> bool:
        """Whether a node says how something is laid out or looks."""
        return any(
            (isinstance(outer, ast.keyword) and outer.arg in _LAYOUT)
            or (isinstance(outer, ast.Call) and _name_called(outer) in _DECORATION)
            for outer in self._around(node)
        )

    # --- what is a condition, what is a column ------------------------------------------------------------

    def _named_conditions(self) -> set[str]:
        names: set[str] = set()
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.Assign):
                continue
            for target in node.targets:
                pairs = [(target, node.value)]
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs = list(zip(target.elts, node.value.elts, strict=False))
                names |= {t.id for t, v in pairs if isinstance(t, ast.Name) and self._is_condition(v, names)}
        return names

    def _is_condition(self, node: ast.expr, names: set[str]) -> bool:
        if isinstance(node, ast.Compare):
            return True
        if isinstance(node, ast.Name):
            return node.id in names
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd | ast.BitOr):
            return self._is_condition(node.left, names) or self._is_condition(node.right, names)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert | ast.Not):
            return True
        return isinstance(node, ast.Call) and _name_called(node) in _CONDITIONS

    def _columns_read(self) -> dict[ast.Constant, None]:
        """Every text that names a column which is read."""
        found: dict[ast.Constant, None] = {}
        for node in ast.walk(self.tree):
            inside: list[ast.expr] = []
            if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
                inside = [node.slice]
            elif isinstance(node, ast.Call) and _name_called(node) in _BY_COLUMN:
                inside = [*node.args, *(k.value for k in node.keywords if k.arg in ("on", "by", "subset"))]
            for outer in inside:
                parts = outer.elts if isinstance(outer, ast.List | ast.Tuple) else [outer]
                for part in parts:
                    if isinstance(part, ast.Constant) and isinstance(part.value, str) and not _is_date(part):
                        found[part] = None
        return found

    # --- the operators ------------------------------------------------------------------------------------

    def _comparison(self, node: ast.Compare) -> Iterator[_Edit]:
        left = node.left
        for op, right in zip(node.ops, node.comparators, strict=True):
            symbol = _SYMBOLS.get(type(op), "")
            for other in _COMPARISONS.get(symbol, ()):
                yield self._between("comparison", left, right, symbol, other)
            left = right

    def _binary(self, node: ast.BinOp) -> Iterator[_Edit]:
        symbol = _SYMBOLS.get(type(node.op), "")
        if symbol in _ARITHMETIC:
            yield self._between("arithmetic", node.left, node.right, symbol, _ARITHMETIC[symbol])
        if symbol in _BOOLEAN:
            yield self._between("and/or", node.left, node.right, symbol, _BOOLEAN[symbol])
            yield self._replace("condition dropped", node, self._text(node.left))
            yield self._replace("condition dropped", node, self._text(node.right))

    def _boolean(self, node: ast.BoolOp) -> Iterator[_Edit]:
        symbol = _SYMBOLS[type(node.op)]
        for left, right in zip(node.values, node.values[1:], strict=False):
            yield self._between("and/or", left, right, symbol, _BOOLEAN[symbol])
        for value in node.values:
            rest = f" {symbol} ".join(self._text(other) for other in node.values if other is not value)
            yield self._replace("condition dropped", node, rest)

    def _unary(self, node: ast.UnaryOp) -> Iterator[_Edit]:
        if isinstance(node.op, ast.Invert | ast.Not):
            yield self._replace("negation", node, self._text(node.operand))

    def _constant(self, node: ast.Constant) -> Iterator[_Edit]:
        parent, value = self.parents.get(node), node.value
        if isinstance(value, bool):
            yield self._replace("true/false", node, str(not value))
        elif isinstance(value, int):
            yield self._replace("off by one", node, str(value + 1))
            if value > 0:
                yield self._replace("off by one", node, str(value - 1))
        elif isinstance(value, str):
            if _is_date(node):
                for days in (1, -1):
                    day = dt.date.fromisoformat(value[:10]) + dt.timedelta(days)
                    yield self._replace("date shifted", node, f'"{day}{value[10:]}"')
            elif isinstance(parent, ast.keyword) and parent.arg == "how":
                for other in _JOINS.get(value, ()):
                    yield self._replace("join", node, f'"{other}"')
            elif node in self.columns:
                for other in self._columns_like(value):
                    yield self._replace("column", node, f'"{other}"')
            elif self._says_how(node):
                for other in _SWAPS.get(value, ()):
                    yield self._replace("summary", node, f'"{other}"')

    def _columns_like(self, name: str) -> list[str]:
        """Up to two other columns that the code reads, of the same declared type if there are any."""
        others = list(dict.fromkeys(str(column.value) for column in self.columns if column.value != name))
        mine = self.column_types.get(name)
        alike = [other for other in others if mine is not None and self.column_types.get(other) == mine]
        return (alike or others)[:2]

    def _says_how(self, node: ast.AST) -> bool:
        """Whether the text stands in the arguments of ``agg`` or ``transform``."""
        call = next((outer for outer in self._around(node) if isinstance(outer, ast.Call)), None)
        return call is not None and _name_called(call) in ("agg", "aggregate", "transform", "pivot_table")

    def _filter(self, node: ast.Subscript) -> Iterator[_Edit]:
        if not isinstance(node.ctx, ast.Load):
            return
        located = isinstance(node.value, ast.Attribute) and node.value.attr == "loc"
        rows = node.slice.elts[0] if located and isinstance(node.slice, ast.Tuple) else node.slice
        if not self._is_condition(rows, self.conditions):
            return
        if located:
            yield self._replace("filter dropped", rows, ":")
        else:
            yield self._replace("filter dropped", node, self._text(node.value))
        yield self._replace("negation", rows, f"~({self._text(rows)})")

    def _attribute(self, node: ast.Attribute) -> Iterator[_Edit]:
        _, end = self._span(node)
        start = end - len(node.attr.encode())
        parent = self.parents.get(node)
        called = isinstance(parent, ast.Call) and parent.func is node
        if node.attr in _OPPOSITES:
            yield _Edit("opposite", start, end, _OPPOSITES[node.attr])
        if called:
            for other in _SWAPS.get(node.attr, ()):
                yield _Edit("summary", start, end, other)

    def _call(self, node: ast.Call) -> Iterator[_Edit]:
        if not isinstance(node.func, ast.Attribute):
            return
        if node.func.attr in _DROPPED:
            yield self._replace("step dropped", node, self._text(node.func.value))
        named = {keyword.arg for keyword in node.keywords}
        if node.func.attr == "merge" and "how" not in named:
            _, end = self._span(node)
            comma = "" if self.content[: end - 1].rstrip().endswith(b",") else ", "
            for other in _JOINS["inner"]:
                yield _Edit("join", end - 1, end - 1, f'{comma}how="{other}"')
        if node.func.attr in ("sort_values", "sort_index") and "ascending" not in named:
            _, end = self._span(node)
            comma = ", " if node.args or node.keywords else ""
            yield _Edit("order", end - 1, end - 1, f"{comma}ascending=False")

    def _keyword(self, node: ast.keyword) -> Iterator[_Edit]:
        if node.arg in _KEYWORDS:
            start, _ = self._span(node)
            yield _Edit("bound", start, start + len(node.arg), _KEYWORDS[node.arg])

    def _branch(self, node: ast.If) -> Iterator[_Edit]:
        yield self._replace("negation", node.test, f"not ({self._text(node.test)})")

    def _comprehension(self, node: ast.comprehension) -> Iterator[_Edit]:
        for test in node.ifs:
            yield self._replace("negation", test, f"not ({self._text(test)})")
            yield self._replace("filter dropped", test, "True")


def _name_called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _is_date(node: ast.Constant) -> bool:
    if not isinstance(node.value, str) or not re.match(r"\d{4}-\d\d-\d\d($|[ T])", node.value):
        return False
    try:
        return dt.date.fromisoformat(node.value[:10]) < dt.date.max
    except ValueError:
        return False
