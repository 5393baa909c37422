"""Counts the rows of all tax years."""

marks = {"pay-records": 0}
message = (
    "You counted all tax years. Take the rows whose `TaxYear` is one of `years`, for every one of the "
    "three counts. See 'Pay records'."
)

# %% pay-records, edited
# - inside = earnings[earnings["TaxYear"].isin(years)]
# + inside = earnings
