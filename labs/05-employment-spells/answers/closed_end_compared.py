"""Compares the start with the closed end."""

marks = {"invalid-spells": 0.5}
rare = True
message = (
    "You compared with `closed_end`. A spell that began on the last day and still runs looks like one"
    " day only because you closed it. Use `EndDate`. See 'Invalid spells'."
)

# %% invalid-spells
start, end = closed["StartDate"], closed["closed_end"]
dropped = {"start_after_end": (start > end).sum(), "one_day": (start == end).sum()}
valid_spells = closed[start < end]
