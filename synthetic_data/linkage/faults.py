"""Everything that keeps two records of one person apart: its name, its rates in the two files, and its evidence.

Without any of these, both files hold everybody once and spell them alike, and an exact match finds all. Not each is a
mistake (people do marry and move), but each is planted here, on purpose, and can be switched off. Each draws, for
every person of a block, from a stream of its own, so that switching one leaves the draws of the others as they are.

Rates hold for those to whom a fault can happen and who are in none of the groups named in ``more``; there the rate
is that many times as high, and for somebody in two groups the factors multiply. Public sources say that most of these
faults occur and whom some of them hit more often; hardly any says how often: **a rate is invented unless its evidence
says otherwise.** The factors follow published directions where there are any; they say nothing about real people.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from synthetic_data.linkage.columns import EDUCATION, UNKNOWN_POSTCODE
from synthetic_data.linkage.identities import Identities
from synthetic_data.linkage.names import TRADITIONS, Names, without_accents
from synthetic_data.streams import stream

INVENTED = "invented"
PRIVACY_NOTICE = (
    "that these five and the number are what is matched on: LEO privacy notice, https://www.gov.uk/government/"
    "publications/longitudinal-education-outcomes-study-how-we-use-and-share-data/"
    "longitudinal-education-outcomes-leo-privacy-notice"
)
LIBUY = "Libuy et al. 2021, NPD to hospital records, https://pmc.ncbi.nlm.nih.gov/articles/PMC8445153"
NOT_CAPTURED = (
    "Department for Education, data of the LEO post-16 education and labour market dashboard, "
    "https://github.com/dfe-analytical-services/leo-post16education-labourmarket: activity not captured one year on, "
    "9.0 % of pupils with free meals and 5.9 % of others; fifteen years on, 26.1 % of Chinese, 19.3 % of Asian and "
    "17.0 % of White pupils (not matched, abroad and inactive together)"
)
COLLEGE_RETURN = "ILR specification, https://guidance.submit-learner-data.service.gov.uk/21-22/ilr/entity/Learner/field/Postcode"

NO_DATE = np.iinfo(np.int64).min
FIRST, SECOND, STRANGER = 0, 1, 2
"""Slots of a person: their record, a second one, and one of a stranger of the same name."""
SLOTS = 3
NARROW = 8
"""Letters of a forename that a narrow field holds."""


@dataclass(frozen=True)
class Fault:
    """One thing that keeps records apart, and how often it does."""

    name: str
    about: str
    """``record``, ``name``, ``date``, ``sex``, ``postcode`` or ``number``."""
    education: float
    """Share in the education file, of those to whom it can happen and who are in none of the groups."""
    tax: float
    """The same in the tax and benefit file."""
    evidence: str
    description: str
    more: Mapping[str, float] = field(default_factory=dict, hash=False)
    """How many times as often in a group."""

    def rate(self, file: str) -> float:
        """Return the rate in one of the files."""
        return self.education if file == EDUCATION else self.tax

    def chances(self, file: str, who: Identities) -> NDArray[np.float64]:
        """Return each person's chance of it in one of the files."""
        chance: NDArray[np.float64] = np.full(len(who), self.rate(file))
        for group, times in self.more.items():
            chance = np.where(who.groups[group], chance * times, chance)
        return np.minimum(np.round(chance, 9), 1.0)


@dataclass
class Side:
    """The records of one file and block: a row each, before they are put in order."""

    file: str
    who: Identities
    person: NDArray[np.int64]
    """Place in the block of the person, or of the stranger's namesake."""
    slot: NDArray[np.int64]
    fields: dict[str, NDArray]
    planted: list[tuple[str, NDArray[np.intp]]] = field(default_factory=list)
    """Names of faults, and the rows that they changed."""

    def of(self, attribute: str) -> NDArray:
        """Return what is true of the person behind each record."""
        return np.asarray(getattr(self.who, attribute)[self.person])

    def keep(self, kept: NDArray[np.bool_]) -> None:
        """Keep some records only."""
        self.person, self.slot = self.person[kept], self.slot[kept]
        self.fields = {name: values[kept] for name, values in self.fields.items()}

    def add(self, rows: NDArray[np.intp], slot: int) -> None:
        """Put copies of some records at the end, in another slot."""
        self.person = np.concatenate([self.person, self.person[rows]])
        self.slot = np.concatenate([self.slot, np.full(len(rows), slot)])
        self.fields = {name: np.concatenate([values, values[rows]]) for name, values in self.fields.items()}


