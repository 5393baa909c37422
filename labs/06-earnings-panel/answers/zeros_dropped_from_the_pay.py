"""Drops records of zero."""

marks = {"pay-of-people": 3}
message = (
    "`pay` lacks years in which the record is 0. A zero is a record: a payroll knew this person. "
    "Without the row the year looks like one that nobody reported. See 'Add up the keys'."
)

# %% pay-of-people, edited
# - of_people = earnings[earnings["TaxYear"].isin(years)].copy()
# + of_people = earnings[earnings["TaxYear"].isin(years) & (earnings["Earnings"] > 0)].copy()
