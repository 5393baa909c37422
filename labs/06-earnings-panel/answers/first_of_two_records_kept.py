"""Drops the second of two records of a person and year."""

marks = {"pay-of-people": 2}
message = (
    "Where a person has two records in a tax year you dropped one of them, as `drop_duplicates` does. "
    "They are no duplicates: each is a part of the year's pay. Sum first. See 'Add up the keys'."
)

# %% pay-of-people, edited
# - pay = of_people.groupby(["AE_ID", "TaxYear"], as_index=False)["Earnings"].sum()
# + pay = of_people.dropna(subset="AE_ID").drop_duplicates(["AE_ID", "TaxYear"])
