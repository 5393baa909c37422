"""Does not tell people without a key from those without a record."""

marks = {"zero-or-missing": 2}
message = (
    "You call every absence `no record`. Look at `edukeys`: whoever has none could not have a record, "
    "whatever they earned. That is `no key`, and no zero can be assumed for it. See 'Zero or "
    "missing'."
)

# %% zero-or-missing
panel = people.merge(pd.DataFrame({"TaxYear": years}), how="cross").merge(pay, on=["AE_ID", "TaxYear"], how="left")
panel["status"] = np.select([panel["pay"].isna(), panel["pay"] == 0], ["no record", "zero"], "pay")
panel["pay_or_zero"] = panel["pay"].fillna(0)
