"""Counts shared keys as keys of their owners."""

marks = {"pay-of-people": 3}
message = (
    "Some people have more keys in `edukeys` than `links` gives them: you counted in `lookup`, in "
    "which a few keys have two owners. Whoever has no other key counts as having none. See 'Add up "
    "the keys'."
)

# %% pay-of-people, edited
# - keys_of_person = links["AE_ID"].value_counts()
# + keys_of_person = lookup["AE_ID"].value_counts()
