"""Has rows only where there is a record."""

marks = {"zero-or-missing": 3}
message = (
    "`panel` has a row only where there is a record. A panel has one for each of `people` and each of "
    "`years`: build all pairs first, then hang the pay into them. See 'Zero or missing'."
)

# %% zero-or-missing, edited
# - frame = people.merge(pd.DataFrame({"TaxYear": years}), how="cross")
# - panel = frame.merge(pay, on=["AE_ID", "TaxYear"], how="left")
# + panel = people.merge(pay, on="AE_ID")
