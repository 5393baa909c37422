"""What the lab on employment spells asks for, and how it is marked."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from labs.checking import Figure, Function, Lab, Mapping, Number, Question, Table, Written

BOOK = "employment-spells.html#"

MERGED = Table(
    one_row_per="person and unbroken time in employment",
    columns={"AE_ID": "integer", "first_day": "date", "last_day": "date"},
    key=("AE_ID", "first_day", "last_day"),
)


def spells_to_merge(rng: np.random.Generator) -> dict[str, dict[str, Any]]:
    """Small tables of spells, each with one thing that a union has to get right."""
    person, other = (int(number) for number in rng.choice(90_000, size=2, replace=False) + 10_000)
    start = np.datetime64("2015-04-06") + int(rng.integers(0, 60))
    long, short = int(rng.integers(90, 120)), int(rng.integers(20, 40))
    gap = int(rng.integers(40, 60))

    def table(*spells: tuple[int, int, int]) -> dict[str, Any]:
        """Spells as (person, days from the start to the first day, days to the last day)."""
        people, first, last = zip(*spells, strict=True)
        return {
            "spells": pd.DataFrame(
                {
                    "AE_ID": np.array(people, dtype="int64"),
                    "first_day": (start + np.array(first)).astype("datetime64[s]"),
                    "last_day": (start + np.array(last)).astype("datetime64[s]"),
                }
            )
        }

    later = (person, long + gap + 30, long + gap + 60)
    return {
        "two that overlap": table((person, 0, long), (person, short, long + 20), later),
        "short ones inside a long one": table(
            (person, 0, long), (person, 10, 10 + short), (person, 20 + short, long - 5), later
        ),
        "one starts the day after": table((person, 0, long), (person, long + 1, long + short), later),
        "one free day between": table((person, 0, long), (person, long + 2, long + short), later),
        "two people": table((person, 0, long), later, (other, 5, 5 + short), (other, long, long + gap + 45)),
        "not in order of time": table(later, (person, short, long + 20), (person, 0, long)),
    }


QUESTIONS = (
    Question(
        id="default-dates",
        title="Default dates and their flags",
        answers={
            "default_starts": Mapping(
                keys=("on_6_april", "on_6_april_flagged", "day_before_end_flagged"),
                of="integer",
                unit="spells",
            ),
            "default_ends": Mapping(keys=("on_5_april", "on_5_april_flagged"), of="integer", unit="spells"),
        },
        points={
            "default_starts.on_6_april": 0.5,
            "default_starts.on_6_april_flagged": 1,
            "default_starts.day_before_end_flagged": 0.5,
            "default_ends.on_5_april": 0.5,
            "default_ends.on_5_april_flagged": 0.5,
        },
        book=BOOK + "default-dates",
        minutes=8,
    ),
    Question(
        id="flags-by-tax-year",
        title="Where the default dates are",
        answers={
            "flagged_by_year": Table(
                one_row_per="tax year in which spells start",
                columns={"tax_year": "integer", "spells": "integer", "share_flagged": "number"},
                key=("tax_year",),
            ),
            "flag_picture": Figure(
                marks="lines", x_label=("year",), y_label=("share", "proportion", "flagged")
            ),
        },
        points={
            "flagged_by_year.rows": 0.5,
            "flagged_by_year.spells": 0.5,
            "flagged_by_year.share_flagged": 1,
            "flag_picture.data": 1,
            "flag_picture.x_label": 0.5,
            "flag_picture.y_label": 0.5,
        },
        book=BOOK + "default-dates",
        minutes=10,
        core=False,
    ),
    Question(
        id="open-ends",
        title="Close the open ends",
        answers={
            "closed": Table(
                one_row_per="spell",
                columns={
                    "EduKey": "text",
                    "StartDate": "date",
                    "EndDate": "date",
                    "open": "boolean",
                    "closed_end": "date",
                },
                key=("EduKey", "StartDate", "EndDate"),
            ),
        },
        points={"closed.rows": 0.5, "closed.open": 0.5, "closed.closed_end": 1},
        book=BOOK + "open-ends",
        minutes=5,
    ),
    Question(
        id="invalid-spells",
        title="Leave out spells that cannot be",
        answers={
            "dropped": Mapping(keys=("start_after_end", "one_day"), of="integer", unit="spells"),
            "valid_spells": Table(
                one_row_per="spell that starts before it ends",
                columns={"EduKey": "text", "StartDate": "date", "EndDate": "date", "closed_end": "date"},
                key=("EduKey", "StartDate", "EndDate"),
            ),
        },
        points={"dropped.start_after_end": 0.5, "dropped.one_day": 0.5, "valid_spells.rows": 1},
        book=BOOK + "invalid-spells",
        minutes=6,
        core=False,
    ),
    Question(
        id="people-and-keys",
        title="Which EDUKEYs belong to whom",
        answers={
            "links": Table(
                one_row_per="person of the cohort and EDUKEY",
                columns={"AE_ID": "integer", "EduKey": "text"},
                key=("AE_ID", "EduKey"),
            ),
            "people": Table(
                one_row_per="person of the cohort",
                columns={"AE_ID": "integer", "edukeys": "integer"},
                key=("AE_ID",),
            ),
            "stray_spells": Number(unit="spells", whole=True),
        },
        points={"links.rows": 1, "people.rows": 1, "people.edukeys": 1, "stray_spells": 1},
        book=BOOK + "from-edukey-to-person",
        minutes=10,
        core=False,
    ),
    Question(
        id="spells-of-people",
        title="From EDUKEY to person",
        answers={
            "person_spells": Table(
                one_row_per="person and valid spell",
                columns={"AE_ID": "integer", "EduKey": "text", "StartDate": "date", "closed_end": "date"},
                key=("AE_ID", "EduKey", "StartDate", "closed_end"),
            ),
        },
        points={"person_spells": 2},
        book=BOOK + "from-edukey-to-person",
        minutes=4,
    ),
    Question(
        id="clip-to-a-window",
        title="Clip spells to a tax year",
        answers={
            "clipped": Table(
                one_row_per="spell that touches the tax year",
                columns={
                    "AE_ID": "integer",
                    "EduKey": "text",
                    "StartDate": "date",
                    "closed_end": "date",
                    "first_day": "date",
                    "last_day": "date",
                    "days": "integer",
                },
                key=("AE_ID", "EduKey", "StartDate", "closed_end"),
            ),
        },
        points={"clipped.rows": 1, "clipped.first_day": 1, "clipped.last_day": 1, "clipped.days": 1},
        book=BOOK + "clip-to-a-window",
        minutes=9,
    ),
    Question(
        id="union-of-spells",
        title="Merge what overlaps or abuts",
        answers={
            "union_of_spells": Function(signature="spells", returns=MERGED, tried_on=spells_to_merge),
        },
        points={
            "union_of_spells.two that overlap": 0.5,
            "union_of_spells.short ones inside a long one": 1,
            "union_of_spells.one starts the day after": 1,
            "union_of_spells.one free day between": 0.5,
            "union_of_spells.two people": 0.5,
            "union_of_spells.not in order of time": 0.5,
        },
        book=BOOK + "union-of-spells",
        minutes=15,
        core=False,
    ),
    Question(
        id="days-in-employment",
        title="Days in employment, each counted once",
        answers={
            "merged": MERGED,
            "days_employed": Table(
                one_row_per="person with at least one day",
                columns={"AE_ID": "integer", "days": "integer"},
                key=("AE_ID",),
            ),
        },
        points={"merged": 1, "days_employed.rows": 0.5, "days_employed.days": 1.5},
        book=BOOK + "union-of-spells",
        minutes=4,
        core=False,
    ),
    Question(
        id="sustained-employment",
        title="Three definitions of being in employment",
        answers={
            "sustained": Table(
                one_row_per="person of the cohort",
                columns={
                    "AE_ID": "integer",
                    "five_of_six": "boolean",
                    "all_twelve": "boolean",
                    "any_day": "boolean",
                },
                key=("AE_ID",),
            ),
        },
        points={
            "sustained.rows": 1,
            "sustained.five_of_six": 1,
            "sustained.all_twelve": 1,
            "sustained.any_day": 1,
        },
        book=BOOK + "sustained-employment",
        minutes=13,
    ),
    Question(
        id="rates",
        title="Three employment rates of the same people",
        answers={"rates": Mapping(keys=("five_of_six", "all_twelve", "any_day"), unit="share from 0 to 1")},
        points={"rates.five_of_six": 1, "rates.all_twelve": 0.5, "rates.any_day": 0.5},
        book=BOOK + "sustained-employment",
        minutes=4,
    ),
    Question(
        id="person-month-panel",
        title="A balanced panel of people and months",
        answers={
            "panel": Table(
                one_row_per="person of the cohort and month, April to March",
                columns={"AE_ID": "integer", "month": "month", "days": "integer", "employed": "boolean"},
                key=("AE_ID", "month"),
            ),
        },
        points={"panel.rows": 1, "panel.days": 2, "panel.employed": 1},
        book=BOOK + "person-month-panel",
        minutes=11,
        core=False,
    ),
)

WRITTEN = (
    Written(
        id="which-definition",
        title="Which definition for which purpose?",
        rubric=(
            (2, "Names a definition for each of the two purposes and a reason that fits its rule."),
            (
                1,
                "Says that the rates differ though the people are the same, so a rate needs its rule beside it.",
            ),
            (2, "Says in which direction default dates move a result, and how to see whether it matters."),
            (
                2,
                "Names at least three groups that look out of work but may not be, and says whom a rate is about.",
            ),
            (
                1,
                "Says something a reader of the figure should be told: the window, the base or the closing day.",
            ),
        ),
        minutes=20,
    ),
)

LAB = Lab(
    name="05-employment-spells",
    title="Employment spells",
    questions=QUESTIONS,
    written=WRITTEN,
    # Years that every definition can be worked out for. Not 2017-18: taken a year late, it would be the chapter's year.
    parameters={"tax_year": (201516, 201213, 201314, 201415, 201617)},
)
