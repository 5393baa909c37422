"""Compares each start with the end of the row before only."""

marks = {"union-of-spells": 3}
message = (
    "You compare each start with the end of the row before. After a short spell inside a long one "
    "that end lies too early, and the long spell is cut. Compare with the latest end so far (`cummax` "
    "within a person). See 'Union of spells'."
)

# %% union-of-spells
def union_of_spells(spells):
    ordered = spells.sort_values(["AE_ID", "first_day", "last_day"])
    person = ordered["AE_ID"]
    reached = ordered.groupby("AE_ID")["last_day"].shift()
    is_new = reached.isna() | (ordered["first_day"] > reached + pd.Timedelta(days=1))
    merged = ordered.groupby([person, is_new.cumsum().rename("stretch")]).agg({"first_day": "min", "last_day": "max"})
    return merged.reset_index()
