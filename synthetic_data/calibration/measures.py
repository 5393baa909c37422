"""What is compared with published figures, measured on one block as a researcher would.

After Key Stage 4 (cohorts 2002 to 2007)
----------------------------------------
A tax year is as many years after KS4 as lie between the year in which KS4 ended and the one in which the tax year
starts: year 1 of the 2001/02 cohort is 2003-04.

employed
    at least a day in employment in each of the twelve months of the tax year.
annualised earnings
    earnings / days in employment in the tax year x 365, at 2017-18 prices, of those employed.
main activity
    the published activities are ranked, with education first, then employment as above, then at least a day on an
    out-of-work benefit in each of six consecutive months. Who has any record of work, pay or benefits besides has no
    sustained activity, and who has none is not captured. Self-assessment does not count. Who is in education is taken
    from the truth behind the records.

After graduation
----------------
sustained employment
    at least a day in employment in five of the six months from October to March.
annualised earnings after graduation
    as above, but at the prices of 2016-17, of graduates in sustained employment and not in further study, in the tax
    year that starts one, three or ten years after the end of the academic year of the degree.
industry after graduation
    section that paid most, one year after graduation, of those in sustained employment both one and three years after.

Degrees of the published year and of the years beside it count, so that there are enough. Ten years after are those of
the first degrees that the data have, of 2007 to 2009: who graduated in 2006 had left school before they begin.

Groups are taken from the truth too, as free school meals stand in these records from 2006 on only, and degrees only of
students who were found. Pupils of independent schools have no known eligibility, special needs, ethnic group or region
and count in none of those groups.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from synthetic_data import catalogue
from synthetic_data.blocks import Block, make_block
from synthetic_data.calendar import MONTH_START, TAX_YEAR_START, day, month_number
from synthetic_data.lives import Lives
from synthetic_data.lives.attainment import ENGLISH, GRADE_C, MATHEMATICS
from synthetic_data.lives.courses import UNIVERSITIES, Level
from synthetic_data.lives.families import FIRST_YEAR
from synthetic_data.lives.firms import SECTIONS
from synthetic_data.lives.routes import Activity
from synthetic_data.lives.schemes import FIRST_FURLOUGH, ON_PAYROLL, eligible_for_grants
from synthetic_data.lives.schooling import STATEMENT, SUPPORT, YEAR_11
from synthetic_data.lives.schools import schools
from synthetic_data.people import ASIAN_CODES, BLACK_CODES
from synthetic_data.places import LONDON, regions
from synthetic_data.plan import Plan
from synthetic_data.prices import deflators
from synthetic_data.records.industries import SECTION_NAMES

AFTER_KS4_COHORTS = tuple(range(2002, 2008))
AFTER_KS4 = "2002-2007"
YEARS = (1, 2, 3, 5, 8, 10, 15)
LAST_TAX_YEAR = 2019
"""Before the pandemic."""
PRICES, GRADUATE_PRICES = 2017, 2016
OCTOBER = 6
"""Place of October in a tax year's months."""
NORTH_EAST = 0

