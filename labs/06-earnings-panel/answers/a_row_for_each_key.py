"""Keeps a row for each key."""

marks = {"pay-of-people": 1}
message = (
    "`pay` has two rows where a person was paid under two EDUKEYs in one tax year, a part of the pay "
    "in each. Sum them by `AE_ID` and `TaxYear`. See 'Add up the keys'."
)

# %% pay-of-people, edited
# - pay = of_people.groupby(["AE_ID", "TaxYear"], as_index=False)["Earnings"].sum()
# + pay = of_people.dropna(subset="AE_ID")
