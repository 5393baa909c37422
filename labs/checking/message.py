"""Put what is wrong with an answer into words for a learner: kindly, with the next step, never with the value."""

from __future__ import annotations

from collections.abc import Callable

from labs.checking.normalise import Mismatch


def in_words(mismatch: Mismatch, name: str) -> str:
    """One or two plain sentences about the answer called ``name``."""
    return _WORDS[mismatch.code](name=f"`{name}`", **mismatch.facts)


#: With more columns than this to choose from, a hint to rename one is no help.
MOST_RENAMES = 3


def _listed(names: list[str], limit: int = 6, last: str = "and") -> str:
    quoted = [f"`{name}`" for name in names[:limit]]
    more = [f"{len(names) - limit} more"] if len(names) > limit else []
    parts = quoted + more
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + f" {last} " + parts[-1]


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _missing_columns(name: str, columns: list[str], spare: list[str]) -> str:
    text = f"{name} has no column{'' if len(columns) == 1 else 's'} {_listed(columns, last='or')}."
    if 0 < len(spare) <= MOST_RENAMES:
        text += f" It does have {_listed(spare)}: rename it if it holds the same thing."
    return text


def _rows_differ(name: str, extra: int, absent: int, one_row_per: str) -> str:
    parts = []
    if extra:
        parts.append(f"{_rows(extra)} that should not be there")
    if absent:
        parts.append(f"{_rows(absent)} too few" if not extra else f"lacks {_rows(absent)} that should")
    verb = "is" if absent and not extra else "has"
    return f"{name} {verb} {' and '.join(parts)} (one row per {one_row_per})."


def _list_differs(name: str, extra: int, absent: int) -> str:
    parts = []
    if extra:
        parts.append(f"has {extra} value{'' if extra == 1 else 's'} that should not be there")
    if absent:
        parts.append(f"lacks {absent} that should")
    return f"{name} {' and '.join(parts) or 'has the right values in another order'}."


def _figure_label(name: str, axis: str, words: list[str]) -> str:
    if words:
        which = "the word" if len(words) == 1 else "one of these words:"
        return f"The {axis} axis of {name} needs a label with {which} {', '.join(words)}."
    return f"The {axis} axis of {name} needs a label: say what it shows, and its unit."


def _call_failed(name: str, calls: list[str], cause: Mismatch) -> str:
    return f"With {_listed(calls)}: {in_words(cause, name.strip('`'))}"


