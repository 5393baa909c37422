"""Divides by all spells in the table, not by those of the year."""

marks = {"flags-by-tax-year": 2}
message = (
    "You divided by all spells in the table, so a year with many starts looks worse than one with "
    "few. Divide each year's flagged starts by the starts of that same year. See 'Default dates'."
)

# %% flags-by-tax-year
start = spells["StartDate"]
before = (start.dt.month < 4) | ((start.dt.month == 4) & (start.dt.day < 6))
first_year = start.dt.year - before.astype("int64")
flagged_by_year = (
    spells.assign(tax_year=first_year * 100 + (first_year + 1) % 100)
    .groupby("tax_year", as_index=False)
    .agg(spells=("EduKey", "size"), share_flagged=("UncertainStartDate", "sum"))
)
flagged_by_year["share_flagged"] /= len(spells)
flag_picture, axes = plt.subplots()
axes.plot(flagged_by_year["tax_year"] // 100, flagged_by_year["share_flagged"])
axes.set(xlabel="Start of the tax year", ylabel="Share flagged")