@dataclass(frozen=True)
class _Drawn:
    """Rows that a fault was drawn for, and a whole number for each to choose the details by."""

    side: Side
    rows: NDArray[np.intp]
    detail: NDArray[np.int64]

    def now(self, name: str) -> NDArray:
        return self.side.fields[name][self.rows]

    def true(self, attribute: str) -> NDArray:
        return self.side.of(attribute)[self.rows]


_Change = Callable[[_Drawn], dict[str, NDArray]]
_Possible = Callable[[Side], NDArray[np.bool_]]
_FAULTS: list[Fault] = []
_CHANGES: dict[str, tuple[_Possible, _Change]] = {}


def _fault(
    name: str,
    about: str,
    description: str,
    education: float = 0.0,
    tax: float = 0.0,
    evidence: str = INVENTED,
    more: Mapping[str, float] | None = None,
    possible: _Possible = lambda side: np.ones(len(side.person), dtype=bool),
) -> Callable[[_Change], _Change]:
    """Enter a fault in the list; the decorated function says what the fields of the drawn rows become."""

    def enter(change: _Change) -> _Change:
        _FAULTS.append(Fault(name, about, education, tax, evidence, description, more or {}))
        _CHANGES[name] = possible, change
        return change

    return enter


def clean(who: Identities, file: str) -> Side:
    """Return a file as it would be if nothing ever kept records apart."""
    n = len(who)
    fields: dict[str, NDArray] = {
        "forename": who.forename.copy(),
        "surname": who.surname.copy(),
        "date_of_birth": who.born.copy(),
        "sex": np.where(who.people.female, "F", "M").astype(object),
        "postcode": who.home.copy(),
        "ni_number": who.number.copy(),
    }
    return Side(file, who, np.arange(n), np.full(n, FIRST), fields)


def plant(side: Side, names: frozenset[str], block: int) -> None:
    """Plant the named faults in a file, always in the order of ``FAULTS``."""
    for fault in FAULTS:
        if fault.name not in names or not fault.rate(side.file):
            continue
        # A date that nobody knew is the same one in both files.
        both = fault.name in SAME_IN_BOTH_FILES
        purpose = f"linkage fault {fault.name}" + ("" if both else f" {side.file}")
        rng = stream(side.who.plan.seed, purpose, block)
        u = rng.random((SLOTS, len(side.who)))[side.slot, side.person]
        detail = rng.integers(0, 2**40, (SLOTS, len(side.who)))[side.slot, side.person]
        possible, change = _CHANGES[fault.name]
        rows = np.flatnonzero(possible(side) & (u < fault.chances(side.file, side.who)[side.person]))
        before = len(side.person)
        new = change(_Drawn(side, rows, detail[rows]))
        changed = np.zeros(len(rows), dtype=bool)
        for name, values in new.items():
            changed |= np.asarray(side.fields[name][rows] != values, dtype=bool)
            side.fields[name][rows] = values
        if len(side.person) > before:
            side.planted.append((fault.name, np.arange(before, len(side.person))))
        elif new:
            side.planted.append((fault.name, rows[changed]))


# Who has a record at all --------------------------------------------------------------------------------------------


@_fault(
    "no-tax-record",
    "record",
    "Share of people who have no record in the tax and benefit file: they left England before they had a number, or "
    "were never given one.",
    tax=0.015,
    evidence=f"{NOT_CAPTURED}: the factors of free meals, Asian and Chinese are these ratios. {LIBUY}: fewer of older "
    "cohorts, of ethnic minorities and of deprived pupils are found. The level and the other factors are invented",
    more={"free meals": 1.5, "Asian": 1.14, "Chinese": 1.54, "born abroad": 3.0, "older cohorts": 2.0},
)
def _no_tax_record(drawn: _Drawn) -> dict[str, NDArray]:
    kept = np.ones(len(drawn.side.person), dtype=bool)
    kept[drawn.rows] = False
    drawn.side.keep(kept)
    return {}


