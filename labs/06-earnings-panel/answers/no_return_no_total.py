"""Leaves profit missing where there is no return."""

marks = {"income": 0.5}
message = (
    "Your `profit` is missing wherever there is no return, and with it the total of nearly everybody. "
    "From 2013-14 on, a person with a key and without a return is taken to have had no profit: 0. See "
    "'Self-assessment'."
)

# %% income, edited
# - known = (income["TaxYear"] >= 201314) & (income["status"] != "no key")
# - income["profit"] = income["profit"].fillna(0).where(known)
