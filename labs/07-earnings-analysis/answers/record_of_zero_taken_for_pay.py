"""Counts a record of 0 as pay."""

marks = {"who-is-compared": 3}
message = (
    "`with_pay` counts records of 0. Such a record says that a sum was nought or below, not that "
    "somebody was paid. Ask for pay above zero. See 'Who is compared'."
)
rare = True

# %% who-is-compared, edited
# - compared["with_pay"] = (with_key["pay"] > 0).groupby(with_key["meals"]).mean()
# + compared["with_pay"] = with_key["pay"].notna().groupby(with_key["meals"]).mean()
