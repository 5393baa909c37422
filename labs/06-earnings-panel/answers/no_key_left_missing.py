"""Leaves the number of keys missing for people without one."""

marks = {"pay-of-people": 3}
message = (
    "In `people` the number of keys is missing for those who are not in `links`. That number is "
    "known: it is 0. See 'Add up the keys'."
)

# %% pay-of-people, edited
# - people = cohort.assign(edukeys=cohort["AE_ID"].map(keys_of_person).fillna(0).astype("int64"))
# + people = cohort.assign(edukeys=cohort["AE_ID"].map(keys_of_person))
