"""Takes the last year."""

marks = {"default-dates": 0}
message = (
    "You took the last of `years`. The question is about the first, when default dates were frequent. "
    "See 'Default dates and pay'."
)

# %% default-dates, edited
# - both = annual[annual["TaxYear"] == years[0]].merge(shortest, on=["AE_ID", "TaxYear"])
# + both = annual[annual["TaxYear"] == years[-1]].merge(shortest, on=["AE_ID", "TaxYear"])
