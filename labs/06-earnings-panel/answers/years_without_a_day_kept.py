"""Keeps rows with no day."""

marks = {"days-by-year": 0.5}
message = (
    "Your table has rows with 0 days. This one holds only people and years with at least one day; the "
    "panel will have a row for absence. See 'Days and annual pay'."
)

# %% days-by-year
def days_by_year(spells, years):
    tables = []
    for year in years:
        first = spells["first_day"].clip(lower=pd.Timestamp(year // 100, 4, 6))
        last = spells["last_day"].clip(upper=pd.Timestamp(year // 100 + 1, 4, 5))
        days = (last - first).dt.days + 1
        days = days.clip(lower=0).groupby(spells["AE_ID"]).sum()
        tables.append(days.rename("days").reset_index().assign(TaxYear=year))
    return pd.concat(tables)

days, days_shortest = days_by_year(stretches, years), days_by_year(stretches_shortest, years)
