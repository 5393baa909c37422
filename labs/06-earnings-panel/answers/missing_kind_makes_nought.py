"""Adds two kinds of profit of which one is missing, and sums up."""

marks = {"profits": 1}
message = (
    "Most of your profits are 0: you added `EARNINGS_SOLE` and `EARNINGS_PTR`, one of which is "
    "missing for almost everybody, and `sum()` makes 0 of what is missing. Use the column that holds "
    "both kinds. See 'Self-assessment'."
)

# %% profits, edited
# - of_people["AE_ID"] = of_people["Edukey"].map(owner)
# + of_people["AE_ID"] = of_people["Edukey"].map(owner)
# + of_people["EARNINGS_SELF_EMPLOYMENT"] = of_people["EARNINGS_SOLE"] + of_people["EARNINGS_PTR"]
