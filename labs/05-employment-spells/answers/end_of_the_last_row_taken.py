"""Ends a stretch where its last row ends."""

marks = {"union-of-spells": 3}
message = (
    "You end a stretch where its last row ends, but an earlier, longer spell may go on. Take the "
    "latest `last_day` of the stretch. See 'Union of spells'."
)

# %% union-of-spells
def union_of_spells(spells):
    ordered = spells.sort_values(["AE_ID", "first_day", "last_day"])
    person = ordered["AE_ID"]
    reached = ordered.groupby("AE_ID")["last_day"].cummax().groupby(person).shift()
    is_new = reached.isna() | (ordered["first_day"] > reached + pd.Timedelta(days=1))
    merged = ordered.groupby([person, is_new.cumsum().rename("stretch")]).agg({"first_day": "min", "last_day": "last"})
    return merged.reset_index()