@_fault(
    "no-education-record",
    "record",
    "Share of people who have no record in the education file: no school that had to list them.",
    education=0.02,
    more={"independent school": 6.0, "born abroad": 2.0},
)
def _no_education_record(drawn: _Drawn) -> dict[str, NDArray]:
    return _no_tax_record(drawn)


@_fault(
    "second-record",
    "record",
    "Share of people with a second record in the file, for instance of a school and of a college; "
    "what goes wrong with one need not with the other.",
    education=0.04,
    tax=0.01,
)
def _second_record(drawn: _Drawn) -> dict[str, NDArray]:
    drawn.side.add(drawn.rows, SECOND)
    return {}


@_fault(
    "same-name-stranger",
    "record",
    "Share of people whose forename, surname and sex a stranger in the tax and benefit file has as well; the stranger "
    "was born in the same year, on the same day in one case of two. The tax and benefit records hold many times the "
    "people of this file, so this is more than a file of its size would have by chance.",
    tax=0.03,
    more={"compound names": 3.0, "short names": 3.0},
)
def _same_name_stranger(drawn: _Drawn) -> dict[str, NDArray]:
    side, first = drawn.side, len(drawn.side.person)
    side.add(drawn.rows, STRANGER)
    added = np.arange(first, len(side.person))
    born = side.fields["date_of_birth"]
    year = born[added].astype("datetime64[D]").astype("datetime64[Y]")
    start = year.astype("datetime64[D]").astype(np.int64)
    length = (year + 1).astype("datetime64[D]").astype(np.int64) - start
    born[added] = np.where(drawn.detail % 2 == 0, born[added], start + drawn.detail // 2 % length)
    # A stranger lives somewhere else and has a number of their own.
    side.fields["postcode"][added] = side.who.later_home[drawn.detail % len(side.who)]
    side.fields["ni_number"][added] = side.of("strangers_number")[added]
    return {}


# Names: which name --------------------------------------------------------------------------------------------------


def _women(side: Side) -> NDArray[np.bool_]:
    changes = np.array([way.changes_at_marriage for way in TRADITIONS])
    young = side.who.groups["under 20"]
    return changes[side.of("tradition")] & (side.who.people.female & ~young)[side.person]


@_fault(
    "name-changed-at-marriage",
    "name",
    "Share of women of 20 or over, in traditions where they do, who took another surname at marriage; "
    "one in five of them put it behind the old one. The education file keeps the name they had at school.",
    tax=0.12,
    more={"30 or over": 2.5},
    possible=_women,
)
def _name_changed_at_marriage(drawn: _Drawn) -> dict[str, NDArray]:
    return {"surname": drawn.true("married_surname")}


@_fault(
    "other-parents-surname",
    "name",
    "Share of people who go to school under the surname of another parent or a step-parent.",
    education=0.015,
    more={"free meals": 2.0, "moved at school": 1.5},
)
def _other_parents_surname(drawn: _Drawn) -> dict[str, NDArray]:
    return {"surname": drawn.true("other_parents_surname")}


@_fault(
    "nickname",
    "name",
    "Share of people with a forename that has a short form who are written down under it.",
    education=0.05,
    tax=0.005,
    possible=lambda side: side.of("nickname") != side.of("forename"),
)
def _nickname(drawn: _Drawn) -> dict[str, NDArray]:
    return {"forename": drawn.true("nickname")}


@_fault(
    "use-name",
    "name",
    "Share of people who bear a second forename from another tradition and are written down under it.",
    education=0.15,
    tax=0.02,
    possible=lambda side: side.of("use_name") != side.of("forename"),
)
def _use_name(drawn: _Drawn) -> dict[str, NDArray]:
    return {"forename": drawn.true("use_name")}


@_fault(
    "other-romanisation",
    "name",
    "Share of people with a transliterated name whose forename and surname are spelled in another of the usual ways.",
    education=0.08,
    tax=0.05,
    possible=lambda side: side.of("romanised_surname") != side.of("surname"),
)
def _other_romanisation(drawn: _Drawn) -> dict[str, NDArray]:
    # Whoever is down under another name (a nickname, a spouse's) keeps that one.
    new = {}
    for name in ("forename", "surname"):
        own = drawn.now(name) == drawn.true(name)
        new[name] = np.where(own, drawn.true(f"romanised_{name}"), drawn.now(name))
    return new


# Names: how it is written -------------------------------------------------------------------------------------------


def _two_parts(name: str) -> _Possible:
    return lambda side: np.array([" " in text or "-" in text for text in side.fields[name]], dtype=bool)


def _parts(name: str) -> tuple[str, str, str]:
    joint = " " if " " in name else "-"
    first, _, second = name.partition(joint)
    return first, joint, second


def _each(change: Callable[[str, int], str], names: NDArray, detail: NDArray[np.int64]) -> Names:
    return np.array(
        [change(name, number) for name, number in zip(names, detail.tolist(), strict=True)] or [],
        dtype=object,
    )


@_fault(
    "one-forename-of-two",
    "name",
    "Share of people with a forename of two parts of whom only one part is written down, mostly the first.",
    education=0.08,
    tax=0.15,
    possible=_two_parts("forename"),
)
def _one_forename_of_two(drawn: _Drawn) -> dict[str, NDArray]:
    def one(name: str, number: int) -> str:
        first, _, second = _parts(name)
        return second if number % 4 == 0 else first

    return {"forename": _each(one, drawn.now("forename"), drawn.detail)}


@_fault(
    "forenames-run-together",
    "name",
    "Share of people with a forename of two parts that is written as one word.",
    education=0.06,
    tax=0.06,
    possible=_two_parts("forename"),
)
def _forenames_run_together(drawn: _Drawn) -> dict[str, NDArray]:
    def together(name: str, number: int) -> str:
        first, _, second = _parts(name)
        return first + second.lower()

    return {"forename": _each(together, drawn.now("forename"), drawn.detail)}


@_fault(
    "double-surname-cut",
    "name",
    "Share of people with a surname of two parts of whom only one part is written down, or both the other way round.",
    education=0.12,
    tax=0.2,
    possible=_two_parts("surname"),
)
def _double_surname_cut(drawn: _Drawn) -> dict[str, NDArray]:
    def cut(name: str, number: int) -> str:
        first, joint, second = _parts(name)
        return (first, second, f"{second}{joint}{first}")[number % 3]

    return {"surname": _each(cut, drawn.now("surname"), drawn.detail)}


@_fault(
    "names-exchanged",
    "name",
    "Share of people whose forename stands in the place of the surname and the surname in that of the forename.",
    education=0.003,
    tax=0.002,
    more={"short names": 15.0},
)
def _names_exchanged(drawn: _Drawn) -> dict[str, NDArray]:
    return {"forename": drawn.now("surname"), "surname": drawn.now("forename")}


@_fault(
    "typing-error-in-name",
    "name",
    "Share of people in whose forename or surname two letters changed places, or one is left out, doubled or wrong.",
    education=0.025,
    tax=0.012,
    more={"born abroad": 1.5},
)
def _typing_error_in_name(drawn: _Drawn) -> dict[str, NDArray]:
    in_surname = drawn.detail % 2 == 0
    detail = drawn.detail // 2
    return {
        name: np.where(chosen, _each(_mistyped, drawn.now(name), detail), drawn.now(name))
        for name, chosen in (("forename", ~in_surname), ("surname", in_surname))
    }


def _mistyped(name: str, number: int) -> str:
    """Return a name with one slip of the keys, mostly behind its first letter."""
    number, kind = divmod(number, 4)
    letters = list(name)
    number, place = divmod(number, max(len(letters) - 1, 1))
    place = min(place + (number % 10 > 0), len(letters) - 1)
    if kind == 0 and place + 1 < len(letters) and letters[place] != letters[place + 1]:
        letters[place], letters[place + 1] = letters[place + 1], letters[place]
    elif kind == 1 and len(letters) > 2:
        del letters[place]
    elif kind == 2:
        letters.insert(place, letters[place])
    else:
        letters[place] = _beside(letters[place], number // 10)
    return "".join(letters)


_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _beside(letter: str, number: int) -> str:
    """Return a letter whose key lies beside this one."""
    for row in _ROWS:
        place = row.find(letter.lower())
        if place >= 0:
            beside = row[max(place - 1, 0) : place] + row[place + 1 : place + 2]
            other = beside[number % len(beside)]
            return other.upper() if letter.isupper() else other
    return "x"


@_fault(
    "initial-only",
    "name",
    "Share of people of whose forename only the first letter is written down.",
    education=0.002,
    tax=0.015,
    more={"older cohorts": 1.5},
)
def _initial_only(drawn: _Drawn) -> dict[str, NDArray]:
    return {"forename": _each(lambda name, _: name[:1], drawn.now("forename"), drawn.detail)}


@_fault(
    "forename-cut-short",
    "name",
    f"Share of people with a forename of more than {NARROW} letters of which a narrow field holds the first {NARROW}.",
    education=0.03,
    tax=0.01,
    possible=lambda side: np.array([len(name) > NARROW for name in side.fields["forename"]], dtype=bool),
)
def _forename_cut_short(drawn: _Drawn) -> dict[str, NDArray]:
    return {"forename": _each(lambda name, _: name[:NARROW].strip(" -"), drawn.now("forename"), drawn.detail)}


@_fault(
    "forename-missing",
    "name",
    "Share of people whose forename is missing.",
    education=0.002,
    tax=0.002,
)
def _forename_missing(drawn: _Drawn) -> dict[str, NDArray]:
    return {"forename": np.full(len(drawn.rows), None, dtype=object)}


def _spelled(condition: Callable[[str], bool]) -> _Possible:
    return lambda side: np.array(
        [
            condition((first or "") + last)
            for first, last in zip(side.fields["forename"], side.fields["surname"], strict=True)
        ],
        dtype=bool,
    )


def _rewritten(drawn: _Drawn, change: Callable[[str], str]) -> dict[str, NDArray]:
    return {
        name: _each(lambda text, _: change(text) if text else text, drawn.now(name), drawn.detail)
        for name in ("forename", "surname")
    }


@_fault(
    "accents-lost",
    "name",
    "Share of people with an accent in their name who are written down in the letters A to Z.",
    education=0.3,
    tax=0.95,
    possible=_spelled(lambda name: not name.isascii()),
)
def _accents_lost(drawn: _Drawn) -> dict[str, NDArray]:
    return _rewritten(drawn, without_accents)


@_fault(
    "punctuation-lost",
    "name",
    "Share of people with an apostrophe, hyphen or space in their name who are written down without: "
    "a hyphen becomes a space, the others go.",
    education=0.1,
    tax=0.4,
    possible=_spelled(lambda name: any(sign in name for sign in " -'")),
)
def _punctuation_lost(drawn: _Drawn) -> dict[str, NDArray]:
    return _rewritten(drawn, lambda name: name.replace("'", "").replace(" ", "").replace("-", " "))


@_fault(
    "capitals",
    "name",
    "Share of records whose names stand in capitals: all of the tax and benefit file.",
    tax=1.0,
)
def _capitals(drawn: _Drawn) -> dict[str, NDArray]:
    return _rewritten(drawn, str.upper)


# Date of birth ------------------------------------------------------------------------------------------------------


def _day_parts(days: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return year, month (1 to 12) and day (1 to 31)."""
    date = days.astype("datetime64[D]")
    month = date.astype("datetime64[M]").astype(np.int64)
    return month // 12 + 1970, month % 12 + 1, (date - date.astype("datetime64[M]")).astype(np.int64) + 1


def _day_number(
    year: NDArray[np.integer], month: NDArray[np.integer], day: NDArray[np.integer]
) -> NDArray[np.int64]:
    """Return the day; one behind the end of its month becomes the month's last."""
    months = ((year - 1970) * 12 + month - 1).astype(np.int64)
    first = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    length = (months + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) - first
    return np.asarray(first + np.minimum(day, length) - 1)


def _not_new_year(side: Side) -> NDArray[np.bool_]:
    _, month, day = _day_parts(side.fields["date_of_birth"])
    return side.who.groups["born abroad"][side.person] & ((month > 1) | (day > 1))


@_fault(
    "first-of-january",
    "date",
    "Share of people born abroad whose day of birth nobody knew: 1 January of the year, the same in both files "
    "(the school census keeps the month that is true).",
    education=0.06,
    tax=0.06,
    possible=_not_new_year,
)
def _first_of_january(drawn: _Drawn) -> dict[str, NDArray]:
    year, month, _ = _day_parts(drawn.now("date_of_birth"))
    return {"date_of_birth": _day_number(year, np.ones_like(month), np.ones_like(month))}


def _can_be_swapped(side: Side) -> NDArray[np.bool_]:
    _, month, day = _day_parts(side.fields["date_of_birth"])
    return (day <= 12) & (day != month)


@_fault(
    "day-and-month-swapped",
    "date",
    "Share of people born on one of the first twelve days of a month whose day and month changed places.",
    education=0.01,
    tax=0.006,
    more={"born abroad": 4.0},
    possible=_can_be_swapped,
)
def _day_and_month_swapped(drawn: _Drawn) -> dict[str, NDArray]:
    year, month, day = _day_parts(drawn.now("date_of_birth"))
    return {"date_of_birth": _day_number(year, day, month)}


@_fault(
    "typing-error-in-date",
    "date",
    "Share of people whose date of birth is wrong in one part: the day by one or ten, the month by one, or the year "
    "by one or ten.",
    education=0.006,
    tax=0.004,
)
def _typing_error_in_date(drawn: _Drawn) -> dict[str, NDArray]:
    year, month, day = _day_parts(drawn.now("date_of_birth"))
    kind = drawn.detail % 5
    day = np.select([kind == 0, kind == 1], [np.where(day > 1, day - 1, 2), (day + 9) % 28 + 1], day)
    month = np.where(kind == 2, np.where(month > 1, month - 1, 2), month)
    year = np.select([kind == 3, kind == 4], [year - 1, year - 10], year)
    return {"date_of_birth": _day_number(year, month, day)}


@_fault(
    "date-missing",
    "date",
    "Share of people whose date of birth is missing.",
    education=0.002,
    tax=0.001,
)
def _date_missing(drawn: _Drawn) -> dict[str, NDArray]:
    return {"date_of_birth": np.full(len(drawn.rows), NO_DATE)}


# Sex ----------------------------------------------------------------------------------------------------------------


@_fault("wrong-sex", "sex", "Share of people whose sex is wrong.", education=0.003, tax=0.002)
def _wrong_sex(drawn: _Drawn) -> dict[str, NDArray]:
    return {"sex": np.where(drawn.now("sex") == "F", "M", "F").astype(object)}


# Postcode -----------------------------------------------------------------------------------------------------------


def _has(name: str) -> _Possible:
    return lambda side: np.array([value is not None for value in side.fields[name]], dtype=bool)


@_fault(
    "moved-home",
    "postcode",
    "Share of people who have left the home that their school knew.",
    tax=0.4,
    more={"under 20": 0.25, "30 or over": 1.5, "free meals": 1.2},
    possible=lambda side: (side.of("home") != side.of("later_home")) & (side.slot != STRANGER),
)
def _moved_home(drawn: _Drawn) -> dict[str, NDArray]:
    return {"postcode": drawn.true("later_home")}


@_fault(
    "former-postcode",
    "postcode",
    "Share of people who moved between primary school and the end of Key Stage 4 and are down at the former address.",
    education=0.15,
    tax=0.05,
    possible=lambda side: (side.of("home") != side.of("former_home")) & (side.slot != STRANGER),
)
def _former_postcode(drawn: _Drawn) -> dict[str, NDArray]:
    return {"postcode": drawn.true("former_home")}


@_fault(
    "typing-error-in-postcode",
    "postcode",
    "Share of people in whose postcode a figure or the last letter is wrong, or an O stands for a nought.",
    education=0.015,
    tax=0.008,
)
def _typing_error_in_postcode(drawn: _Drawn) -> dict[str, NDArray]:
    return {"postcode": _each(_mistyped_postcode, drawn.now("postcode"), drawn.detail)}


def _mistyped_postcode(postcode: str, number: int) -> str:
    """Change the first figure, the one behind the space or the last letter."""
    number, kind = divmod(number, 3)
    gap = postcode.index(" ")
    place = (2, gap + 1, len(postcode) - 1)[kind]
    if kind == 2:
        other = chr(ord("A") + (ord(postcode[place]) - ord("A") + 1 + number % 25) % 26)
    elif postcode[place] == "0":
        other = "O"
    else:
        other = str((int(postcode[place]) + 1 + number % 9) % 10)
    return postcode[:place] + other + postcode[place + 1 :]


@_fault(
    "postcode-not-known",
    "postcode",
    f"Share of people whose postcode is {UNKNOWN_POSTCODE}, which stands for one that is not known.",
    education=0.008,
    evidence=f"{COLLEGE_RETURN}; how often is invented",
    more={"born abroad": 3.0},
)
def _postcode_not_known(drawn: _Drawn) -> dict[str, NDArray]:
    return {"postcode": np.full(len(drawn.rows), UNKNOWN_POSTCODE, dtype=object)}


@_fault(
    "postcode-missing",
    "postcode",
    "Share of people whose postcode is missing.",
    education=0.01,
    tax=0.005,
    more={"independent school": 20.0},
)
def _postcode_missing(drawn: _Drawn) -> dict[str, NDArray]:
    return {"postcode": np.full(len(drawn.rows), None, dtype=object)}


# National Insurance number ------------------------------------------------------------------------------------------


@_fault(
    "number-missing",
    "number",
    "Share of people whose National Insurance number is missing: most in the education file, where only some colleges "
    "and universities had asked for it.",
    education=0.7,
    tax=0.005,
    evidence=f"{PRIVACY_NOTICE}; on how many records it stands is invented",
    more={"under 20": 1.25},
    possible=_has("ni_number"),
)
def _number_missing(drawn: _Drawn) -> dict[str, NDArray]:
    return {"ni_number": np.full(len(drawn.rows), None, dtype=object)}


@_fault(
    "number-of-a-sibling",
    "number",
    "Share of people with a sibling among us and a number on their record under whom the sibling's number stands.",
    education=0.03,
    possible=lambda side: (
        _has("ni_number")(side) & (_a_sibling(side.who) != np.arange(len(side.who)))[side.person]
    ),
)
def _number_of_a_sibling(drawn: _Drawn) -> dict[str, NDArray]:
    return {"ni_number": drawn.side.who.number[_a_sibling(drawn.side.who)[drawn.side.person[drawn.rows]]]}


def _a_sibling(who: Identities) -> NDArray[np.int64]:
    """Return the place of each person's next sibling, or their own where they have none."""
    order = np.lexsort((who.born, who.family))
    family = who.family[order]
    starts = np.concatenate([[True], family[1:] != family[:-1]])
    head = np.flatnonzero(starts)[np.cumsum(starts) - 1]
    after = np.concatenate([np.arange(1, len(order)), [0]])
    last = np.concatenate([starts[1:], [True]])
    sibling = np.empty(len(order), dtype=np.int64)
    sibling[order] = order[np.where(last, head, after)]
    return sibling


@_fault(
    "typing-error-in-number",
    "number",
    "Share of people with a number on their record in which one figure is wrong.",
    education=0.015,
    possible=_has("ni_number"),
)
def _typing_error_in_number(drawn: _Drawn) -> dict[str, NDArray]:
    def mistyped(text: str, number: int) -> str:
        number, place = divmod(number, 6)
        place += 2
        return f"{text[:place]}{(int(text[place]) + 1 + number % 9) % 10}{text[place + 1 :]}"

    return {"ni_number": _each(mistyped, drawn.now("ni_number"), drawn.detail)}


SAME_IN_BOTH_FILES = frozenset({"first-of-january"})

FAULTS: tuple[Fault, ...] = tuple(_FAULTS)
"""All faults, in the order in which they are planted."""
