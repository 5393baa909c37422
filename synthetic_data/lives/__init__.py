"""What happens to people: homes, schooling, care, exclusion, attendance, attainment, study, work, benefits, addresses.

Lives know nothing of tables, columns or codes; ``records`` writes down what each source saw of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from synthetic_data.lives.addresses import Addresses, make_addresses
from synthetic_data.lives.advanced import Advanced, make_advanced
from synthetic_data.lives.applications import Applications, make_applications
from synthetic_data.lives.attainment import Attainment, make_attainment
from synthetic_data.lives.attendance import Attendance, make_attendance
from synthetic_data.lives.benefits import Benefits, make_benefits
from synthetic_data.lives.care import Care, make_care
from synthetic_data.lives.courses import Courses, Instances, make_courses, make_instances
from synthetic_data.lives.exclusions import Behaviour, make_behaviour
from synthetic_data.lives.families import Families, make_families
from synthetic_data.lives.further_education import FurtherEducation, make_further_education
from synthetic_data.lives.higher_education import HigherEducation, make_higher_education
from synthetic_data.lives.homes import Homes, make_homes
from synthetic_data.lives.industries import Employers, make_employers
from synthetic_data.lives.jobs import Jobs
from synthetic_data.lives.key_stages import KeyStages, make_key_stages
from synthetic_data.lives.levels import Levels, make_levels
from synthetic_data.lives.pay import JobYears, make_pay
from synthetic_data.lives.routes import Routes, make_routes
from synthetic_data.lives.schemes import Furlough, Grants, make_furlough, make_grants
from synthetic_data.lives.schooling import Schooling, make_schooling
from synthetic_data.lives.self_employment import SelfEmployment, make_self_employment
from synthetic_data.lives.work import make_work
from synthetic_data.people import People, make_people
from synthetic_data.plan import Plan


@dataclass(frozen=True)
class Lives:
    """Everything true of the people of one block; each part is made when it is first asked for."""

    plan: Plan
    block: int

    @cached_property
    def people(self) -> People:
        return make_people(self.plan, self.block)

    @cached_property
    def homes(self) -> Homes:
        return make_homes(self.plan, self.block, self.people)

    @cached_property
    def schooling(self) -> Schooling:
        return make_schooling(self.plan, self.block, self.people, self.homes)

    @cached_property
    def attainment(self) -> Attainment:
        return make_attainment(self.plan, self.block, self.people, self.homes, self.schooling)

    @cached_property
    def key_stages(self) -> KeyStages:
        return make_key_stages(
            self.plan, self.block, self.people, self.homes, self.schooling, self.attainment
        )

    @cached_property
    def care(self) -> Care:
        return make_care(self.plan, self.block, self.people, self.homes, self.schooling, self.attainment)

    @cached_property
    def behaviour(self) -> Behaviour:
        return make_behaviour(
            self.plan, self.block, self.people, self.homes, self.schooling, self.attainment, self.care
        )

    @cached_property
    def attendance(self) -> Attendance:
        return make_attendance(
            self.plan,
            self.block,
            self.people,
            self.homes,
            self.schooling,
            self.attainment,
            self.care,
            self.behaviour,
        )

    @cached_property
    def higher(self) -> HigherEducation:
        return make_higher_education(self.plan, self.block, self.people, self.homes, self.attainment)

    @cached_property
    def routes(self) -> Routes:
        return make_routes(self.plan, self.block, self.people, self.schooling, self.attainment, self.higher)

    @cached_property
    def families(self) -> Families:
        return make_families(self.plan, self.block, self.people, self.higher)

    @cached_property
    def self_employment(self) -> SelfEmployment:
        return make_self_employment(self.plan, self.block, self.people, self.families)

    @cached_property
    def jobs(self) -> Jobs:
        return make_work(
            self.plan,
            self.block,
            self.people,
            self.homes,
            self.attainment,
            self.higher,
            self.routes,
            self.families,
            self.self_employment,
        )

    @cached_property
    def pay(self) -> JobYears:
        return make_pay(
            self.plan,
            self.block,
            self.people,
            self.homes,
            self.attainment,
            self.higher,
            self.families,
            self.jobs,
        )

    @cached_property
    def courses(self) -> Courses:
        return make_courses(self.plan, self.block, self.people)

    @cached_property
    def advanced(self) -> Advanced:
        return make_advanced(
            self.plan, self.block, self.people, self.attainment, self.higher, self.routes, self.courses
        )

    @cached_property
    def instances(self) -> Instances:
        return make_instances(self.plan, self.block, self.people, self.attainment, self.higher, self.routes)

    @cached_property
    def applications(self) -> Applications:
        return make_applications(
            self.plan,
            self.block,
            self.people,
            self.attainment,
            self.higher,
            self.routes,
            self.courses,
            self.advanced,
            self.instances,
        )

    @cached_property
    def employers(self) -> Employers:
        return make_employers(
            self.plan, self.block, self.people, self.attainment, self.higher, self.courses, self.jobs
        )

    @cached_property
    def further(self) -> FurtherEducation:
        return make_further_education(
            self.plan,
            self.block,
            self.people,
            self.homes,
            self.attainment,
            self.higher,
            self.routes,
            self.advanced,
            self.jobs,
            self.employers,
        )

    @cached_property
    def levels(self) -> Levels:
        return make_levels(self.people, self.attainment, self.advanced, self.routes, self.further)

    @cached_property
    def benefits(self) -> Benefits:
        return make_benefits(
            self.plan,
            self.block,
            self.people,
            self.homes,
            self.schooling,
            self.attainment,
            self.higher,
            self.routes,
            self.families,
            self.self_employment,
            self.jobs,
        )

    @cached_property
    def addresses(self) -> Addresses:
        return make_addresses(self.plan, self.block, self.people, self.homes, self.higher, self.families)

    @cached_property
    def furlough(self) -> Furlough:
        return make_furlough(self.plan, self.block, self.people, self.jobs, self.employers)

    @cached_property
    def grants(self) -> Grants:
        return make_grants(self.plan, self.block, self.people, self.self_employment)
