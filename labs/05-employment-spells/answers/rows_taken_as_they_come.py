"""Relies on the rows being in order of time."""

marks = {"union-of-spells": 3.5}
message = (
    "Your union relies on the order of the rows, and the table need not be sorted. Sort by person and "
    "first day inside the function. See 'Union of spells'."
)

# %% union-of-spells
def union_of_spells(spells):
    ordered = spells
    person = ordered["AE_ID"]
    reached = ordered.groupby("AE_ID")["last_day"].cummax().groupby(person).shift()
    is_new = reached.isna() | (ordered["first_day"] > reached + pd.Timedelta(days=1))
    merged = ordered.groupby([person, is_new.cumsum().rename("stretch")]).agg({"first_day": "min", "last_day": "max"})
    return merged.reset_index()
