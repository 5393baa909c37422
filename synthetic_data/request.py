"""What a population holds: the modelled variables, the whole form, or what a request file asks for.

A request file is a CSV file in the columns of ``catalogue/form_variables.csv``, which are those of the official
variable request form: the rows of the variables wanted. ``tab`` and ``variable`` must be there; ``years`` narrows the
years, ``section`` and ``term`` the tables. As in the secure room, what was not asked for is absent; keys are always
there.
"""

from __future__ import annotations

import csv
import dataclasses
import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synthetic_data import catalogue
from synthetic_data.errors import LeoError

MODELLED, ALL = "modelled", "all"
LOOKUPS = ("pmr_lookup", "edukey_lookup", "education_records")
"""Groups of views that every population has, because nothing can be joined without them."""
COLUMNS = ("tab", "section", "variable", "type", "years", "term", "codes", "values")
NEEDED = ("tab", "variable")
_YEAR = r"(\d{4})(?:/(\d{2}|\d{4}))?"
_YEARS = re.compile(rf"{_YEAR}(?:-{_YEAR})?")


@dataclass(frozen=True)
class Row:
    """One row of a request: a variable of a tab, in some of its sections, years and terms (all where empty)."""

    tab: str
    section: str
    variable: str
    years: tuple[int, ...]
    term: str


@dataclass(frozen=True)
class Asked:
    """What was asked for: ``variables`` is ``modelled``, ``all`` or ``request``, and then there are rows."""

    variables: str
    rows: tuple[Row, ...] = ()

    def recorded(self) -> str | list[dict[str, Any]]:
        """Return it as a manifest holds it."""
        if self.variables in (MODELLED, ALL):
            return self.variables
        return [{**dataclasses.asdict(row), "years": catalogue.span(row.years)} for row in self.rows]

    def views(self) -> tuple[catalogue.View, ...]:
        """Return the views, with the columns and years that were asked for."""
        return _views(self)


DEFAULT = Asked(MODELLED)


def asked_for(variables: str | Path) -> Asked:
    """Understand ``modelled``, ``all`` or the path of a request file.

    Raises
    ------
    LeoError
        if there is no such file, or it cannot be read as a request.
    """
    if variables in (MODELLED, ALL):
        return Asked(str(variables))
    if not isinstance(variables, str | Path) or not str(variables) or "\0" in str(variables):
        raise LeoError(f"variables are modelled, all or the path of a request file, not {variables!r}")
    return Asked("request", _read(Path(variables).expanduser()))


def from_manifest(recorded: Any) -> Asked:
    """Understand what a manifest holds (see `Asked.recorded`)."""
    if recorded in (MODELLED, ALL):
        return Asked(recorded)
    return Asked("request", tuple(Row(**{**row, "years": _years(row["years"])}) for row in recorded))


def _read(file: Path) -> tuple[Row, ...]:
    """Read a request file and check every row of it against the form."""
    try:
        with file.open(newline="", encoding="utf-8-sig") as lines:
            reader = csv.DictReader(lines, strict=True)
            heads = [str(head).strip().lower() for head in reader.fieldnames or []]
            _check_heads(file, heads)
            reader.fieldnames = heads
            rows = [(reader.line_num, row) for row in reader if any(map(_text, row.values()))]
    except FileNotFoundError:
        raise LeoError(
            f"variables are modelled, all or the path of a request file; there is no file {file}"
        ) from None
    except UnicodeDecodeError:
        raise LeoError(f"{file} is not text in UTF-8: save it as CSV (UTF-8)") from None
    except csv.Error as error:
        raise LeoError(f"{file} is not a CSV file ({error}): save it as CSV (UTF-8)") from None
    except OSError as error:
        raise LeoError(f"cannot read {file}: {error.strerror or error}") from None
    if not rows:
        raise LeoError(f"{file} asks for nothing: put a row of the form into it for each variable wanted")
    found, repeats = [], Counter[tuple[str, str, str]]()
    for number, row in rows:
        where = f"{file}, line {number}"
        if None in row:
            raise LeoError(f"{where} has more cells than there are columns: put text with commas in quotes")
        asked = _checked(where, {head: _text(row[head]) for head in heads})
        found.append(asked)
        named = (asked.tab, asked.section, asked.variable.lower())
        repeats[named] += 1
        if repeats[named] > max(1, _times_on_the_form(*named)):
            raise LeoError(f"{where} asks for {asked.variable} once more: name each variable once")
    return tuple(found)


def _text(cell: Any) -> str:
    return cell.strip() if isinstance(cell, str) else ""


def _check_heads(file: Path, heads: list[str]) -> None:
    whole = f"a request file has the columns {', '.join(COLUMNS)}, of which {' and '.join(NEEDED)} are needed"
    if not any(heads):
        raise LeoError(f"{file} is empty: {whole}")
    for head in NEEDED:
        if head not in heads:
            raise LeoError(f"{file} has no column {head!r}: {whole}")
    for head, times in Counter(heads).items():
        if head not in COLUMNS:
            raise LeoError(f"{file} has a column {head!r}{catalogue.close(head, list(COLUMNS))} ({whole})")
        if times > 1:
            raise LeoError(f"{file} has two columns {head!r}: leave one")


