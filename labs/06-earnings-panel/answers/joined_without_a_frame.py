"""Joins pay to people without building person-years."""

marks = {"zero-or-missing": 0}
message = (
    "Some rows have no `TaxYear`: joined to `pay`, somebody without a record gets one row for no "
    "year, not a row for each year. Cross people with `years` before you join. See 'Zero or missing'."
)

# %% zero-or-missing, edited
# - frame = people.merge(pd.DataFrame({"TaxYear": years}), how="cross")
# - panel = frame.merge(pay, on=["AE_ID", "TaxYear"], how="left")
# + panel = people.merge(pay, on="AE_ID", how="left")
