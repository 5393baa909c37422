"""Published outcomes, and how far the generated records are from them.

Targets after Key Stage 4 are from the data behind the Department for Education's dashboard on post-16 education and
labour market activities (https://github.com/dfe-analytical-services/leo-post16education-labourmarket), for cohorts
whose KS4 ended in 2001/02 to 2006/07. A tax year is as many years after KS4 as lie between the year in which KS4 ended
and the one in which the tax year starts: year 1 of the 2001/02 cohort is 2003-04.

Definitions
-----------
employed
    at least a day in employment in each of the twelve months of the tax year.
annualised earnings
    earnings / days in employment in the tax year x 365, at 2017-18 prices, of those employed.
main activity employment
    employed, and not in education: the published activities are ranked, with education first. Further education is
    not recorded yet, so who is in education is taken from the truth behind the records.
out-of-work benefits
    neither employed nor in education, and at least a day on such a benefit in each of six consecutive months of the
    tax year.

Targets after graduation are medians for tax year 2016-17 from the Department for Education's Graduate outcomes (LEO),
2016 to 2017 (28 March 2019), and industries from the data behind its dashboard on graduates' industries
(https://github.com/dfe-analytical-services/leo-graduate-industry-dashboard), of the first degrees of 2016/17. Here all
first degrees count, whenever they were taken: few of these cohorts took one in those very years.

sustained employment
    at least a day in employment in five of the six months from October to March.
annualised earnings after graduation
    as above, but at the prices of 2016-17, of graduates in sustained employment and not in further study, in the tax
    year that starts one, three or ten years after the end of the academic year of the degree.
industry after graduation
    section that paid most, one year after graduation, of those in sustained employment both one and three years after.

Groups are taken from the truth too, as free school meals stand in these records from 2006 on only, and degrees only of
students who were found. Pupils of independent schools have no known eligibility or ethnic group and count in none of
those groups.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from synthetic_data import catalogue
from synthetic_data.blocks import Block, make_block
from synthetic_data.calendar import MONTH_START, TAX_YEAR_START, month_number
from synthetic_data.people import ASIAN_CODES, BLACK_CODES
from synthetic_data.plan import Plan
from synthetic_data.prices import deflators
from synthetic_data.records.industries import SECTION_NAMES

COHORTS = tuple(range(2002, 2008))
YEARS = (1, 3, 5, 8, 10, 15)
VIEWS = ("leo_employment", "leo_earnings", "leo_benefit")
"""All that is measured on."""
LAST_TAX_YEAR = 2019
"""Before the pandemic."""
PRICES = 2017
OCTOBER = 6
"""Place of October in a tax year's months."""

_Row = tuple[str, str, int, float, float, float]

EARNINGS = "median annualised earnings"
EMPLOYMENT = "% employed as main activity"

