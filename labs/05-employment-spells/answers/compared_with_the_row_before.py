"""Compares each start with the end of the row before only."""

marks = {"union-of-spells": 3}
message = (
    "You compare each start with the end of the row before. After a short spell inside a long one "
    "that end lies too early, and the long spell is cut. Compare with the latest end so far (`cummax` "
    "within a person). See 'Union of spells'."
)

# %% union-of-spells, edited
# -     reached_before = reached.groupby(ordered["AE_ID"]).shift()
# +     reached_before = ordered.groupby("AE_ID")["last_day"].shift()
