"""Looks for calendar years in a column of tax years."""

marks = {"pay-records": 0}
message = (
    "You found no row at all. LEO writes a tax year with six digits, 201516 for 2015-16, and so does "
    "`years`; 2015 is no value of `TaxYear`. See 'Pay records'."
)

# %% pay-records, edited
# - inside = earnings[earnings["TaxYear"].isin(years)]
# + inside = earnings[earnings["TaxYear"].isin([year // 100 for year in years])]
