"""Leaves out people with default dates."""

marks = {"default-dates": 2}
message = (
    "For `shortest` you left out those whose days differ. That is a third way of treating default "
    "dates, and it says that they did not work; a bound keeps everybody and changes the days. See "
    "'Default dates and pay'."
)

# %% default-dates
fewest = days_shortest.rename(columns={"days": "fewest"})
both = annual[annual["TaxYear"] == years[0]].merge(fewest, on=["AE_ID", "TaxYear"])
differ = both["days"] != both["fewest"]
rate = both["annualised"] * both["days"] / both["fewest"]
default_effect = {
    "recorded": both["annualised"].median(),
    "shortest": rate[~differ].median(),
    "changed": differ.mean(),
}
