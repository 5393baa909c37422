"""Caps the days of a year at 365."""

marks = {"days-by-year": 1}
message = (
    "You let no year have more than 365 days. A tax year that holds a 29 February has 366, and "
    "somebody who worked all of it worked 366 days. See 'Days and annual pay'."
)

# %% days-by-year
def days_by_year(spells, years):
    tables = []
    for year in years:
        first = spells["first_day"].clip(lower=pd.Timestamp(year // 100, 4, 6))
        last = spells["last_day"].clip(upper=pd.Timestamp(year // 100 + 1, 4, 5))
        days = (last - first).dt.days + 1
        days = days[days > 0].groupby(spells["AE_ID"]).sum().clip(upper=365)
        tables.append(days.rename("days").reset_index().assign(TaxYear=year))
    return pd.concat(tables)

days, days_shortest = days_by_year(stretches, years), days_by_year(stretches_shortest, years)