def _checked(where: str, cells: Mapping[str, str]) -> Row:
    """Check a row against the form, and spell tab and variable as the form does."""
    tabs = {_bare(view.tab): view.tab for view in catalogue.views(modelled_only=False)}
    tab = tabs.get(_bare(cells["tab"]))
    if tab is None:
        hint = catalogue.close(cells["tab"], list(tabs.values()))
        raise LeoError(f"{where}: the form has no tab {cells['tab']!r}{hint}")
    known = _spellings(tab)
    variable = known.get(cells["variable"].lower())
    if variable is None:
        hint = catalogue.close(cells["variable"], list(dict.fromkeys(known.values())))
        raise LeoError(f"{where}: the tab {tab} has no variable {cells['variable']!r}{hint}")
    row = Row(tab, cells.get("section", ""), variable, _years_of(where, cells), cells.get("term", ""))
    meant = [(view, column) for view, column in _of_tab(tab) if _means(row, view, column)]
    if not meant:
        raise LeoError(f"{where}: {variable} is in no table of section {row.section!r} and term {row.term!r}")
    there = {year for view, column in meant for year in set(column.years or view.years) & set(view.years)}
    outside = sorted(set(row.years) - there)
    if outside:
        covered = f"there in {catalogue.span(sorted(there))}" if there else "not told apart by year"
        raise LeoError(f"{where}: {variable} is {covered}, so not in {catalogue.span(outside)}")
    if not any(view.group in _written() for view, _ in meant):
        raise LeoError(f"{where}: no records of {meant[0][0].name} are made yet, so leave {variable} out")
    return row


def _bare(tab: str) -> str:
    """Drop blanks and case: the form has ``LILR_Aims _02-03_to_20-21``."""
    return "".join(tab.split()).lower()


def _years_of(where: str, cells: Mapping[str, str]) -> tuple[int, ...]:
    try:
        return _years(cells.get("years", ""))
    except ValueError:
        raise LeoError(
            f"{where}: years are those in which an academic or tax year ends, such as 2006-2010, 2012 or 2005/06, "
            f"not {cells['years']!r}"
        ) from None


def _years(text: str) -> tuple[int, ...]:
    """Read ``2006-2010, 2012`` or ``2005/06-2009/10`` as the years in which academic or tax years end."""
    found: set[int] = set()
    for part in re.split(r"[,;\s]+", re.sub(r"\s*[-–]\s*", "-", text.strip())):
        if not part:
            continue
        span = _YEARS.fullmatch(part)
        if span is None:
            raise ValueError(part)
        first, last = _end(span[1], span[2]), _end(span[3] or span[1], span[4] if span[3] else span[2])
        if not first <= last <= first + 100:
            raise ValueError(part)
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def _end(start: str, end: str | None) -> int:
    """Return the year in which ``2005/06`` ends, or the year itself."""
    if end is None:
        return int(start)
    if int(end) % 100 != (int(start) + 1) % 100:
        raise ValueError(f"{start}/{end}")
    return int(start) + 1


@functools.cache
def _of_tab(tab: str) -> tuple[tuple[catalogue.View, catalogue.Column], ...]:
    return tuple(
        (view, column)
        for view in catalogue.views(modelled_only=False)
        if view.tab == tab
        for column in view.columns
    )


@functools.cache
def _spellings(tab: str) -> dict[str, str]:
    """Return the form's spelling of each variable of a tab (else that in the view), by all of its spellings."""
    found: dict[str, str] = {}
    for _, column in _of_tab(tab):
        for spelling in (column.form_name, column.field, column.name, *column.aliases):
            if spelling:
                found.setdefault(spelling.lower(), column.form_name or column.name)
    return found


@functools.cache
def _times_on_the_form(tab: str, section: str, variable: str) -> int:
    return sum(
        row["tab"] == tab and row["variable"].lower() == variable and section in ("", row["section"])
        for row in catalogue.form()
    )


@functools.cache
def _written() -> frozenset[str]:
    """Return the groups of views that have records."""
    return frozenset(view.group for view in catalogue.views())


def _means(row: Row, view: catalogue.View, column: catalogue.Column) -> bool:
    """Say whether a row of a request means this column, whatever the year."""
    return (
        view.tab == row.tab
        and (column.form_name or column.name).lower() == row.variable.lower()
        and (not row.section or catalogue.in_section(row.section, view.section))
        and (not row.term or not view.term or view.term.lower() in row.term.lower())
    )


@functools.lru_cache(maxsize=8)
def _views(asked: Asked) -> tuple[catalogue.View, ...]:
    if asked.variables == MODELLED:
        return tuple(catalogue.views())
    whole = [view for view in catalogue.views(modelled_only=False) if view.group in _written()]
    if asked.variables == ALL:
        return tuple(whole)
    found = []
    for view in whole:
        held = catalogue.view(view.name) if view.group in LOOKUPS else _narrowed(view, asked.rows)
        if held.columns:
            found.append(held)
    return tuple(found)


def _narrowed(view: catalogue.View, rows: Iterable[Row]) -> catalogue.View:
    """Return the view with what rows ask for, and its keys; without columns if they ask for nothing of it."""
    mine = [row for row in rows if row.tab == view.tab]
    years: dict[str, set[int]] = {}
    for column in view.columns:
        covered = set(column.years or view.years) & set(view.years) if view.years else set()
        for row in mine:
            if _means(row, view, column) and (not row.years or not covered or covered & set(row.years)):
                years.setdefault(column.name, set()).update(
                    covered & set(row.years) if row.years else covered
                )
    if not years:
        return dataclasses.replace(view, columns=())
    # Rows of a spell or a lookup are of no year: there, years say nothing.
    seen = set().union(*years.values()) if view.row_year else set(view.years)
    columns = []
    for column in view.columns:
        if column.field in (*view.keys, view.row_year):
            columns.append(column)
        elif column.name in years:
            partly = bool(view.row_year) and years[column.name] < seen
            there = tuple(sorted(years[column.name])) if view.row_year else column.years
            columns.append(dataclasses.replace(column, years=there, nullable=column.nullable or partly))
    return dataclasses.replace(view, years=tuple(sorted(seen)), columns=tuple(columns))
