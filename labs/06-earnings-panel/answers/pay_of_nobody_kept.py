"""Keeps pay that belongs to nobody in the cohort."""

marks = {"pay-of-people": 1}
message = (
    "Some rows of `pay` have no `AE_ID`: a left join from `earnings` keeps the pay of everybody else, "
    "all heaped on a person who does not exist. Here an inner join is right. See 'Add up the keys'."
)

# %% pay-of-people, edited
# - pay = of_people.groupby(["AE_ID", "TaxYear"], as_index=False)["Earnings"].sum()
# + pay = of_people.groupby(["AE_ID", "TaxYear"], as_index=False, dropna=False)["Earnings"].sum()