EARNINGS = "median annualised earnings"
(
    SCHOOL_OR_COLLEGE,
    OTHER_EDUCATION,
    ADULT_EDUCATION,
    HIGHER_EDUCATION,
    EMPLOYMENT,
    BENEFITS,
    UNSUSTAINED,
    NOT_FOUND,
) = (
    "% in KS5 as main activity",
    "% in other education as main activity",
    "% in adult further education as main activity",
    "% in higher education as main activity",
    "% employed as main activity",
    "% on out-of-work benefits as main activity",
    "% without a sustained activity",
    "% not captured",
)
ACTIVITIES = (
    SCHOOL_OR_COLLEGE,
    OTHER_EDUCATION,
    ADULT_EDUCATION,
    HIGHER_EDUCATION,
    EMPLOYMENT,
    BENEFITS,
    UNSUSTAINED,
    NOT_FOUND,
)
"""Main activities, in the order of their ranks."""
EDUCATION = {
    "sixth_form": SCHOOL_OR_COLLEGE,
    "college": OTHER_EDUCATION,
    "apprenticeship": OTHER_EDUCATION,
    "university": HIGHER_EDUCATION,
    "part_time_university": HIGHER_EDUCATION,
    "adult_course": ADULT_EDUCATION,
}
LAST_YEAR_OF_OTHER_EDUCATION = 2
"""From three years after KS4 on, college is adult further education."""
BY_19, BY_19_HIGH_TARIFF, FREE_MEALS = (
    "% in higher education by age 19",
    "% at a high-tariff university by age 19",
    "% with free school meals at 15",
)
PROGRESSION_COHORTS = (2002, 2006, 2013, 2015, 2016, 2017)
HIGH_TARIFF = UNIVERSITIES - UNIVERSITIES // 3
"""The third of universities that ask most."""
GRADUATE_EARNINGS = "median annualised earnings after graduation"
GRADUATE_INDUSTRY = "% in industry after graduation"
GRADUATE_STAYED = "% in the same industry two years later"
GRADUATE_SELF_EMPLOYED = "% of graduates with self-employment"
GRADUATED = {1: (2015, (2014, 2016)), 3: (2013, (2012, 2014)), 10: (2006, (2007, 2009))}
"""By years after: academic year of the published figure, first and last here."""
INDUSTRY_GRADUATED, INDUSTRY_YEARS = 2017, (2015, 2017)
STAYED_5_YEARS = (2013, 2015)
SELF_EMPLOYED_5_YEARS = (2009, 2014)
FURLOUGH, GRANTS = "% of jobs furloughed", "% of the eligible who claimed a grant"
JUNE_2020 = "June 2020"
ETHNICITY, LANGUAGE, NEEDS = (
    "% of pupils by ethnic group",
    "% whose first language is not English",
    "% with SEN",
)
LEVEL_2, ATTAINMENT_8, BASICS = (
    "% with 5+ A*-C with English and mathematics",
    "mean Attainment 8",
    "% with grade 4 in English and mathematics",
)
PARTICIPATION, APPRENTICES = (
    "% of 16 to 18 in education or apprenticeships",
    "% of 16 to 18 in apprenticeships",
)

Key = tuple[str, str, int | None, str]
Values = NDArray[Any]
_AFTER_KS4_VIEWS = ("leo_employment", "leo_earnings", "leo_benefit")
_OTHER_VIEWS = ("leo_employment", "leo_earnings", "KS4Pupil_2015_to_2021")


def after_ks4(plan: Plan, block: int) -> Iterator[tuple[Key, Values]]:
    """Give, by target, the value of each person of a block of the cohorts of 2002 to 2007: pounds, or whether."""
    made = make_block(plan, block, [catalogue.view(name) for name in _AFTER_KS4_VIEWS])
    groups = _groups(made.lives)
    for year in YEARS:
        seen = _person_year(made, year)
        for group, in_group in groups.items():
            members = seen[in_group[seen.index]]
            paid = members.loc[members["employed"], "annualised"]
            yield (EARNINGS, group, year, AFTER_KS4), paid.to_numpy()
            for activity in ACTIVITIES:
                share = (members["activity"] == activity).to_numpy()
                yield (activity, group, year, AFTER_KS4), share


def others(plan: Plan, block: int) -> Iterator[tuple[Key, Values]]:
    """Give the same by target for a block of all cohorts: progression, graduates, the pandemic and schooling."""
    made = make_block(plan, block, [catalogue.view(name) for name in _OTHER_VIEWS])
    yield from _progression(made.lives)
    yield from _graduates(made)
    yield from _pandemic(made.lives)
    yield from _schooling(made)


def _groups(lives: Lives) -> dict[str, NDArray[np.bool_]]:
    people, state = lives.people, ~lives.people.independent
    poor = lives.homes.free_meals[:, YEAR_11]
    support = lives.schooling.support[:, YEAR_11]
    graduate, female, passes = lives.higher.graduate, people.female, lives.attainment.passes
    school = lives.schooling.school[:, YEAR_11]
    region = regions(lives.plan)[schools(lives.plan).district[school]]
    return {
        "All": np.ones(len(people), dtype=bool),
        "Female": female,
        "Male": ~female,
        "FSM": poor & state,
        "Not FSM": ~poor & state,
        "5+ A*-C": passes >= 5,
        "Not 5+ A*-C": passes < 5,
        "No SEN": (support < SUPPORT) & state,
        "SEN, no statement": (support == SUPPORT) & state,
        "Statement": (support == STATEMENT) & state,
        "Asian": people.in_groups(*ASIAN_CODES) & state,
        "Black": people.in_groups(*BLACK_CODES) & state,
        "Chinese": people.in_groups("CHNE") & state,
        "White": people.in_groups("WBRI", "WIRI", "WIRT", "WROM", "WOTH") & state,
        "Graduates": graduate,
        "Non-graduates": ~graduate,
        "Independent school": people.independent,
        "London schools": (region == LONDON) & state,
        "North East schools": (region == NORTH_EAST) & state,
        "Female non-graduates": female & ~graduate,
        "Male non-graduates": ~female & ~graduate,
        "Female graduates": female & graduate,
        "Male graduates": ~female & graduate,
    }


