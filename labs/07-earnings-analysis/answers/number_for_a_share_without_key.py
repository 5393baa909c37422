"""Gives a number of people for a share."""

marks = {"who-is-compared": 3}
message = (
    "`no_key` is a number of people. Groups are of different size; divide by everybody in the group. "
    "See 'Who is compared'."
)

# %% who-is-compared, edited
# - compared["no_key"] = (at_gap["status"] == "no key").groupby(at_gap["meals"]).mean()
# + compared["no_key"] = (at_gap["status"] == "no key").groupby(at_gap["meals"]).sum()
