"""Counts only spells that lie inside the tax year."""

marks = {"days-by-year": 1}
message = (
    "You count only spells that start and end in the tax year. That drops everybody with a steady "
    "job. Clip every spell that touches the year: the later of two starts, the earlier of two ends. "
    "See 'Days and annual pay'."
)

# %% days-by-year
def days_by_year(spells, years):
    tables = []
    for year in years:
        inside = spells[(spells["first_day"] >= pd.Timestamp(year // 100, 4, 6)) & (spells["last_day"] <= pd.Timestamp(year // 100 + 1, 4, 5))]
        days = ((inside["last_day"] - inside["first_day"]).dt.days + 1).groupby(inside["AE_ID"]).sum()
        tables.append(days.rename("days").reset_index().assign(TaxYear=year))
    return pd.concat(tables)

days, days_shortest = days_by_year(stretches, years), days_by_year(stretches_shortest, years)
