"""Keeps the larger of two amounts."""

marks = {"pay-of-people": 2}
message = (
    "Where a person has two records in a tax year you kept the larger one. They are not two versions "
    "of one amount but two parts of it: add them. See 'Add up the keys'."
)

# %% pay-of-people, edited
# - pay = of_people.groupby(["AE_ID", "TaxYear"], as_index=False)["Earnings"].sum()
# + pay = of_people.groupby(["AE_ID", "TaxYear"], as_index=False)["Earnings"].max()
