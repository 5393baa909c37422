"""Clips to calendar years."""

marks = {"days-by-year": 0.5}
message = (
    "You clipped to the calendar year. Pay is of the tax year, from 6 April to 5 April, and the days "
    "must be of the same year. See 'Days and annual pay'."
)

# %% days-by-year
def days_by_year(spells, years):
    tables = []
    for year in years:
        first = spells["first_day"].clip(lower=pd.Timestamp(year // 100, 1, 1))
        last = spells["last_day"].clip(upper=pd.Timestamp(year // 100, 12, 31))
        days = (last - first).dt.days + 1
        days = days[days > 0].groupby(spells["AE_ID"]).sum()
        tables.append(days.rename("days").reset_index().assign(TaxYear=year))
    return pd.concat(tables)

days, days_shortest = days_by_year(stretches, years), days_by_year(stretches_shortest, years)
