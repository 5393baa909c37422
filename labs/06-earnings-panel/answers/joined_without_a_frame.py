"""Joins pay to people without building person-years."""

marks = {"zero-or-missing": 0}
message = (
    "Some rows have no `TaxYear`: joined to `pay`, somebody without a record gets one row for no "
    "year, not a row for each year. Cross people with `years` before you join. See 'Zero or missing'."
)

# %% zero-or-missing
panel = people.merge(pay, on="AE_ID", how="left")
panel["status"] = np.select([panel["edukeys"] == 0, panel["pay"].isna(), panel["pay"] == 0], ["no key", "no record", "zero"], "pay")
panel["pay_or_zero"] = panel["pay"].fillna(0).mask(panel["edukeys"] == 0)
