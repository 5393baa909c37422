"""Published figures against generated ones, measured as a researcher would."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

import synthetic_data
from synthetic_data import LeoError, calibration, cli
from synthetic_data.blocks import Block
from synthetic_data.calibration import COLUMNS, SOURCES, calibrate, calibration_run, measures
from synthetic_data.calibration.targets import USUAL_BAND, Target, targets
from synthetic_data.lives import Lives
from synthetic_data.plan import Plan

GROUPS_OF_PAY = 22
"""Groups whose pay is published one, three, five, eight, ten and fifteen years after Key Stage 4."""


@pytest.fixture(scope="module")
def compared() -> pd.DataFrame:
    return calibrate(people=12_000, seed=8)


# The published figures ------------------------------------------------------------------------------------------------


def test_every_published_figure_is_there_once():
    of_measure = Counter(target.measure for target in targets())
    assert len({target.key for target in targets()}) == len(targets())
    assert of_measure[measures.EARNINGS] == GROUPS_OF_PAY * 6 + 4
    activities = [t for t in targets() if t.measure in measures.ACTIVITIES]
    assert len([t for t in activities if t.group == "All"]) == 2 + 2 + 5 + 5 * 7
    assert len([t for t in activities if t.group != "All"]) == 8 * 8
    assert of_measure[measures.GRADUATE_INDUSTRY] == 15 * 3 + 4
    assert of_measure[measures.GRADUATE_EARNINGS] == 3 and of_measure[measures.GRADUATE_STAYED] == 2


@pytest.mark.parametrize("target", targets(), ids=lambda target: "/".join(map(str, target.key)))
def test_a_figure_has_its_source_and_a_wide_band_its_reason(target: Target):
    assert target.source in SOURCES
    assert target.certainty == ("from memory" if target.source == "memory" else "published")
    if not target.modelled:
        assert target.reason and target.band is None
    else:
        assert (target.band is None) == (target.unit not in USUAL_BAND)
        assert bool(target.reason) == (target.band is not None and target.band > USUAL_BAND[target.unit])
        assert target.band is None or target.band >= USUAL_BAND[target.unit]
    assert target.reason == "" or target.reason.endswith(".")


def test_every_source_is_used():
    assert {target.source for target in targets()} == set(SOURCES)


# The bands ------------------------------------------------------------------------------------------------------------


def test_every_target_is_compared(compared: pd.DataFrame):
    assert tuple(compared) == COLUMNS
    assert list(compared["measure"]) == [target.measure for target in targets()]
    modelled = compared["state"] != "not modelled"
    assert (modelled == [target.modelled for target in targets()]).all()
    # Twelve thousand people are three districts, none of them in the North East.
    few = compared.loc[compared["state"] == "too few", "group"]
    assert set(few) <= {"North East schools", "Chinese"}
    measured = modelled & (compared["state"] != "too few")
    assert compared.loc[measured, ["generated", "gap", "margin"]].notna().all(axis=None)
    assert compared.loc[~measured, ["generated", "gap", "margin"]].isna().all(axis=None)


def test_no_published_figure_is_outside_its_band(compared: pd.DataFrame):
    """By more than the margin of a population this small."""
    missed = compared[calibration.missed(compared)]
    assert missed.empty, missed.to_string()


def test_large_groups_come_near_the_published_figures(compared: pd.DataFrame):
    gap = compared.set_index(["measure", "group", "years_after"])["gap"].abs().sort_index()
    for group in ("All", "Female", "Male", "Graduates", "Non-graduates"):
        assert gap[measures.EARNINGS, group].max() < 10, group
    assert gap[measures.EARNINGS].median() < 5
    for activity in (measures.EMPLOYMENT, measures.BENEFITS, measures.HIGHER_EDUCATION):
        assert gap[activity, "All"].max() < 3, activity
    assert gap[measures.GRADUATE_INDUSTRY].median() < 1.5


def test_gaps_are_per_cent_for_pounds_and_points_for_shares(compared: pd.DataFrame):
    pounds = compared[compared["measure"] == measures.EARNINGS].iloc[0]
    assert pounds["gap"] == pytest.approx(100 * (pounds["generated"] / pounds["target"] - 1), abs=0.06)
    share = compared[compared["measure"] == measures.EMPLOYMENT].iloc[0]
    assert share["gap"] == pytest.approx(share["generated"] - share["target"], abs=0.06)


def test_a_figure_that_nobody_gives_is_missing():
    few = calibrate(people=6, seed=1)
    assert set(few["state"]) <= {"too few", "not modelled", "unsure", "inside", "explained"}
    assert (few["state"] == "too few").sum() > 200
    assert (few["generated"].isna() == few["gap"].isna()).all()
    assert not calibration.missed(few).any()


@pytest.mark.parametrize(
    ("values", "state"),
    [
        (np.full(1000, 104.0), "inside"),
        (np.full(1000, 108.0), "explained"),
        (np.full(1000, 111.0), "outside"),
        (np.linspace(90, 132, 1000), "unsure"),
        (np.full(9, 100.0), "too few"),
    ],
)
def test_states(values, state):
    target = Target("a", "b", 1, "2002", "pounds", 100.0, 10.0, True, "published", "post-16", "So it is.")
    assert calibration._compared(target, values)["state"] == state
    hidden = replace(target, modelled=False, band=None)
    assert calibration._compared(hidden, values)["state"] == "not modelled"


def test_the_margin_is_three_standard_errors():
    rng = np.random.default_rng(5)
    medians = [calibration._median(rng.normal(20_000, 4_000, 400)) for _ in range(300)]
    spread = np.std([median for median, _ in medians])
    assert np.mean([error for _, error in medians]) == pytest.approx(spread, rel=0.15)
    target = Target("a", "b", None, "2002", "per cent", 30.0, 2.0, True, "published", "post-16", "")
    row = calibration._compared(target, np.arange(1000) < 300)
    assert (row["generated"], row["gap"], row["people"]) == (30.0, 0.0, 1000)
    assert row["margin"] == pytest.approx(3 * 100 * np.sqrt(0.3 * 0.7 / 1000), abs=0.06)


# The stored run -------------------------------------------------------------------------------------------------------


def test_the_stored_run_is_of_this_generator():
    stored = calibration_run()
    assert stored.attrs["fingerprint"] == calibration.fingerprint(), (
        f"rows, targets or measures have changed: make the stored run anew with `{stored.attrs['command']}`"
    )
    assert calibration.STORED.stat().st_size < 100_000


def test_the_stored_run_keeps_all_bands_and_needs_every_reason():
    stored = calibration_run()
    assert not calibration.missed(stored).any()
    assert not (stored["state"] == "too few").any()
    wide = stored[stored["state"].ne("not modelled") & stored["reason"].ne("")]
    assert (wide["state"] != "inside").all(), "these are inside the usual band now and need no reason"
    assert (wide["band"] <= wide["gap"].abs() + wide["margin"] + 1.0).all(), (
        "a band is wider than its gap needs"
    )


def test_a_run_is_stored_as_it_was(compared, tmp_path, monkeypatch):
    monkeypatch.setattr(calibration, "STORED", tmp_path / "generated.csv")
    calibration.store_run(compared, 12_000, 8)
    stored = calibration_run()
    pd.testing.assert_frame_equal(stored, compared, check_dtype=False)
    assert stored.attrs["command"] == "synthetic-leo calibrate --people 12000 --seed 8 --store"
    assert re.fullmatch(r"\d+\.\d+.*", stored.attrs["version"])
    other = calibration.STORED.read_text().replace("White", "Whyte")
    calibration.STORED.write_text(other)
    with pytest.raises(LeoError, match="make it anew with `synthetic-leo calibrate"):
        calibration_run()


# The pictures ---------------------------------------------------------------------------------------------------------


def test_the_page_of_pictures_shows_all_and_says_what_they_show(compared, tmp_path):
    pictures = pytest.importorskip("synthetic_data.calibration.pictures")
    pictures.page_in(tmp_path / "page")(compared)
    html = (tmp_path / "page" / "index.html").read_text(encoding="utf-8")
    shown = dict(re.findall(r'<img src="([^"]+)" alt="([^"]+)"', html))
    assert set(shown) == {f"{name}.png" for name in pictures.PICTURES}
    for file, alt in shown.items():
        assert (tmp_path / "page" / file).read_bytes().startswith(b"\x89PNG")
        assert re.search(r"\d+ of \d+ generated figures are inside", alt), alt
    with pytest.raises(LeoError, match="not a new or empty folder"):
        pictures.page_in(tmp_path / "page")


def test_lines_show_the_figures(compared):
    pytest.importorskip("seaborn")
    figure = synthetic_data.calibration_picture("pay", compared)
    assert figure._repr_png_().startswith(b"\x89PNG")
    first = figure.axes[0]
    rows = compared[(compared["measure"] == measures.EARNINGS) & (compared["group"] == "All")]
    drawn = {tuple(np.round(line.get_ydata(), 3)) for line in first.lines}
    assert drawn == {tuple(np.round(rows[name] / 1000, 3)) for name in ("target", "generated")}
    assert (
        len({line.get_linestyle() for line in first.lines})
        == len({line.get_color() for line in first.lines})
        == 2
    )


def test_there_is_no_other_picture(compared):
    pytest.importorskip("seaborn")
    with pytest.raises(LeoError, match="pictures are pay, activities, industries, gaps, not 'cats'"):
        synthetic_data.calibration_picture("cats", compared)


# The command ----------------------------------------------------------------------------------------------------------


def test_the_command_is_1_if_a_published_figure_is_missed(compared, monkeypatch, capsys):
    monkeypatch.setattr(calibration, "calibrate", lambda *_, **__: compared)
    assert cli.main(["calibrate", "--quiet"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(compared) + 2 and lines[-1] == calibration.summary(compared)
    missed = compared.assign(state="outside")
    monkeypatch.setattr(calibration, "calibrate", lambda *_, **__: missed)
    assert cli.main(["calibrate", "--quiet", "--json", "--order", "table"]) == 1


def test_worst_first(compared):
    gap = calibration.worst_first(compared)
    usual = gap["unit"].map(USUAL_BAND)
    bands = (gap["gap"].abs() / usual).dropna()
    assert bands.is_monotonic_decreasing and len(bands) > 250
    assert gap["gap"].iloc[-20:].isna().all()


# By hand --------------------------------------------------------------------------------------------------------------


def hand_made() -> Block:
    """Four people of the 2005 cohort; one year after KS4 is tax year 2006-07."""
    people = pd.DataFrame(
        {
            "person": [0, 1, 2, 3],
            "EDUKEY": ["A", "B", "C", "D"],
            "cohort": 2005,
            "female": [1, 0, 1, 0],
            "graduated": pd.array([2006, None, 2005, None], dtype="Int64"),
        }
    )
    spells = pd.DataFrame(
        {
            "EduKey": ["A", "A", "B", "C", "A"],
            "StartDate": ["2006-01-01", "2006-07-15", "2006-04-10", "2006-06-01", "2010-01-01"],
            "EndDate": ["2006-06-14", "9999-12-31", "2007-04-05", "9999-12-31", "2010-02-01"],
        }
    )
    for column in ("StartDate", "EndDate"):
        spells[column] = spells[column].to_numpy().astype("datetime64[s]")
    pay = pd.DataFrame(
        {"Edukey": ["A", "B", "C", "A"], "TaxYear": [200607] * 3 + [200708], "Earnings": [5000, 7220, 100, 9]}
    ).assign(Main_Section=["EDUCATION", "CONSTRUCTION", "EDUCATION", "CONSTRUCTION"])
    studies = pd.DataFrame(
        {"person": [1, 0], "years_after_ks4": [2, 1], "activity": ["college", "sixth_form"]}
    )
    claims = pd.DataFrame(
        {
            "EduKey": ["C", "C", "B"],
            "StartDate": ["2006-04-06", "2006-07-01", "2006-05-01"],
            "EndDate": ["2006-06-10", "2006-09-01", "2006-09-30"],
            "Out_of_work_benefit": [1, 1, 1],
        }
    )
    for column in ("StartDate", "EndDate"):
        claims[column] = claims[column].to_numpy().astype("datetime64[s]")
    made = Block({"leo_employment": spells, "leo_earnings": pay, "leo_benefit": claims}, Lives(Plan(1, 1), 0))
    vars(made)["truth"] = {"people": people, "activities": studies}
    return made


def test_a_person_year_by_hand():
    seen = measures._person_year(hand_made(), 1)
    # A has a gap in June and July but a day in each month; C starts in June, and claims in each of six months before
    # that. B works all year, but study comes first. Nobody knows of D.
    assert list(seen["employed"]) == [True, True, False, False]
    assert list(seen["activity"]) == [
        measures.EMPLOYMENT,
        measures.OTHER_EDUCATION,
        measures.BENEFITS,
        measures.NOT_FOUND,
    ]
    days = {0: 365 - 30, 1: 361}
    price = measures.deflators(2017)[2006]
    for place, earned in ((0, 5000), (1, 7220)):
        assert seen.loc[place, "annualised"] == pytest.approx(earned / price / days[place] * 365)
    assert np.isfinite(seen["annualised"].iloc[:3]).all()


def test_work_in_some_months_is_no_sustained_activity():
    made = hand_made()
    made.views["leo_benefit"] = made.views["leo_benefit"].iloc[:1]
    assert measures._person_year(made, 1)["activity"].iloc[2] == measures.UNSUSTAINED


def test_a_graduates_year_by_hand():
    # Neither the tax year of 2007-08 for A nor that of 2006-07 for C has a gap from October to March.
    seen = measures._graduate_year(hand_made(), 1, (2005, 2006)).set_index("person")
    assert list(seen.index) == [0, 2]
    assert seen["sustained"].all()
    assert list(seen["section"]) == ["CONSTRUCTION", "EDUCATION"]
    assert not seen["in_education"].any()
    price = measures.deflators(2016)
    assert seen.loc[0, "annualised"] == pytest.approx(9 / price[2007] / 366 * 365)
    days = 365 - 56
    assert seen.loc[2, "annualised"] == pytest.approx(100 / price[2006] / days * 365)
    assert list(measures._graduate_year(hand_made(), 1, (2006, 2006))["person"]) == [0]