def _person_year(made: Block, year: int) -> pd.DataFrame:
    """One row a person who is seen that year, by place in the block: main activity, and pay of those employed."""
    people = made.truth["people"].reset_index(drop=True)
    people = people[people["cohort"] + year <= LAST_TAX_YEAR]
    tax_year = (people["cohort"] + year).to_numpy()
    months, annualised, paid = _at_work(made, people, tax_year, PRICES)
    claims = made.views["leo_benefit"]
    claiming = _months(_placed(claims[claims["Out_of_work_benefit"] == 1], people), tax_year)
    any_claim = _months(_placed(claims, people), tax_year).any(axis=1)
    education = _education(made, people, np.full(len(people), year + 1)).map(EDUCATION)
    if year > LAST_YEAR_OF_OTHER_EDUCATION:
        education = education.replace(OTHER_EDUCATION, ADULT_EDUCATION)
    employed = months.all(axis=1)
    found = months.any(axis=1) | paid | any_claim
    rest = np.select(
        [employed, _six_in_a_row(claiming), found],
        [EMPLOYMENT, BENEFITS, UNSUSTAINED],
        NOT_FOUND,
    ).astype(object)
    return pd.DataFrame(
        {
            "activity": education.fillna(pd.Series(rest, index=people.index)),
            "employed": employed,
            "annualised": annualised,
        },
        index=people.index,
    )


def _progression(lives: Lives) -> Iterator[tuple[Key, Values]]:
    """Academic years after KS4 are counted by their end: who is 19 when one starts is in the fourth."""
    people, instances = lives.people, lives.instances
    state, poor = ~people.independent, lives.homes.free_meals[:, YEAR_11]
    by_19 = lives.higher.entry <= 4
    start = instances.first - people.cohort.astype(np.int64)[instances.person]
    there = (instances.level == Level.FIRST_DEGREE) & (start <= 4) & (instances.university >= HIGH_TARIFF)
    high = np.zeros(len(people), dtype=bool)
    high[instances.person[there]] = True
    for cohort in PROGRESSION_COHORTS:
        of_cohort = state & (people.cohort == cohort)
        yield (FREE_MEALS, "All", None, str(cohort)), poor[of_cohort]
        for group, chosen in (("FSM", of_cohort & poor), ("Not FSM", of_cohort & ~poor)):
            yield (BY_19, group, None, str(cohort)), by_19[chosen]
            yield (BY_19_HIGH_TARIFF, group, None, str(cohort)), high[chosen]


def _graduates(made: Block) -> Iterator[tuple[Key, Values]]:
    for year, (published, span) in GRADUATED.items():
        seen = _graduate_year(made, year, span)
        pay = seen.loc[seen["sustained"] & ~seen["in_education"], "annualised"].to_numpy()
        yield (GRADUATE_EARNINGS, "Graduates", year, f"graduated {published}"), pay
    graduated = f"graduated {INDUSTRY_GRADUATED}"
    first, third = (_sustained(_graduate_year(made, year, INDUSTRY_YEARS)) for year in (1, 3))
    both = first.index.intersection(third.index)
    female = first.loc[both, "female"].to_numpy() == 1
    section = first.loc[both, "section"]
    known = section.notna().to_numpy()
    for letter, name in SECTION_NAMES.items():
        of_section = (section == name).to_numpy()
        for sex, chosen in (("Female", female), ("Male", ~female), ("All", np.ones(len(both), dtype=bool))):
            yield (GRADUATE_INDUSTRY, f"{sex}: {_short(letter)}", 1, graduated), of_section[chosen & known]
    yield _stayed(first, third, 1, graduated)
    third, fifth = (_sustained(_graduate_year(made, year, STAYED_5_YEARS)) for year in (3, 5))
    yield _stayed(third, fifth, 3, graduated)

    lives = made.lives
    after = lives.people.cohort.astype(np.int64) + lives.higher.last
    chosen = lives.higher.graduate & (after >= SELF_EMPLOYED_5_YEARS[0]) & (after <= SELF_EMPLOYED_5_YEARS[1])
    rows = np.flatnonzero(chosen)
    active = lives.self_employment.active[rows, after[rows] + 5 - FIRST_YEAR]
    yield (GRADUATE_SELF_EMPLOYED, "Graduates", 5, "graduated 2009-2014"), active


