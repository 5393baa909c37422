"""The individualised learner record: who learnt in further education with whom in a year, and each aim in each year.

A learner's row stands for a learner, a provider and a year, so ``external_id`` is no person; an aim that runs for three
years has three rows with one start date. Years are those of ``routes``, whose record numbers the lookup of education
records already holds: **sixth formers have none, not even at a college**, which is not as in the real record.

Codes are the form's; where it has none (funding models, detailed difficulties from 2015/16 on, ethnicity before
2011/12, levels of learning, datasets) they are from memory or invented, as the dictionary says of each. Which of two
ways of writing what is missing is used when (-1, empty, 1 January 1900) is invented; that all occur is known from code
that ran on the data (``catalogue.SOURCES["fft_code"]``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import day
from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.attainment import GRADES
from synthetic_data.lives.benefits import Benefit
from synthetic_data.lives.firms import SECTIONS, firms
from synthetic_data.lives.further_education import NO_GRADE, NOBODY, Programme, Result, Role
from synthetic_data.lives.learning_aims import AIMS, LEVELS, AimKind
from synthetic_data.lives.providers import ProviderKind, providers
from synthetic_data.lives.schooling import NEED_TYPES, STATEMENT, SUPPORT
from synthetic_data.people import ETHNIC_CODES
from synthetic_data.records import ids
from synthetic_data.records.aim_register import (
    AREA_NAMES,
    BROAD,
    BROAD_SUBJECT,
    FIRST_YEAR,
    LAST_YEAR,
    NO_SKILL,
    SUBJECT,
    TITLE,
    TYPE,
    WIDTH_2,
    WIDTH_3,
    level_in,
    references,
)
from synthetic_data.records.codes import academic_year
from synthetic_data.records.frames import NO_DAY, in_their_years, where
from synthetic_data.records.shared import Shared, writes
from synthetic_data.streams import pseudonym, stream

MISSING, MISSING_TEXT = -1, "-1"
MISSING_DAY = day(1900, 1, 1)
EMPTY_DATES_TO = 2010
"""Last academic year in which an achievement that was not is dated 1 January 1900; later its date is empty."""
EXTERNAL_BITS, EMPLOYER_BITS = 40, 60
SLOTS = 4
"""Providers that somebody can have in a year."""
DATASETS = {ProviderKind.COLLEGE: "FE", ProviderKind.TRAINER: "WBL", ProviderKind.ADULT_SERVICE: "ACL"}
ONE_DATASET, ONE_DATASET_FROM = "SILR", 2009
OLD_PROVIDER_NUMBERS_TO = 2012
NEW_ETHNICITY, OLD_ETHNICITY = 2012, 2004
"""Years from which the codes 31 to 99 and 11 to 25 are used; before these 1 to 9."""
ETHNIC = {
    # codes from 2011/12 on, from 2003/04 on, and in 2002/03
    "WBRI": (31, 23, 8), "WIRI": (32, 24, 8), "WIRT": (33, 25, 8), "WROM": (33, 25, 8), "WOTH": (34, 25, 8),
    "MWBC": (35, 21, 9), "MWBA": (36, 20, 9), "MWAS": (37, 19, 9), "MOTH": (38, 22, 9), "AIND": (39, 12, 6),
    "APKN": (40, 13, 7), "ABAN": (41, 11, 1), "CHNE": (42, 18, 5), "AOTH": (43, 14, 9), "BAFR": (44, 15, 2),
    "BCRB": (45, 16, 3), "BOTH": (46, 17, 4), "OOTH": (98, 98, 9),
}  # fmt: skip
NOT_PROVIDED = 99
DISABILITY = {"SEMH": 6, "PMLD": 9, "HI": 2, "VI": 1, "MSI": 90, "PD": 3, "OTH": 97}
DIFFICULTY = {"MLD": 1, "SLD": 2, "SPLD": 10, "SLCN": 19, "ASD": 20}
DETAIL = {
    "VI": 4, "HI": 5, "PD": 6, "PMLD": 7, "SEMH": 8, "MLD": 10, "SLD": 11, "SPLD": 12, "ASD": 14, "SLCN": 17,
    "MSI": 4, "OTH": 97,
}  # fmt: skip
NONE_OF_THESE = 98
DETAIL_FROM = 2016
SAYS_SO = {STATEMENT: 0.95, SUPPORT: 0.55}
SAYS_SO_OTHERWISE, SAYS_NOTHING = 0.04, 0.03
"""Shares of learners who consider themselves to have a difficulty, by what school knew, and who say nothing."""
YOUNG = 19
"""Age from which on a learner is an adult."""
STUDY_16_19, ADULT_SKILLS, APPRENTICE_FUNDING, COMMUNITY_LEARNING, NOT_FUNDED = 25, 35, 36, 10, 99
LOANS_FROM, LOANS_AGE, LEVY_FROM = 2014, 24, 2018
HIGHER_FUNDS, ADULT_FUNDS, YOUNG_FUNDS, LOCAL_FUNDS, NO_FUNDS = 1, 105, 107, 108, 999
FUNDED, LOAN, UNFUNDED = 1, 3, 9
PROGRAMME_TYPES = {Programme.INTERMEDIATE: 3, Programme.ADVANCED: 2, Programme.TRAINEESHIP: 24}
STANDARD_TYPE = 25
AIM_TYPES = {Role.PROGRAMME: 1, Role.COMPONENT: 3, Role.ALONE: 4, Role.CORE: 5}
OLD_AIM_TYPES = {Role.PROGRAMME: 35, Role.COMPONENT: None, Role.ALONE: 30, Role.CORE: 30}
NEW_AIM_TYPES_FROM = 2012
CONTINUES, COMPLETED, WITHDRAWN, TRANSFERRED, BREAK = 1, 2, 3, 4, 6
STATUS = {
    Result.COMPLETED: COMPLETED,
    Result.WITHDRAWN: WITHDRAWN,
    Result.TRANSFERRED: TRANSFERRED,
    Result.BREAK: BREAK,
}
ACHIEVED, NOT_ACHIEVED, NOT_YET_KNOWN, STUDIES_ON = 1, 3, 8, 9
LATE_RESULT = 0.015
LEVELS_OF_LEARNING = ("Community learning", "English and maths", "Below level 2", "Level 2", "Full level 2",
                      "Level 3", "Full level 3", "Level 4 or above", "Apprenticeship")  # fmt: skip
HIGH_PAY_BILL = 0.02
"""Share of its district's jobs from which on an employer pays the levy."""
HALF_A_YEAR = 182
SEEKING, CREDIT, OTHER = (
    (Benefit.JOBSEEKER, Benefit.SICKNESS),
    (Benefit.SEARCHING, Benefit.WORKING, Benefit.NO_REQUIREMENTS, Benefit.PREPARING, Benefit.PLANNING),
    (Benefit.INCOME_SUPPORT, Benefit.CARER),
)


