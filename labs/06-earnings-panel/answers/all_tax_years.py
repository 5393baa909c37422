"""Counts the rows of all tax years."""

marks = {"pay-records": 0}
message = (
    "You counted all tax years. Take the rows whose `TaxYear` is one of `years`, for every one of the "
    "three counts. See 'Pay records'."
)

# %% pay-records
pay_rows = {
    "rows": len(earnings),
    "zero": (earnings["Earnings"] == 0).sum(),
    "of_nobody": (~earnings["Edukey"].isin(lookup["Edukey"])).sum(),
}
