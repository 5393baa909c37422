"""Gives the years as dates."""

marks = {"pay-picture": 2}
message = (
    "Your years are dates, each a first of January. A tax year is no day, and starts on none of "
    "these: give the year as a number. See 'Real pay'."
)

# %% pay-picture, edited
# - starts_in = real_pay["TaxYear"] // 100
# + starts_in = pd.to_datetime((real_pay["TaxYear"] // 100).astype(str))