@dataclass(frozen=True)
class _AimYears:
    """Every aim in every year in which it runs, up to the last one known; one value a row."""

    aim: NDArray[np.int64]
    """Place among the aims of ``FurtherEducation``."""
    person: NDArray[np.int64]
    year: NDArray[np.int64]
    provider: NDArray[np.int64]
    learner: NDArray[np.int64]
    """Place among the learners."""
    learner_person: NDArray[np.int64]
    learner_year: NDArray[np.int64]
    learner_provider: NDArray[np.int64]
    learner_slot: NDArray[np.int64]
    """First, second, ... provider of a person in a year."""


def _aim_years(lives: Lives) -> _AimYears:
    further = lives.further
    count = np.clip(np.minimum(further.last, LAST_YEAR) - further.first + 1, 0, None)
    aim = np.repeat(np.arange(len(further)), count)
    year = further.first[aim] + np.arange(len(aim)) - np.repeat(np.cumsum(count) - count, count)
    person, provider = further.person[aim], further.provider[aim]
    step = len(providers(lives.plan))
    year_of_person = person * 64 + year - FIRST_YEAR
    learners, learner = np.unique(year_of_person * step + provider, return_inverse=True)
    of_year = learners // step
    first = np.diff(of_year, prepend=-1) != 0
    start = np.maximum.accumulate(np.where(first, np.arange(len(of_year)), 0))
    return _AimYears(
        aim=aim,
        person=person,
        year=year,
        provider=provider,
        learner=learner,
        learner_person=of_year // 64,
        learner_year=of_year % 64 + FIRST_YEAR,
        learner_provider=learners % step,
        learner_slot=np.arange(len(of_year)) - start,
    )


