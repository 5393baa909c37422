"""Gives a shared EDUKEY to the lower AE_ID, as the chapter on the spine does."""

marks = {"people-and-keys": 2, "spells-of-people": 0}
rare = True
message = {
    "people-and-keys": (
        "You gave shared keys to the lower AE_ID, as the spine chapter does. Here they go to both owners,"
        " as in `lookup`. See 'From EDUKEY to person'."
    ),
    "spells-of-people": (
        "Your spells of a shared key go to the lower AE_ID, as in the spine chapter. Here they go to both"
        " owners, as in `links`. See 'From EDUKEY to person'."
    ),
}

# %% people-and-keys
owner = lookup.groupby("EDUKEY", as_index=False)["AE_ID"].min()
links = owner[owner["AE_ID"].isin(cohort["AE_ID"])].rename(columns={"EDUKEY": "EduKey"})
keys = links.groupby("AE_ID").size().rename("edukeys")
people = cohort.merge(keys, on="AE_ID", how="left").fillna({"edukeys": 0})
stray_spells = (~spells["EduKey"].isin(lookup["EDUKEY"])).sum()

# %% spells-of-people
owner = links.groupby("EduKey", as_index=False)["AE_ID"].min()
person_spells = valid_spells.merge(owner, on="EduKey")
