"""The lab on the analysis of earnings: its reference answers agree with what can be worked out by hand."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pyfixest as pf
import pytest

import synthetic_data
from labs.authoring.bank import read_bank
from labs.authoring.packs import make_packs
from labs.authoring.run import Runner
from labs.authoring.source import read_source
from labs.checking.judge import judge, take_answers

LAB = read_source("07-earnings-analysis")
PARAMETERS = {"first_cohort": "2006/2007", "last_year": 201920, "base_year": 201718, "horizon": 4}


def solve(question, **inputs):
    """What the reference answer to one question makes of other inputs."""
    names = {"pd": pd, "np": np, "pf": pf, "plt": plt, **PARAMETERS, **inputs}
    exec(LAB.solution(question), names)
    return names


def rows(*values, columns):
    return pd.DataFrame(list(values), columns=list(columns))


# --- by hand ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("academic_year", "tax_year", "years"),
    [("2001/2002", 200304, 1), ("2018/2019", 202021, 1), ("2006/2007", 200708, 0), ("1998/1999", 200001, 1)],
)
def test_the_clock_of_the_publications(academic_year, tax_year, years):
    columns = ("AE_ID", "academic_year", "TaxYear")
    made = solve("years-after-ks4", panel=rows((1, academic_year, tax_year), columns=columns))
    assert made["years_after"](academic_year, tax_year) == years
    assert made["since_ks4"]["after"].tolist() == ([years] if years else [])


def test_a_degree_is_the_first_one_obtained():
    columns = ("AE_ID", "view", "HE_XPSR01", "HE_XPQUAL01", "HE_XQLEV601")
    students = rows(
        (1, 2010, 1, 0, None),
        (1, 2011, 1, 1, "4"),
        (1, 2012, 1, 1, "2"),
        (2, 2011, 1, 1, "5"),
        (3, 2013, 0, 1, "4"),
        columns=columns,
    )
    graduates = solve("graduation-year", students=students)["graduates"]
    assert graduates.to_numpy().tolist() == [[1, "2010/2011"], [3, "2012/2013"]]


def test_years_after_a_degree_begin_with_the_first_full_one():
    graduates = rows((1, "2018/2019"), columns=("AE_ID", "graduated"))
    since_ks4 = rows((1, 201819), (1, 201920), (1, 202021), (2, 202021), columns=("AE_ID", "TaxYear"))
    made = solve("years-after-graduation", graduates=graduates, since_ks4=since_ks4)["since_graduation"]
    assert made[["TaxYear", "after_degree"]].to_numpy().tolist() == [[202021, 1]]


def test_reach_ends_with_the_data():
    graduates = rows((1, "2014/2015"), (2, "2015/2016"), (3, "2019/2020"), columns=("AE_ID", "graduated"))
    coverage = solve("last-tax-year", graduates=graduates)["coverage"]
    assert coverage["reach"].tolist() == [4, 3, 0]
    assert coverage["followed"].tolist() == [True, False, False]


@pytest.fixture
def at_gap():
    columns = ("AE_ID", "meals", "status", "pay", "real")
    return rows(
        (1, 1, "pay", 8_000, 8_000.0),
        (2, 1, "no record", np.nan, np.nan),
        (3, 1, "pay", 12_000, 12_000.0),
        (4, 1, "no key", np.nan, np.nan),
        (5, 0, "pay", 20_000, 20_000.0),
        (6, 0, "zero", 0, np.nan),
        (7, 0, "pay", 20_000, 20_000.0),
        columns=columns,
    )


def test_gap_in_per_cent_and_in_log_points(at_gap):
    gap = solve("raw-gap", at_gap=at_gap)["raw_gap"]
    assert (gap["meals"], gap["others"], gap["per_cent"]) == (10_000, 20_000, -50)
    assert gap["log_points"] == pytest.approx(50 * np.log(8 * 12 / 400))


def test_who_is_compared_and_bounds(at_gap):
    compared = solve("who-is-compared", at_gap=at_gap)["compared"]
    assert compared.loc[1].tolist() == [4, 1 / 4, 2 / 3, 1 / 2]
    assert compared.loc[0].tolist() == [3, 0, 2 / 3, 2 / 3]
    made = solve("bounds", at_gap=at_gap)
    assert made["bounds"].loc[1].tolist() == [8_000, 12_000]
    assert made["gap_bounds"] == pytest.approx({"lowest": -60, "highest": -40})


@pytest.fixture
def sample():
    """Rows of which everything is known: thirds are worth 1, free meals minus 0.2, a year 0.1 or 0.05 with meals."""
    people = rows(
        *((number, number % 2, ("low", "middle", "high")[number % 3]) for number in range(60)),
        *((number, 1, "low") for number in range(60, 80)),
        columns=("AE_ID", "meals", "third"),
    )
    made = people.merge(pd.DataFrame({"after": [5, 6, 7, 8]}), how="cross")
    made["female"] = made["AE_ID"] // 2 % 2
    worth = made["third"].map({"low": 0, "middle": 1, "high": 2})
    growth = (0.1 - 0.05 * made["meals"]) * (made["after"] - 5)
    noise = np.random.default_rng(3).normal(0, 0.01, len(made))
    return made.assign(log_pay=9 + worth - 0.2 * made["meals"] + growth + noise, academic_year="2006/2007")


def test_the_same_mix_takes_the_thirds_away(sample):
    mix = solve("same-mix", sample=sample)["mix_gap"]
    assert mix["same_mix"] == pytest.approx(-0.275, abs=0.01)
    assert mix["raw"] < -0.5 and mix["explained"] == pytest.approx(1 - mix["same_mix"] / mix["raw"])


def test_a_regression_of_means_is_the_difference_of_means(sample):
    made = solve("first-regression", sample=sample)["first_model"]
    means = sample.groupby("meals")["log_pay"].mean()
    assert made["gap"] == pytest.approx(means[1] - means[0])
    assert made["per_cent"] == pytest.approx(100 * np.expm1(made["gap"]))
    assert (made["rows"], made["people"]) == (320, 80)


def test_what_regressions_find_is_what_was_put_in(sample):
    made = solve("gap-decomposed", sample=sample)
    gaps = made["models"].set_index("model")["gap"]
    assert gaps["both"] == pytest.approx(-0.275, abs=0.01)
    assert made["gap_explained"] == pytest.approx(1 - gaps["both"] / gaps["raw"])
    growth = solve("person-fixed-effects", sample=sample)["growth"]
    assert growth["change"] == pytest.approx(-0.05, abs=0.005)
    assert growth["people"] == 80


def test_what_does_not_change_in_a_person_is_what_is_dropped(sample):
    dropped = solve("person-fixed-effects", sample=sample)["dropped"]
    assert len(sample[["AE_ID", *dropped]].drop_duplicates()) == 80
    with pytest.raises(ValueError, match="collinear"):
        pf.feols("log_pay ~ meals | AE_ID + after", data=sample, vcov={"CRV1": "AE_ID"})


# --- on a population ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def reference(small_population):
    answers = Runner(LAB, small_population, PARAMETERS, given=None).reference
    return {
        name: pd.DataFrame(value.columns) if hasattr(value, "columns") else value
        for question in answers.values()
        for name, value in question.items()
    }


def test_the_answers_agree_with_each_other(reference):
    since, graduates = reference["since_ks4"], reference["graduates"]
    assert since["after"].min() == 1
    coverage = reference["coverage"]
    assert coverage["people"].sum() == len(graduates)
    assert reference["quantiles"]["after_degree"].tolist() == [1, 2, 3, 4]
    quantiles = reference["quantiles"]
    assert (quantiles["p25"] < quantiles["median"]).all() and (quantiles["median"] < quantiles["p75"]).all()
    followed = coverage.loc[coverage["followed"] == 1, "people"].sum()
    assert (quantiles["people"] <= followed).all() and quantiles["people"].min() >= 10
    raw, by_after = reference["raw_gap"], reference["by_after"].set_index("after")
    last = by_after.iloc[-1]
    assert (raw["meals"], raw["others"]) == pytest.approx((last["meals"], last["others"]))
    bounds = reference["bounds"].set_index("meals")
    assert bounds.loc[1, "bottom"] < raw["meals"] < bounds.loc[1, "top"]
    assert reference["gap_bounds"]["lowest"] < raw["per_cent"] < reference["gap_bounds"]["highest"]
    assert reference["cells"].groupby("meals")["share"].sum().tolist() == pytest.approx([1, 1])
    models, first = reference["models"].set_index("model"), reference["first_model"]
    assert models.loc["raw", ["gap", "error"]].tolist() == pytest.approx([first["gap"], first["error"]])
    errors = reference["errors"].set_index("term")
    assert errors.loc["meals", "person"] == pytest.approx(models.loc["both", "error"])
    assert reference["growth"]["people"] < first["people"] < first["rows"]


def test_groups_are_large_enough_to_be_shown(packs):
    """In a population as large as those that the questions on groups start from, at marking as well."""
    given = {name: packs[0].answers[name].columns for name in ("since_ks4", "compared", "quantiles")}
    assert pd.DataFrame(given["since_ks4"]).groupby(["meals", "third"])["AE_ID"].nunique().min() >= 10
    assert (given["compared"]["people"] * given["compared"]["in_median"]).min() >= 100
    assert given["quantiles"]["people"].min() >= 100


def test_every_choice_of_years_leaves_four_years_of_work():
    columns = synthetic_data.describe("KS4Pupil_2002_to_2014").set_index("name")["years"]
    for first in LAB.lab.parameters["first_cohort"]:
        cohorts = range(int(first[-4:]), int(first[-4:]) + 5)
        assert columns["KS4_FSM"].startswith("2007") and cohorts[0] >= 2007 and cohorts[-1] <= 2013
        for last in LAB.lab.parameters["last_year"]:
            assert last // 100 - cohorts[-1] - 3 >= 4
            # those of the oldest cohort who take three years over a degree after the sixth form are followed
            assert last // 100 - (cohorts[0] + 5) >= max(LAB.lab.parameters["horizon"])


# --- conventions -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("factor", ["none", "clusters", "clusters and rows"])
def test_every_right_convention_for_small_samples_is_accepted(small_population, other_population, factor):
    """Packages differ in what they multiply a clustered variance by; all of it lies within the tolerance."""
    given, expected = make_packs(LAB, small_population, other_population)
    sample = given_sample(given)
    fit = pf.feols("log_pay ~ meals | after", data=sample, vcov={"CRV1": "AE_ID"}, ssc=SMALL_SAMPLE[factor])
    question = LAB.lab.question("first-regression")
    answer = {**expected.answers["first_model"], "error": fit.se()["meals"]}
    assert judge(question, take_answers(question, {"first_model": answer}, 0), expected).score == question.max


SMALL_SAMPLE = {
    "none": pf.ssc(k_adj=False, G_adj=False),
    "clusters": pf.ssc(k_adj=False, G_adj=True),
    "clusters and rows": pf.ssc(k_adj=True, G_adj=True),
}


def given_sample(given):
    since = pd.DataFrame(given.answers["since_ks4"].columns)
    parameters = given.parameters
    youngest = int(parameters["first_cohort"][-4:]) + 4
    gap_year = parameters["last_year"] // 100 - youngest
    real = since["annualised"] * since["TaxYear"].map(synthetic_data.deflator(parameters["base_year"]))
    return since.assign(log_pay=np.log(real))[since["after"].between(gap_year - 3, gap_year) & real.notna()]


# --- figures, and what is no answer ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def packs(small_population, other_population):
    return make_packs(LAB, small_population, other_population)


def verdict(packs, question_id, **names):
    question = LAB.lab.question(question_id)
    return judge(question, take_answers(question, names, 0), packs[1])


def quantiles_drawn(packs, styles=("-", "--", ":"), factor=1.0, legend=True, **labels):
    table = pd.DataFrame(packs[0].answers["quantiles"].columns)
    figure, axes = plt.subplots()
    for column, style in zip(("p25", "median", "p75"), styles, strict=True):
        axes.plot(table["after_degree"], table[column] * factor, style, label=column)
    axes.set(**{"xlabel": "Years after graduation", "ylabel": "Pay, £ a year", **labels})
    if legend:
        axes.legend()
    found = verdict(packs, "quantiles-picture", quantiles_picture=figure)
    plt.close(figure)
    return found


@pytest.mark.parametrize(
    ("change", "lost", "words"),
    [
        ({}, 0, "That is right."),
        ({"ylabel": "Pay"}, 0.5, "The y axis of `quantiles_picture` needs a label with one of these words"),
        ({"xlabel": ""}, 0.5, "The x axis of `quantiles_picture` needs a label with one of these words"),
        ({"styles": ("-", "-", "-")}, 1, "differ in colour only"),
        ({"legend": False}, 0.5, "says which series is which"),
        ({"factor": 100}, 1.5, "too large. Look for per cent against a share, or thousands against pounds"),
        ({"factor": 1.1}, 1.5, "do not show the expected values"),
    ],
)
def test_each_slip_in_a_figure_has_its_words(packs, change, lost, words):
    found = quantiles_drawn(packs, **change)
    assert found.score == found.max - lost
    assert words in found.message


BAD = {
    "missing": None,
    "wrong type": "a text",
    "an exception as a value": ValueError("no"),
    "an empty frame": pd.DataFrame(),
    "infinite": float("inf"),
    "a class": dict,
    "not answered": ...,
}


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("question", LAB.lab.questions, ids=lambda question: question.id)
def test_what_is_no_answer_gets_a_message_and_no_points(packs, question, bad):
    found = verdict(packs, question.id, **dict.fromkeys(question.answers, BAD[bad]))
    assert found.score == 0
    assert found.message and "Traceback" not in found.message
    assert verdict(packs, question.id).score == 0  # the cell was not run at all


def test_values_that_are_infinite_or_renamed_are_told(packs):
    right = pd.DataFrame(packs[1].answers["models"].columns)
    found = verdict(packs, "gap-decomposed", models=right.rename(columns={"gap": "coefficient"}))
    assert "has no column `gap`. It does have `coefficient`: rename it" in found.message
    found = verdict(packs, "gap-decomposed", models=right.assign(gap=np.inf))
    assert "`gap` in `models` holds infinite values" in found.message


def test_mistakes_are_named_after_the_field():
    """One file each, and enough of them for every question."""
    wrong = [answer for answer in read_bank(LAB) if answer.wrong]
    assert len(wrong) >= 40
    for question in LAB.lab.questions:
        assert sum(question.id in answer.messages for answer in wrong) >= 3, question.id