EARNINGS_TARGETS: dict[str, tuple[int, ...]] = {
    "All": (4874, 10155, 13147, 18538, 20981, 23983),
    "Female": (4323, 8728, 11586, 17242, 19132, 19658),
    "Male": (5701, 11837, 14868, 19846, 22711, 27592),
    "FSM": (5641, 9963, 12283, 15522, 17114, 18875),
    "Not FSM": (4880, 10416, 13457, 18632, 21033, 24122),
    "Graduates": (3562, 4830, 6832, 21204, 25404, 30751),
    "Non-graduates": (6140, 12482, 15160, 17324, 18629, 20598),
    "5+ A*-C": (4193, 8496, 12164, 20323, 23677, 28183),
    "Not 5+ A*-C": (6871, 11819, 14092, 15911, 17185, 19166),
    "White": (4990, 10811, 13730, 18395, 20587, 23437),
    "Asian": (3958, 6405, 8676, 17968, 21096, 23969),
    "Black": (3890, 6139, 8462, 16047, 19246, 22199),
}
"""By years after KS4 as in ``YEARS``."""
BENEFITS = "% on out-of-work benefits as main activity"
BENEFITS_TARGETS: dict[str, dict[int, float]] = {
    "All": {1: 2.5, 2: 7.8, 3: 10.1, 5: 11.6, 8: 10.5, 10: 9.7, 15: 8.2},
    "FSM": {3: 25.4, 5: 28.0, 10: 23.7},
    "Not FSM": {3: 8.1, 5: 9.5, 10: 7.8},
    "Graduates": {3: 0.7, 5: 2.1, 10: 1.6},
    "Non-graduates": {3: 14.8, 5: 16.5, 10: 13.8},
}
EARNINGS_AT_15 = {
    "Female non-graduates": 15150,
    "Male non-graduates": 24793,
    "Female graduates": 27500,
    "Male graduates": 35254,
}
GRADUATE_EARNINGS = "median annualised earnings after graduation"
GRADUATE_INDUSTRY = "% in industry after graduation"
GRADUATE_EARNINGS_TARGETS = {1: 19_900, 3: 23_300, 10: 30_500}
"""By tax years after graduation."""
GRADUATE_PRICES = 2016
INDUSTRY_TARGETS = {
    # female, male, all
    "Q": (26.4, 8.6, 18.9), "M": (11.1, 15.4, 12.9), "G": (12.7, 13.1, 12.9), "P": (14.1, 6.2, 10.8),
    "N": (7.2, 9.5, 8.1), "J": (5.0, 11.1, 7.5), "I": (5.1, 5.7, 5.3), "K": (4.0, 7.1, 5.3),
    "C": (3.0, 7.2, 4.8), "O": (3.5, 4.0, 3.7), "R": (2.4, 3.1, 2.7), "H": (1.3, 2.4, 1.8),
    "F": (0.9, 2.8, 1.7), "L": (1.2, 1.3, 1.3), "S": (1.4, 1.3, 1.3),
}  # fmt: skip
EMPLOYMENT_TARGETS: dict[str, dict[int, float]] = {
    "All": {1: 5.4, 2: 13.7, 3: 18.4, 5: 29.4, 8: 51.6, 10: 56.4, 15: 59.8},
    "FSM": {5: 23.5, 10: 42.4, 15: 47.9},
    "Not FSM": {5: 31.8, 10: 58.8, 15: 62.1},
    "Graduates": {5: 13.7, 10: 64.7, 15: 68.8},
    "Non-graduates": {5: 37.4, 10: 52.1, 15: 55.3},
    "White": {5: 32.6, 10: 57.5, 15: 60.9},
    "Asian": {5: 17.6, 10: 55.4, 15: 57.4},
    "Black": {5: 16.6, 10: 45.9, 15: 51.0},
}

GROUPS: dict[str, Callable[[pd.DataFrame], pd.Series]] = {
    "All": lambda p: p["cohort"] > 0,
    "Female": lambda p: p["female"] == 1,
    "Male": lambda p: p["female"] == 0,
    "FSM": lambda p: (p["free_meals_at_15"] == 1) & (p["independent"] == 0),
    "Not FSM": lambda p: (p["free_meals_at_15"] == 0) & (p["independent"] == 0),
    "Graduates": lambda p: p["graduate"] == 1,
    "Non-graduates": lambda p: p["graduate"] == 0,
    "5+ A*-C": lambda p: p["passes"] >= 5,
    "Not 5+ A*-C": lambda p: p["passes"] < 5,
    "White": lambda p: p["ethnicity"].str.startswith("W") & (p["independent"] == 0),
    "Asian": lambda p: p["ethnicity"].isin(ASIAN_CODES) & (p["independent"] == 0),
    "Black": lambda p: p["ethnicity"].isin(BLACK_CODES) & (p["independent"] == 0),
    "Female non-graduates": lambda p: (p["female"] == 1) & (p["graduate"] == 0),
    "Male non-graduates": lambda p: (p["female"] == 0) & (p["graduate"] == 0),
    "Female graduates": lambda p: (p["female"] == 1) & (p["graduate"] == 1),
    "Male graduates": lambda p: (p["female"] == 0) & (p["graduate"] == 1),
}


