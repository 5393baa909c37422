"""What happens to people: rules that hold for everyone, and shapes that should be seen."""

from __future__ import annotations

import numpy as np
import pytest

from synthetic_data.calendar import LAST_DAY, LAST_TAX_YEAR, OPEN_END, day, tax_year_of
from synthetic_data.lives import Lives, industries
from synthetic_data.lives.attainment import ENGLISH, GRADE_C, LANGUAGE, MATHEMATICS
from synthetic_data.lives.benefits import LONGEST_PIECE, Benefit, _pieces
from synthetic_data.lives.courses import PLACES, subject_shares
from synthetic_data.lives.higher_education import NEVER
from synthetic_data.lives.jobs import JobKind
from synthetic_data.lives.routes import Activity
from synthetic_data.lives.schooling import NONE, STATEMENT, YEAR_11
from synthetic_data.lives.schools import NO_SCHOOL, SchoolKind, schools
from synthetic_data.plan import Plan
from synthetic_data.prices import deflators, monthly_index, tax_year_index


def test_children_go_to_primary_then_secondary_school(lives: Lives):
    kinds = schools(lives.plan).kind[lives.schooling.school[:, : YEAR_11 + 1]]
    there = lives.schooling.school[:, : YEAR_11 + 1] != NO_SCHOOL
    assert (kinds[:, :7][there[:, :7]] != SchoolKind.SECONDARY).all()
    assert (kinds[:, 7:][there[:, 7:]] != SchoolKind.PRIMARY).all()
    assert there[:, YEAR_11].all()


def test_nobody_is_at_school_before_arriving(lives: Lives):
    years = np.arange(YEAR_11 + 1)
    before = years < lives.people.arrival[:, None]
    there = lives.schooling.school[:, : YEAR_11 + 1] != NO_SCHOOL
    assert (there == ~before).all()


def test_pupils_join_before_the_census_of_that_year(lives: Lives):
    for year in range(YEAR_11 + 1):
        there = lives.schooling.school[:, year] != NO_SCHOOL
        new_year = [day(int(c) - (YEAR_11 - year), 1, 10) for c in lives.people.cohort[there]]
        assert (lives.schooling.entry[there, year] < np.array(new_year)).all()


def test_independent_pupils_are_at_independent_schools(lives: Lives):
    kind = schools(lives.plan).kind[lives.schooling.school[:, YEAR_11]]
    assert ((kind == SchoolKind.INDEPENDENT) == lives.people.independent).all()
    assert 0.04 < lives.people.independent.mean() < 0.11


def test_special_needs_differ_by_year_but_statements_stay(lives: Lives):
    support = lives.schooling.support
    assert (support[:, 0] == NONE).mean() > (support[:, 6] == NONE).mean()
    had = support[:, 5] == STATEMENT
    assert (support[had, YEAR_11] == STATEMENT).all()


