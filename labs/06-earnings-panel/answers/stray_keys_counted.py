"""Counts keys in no lookup, not their rows."""

marks = {"pay-records": 1}
message = (
    "`of_nobody` counts EDUKEYs, but a key has a row for each tax year with pay. Count the rows whose "
    "key is in no lookup. See 'Pay records'."
)

# %% pay-records
inside = earnings[earnings["TaxYear"].isin(years)]
strays = set(inside["Edukey"]) - set(lookup["Edukey"])
pay_rows = {"rows": len(inside), "zero": (inside["Earnings"] == 0).sum(), "of_nobody": len(strays)}
