"""Merges only spells that share a day."""

marks = {"union-of-spells": 3}
message = (
    "Spells that abut stay apart in your union. If one ends on 30 June and the next starts on 1 July, "
    "nobody was out of work: start anew only if a whole day lies between. See 'Union of spells'."
)

# %% union-of-spells
def union_of_spells(spells):
    ordered = spells.sort_values(["AE_ID", "first_day", "last_day"])
    person = ordered["AE_ID"]
    reached = ordered.groupby("AE_ID")["last_day"].cummax().groupby(person).shift()
    is_new = reached.isna() | (ordered["first_day"] > reached)
    merged = ordered.groupby([person, is_new.cumsum().rename("stretch")]).agg({"first_day": "min", "last_day": "max"})
    return merged.reset_index()
