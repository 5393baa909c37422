"""Adds the kinds of profit and their sum."""

marks = {"profits": 1}
message = (
    "Your profit is too high: `EARNINGS_SELF_EMPLOYMENT` already is both kinds together, and you "
    "added the kinds to it once more. See 'Self-assessment'."
)

# %% profits, edited
# - of_people["AE_ID"] = of_people["Edukey"].map(owner)
# + of_people["AE_ID"] = of_people["Edukey"].map(owner)
# + of_people["EARNINGS_SELF_EMPLOYMENT"] += of_people[["EARNINGS_SOLE", "EARNINGS_PTR"]].sum(axis=1)
