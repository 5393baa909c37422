"""Gives all days to the tax year in which the spell starts."""

marks = {"days-by-year": 1}
message = (
    "You gave all days of a spell to the tax year in which it starts, so somebody in one job since "
    "2010 has no days in any later year. Each tax year gets the days that lie in it. See 'Days and "
    "annual pay'."
)

# %% days-by-year
def days_by_year(spells, years):
    start = spells["first_day"]
    begins = start.dt.year - ((start.dt.month * 100 + start.dt.day) < 406)
    table = spells.assign(TaxYear=begins * 100 + (begins + 1) % 100, days=(spells["last_day"] - start).dt.days + 1)
    return table[table["TaxYear"].isin(years)].groupby(["AE_ID", "TaxYear"], as_index=False)["days"].sum()

days, days_shortest = days_by_year(stretches, years), days_by_year(stretches_shortest, years)
