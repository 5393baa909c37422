"""What the lab on the analysis of earnings asks for, and how it is marked."""

from __future__ import annotations

from typing import Any

import numpy as np

from labs.checking import Figure, Function, Lab, List, Mapping, Number, Question, Table, Written

YEARS = "years-after.html#"
GROUPS = "comparing-groups.html#"
MODELS = "panel-regression.html#"
PERSON_YEAR = {"AE_ID": "integer", "TaxYear": "integer"}
KEY = ("AE_ID", "TaxYear")

#: Packages multiply clustered errors by slightly different factors for small samples: pyfixest, fixest and reghdfe by
#: G/(G-1) and (N-1)/(N-K), statsmodels likewise, others by one of them or none. With hundreds of people all lie well
#: within this; what is a mistake here, such as errors that are not clustered, mostly lies well outside.
OF_ERRORS = 0.02
#: The ends of an interval move with its error, and may be near zero.
OF_INTERVALS = 0.05


def years_to_count(rng: np.random.Generator) -> dict[str, dict[str, Any]]:
    """Academic and tax years, each with one thing that a clock has to get right."""
    ended = int(rng.integers(2005, 2009))
    later = int(rng.integers(3, 9))

    def case(end: int, tax_year_starts: int) -> dict[str, Any]:
        return {
            "academic_year": f"{end - 1}/{end}",
            "tax_year": 100 * tax_year_starts + (tax_year_starts + 1) % 100,
        }

    return {
        "year 1": case(ended, ended + 1),
        "the summer of leaving, year 0": case(ended, ended),
        "some years later": case(ended, ended + later),
        "the year before, year -1": case(ended + 2, ended + 1),
        "1998/1999": case(1999, 1999 + later),
        "1997/1998 and 199900": case(1998, 1999),
    }


