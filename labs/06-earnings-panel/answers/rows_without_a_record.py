"""Makes a row for each person and year at once."""

marks = {"pay-of-people": 3}
message = (
    "`pay` has rows for years without a record. Keep to what was recorded here; why a year has no "
    "record is the next question's matter, and a filled-in amount would hide it. See 'Add up the "
    "keys'."
)

# %% pay-of-people, edited
# - pay = pay.rename(columns={"Earnings": "pay"})
# + frame = cohort.merge(pd.DataFrame({"TaxYear": years}), how="cross")
# + pay = frame.merge(pay.rename(columns={"Earnings": "pay"}), on=["AE_ID", "TaxYear"], how="left")
