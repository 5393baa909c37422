"""Adds two kinds of profit of which one is missing."""

marks = {"profits": 1}
message = (
    "Most of your profits are missing: you added `EARNINGS_SOLE` and `EARNINGS_PTR`, and one of them "
    "is missing for almost everybody, so the sum is, too. Use the column that holds both kinds. See "
    "'Self-assessment'."
)

# %% profits
mine = returns[returns["TaxYear"].isin(years)].merge(links, on="Edukey")
mine["profit"] = mine["EARNINGS_SOLE"] + mine["EARNINGS_PTR"]
profits = mine.groupby(["AE_ID", "TaxYear"], as_index=False)["profit"].sum(min_count=1)
