"""Starts from the lookup, so that people without an EDUKEY are missing."""

marks = {"people-and-keys": 3}
message = (
    "People without an EDUKEY are missing from `people`. They were not found in the tax records, and "
    "once left out they are forgotten in every rate. Start from `cohort` and keep all of it (a left "
    "join); their `edukeys` is 0. See 'From EDUKEY to person'."
)

# %% people-and-keys, edited
# - people = cohort.assign(edukeys=cohort["AE_ID"].map(keys_of_person).fillna(0).astype("int64"))
# + people = keys_of_person.rename("edukeys").reset_index()