def _rows(shared: Shared) -> _AimYears:
    """Return the rows of a block, made once for both tables."""
    found: _AimYears | None = vars(shared).get("_ilr")
    if found is None:
        found = _aim_years(shared.lives)
        vars(shared)["_ilr"] = found
    return found


def _by_code(table: dict[Any, Any], codes: Any, otherwise: int) -> NDArray[np.int64]:
    return np.array([table.get(code, otherwise) for code in codes], dtype=np.int64)


@lru_cache(maxsize=4)
def _pseudonyms(seed: int, count: int) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    """Return today's and the older pseudonyms of providers."""
    new, old = (
        np.array([pseudonym(seed, purpose, i, 32) for i in range(count)], dtype=object)
        for purpose in ("UKPRN", "UPIN")
    )
    return new, old


def _texts_of_years() -> NDArray[np.object_]:
    return np.array([academic_year(year) for year in range(FIRST_YEAR, LAST_YEAR + 1)], dtype=object)


def _learner_fields(lives: Lives, rows: _AimYears) -> dict[str, Any]:
    """Return what stands in a learner's row and in the rows of its aims alike; one value a learner."""
    seed, person, year = lives.plan.seed, rows.learner_person, rows.learner_year
    number = lives.people.number[person]
    after = year - lives.people.cohort[person].astype(np.int64)
    numbered = (number * ids.RECORDS_PER_PERSON + after) * SLOTS + rows.learner_slot
    new, old = _pseudonyms(seed, len(providers(lives.plan)))
    kinds = np.array([DATASETS[kind] for kind in ProviderKind], dtype=object)
    kind = providers(lives.plan).kind[rows.learner_provider]
    # A provider numbers its own learners: two providers use the same numbers.
    bits = max(8, (lives.plan.people - 1).bit_length())
    of_provider = ids.scramble(number, bits, seed, "learner reference").astype(np.int64)
    reference = (of_provider + rows.learner_provider * 7919) % (1 << bits)
    return {
        "external_id": ids.scramble(numbered, EXTERNAL_BITS, seed, "external_id").astype(np.int64),
        "AcademicYear": _texts_of_years()[year - FIRST_YEAR],
        "dataset_identifier": np.where(year < ONE_DATASET_FROM, kinds[kind], ONE_DATASET).astype(object),
        "learner_id": np.array([f"{each:012d}" for each in reference.tolist()], dtype=object),
        "upin_anon": where(year <= OLD_PROVIDER_NUMBERS_TO, old[rows.learner_provider]),
        "ukprn_anon": new[rows.learner_provider],
        "RECORDID": ids.record_id(seed, number, after),
    }


