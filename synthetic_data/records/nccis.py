"""What local authorities know, month by month, of what young people do after Key Stage 4 (NCCIS, from 2010/11 on).

A row is a person in a month: ``NCCIS_MonthNo`` is the calendar month although the year is academic, as code that ran
on the data finds. What somebody does follows from sixth form, college, work, children and benefits; authorities learn
of it late, and of some never. **Which code within a range means what is from memory**, as is that people are followed
for three years to 2015/16 and for two after, those with special needs for three; shares unknown, how often states are
confirmed and when they lapse are invented.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import LAST_DAY, MONTH_START, month_number
from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.benefits import Benefit
from synthetic_data.lives.families import FIRST_YEAR as FIRST_YEAR_ABROAD
from synthetic_data.lives.further_education import Result, Role
from synthetic_data.lives.homes import SCHOOL_YEARS
from synthetic_data.lives.jobs import JobKind
from synthetic_data.lives.routes import Activity
from synthetic_data.lives.schooling import YEAR_11
from synthetic_data.lives.schools import NO_SCHOOL, schools
from synthetic_data.places import places
from synthetic_data.records.codes import academic_year, names
from synthetic_data.records.frames import NO_DAY, in_their_years, where
from synthetic_data.records.shared import Shared, writes
from synthetic_data.streams import stream

FIRST, LAST = 2011, 2021
FOLLOWED, FOLLOWED_LESS_FROM = 3, 2017
"""Academic years after Key Stage 4, and the one from which it is a year less without special needs."""
SEPTEMBER = 9
SIXTH_FORM, SIXTH_FORM_COLLEGE, COLLEGE, UNIVERSITY, APPRENTICE = 210, 220, 230, 240, 310
TRAINED_AT_WORK, AT_WORK, OWN_BUSINESS = 320, 330, 380
SEEKING, PARENT, ILL, PREGNANT = 610, 630, 640, 650
UNKNOWN, MOVED_ABROAD = 810, 830
NEET = (610, 689)
TRAINED = 0.15
"""Share of those at work who are trained there."""
NEVER_KNOWN, KNOWN_LATE = 0.03, 0.30
"""Share of people's years that stay unknown, and of states that become known only after the autumn."""
LATE_MONTHS = 2
PREGNANT_MONTHS = 5
LAPSES = {True: 365, False: 92}
"""Days after which a state that was not confirmed lapses: in education and training, and otherwise."""
CONFIRMED = 100
PRIMARY, LEFT_ENGLAND = "P", "L"
WRITTEN_ALIKE = {"WIRT": "WROM"}