def _short(letter: str) -> str:
    return SECTION_NAMES[letter].partition(";")[0].capitalize()


def _sustained(seen: pd.DataFrame) -> pd.DataFrame:
    return seen[seen["sustained"]].set_index("person")


def _stayed(before: pd.DataFrame, after: pd.DataFrame, year: int, graduated: str) -> tuple[Key, Values]:
    """Whether the section is the same in a later year, of those who have one in both."""
    both = pd.concat(
        [before["section"], after["section"]], axis=1, keys=["then", "later"], join="inner"
    ).dropna()
    return (GRADUATE_STAYED, "All", year, graduated), (both["then"] == both["later"]).to_numpy()


def _graduate_year(made: Block, year: int, span: tuple[int, int]) -> pd.DataFrame:
    """One row a graduate of some academic years: sex, whether in sustained employment, pay, education, industry."""
    people = made.truth["people"]
    people = people[people["graduated"].between(*span).fillna(False).astype(bool)]
    tax_year = (people["graduated"] + year).to_numpy(dtype=np.int64)
    months, annualised, _ = _at_work(made, people, tax_year, GRADUATE_PRICES)
    education = _education(made, people, tax_year + 1 - people["cohort"].to_numpy())
    return people[["person", "female"]].assign(
        sustained=months[:, OCTOBER:].sum(axis=1) >= 5,
        annualised=annualised,
        in_education=education.notna(),
        section=_pay(made, people, tax_year, "Main_Section").to_numpy(),
    )


def _pandemic(lives: Lives) -> Iterator[tuple[Key, Values]]:
    people, jobs, spells = lives.people, lives.jobs, lives.furlough
    job = np.flatnonzero((jobs.start <= ON_PAYROLL) & (jobs.end > FIRST_FURLOUGH))
    furloughed = np.isin(job, spells.job[spells.start <= day(2020, 6, 30)])
    person = jobs.person[job]
    months_old = (2020 - people.birth_year.astype(np.int64)) * 12 + 6 - people.birth_month
    is_17 = months_old[person] // 12 == 17
    food = lives.employers.section[job] == list(SECTIONS).index("I")
    for group, chosen in (
        ("Women aged 17", is_17 & people.female[person]),
        ("Men aged 17", is_17 & ~people.female[person]),
        ("Accommodation and food", food),
    ):
        yield (FURLOUGH, group, None, JUNE_2020), furloughed[chosen]
    eligible = eligible_for_grants(lives.self_employment)
    claimed: NDArray[np.bool_] = np.any(lives.grants.pounds >= 0, axis=1)
    yield (GRANTS, "All", None, JUNE_2020), claimed[eligible]


def _schooling(made: Block) -> Iterator[tuple[Key, Values]]:
    """What the figures from memory are about."""
    lives = made.lives
    people, attained, state = lives.people, lives.attainment, ~lives.people.independent
    secondary = state & (people.cohort >= 2010) & (people.cohort <= 2014)
    for group, codes in {
        "White British": ("WBRI",),
        "Asian": ASIAN_CODES,
        "Black": BLACK_CODES,
        "Mixed": ("MWBC", "MWBA", "MWAS", "MOTH"),
        "Chinese": ("CHNE",),
    }.items():
        yield (ETHNICITY, group, None, "2010-2014"), people.in_groups(*codes)[secondary]
    yield (LANGUAGE, "All", None, "2010-2014"), ~people.english[secondary]
    support = lives.schooling.support[state & (people.cohort == 2010), YEAR_11]
    yield (NEEDS, "No statement", None, "2010"), support == SUPPORT
    yield (NEEDS, "Statement", None, "2010"), support == STATEMENT
    good = attained.grades >= GRADE_C
    basics = good[:, ENGLISH] & good[:, MATHEMATICS]
    yield (LEVEL_2, "All", None, "2011"), (basics & (attained.passes >= 5))[people.cohort == 2011]
    results = made.views["KS4Pupil_2015_to_2021"]
    results = results[results["KS4_ACADYR"].str.endswith("2019").to_numpy()]
    yield (ATTAINMENT_8, "All", None, "2019"), results["KS4_ATT8"].dropna().to_numpy(dtype=np.float64)
    yield (BASICS, "All", None, "2019"), results["KS4_L2BASICS_94"].dropna().to_numpy(dtype=bool)
    # Aged 16, 17 and 18 when the academic year of 2018/19 began.
    after = 2019 - people.cohort.astype(np.int64)
    rows = np.flatnonzero((after >= 1) & (after <= 3))
    activity = lives.routes.activity[rows, after[rows]]
    yield (PARTICIPATION, "All", None, "2016-2018"), activity != Activity.NONE
    yield (APPRENTICES, "All", None, "2016-2018"), activity == Activity.APPRENTICESHIP