def _attained(lives: Lives, person: NDArray[np.int64], year: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return codes of what learners had attained before a year."""
    after = year - lives.people.cohort[person].astype(np.int64)
    some = np.asarray(lives.attainment.grades > 0)[person].any(axis=1)
    code = np.where(some, 7, 99)
    for level in (1, 2, 3):
        code = np.where(lives.levels.overall(level)[person] < after, level, code)
    graduate = lives.higher.graduated(after, person)
    old, new = np.full(len(person), 5), np.full(len(person), 12)
    code = np.where(graduate, np.where(year < 2014, old, new), code)
    return np.where(year < OLD_ETHNICITY, MISSING, code)


@writes("ilr_learners")
def learners(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return a row for each learner, provider and year."""
    rows, people = _rows(shared), lives.people
    person, year = rows.learner_person, rows.learner_year
    rng = stream(lives.plan.seed, "learner records", lives.block)
    u = rng.random((2, len(people)))
    born = people.birth_year[person].astype(np.int64)
    age = year - 1 - born - (people.birth_month[person] > 8)

    frame = np.select([year >= NEW_ETHNICITY, year >= OLD_ETHNICITY], [0, 1], 2)
    codes = np.array([ETHNIC[code] for code in ETHNIC_CODES], dtype=np.int64)
    ethnicity = codes[people.ethnicity[person], frame]
    ethnicity[people.unstated_ethnicity[person]] = NOT_PROVIDED
    known = lives.schooling.support.max(axis=1)
    share = np.full(len(people), SAYS_SO_OTHERWISE)
    for status, says in SAYS_SO.items():
        share[known == status] = says
    says = (u[0] < share)[person]
    silent = (u[1] < SAYS_NOTHING)[person]
    need = lives.schooling.need_type[person]
    table = {
        name: _by_code(codes_of, NEED_TYPES, NONE_OF_THESE)[need]
        for name, codes_of in (("disability", DISABILITY), ("difficulty", DIFFICULTY), ("detail", DETAIL))
    }
    written = {name: np.where(says, code, NONE_OF_THESE) for name, code in table.items()}
    older = year < DETAIL_FROM

    further, count = lives.further, len(person)
    learner, aim = rows.learner, rows.aim
    ends_now = further.last[aim] == rows.year

    def some(of_aims: Any) -> NDArray[np.bool_]:
        return np.asarray(np.bincount(learner, weights=of_aims, minlength=count) > 0)

    full = {level: (LEVELS[further.aim] == level) for level in (2, 3)}
    wide = {2: WIDTH_2[further.aim] >= 100, 3: WIDTH_3[further.aim] >= 100}
    one = np.ones(count, dtype=np.int64)
    flags = {}
    for level in (2, 3):
        takes = full[level][aim] & wide[level][aim]
        flags[f"L_FullLevel{level}"] = where(some(takes), one)
        flags[f"L_FullLevel{level}Ach"] = where(some(takes & further.achieved[aim] & ends_now), one)
    funding = _funding(lives, rows)["fund"]
    fund = np.select([some(funding == FUNDED), some(funding == LOAN)], [FUNDED, LOAN], UNFUNDED)
    apprentice = np.isin(further.programme[aim], (Programme.INTERMEDIATE, Programme.ADVANCED))
    fields = {
        **_learner_fields(lives, rows),
        "Year": np.array([str(each - 1) for each in range(FIRST_YEAR, LAST_YEAR + 1)], dtype=object)[
            year - FIRST_YEAR
        ],
        "Sex": np.where(people.female[person], "F", "M").astype(object),
        "Ethnicity": ethnicity,
        "AcAge": age,
        "LLDD": np.where(silent, 9, np.where(says, 1, 2)),
        "LLDD_Detail": np.where(older | silent, MISSING, written["detail"]),
        "Disability": np.where(~older | silent, MISSING, written["disability"]),
        "LearnDiff": np.where(~older | silent, MISSING, written["difficulty"]),
        "L_FEFUND": fund,
        **flags,
        "PriorAttain": _attained(lives, person, year),
        "L_OLASS": np.where(year < 2006, MISSING, 9),
        "AppParticipant": some(apprentice).astype(np.int64),
    }
    return in_their_years(view, year, fields)


def _funding(lives: Lives, rows: _AimYears) -> dict[str, NDArray[np.int64]]:
    """Return who pays for each aim in each year: model, source, and whether a public body does."""
    further, person, aim, year = lives.further, rows.person, rows.aim, rows.year
    born = lives.people.birth_year[person].astype(np.int64)
    age = year - 1 - born - (lives.people.birth_month[person] > 8)
    kind = np.array([each.kind for each in AIMS])[further.aim[aim]]
    apprentice = np.isin(further.programme[aim], (Programme.INTERMEDIATE, Programme.ADVANCED))
    community, higher = kind == AimKind.COMMUNITY, kind == AimKind.HIGHER
    loan = (year >= LOANS_FROM) & (age >= LOANS_AGE) & (LEVELS[further.aim[aim]] >= 3) & ~higher & ~apprentice
    chosen = [
        higher | loan,
        apprentice & (further.first[aim] >= LEVY_FROM),
        apprentice,
        community,
        age < YOUNG,
    ]
    model = np.select(
        chosen, [NOT_FUNDED, APPRENTICE_FUNDING, ADULT_SKILLS, COMMUNITY_LEARNING, STUDY_16_19], ADULT_SKILLS
    )
    source = np.select(
        [higher, loan, *chosen[1:]],
        [HIGHER_FUNDS, NO_FUNDS, ADULT_FUNDS, ADULT_FUNDS, LOCAL_FUNDS, YOUNG_FUNDS],
        ADULT_FUNDS,
    )
    return {"model": model, "source": source, "fund": np.select([loan, higher], [LOAN, UNFUNDED], FUNDED)}


def _on_benefits(
    lives: Lives, person: NDArray[np.int64], on: NDArray[np.int64], kinds: tuple[Benefit, ...]
) -> NDArray[np.int64]:
    """Return whether each person is on a benefit of some kinds on a day."""
    spells = lives.benefits
    chosen = np.flatnonzero(np.isin(spells.kind, kinds))
    chosen = chosen[np.argsort(spells.person[chosen], kind="stable")]
    of = spells.person[chosen]
    first, last = np.searchsorted(of, person, side="left"), np.searchsorted(of, person, side="right")
    count = last - first
    row = np.repeat(np.arange(len(person)), count)
    spell = chosen[np.repeat(first - np.cumsum(count) + count, count) + np.arange(len(row))]
    covers = (spells.start[spell] <= on[row]) & (on[row] <= spells.end[spell])
    return (np.bincount(row, weights=covers, minlength=len(person)) > 0).astype(np.int64)


def _employers(lives: Lives, enterprise: NDArray[np.int64]) -> NDArray[np.object_]:
    """Return pseudonyms of employers, as a database shows binary keys."""
    known, place = np.unique(enterprise, return_inverse=True)
    numbers = [
        ids.scramble(np.maximum(known, 0), EMPLOYER_BITS, lives.plan.seed, f"employer {half}").tolist()
        for half in ("left", "right")
    ]
    texts = np.array([f"{left:016X}{right:016X}" for left, right in zip(*numbers, strict=True)], dtype=object)
    texts[known == NOBODY] = MISSING_TEXT
    return texts[place]


@writes("ilr_aims")
def aims(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return a row for each aim in each year in which it runs."""
    rows, further, people = _rows(shared), lives.further, lives.people
    aim, year, person = rows.aim, rows.year, rows.person
    number, role, programme = further.aim[aim], further.role[aim], further.programme[aim]
    late = stream(lives.plan.seed, "late results", lives.block).random(len(further))[aim] < LATE_RESULT
    kind = np.array([each.kind for each in AIMS])[number]
    start, end, last = further.start[aim], further.end[aim], further.last[aim]
    ends_now, starts_now = last == year, further.first[aim] == year
    achieved = ends_now & further.achieved[aim]
    apprentice = np.isin(programme, (Programme.INTERMEDIATE, Programme.ADVANCED))
    whole, part = role == Role.PROGRAMME, role == Role.COMPONENT
    standard = apprentice & further.standard[aim]

    programme_level = np.where(programme == Programme.ADVANCED, 3.0, np.where(apprentice, 2.0, 1.0))
    level = np.where(whole, programme_level, level_in(number, year))
    latest = np.where(whole, programme_level, level_in(number, np.full(len(number), LAST_YEAR)))
    width_2, width_3 = WIDTH_2[number], WIDTH_3[number]
    full_2, full_3 = width_2 >= 100, width_3 >= 100
    gcse, skills = kind == AimKind.GCSE, kind == AimKind.SKILLS
    english_or_maths = np.isin(BROAD[number], (1, 2))
    language = BROAD[number] == 3
    community = kind == AimKind.COMMUNITY
    of_learning = np.select(
        [apprentice, community, skills | gcse, latest >= 4, full_3, latest == 3, full_2, latest == 2],
        [8, 0, 1, 7, 6, 5, 4, 3],
        2,
    )
    area = np.where(further.area[aim] >= 0, further.area[aim], 0)
    subject = SUBJECT[number].copy()
    places = SUBJECT[area * 10]
    subject[whole & apprentice] = places[whole & apprentice]
    subject[whole & ~apprentice] = "14.2"
    broad = BROAD_SUBJECT[number].copy()
    broad[whole] = np.array([each.partition(".")[0] for each in subject[whole].tolist()], dtype=object)
    none = subject == ""
    subject[none], broad[none] = "98", "98"

    status = np.where(ends_now, _by_code(STATUS, range(len(Result)), MISSING)[further.result[aim]], CONTINUES)
    late &= achieved & ~apprentice
    outcome = np.select([~ends_now, late, achieved], [STUDIES_ON, NOT_YET_KNOWN, ACHIEVED], NOT_ACHIEVED)
    achieved &= ~late
    grades = np.array([*GRADES[:-1], "A*"], dtype=object)
    grade = further.grade[aim]
    empty = np.where(year <= EMPTY_DATES_TO, MISSING_DAY, NO_DAY)
    born_year, born_month = (
        people.birth_year[person].astype(np.int64),
        people.birth_month[person].astype(np.int64),
    )
    begun = start.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    age = (begun - ((born_year - 1970) * 12 + born_month - 1)) // 12
    funding = _funding(lives, rows)

    now = {
        "UC": _on_benefits(lives, person, start, CREDIT),
        "JSAESA": _on_benefits(lives, person, start, SEEKING),
        "OtherBenefit": _on_benefits(lives, person, start, OTHER),
    }
    before = {
        "UC": _on_benefits(lives, person, start - HALF_A_YEAR, CREDIT),
        "JSAESA": _on_benefits(lives, person, start - HALF_A_YEAR, SEEKING),
        "OtherBenefit": _on_benefits(lives, person, start - HALF_A_YEAR, OTHER),
    }
    now["Benefits"], before["Benefits"] = (np.maximum.reduce(list(each.values())) for each in (now, before))
    firm = np.where(further.enterprise[aim] >= 0, further.enterprise[aim] // len(SECTIONS), 0)
    levy = (firms(lives.plan).share[firm] > HIGH_PAY_BILL) & (further.enterprise[aim] != NOBODY)

    # The number of an aim counts through a learner's aims; its rank puts higher and later aims first.
    count, order = len(aim), np.lexsort((np.arange(len(aim)), rows.learner))
    sequence, rank = np.empty(count, dtype=np.int64), np.empty(count, dtype=np.int64)
    first_of = np.searchsorted(rows.learner[order], rows.learner[order], side="left")
    sequence[order] = np.arange(count) - first_of + 1
    order = np.lexsort((sequence, -start, -level, part, rows.learner))
    rank[order] = np.arange(count) - first_of + 1

    types, old_types = (
        np.array([MISSING if table[each] is None else table[each] for each in Role], dtype=np.int64)[role]
        for table in (AIM_TYPES, OLD_AIM_TYPES)
    )
    aim_type = where(
        (year >= NEW_AIM_TYPES_FROM) | (old_types != MISSING),
        np.where(year >= NEW_AIM_TYPES_FROM, types, old_types),
    )
    programmes = _by_code(PROGRAMME_TYPES, range(len(Programme)), MISSING)[programme]
    standards, frameworks = 100 + area, 400 + area
    flagged = {
        name: value.astype(np.int64)
        for name, value in {
            "FullL2": full_2,
            "FullL3": full_3,
            "PartialL2": gcse,
            "PartialL3": np.zeros(count, dtype=bool),
            "SFL": BROAD[number] != NO_SKILL,
            "EngMath": english_or_maths,
            "ESOL": language,
            "app": whole & apprentice,
            "FrameworkApp": apprentice & ~standard,
            "StandardApp": standard,
            "Traineeship": programme == Programme.TRAINEESHIP,
            "Tlevel": kind == AimKind.T_LEVEL,
            "WPL": further.at_work[aim] & ~apprentice,
            "CBL": ~further.at_work[aim] & ~community,
            "CL": community,
            "Funded_SFR": funding["fund"] != UNFUNDED,
            "Funded_aim": funding["fund"] == FUNDED,
            "active": np.ones(count, dtype=bool),
            "start": starts_now,
            "completion": ends_now & (status == COMPLETED),
            "achievement": achieved,
            "enrolment": ~part,
        }.items()
    }
    of_learner = {name: value[rows.learner] for name, value in _learner_fields(lives, rows).items()}
    fields = {
        **of_learner,
        "Year": year - 1,
        "sequence_index": sequence,
        "learning_aim_id": references(lives.plan.seed)[number],
        "AimTitle": TITLE[number],
        "programme_type": np.where(standard, STANDARD_TYPE, programmes),
        "AimType": aim_type,
        "FundModel": funding["model"],
        "SOF": funding["source"],
        "L_fund": funding["fund"],
        "D_fund": funding["fund"],
        "framework_id": np.where(apprentice & ~standard, frameworks, MISSING),
        "pathway_id": np.where(apprentice & ~standard, 1, MISSING),
        "Standard_id": np.where(standard, standards, MISSING),
        "start_date": start,
        "end_date_expected": further.planned[aim],
        "end_date": np.where(ends_now, end, NO_DAY),
        "Achievement_date": np.where(achieved, end, empty),
        "Compstatus": status,
        "outcome": outcome,
        "outcome_grade": where(ends_now & (grade != NO_GRADE), grades[np.maximum(grade, 0)]),
        "NotionalNVQLev": np.where(whole, float(MISSING), level),
        "Notional_Level": level,
        "Notional_Level_v2": level.astype(np.int64),
        "Notional_Level_v2_latest": latest.astype(np.int64),
        "LevelOfLearning": of_learning + 1.0,
        "LevelOfLearning_Desc": np.array(LEVELS_OF_LEARNING, dtype=object)[of_learning],
        "SSATier1": broad,
        "SSATier1_Desc": _names(broad),
        "SSATier2": subject,
        "SSATier2_Desc": _names(subject),
        "QualificationType": TYPE[number],
        "FL2Width": width_2,
        "FL3Width": width_3,
        "SFL_Type": np.where(BROAD[number] == NO_SKILL, 9, BROAD[number]),
        **flagged,
        "AimRankInYear": rank,
        "AgeAimStart": age,
        "AgeProgStart": where(programme != Programme.NONE, age),
        "EmployerID_Anon": _employers(lives, further.enterprise[aim]),
        "LevySupported": where(apprentice, (levy & (further.first[aim] >= LEVY_FROM)).astype(np.int64)),
        **{f"On{name}_AtStart": value for name, value in now.items()},
        **{f"On{name}_6MonthPrior": where(apprentice, value) for name, value in before.items()},
    }
    return in_their_years(view, year, fields)


def _names(codes: NDArray[np.object_]) -> NDArray[np.object_]:
    found, place = np.unique(codes.astype("U"), return_inverse=True)
    return np.array([AREA_NAMES.get(code, "Unknown") for code in found.tolist()], dtype=object)[place]
