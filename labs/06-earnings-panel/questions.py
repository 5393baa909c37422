"""What the lab on the earnings panel asks for, and how it is marked."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from labs.checking import Figure, Function, Lab, List, Mapping, Question, Table, Written

BOOK = "earnings-panel.html#"
PERSON_YEAR = {"AE_ID": "integer", "TaxYear": "integer"}
KEY = ("AE_ID", "TaxYear")


def days_table(rows: str) -> Table:
    """A table of days in employment by person and tax year."""
    return Table(one_row_per=rows, columns={**PERSON_YEAR, "days": "integer"}, key=KEY)


def spells_to_count(rng: np.random.Generator) -> dict[str, dict[str, Any]]:
    """Small tables of spells, each with one thing that a count of days has to get right."""
    person, other = (int(number) for number in rng.choice(90_000, size=2, replace=False) + 10_000)
    shift = int(rng.integers(0, 25))

    def table(*spells: tuple[int, str, str]) -> dict[str, Any]:
        people, first, last = zip(*spells, strict=True)
        return {
            "spells": pd.DataFrame(
                {
                    "AE_ID": np.array(people, dtype="int64"),
                    "first_day": np.array(first, dtype="datetime64[s]"),
                    "last_day": np.array(last, dtype="datetime64[s]"),
                }
            ),
            "years": [201415, 201516, 201617],
        }

    in_may = str(np.datetime64("2014-05-01") + shift)
    in_march = str(np.datetime64("2017-03-01") + shift)
    return {
        "inside one year": table((person, in_may, "2014-08-31"), (other, "2016-06-01", "2016-06-01")),
        "across three years": table((person, in_may, in_march), (other, "2015-07-01", "2015-07-31")),
        "the whole of a leap year": table((person, "2010-01-01", in_march)),
        "on the two edges": table((person, "2015-04-05", "2015-04-06"), (other, in_may, "2016-04-05")),
        "two in one year": table((person, in_may, "2014-06-30"), (person, "2014-11-01", "2015-02-28")),
        "years that are not asked for": table(
            (person, "2009-05-01", "2014-04-05"),
            (person, "2017-04-06", "2018-01-31"),
            (other, in_may, in_march),
        ),
    }


def panels_to_check(rng: np.random.Generator) -> dict[str, dict[str, Any]]:
    """Small panels, each with one thing that a check has to find."""
    ids = [int(number) for number in rng.choice(90_000, size=3, replace=False) + 10_000]
    years = [201314, 201415, 201516]
    amounts = [int(number) for number in rng.integers(2_000, 30_000, size=4)]
    sound = pd.DataFrame(
        {
            "AE_ID": np.repeat(ids, 3),
            "TaxYear": years * 3,
            "status": ["pay", "zero", "pay", "pay", "no record", "pay", "no key", "no key", "no key"],
            "pay": [amounts[0], 0.0, amounts[1], amounts[2], np.nan, amounts[3], np.nan, np.nan, np.nan],
        }
    )
    people = pd.DataFrame({"AE_ID": ids, "edukeys": [1, 2, 0]})

    def case(panel: pd.DataFrame) -> dict[str, Any]:
        return {"panel": panel.reset_index(drop=True), "people": people, "years": years}

    def changed(row: int, column: str, value: Any) -> pd.DataFrame:
        panel = sound.copy()
        panel.loc[row, column] = value
        return panel

    second_key = sound.iloc[[0]].assign(pay=float(amounts[0] // 3))
    one_more_person = sound.iloc[:3].assign(AE_ID=max(ids) + 1)
    one_more_year = sound.iloc[[0, 3, 6]].assign(TaxYear=201617)
    return {
        "nothing wrong": case(sound),
        "a row for each key": case(pd.concat([sound, second_key])),
        "a row too few": case(sound.drop(index=4)),
        "a person too many": case(pd.concat([sound, one_more_person])),
        "a year too many": case(pd.concat([sound, one_more_year])),
        "pay below zero": case(changed(2, "pay", -float(amounts[1]))),
        "no record, but a zero": case(changed(4, "pay", 0.0)),
        "one twice and one too few": case(pd.concat([sound.drop(index=4), second_key])),
    }


QUESTIONS = (
    Question(
        id="pay-records",
        title="Pay records as they arrive",
        answers={"pay_rows": Mapping(keys=("rows", "zero", "of_nobody"), of="integer", unit="rows")},
        points={"pay_rows.rows": 0.5, "pay_rows.zero": 0.5, "pay_rows.of_nobody": 1},
        book=BOOK + "pay-records",
        minutes=4,
    ),
    Question(
        id="pay-of-people",
        title="Add up the keys of a person",
        answers={
            "people": Table(
                one_row_per="person of the cohort",
                columns={"AE_ID": "integer", "edukeys": "integer"},
                key=("AE_ID",),
            ),
            "pay": Table(
                one_row_per="person and tax year with a pay record",
                columns={**PERSON_YEAR, "pay": "number"},
                key=KEY,
            ),
        },
        points={"people": 1, "pay.rows": 1, "pay.pay": 2},
        book=BOOK + "add-up-the-keys",
        minutes=6,
    ),
    Question(
        id="zero-or-missing",
        title="Zero or missing",
        answers={
            "panel": Table(
                one_row_per="person of the cohort and tax year, record or not",
                columns={**PERSON_YEAR, "status": "text", "pay": "number", "pay_or_zero": "number"},
                key=KEY,
            ),
        },
        points={"panel.rows": 1, "panel.status": 1, "panel.pay": 1, "panel.pay_or_zero": 1},
        book=BOOK + "zero-or-missing",
        minutes=8,
    ),
    Question(
        id="three-means",
        title="Three means of the same pay",
        answers={"mean_pay": Mapping(keys=("with_pay", "with_record", "with_key"), unit="pounds a year")},
        points={"mean_pay.with_pay": 0.5, "mean_pay.with_record": 0.5, "mean_pay.with_key": 1},
        book=BOOK + "zero-or-missing",
        minutes=4,
        core=False,
    ),
    Question(
        id="profits",
        title="Profits of the self-employed",
        answers={
            "profits": Table(
                one_row_per="person and tax year with a return",
                columns={**PERSON_YEAR, "profit": "number"},
                key=KEY,
            ),
        },
        points={"profits.rows": 1, "profits.profit": 1},
        book=BOOK + "self-assessment",
        minutes=4,
    ),
    Question(
        id="income",
        title="Pay and profit, and the break in 2013",
        answers={
            "income": Table(
                one_row_per="person of the cohort and tax year",
                columns={**PERSON_YEAR, "profit": "number", "total": "number"},
                key=KEY,
            ),
        },
        points={"income.rows": 0.5, "income.profit": 1.5, "income.total": 1},
        book=BOOK + "self-assessment",
        minutes=6,
    ),
    Question(
        id="price-index",
        title="Prices of a tax year",
        answers={
            "price_index": Table(
                one_row_per="tax year of the panel",
                columns={"TaxYear": "integer", "cpi": "number", "deflator": "number"},
                key=("TaxYear",),
            ),
        },
        points={"price_index.rows": 0.5, "price_index.cpi": 1, "price_index.deflator": 1.5},
        book=BOOK + "real-pay",
        minutes=7,
    ),
    Question(
        id="days-by-year",
        title="Days in employment by tax year",
        answers={
            "days_by_year": Function(
                signature="spells, years",
                returns=days_table("person and tax year with at least one day"),
                tried_on=spells_to_count,
            ),
            "days": days_table("person and tax year with at least one day"),
            "days_shortest": days_table("person and tax year with at least one day"),
        },
        points={
            "days_by_year.inside one year": 0.5,
            "days_by_year.across three years": 0.5,
            "days_by_year.the whole of a leap year": 0.5,
            "days_by_year.on the two edges": 0.5,
            "days_by_year.two in one year": 0.5,
            "days_by_year.years that are not asked for": 0.5,
            "days": 1,
            "days_shortest": 0.5,
        },
        book=BOOK + "days-and-annual-pay",
        minutes=10,
        core=False,
    ),
    Question(
        id="annualised-pay",
        title="Annualised pay",
        answers={
            "annual": Table(
                one_row_per="person and tax year with pay above zero and at least one day",
                columns={**PERSON_YEAR, "pay": "number", "days": "integer", "annualised": "number"},
                key=KEY,
            ),
        },
        points={"annual.rows": 1, "annual.annualised": 2},
        book=BOOK + "days-and-annual-pay",
        minutes=6,
    ),
    Question(
        id="pay-and-spells",
        title="Pay without a spell, spells without pay",
        answers={
            "reconciled": Table(
                one_row_per="tax year of the panel",
                columns={
                    "TaxYear": "integer",
                    "both": "integer",
                    "pay_only": "integer",
                    "spell_only": "integer",
                    "neither": "integer",
                },
                key=("TaxYear",),
            ),
        },
        points={
            "reconciled.rows": 0.5,
            "reconciled.both": 0.5,
            "reconciled.pay_only": 1,
            "reconciled.spell_only": 1,
            "reconciled.neither": 1,
        },
        book=BOOK + "pay-without-spells",
        minutes=7,
        core=False,
    ),
    Question(
        id="default-dates",
        title="What default dates do to annualised pay",
        answers={"default_effect": Mapping(keys=("recorded", "shortest", "changed"))},
        points={"default_effect.recorded": 0.5, "default_effect.shortest": 1, "default_effect.changed": 1.5},
        book=BOOK + "default-dates-and-pay",
        minutes=6,
        core=False,
    ),
    Question(
        id="real-pay",
        title="Pay at constant prices",
        answers={
            "real_pay": Table(
                one_row_per="tax year of the panel",
                columns={"TaxYear": "integer", "nominal": "number", "real": "number"},
                key=("TaxYear",),
            ),
        },
        points={"real_pay.rows": 0.5, "real_pay.nominal": 0.5, "real_pay.real": 2},
        book=BOOK + "real-pay",
        minutes=4,
    ),
    Question(
        id="pay-picture",
        title="Draw both",
        answers={
            "pay_picture": Figure(
                marks="lines", x_label=("year",), y_label=("£", "pound", "GBP"), second_channel=True
            ),
        },
        points={
            "pay_picture.data": 2,
            "pay_picture.x_label": 0.5,
            "pay_picture.y_label": 0.5,
            "pay_picture.channel": 1,
        },
        book=BOOK + "real-pay",
        minutes=6,
        core=False,
    ),
    Question(
        id="two-panels",
        title="Balanced and unbalanced",
        answers={
            "two_panels": Mapping(
                keys=("people_unbalanced", "people_balanced", "growth_unbalanced", "growth_balanced")
            ),
        },
        points={
            "two_panels.people_unbalanced": 0.5,
            "two_panels.people_balanced": 0.5,
            "two_panels.growth_unbalanced": 1,
            "two_panels.growth_balanced": 1,
        },
        book=BOOK + "balanced-and-unbalanced",
        minutes=7,
        core=False,
    ),
    Question(
        id="panel-checks",
        title="Checks that every panel should pass",
        answers={
            "panel_problems": Function(
                signature="panel, people, years", returns=List(of="text"), tried_on=panels_to_check
            ),
        },
        points={
            "panel_problems.nothing wrong": 0.5,
            "panel_problems.a row for each key": 0.5,
            "panel_problems.a row too few": 0.5,
            "panel_problems.a person too many": 0.5,
            "panel_problems.a year too many": 0.5,
            "panel_problems.pay below zero": 0.5,
            "panel_problems.no record, but a zero": 0.5,
            "panel_problems.one twice and one too few": 0.5,
        },
        book=BOOK + "checks-for-a-panel",
        minutes=10,
        core=False,
    ),
)

WRITTEN = (
    Written(
        id="what-a-series-says",
        title="What does this series say?",
        rubric=(
            (
                2,
                "Says which pay the line shows: of whom, which zeros count, annualised or not, at which prices.",
            ),
            (
                2,
                "Explains the step in 2013-14 by what is collected, and says how to draw a series without it.",
            ),
            (
                2,
                "Says what annualising assumes, and what default dates, short spells and lost spells do to it.",
            ),
            (1, "Says that the people behind the line change, or what a balanced panel would leave out."),
            (1, "Names what a note under the figure has to state, and gives no number for fewer than ten."),
        ),
        minutes=15,
    ),
)

LAB = Lab(
    name="06-earnings-panel",
    title="Earnings panel",
    questions=QUESTIONS,
    written=WRITTEN,
    # Seven tax years from the first one: they always hold 2013, when self-assessment begins, and a leap year. The
    # base that learners see is not the last of theirs, so that who takes that one is told so.
    parameters={
        "first_year": (201112, 201011, 201213),
        "base_year": (201617, 201415, 201516, 201718, 201819),
    },
)
