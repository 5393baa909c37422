"""Gives per cent in the table and draws shares."""

marks = {"flags-by-tax-year": 3}
message = (
    "Your table holds percentages, the picture shares. `share_flagged` runs from 0 to 1 in both. See "
    "'Default dates'."
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
flagged_by_year["share_flagged"] *= 100
flag_picture, axes = plt.subplots()
axes.plot(flagged_by_year["tax_year"] // 100, flagged_by_year["share_flagged"] / 100)
axes.set(xlabel="Start of the tax year", ylabel="Share flagged")
