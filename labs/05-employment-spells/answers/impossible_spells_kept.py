"""Counts what to drop and then keeps everything."""

marks = {"invalid-spells": 1}
message = (
    "Spells that start after they end, or on the same day, are still in `valid_spells`. One that ends "
    "before it starts would give negative days later. Keep `StartDate` < `EndDate` only. See 'Invalid "
    "spells'."
)

# %% invalid-spells, edited
# - valid_spells = closed[closed["StartDate"] < closed["EndDate"]].drop(columns="open")
# + valid_spells = closed
