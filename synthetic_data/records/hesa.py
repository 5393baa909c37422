"""The student record of higher education: each year, a row for every instance of study that is found among pupils.

The form names the variables and leaves most codes to the Higher Education Statistics Agency. Codes of level, mode and
population follow notes on them; **those of class, award, entry, ethnicity and leaving are from memory and want
checking**. JACS codes stand for whole subjects, one code each. Shares of rows that are not found, and the numbers of
tariff points, are invented.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import day
from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.courses import HALVES, SUBJECTS, THIRDS, TWO_THIRDS, UNIVERSITIES, WHOLE, Level
from synthetic_data.lives.routes import Activity
from synthetic_data.people import ETHNIC_CODES
from synthetic_data.records.frames import NO_DAY, where
from synthetic_data.records.shared import Shared, writes
from synthetic_data.streams import pseudonym, stream

FOUND = 0.975
"""Share of students who are found among pupils: only these are in the views."""
LEVELS = {
    # codes of three, five and six levels
    Level.FIRST_DEGREE: ("2", "3", "4"),
    Level.MASTERS: ("1", "2", "2"),
    Level.OTHER_POSTGRADUATE: ("1", "2", "3"),
    Level.OTHER_UNDERGRADUATE: ("2", "4", "5"),
}
AWARDS = {
    Level.FIRST_DEGREE: "H00",
    Level.MASTERS: "M00",
    Level.OTHER_POSTGRADUATE: "M80",
    Level.OTHER_UNDERGRADUATE: "C20",
}
FULL_TIME, SANDWICH, PART_TIME = "1", "2", "3"
CLASSES = np.array(["4", "3", "2", "1"], dtype=object)
"""By ``Instances.grade``: third or pass, lower second, upper second, first."""
JACS = {
    "business": "N200", "nursing": "B740", "creative arts": "W200", "education": "X100", "engineering": "H300",
    "computing": "I100", "performing arts": "W400", "sociology": "L300", "psychology": "C800",
    "allied health": "B900", "medicine": "A100", "biology and sport": "C100", "physical sciences": "F300",
    "mathematics": "G100", "economics and politics": "L100", "law": "M100", "media": "P300", "languages": "Q300",
    "history and philosophy": "V100",
}  # fmt: skip
JACS_3, OLDER = 2013, {"computing": "G400"}
"""First year of the third version, in which computing left the letter of mathematics."""
CAH = {
    "business": "CAH17", "nursing": "CAH02", "creative arts": "CAH25", "education": "CAH22", "engineering": "CAH10",
    "computing": "CAH11", "performing arts": "CAH25", "sociology": "CAH15", "psychology": "CAH04",
    "allied health": "CAH02", "medicine": "CAH01", "biology and sport": "CAH03", "physical sciences": "CAH07",
    "mathematics": "CAH09", "economics and politics": "CAH15", "law": "CAH16", "media": "CAH24",
    "languages": "CAH19", "history and philosophy": "CAH20",
}  # fmt: skip
SPLITS = {
    WHOLE: (1.0, 0.0, 0.0),
    HALVES: (0.5, 0.5, 0.0),
    TWO_THIRDS: (0.667, 0.333, 0.0),
    THIRDS: (0.334, 0.333, 0.333),
}
ETHNIC = {
    "WBRI": "10", "WIRI": "10", "WIRT": "10", "WROM": "10", "WOTH": "10", "BCRB": "21", "BAFR": "22", "BOTH": "29",
    "AIND": "31", "APKN": "32", "ABAN": "33", "CHNE": "34", "AOTH": "39", "MWBC": "41", "MWBA": "42", "MWAS": "43",
    "MOTH": "49", "OOTH": "80",
}  # fmt: skip
NOT_KNOWN = "90"
ENTRY_OLD = ("39", "41", "94")
"""A levels, other level 3, and access courses or other, to 2013/14."""
ENTRY_NEW = ("P50", "P41", "X00")
"""The same from 2010/11 on."""
SUCCESS, ACADEMIC_FAILURE, TRANSFER, OTHER_REASON = "01", "02", "03", "11"
TARIFF_MEAN, TARIFF_SLOPE, TARIFF_STEP, TARIFF_MORE = 290, 75, 20, 30
"""Points at mean attainment, by attainment, steps, and more when further qualifications count from 2007/08 on."""
TARIFF_REFORM = 2008
YOUNG = 21
"""Age from which on no points are written."""
SEPTEMBER, AUTUMN, SUMMER = (
    np.array([day(year, *date) for year in range(2000, 2030)]) for date in ((9, 15), (10, 15), (6, 20))
)
"""Days from which on courses begin, students drop out and courses end, by year from 2000."""


@lru_cache(maxsize=4)
def universities(seed: int) -> NDArray[np.object_]:
    """Return the pseudonyms of universities."""
    return np.array([pseudonym(seed, "HE provider", i) for i in range(UNIVERSITIES)], dtype=object)


def _by_level(table: dict[Level, str]) -> NDArray[np.object_]:
    return np.array([table[level] for level in Level], dtype=object)


def jacs(subject: NDArray[np.integer], year: int) -> NDArray[np.object_]:
    """Return subject codes in the version of a year."""
    table = JACS if year >= JACS_3 else {**JACS, **OLDER}
    return np.array([table[each.name] for each in SUBJECTS], dtype=object)[subject]


@writes("student_record")
def student_record(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of the student record of an academic year."""
    year = view.years[0]
    people, studies, courses = lives.people, lives.instances, lives.courses
    rng = stream(lives.plan.seed, "student record", lives.block)
    # Drawn for all instances, so that one looks the same in each of its years.
    count = len(studies.person)
    found = rng.random(len(people)) < FOUND
    begins, ends, left, why = rng.random((4, count))
    noise = rng.normal(size=len(people))

    here = (studies.first <= year) & (year <= np.maximum(studies.last, studies.awarded))
    rows = np.flatnonzero(here & found[studies.person])
    person, level = studies.person[rows], studies.level[rows]
    first, last, awarded = studies.first[rows], studies.last[rows], studies.awarded[rows]
    qualifies = awarded == year
    active = (year <= last) & (studies.suspended[rows] != year)
    part_time = (level == Level.OTHER_POSTGRADUATE) | (level == Level.OTHER_UNDERGRADUATE)

    end = np.where(
        awarded > 0,
        SUMMER[last - 2000] + (ends[rows] * 30).astype(np.int64),
        AUTUMN[last - 2001] + (left[rows] * 250).astype(np.int64),
    )
    ended = np.where(year >= last, end, NO_DAY)
    reason = np.select(
        [awarded > 0, why[rows] < 0.4, why[rows] < 0.6], [SUCCESS, ACADEMIC_FAILURE, TRANSFER], OTHER_REASON
    ).astype(object)
    split = courses.split[person]
    shares = np.array([SPLITS[each] for each in range(len(SPLITS))])[split]
    subjects = np.stack([courses.subject[person], courses.second[person], courses.third[person]], axis=1)

    born = people.birth_year[person].astype(np.int64)
    age = year - 1 - born - (people.birth_month[person] > 8)
    age_at_entry = first - 1 - born - (people.birth_month[person] > 8)
    sixth_form = lives.routes.activity[person, 1] == Activity.SIXTH_FORM
    entry = np.select([age_at_entry >= YOUNG, sixth_form], [2, 0], 1)
    points = TARIFF_MEAN + TARIFF_SLOPE * lives.attainment.score[person] + 45 * noise[person]
    points = points + TARIFF_MORE * (year >= TARIFF_REFORM)
    points = np.clip(np.rint(points / TARIFF_STEP).astype(np.int64) * TARIFF_STEP, 40, 720)
    tariff = where((age_at_entry < YOUNG) & (level == Level.FIRST_DEGREE), points)
    ethnic = np.array([ETHNIC[code] for code in ETHNIC_CODES], dtype=object)[people.ethnicity[person]]
    ethnic[people.unstated_ethnicity[person]] = NOT_KNOWN
    sex = np.where(people.female[person], "2", "1").astype(object)
    is_degree = level == Level.FIRST_DEGREE
    fields: dict[str, Any] = {
        "HE_PUPILMATCHINGREFANONYMOUS": shared.pupils.pmr[person],
        "HE_INSTID_ANON": universities(lives.plan.seed)[studies.university[rows]],
        "HE_XPSR01": active,
        "HE_XPQUAL01": qualifies,
        "HE_XFYRSR01": active & (first == year),
        "HE_YEARSTU": year - first + 1,
        "HE_COMDATE": SEPTEMBER[first - 2001] + (begins[rows] * 16).astype(np.int64),
        "HE_DATELEFT": ended,
        "HE_ENDDATE": ended,
        "HE_XMODE01": np.select([part_time, studies.sandwich[rows]], [PART_TIME, SANDWICH], FULL_TIME).astype(
            object
        ),
        "HE_XQOBTN01": where(qualifies, _by_level(AWARDS)[level]),
        "HE_XQLEV601": where(qualifies, _by_level({each: LEVELS[each][2] for each in Level})[level]),
        "HE_XCLASS01": where(qualifies & is_degree, CLASSES[studies.grade[rows]]),
        "HE_GENDER": sex,
        "HE_SEXID": sex,
        "HE_ETHNIC": ethnic,
        "HE_XAGEA01": age,
        "HE_XAGEJ01": year - born - (people.birth_month[person] > 7),
        "HE_QUALENT2": where((year < 2011) | (first < 2011), np.array(ENTRY_OLD, dtype=object)[entry]),
        "HE_QUALENT3": where((first >= 2011) | (year > 2014), np.array(ENTRY_NEW, dtype=object)[entry]),
        "HE_RSNLEAVE": where(year >= last, reason),
        "HE_RSNEND": where(year >= last, reason),
        "HE_NOTACT": where(studies.suspended[rows] == year, np.full(len(rows), "1", dtype=object)),
        "HE_STULOAD": np.where(active, np.where(part_time, 50.0, 100.0), 0.0),
        **dict.fromkeys(("HE_TOTALTS", "HE_XTARIFF01", "HE_XTARIFF03", "HE_XTARIFF04", "HE_XTARIFF"), tariff),
    }
    fields["HE_XINSTID01__ANON"] = fields["HE_INSTID_ANON"]
    for place, name in enumerate(("HE_XLEV301", "HE_XLEV501", "HE_XLEV601")):
        fields[name] = _by_level({each: LEVELS[each][place] for each in Level})[level]
    groups = np.array([CAH[each.name] for each in SUBJECTS], dtype=object)
    for place in range(3):
        studied = shares[:, place] > 0
        code = where(studied, jacs(subjects[:, place], year))
        fields[f"HE_SBJQA{place + 1}"] = fields[f"HE_XJACS01_{place + 1}"] = code
        fields[f"HE_XFPE01_{place + 1}"] = where(studied, shares[:, place])
        fields[f"HE_XCAH01_{place + 1}"] = where(studied, groups[subjects[:, place]])
    return fields
