"""Takes all years."""

marks = {"default-dates": 0}
message = (
    "You took all tax years. The question is about the first of `years`, when default dates were more "
    "frequent; later years water the effect down. See 'Default dates and pay'."
)

# %% default-dates, edited
# - both = annual[annual["TaxYear"] == years[0]].merge(shortest, on=["AE_ID", "TaxYear"])
# + both = annual.merge(shortest, on=["AE_ID", "TaxYear"])