def calibrate(people: int = 20_000, seed: int = 2023, progress: bool = False) -> pd.DataFrame:
    """Compare a fresh population of the published cohorts, without faults, with the published figures.

    Parameters
    ----------
    people
        size of the population; medians of small groups need tens of thousands.
    seed
        of the population.
    progress
        whether to show a progress bar.

    Returns
    -------
    pandas.DataFrame
        one row a figure: ``measure``, ``group``, ``years_after`` KS4 or graduation, ``target``, ``generated`` and
        ``gap``: in per cent of the target for pounds, in percentage points for shares. Missing where nobody is in
        a group.
    """
    from tqdm import tqdm

    plan = Plan(people, seed, frozenset(), COHORTS)
    years, graduate_years = [], []
    for block in tqdm(range(plan.blocks), desc="calibrate", unit="block", disable=not progress):
        made = make_block(plan, block, [catalogue.view(name) for name in VIEWS])
        years += [_person_year(made, year) for year in sorted({*YEARS, *EMPLOYMENT_TARGETS["All"]})]
        graduate_years += [_graduate_year(made, year) for year in GRADUATE_EARNINGS_TARGETS]
    seen = pd.concat(years, ignore_index=True)
    rows = [_compared(seen, *target) for target in _targets()]
    rows += _compared_graduates(pd.concat(graduate_years, ignore_index=True))
    return pd.DataFrame(rows, columns=["measure", "group", "years_after", "target", "generated", "gap"])


def _targets() -> Iterator[tuple[str, str, int, float]]:
    for group, medians in EARNINGS_TARGETS.items():
        yield from (
            (EARNINGS, group, year, float(median)) for year, median in zip(YEARS, medians, strict=True)
        )
    yield from ((EARNINGS, group, 15, float(median)) for group, median in EARNINGS_AT_15.items())
    for measure, targets in ((EMPLOYMENT, EMPLOYMENT_TARGETS), (BENEFITS, BENEFITS_TARGETS)):
        for group, shares in targets.items():
            yield from ((measure, group, year, share) for year, share in shares.items())


def _compared(seen: pd.DataFrame, measure: str, group: str, year: int, target: float) -> _Row:
    members = seen[(seen["years_after_ks4"] == year) & GROUPS[group](seen)]
    if measure == EARNINGS:
        generated = float(np.round(members.loc[members["employed"], "annualised"].median()))
        return _in_pounds(measure, group, year, target, generated)
    activity = members["employed"] if measure == EMPLOYMENT else members["on_benefits"] & ~members["employed"]
    generated = float(np.round(100 * (activity & ~members["in_education"]).mean(), 1))
    return _in_per_cent(measure, group, year, target, generated)


def _in_pounds(measure: str, group: str, year: int, target: float, generated: float) -> _Row:
    return measure, group, year, target, generated, round(100 * (generated / target - 1), 1)


def _in_per_cent(measure: str, group: str, year: int, target: float, generated: float) -> _Row:
    return measure, group, year, target, generated, round(generated - target, 1)


def _compared_graduates(seen: pd.DataFrame) -> list[_Row]:
    seen = seen[seen["sustained"]]
    rows = []
    for year, median in GRADUATE_EARNINGS_TARGETS.items():
        members = seen[(seen["years_after"] == year) & ~seen["in_education"]]
        generated = float(np.round(members["annualised"].median()))
        rows.append(_in_pounds(GRADUATE_EARNINGS, "Graduates", year, float(median), generated))
    stayed = seen.loc[seen["years_after"] == 3, "person"]
    first = seen[(seen["years_after"] == 1) & seen["person"].isin(stayed) & seen["section"].notna()]
    for letter, (female, male, both) in INDUSTRY_TARGETS.items():
        of_section = first["section"] == SECTION_NAMES[letter]
        name = SECTION_NAMES[letter].partition(";")[0].capitalize()
        for sex, chosen, target in (
            ("Female", first["female"] == 1, female),
            ("Male", first["female"] == 0, male),
            ("All", first["female"] >= 0, both),
        ):
            generated = float(np.round(100 * of_section[chosen].mean(), 1))
            rows.append(_in_per_cent(GRADUATE_INDUSTRY, f"{sex}: {name}", 1, target, generated))
    return rows


