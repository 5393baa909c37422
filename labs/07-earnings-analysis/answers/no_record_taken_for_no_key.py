"""Counts everybody without pay known as not found."""

marks = {"who-is-compared": 3}
message = (
    "`no_key` counts people who were found and have no record in this year as well. Those are known "
    "to the tax records, and had no pay reported there. `status` tells the two apart. See 'Who is "
    "compared'."
)

# %% who-is-compared, edited
# - compared["no_key"] = (at_gap["status"] == "no key").groupby(at_gap["meals"]).mean()
# + compared["no_key"] = at_gap["pay"].isna().groupby(at_gap["meals"]).mean()
