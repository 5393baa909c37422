"""Who people truly are, as far as a register knows: names, day of birth, family, homes and number.

The people are those of the plan: born in the year and month that the school census gives them, living where it has
them live. New here, from random streams of their own: the day of birth, who is whose sibling, names, postcodes and
numbers. Nobody in `lives` has siblings; here families are put together from people of one block, district and ethnic
group, and all live in the homes of one of them. All shares are invented.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import LAST_DAY
from synthetic_data.chance import pick
from synthetic_data.linkage.names import (
    FOLLOWED,
    PLAIN,
    TRADITIONS,
    Names,
    cumulative_traditions,
    stock,
)
from synthetic_data.linkage.places import insurance_numbers, postcodes
from synthetic_data.lives.homes import make_homes
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.people import ASIAN_CODES, BLACK_CODES, ETHNIC_CODES, People, make_people
from synthetic_data.places import places
from synthetic_data.plan import Plan
from synthetic_data.streams import stream

YEAR_6 = 6
NEW_FAMILY = 0.55
"""Chance that the next child of a district and group starts another family."""
TWINS = 0.03
"""Share of people who are twins, where there is a child of the same month to be it with."""
BETWEEN_SIBLINGS = 300, 15 * 365
"""Fewest and most days between the births of siblings who follow each other and are not twins."""
STAYS_IN_DISTRICT = 0.6
"""Share of those who leave home who stay in its district."""
KEEPS_BOTH_NAMES = 0.2
"""Share of those who change their name at marriage who put the new one behind the old."""
DAYS_OF_YEAR = 365.25
NAME_FORMS = (
    "forename",
    "surname",
    "nickname",
    "use_name",
    "romanised_forename",
    "romanised_surname",
    "married_surname",
    "other_parents_surname",
)


@dataclass(frozen=True)
class Identities:
    """What is true of the people of one block; every array has one value per person."""

    plan: Plan
    people: People
    family: NDArray[np.int64]
    """Place in the block of the eldest, whose homes the family has."""
    twin: NDArray[np.bool_]
    tradition: NDArray[np.int8]
    """Place in ``TRADITIONS``."""
    born: NDArray[np.int64]
    """Day of birth."""
    forename: Names
    surname: Names
    nickname: Names
    use_name: Names
    romanised_forename: Names
    romanised_surname: Names
    married_surname: Names
    other_parents_surname: Names
    home: Names
    """Postcode at the end of Key Stage 4."""
    former_home: Names
    """Postcode at the end of primary school."""
    later_home: Names
    """Postcode after leaving home."""
    number: Names
    """National Insurance number."""
    strangers_number: Names
    """That of a stranger of the same name."""
    groups: dict[str, NDArray[np.bool_]]
    """Who belongs to which of the groups by which rates differ."""

    def __len__(self) -> int:
        return len(self.people)


def make_identities(plan: Plan, block: int) -> Identities:
    """Return the identities of the people of one block."""
    people = make_people(plan, block)
    homes = make_homes(plan, block, people)
    n = len(people)
    family, twin_of = _families(plan, block, people)
    rng = stream(plan.seed, "linkage identities", block)
    born = _days_of_birth(people, rng.random(n))
    twin = twin_of != np.arange(n)
    born = born[twin_of]
    family = _with_likely_gaps(family, born, twin_of)
    twin[twin_of[twin]] = True

    table = cumulative_traditions()[[list(FOLLOWED).index(code) for code in ETHNIC_CODES]]
    tradition = pick(table[people.ethnicity], rng.random(n)[family]).astype(np.int8)
    named = _names(people, family, tradition, rng)

    uniform = rng.random((2, n))
    area = homes.area[family]
    leaves = rng.random(n) < STAYS_IN_DISTRICT
    where = places(plan)
    anywhere = rng.integers(0, where.areas, n, dtype=np.int64)
    nearby = where.district_of(area[:, YEAR_11]).astype(np.int64) * where.areas_in_district
    nearby += anywhere % where.areas_in_district
    free_meals = homes.free_meals[:, YEAR_11]
    age = (LAST_DAY - born) / DAYS_OF_YEAR
    return Identities(
        plan=plan,
        people=people,
        family=family,
        twin=twin,
        tradition=tradition,
        born=born,
        home=postcodes(plan, area[:, YEAR_11], uniform[0][family]),
        former_home=postcodes(plan, area[:, YEAR_6], uniform[0][family]),
        later_home=postcodes(plan, np.where(leaves, nearby, anywhere), uniform[1]),
        number=insurance_numbers(plan.seed, people.number),
        strangers_number=insurance_numbers(plan.seed, people.number, stranger=True),
        groups={
            "women": people.female,
            "free meals": free_meals & ~people.independent,
            "moved at school": area[:, YEAR_11] != area[:, YEAR_6],
            "born abroad": people.arrival > 0,
            "independent school": people.independent,
            "Asian": people.in_groups(*ASIAN_CODES),
            "Black": people.in_groups(*BLACK_CODES),
            "Chinese": people.in_groups("CHNE"),
            "older cohorts": people.cohort <= 2007,
            "under 20": age < 20,
            "30 or over": age >= 30,
            "short names": tradition == [way.name for way in TRADITIONS].index("short"),
            "compound names": tradition == [way.name for way in TRADITIONS].index("compound"),
        },
        **named,
    )


def _families(plan: Plan, block: int, people: People) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return each person's family and the twin whose birthday they share, both as places in the block."""
    n, rng = len(people), stream(plan.seed, "linkage families", block)
    district = places(plan).district_of(people.area).astype(np.int64)
    month = people.birth_year.astype(np.int64) * 12 + people.birth_month
    twin_of = np.arange(n)
    order = np.lexsort((people.area, district, people.ethnicity, month))
    first, second = order[:-1], order[1:]
    alike = (month[first] == month[second]) & (people.ethnicity[first] == people.ethnicity[second])
    # Every other pair, so that nobody is the twin of two.
    alike &= np.arange(n - 1) % 2 == 0
    chosen = alike & (rng.random(n - 1) < TWINS)
    twin_of[second[chosen]] = first[chosen]

    order = np.lexsort((rng.random(n), people.area, district, people.ethnicity))
    order = order[twin_of[order] == order]
    other_key = (district[order][1:] != district[order][:-1]) | (
        people.ethnicity[order][1:] != people.ethnicity[order][:-1]
    )
    starts = np.concatenate([[True], other_key | (rng.random(len(order) - 1) < NEW_FAMILY)])
    family = np.arange(n)
    family[order] = order[np.flatnonzero(starts)][np.cumsum(starts) - 1]
    return family[twin_of], twin_of


