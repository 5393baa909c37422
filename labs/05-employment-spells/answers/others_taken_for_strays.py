"""Counts as strays the spells of people outside the cohort."""

marks = {"people-and-keys": 3}
message = (
    "You compared with the cohort's keys, so everybody outside the cohort looks like a stray. A stray "
    "is in the lookup for nobody: compare with the whole `lookup`. See 'From EDUKEY to person'."
)

# %% people-and-keys, edited
# - stray_spells = (~spells["EduKey"].isin(lookup["EDUKEY"])).sum()
# + stray_spells = (~spells["EduKey"].isin(links["EduKey"])).sum()
