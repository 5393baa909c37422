"""Counts rows after a left join, so that no key counts as one."""

marks = {"pay-of-people": 3}
message = (
    "In `people` everybody has at least one key: after a left join, those without a key still have a "
    "row, and you counted rows. Count the keys that are there. See 'Add up the keys'."
)

# %% pay-of-people, edited
# - people = cohort.assign(edukeys=cohort["AE_ID"].map(keys_of_person).fillna(0).astype("int64"))
# + people = cohort.merge(links, on="AE_ID", how="left").groupby("AE_ID").size().rename("edukeys")
