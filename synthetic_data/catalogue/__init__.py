"""The data dictionary as data: which views LEO has, their columns, types, years and codes.

Four tables stand beside this file and nothing else in the project repeats what they say.

``form_variables.csv``
    every variable of the LEO iteration 2 variable request form, version 2.3 (see ``SOURCES["form"]``): its
    tab and section, name with ``[term]``, ``[yy]`` and ``[n]`` placeholders, the form's type, years, terms, codes
    and short notes on values. A year is the one in which the academic or tax year ends. A section such as ``1,2``
    stands for two tables. The sections of the UCAS tab are ours: the form has one flat list.
``differences.csv``
    where the views carry another name, or other years, than the form says, and who says so; with a section or a
    term, also what stands in a table although the form lists it in none or another.
``views.csv``
    all views, and the part of the form (its tab, sections, years and term) that each is made of. ``suffix`` stands
    in for ``[term]``, ``row_year`` is the variable that says which year a row of a view of several years is of,
    ``keys`` are the variables that tie its rows to other views, and ``columns`` says ``every year's`` where a view of
    one year has the columns of all.
``modelled.csv``
    the variables that a store holds by default, by group (or groups) of views: storage type where the form gives
    none, whether a value may be missing, and what the variable means in our words. A group with rows here has a
    writer in ``synthetic_data/records``; the views of other groups are known but have no records yet.

>>> view("SPRING_CENSUS_2011").column_for("LAEstab_anon").name
'LAEstab_anon_spr11'
"""

from __future__ import annotations

import csv
import dataclasses
import difflib
import functools
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from synthetic_data.catalogue.search import matches, searched_text, words_of
from synthetic_data.catalogue.values import OPEN, Values, read_values
from synthetic_data.errors import LeoError

_FOLDER = Path(__file__).parent

# What the names of variables say about their types, where the form says only "Continuous" or nothing.
_DAY = re.compile(r"(?<!candi)date|poc_start")
_ACADEMIC_YEAR = re.compile(r"acadyr|(?<![a-z])(reporting)?academic_?year")
_COUNT = re.compile(
    r"year|yr|(?<!id_)cycle|age_?(at)?start|age31|age_(aug|referral)|month|sessions|number|entries|count(?!ry)|_tot(al)?_?(?!p)|"
    r"absence_|reason[a-z]{1,2}_"
)
_WHOLE = re.compile(r"-?\d+")

SOURCES = {
    "form": "LEO iteration 2 variable request form v2.3 (Department for Education, 20 May 2024), "
    "https://github.com/Youth-Transitions/resources",
    "fft_code": "Scripts by FFT Education Datalab that ran on the views, "
    "https://github.com/Youth-Transitions/resources",
    "iteration_1_code": "Code that ran on iteration 1 of the data, "
    "https://github.com/sickotra/Developing_SchooltoWork_Trajectories_for_Sequence_Analysis_LEO_Data",
    "echild_code": "Code that ran on the National Pupil Database of the ECHILD project, not on LEO itself",
    "ours": "No public source: a name of ours, in the pattern of those that are known",
}
"""Where the names come from, by the short name that ``differences.csv`` and ``views.csv`` use."""

STRUCTURAL = "Structural: right in name, type, years and codes, and unrelated to anything."
"""Stands for a description of what is not modelled."""

REPEATS = 40
"""How often a variable with ``[n]`` in its name is repeated (one exclusion of the year after the other)."""


@dataclasses.dataclass(frozen=True)
class Column:
    """One column of one view.

    Attributes
    ----------
    name
        as it stands in the view, such as ``FSMeligible_spr11``.
    field
        the same variable without year and term, such as ``FSMeligible``; stays when the name changes.
    form_name
        the form's spelling, such as ``LAEstab_[term][yy]_anon``; empty if the form lacks the variable.
    type
        ``varchar``, ``varchar(n)``, ``int``, ``bigint``, ``float``, ``date`` or ``bit`` (0 or 1).
    nullable
        whether a value may be missing.
    modelled
        whether the default store holds it.
    description
        what it means, in our words; empty if it is not modelled.
    years
        years in which it is collected under this name; empty if the form names none.
    codes
        meaning by code, where the form lists codes.
    note
        the form's short note on values.
    domain
        codes and numbers that can be read from codes and note.
    continuous
        whether the form calls it so: a number or a day.
    aliases
        other spellings of the same column.
    source
        who says that the column has this name.
    """

    name: str
    field: str
    form_name: str
    type: str
    nullable: bool
    modelled: bool
    description: str
    years: tuple[int, ...]
    codes: Mapping[str, str] = dataclasses.field(hash=False)
    aliases: tuple[str, ...]
    source: str
    note: str = ""
    domain: Values = OPEN
    continuous: bool = False


