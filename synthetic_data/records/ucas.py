"""Applications to university through UCAS: eighteen-year-olds of cycles 2007 to 2021, three tables of one flat list.

What universities decided and applicants replied is frozen at 30 June of the cycle; what happened on results day shows
in the route of acceptance only. Grades of qualifications that are pending are the predicted ones (an inference from
the form). Labels follow the form's notes; **one-digit codes behind them are invented where the form does not say
them**, and so are the kinds of school, the subjects' groups, and how often somebody leaves out a grade or a subject.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import day
from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.advanced import A_LEVELS, VOCATIONAL_SUBJECTS, Award
from synthetic_data.lives.applications import AFTER, Acceptance, Applications, Decision, Reply, Unconditional
from synthetic_data.lives.attainment import ENGLISH, MATHEMATICS, SUBJECTS as GCSES
from synthetic_data.lives.courses import SUBJECTS, UNIVERSITIES
from synthetic_data.lives.routes import Activity
from synthetic_data.lives.schooling import NEED_TYPES, YEAR_11
from synthetic_data.lives.schools import NO_SCHOOL, SchoolKind, schools
from synthetic_data.people import ETHNIC_CODES
from synthetic_data.places import INDEX_VINTAGES, REGIONS, places, regions
from synthetic_data.plan import Plan
from synthetic_data.records import ids
from synthetic_data.records.frames import where
from synthetic_data.records.hesa import ETHNIC, JACS, NOT_KNOWN
from synthetic_data.records.ks4 import LETTERS, NUMBERS, number_grades
from synthetic_data.records.shared import Shared, writes
from synthetic_data.streams import pseudonym, stream

FIRST_CYCLE, LAST_CYCLE = 2007, 2021
APPLICANT_BITS, CHOICES = 40, 8
ENGLAND = "England"
REGION_LETTERS = np.array(list("ABDEFGHJK"), dtype=object)
FIRST_DOMICILE = 700
"""Three-digit codes of the places where applicants live: invented, a district each."""
GENDERS = np.array(["Men", "Women"], dtype=object)
ETHNIC_NAMES = {
    "WBRI": "White", "WIRI": "White", "WIRT": "White", "WROM": "White", "WOTH": "White",
    "MWBC": "Mixed - White and Black Caribbean", "MWBA": "Mixed - White and Black African",
    "MWAS": "Mixed - White and Asian", "MOTH": "Mixed - Other mixed background", "AIND": "Asian - Indian",
    "APKN": "Asian - Pakistani", "ABAN": "Asian - Bangladeshi", "AOTH": "Asian - Other Asian background",
    "BCRB": "Black - Caribbean", "BAFR": "Black - African", "BOTH": "Black - Other Black background",
    "CHNE": "Asian - Chinese", "OOTH": "Other ethnic background",
}  # fmt: skip
UNKNOWN = "Unknown or Prefer Not To Say"
CLASSES = (
    "Higher managerial and professional occupations", "Lower managerial and professional occupations",
    "Intermediate occupations", "Small employers and own account workers",
    "Lower supervisory and technical occupations", "Semi-routine occupations", "Routine occupations",
    "Never worked and long-term unemployed", "Not classified / unknown",
)  # fmt: skip
CLASS_CUTS, CLASS_NOISE, CLASS_UNKNOWN = (1.0, 0.35, 0.0, -0.25, -0.6, -1.1, -1.9), 0.7, 0.18
LAST_OLD_CLASSES = 2014
"""Last cycle with the classification of 2000; the next have that of 2010."""
LEARNING, SEVERAL = ("G", "Learning difficulty"), ("J", "Two or more conditions")
DISABILITIES = {
    "MLD": LEARNING,
    "SPLD": LEARNING,
    "SEMH": ("F", "Mental health condition"),
    "SLCN": ("I", "Other disability"),
    "ASD": ("B", "Social impairment"),
    "SLD": LEARNING,
    "PMLD": SEVERAL,
    "HI": ("D", "Deafness or hearing impairment"),
    "VI": ("C", "Blindness or visual impairment"),
    "MSI": SEVERAL,
    "PD": ("H", "Mobility issues"),
    "OTH": ("E", "Long-standing illness"),
}
NO_DISABILITY = ("A", "No disability")
DECLARES = 0.75
ACCEPTANCE = {
    Acceptance.FIRM: ("1", "Firm choice"), Acceptance.INSURANCE: ("2", "Insurance choice"),
    Acceptance.CLEARING: ("3", "Main scheme clearing"), Acceptance.DIRECT_CLEARING: ("4", "Direct clearing"),
    Acceptance.ADJUSTMENT: ("5", "Adjustment"), Acceptance.EXTRA: ("6", "Extra"), Acceptance.PRIOR: ("7", "RPA"),
    Acceptance.OTHER_CHOICE: ("8", "Other main scheme choice"),
}  # fmt: skip
APPLICATION = {
    Acceptance.FIRM: ("1", "Main scheme"), Acceptance.CLEARING: ("3", "Clearing"),
    Acceptance.DIRECT_CLEARING: ("3", "Clearing"), Acceptance.ADJUSTMENT: ("5", "Adjustment"),
    Acceptance.EXTRA: ("6", "Extra"), Acceptance.PRIOR: ("7", "RPA"),
}  # fmt: skip
DECISIONS = {
    Decision.NONE: ("N", "Provider yet to receive application (new application)"),
    Decision.CONDITIONAL: ("C", "Conditional offer"), Decision.UNCONDITIONAL: ("U", "Unconditional offer"),
    Decision.INTERVIEW: ("I", "Invited for interview"), Decision.PENDING: ("P", "Decision pending"),
    Decision.OTHER_COURSE: ("X", "Unconditional course change"), Decision.REJECTED: ("R", "Rejected"),
    Decision.REJECTED_BY_DEFAULT: ("D", "Rejected by default"), Decision.FULL: ("F", "Course full"),
    Decision.WITHDRAWN: ("W", "Application withdrawn"),
}  # fmt: skip
REPLIES = {
    Reply.FIRM: ("F", "Firm"), Reply.INSURANCE: ("I", "Insurance"),
    Reply.DECLINED_BY_DEFAULT: ("R", "Declined by default"), Reply.DECLINED: ("D", "Declined"),
    Reply.CANCELLED: ("C", "Cancelled"),
}  # fmt: skip
TARIFF_GROUPS = np.array(["Lower", "Medium", "Higher"], dtype=object)
SUBJECT_GROUPS = {
    "business": ("Business and admin studies", "N"), "nursing": ("Subjects allied to medicine", "B"),
    "creative arts": ("Creative arts and design", "W"), "education": ("Education", "X"),
    "engineering": ("Engineering", "H"), "computing": ("Computer sciences", "I"),
    "performing arts": ("Creative arts and design", "W"), "sociology": ("Social studies", "L"),
    "psychology": ("Biological sciences", "C"), "allied health": ("Subjects allied to medicine", "B"),
    "medicine": ("Medicine and dentistry", "A"), "biology and sport": ("Biological sciences", "C"),
    "physical sciences": ("Physical sciences", "F"), "mathematics": ("Mathematical sciences", "G"),
    "economics and politics": ("Social studies", "L"), "law": ("Law", "M"),
    "media": ("Mass communications and documentation", "P"), "languages": ("European languages and literature", "Q"),
    "history and philosophy": ("Historical and philosophical studies", "V"),
}  # fmt: skip
COURSES_OF_A_SUBJECT = 3
UNCONDITIONAL_FROM = 2013
PENDING, GAINED = "Pending", "Gained"
A_LEVEL, AS_LEVEL, GCSE = "GCE Advanced Level", "GCE Advanced Subsidiary", "GCSE"
VOCATIONAL = {1: "BTEC Subsidiary Diploma", 2: "BTEC Diploma", 3: "BTEC Extended Diploma"}
A_GRADES = np.array(["U", "E", "D", "C", "B", "A", "A*"], dtype=object)
GCSE_GRADES = np.append(LETTERS[:-1], "A*").astype(object)
UNITS = ("P", "M", "D", "D*")
GCSE_TITLES = {
    "english": "English Language", "mathematics": "Mathematics", "science": "Science",
    "additional science": "Additional Science", "humanities": "History", "language": "French",
    "option 1": "Religious Studies", "option 2": "Art and Design", "option 3": "Physical Education",
}  # fmt: skip
NUMBERS_FROM, ALL_NUMBERS_FROM = 2017, 2019
"""Years from which English and mathematics, and all GCSEs, have numbers for grades (the second is simplified)."""
NO_GRADE, NO_TITLE, NO_KIND = 0.05, 0.01, 0.005
"""Shares of pending qualifications without a grade, and of all without a subject or a description."""
CENTRES = ("Academy", "State", "Sixth form college", "Further education", "Independent", "Other")


@lru_cache(maxsize=4)
def _universities(seed: int) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
    """Return pseudonyms of universities, which are not those of the student record, and their regions."""
    names = np.array([pseudonym(seed, "UCAS provider", i, 8) for i in range(UNIVERSITIES)], dtype=object)
    return names, stream(seed, "regions of universities").integers(0, len(REGIONS), UNIVERSITIES)


@lru_cache(maxsize=4)
def _quintiles(plan: Plan) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return quintiles of areas: young people's participation in two releases, and deprivation; 1 is the worst off."""
    where_ = places(plan)
    rng = stream(plan.seed, "participation of areas")
    index = where_.area_index[:, INDEX_VINTAGES.index(2019)]

    def fifths(value: NDArray[np.float64]) -> NDArray[np.int64]:
        rank = np.argsort(np.argsort(value, kind="stable"), kind="stable")
        return 1 + rank * 5 // len(value)

    known = -index + 0.15 * rng.normal(size=len(index))
    newer = known + 0.05 * rng.normal(size=len(index))
    return fifths(known), fifths(newer), fifths(-index)


