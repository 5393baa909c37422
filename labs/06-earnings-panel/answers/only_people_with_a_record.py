"""Builds the frame from people who have some record."""

marks = {"zero-or-missing": 3}
message = (
    "Your frame holds only people with a record in some year. Build it from `people`: who was never "
    "paid, and who has no key, need their rows as well, or every share is taken of the paid. See "
    "'Zero or missing'."
)

# %% zero-or-missing
known = people[people["AE_ID"].isin(pay["AE_ID"])]
panel = known.merge(pd.DataFrame({"TaxYear": years}), how="cross").merge(pay, on=["AE_ID", "TaxYear"], how="left")
panel["status"] = np.select([panel["edukeys"] == 0, panel["pay"].isna(), panel["pay"] == 0], ["no key", "no record", "zero"], "pay")
panel["pay_or_zero"] = panel["pay"].fillna(0)
