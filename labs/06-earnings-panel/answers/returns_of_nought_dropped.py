"""Drops returns with a profit of nought."""

marks = {"profits": 1}
message = (
    "You dropped returns with a profit of 0. Such a person was self-employed and made nothing; "
    "without the row they look like somebody who was not self-employed. See 'Self-assessment'."
)

# %% profits, edited
# - profits = of_people.groupby(["AE_ID", "TaxYear"], as_index=False)["EARNINGS_SELF_EMPLOYMENT"].sum()
# + of_people = of_people[of_people["EARNINGS_SELF_EMPLOYMENT"] > 0]
# + profits = of_people.groupby(["AE_ID", "TaxYear"], as_index=False)["EARNINGS_SELF_EMPLOYMENT"].sum()
