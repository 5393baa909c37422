"""Keeps the pay of people outside the cohort."""

marks = {"pay-of-people": 3}
message = (
    "`pay` has people who are not in `cohort`: you joined to `lookup`, which knows everybody. Join to "
    "`links`, which holds the keys of the cohort. See 'Add up the keys'."
)

# %% pay-of-people, edited
# - owner = links.set_index("Edukey")["AE_ID"]
# + owner = lookup[owners == 1].set_index("Edukey")["AE_ID"]
