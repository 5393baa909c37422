"""Takes the mean over a person's keys."""

marks = {"pay-of-people": 2}
message = (
    "You took the mean over a person's EDUKEYs. The keys split a year's pay between them; the pay of "
    "the year is the sum. See 'Add up the keys'."
)

# %% pay-of-people, edited
# - pay = of_people.groupby(["AE_ID", "TaxYear"], as_index=False)["Earnings"].sum()
# + pay = of_people.groupby(["AE_ID", "TaxYear"], as_index=False)["Earnings"].mean()
