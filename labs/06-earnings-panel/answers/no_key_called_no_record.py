"""Calls people without a key people without a record."""

marks = {"zero-or-missing": 3}
message = (
    "In `status` people without an EDUKEY have `no record`, as if somebody had looked and found none. "
    "They could not have one: that is `no key`, and `edukeys` tells. See 'Zero or missing'."
)

# %% zero-or-missing, edited
# - panel["status"] = np.select(cases, ["no key", "no record", "zero"], default="pay")
# + panel["status"] = np.select(cases, ["no record", "no record", "zero"], default="pay")
# - panel["pay_or_zero"] = panel["pay"].fillna(0).mask(panel["status"] == "no key")
# + panel["pay_or_zero"] = panel["pay"].fillna(0).mask(panel["edukeys"] == 0)
