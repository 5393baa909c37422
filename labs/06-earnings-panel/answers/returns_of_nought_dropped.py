"""Drops returns with a profit of nought."""

marks = {"profits": 1}
message = (
    "You dropped returns with a profit of 0. Such a person was self-employed and made nothing; "
    "without the row they look like somebody who was not self-employed. See 'Self-assessment'."
)

# %% profits
mine = returns[returns["TaxYear"].isin(years)].merge(links, on="Edukey")
mine["profit"] = mine["EARNINGS_SELF_EMPLOYMENT"]
mine = mine[mine["profit"] > 0]
profits = mine.groupby(["AE_ID", "TaxYear"], as_index=False)["profit"].sum()