def _days_of_birth(people: People, uniform: NDArray[np.float64]) -> NDArray[np.int64]:
    month = (people.birth_year.astype(np.int64) - 1970) * 12 + people.birth_month - 1
    first = month.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    length = (month + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) - first
    return np.asarray(first + (uniform * length).astype(np.int64))


def _with_likely_gaps(
    family: NDArray[np.int64], born: NDArray[np.int64], twin_of: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Name families after their eldest; a child born too soon or too long after the one before is no sibling."""
    singles = np.flatnonzero(twin_of == np.arange(len(family)))
    order = singles[np.lexsort((born[singles], family[singles]))]
    together = family[order][1:] == family[order][:-1]
    gap = born[order][1:] - born[order][:-1]
    fewest, most = BETWEEN_SIBLINGS
    eldest = order[np.flatnonzero(np.concatenate([[True], ~together]))]
    named = family.copy()
    named[order] = eldest[np.cumsum(np.concatenate([[True], ~together])) - 1]
    out = order[1:][together & ((gap < fewest) | (gap > most))]
    named[out] = out
    return named[twin_of]


def _names(
    people: People, family: NDArray[np.int64], tradition: NDArray[np.int8], rng: np.random.Generator
) -> dict[str, Names]:
    """Return names and their other forms. Siblings share what is drawn for their family."""
    n = len(people)
    forename, second_forename, plain_forename = (rng.random(n) for _ in range(3))
    surname, other_surname, two_surnames = (rng.random(n)[family] for _ in range(3))
    two_forenames, own, own_surname, spouse, both = (rng.random(n) for _ in range(5))
    found: dict[str, Names] = {name: np.empty(n, dtype=object) for name in NAME_FORMS}
    for place, way in enumerate(TRADITIONS):
        own_here = own < way.own_surname
        drawn = np.where(own_here, own_surname, surname)
        for female in (False, True):
            rows = np.flatnonzero((tradition == place) & (people.female == female))
            sex = "female" if female else "male"
            forenames, plain = stock(place, sex), stock(PLAIN, sex)
            surnames = stock(place, f"{sex} surname" if way.surname_by_sex else "surname")
            first = _apart(family[rows], forenames.pick(forename[rows]), len(forenames.names))
            second = forenames.pick(second_forename[rows])
            two = two_forenames[rows] < way.two_forenames
            mine, other = surnames.pick(drawn[rows]), surnames.pick(other_surname[rows])
            double = two_surnames[rows] < way.two_surnames
            taken = surnames.names[surnames.pick(spouse[rows])]
            for name, forms in (
                ("forename", forenames.names),
                ("romanised_forename", forenames.romanised),
            ):
                found[name][rows] = _joined(forms[first], way.joint, forms[second], two)
            found["nickname"][rows] = forenames.short[first] if way.nicknames else found["forename"][rows]
            found["use_name"][rows] = (
                plain.names[plain.pick(plain_forename[rows])] if way.use_names else found["forename"][rows]
            )
            for name, forms in (("surname", surnames.names), ("romanised_surname", surnames.romanised)):
                found[name][rows] = _joined(forms[mine], way.surname_joint, forms[other], double)
            found["other_parents_surname"][rows] = surnames.names[other]
            kept = both[rows] < KEEPS_BOTH_NAMES
            found["married_surname"][rows] = np.where(
                kept, _joined(surnames.names[mine], "-", taken, kept), taken
            )
    return found


def _apart(family: NDArray[np.int64], name: NDArray[np.int32], count: int) -> NDArray[np.int64]:
    """Let no sibling bear another's name: the second has the next of the ``count`` names."""
    apart = name.astype(np.int64)
    while True:
        again = np.ones(len(apart), dtype=bool)
        again[np.unique(family * count + apart, return_index=True)[1]] = False
        if not again.any():
            return apart
        apart = np.where(again, (apart + 1) % count, apart)


def _joined(first: Names, joint: str, second: Names, both: NDArray[np.bool_]) -> Names:
    """Return the first name, with the second behind it where there are both and they differ."""
    joined = np.asarray(first, dtype=object).copy()
    both = both & (first != second)
    joined[both] = first[both] + joint + second[both]
    return joined
