"""Exchanges the dates of spells that start after they end."""

marks = {"invalid-spells": 1}
message = (
    "You exchanged the dates of spells that start after they end. Nothing says that this is what went "
    "wrong: either date may be false, and you would be inventing employment. Leave these spells out. "
    "See 'Invalid spells'."
)

# %% invalid-spells
start, end = closed["StartDate"], closed["EndDate"]
dropped = {"start_after_end": (start > end).sum(), "one_day": (start == end).sum()}
valid_spells = closed.assign(
    StartDate=start.where(start <= end, end),
    EndDate=end.where(start <= end, start),
    closed_end=closed["closed_end"].where(start <= end, start),
)
valid_spells = valid_spells[valid_spells["StartDate"] < valid_spells["EndDate"]]
