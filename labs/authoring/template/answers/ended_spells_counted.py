"""Counts the spells that have ended."""

marks = {"open-spells": 0}
message = (
    "These are the spells that have ended. One that had not when the extract was made has the end "
    "9999-12-31. See 'Open ends'."
)

# %% open-spells, edited
# - open_spells = (spells["EndDate"].dt.year == 9999).sum()
# + open_spells = (spells["EndDate"].dt.year < 9999).sum()