def _coded(
    table: dict[Any, tuple[str, str]], values: NDArray[np.int64]
) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    """Return codes and labels; missing where the table has none."""
    size = max(int(values.max(initial=0)), *(int(key) for key in table)) + 1
    found = np.full((2, size), None, dtype=object)
    for key, (code, label) in table.items():
        found[:, int(key)] = code, label
    return found[0, values], found[1, values]


def _in_cycles(applied: Applications) -> NDArray[np.intp]:
    return np.flatnonzero((applied.cycle >= FIRST_CYCLE) & (applied.cycle <= LAST_CYCLE))


def _keys(
    lives: Lives, shared: Shared, person: NDArray[np.int64], cycle: NDArray[np.int64]
) -> dict[str, Any]:
    """Return what stands in all three tables."""
    seed, number = lives.plan.seed, lives.people.number[person]
    of_cycle, applicant = (
        np.array(
            [f"{each:013d}" for each in ids.scramble(number, APPLICANT_BITS, seed, purpose).tolist()],
            dtype=object,
        )
        for purpose in ("UCAS cycle", "UCAS applicant")
    )
    return {
        "PupilMatchingRefAnonymous": shared.pupils.pmr[person],
        "unique_id_cycle": of_cycle,
        "applicant_id": applicant,
        "application_cycle": cycle,
    }


