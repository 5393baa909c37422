"""Keeps spells that start and end on the same day."""

marks = {"invalid-spells": 1}
message = (
    "Spells that start and end on the same day are still in `valid_spells`. They may be real, but the "
    "convention of this lab, and of scripts that ran on the real data, is `StartDate` < `EndDate`. "
    "See 'Invalid spells'."
)

# %% invalid-spells, edited
# - valid_spells = closed[closed["StartDate"] < closed["EndDate"]].drop(columns="open")
# + valid_spells = closed[closed["StartDate"] <= closed["EndDate"]].drop(columns="open")
