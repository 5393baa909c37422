"""Draws the six digits of the tax year as if they were a number."""

marks = {"flags-by-tax-year": 3}
message = (
    "A tax year such as 201314 is a code, not a number, and an axis of such codes shows years that do "
    "not exist. Draw the first four digits, `tax_year // 100`. See 'Default dates'."
)

# %% flags-by-tax-year
start = spells["StartDate"]
before = (start.dt.month < 4) | ((start.dt.month == 4) & (start.dt.day < 6))
first_year = start.dt.year - before.astype("int64")
flagged_by_year = (
    spells.assign(tax_year=first_year * 100 + (first_year + 1) % 100)
    .groupby("tax_year", as_index=False)
    .agg(spells=("EduKey", "size"), share_flagged=("UncertainStartDate", "mean"))
)
flag_picture, axes = plt.subplots()
axes.plot(flagged_by_year["tax_year"], flagged_by_year["share_flagged"])
axes.set(xlabel="Start of the tax year", ylabel="Share flagged")
