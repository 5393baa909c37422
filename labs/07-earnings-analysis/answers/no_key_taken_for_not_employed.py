"""Counts people without a key as people without pay."""

marks = {"who-is-compared": 3}
message = (
    "`with_pay` counts people without a key as people without pay. They were not found in the tax "
    "records; whether they were paid, nobody knows. Leave them out of the base, and report their "
    "share beside. See 'Who is compared'."
)

# %% who-is-compared, edited
# - compared["with_pay"] = (with_key["pay"] > 0).groupby(with_key["meals"]).mean()
# + compared["with_pay"] = (at_gap["pay"] > 0).groupby(at_gap["meals"]).mean()
