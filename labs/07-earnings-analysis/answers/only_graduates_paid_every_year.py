"""Keeps graduates who have pay in every year."""

marks = {"quantiles": 0.5}
at_most = {"quantiles": 2}
message = (
    "You kept graduates with pay in every year only. They are those in steady work, and paid more. "
    "It is the cohorts that stay the same here; who has no pay in one year stays in the others. See "
    "'Quantiles'."
)

# %% quantiles, edited
# - real = line["annualised"] * line["TaxYear"].map(to_base)
# + line = line[line.groupby("AE_ID")["annualised"].transform("count") == horizon]
# + real = line["annualised"] * line["TaxYear"].map(to_base)
