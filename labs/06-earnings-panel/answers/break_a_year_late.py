"""Lets profits begin in 2014-15."""

marks = {"income": 0.5}
message = (
    "In your table profits begin a year too late: 2013-14, written 201314, is the first year with "
    "returns, so it belongs to those that are known. See 'Self-assessment'."
)

# %% income, edited
# - known = (income["TaxYear"] >= 201314) & (income["status"] != "no key")
# + known = (income["TaxYear"] > 201314) & (income["status"] != "no key")
