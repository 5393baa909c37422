"""Takes the medians of those whose days differ."""

marks = {"default-dates": 1.5}
message = (
    "Your medians are of the people whose days differ. The question is what default dates do to the "
    "median of everybody in `annual`. See 'Default dates and pay'."
)

# %% default-dates
fewest = days_shortest.rename(columns={"days": "fewest"})
both = annual[annual["TaxYear"] == years[0]].merge(fewest, on=["AE_ID", "TaxYear"])
differ = both["days"] != both["fewest"]
rate = both["annualised"] * both["days"] / both["fewest"]
default_effect = {
    "recorded": both.loc[differ, "annualised"].median(),
    "shortest": rate[differ].median(),
    "changed": differ.mean(),
}
