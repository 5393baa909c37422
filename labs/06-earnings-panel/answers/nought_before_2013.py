"""Takes years before the first returns as years without profit."""

marks = {"income": 0.5}
message = (
    "Before 2013-14 your `profit` is 0. No return was in the data then, so nobody's profit is known: "
    "it is missing, not nought. As you have it, everybody's total jumps in 2013-14. See "
    "'Self-assessment'."
)

# %% income, edited
# - known = (income["TaxYear"] >= 201314) & (income["status"] != "no key")
# + known = income["status"] != "no key"
