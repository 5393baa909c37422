"""Leaves pay in pounds of each year."""

marks = {"quantiles": 1.5}
message = (
    "Your quantiles are in pounds of many years: year 1 of one cohort is another tax year than year 1 "
    "of the next. State pay at prices of `base_year` before you take quantiles. See 'Quantiles'."
)

# %% quantiles, edited
# - real = line["annualised"] * line["TaxYear"].map(to_base)
# + real = line["annualised"]
