"""Counts records, zeros among them, and everybody for the base."""

marks = {"who-is-compared": 3}
message = (
    "`with_pay` is the share of everybody with a record. A record of 0 is no pay, and people without "
    "a key do not belong in the base: nobody knows of them. See 'Who is compared'."
)

# %% who-is-compared, edited
# - compared["with_pay"] = (with_key["pay"] > 0).groupby(with_key["meals"]).mean()
# + compared["with_pay"] = groups["pay"].count() / groups.size()
