"""Merges only spells that share a day."""

marks = {"union-of-spells": 3}
message = (
    "Spells that abut stay apart in your union. If one ends on 30 June and the next starts on 1 July, "
    "nobody was out of work: start anew only if a whole day lies between. See 'Union of spells'."
)

# %% union-of-spells, edited
# -     is_new = reached_before.isna() | (ordered["first_day"] > reached_before + pd.Timedelta(days=1))
# +     is_new = reached_before.isna() | (ordered["first_day"] > reached_before)