def _education(made: Block, people: pd.DataFrame, after: NDArray[np.integer]) -> pd.Series:
    """Return what each person studies in an academic year after KS4, missing if nothing."""
    studies = made.truth["activities"].set_index(["person", "years_after_ks4"])["activity"]
    asked = pd.MultiIndex.from_arrays([people["person"], after])
    return pd.Series(studies.reindex(asked).to_numpy(dtype=object), index=people.index)


def _pay(made: Block, people: pd.DataFrame, tax_year: NDArray[np.integer], column: str) -> pd.Series:
    """Return what stands in each person's row of a tax year."""
    pay = made.views["leo_earnings"]
    code = pd.Series(tax_year * 100 + (tax_year + 1) % 100, index=people["EDUKEY"])
    return people["EDUKEY"].map(pay[pay["TaxYear"] == pay["Edukey"].map(code)].set_index("Edukey")[column])


_Spells = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]


def _placed(spells: pd.DataFrame, people: pd.DataFrame) -> _Spells:
    """Return each spell's person, as a place among the people, and its first and last day."""
    place = pd.Index(people["EDUKEY"]).get_indexer(pd.Index(spells["EduKey"]))
    first, last = (
        spells[name].to_numpy().astype("datetime64[D]").astype(np.int64) for name in ("StartDate", "EndDate")
    )
    of_these = place >= 0
    return place[of_these].astype(np.int64), first[of_these], last[of_these]


def _days(spells: _Spells, first: NDArray[np.integer], last: NDArray[np.integer]) -> NDArray[Any]:
    """Return each person's days in spells from a first to a last day of their own."""
    row, start, end = spells
    days = np.minimum(end, last[row]) - np.maximum(start, first[row]) + 1
    return np.bincount(row, weights=np.maximum(days, 0), minlength=len(first))


def _months(spells: _Spells, tax_year: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Return people x twelve months from April of a tax year: whether any day lies in a spell."""
    april = (tax_year - 1970) * 12 + month_number(1970, 4)
    return np.column_stack(
        [
            _days(spells, MONTH_START[april + month], MONTH_START[april + month + 1] - 1) > 0
            for month in range(12)
        ]
    )


def _six_in_a_row(months: NDArray[np.bool_]) -> NDArray[np.bool_]:
    windows = np.lib.stride_tricks.sliding_window_view(months, 6, axis=1)
    return (windows.sum(axis=2) == 6).any(axis=1)


@lru_cache(maxsize=4)
def _prices(base: int) -> dict[int, float]:
    return dict(deflators(base))


def _at_work(
    made: Block, people: pd.DataFrame, tax_year: NDArray[np.integer], prices: int
) -> tuple[NDArray[np.bool_], NDArray[np.float64], NDArray[np.bool_]]:
    """Return people x twelve months from April, whether employed at all in them; annualised earnings; whether paid."""
    spells = _placed(made.views["leo_employment"], people)
    days = _days(spells, TAX_YEAR_START[tax_year - 1970], TAX_YEAR_START[tax_year - 1969] - 1)
    nominal = _pay(made, people, tax_year, "Earnings").to_numpy(dtype=np.float64)
    real = nominal / pd.Series(tax_year).map(_prices(prices)).to_numpy()
    annualised = np.divide(real, days, out=np.full(len(people), np.nan), where=days > 0) * 365
    return _months(spells, tax_year), annualised, ~np.isnan(nominal)
