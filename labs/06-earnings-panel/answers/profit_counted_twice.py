"""Adds the kinds of profit and their sum."""

marks = {"profits": 1}
message = (
    "Your profit is too high: `EARNINGS_SELF_EMPLOYMENT` already is both kinds together, and you "
    "added the kinds to it once more. See 'Self-assessment'."
)

# %% profits
mine = returns[returns["TaxYear"].isin(years)].merge(links, on="Edukey")
mine["profit"] = mine[["EARNINGS_SOLE", "EARNINGS_PTR", "EARNINGS_SELF_EMPLOYMENT"]].sum(axis=1)
profits = mine.groupby(["AE_ID", "TaxYear"], as_index=False)["profit"].sum()
