"""Lets the tax year begin on 1 April."""

marks = {"flags-by-tax-year": 1}
message = (
    "Your tax years change with the month of April, but the new one begins on the 6th. A start on 1 "
    "to 5 April belongs to the year before. See 'Default dates'."
)

# %% flags-by-tax-year
start = spells["StartDate"]
before = start.dt.month < 4
first_year = start.dt.year - before.astype("int64")
flagged_by_year = (
    spells.assign(tax_year=first_year * 100 + (first_year + 1) % 100)
    .groupby("tax_year", as_index=False)
    .agg(spells=("EduKey", "size"), share_flagged=("UncertainStartDate", "mean"))
)
flag_picture, axes = plt.subplots()
axes.plot(flagged_by_year["tax_year"] // 100, flagged_by_year["share_flagged"])
axes.set(xlabel="Start of the tax year", ylabel="Share flagged")
