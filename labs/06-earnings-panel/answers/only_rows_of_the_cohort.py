"""Counts only rows of the cohort."""

marks = {"pay-records": 0}
message = (
    "You counted the rows of the cohort only. This question is about the table as delivered, so do "
    "not join to `links` first: such a join hides just the rows that belong to nobody. See 'Pay "
    "records'."
)

# %% pay-records, edited
# - inside = earnings[earnings["TaxYear"].isin(years)]
# + inside = earnings[earnings["TaxYear"].isin(years)].merge(links, on="Edukey")
