"""Loses people without a key."""

marks = {"pay-of-people": 3}
message = (
    "`people` lacks those who have no EDUKEY. Start from `cohort` and bring the number of keys to it; "
    "whoever is in no link gets 0, or they vanish from every panel that follows. See 'Add up the "
    "keys'."
)

# %% pay-of-people, edited
# - people = cohort.assign(edukeys=cohort["AE_ID"].map(keys_of_person).fillna(0).astype("int64"))
# + people = keys_of_person.rename("edukeys").reset_index()
