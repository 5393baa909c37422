"""Takes people who have no record in any year for people without a key."""

marks = {"zero-or-missing": 2}
message = (
    "You call people `no key` who have no record in any year. Some of them have an EDUKEY: they are "
    "in the tax records and were not paid, which is `no record`. Look at `edukeys`. See 'Zero or "
    "missing'."
)

# %% zero-or-missing, edited
# - cases = [panel["edukeys"] == 0, panel["pay"].isna(), panel["pay"] == 0]
# + cases = [~panel["AE_ID"].isin(pay["AE_ID"]), panel["pay"].isna(), panel["pay"] == 0]
