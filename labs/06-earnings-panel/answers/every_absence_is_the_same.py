"""Does not tell people without a key from those without a record."""

marks = {"zero-or-missing": 2}
message = (
    "You call every absence `no record`. Look at `edukeys`: whoever has none could not have a record, "
    "whatever they earned. That is `no key`, and no zero can be assumed for it. See 'Zero or "
    "missing'."
)

# %% zero-or-missing, edited
# - cases = [panel["edukeys"] == 0, panel["pay"].isna(), panel["pay"] == 0]
# - panel["status"] = np.select(cases, ["no key", "no record", "zero"], default="pay")
# - panel["pay_or_zero"] = panel["pay"].fillna(0).mask(panel["status"] == "no key")
# + panel["status"] = np.select([panel["pay"].isna(), panel["pay"] == 0], ["no record", "zero"], default="pay")
# + panel["pay_or_zero"] = panel["pay"].fillna(0)
