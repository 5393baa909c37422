"""Counts missing amounts for zeros."""

marks = {"pay-records": 1.5}
message = (
    "For `zero` you counted missing amounts. A record of this table always holds an amount; count the "
    "amounts that are exactly 0. See 'Pay records'."
)

# %% pay-records
inside = earnings[earnings["TaxYear"].isin(years)]
pay_rows = {
    "rows": len(inside),
    "zero": inside["Earnings"].isna().sum(),
    "of_nobody": (~inside["Edukey"].isin(lookup["Edukey"])).sum(),
}
