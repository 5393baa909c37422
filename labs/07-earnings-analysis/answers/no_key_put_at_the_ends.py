"""Puts people without a key at the ends as well."""

marks = {"bounds": 0.5}
message = (
    "People without a key are among your unseen. They were not found, so they may well be in the "
    "median under no name that we know. These bounds are about people who are in the tax records and "
    "have no pay there. See 'Bounds for selection'."
)

# %% bounds, edited
# - with_key = at_gap[at_gap["status"] != "no key"]
# + with_key = at_gap
