"""Leaves out partnerships."""

marks = {"profits": 1}
message = (
    "You took the profit of sole traders only. People in partnerships have theirs in `EARNINGS_PTR`; "
    "both kinds together are in `EARNINGS_SELF_EMPLOYMENT`. See 'Self-assessment'."
)

# %% profits, edited
# - of_people["AE_ID"] = of_people["Edukey"].map(owner)
# + of_people["AE_ID"] = of_people["Edukey"].map(owner)
# + of_people["EARNINGS_SELF_EMPLOYMENT"] = of_people["EARNINGS_SOLE"]
