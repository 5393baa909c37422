"""Takes all years."""

marks = {"default-dates": 0}
message = (
    "You took all tax years. The question is about the first of `years`, when default dates were more "
    "frequent; later years water the effect down. See 'Default dates and pay'."
)

# %% default-dates
fewest = days_shortest.rename(columns={"days": "fewest"})
both = annual.merge(fewest, on=["AE_ID", "TaxYear"])
differ = both["days"] != both["fewest"]
rate = both["annualised"] * both["days"] / both["fewest"]
default_effect = {
    "recorded": both["annualised"].median(),
    "shortest": rate.median(),
    "changed": differ.mean(),
}