_WORDS: dict[str, Callable[..., str]] = {
    # not there, or not of the declared kind
    "not_defined": lambda name: (
        f"{name} does not exist. Run the cell that sets it; if that cell stops with an error, mend the error first."
    ),
    "not_answered": lambda name: (
        f"{name} is still `...`. Replace the dots with your answer and run the cell."
    ),
    "is_none": lambda name, wanted: (
        f"{name} is None, but should be {wanted}. Printing, showing a figure and changing a table in place give "
        "back None."
    ),
    "wrong_kind": lambda name, wanted, found: f"{name} is {found}, but should be {wanted}.",
    "unreadable": lambda name, error: (
        f"{name} could not be read ({error}). Hand over a plain table or value."
    ),
    "is_missing": lambda name: f"{name} is missing (NaN). Look for a missing value on the way to it.",
    "is_infinite": lambda name: f"{name} is infinite. Look for a division by zero, or the logarithm of zero.",
    "not_whole": lambda name: f"{name} should be a whole number.",
    "not_a_choice": lambda name, choices: f"{name} should be one of {choices}.",
    # tables
    "missing_columns": _missing_columns,
    "column_twice": lambda name, columns: f"{name} has more than one column called {_listed(columns)}.",
    "two_level_columns": lambda name: f"{name} has two levels of column names. Name each column once.",
    "column_type": lambda name, column, wanted, found: (
        f"`{column}` in {name} should hold {wanted}, not {found}."
    ),
    "column_not_whole": lambda name, column: f"`{column}` in {name} should hold whole numbers.",
    "column_infinite": lambda name, column: (
        f"`{column}` in {name} holds infinite values: look for a division by zero, or the logarithm of zero."
    ),
    "empty_table": lambda name, one_row_per: (
        f"{name} has no rows. It should have one row per {one_row_per}: look at which filter drops them all."
    ),
    "too_long": lambda name, rows: (
        f"{name} has {rows:,} rows, far too many for these data. Check your joins."
    ),
    "key_missing": lambda name, key: f"{name} has rows with no value in {_listed(key)}.",
    "key_twice": lambda name, key, rows, one_row_per: (
        f"{name} should have one row per {one_row_per}, but {_rows(rows)} "
        f"{'repeats' if rows == 1 else 'repeat'} {_listed(key)}."
    ),
    "rows_differ": _rows_differ,
    "column_differs": lambda name, column, rows, of: (
        f"`{column}` in {name} differs from what was expected in {rows:,} of {_rows(of)}."
    ),
    # single values, lists, mappings
    "value_differs": lambda name: f"{name} is not what was expected.",
    "list_differs": _list_differs,
    "missing_keys": lambda name, keys: (
        f"{name} has no key{'' if len(keys) == 1 else 's'} {_listed(keys, last='or')}."
    ),
    "keys_twice": lambda name, keys: f"{name} has more than one value for {_listed(keys)}.",
    "key_value_missing": lambda name, key: (
        f"`{key}` in {name} is missing (NaN). Look for a missing value on the way to it, or the logarithm of zero."
    ),
    "keys_differ": lambda name, keys: (
        f"In {name}, {_listed(keys)} {'is' if len(keys) == 1 else 'are'} not as expected."
    ),
    # functions
    "raised": lambda name, error, text: f"{name} stopped with {error}{f': {text}' if text else '.'}",
    "gives_nothing": lambda name: (
        f"{name} gives back nothing (None). Replace the dots with your code, and end it with `return`."
    ),
    "not_called": lambda name: f"{name} was not called.",
    "call_failed": _call_failed,
    "calls_differ": lambda name, calls: f"{name} gives something else than expected for {_listed(calls)}.",
    # figures
    "empty_figure": lambda name: (
        f"{name} is a figure without axes: once a cell ends or shows its figure, `plt.gcf()` gives a new one. Start "
        "with `fig, ax = plt.subplots()`, draw on `ax` and hand over `fig`."
    ),
    "no_marks": lambda name, marks: f"{name} shows no {marks}.",
    "figure_data": lambda name, marks: f"The {marks} in {name} do not show the expected values.",
    "figure_series": lambda name, marks, shown, wanted: (
        f"{name} shows {shown} {marks if shown != 1 else marks.removesuffix('s')}, where {wanted} "
        f"{'is' if wanted == 1 else 'are'} wanted: one for each series."
    ),
    "figure_unit": lambda name, marks, larger: (
        f"The {marks} in {name} have the right shape in another unit: the numbers are too "
        f"{'large' if larger else 'small'}. Look for per cent against a share, or thousands against pounds."
    ),
    "figure_follows": lambda name, table: (
        f"{name} shows `{table}` as you made it, and keeps its points for that. Mend the table and draw it again."
    ),
    "figure_names": lambda name: (
        f"Nothing in {name} says which series is which. Give each a label and call `legend()`, or write its name "
        "beside it."
    ),
    "figure_zero": lambda name: (
        f"The y axis of {name} begins above zero, which makes a difference look larger than it is. "
        "`ylim=(0, None)` in `axes.set` lets it begin there."
    ),
    "figure_label": _figure_label,
    "figure_channel": lambda name: (
        f"The series in {name} differ in colour only. Give each its own line style or marker, or write its name "
        "beside it: a legend alone goes by colour."
    ),
}


def codes() -> tuple[str, ...]:
    """Every code that has words, for the tests."""
    return tuple(_WORDS)
