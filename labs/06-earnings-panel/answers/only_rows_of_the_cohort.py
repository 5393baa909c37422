"""Counts only rows of the cohort."""

marks = {"pay-records": 0}
message = (
    "You counted the rows of the cohort only. This question is about the table as delivered, so do "
    "not join to `links` first: such a join hides just the rows that belong to nobody. See 'Pay "
    "records'."
)

# %% pay-records
inside = earnings[earnings["TaxYear"].isin(years)].merge(links, on="Edukey")
pay_rows = {
    "rows": len(inside),
    "zero": (inside["Earnings"] == 0).sum(),
    "of_nobody": (~inside["Edukey"].isin(lookup["Edukey"])).sum(),
}
