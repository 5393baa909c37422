"""Treats a record of zero as no record."""

marks = {"zero-or-missing": 2}
message = (
    "You treat a record of 0 as if there were none. It is a record: a payroll knew this person, and "
    "the sum of the year was negative before it was set to nought. Its `pay` is 0 and its `status` is "
    "`zero`. See 'Zero or missing'."
)

# %% zero-or-missing
above = pay[pay["pay"] > 0]
panel = people.merge(pd.DataFrame({"TaxYear": years}), how="cross").merge(above, on=["AE_ID", "TaxYear"], how="left")
panel["status"] = np.select([panel["edukeys"] == 0, panel["pay"].isna()], ["no key", "no record"], "pay")
panel["pay_or_zero"] = panel["pay"].fillna(0).mask(panel["edukeys"] == 0)
