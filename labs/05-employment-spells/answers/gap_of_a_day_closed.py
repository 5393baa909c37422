"""Merges across a gap of one day."""

marks = {"union-of-spells": 3.5}
message = (
    "Your union also closes a gap of one free day. Abutting means that the next spell starts on the "
    "very next day; count from the last day in employment. See 'Union of spells'."
)

# %% union-of-spells
def union_of_spells(spells):
    ordered = spells.sort_values(["AE_ID", "first_day", "last_day"])
    person = ordered["AE_ID"]
    reached = ordered.groupby("AE_ID")["last_day"].cummax().groupby(person).shift()
    is_new = reached.isna() | (ordered["first_day"] > reached + pd.Timedelta(days=2))
    merged = ordered.groupby([person, is_new.cumsum().rename("stretch")]).agg({"first_day": "min", "last_day": "max"})
    return merged.reset_index()