def _centres(lives: Lives, person: NDArray[np.int64]) -> NDArray[np.object_]:
    """Return kinds of schools through which people apply."""
    offered, activity = schools(lives.plan), lives.routes.activity[person, AFTER]
    school = lives.routes.sixth_form_school[person]
    independent = (school != NO_SCHOOL) & (offered.kind[school] == SchoolKind.INDEPENDENT)
    # The latest kind of each school stands in all years.
    academy = offered.academy_from[school] <= LAST_CYCLE
    kind = np.select(
        [
            independent,
            (school != NO_SCHOOL) & academy,
            school != NO_SCHOOL,
            activity == Activity.SIXTH_FORM,
            activity == Activity.COLLEGE,
        ],
        [4, 0, 1, 2, 3],
        5,
    )
    return np.array(CENTRES, dtype=object)[kind]


@writes("ucas_applicants")
def applicants(lives: Lives, _: View, shared: Shared) -> dict[str, Any]:
    """Return a row for each applicant in the cycle of the year in which they are eighteen."""
    applied, people, plan = lives.applications, lives.people, lives.plan
    rows = _in_cycles(applied)
    person, cycle, route = applied.person[rows], applied.cycle[rows], applied.route[rows]
    rng = stream(plan.seed, "applicant records", lives.block)
    u, noise = rng.random((5, len(people)))[:, person], rng.normal(size=len(people))[person]

    area = lives.homes.area[person, YEAR_11 + AFTER]
    district = places(plan).district_of(area)
    region = regions(plan)[district]
    polar3, polar4, deprived = (each[area] for each in _quintiles(plan))
    standing = people.income[person] + CLASS_NOISE * noise
    group = (standing[:, None] < np.array(CLASS_CUTS)).sum(axis=1)
    group = np.where(u[0] < CLASS_UNKNOWN, len(CLASSES) - 1, group)
    class_codes = np.array([str(1 + i) for i in range(len(CLASSES))], dtype=object)[group]
    class_names = np.array(CLASSES, dtype=object)[group]
    old = cycle <= LAST_OLD_CLASSES

    ethnic_code = np.array([ETHNIC[code] for code in ETHNIC_CODES], dtype=object)[people.ethnicity[person]]
    ethnic = np.array([ETHNIC_NAMES[code] for code in ETHNIC_CODES], dtype=object)[people.ethnicity[person]]
    unstated = people.unstated_ethnicity[person]
    ethnic_code[unstated], ethnic[unstated] = NOT_KNOWN, UNKNOWN
    summary = np.array([name.partition(" ")[0] for name in ethnic.tolist()], dtype=object)
    summary[unstated] = UNKNOWN
    declares = (lives.schooling.support[person, YEAR_11] > 0) & (u[1] < DECLARES)
    kinds = np.array([DISABILITIES[need] for need in NEED_TYPES], dtype=object)[
        lives.schooling.need_type[person]
    ]
    disability = np.where(declares[:, None], kinds, np.array(NO_DISABILITY, dtype=object))

    autumn = np.array([day(year - 1, 9, 10) for year in range(FIRST_CYCLE, LAST_CYCLE + 1)])[
        cycle - FIRST_CYCLE
    ]
    late = np.array([day(year, 7, 5) for year in range(FIRST_CYCLE, LAST_CYCLE + 1)])[cycle - FIRST_CYCLE]
    first = autumn + np.where(u[2] < 0.9, (u[3] * 128).astype(np.int64), 128 + (u[3] * 160).astype(np.int64))
    in_summer = np.isin(route, (Acceptance.DIRECT_CLEARING, Acceptance.PRIOR))
    route_code, route_name = _coded(ACCEPTANCE, route)
    number = np.array([str(i) for i in range(6)], dtype=object)

    def quintile(value: NDArray[np.int64]) -> NDArray[np.object_]:
        return np.array([f"Quintile {i}" for i in range(6)], dtype=object)[value]

    return {
        **_keys(lives, shared, person, cycle),
        "applicant_age": 18,
        "grouped_school_aligned_age": "18",
        "applicant_domicile_code": np.array(
            [str(FIRST_DOMICILE + i) for i in range(places(plan).districts)], dtype=object
        )[district],
        "applicant_domicile_named_country": ENGLAND,
        "higher_level_applicant_domicile": ENGLAND,
        "applicant_domicile": ENGLAND,
        "applicant_uk_region_code": REGION_LETTERS[region],
        "applicant_region": np.array([name for _, name in REGIONS], dtype=object)[region],
        "applicant_gender_code": np.where(people.female[person], "F", "M").astype(object),
        "gender": GENDERS[people.female[person].astype(np.int64)],
        "applicant_ethnic_group_code": ethnic_code,
        "ethnic_group_summary": summary,
        "ethnic_group_detailed": ethnic,
        "applicant_socioecon2000_code": where(old, class_codes),
        "applicant_socioecon2010_code": where(~old, class_codes),
        "socioecon_group2000": where(old, class_names),
        "socioecon_group2010": where(~old, class_names),
        "applicant_polar3_code": number[polar3],
        "polar3_quintile": quintile(polar3),
        "applicant_polar4_code": number[polar4],
        "polar4_quintile": quintile(polar4),
        "applicant_imd_code": number[deprived],
        "imd": quintile(deprived),
        "applicant_disability_code": disability[:, 0],
        "disability": disability[:, 1],
        "application_date": np.where(in_summer, late + (u[4] * 60).astype(np.int64), first),
        "apply_centre_type": _centres(lives, person),
        "acceptance_route_code": route_code,
        "acceptance_route": route_name,
        "applicant_flag": 1,
        "accept_flag": (route != Acceptance.NOT_PLACED).astype(np.int64),
    }


