"""Joins people to their keys and keeps a row for each key."""

marks = {"people-and-keys": 2}
message = (
    "`people` has one row for each key, so someone with two EDUKEYs stands there twice and would "
    "count twice in every rate. Count the keys of each person first, then join. See 'From EDUKEY to "
    "person'."
)

# %% people-and-keys, edited
# - people = cohort.assign(edukeys=cohort["AE_ID"].map(keys_of_person).fillna(0).astype("int64"))
# + people = cohort.merge(links, on="AE_ID", how="left")
# + people["edukeys"] = people.groupby("AE_ID")["EduKey"].transform("count")
