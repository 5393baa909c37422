"""Counts the days of all tax years."""

marks = {"days-by-year": 2}
message = (
    "Your function gives tax years that it was not asked for. It must look at `years` alone. See "
    "'Days and annual pay'."
)

# %% days-by-year
def days_by_year(spells, years):
    tables = []
    first, last = spells["first_day"].min().year - 1, spells["last_day"].max().year
    for year in [100 * y + (y + 1) % 100 for y in range(first, last + 1)]:
        first = spells["first_day"].clip(lower=pd.Timestamp(year // 100, 4, 6))
        last = spells["last_day"].clip(upper=pd.Timestamp(year // 100 + 1, 4, 5))
        days = (last - first).dt.days + 1
        days = days[days > 0].groupby(spells["AE_ID"]).sum()
        tables.append(days.rename("days").reset_index().assign(TaxYear=year))
    return pd.concat(tables)

days, days_shortest = days_by_year(stretches, years), days_by_year(stretches_shortest, years)
