"""Counts what to drop and then keeps everything."""

marks = {"invalid-spells": 1}
message = (
    "Spells that start after they end, or on the same day, are still in `valid_spells`. One that ends "
    "before it starts would give negative days later. Keep `StartDate` < `EndDate` only. See 'Invalid "
    "spells'."
)

# %% invalid-spells
start, end = closed["StartDate"], closed["EndDate"]
dropped = {"start_after_end": (start > end).sum(), "one_day": (start == end).sum()}
valid_spells = closed
