"""Takes the calendar year of the start for the tax year."""

marks = {"flags-by-tax-year": 1}
message = (
    "You grouped by calendar year. A spell that starts from January to 5 April still belongs to the "
    "tax year that began the April before: take one off the year for those. See 'Default dates'."
)

# %% flags-by-tax-year
start = spells["StartDate"]
before = (start.dt.month < 4) | ((start.dt.month == 4) & (start.dt.day < 6))
first_year = start.dt.year.astype("int64")
flagged_by_year = (
    spells.assign(tax_year=first_year * 100 + (first_year + 1) % 100)
    .groupby("tax_year", as_index=False)
    .agg(spells=("EduKey", "size"), share_flagged=("UncertainStartDate", "mean"))
)
flag_picture, axes = plt.subplots()
axes.plot(flagged_by_year["tax_year"] // 100, flagged_by_year["share_flagged"])
axes.set(xlabel="Start of the tax year", ylabel="Share flagged")