@writes("ucas_applications")
def applications(lives: Lives, _: View, shared: Shared) -> dict[str, Any]:
    """Return a row for each application: up to five choices, and what was added after them."""
    applied, plan = lives.applications, lives.plan
    known = np.zeros(len(applied.person), dtype=bool)
    known[_in_cycles(applied)] = True
    rows = np.flatnonzero(known[applied.applicant])
    applicant = applied.applicant[rows]
    person, cycle = applied.person[applicant], applied.cycle[applicant]
    first = np.searchsorted(applicant, applicant, side="left")
    number = (lives.people.number[person] * CHOICES) + np.arange(len(rows)) - first
    main, made = applied.main_scheme[rows], applied.made[rows]
    extra = made == Acceptance.EXTRA
    in_june = main | extra

    names, where_from = _universities(plan.seed)
    university, subject = applied.university[rows], applied.subject[rows]
    codes = np.array([JACS[each.name] for each in SUBJECTS], dtype=object)[subject]
    level = (
        ids.scramble(number, APPLICANT_BITS + 4, plan.seed, "UCAS course").astype(np.int64)
        % COURSES_OF_A_SUBJECT
    )
    course = names[university] + np.array(["/" + code for code in codes.tolist()], dtype=object)
    course = course + np.array(list("ABC"), dtype=object)[level]
    line = np.array([code[:2] for code in codes.tolist()], dtype=object)
    groups = np.array([SUBJECT_GROUPS[each.name] for each in SUBJECTS], dtype=object)[subject]
    decision_code, decision = _coded(DECISIONS, applied.decision[rows])
    reply_code, reply = _coded(REPLIES, applied.reply[rows])
    route_code, route = _coded(APPLICATION, made)
    entry = cycle + (applied.accepted[rows] & applied.deferred[applicant])
    kind, judged = applied.unconditional[rows], main & (cycle >= UNCONDITIONAL_FROM)

    def flag(of: NDArray[np.bool_]) -> Any:
        return where(judged, of.astype(np.int64))

    return {
        **_keys(lives, shared, person, cycle),
        "unique_application_id_cycle": np.array(
            [
                f"{each:014d}"
                for each in ids.scramble(number, APPLICANT_BITS + 4, plan.seed, "UCAS application").tolist()
            ],
            dtype=object,
        ),
        "course_identifier": course,
        "course_identifier_june30_deadline": where(in_june, course),
        "entry_year_code": np.array([str(year)[-2:] for year in range(2000, 2030)], dtype=object)[
            entry - 2000
        ],
        "entry_year": entry,
        "jacs3_sub_line_code": line,
        "jacs3_sub_line_june30_code": where(in_june, line),
        "subject_group_name": groups[:, 0],
        "detailed_subject_group_name": np.array([each.name.capitalize() for each in SUBJECTS], dtype=object)[
            subject
        ],
        "he_provider_tariff_group": TARIFF_GROUPS[university * len(TARIFF_GROUPS) // UNIVERSITIES],
        "he_provider_uk_region": np.array([name for _, name in REGIONS], dtype=object)[
            where_from[university]
        ],
        "application_route_code": route_code,
        "application_route": route,
        "june30_hep_decision_code": where(in_june, decision_code),
        "provider_decision_june30": where(in_june, decision),
        "june30_app_response_code": reply_code,
        "app_response_june30": reply,
        "main_scheme_application_flag": main.astype(np.int64),
        "application_flag": 1,
        "ucas_unconditional_offer_flag": judged.astype(np.int64),
        "conditional_unconditional_offer_flag": flag(kind == Unconditional.IF_FIRM),
        "direct_unconditional_offer_flag": flag(kind == Unconditional.DIRECT),
        "other_unconditional_offer_flag": flag(kind == Unconditional.OTHER),
        "unconditional_component_flag": flag(kind != Unconditional.NO),
    }


def vocational_grades(total: NDArray[np.integer], size: NDArray[np.integer]) -> NDArray[np.object_]:
    """Return grades of vocational awards as text, such as DMM for a total of 4 over a size of 3."""
    table = np.full((4, 11), "U", dtype=object)
    for units in (1, 2, 3):
        for points in range(3 * units + 1):
            low, higher = divmod(points, units)
            table[units, points + 1] = UNITS[min(low + 1, 3)] * higher + UNITS[low] * (units - higher)
    return table[size, np.asarray(total, dtype=np.int64) + 1]


@writes("ucas_qualifications")
def qualifications(lives: Lives, _: View, shared: Shared) -> dict[str, Any]:
    """Return the qualifications that applicants declare: those gained, and those pending with predicted grades."""
    applied, advanced = lives.applications, lives.advanced
    place = np.full(len(lives.people), -1, dtype=np.int64)
    rows = _in_cycles(applied)
    place[applied.person[rows]] = rows
    rng = stream(lives.plan.seed, "qualification records", lives.block)
    titles = np.array([subject.name.title() for subject in A_LEVELS], dtype=object)
    vocations = np.array([name.title() for name, *_ in VOCATIONAL_SUBJECTS], dtype=object)
    kinds = np.array([VOCATIONAL.get(size) for size in range(4)], dtype=object)

    entry = applied.predicted_entry
    entry_kept = place[advanced.person[entry]] >= 0
    entry, predicted = entry[entry_kept], applied.predicted[entry_kept]
    vocational = advanced.award[entry] == Award.VOCATIONAL
    subject, size = advanced.subject[entry].astype(np.int64), advanced.size[entry].astype(np.int64)
    pending = {
        "person": advanced.person[entry],
        "status": PENDING,
        "kind": np.where(vocational, kinds[size], A_LEVEL),
        "title": np.where(
            vocational,
            vocations[np.where(vocational, subject, 0)],
            titles[np.where(vocational, 0, subject)],
        ),
        "grade": np.where(
            vocational,
            vocational_grades(np.where(vocational, predicted, 0), size),
            A_GRADES[np.where(vocational, 0, predicted)],
        ),
        "year": advanced.year[entry],
    }

    first = (advanced.award == Award.AS_LEVEL) & advanced.finished & (place[advanced.person] >= 0)
    first = np.flatnonzero(first & (advanced.grade > 0))
    gained = {
        "person": advanced.person[first],
        "status": GAINED,
        "kind": AS_LEVEL,
        "title": titles[advanced.subject[first]],
        "grade": A_GRADES[advanced.grade[first]],
        "year": advanced.year[first],
    }

    grades = lives.attainment.grades
    person, gcse = np.nonzero((grades > 0) & (place >= 0)[:, None])
    cohort = lives.people.cohort[person].astype(np.int64)
    numbered = (cohort >= ALL_NUMBERS_FROM) | (
        (cohort >= NUMBERS_FROM) & np.isin(gcse, (ENGLISH, MATHEMATICS))
    )
    fine = number_grades(lives.attainment.fine)[person, gcse]
    names = np.array([GCSE_TITLES[name] for name in GCSES], dtype=object)
    passed = {
        "person": person,
        "status": GAINED,
        "kind": GCSE,
        "title": names[gcse],
        "grade": np.where(numbered, NUMBERS[fine], GCSE_GRADES[grades[person, gcse]]),
        "year": cohort,
    }

    parts = (pending, gained, passed)
    person, year = (
        np.concatenate([np.asarray(part[name], dtype=np.int64) for part in parts])
        for name in ("person", "year")
    )
    counts = [len(entry), len(first), len(gcse)]
    whole = {
        name: np.concatenate(
            [
                np.broadcast_to(np.asarray(part[name], dtype=object), count)
                for part, count in zip(parts, counts, strict=True)
            ]
        )
        for name in ("status", "kind", "title", "grade")
    }
    u = rng.random((3, len(person)))
    given = (u[0] >= NO_GRADE) | (whole["status"] == GAINED)
    return {
        **_keys(lives, shared, person, applied.cycle[place[person]]),
        "qualification_status": whole["status"],
        "qualification_description": where(u[1] >= NO_KIND, whole["kind"]),
        "subject_title": where(u[2] >= NO_TITLE, whole["title"]),
        "grade": where(given, whole["grade"]),
        "qualification_year": year,
    }
