"""Counts EDUKEYs in no lookup, not their spells."""

marks = {"people-and-keys": 3}
message = (
    "You counted the EDUKEYs that are in no lookup. The question asks for their spells, that is rows "
    "of `spells`: most of these keys have several. See 'From EDUKEY to person'."
)

# %% people-and-keys
links = lookup[lookup["AE_ID"].isin(cohort["AE_ID"])].rename(columns={"EDUKEY": "EduKey"})
keys = links.groupby("AE_ID").size().rename("edukeys")
people = cohort.merge(keys, on="AE_ID", how="left").fillna({"edukeys": 0})
stray_spells = spells.loc[~spells["EduKey"].isin(lookup["EDUKEY"]), "EduKey"].nunique()
