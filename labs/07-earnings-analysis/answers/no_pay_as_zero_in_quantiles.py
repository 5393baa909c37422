"""Counts graduates without pay as zero."""

marks = {"quantiles": 0.5}
message = (
    "Graduates without annualised pay are in your quantiles with zero. They may be abroad, "
    "self-employed or not found; zero is an assumption, and it pulls every quantile down. Leave them "
    "out here and count them. See 'Quantiles'."
)

# %% quantiles, edited
# - real = line["annualised"] * line["TaxYear"].map(to_base)
# + real = (line["annualised"] * line["TaxYear"].map(to_base)).fillna(0)
