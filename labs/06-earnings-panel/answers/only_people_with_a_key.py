"""Builds the frame of people with a key."""

marks = {"zero-or-missing": 3}
message = (
    "Your frame holds only people with an EDUKEY. Those without one were not found, but they are in "
    "the cohort: without their rows nobody sees how many they are. See 'Zero or missing'."
)

# %% zero-or-missing, edited
# - frame = people.merge(pd.DataFrame({"TaxYear": years}), how="cross")
# + frame = people[people["edukeys"] > 0].merge(pd.DataFrame({"TaxYear": years}), how="cross")
