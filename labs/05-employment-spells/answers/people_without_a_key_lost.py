"""Starts from the lookup, so that people without an EDUKEY are missing."""

marks = {"people-and-keys": 3}
message = (
    "People without an EDUKEY are missing from `people`. They were not found in the tax records, and "
    "once left out they are forgotten in every rate. Start from `cohort` and keep all of it (a left "
    "join); their `edukeys` is 0. See 'From EDUKEY to person'."
)

# %% people-and-keys
links = lookup[lookup["AE_ID"].isin(cohort["AE_ID"])].rename(columns={"EDUKEY": "EduKey"})
keys = links.groupby("AE_ID").size().rename("edukeys")
people = keys.reset_index()
stray_spells = (~spells["EduKey"].isin(lookup["EDUKEY"])).sum()
