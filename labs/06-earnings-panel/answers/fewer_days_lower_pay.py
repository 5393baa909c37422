"""Lowers annualised pay with the number of days."""

marks = {"default-dates": 2}
message = (
    "With fewer days your annualised pay falls. The same pay for fewer days is better paid: the days "
    "are what pay is divided by. See 'Default dates and pay'."
)

# %% default-dates
fewest = days_shortest.rename(columns={"days": "fewest"})
both = annual[annual["TaxYear"] == years[0]].merge(fewest, on=["AE_ID", "TaxYear"])
differ = both["days"] != both["fewest"]
rate = both["annualised"] * both["days"] / both["fewest"]
default_effect = {
    "recorded": both["annualised"].median(),
    "shortest": (both["annualised"] * both["fewest"] / both["days"]).median(),
    "changed": differ.mean(),
}
