"""Keeps spells that start and end on the same day."""

marks = {"invalid-spells": 1}
message = (
    "Spells that start and end on the same day are still in `valid_spells`. They may be real, but the "
    "convention of this lab, and of scripts that ran on the real data, is `StartDate` < `EndDate`. "
    "See 'Invalid spells'."
)

# %% invalid-spells
start, end = closed["StartDate"], closed["EndDate"]
dropped = {"start_after_end": (start > end).sum(), "one_day": (start == end).sum()}
valid_spells = closed[start <= end]
