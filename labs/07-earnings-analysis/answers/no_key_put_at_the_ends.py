"""Puts people without a key at the ends as well."""

marks = {"bounds": 0.5}
message = (
    "People without a key are among your unseen. They were not found in the tax records, so nobody "
    "knows whether they had pay there. These bounds are about people who are in the tax records and "
    "have no pay that could be compared. See 'Bounds for selection'."
)

# %% bounds, edited
# - with_key = at_gap[at_gap["status"] != "no key"]
# + with_key = at_gap
