"""Keeps the first EDUKEY of each person."""

marks = {"pay-of-people": 1}
message = (
    "You kept one EDUKEY a person, so what was paid under the other one is gone: whole years, and "
    "parts of years. Join on every key first, then sum. See 'Add up the keys'."
)

# %% pay-of-people, edited
# - owner = links.set_index("Edukey")["AE_ID"]
# + owner = links.drop_duplicates("AE_ID").set_index("Edukey")["AE_ID"]
