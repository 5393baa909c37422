"""Leaves the number of EDUKEYs missing where there is none."""

marks = {"people-and-keys": 3}
message = (
    "Who has no EDUKEY has 0, not a missing value. Fill the gaps that a left join leaves. See 'From "
    "EDUKEY to person'."
)

# %% people-and-keys
links = lookup[lookup["AE_ID"].isin(cohort["AE_ID"])].rename(columns={"EDUKEY": "EduKey"})
keys = links.groupby("AE_ID").size().rename("edukeys")
people = cohort.merge(keys, on="AE_ID", how="left")
stray_spells = (~spells["EduKey"].isin(lookup["EDUKEY"])).sum()
