"""Lets the tax year run from 1 April to 31 March."""

marks = {"days-by-year": 1}
message = (
    "Your tax year runs from 1 April to 31 March. It begins on the 6th and ends on the 5th; only the "
    "price index has to make do with whole months. See 'Days and annual pay'."
)

# %% days-by-year
def days_by_year(spells, years):
    tables = []
    for year in years:
        first = spells["first_day"].clip(lower=pd.Timestamp(year // 100, 4, 1))
        last = spells["last_day"].clip(upper=pd.Timestamp(year // 100 + 1, 3, 31))
        days = (last - first).dt.days + 1
        days = days[days > 0].groupby(spells["AE_ID"]).sum()
        tables.append(days.rename("days").reset_index().assign(TaxYear=year))
    return pd.concat(tables)

days, days_shortest = days_by_year(stretches, years), days_by_year(stretches_shortest, years)
