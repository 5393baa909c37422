"""Counts as strays the spells of people outside the cohort."""

marks = {"people-and-keys": 3}
message = (
    "You compared with the cohort's keys, so everybody outside the cohort looks like a stray. A stray "
    "is in the lookup for nobody: compare with the whole `lookup`. See 'From EDUKEY to person'."
)

# %% people-and-keys
links = lookup[lookup["AE_ID"].isin(cohort["AE_ID"])].rename(columns={"EDUKEY": "EduKey"})
keys = links.groupby("AE_ID").size().rename("edukeys")
people = cohort.merge(keys, on="AE_ID", how="left").fillna({"edukeys": 0})
stray_spells = (~spells["EduKey"].isin(links["EduKey"])).sum()
