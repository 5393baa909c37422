"""What happens to people: homes, schooling, attainment, study, families, jobs, pay and benefits.

Lives know nothing of tables, columns or codes; ``records`` writes down what each source saw of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from synthetic_data.lives.attainment import Attainment, make_attainment
from synthetic_data.lives.benefits import Benefits, make_benefits
from synthetic_data.lives.courses import Courses, Instances, make_courses, make_instances
from synthetic_data.lives.families import Families, make_families
from synthetic_data.lives.higher_education import HigherEducation, make_higher_education
from synthetic_data.lives.homes import Homes, make_homes
from synthetic_data.lives.industries import Employers, make_employers
from synthetic_data.lives.jobs import Jobs
from synthetic_data.lives.pay import JobYears, make_pay
from synthetic_data.lives.routes import Routes, make_routes
from synthetic_data.lives.schooling import Schooling, make_schooling
from synthetic_data.lives.self_employment import SelfEmployment, make_self_employment
from synthetic_data.lives.work import make_work
from synthetic_data.people import People, make_people
from synthetic_data.plan import Plan


@dataclass(frozen=True)
class Lives:
    """Everything true of the people of one block."""

    plan: Plan
    block: int
    people: People
    homes: Homes
    schooling: Schooling
    attainment: Attainment
    higher: HigherEducation
    routes: Routes
    families: Families
    self_employment: SelfEmployment
    jobs: Jobs
    pay: JobYears
    courses: Courses
    instances: Instances
    employers: Employers
    benefits: Benefits


def make_lives(plan: Plan, block: int) -> Lives:
    """Return the lives of the people of one block."""
    people = make_people(plan, block)
    homes = make_homes(plan, block, people)
    schooling = make_schooling(plan, block, people, homes)
    attainment = make_attainment(plan, block, people, homes, schooling)
    higher = make_higher_education(plan, block, people, homes, attainment)
    routes = make_routes(plan, block, people, schooling, attainment, higher)
    families = make_families(plan, block, people, higher)
    own = make_self_employment(plan, block, people, families)
    jobs = make_work(plan, block, people, homes, attainment, higher, routes, families, own)
    pay = make_pay(plan, block, people, homes, attainment, higher, families, jobs)
    courses = make_courses(plan, block, people)
    instances = make_instances(plan, block, people, attainment, higher, routes)
    employers = make_employers(plan, block, people, attainment, higher, courses, jobs)
    benefits = make_benefits(
        plan, block, people, homes, schooling, attainment, higher, routes, families, own, jobs
    )
    return Lives(
        plan=plan,
        block=block,
        people=people,
        homes=homes,
        schooling=schooling,
        attainment=attainment,
        higher=higher,
        routes=routes,
        families=families,
        self_employment=own,
        jobs=jobs,
        pay=pay,
        courses=courses,
        instances=instances,
        employers=employers,
        benefits=benefits,
    )