@pytest.mark.parametrize("people", [1_000, 10_000])
def test_there_are_classmates_and_co_workers_at_every_size(people: int):
    made = Lives(Plan(people, 4), 0)
    year_11 = made.schooling.school[~made.people.independent, YEAR_11].astype(np.int64) * 10_000
    year_11 += made.people.cohort[~made.people.independent]
    _, sizes = np.unique(year_11, return_counts=True)
    assert np.average(sizes, weights=sizes) > 5
    pairs = np.unique(made.jobs.firm.astype(np.int64) * 100_000 + made.jobs.person)
    _, colleagues = np.unique(pairs // 100_000, return_counts=True)
    assert np.median(colleagues) > 2


def test_free_meals_persist_and_go_with_income(lives: Lives):
    eligible = lives.homes.free_meals
    assert 0.08 < eligible[:, YEAR_11].mean() < 0.20
    assert eligible[eligible[:, 9], 10].mean() > 0.6
    assert lives.people.income[eligible[:, YEAR_11]].mean() < -0.8
    assert (lives.homes.free_meals_at_some_time | ~eligible).all()


def test_attainment_is_what_it_is_made_of(lives: Lives):
    attained = lives.attainment
    assert attained.grades.min() == -1
    assert attained.grades.max() == 8
    assert (attained.passes == (attained.grades >= GRADE_C).sum(axis=1) + attained.equivalents).all()
    assert (attained.grades[:, LANGUAGE] < 0).mean() > 0.3
    lower = attained.first < attained.grades
    assert lower.any()
    assert not np.delete(lower, [ENGLISH, MATHEMATICS], axis=1).any()
    assert np.corrcoef(attained.score, attained.prior)[0, 1] > 0.6


def test_graduates_finish_what_they_enter(lives: Lives):
    higher = lives.higher
    assert (higher.entry[higher.graduate] < NEVER).all()
    assert (higher.last - higher.entry + 1)[higher.graduate].min() == 3
    assert not higher.graduated(3).any()
    assert 0.25 < higher.graduate.mean() < 0.5
    assert (lives.routes.activity[higher.entry == 4, 4] == Activity.UNIVERSITY).all()


def test_sixth_formers_are_at_a_school_that_has_one(lives: Lives):
    school = lives.routes.sixth_form_school
    assert (schools(lives.plan).sixth_form[school[school != NO_SCHOOL]]).all()
    assert (lives.routes.activity[school != NO_SCHOOL, 1] == Activity.SIXTH_FORM).all()


def test_jobs_start_after_school_and_end_after_they_start(lives: Lives):
    jobs = lives.jobs
    july = np.array([day(int(c), 7, 1) for c in lives.people.cohort])[jobs.person]
    assert (jobs.start >= july).all()
    assert (jobs.end > jobs.start).all()
    assert (jobs.start <= LAST_DAY).all()
    assert ((jobs.end <= LAST_DAY) | (jobs.end == OPEN_END)).all()
    assert set(jobs.kind) == {int(kind) for kind in JobKind}


def test_nobody_works_while_abroad(lives: Lives):
    jobs, abroad = lives.jobs, lives.families.abroad
    assert abroad.any()
    gone = np.flatnonzero(abroad[:, -1] & abroad[:, -2])
    held = np.isin(jobs.person, gone) & (jobs.start < day(2020, 3, 1)) & (jobs.end > day(2020, 6, 1))
    assert not held.any()


def test_pay_covers_every_day_of_every_job(lives: Lives):
    jobs, pay = lives.jobs, lives.pay
    days = np.bincount(pay.job, weights=pay.days, minlength=len(jobs))
    assert (days == np.minimum(jobs.end, LAST_DAY) - jobs.start + 1).all()
    assert (pay.days > 0).all()
    assert (pay.pence > 0).all()
    assert pay.tax_year.max() == LAST_TAX_YEAR
    assert (pay.tax_year >= tax_year_of(jobs.start)[pay.job]).all()


def test_students_earn_less_than_those_who_left(lives: Lives):
    rate = lives.pay.pence / lives.pay.days
    kind = lives.jobs.kind[lives.pay.job]
    assert np.median(rate[kind == JobKind.STUDENT]) < 0.6 * np.median(rate[kind == JobKind.REGULAR])


def test_the_self_employed_have_a_profit_of_one_kind_or_both(lives: Lives):
    own = lives.self_employment
    assert own.active.any()
    assert ((own.sole >= 0) | (own.partner >= 0))[own.active].all()
    assert ((own.sole < 0) & (own.partner < 0))[~own.active].all()
    assert not (own.only & ~own.active).any()


def test_tax_years_start_on_6_april():
    days = np.array([day(2018, 4, 5), day(2018, 4, 6), day(2019, 4, 5)])
    assert list(tax_year_of(days)) == [2017, 2018, 2018]


def test_prices_are_means_over_the_tax_year():
    months = monthly_index()
    assert months["2015-01"] < months["2015-12"]
    assert tax_year_index(2017) == pytest.approx(104.0, abs=0.5)
    assert deflators(2017)[2017] == 1.0
    assert deflators(2017)[2003] < 0.8


def test_the_table_of_graduates_industries_has_its_margins():
    graduates, others = industries._shares()
    for table in (graduates, others):
        assert (np.diff(table, axis=-1) >= 0).all()
        assert np.allclose(table[..., -1], 1, atol=1e-5)
    shares = np.diff(graduates[:, :, industries.PAY_STEPS], axis=-1, prepend=0)
    of_men, of_women = (subject_shares()[:, :, None] * shares).sum(axis=1) * 100
    health = industries.LETTERS.index("Q")
    rest = 100 - sum(industries.STILL_IN_STUDENT_JOBS.values())
    assert of_men[health] * rest / 100 == pytest.approx(industries.GRADUATES["Q"][0], abs=0.3)
    assert of_women[health] * rest / 100 == pytest.approx(industries.GRADUATES["Q"][1], abs=0.3)


def test_people_drift_to_industries_by_education(lives: Lives):
    jobs, section = lives.jobs, np.array(industries.LETTERS)[lives.employers.section]
    regular = jobs.kind == JobKind.REGULAR
    graduate = lives.higher.graduate[jobs.person]
    for letter, more in (("M", graduate), ("J", graduate), ("F", ~graduate), ("N", ~graduate)):
        assert (section[regular & more] == letter).mean() > (section[regular & ~more] == letter).mean()
    nurse = lives.courses.subject[jobs.person] == PLACES["nursing"]
    late = regular & graduate & (jobs.start > day(2018, 1, 1))
    assert (section[late & nurse] == "Q").mean() > 2 * (section[late & ~nurse] == "Q").mean()


def test_an_employer_has_one_enterprise_in_each_industry(lives: Lives):
    employers, count = lives.employers, len(industries.LETTERS)
    assert (employers.enterprise // count == lives.jobs.firm).all()
    assert (employers.enterprise % count == employers.section).all()


def test_nobody_looks_for_work_while_at_work_or_at_university(lives: Lives):
    spells = lives.benefits
    searching = np.isin(spells.kind, (Benefit.JOBSEEKER, Benefit.SEARCHING))
    at_work = set()
    for person, start, end in zip(lives.jobs.person, lives.jobs.start, lives.jobs.end, strict=True):
        if person < 500:
            at_work.update((int(person), d) for d in range(start, min(end, LAST_DAY) + 1))
    for place in np.flatnonzero(searching & (spells.person < 500)):
        person = int(spells.person[place])
        for d in range(spells.start[place], min(spells.end[place], LAST_DAY) + 1):
            assert (person, d) not in at_work
        begun = np.int64(spells.start[place]).astype("datetime64[D]").astype(object)
        academic = begun.year + (begun.month >= 9) - lives.people.cohort[person]
        assert academic >= 1
        assert lives.routes.activity[person, academic] != Activity.UNIVERSITY


def test_pieces_cover_every_month_out_of_work_once():
    out = np.random.default_rng(1).random((40, 90)) < 0.93
    person, first, last, begins, ends = _pieces(out)
    covered = np.zeros(out.shape, dtype=int)
    for who, start, end in zip(person, first, last, strict=True):
        assert 0 <= end - start < LONGEST_PIECE
        covered[who, start : end + 1] += 1
    assert (covered == out).all()
    assert begins.sum() == ends.sum() == (np.diff(np.pad(out, ((0, 0), (1, 0))).astype(int)) == 1).sum()