QUESTIONS = (
    Question(
        id="years-after-ks4",
        title="Years after Key Stage 4",
        answers={
            "years_after": Function(
                signature="academic_year, tax_year",
                returns=Number(unit="years", whole=True),
                tried_on=years_to_count,
            ),
            "since_ks4": Table(
                one_row_per="person and tax year from year 1 after Key Stage 4 on",
                columns={
                    **PERSON_YEAR,
                    "after": "integer",
                    "status": "text",
                    "pay": "number",
                    "days": "number",
                    "annualised": "number",
                    "academic_year": "text",
                    "meals": "integer",
                    "female": "integer",
                    "third": "text",
                },
                key=KEY,
            ),
        },
        points={
            "years_after.year 1": 0.25,
            "years_after.the summer of leaving, year 0": 0.25,
            "years_after.some years later": 0.25,
            "years_after.the year before, year -1": 0.25,
            "years_after.1998/1999": 0.25,
            "years_after.1997/1998 and 199900": 0.25,
            "since_ks4.rows": 0.75,
            "since_ks4.pay": 0.25,
            "since_ks4.after": 1,
        },
        book=YEARS + "years-after-ks4",
        minutes=8,
    ),
    Question(
        id="graduation-year",
        title="The year of graduation",
        answers={
            "graduates": Table(
                one_row_per="person with a first degree",
                columns={"AE_ID": "integer", "graduated": "text"},
                key=("AE_ID",),
            ),
        },
        points={"graduates.rows": 1, "graduates.graduated": 2},
        book=YEARS + "graduation-year",
        minutes=6,
        core=False,
    ),
    Question(
        id="years-after-graduation",
        title="Years after graduation",
        answers={
            "since_graduation": Table(
                one_row_per="graduate and tax year from year 1 after graduation on",
                columns={
                    **PERSON_YEAR,
                    "graduated": "text",
                    "after_degree": "integer",
                    "annualised": "number",
                },
                key=KEY,
            ),
        },
        points={
            "since_graduation.rows": 0.75,
            "since_graduation.annualised": 0.25,
            "since_graduation.after_degree": 1.5,
        },
        book=YEARS + "years-after-graduation",
        minutes=4,
    ),
    Question(
        id="last-tax-year",
        title="The last tax year",
        answers={
            "coverage": Table(
                one_row_per="academic year of graduation",
                columns={
                    "graduated": "text",
                    "people": "integer",
                    "reach": "integer",
                    "followed": "boolean",
                },
                key=("graduated",),
            ),
        },
        points={"coverage.rows": 0.5, "coverage.people": 0.5, "coverage.reach": 1.5, "coverage.followed": 1},
        book=YEARS + "the-last-tax-year",
        minutes=5,
    ),
    Question(
        id="quantiles",
        title="Quantiles by years after graduation",
        answers={
            "quantiles": Table(
                one_row_per="year after graduation, from 1 to the horizon",
                columns={
                    "after_degree": "integer",
                    "people": "integer",
                    "p25": "number",
                    "median": "number",
                    "p75": "number",
                },
                key=("after_degree",),
            ),
        },
        points={
            "quantiles.rows": 0.5,
            "quantiles.people": 1,
            "quantiles.median": 1.5,
            "quantiles.p25": 0.5,
            "quantiles.p75": 0.5,
        },
        book=YEARS + "quantiles",
        minutes=8,
    ),
    Question(
        id="quantiles-picture",
        title="Draw the quantiles",
        answers={
            "quantiles_picture": Figure(
                marks="lines",
                x_label=("years after", "graduation"),
                y_label=("£", "pound", "GBP"),
                second_channel=True,
                names=True,
            ),
        },
        points={
            "quantiles_picture.data": 1.5,
            "quantiles_picture.x_label": 0.5,
            "quantiles_picture.y_label": 0.5,
            "quantiles_picture.channel": 1,
            "quantiles_picture.names": 0.5,
        },
        book=YEARS + "quantiles",
        minutes=7,
        core=False,
    ),
    Question(
        id="raw-gap",
        title="The raw gap, twice",
        answers={"raw_gap": Mapping(keys=("meals", "others", "per_cent", "log_points"))},
        points={"raw_gap.meals": 0.5, "raw_gap.others": 0.5, "raw_gap.per_cent": 1, "raw_gap.log_points": 1},
        book=GROUPS + "raw-gap",
        minutes=6,
    ),
    Question(
        id="gap-picture",
        title="The gap in a picture",
        answers={
            "by_after": Table(
                one_row_per="year after Key Stage 4, from 4 to gap_year",
                columns={"after": "integer", "meals": "number", "others": "number"},
                key=("after",),
            ),
            "gap_picture": Figure(
                marks="lines",
                x_label=("years after", "key stage 4", "ks4"),
                y_label=("£", "pound", "GBP"),
                second_channel=True,
                names=True,
                from_zero=True,
                shows=("by_after", "after", ("meals", "others")),
            ),
        },
        points={
            "by_after": 1.5,
            "gap_picture.data": 1,
            "gap_picture.x_label": 0.5,
            "gap_picture.y_label": 0.5,
            "gap_picture.channel": 1,
            "gap_picture.names": 0.5,
            "gap_picture.zero": 0.5,
        },
        book=GROUPS + "honest-pictures",
        minutes=8,
        core=False,
    ),
    Question(
        id="who-is-compared",
        title="Who is compared",
        answers={
            "compared": Table(
                one_row_per="value of meals",
                columns={
                    "meals": "integer",
                    "people": "integer",
                    "no_key": "number",
                    "with_pay": "number",
                    "in_median": "number",
                },
                key=("meals",),
            ),
        },
        points={
            "compared.rows": 0.5,
            "compared.people": 0.5,
            "compared.no_key": 1,
            "compared.with_pay": 1,
            "compared.in_median": 1,
        },
        book=GROUPS + "who-is-compared",
        minutes=6,
    ),
    Question(
        id="bounds",
        title="Bounds for those whose pay nobody saw",
        answers={
            "bounds": Table(
                one_row_per="value of meals",
                columns={"meals": "integer", "bottom": "number", "top": "number"},
                key=("meals",),
            ),
            "gap_bounds": Mapping(keys=("lowest", "highest"), unit="per cent"),
        },
        points={"bounds.rows": 0.5, "bounds.bottom": 1, "bounds.top": 1, "gap_bounds": 2},
        book=GROUPS + "bounds-for-selection",
        minutes=9,
        core=False,
    ),
    Question(
        id="same-mix",
        title="The same mix of points",
        answers={
            "cells": Table(
                one_row_per="value of meals and third",
                columns={"meals": "integer", "third": "text", "share": "number", "mean_log": "number"},
                key=("meals", "third"),
            ),
            "mix_gap": Mapping(keys=("raw", "same_mix", "explained")),
        },
        points={
            "cells.rows": 0.5,
            "cells.share": 1,
            "cells.mean_log": 0.5,
            "mix_gap.raw": 0.5,
            "mix_gap.same_mix": 1,
            "mix_gap.explained": 1,
        },
        book=GROUPS + "composition",
        minutes=10,
        core=False,
    ),
    Question(
        id="first-regression",
        title="A first honest regression",
        answers={
            "first_model": Mapping(
                keys=("gap", "error", "per_cent", "rows", "people"),
                tolerance=1e-4,
                tolerances={"error": OF_ERRORS, "rows": 0, "people": 0},
            ),
        },
        points={
            "first_model.gap": 1,
            "first_model.error": 1,
            "first_model.per_cent": 1,
            "first_model.rows": 0.5,
            "first_model.people": 0.5,
        },
        book=MODELS + "first-regression",
        minutes=6,
    ),
    Question(
        id="gap-decomposed",
        title="The gap decomposed",
        answers={
            "models": Table(
                one_row_per="model: raw, third or both",
                columns={"model": "text", "gap": "number", "error": "number"},
                key=("model",),
                tolerance=1e-4,
                tolerances={"error": OF_ERRORS},
            ),
            "gap_explained": Number(unit="a share", tolerance=1e-3),
            "before_pay": List(of="text"),
        },
        points={
            "models.rows": 0.5,
            "models.gap": 1.5,
            "models.error": 0.5,
            "gap_explained": 1,
            "before_pay": 1,
        },
        book=MODELS + "gap-decomposed",
        minutes=10,
        core=False,
    ),
    Question(
        id="clustered-errors",
        title="Clustered errors",
        answers={
            "errors": Table(
                one_row_per="term: meals or female",
                columns={"term": "text", "independent": "number", "person": "number"},
                key=("term",),
                tolerance=OF_ERRORS,
            ),
            "interval": Mapping(keys=("low", "high"), unit="per cent", tolerance=OF_INTERVALS),
        },
        points={"errors.rows": 0.5, "errors.independent": 1, "errors.person": 1, "interval": 1},
        book=MODELS + "clustered-errors",
        minutes=7,
        core=False,
    ),
    Question(
        id="person-fixed-effects",
        title="Person fixed effects",
        answers={
            "growth": Mapping(
                keys=("change", "error", "people"),
                tolerance=1e-4,
                tolerances={"error": OF_ERRORS, "people": 0},
            ),
            "dropped": List(of="text"),
        },
        points={"growth.change": 1.5, "growth.error": 0.5, "growth.people": 1, "dropped": 1},
        book=MODELS + "person-fixed-effects",
        minutes=9,
        core=False,
    ),
)

WRITTEN = (
    Written(
        id="what-may-be-said",
        title="What may be said",
        rubric=(
            (
                2,
                "Says which gap it is: of whom, when, annualised and real; and that the unseen differ by group.",
            ),
            (
                2,
                "Says what equal points do, and that the rest is whatever is not recorded: neither cause nor "
                "discrimination.",
            ),
            (2, "Says that person effects drop what does not change, and can speak of growth only."),
            (
                1,
                "Tells rows from people, asks for clustered errors, and says that nothing shows that meals cut.",
            ),
            (
                1,
                "Ends with a sentence that names group, measure and year, and gives no number for fewer than ten.",
            ),
        ),
        minutes=15,
    ),
)

LAB = Lab(
    name="07-earnings-analysis",
    title="Earnings analysis",
    questions=QUESTIONS,
    written=WRITTEN,
    # Free school meals stand in the results from 2006/07 on, points at sixteen to 2012/13; five cohorts from here.
    # The youngest are seen for seven years at least, so that "the last four" never begin before year 4.
    parameters={
        "first_cohort": ("2006/2007", "2007/2008"),
        "last_year": (201920, 202021),
        "base_year": (201718, 201415, 201516, 201617, 201819),
        "horizon": (4, 3),
    },
)
