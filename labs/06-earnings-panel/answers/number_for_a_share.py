"""Counts the changed rows."""

marks = {"default-dates": 1.5}
message = (
    "`changed` is a number of rows. Give the share of the rows of `annual` in that year, from 0 to 1. "
    "See 'Default dates and pay'."
)

# %% default-dates
fewest = days_shortest.rename(columns={"days": "fewest"})
both = annual[annual["TaxYear"] == years[0]].merge(fewest, on=["AE_ID", "TaxYear"])
differ = both["days"] != both["fewest"]
rate = both["annualised"] * both["days"] / both["fewest"]
default_effect = {
    "recorded": both["annualised"].median(),
    "shortest": rate.median(),
    "changed": differ.sum(),
}
