"""Counts the empty row of a left join as an EDUKEY."""

marks = {"people-and-keys": 3}
message = (
    "People without an EDUKEY seem to have one. A left join leaves them one row with nothing in it, "
    "and counting rows counts that, too. Count the keys that are there (`count` or `nunique`, not "
    "`size`). See 'From EDUKEY to person'."
)

# %% people-and-keys, edited
# - people = cohort.assign(edukeys=cohort["AE_ID"].map(keys_of_person).fillna(0).astype("int64"))
# + people = cohort.merge(links, on="AE_ID", how="left").groupby("AE_ID").size().rename("edukeys").reset_index()
