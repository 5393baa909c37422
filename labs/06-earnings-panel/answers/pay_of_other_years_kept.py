"""Keeps the pay of all tax years."""

marks = {"pay-of-people": 3}
message = (
    "`pay` holds tax years outside the panel. Keep those in `years`, or the panel will grow rows that "
    "nobody asked for. See 'Add up the keys'."
)

# %% pay-of-people, edited
# - of_people = earnings[earnings["TaxYear"].isin(years)].copy()
# + of_people = earnings.copy()
