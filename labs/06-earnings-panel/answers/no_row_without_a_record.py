"""Has rows only where there is a record."""

marks = {"zero-or-missing": 3}
message = (
    "`panel` has a row only where there is a record. A panel has one for each of `people` and each of "
    "`years`: build all pairs first, then hang the pay into them. See 'Zero or missing'."
)

# %% zero-or-missing
panel = people.merge(pay, on="AE_ID")
panel["status"] = np.where(panel["pay"] == 0, "zero", "pay")
panel["pay_or_zero"] = panel["pay"]