def _spread(people: int, person: Any, start: Any, end: Any, opens: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return people x months from each person's first one: whether a spell touches the month."""
    months = FOLLOWED * 12
    first = np.searchsorted(MONTH_START, start, side="right") - 1 - opens[person]
    last = np.searchsorted(MONTH_START, np.minimum(end, LAST_DAY + 400), side="right") - 1 - opens[person]
    held = np.zeros((people, months + 1), dtype=np.int32)
    inside = (last >= 0) & (first < months)
    person, first, last = person[inside], np.maximum(first[inside], 0), np.minimum(last[inside], months - 1)
    np.add.at(held, (person, first), 1)
    np.add.at(held, (person, last + 1), -1)
    return np.asarray(np.cumsum(held, axis=1)[:, :months] > 0)


def _states(lives: Lives, opens: NDArray[np.int64]) -> NDArray[np.int32]:
    """Return people x months: the code of what each does, were it all known."""
    people, jobs, further, n = lives.people, lives.jobs, lives.further, len(lives.people)
    main = jobs.kind != JobKind.SECOND
    working = _spread(n, jobs.person[main], jobs.start[main], jobs.end[main], opens)
    spells = lives.benefits
    sick = np.isin(spells.kind, (Benefit.SICKNESS, Benefit.NO_REQUIREMENTS, Benefit.CARER))
    ill = _spread(n, spells.person[sick], spells.start[sick], spells.end[sick], opens)
    rng = stream(lives.plan.seed, "activities by month", lives.block)
    trained = (rng.random(n) < TRAINED)[:, None]
    month = np.arange(FOLLOWED * 12)
    since_child = opens[:, None] + month - lives.families.first_child[:, None].astype(np.int64)
    expecting = (since_child < 0) & (since_child >= -PREGNANT_MONTHS)
    state = np.select(
        [working & trained, working, since_child >= 0, ill, expecting],
        [TRAINED_AT_WORK, AT_WORK, PARENT, ILL, PREGNANT],
        SEEKING,
    )
    calendar = (people.cohort.astype(np.int64)[:, None] + np.arange(FOLLOWED)).clip(max=2020)
    rows = np.arange(n)[:, None]
    own = lives.self_employment.only[rows, calendar - FIRST_YEAR_ABROAD]
    state = np.where(np.repeat(own, 12, axis=1), OWN_BUSINESS, state)

    activity = lives.routes.activity[:, 1 : FOLLOWED + 1]
    at_school = (lives.routes.sixth_form_school != NO_SCHOOL)[:, None]
    study = np.select(
        [
            (activity == Activity.SIXTH_FORM) & at_school,
            activity == Activity.SIXTH_FORM,
            activity == Activity.COLLEGE,
            activity == Activity.UNIVERSITY,
            activity == Activity.APPRENTICESHIP,
        ],
        [SIXTH_FORM, SIXTH_FORM_COLLEGE, COLLEGE, UNIVERSITY, APPRENTICE],
        0,
    )
    learns = np.repeat(study, 12, axis=1)
    # Whoever leaves a course early is no longer there for the rest of its year.
    whole = np.isin(further.role, (Role.CORE, Role.PROGRAMME)) & (further.result != Result.COMPLETED)
    person = further.person[whole]
    left = np.searchsorted(MONTH_START, further.end[whole], side="right") - opens[person]
    year = further.last[whole] - people.cohort[person].astype(np.int64) - 1
    gone = (left[:, None] <= month) & (month // 12 == year[:, None])
    learns[person] = np.where(gone, 0, learns[person])
    state = np.where(learns > 0, learns, state)
    abroad = lives.families.abroad[rows, calendar - FIRST_YEAR_ABROAD]
    return np.where(np.repeat(abroad, 12, axis=1), MOVED_ABROAD, state).astype(np.int32)


def _since(same: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Return people x months: the month in which the present run of equal months began."""
    month = np.arange(same.shape[1], dtype=np.int32)
    return np.maximum.accumulate(np.where(same, 0, month), axis=1)


@writes("nccis")
def nccis(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return a row for each young person and month."""
    people, plan, n = lives.people, lives.plan, len(lives.people)
    cohort = people.cohort.astype(np.int64)
    opens = month_number(1970, SEPTEMBER) + 12 * (cohort - 1970)
    true = _states(lives, opens)
    rng = stream(plan.seed, "what authorities know", lives.block)
    u = rng.random((2, n, FOLLOWED))
    month = np.arange(FOLLOWED * 12)
    unknown = np.repeat(u[0] < NEVER_KNOWN, 12, axis=1)
    late = np.repeat(u[1] < KNOWN_LATE, 12, axis=1) & (month % 12 < LATE_MONTHS) & (true != SIXTH_FORM)
    state = np.where(unknown | late, UNKNOWN, true)

    changed = np.zeros(state.shape, dtype=bool)
    changed[:, 1:] = state[:, 1:] == state[:, :-1]
    began = _since(changed)
    idle = (state >= NEET[0]) & (state <= NEET[-1])
    still = np.zeros(state.shape, dtype=bool)
    still[:, 1:] = idle[:, 1:] & idle[:, :-1]
    idle_since = _since(still)

    needs = lives.schooling.support[:, YEAR_11] > 0
    year_of = cohort[:, None] + 1 + month // 12
    followed = (year_of >= FIRST) & (year_of <= LAST)
    followed &= (month < 24) | (year_of < FOLLOWED_LESS_FROM) | needs[:, None]
    followed &= ~people.independent[:, None]
    person, place = np.nonzero(followed)
    code, year = state[person, place], year_of[person, place]
    first_day = MONTH_START.astype(np.int64)
    closes = first_day[opens[person] + place + 1] - 1
    start = first_day[opens[person] + began[person, place]]
    confirmed = np.maximum(start, closes - (rng.random(len(person)) * CONFIRMED).astype(np.int64))
    recorded = np.minimum(
        confirmed, np.minimum(start + (rng.random(len(person)) * 40).astype(np.int64), closes)
    )
    lapse = confirmed + np.where(code < 400, LAPSES[True], LAPSES[False])
    known = code != UNKNOWN

    labels, offered = names(plan), schools(plan)
    home = np.minimum(YEAR_11 + 1 + place // 12, SCHOOL_YEARS - 1)
    district = places(plan).district_of(lives.homes.area[person, home])
    school = lives.schooling.school[person, YEAR_11]
    sixth = lives.routes.sixth_form_school[person]
    in_school = code == SIXTH_FORM
    needs_flag = np.where(needs[person], "Y", "N").astype(object)
    ethnic = shared.pupils.ethnicity.copy()
    for group, alike in WRITTEN_ALIKE.items():
        ethnic[ethnic == group] = alike
    texts = np.array([str(each) for each in range(1000)], dtype=object)
    fields = {
        "NCCIS_PupilMatchingRefAnonymous": shared.pupils.pmr[person],
        "NCCIS_ACADYR": np.array([academic_year(each) for each in range(FIRST, LAST + 1)], dtype=object)[
            year - FIRST
        ],
        "NCCIS_MonthNo": (SEPTEMBER - 1 + place) % 12 + 1,
        "NCCIS_Gender": np.where(people.female, "F", "M").astype(object)[person],
        "NCCIS_Ethnic_Code": ethnic[person],
        "NCCIS_SEND_flag": needs_flag,
        "NCCIS_LDD_Flag": needs_flag,
        "NCCIS_Lead_LEA_Code_anon": labels.district[district],
        "NCCIS_LEA_Code_At_Year_11_anon": where(
            school != NO_SCHOOL, labels.district[offered.district[school]]
        ),
        "NCCIS_LEA_Code_Currently_Educated_anon": where(in_school, labels.district[offered.district[sixth]]),
        "NCCIS_DfE_No_anon": where(in_school, labels.school[sixth]),
        "NCCIS_Cohort_Status": np.where(code == MOVED_ABROAD, LEFT_ENGLAND, PRIMARY).astype(object),
        "NCCIS_Current_Activity_Code": texts[code],
        "NCCIS_Current_Activity_Start_Date": np.where(known, start, NO_DAY),
        "NCCIS_Current_Activity_Recorded": np.where(known, recorded, NO_DAY),
        "NCCIS_Current_Activity_Verification_Date": np.where(known, confirmed, NO_DAY),
        "NCCIS_NEET_Start_Date": np.where(
            idle[person, place], first_day[opens[person] + idle_since[person, place]], NO_DAY
        ),
        "NCCIS_Currency_Due_to_Lapse_Date": np.where(known, lapse, NO_DAY),
        "NCCIS_Currency_Lapsed_Indicator": np.where(known & (lapse >= closes), "N", "Y").astype(object),
    }
    return in_their_years(view, year, fields)
