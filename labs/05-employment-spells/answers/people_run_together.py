"""Carries the latest end on from one person to the next."""

marks = {"union-of-spells": 3.5}
message = (
    "Your union runs on from one person to the next, so somebody's spell can swallow somebody else's. "
    "Start afresh with each `AE_ID`. See 'Union of spells'."
)

# %% union-of-spells
def union_of_spells(spells):
    ordered = spells.sort_values(["first_day", "last_day"])
    reached = ordered["last_day"].cummax().shift()
    is_new = reached.isna() | (ordered["first_day"] > reached + pd.Timedelta(days=1))
    return ordered.groupby(is_new.cumsum()).agg({"AE_ID": "first", "first_day": "min", "last_day": "max"})