def _person_year(made: Block, year: int) -> pd.DataFrame:
    """One row per person: group, whether employed, annualised earnings, and whether in education."""
    people = made.truth["people"]
    people = people[people["cohort"] + year <= LAST_TAX_YEAR]
    tax_year = (people["cohort"] + year).to_numpy()
    months, annualised = _at_work(made, people, tax_year, PRICES)
    claims = made.views["leo_benefit"]
    claims = claims[claims["Out_of_work_benefit"] == 1]
    return people.assign(
        years_after_ks4=year,
        employed=months.sum(axis=1) == 12,
        on_benefits=_six_in_a_row(_months(claims, people, tax_year)),
        annualised=annualised,
        in_education=_in_education(made, people, np.full(len(people), year + 1)),
    )


def _graduate_year(made: Block, year: int) -> pd.DataFrame:
    """One row per graduate: sex, whether in sustained employment, annualised earnings, education and industry."""
    people = made.truth["people"]
    people = people[(people["graduated"] + year <= LAST_TAX_YEAR).fillna(False).astype(bool)]
    tax_year = (people["graduated"] + year).to_numpy(dtype=np.int64)
    months, annualised = _at_work(made, people, tax_year, GRADUATE_PRICES)
    return people[["person", "female"]].assign(
        years_after=year,
        sustained=months[:, OCTOBER:].sum(axis=1) >= 5,
        annualised=annualised,
        in_education=_in_education(made, people, tax_year + 1 - people["cohort"].to_numpy()),
        section=_pay(made, people, tax_year, "Main_Section").to_numpy(),
    )


def _in_education(made: Block, people: pd.DataFrame, after: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Whether each person is in education in an academic year after KS4."""
    studies = made.truth["activities"]
    asked = pd.MultiIndex.from_arrays([people["person"], after])
    return asked.isin(pd.MultiIndex.from_frame(studies[["person", "years_after_ks4"]]))


def _pay(made: Block, people: pd.DataFrame, tax_year: NDArray[np.integer], column: str) -> pd.Series:
    """Return what stands in each person's row of a tax year."""
    pay = made.views["leo_earnings"]
    code = pd.Series(tax_year * 100 + (tax_year + 1) % 100, index=people["EDUKEY"])
    return people["EDUKEY"].map(pay[pay["TaxYear"] == pay["Edukey"].map(code)].set_index("Edukey")[column])


def _days(
    spells: pd.DataFrame, people: pd.DataFrame, first: NDArray[np.integer], last: NDArray[np.integer]
) -> NDArray[Any]:
    """Return each person's days in spells from a first to a last day of their own."""
    place = pd.Series(np.arange(len(people)), index=people["EDUKEY"])
    spells = spells[spells["EduKey"].isin(place.index)]
    row = spells["EduKey"].map(place).to_numpy().astype(np.int64)
    start = spells["StartDate"].to_numpy().astype("datetime64[D]").astype(np.int64)
    end = spells["EndDate"].to_numpy().astype("datetime64[D]").astype(np.int64)
    days = np.minimum(end, last[row]) - np.maximum(start, first[row]) + 1
    return np.bincount(row, weights=np.maximum(days, 0), minlength=len(people))


def _months(spells: pd.DataFrame, people: pd.DataFrame, tax_year: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Return people x twelve months from April of a tax year: whether any day lies in a spell."""
    april = (tax_year - 1970) * 12 + month_number(1970, 4)
    return np.column_stack(
        [
            _days(spells, people, MONTH_START[april + month], MONTH_START[april + month + 1] - 1) > 0
            for month in range(12)
        ]
    )


def _six_in_a_row(months: NDArray[np.bool_]) -> NDArray[np.bool_]:
    windows = np.lib.stride_tricks.sliding_window_view(months, 6, axis=1)
    return (windows.sum(axis=2) == 6).sum(axis=1) > 0


def _at_work(
    made: Block, people: pd.DataFrame, tax_year: NDArray[np.integer], prices: int
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Return people x twelve months from April, whether employed at all in them; and annualised earnings."""
    spells = made.views["leo_employment"]
    days = _days(spells, people, TAX_YEAR_START[tax_year - 1970], TAX_YEAR_START[tax_year - 1969] - 1)
    nominal = _pay(made, people, tax_year, "Earnings").to_numpy(dtype=np.float64)
    real = nominal / pd.Series(tax_year).map(deflators(prices)).to_numpy()
    annualised = np.divide(real, days, out=np.full(len(people), np.nan), where=days > 0) * 365
    return _months(spells, people, tax_year), annualised
