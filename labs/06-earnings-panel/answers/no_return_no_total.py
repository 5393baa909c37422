"""Leaves profit missing where there is no return."""

marks = {"income": 0.5}
message = (
    "Your `profit` is missing wherever there is no return, and with it the total of nearly everybody. "
    "From 2013-14 on, a person with a key and without a return is taken to have had no profit: 0. See "
    "'Self-assessment'."
)

# %% income
income = panel.merge(profits, on=["AE_ID", "TaxYear"], how="left")

income["total"] = income["pay_or_zero"] + income["profit"]
