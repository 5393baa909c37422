"""Does not count the last day."""

marks = {"days-by-year": 0}
message = (
    "A day is missing for each spell: both its first and its last day are days in employment, so add "
    "1 to the difference. The longest spell must be as long as the year. See 'Days and annual pay'."
)

# %% days-by-year
def days_by_year(spells, years):
    tables = []
    for year in years:
        first = spells["first_day"].clip(lower=pd.Timestamp(year // 100, 4, 6))
        last = spells["last_day"].clip(upper=pd.Timestamp(year // 100 + 1, 4, 5))
        days = (last - first).dt.days
        days = days[days > 0].groupby(spells["AE_ID"]).sum()
        tables.append(days.rename("days").reset_index().assign(TaxYear=year))
    return pd.concat(tables)

days, days_shortest = days_by_year(stretches, years), days_by_year(stretches_shortest, years)
