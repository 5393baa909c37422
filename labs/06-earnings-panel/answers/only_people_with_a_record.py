"""Builds the frame from people who have some record."""

marks = {"zero-or-missing": 3}
message = (
    "Your frame holds only people with a record in some year. Build it from `people`: who was never "
    "paid, and who has no key, need their rows as well, or every share is taken of the paid. See "
    "'Zero or missing'."
)

# %% zero-or-missing, edited
# - frame = people.merge(pd.DataFrame({"TaxYear": years}), how="cross")
# + known = people[people["AE_ID"].isin(pay["AE_ID"])]
# + frame = known.merge(pd.DataFrame({"TaxYear": years}), how="cross")