@dataclasses.dataclass(frozen=True)
class View:
    """One view of one database.

    Attributes
    ----------
    database
        ``NPD_i2``, ``LILR_i2``, ``HESA_i2``, ``UCAS_i2`` or ``LEO_i2``.
    name
        in the spelling of the code that ran on the view.
    group
        what it is a view of, such as ``school_census``: the unit in which records are written and faults planted.
    tab, section, term
        the part of the form that it is made of; a section such as ``KS3 Candidate|KS3 Indicators`` joins two.
    year
        of a view that covers one year; otherwise ``None``.
    years
        all the years it covers; empty for the lookups.
    row_year
        of a view of several years, the field that ends in the last two digits of a row's year; empty if none does.
    keys
        fields that tie its rows to those of other views.
    columns
        in the order in which a store holds them.
    source
        who says that the view has this name.
    """

    database: str
    name: str
    group: str
    tab: str
    year: int | None
    years: tuple[int, ...]
    row_year: str
    columns: tuple[Column, ...]
    source: str
    section: str = ""
    term: str = ""
    keys: tuple[str, ...] = ()

    @functools.cached_property
    def fields(self) -> dict[str, str]:
        """Give the column name of every field, such as ``{"FSMeligible": "FSMeligible_spr11", ...}``."""
        return {column.field: column.name for column in self.columns}

    def column_for(self, name: str) -> Column:
        """Find the column with this field, name or alias, whatever its case.

        Raises
        ------
        LeoError
            if the view has no such column.
        """
        wanted = str(name).lower()
        for column in self.columns:
            if wanted in (column.name.lower(), column.field.lower()):
                return column
        for column in self.columns:
            if wanted in (alias.lower() for alias in column.aliases):
                return column
        names = [column.name for column in self.columns]
        raise LeoError(
            f"{self.name} has no column {name!r}{close(name, names)} "
            f"(`synthetic-leo describe {self.name}` lists all)"
        )


def views(modelled_only: bool = True) -> list[View]:
    """List the views.

    Parameters
    ----------
    modelled_only
        only the views and columns that the default store holds; otherwise all that the form lists.
    """
    return list(_views(modelled_only))


def view(name: str, modelled_only: bool = True) -> View:
    """Find the view of this name, whatever its case.

    Raises
    ------
    LeoError
        if there is no such view; the message names those that come close.
    """
    found = _by_name(modelled_only).get(str(name).lower())
    if found is None:
        known = _by_name(False).get(str(name).lower())
        if known:
            raise LeoError(f"{known.name} is a view of LEO, but no records of it are made yet")
        raise LeoError(f"unknown view {name!r}{_near(str(name))} (`synthetic-leo views` lists all)")
    return found


def form() -> tuple[dict[str, str], ...]:
    """Return the rows of the form, as ``form_variables.csv`` has them."""
    return _rows("form_variables.csv")


