"""The person-by-tax-year panel of pay, as the chapter *From pay records to a panel* builds it step by step.

Chapters and labs that come after it start from here. Needs a population, and nothing that a researcher in the
secure room would not have: the views, the lookup and consumer prices.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from synthetic_data.errors import LeoError
from synthetic_data.prices import tax_year_index
from synthetic_data.store import load

if TYPE_CHECKING:  # these take time, so that they are imported where they are needed
    import pandas as pd

_LAST_DAY = "2021-04-05"  # of the extract
_FIRST_RETURNS = 201314  # the first tax year of self-assessment
_TAX_YEARS = tuple(100 * year + (year + 1) % 100 for year in range(2003, 2021))


def earnings_panel(people: pd.DataFrame, years: Iterable[int]) -> pd.DataFrame:
    """Make the panel of pay: a row for each person and tax year, and a reason where there is no amount.

    Parameters
    ----------
    people
        who is in it: a frame with a column ``AE_ID``, each once.
    years
        tax years as LEO writes them, such as ``[201314, 201415]``; from 200304 to 202021.

    Returns
    -------
    pandas.DataFrame
        in the order of ``AE_ID`` and ``TaxYear``, with

        ``status``
            ``"pay"``; ``"zero"``, a record of nought; ``"no record"``; ``"no key"``, not found in the tax records.
        ``pay``
            pounds of the year, summed over the person's EDUKEYs; missing without a record.
        ``profit``
            from self-assessment, pounds of the year; 0 without a return. Missing before 2013-14, when returns
            were not collected, and for people without a key.
        ``days``
            in employment, 1 to 366; missing without a spell. Spells of a day or less are left out, open ones
            end with the extract, and days in two spells count once.
        ``annualised``
            what the whole year would have paid at this rate, pounds of the year: ``pay / days`` times 365 or 366.
            Missing unless there are days and pay above 0.

    Raises
    ------
    LeoError
        if ``people`` has no ``AE_ID`` or one twice, or a year is not one of LEO's.

    Notes
    -----
    An EDUKEY that the lookup ties to two people is left out, and whoever has no other counts as having none.
    """
    import numpy as np
    import pandas as pd

    if not isinstance(people, pd.DataFrame) or "AE_ID" not in people:
        raise LeoError("people must be a frame with a column AE_ID")
    if people["AE_ID"].duplicated().any() or people["AE_ID"].isna().any():
        raise LeoError("people must have every AE_ID once and none missing: use drop_duplicates('AE_ID')")
    years = sorted(set(years))
    unknown = [year for year in years if year not in _TAX_YEARS]
    if unknown or not years:
        raise LeoError(
            f"tax years are written like 201314, from {_TAX_YEARS[0]} to {_TAX_YEARS[-1]}, "
            f"not {unknown[0] if unknown else 'none at all'}"
        )
    links = _links(people)
    key = ["AE_ID", "TaxYear"]
    panel = people[["AE_ID"]].merge(pd.DataFrame({"TaxYear": years}), how="cross")
    panel = panel.sort_values(key, kind="stable", ignore_index=True)
    panel = panel.join(_sums("leo_earnings", "Earnings", links).rename("pay"), on=key)
    profit = _sums("leo_self_assessment", "EARNINGS_SELF_EMPLOYMENT", links)
    panel = panel.join(profit.rename("profit"), on=key)
    panel = panel.join(_days(links, years), on=key)
    has_key = panel["AE_ID"].isin(links["AE_ID"])
    cases = [~has_key, panel["pay"].isna(), panel["pay"] == 0]
    panel["status"] = np.select(cases, ["no key", "no record", "zero"], default="pay")
    panel["profit"] = panel["profit"].fillna(0).where(has_key & (panel["TaxYear"] >= _FIRST_RETURNS))
    length = np.where((panel["TaxYear"] // 100 + 1) % 4 == 0, 366, 365)
    panel["annualised"] = (panel["pay"] / panel["days"] * length).where(panel["pay"] > 0)
    return panel[[*key, "status", "pay", "profit", "days", "annualised"]]


def deflator(base: int) -> pd.Series:
    """Say what to multiply the pay of each tax year by, to state it at the prices of one.

    Parameters
    ----------
    base
        the tax year whose prices are wanted, such as ``201718``; from 199798 to 202021.

    Returns
    -------
    pandas.Series
        by ``TaxYear``, 1 in the base year and above 1 where prices were lower. No unit.

    Raises
    ------
    LeoError
        if prices do not cover the base year.

    Notes
    -----
    The mean of consumer prices (ONS series D7BT) from April to March; see ``prices``.

    Examples
    --------
    >>> float(deflator(201718).loc[200708].round(3))
    1.265
    """
    import pandas as pd

    covered = {100 * year + (year + 1) % 100: year for year in range(1997, 2021)}
    if base not in covered:
        raise LeoError(
            f"base must be a tax year written like 201718, from {min(covered)} to {max(covered)}, not {base!r}"
        )
    index = pd.Series({tax_year: tax_year_index(year) for tax_year, year in covered.items()})
    return (index[base] / index).rename("deflator").rename_axis("TaxYear")


def _links(people: pd.DataFrame) -> pd.DataFrame:
    """Pair these people with the EDUKEYs that are theirs alone."""
    lookup = load("LEARNER_AE_ID_TO_EDUKEY_LOOKUP").rename(columns={"EDUKEY": "Edukey"})
    owners = lookup.groupby("Edukey")["AE_ID"].transform("nunique")
    return lookup[(owners == 1) & lookup["AE_ID"].isin(people["AE_ID"])].drop_duplicates()


def _sums(view: str, amount: str, links: pd.DataFrame) -> pd.Series:
    """Add up an amount by person and tax year."""
    rows = load(view, ["Edukey", "TaxYear", amount]).merge(links, on="Edukey", validate="many_to_one")
    return rows.groupby(["AE_ID", "TaxYear"])[amount].sum().astype("float64")


def _days(links: pd.DataFrame, years: list[int]) -> pd.Series:
    """Count days in employment by person and tax year."""
    import pandas as pd

    spells = load("leo_employment", ["EduKey", "StartDate", "EndDate"]).rename(columns={"EduKey": "Edukey"})
    spells = spells[spells["StartDate"] < spells["EndDate"]].merge(links, on="Edukey")
    spells["EndDate"] = spells["EndDate"].mask(spells["EndDate"].dt.year == 9999, pd.Timestamp(_LAST_DAY))
    spells = spells.sort_values(["AE_ID", "StartDate"])
    # A spell opens a new stretch unless it starts by the day after the latest end so far.
    reached = spells.groupby("AE_ID")["EndDate"].cummax().groupby(spells["AE_ID"]).shift()
    stretch = (~(spells["StartDate"] <= reached + pd.Timedelta(days=1))).cumsum()
    stretches = spells.groupby(stretch).agg(
        AE_ID=("AE_ID", "first"), first=("StartDate", "min"), last=("EndDate", "max")
    )
    counts = {}
    for tax_year in years:
        opens, closes = pd.Timestamp(tax_year // 100, 4, 6), pd.Timestamp(tax_year // 100 + 1, 4, 5)
        first = stretches["first"].mask(stretches["first"] < opens, opens)
        last = stretches["last"].mask(stretches["last"] > closes, closes)
        days = (last - first).dt.days + 1
        counts[tax_year] = days[days > 0].groupby(stretches["AE_ID"]).sum()
    return pd.concat(counts, names=["TaxYear"]).swaplevel().astype("float64").rename("days")
