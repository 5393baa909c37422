"""Does not tell a record of zero from pay."""

marks = {"zero-or-missing": 3}
message = (
    "In `status` a record of 0 counts as `pay`. A payroll knew this person and paid nothing on "
    "balance, which is neither pay nor no record: it is `zero`. See 'Zero or missing'."
)

# %% zero-or-missing, edited
# - cases = [panel["edukeys"] == 0, panel["pay"].isna(), panel["pay"] == 0]
# - panel["status"] = np.select(cases, ["no key", "no record", "zero"], default="pay")
# + cases = [panel["edukeys"] == 0, panel["pay"].isna()]
# + panel["status"] = np.select(cases, ["no key", "no record"], default="pay")
