"""Takes pay as it was recorded."""

marks = {"real-pay": 0.5}
message = (
    "You took `pay`, which is lower where somebody worked a part of the year. The question asks for "
    "`annualised`. See 'Real pay'."
)

# %% real-pay, edited
# - medians = annual.groupby("TaxYear")["annualised"].median().rename("nominal").reset_index()
# + medians = annual.groupby("TaxYear")["pay"].median().rename("nominal").reset_index()
