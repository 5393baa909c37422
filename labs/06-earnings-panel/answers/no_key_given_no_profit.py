"""Gives people without a key a profit of nought."""

marks = {"income": 1.5}
message = (
    "People without an EDUKEY have a profit of 0 in your table. Nobody looked for their return; it "
    "stays missing. See 'Self-assessment'."
)

# %% income, edited
# - known = (income["TaxYear"] >= 201314) & (income["status"] != "no key")
# + known = income["TaxYear"] >= 201314
