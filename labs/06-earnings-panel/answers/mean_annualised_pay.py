"""Takes means."""

marks = {"real-pay": 0.5}
message = (
    "You took means. Annualised pay has a few monstrous values, a week's pay made into a year's, and "
    "a mean follows them. Take the median. See 'Real pay'."
)

# %% real-pay, edited
# - medians = annual.groupby("TaxYear")["annualised"].median().rename("nominal").reset_index()
# + medians = annual.groupby("TaxYear")["annualised"].mean().rename("nominal").reset_index()