def span(years: Iterable[int]) -> str:
    """Write years in short: ``span([2004, 2005, 2006, 2009])`` is ``"2004-2006, 2009"``."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def dictionary(asked: View, column: str | None = None, everything: bool = False) -> list[dict[str, str]]:
    """Describe the columns of a view in words.

    Parameters
    ----------
    asked
        the view, with all its columns.
    column
        only this one, by its name or field, modelled or not.
    everything
        all columns; otherwise those that are modelled, if any are.

    Returns
    -------
    list of dict
        ``name``, ``type``, ``missing``, ``years``, ``modelled``, ``description``, ``codes``, ``also``, ``source`` and
        ``form`` (the form's tab and name) of each column.

    Raises
    ------
    LeoError
        if there is no such column.
    """
    modelled = tuple(each for each in asked.columns if each.modelled)
    columns = asked.columns if everything or not modelled else modelled
    if column is not None:
        columns = (asked.column_for(column),)
    return [
        {
            "name": each.name,
            "type": each.type,
            "missing": "possible" if each.nullable else "never",
            "years": span(each.years),
            "modelled": "yes" if each.modelled else "no",
            "description": each.description or STRUCTURAL,
            "codes": _codes_in_words(each),
            "also": ", ".join(each.aliases),
            "source": each.source,
            "form": f"{asked.tab}, {each.form_name}" if each.form_name else "",
        }
        for each in columns
    ]


def search(text: str) -> list[dict[str, str]]:
    """Find variables by words in names, descriptions, labels of codes and groups of views.

    Parameters
    ----------
    text
        such as ``"free school meals"``. What has all the words comes; if nothing has, what has most of them.

    Returns
    -------
    list of dict
        one entry a variable: ``views`` (the first and the last that have it), ``field``, ``name`` in the last of them,
        ``modelled``, ``type``, ``years`` and ``description``. Modelled ones come first.

    Raises
    ------
    LeoError
        if there is no word to search for, or nothing has any of the words.
    """
    words = words_of(text) if isinstance(text, str) else []
    if not words:
        raise LeoError("search for one word or more, such as 'free school meals'")
    scores: dict[tuple[str, str], int] = {}
    places: dict[tuple[str, str], list[tuple[View, Column]]] = {}
    for each in views(modelled_only=False):
        for column in each.columns:
            if column.field != _field(column.form_name or column.field).replace("[n]", "1"):
                continue  # of repeats, the first stands for all
            labels = " ".join((each.group.replace("_", " "), *column.codes.values()))
            score = matches(words, _searched_text(column.name, column.description, labels))
            variable = each.group, column.field
            places.setdefault(variable, []).append((each, column))
            scores[variable] = max(score, scores.get(variable, 0))
    best = max(scores.values())
    if not best:
        raise LeoError(f"nothing in the dictionary has {text!r}: try other words, or fewer")
    found = [_found(places[variable]) for variable, score in scores.items() if score == best]
    return sorted(found, key=lambda entry: entry["modelled"], reverse=True)


def _found(places: list[tuple[View, Column]]) -> dict[str, str]:
    """Describe a variable that a search found, by the views that have it."""
    (first, _), (last, column) = places[0], places[-1]
    return {
        "views": first.name if first is last else f"{first.name} to {last.name}",
        "field": column.field,
        "name": column.name,
        "modelled": "yes" if column.modelled else "no",
        "type": column.type,
        "years": span(sorted({year for view, each in places for year in each.years or view.years})),
        "description": column.description or STRUCTURAL,
    }


def _codes_in_words(column: Column) -> str:
    """List codes with their labels, or else what the form's note says about values."""
    if column.codes:
        return "; ".join(f"{code} = {label}" for code, label in column.codes.items())
    domain = column.domain
    numbers = [] if domain.low is None else [f"{domain.low:g} to {domain.high:g}"]
    return ", ".join([*numbers, *domain.codes])


@functools.cache
def _searched_text(name: str, description: str, labels: str) -> str:
    return searched_text(name, description, labels)


@functools.cache
def _by_name(modelled_only: bool) -> dict[str, View]:
    return {each.name.lower(): each for each in _views(modelled_only)}


@functools.cache
def _views(modelled_only: bool) -> tuple[View, ...]:
    if modelled_only:
        return tuple(
            dataclasses.replace(each, columns=tuple(column for column in each.columns if column.modelled))
            for each in _views(False)
            if any(column.modelled for column in each.columns)
        )
    found = []
    for row in _rows("views.csv"):
        years = _years(row["years"])
        by_year = "[yyyy]" in row["view"]
        for covered in [(year,) for year in years] if by_year else [years]:
            year = covered[0] if by_year else None
            found.append(
                View(
                    database=row["database"],
                    name=row["view"].replace("[yyyy]", str(year)),
                    group=row["group"],
                    tab=row["tab"],
                    section=row["section"],
                    term=row["term"],
                    year=year,
                    years=covered,
                    row_year=row["row_year"],
                    keys=tuple(row["keys"].split()),
                    columns=_columns(row, () if row["columns"] else covered, year),
                    source=SOURCES[row["source"]],
                )
            )
    return tuple(found)


def _columns(view: Mapping[str, str], covered: tuple[int, ...], year: int | None) -> tuple[Column, ...]:
    """List what this part of the form has in these years, the modelled columns first, in their own order."""
    modelled = _modelled(view["group"])
    order = {field: place for place, field in enumerate(modelled)}
    found: dict[str, Column] = {}
    place_of: dict[str, int] = {}
    for variable in _variables(view["tab"], view["section"]):
        codes: dict[str, str] = json.loads(variable["codes"] or "{}")
        values = _values(view["tab"], variable["codes"], variable["values"], variable["type"])
        for pattern, years, terms, source in _names(view, variable):
            if years and covered and not set(years) & set(covered):
                continue
            if view["term"] and not _collected(view["term"], terms, covered[0]):
                continue
            for place in range(1, REPEATS + 1) if "[n]" in pattern else (None,):
                name, form_spelling, field = (
                    _spelled(text, view["suffix"], year, place)
                    for text in (pattern, variable["variable"], _field(variable["variable"] or pattern))
                )
                bare = _field(variable["variable"] or pattern)  # one row is enough for all repeats
                known = modelled.get(bare)
                column = Column(
                    name=name,
                    field=field,
                    form_name=variable["variable"],
                    type=(known or {}).get("type") or _type(variable, values),
                    nullable=known is None or known["nullable"] == "1",
                    modelled=known is not None,
                    description=known["description"] if known else "",
                    years=years,
                    codes=codes,
                    note=variable["values"],
                    domain=values,
                    continuous=variable["type"] == "Continuous",
                    aliases=(form_spelling,) if form_spelling not in ("", name) else (),
                    source=SOURCES[source],
                )
                twin = found.get(name.lower())
                found[name.lower()] = _merged(twin, column) if twin else column
                place_of.setdefault(column.field, order.get(bare, len(order)))
    return tuple(sorted(found.values(), key=lambda column: place_of[column.field]))


@functools.cache
def _values(tab: str, codes: str, note: str, kind: str) -> Values:
    """Read the values of a variable; ``As for VA_ART`` means another variable of the tab."""

    def refer(name: str) -> Values:
        for row in form():
            field = _field(row["variable"]).lower()
            meant = field == name.lower() or field.endswith(f"_{name.lower()}")
            if meant and row["tab"] == tab and row["values"] != note:
                return _values(tab, row["codes"], row["values"], row["type"])
        return OPEN

    return read_values(json.loads(codes or "{}"), note, kind == "Continuous", refer)


def _merged(first: Column, second: Column) -> Column:
    """Make one column of two rows of the form that have the same name."""
    return dataclasses.replace(
        first,
        type=first.type if first.type == second.type or first.modelled else "varchar",
        years=tuple(sorted({*first.years, *second.years})),
        codes={**second.codes, **first.codes},
        note=first.note or second.note,
        domain=second.domain if first.domain.open else first.domain,
        aliases=tuple(dict.fromkeys(first.aliases + second.aliases)),
    )


def _collected(term: str, terms: str, year: int) -> bool:
    """Read the form's terms, such as ``Aut (from 2017/18), Spr`` and ``Spr (Aut and Sum also from 2018/19)``."""
    since = re.search(rf"{term}(?: and \w+)?(?: also| \()+ ?from (\d{{4}})/", terms)
    return term in terms and (since is None or year > int(since[1]))


def _spelled(pattern: str, suffix: str, year: int | None, place: int | None) -> str:
    """Fill in the placeholders of a name: term, year and place in a row of repeats."""
    text = pattern.replace("[term]", suffix).replace("[n]", str(place))
    return re.sub(r"\[yy\]", f"{year or 0:02d}"[-2:], text, flags=re.IGNORECASE)


def _names(
    view: Mapping[str, str], variable: Mapping[str, str]
) -> list[tuple[str, tuple[int, ...], str, str]]:
    """List every name of a variable, with the years and terms in which it is used and who says so."""
    found = []
    years = _years(variable["years"])
    for row in _differences(view["tab"], view["section"]):
        if row["variable"] == variable["variable"] and row["term"] in ("", view["term"]):
            own = _years(row["years"]) or years
            years = tuple(sorted(set(years) - set(own)))
            found.append((row["name"], own, row["term"] or variable["term"], row["source"]))
    if years or not found:
        found.append((variable["variable"], years, variable["term"], "form"))
    return found


def _field(variable: str) -> str:
    """Drop year and term: ``LAEstab_[term][yy]_anon`` and ``LAEstab_ab[yy]_anon`` are ``LAEstab_anon``."""
    bare = re.sub(r"(_?\[term\]|_ab|_ex|_spr)?\[yy\]", "", variable, flags=re.IGNORECASE)
    return bare.replace("s.PupilMatching", "PupilMatching")


def _type(variable: Mapping[str, str], values: Values) -> str:
    """Choose a storage type: the form has SQL types for the tax tables and the ILR, kinds of variable for the rest."""
    kind, name = variable["type"].lower(), variable["variable"].lower()
    if kind.startswith("varchar") or kind in ("int", "bigint", "date", "bit", "float"):
        return kind
    if "date" in kind or (kind in ("continuous", "") and _DAY.search(name)):
        return "date"
    if kind == "smallint":
        return "int"
    if kind == "continuous" and _ACADEMIC_YEAR.search(name):
        return "varchar(9)"
    if kind == "continuous" and values.codes and not all(_WHOLE.fullmatch(code) for code in values.codes):
        return "varchar"  # marks, and letters for those who have none
    if kind in ("continuous", "") and (_COUNT.search(name) or (values.low is not None and not values.places)):
        return "int"
    if kind in ("continuous", "num", "numeric", "decimal"):
        return "float"
    if kind == "dichotomous" and set(values.codes) <= {"0", "1"} and values.low is None:
        return "bit"
    return "varchar"


def _years(text: str) -> tuple[int, ...]:
    """Read ``"2008 2013-2015"`` as the years meant."""
    found: list[int] = []
    for part in text.split():
        first, _, last = part.partition("-")
        found.extend(range(int(first), int(last or first) + 1))
    return tuple(found)


def _near(name: str) -> str:
    """Say what to ask for instead of an unknown view."""
    stem = name.lower().rstrip("0123456789")
    years = [each.year for each in _views(True) if each.year and each.name.lower() == f"{stem}{each.year}"]
    if years:
        return f": {stem.rstrip('_')} has the years {span(years)}"
    return close(name, [each.name for each in _views(True)])


def close(name: str, names: list[str]) -> str:
    """Hint at names that resemble the one asked for; empty if none does."""
    by_lower = {each.lower(): each for each in names}
    close = difflib.get_close_matches(str(name).lower(), by_lower, n=3, cutoff=0.6)
    return f": did you mean {', '.join(by_lower[each] for each in close)}?" if close else ""


@functools.cache
def _rows(file: str) -> tuple[dict[str, str], ...]:
    with (_FOLDER / file).open(newline="", encoding="utf-8") as lines:
        return tuple(csv.DictReader(lines))


@functools.cache
def _variables(tab: str, section: str) -> tuple[dict[str, str], ...]:
    """List one part of the form (``*`` for a whole tab), with what only ``differences.csv`` has in it."""
    listed = [row for row in form() if row["tab"] == tab]
    rows = [row for row in listed if in_section(row["section"], section)]
    here = {row["variable"] for row in rows}
    elsewhere = {row["variable"]: row for row in listed}
    unknown = dict.fromkeys(listed[0], "")
    extra = {row["variable"]: None for row in _differences(tab, section) if row["section"]}
    rows.extend(elsewhere.get(variable, unknown) for variable in extra if variable not in here)
    return tuple(rows)


def in_section(row: str, view: str) -> bool:
    """Say whether a section of the form (``1,2`` is two) is one of a view's, which may be ``*`` for any."""
    wanted = view.lower().split("|")
    return view == "*" or any(part in wanted for part in (row.lower(), *row.lower().split(",")))


@functools.cache
def _differences(tab: str, section: str) -> tuple[dict[str, str], ...]:
    return tuple(
        row
        for row in _rows("differences.csv")
        if row["tab"] == tab and (not row["section"] or in_section(row["section"], section))
    )


@functools.cache
def _modelled(group: str) -> dict[str, dict[str, str]]:
    return {row["field"]: row for row in _rows("modelled.csv") if group in row["group"].split()}
