"""The published figures, as data: ``targets.csv`` beside this file has a row for each.

measure, group, years_after, cohorts
    what is measured, of whom, how many years after Key Stage 4 or graduation (blank where that does not apply), and of
    which cohorts: years in which KS4 ended, or in which an academic year of graduation did, or a date.
unit, target
    pounds, per cent, or what the figure counts; and the published figure.
band
    how far the generated figure may be from it: in per cent of the target for pounds, in points for shares. 5 or 2,
    unless `reason` says why it is further away. None if the data have nothing to compare.
modelled
    whether the generated data have anything to compare; if not, `reason` says what is missing.
certainty, source
    ``published`` and where, or ``from memory``: nobody has checked those, and nobody is held to them.
reason
    why a figure is missed, or why there is nothing to compare.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
USUAL_BAND = {"pounds": 5.0, "per cent": 2.0, "points": 2.0}
"""Per cent of the target, percentage points, and points of Attainment 8."""
SOURCES = {
    "post-16": "Department for Education, data behind the dashboard on post-16 education and labour market activities, "
    "https://github.com/dfe-analytical-services/leo-post16education-labourmarket",
    "progression": "Department for Education, Widening participation in higher education, releases of 2018/19 to "
    "2020/21, https://explore-education-statistics.service.gov.uk/find-statistics/widening-participation-in-higher-education",
    "graduates": "Department for Education, Graduate outcomes (LEO), 2016 to 2017, 28 March 2019",
    "industry": "Department for Education, data behind the dashboard on graduates' industries, "
    "https://github.com/dfe-analytical-services/leo-graduate-industry-dashboard",
    "entry": "House of Commons Library, briefing 7857, 26 February 2021",
    "ucas-2019": "UCAS, news on the end of cycle of 2019",
    "ucas-2020": "UCAS, news on students planning to start in autumn 2020, "
    "https://www.ucas.com/corporate/news-and-key-documents/news/rise-number-students-planning-start-university-autumn",
    "cjrs": "HM Revenue and Customs, Coronavirus Job Retention Scheme statistics, "
    "https://www.gov.uk/government/collections/hmrc-coronavirus-covid-19-statistics",
    "hmrc-2020": "HM Revenue and Customs' figures of July 2020, as BBC News reported them "
    "(news/business-53416673)",
    "memory": "nobody has looked it up",
}


@dataclass(frozen=True)
class Target:
    """One published figure; the module says what each field means."""

    measure: str
    group: str
    years_after: int | None
    cohorts: str
    unit: str
    target: float
    band: float | None
    modelled: bool
    certainty: str
    source: str
    reason: str

    @property
    def key(self) -> tuple[str, str, int | None, str]:
        """What tells one target from all others."""
        return self.measure, self.group, self.years_after, self.cohorts


@cache
def targets() -> tuple[Target, ...]:
    """Return all published figures, in the order of the file."""
    with (HERE / "targets.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Target(
                measure=row["measure"],
                group=row["group"],
                years_after=int(row["years_after"]) if row["years_after"] else None,
                cohorts=row["cohorts"],
                unit=row["unit"],
                target=float(row["target"]),
                band=float(row["band"]) if row["band"] else None,
                modelled=row["modelled"] == "1",
                certainty=row["certainty"],
                source=row["source"],
                reason=row["reason"],
            )
            for row in csv.DictReader(file)
        )
