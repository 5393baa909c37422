"""Addresses, furlough, grants and the business register: what they say, and that it agrees with work and pay."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from synthetic_data import catalogue
from synthetic_data.blocks import Block, make_block
from synthetic_data.calendar import day
from synthetic_data.lives import Lives
from synthetic_data.lives.firms import SECTIONS, firms
from synthetic_data.places import LONDON, REGIONS, places, regions
from synthetic_data.plan import Plan


@pytest.fixture(scope="module")
def adults(clean: Block) -> dict[str, pd.DataFrame]:
    return clean.views


# Geography ------------------------------------------------------------------------------------------------------------


def test_a_person_has_one_address_a_year_from_the_year_of_key_stage_4(adults, lives: Lives):
    rows = adults["LEO_Geography"]
    assert not rows.duplicated(["Edukey", "TaxYear"]).any()
    years = rows.groupby("Edukey")["TaxYear"].agg(["min", "max", "size"])
    assert (years["max"] == 202021).all()
    assert (years["size"] == 2021 - years["min"] // 100).all()
    assert rows["TaxYear"].min() == 200405


def test_places_lie_inside_each_other(adults):
    rows = adults["LEO_Geography"]
    england = rows["CTRYNM"] == "England"
    for column in ("COA_2011", "LAUA_anon", "PCON", "PCONNM", "GOR", "GORNM"):
        assert rows[column].notna().equals(england), column
    inside = rows[england]
    for small, large in (("COA_2011", "PCON"), ("PCON", "LAUA_anon"), ("LAUA_anon", "GOR"), ("GOR", "GORNM")):
        assert inside[[small, large]].drop_duplicates()[small].is_unique, (small, large)
    assert set(zip(inside["GOR"], inside["GORNM"], strict=True)) <= set(REGIONS)
    assert set(rows["CTRYNM"]) == {"Abroad", "England", "Northern Ireland", "Scotland", "Unknown", "Wales"}
    assert rows.loc[rows["CTRYNM"].isin(["Abroad", "Unknown"]), "CTRY"].isna().all()


def test_texts_fit_their_columns(adults):
    for name in ("LEO_Geography", "idbr_lookup", "leo_cjrs", "leo_seiss"):
        for column in catalogue.view(name).columns:
            if column.type.startswith("varchar("):
                widest = adults[name][column.name].dropna().str.len().max()
                assert widest <= int(column.type[8:-1]), column.name


def test_graduates_move_more_and_to_london(lives: Lives):
    area, cohort = lives.addresses.area, lives.people.cohort
    older = cohort <= 2008
    start, end = area[:, 8], area[:, -1]  # tax years 2012-13 and 2020-21
    known = older & (start >= 0) & (end >= 0)
    moved = start != end
    graduate = lives.higher.graduate
    assert moved[known & graduate].mean() > moved[known & ~graduate].mean() + 0.05
    region = regions(lives.plan)[places(lives.plan).district_of(np.maximum(end, 0))]
    began = regions(lives.plan)[places(lives.plan).district_of(np.maximum(start, 0))]
    to_london = (region == LONDON) & (began != LONDON)
    assert to_london[known & graduate].mean() > 1.5 * to_london[known & ~graduate].mean()


def test_a_population_has_london_and_other_regions():
    for people in (1_000, 10_000, 1_000_000):
        found = regions(Plan(people, 3))
        assert (found == LONDON).any() and len(set(found)) >= 3
    assert set(regions(Plan(1_000_000, 3))) == set(range(len(REGIONS)))


# Furlough and grants --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def furloughed(lives: Lives) -> pd.DataFrame:
    """One row a job that was on a payroll in March 2020, and whether it was furloughed by the end of June."""
    jobs = lives.jobs
    job = np.flatnonzero((jobs.start <= day(2020, 3, 19)) & (jobs.end > day(2020, 3, 20)))
    spring = lives.furlough.job[lives.furlough.start <= day(2020, 6, 30)]
    return pd.DataFrame(
        {
            "furloughed": np.isin(job, spring),
            "section": np.array(list(SECTIONS))[lives.employers.section[job]],
            "after": 2020 - lives.people.cohort[jobs.person[job]].astype(int),
            "share": firms(lives.plan).share[jobs.firm[job]],
        }
    )


def test_furlough_follows_industry_age_and_size_of_firm(furloughed):
    by_section = furloughed.groupby("section")["furloughed"].mean()
    assert by_section["I"] == pytest.approx(0.73, abs=0.05)  # published: 73 %
    assert by_section[["O", "K", "J"]].max() < 0.25 < by_section[["R", "F", "S", "G"]].min()
    young = furloughed.loc[furloughed["after"] <= 2, "furloughed"].mean()  # published, aged 17: 61 and 58 %
    assert young == pytest.approx(0.60, abs=0.06)
    assert young > furloughed.loc[furloughed["after"] >= 10, "furloughed"].mean() + 0.1
    small = furloughed["share"] < furloughed["share"].quantile(0.2)
    large = furloughed["share"] > furloughed["share"].quantile(0.8)
    assert furloughed.loc[small, "furloughed"].mean() > furloughed.loc[large, "furloughed"].mean() + 0.1


def test_nobody_is_furloughed_from_a_job_they_do_not_hold(lives: Lives):
    spells, jobs = lives.furlough, lives.jobs
    assert (spells.start >= jobs.start[spells.job]).all() and (spells.end <= jobs.end[spells.job]).all()
    assert (spells.start <= spells.end).all() and spells.start.min() >= day(2020, 3, 20)
    assert (spells.person == jobs.person[spells.job]).all()


def test_months_of_furlough_agree_with_weeks(adults):
    rows = adults["leo_cjrs"]
    assert not rows.duplicated(["EDUKEY", "TAXYEAR"]).any()
    during, at_end = rows["CJRS_DTM_IND"], rows["CJRS_EOM_IND"]
    assert during.str.fullmatch("[01]{12}").all() and at_end.str.fullmatch("[01]{12}").all()
    assert (rows["CJRS_TOT_WKS"] >= 1).all() and (rows["CJRS_TOT_WKS"] <= 53).all()
    months = during.str.count("1")
    assert (months >= 1).all() and (rows["CJRS_TOT_WKS"] <= -(-31 * months // 7)).all()
    contained = [
        all(e <= d for e, d in zip(one, other, strict=True))
        for one, other in zip(at_end, during, strict=True)
    ]
    assert all(contained)
    assert set(during[rows["TAXYEAR"] == 201920]) == {"000000000001"}  # the scheme began in March 2020
    assert 0 < rows["CJRS_WKS_CAPPED"].mean() < 0.05


def test_furlough_rises_in_april_and_again_in_winter(adults):
    rows = adults["leo_cjrs"]
    late = rows.loc[rows["TAXYEAR"] == 202021, "CJRS_EOM_IND"]
    by_month = [late.str[month].eq("1").sum() for month in range(12)]
    april, september, november = by_month[0], by_month[5], by_month[7]
    assert april > 2 * september and november > september


def test_grants_go_to_those_who_traded_before_and_pay_three_months(adults, lives: Lives):
    rows = adults["leo_seiss"]
    assert rows["EDUKEY"].is_unique and len(rows) > 30
    assert set(rows["SEISS_TOT_WKS"]) <= {13, 26, 39}
    assert rows["SEISS_TOT_AMT"].between(1, 7_500 + 6_570 + 7_500).all()
    returns = adults["leo_self_assessment"]
    traded = returns.loc[returns["TaxYear"] == 201819, "Edukey"]
    assert rows["EDUKEY"].isin(traded).all()
    young = lives.people.cohort >= 2018
    assert (lives.grants.pounds[young] >= 0).sum() == 0


# The business register ------------------------------------------------------------------------------------------------


def test_every_enterprise_of_pay_is_found_by_the_rule_of_source_years(adults):
    pay, register = adults["leo_earnings"], adults["idbr_lookup"]
    assert not register.duplicated(["ENTKEY", "SourceYear"]).any()
    pay = pay[pay["main_enterprise"].notna()]
    source = np.where(pay["TaxYear"] <= 201617, "2019", "2020")
    joined = pay.assign(SourceYear=source).merge(
        register,
        how="left",
        left_on=["main_enterprise", "SourceYear"],
        right_on=["ENTKEY", "SourceYear"],
        validate="m:1",
    )
    assert joined["ENTKEY"].notna().all()
    assert (joined["SECTIONNAME"] == joined["main_enterprise_linked_section"]).all()
    assert (joined["SIC2007"].astype(int) == joined["main_enterprise_linked_sic2007"]).all()
    assert joined["Death_month"].isna().all()
    # without the source year rows double
    assert len(pay.merge(register, left_on="main_enterprise", right_on="ENTKEY")) == 2 * len(pay)


def test_closed_enterprises_end_before_they_are_listed_as_closed(adults):
    register = adults["idbr_lookup"]
    closed = register[register["Death_month"].notna()]
    assert 0.02 < len(closed) / len(register) < 0.2
    assert (closed["Birth_month"] < closed["Death_month"]).all()
    assert (closed.loc[closed["SourceYear"] == "2019", "Death_month"] < "2018-01-01").all()
    assert (closed.loc[closed["SourceYear"] == "2020", "Death_month"] < "2020-09-01").all()
    assert (closed.loc[closed["SourceYear"] == "2020", "Employees"] == 0).all()
    assert (closed.loc[closed["SourceYear"] == "2019", "Employees"] > 0).any()


def test_blocks_share_out_the_register():
    plan = Plan(20_500, 4)
    view = catalogue.view("idbr_lookup")
    parts = [make_block(plan, block, [view]).views["idbr_lookup"] for block in range(plan.blocks)]
    everything = pd.concat(parts)
    assert not everything.duplicated(["ENTKEY", "SourceYear"]).any()
    assert min(len(part) for part in parts) > 0.8 * max(len(part) for part in parts)


def test_large_enterprises_are_few_and_employ_many(adults):
    register, pay = adults["idbr_lookup"], adults["leo_earnings"]
    current = register[register["SourceYear"] == "2020"].set_index("ENTKEY")["Employees"]
    assert (current < 10).mean() > 0.5 and (current >= 250).mean() < 0.03
    at_work = pay.loc[pay["TaxYear"] == 202021, "main_enterprise"].map(current)
    assert (at_work >= 250).mean() > 5 * (current >= 250).mean()
