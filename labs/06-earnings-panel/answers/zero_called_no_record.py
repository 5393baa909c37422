"""Calls a record of zero no record, and keeps its amount."""

marks = {"zero-or-missing": 3}
message = (
    "In `status` a record of 0 counts as `no record`, though its `pay` is 0 and not missing. It is a "
    "record: call it `zero`. See 'Zero or missing'."
)

# %% zero-or-missing, edited
# - panel["status"] = np.select(cases, ["no key", "no record", "zero"], default="pay")
# + panel["status"] = np.select(cases, ["no key", "no record", "no record"], default="pay")
