"""Leaves out partnerships."""

marks = {"profits": 1}
message = (
    "You took the profit of sole traders only. People in partnerships have theirs in `EARNINGS_PTR`; "
    "both kinds together are in `EARNINGS_SELF_EMPLOYMENT`. See 'Self-assessment'."
)

# %% profits
mine = returns[returns["TaxYear"].isin(years)].merge(links, on="Edukey")
mine["profit"] = mine["EARNINGS_SOLE"].fillna(0)
profits = mine.groupby(["AE_ID", "TaxYear"], as_index=False)["profit"].sum()
