"""Merges across a gap of one day."""

marks = {"union-of-spells": 3.5}
message = (
    "Your union also closes a gap of one free day. Abutting means that the next spell starts on the "
    "very next day; count from the last day in employment. See 'Union of spells'."
)

# %% union-of-spells, edited
# -     is_new = reached_before.isna() | (ordered["first_day"] > reached_before + pd.Timedelta(days=1))
# +     is_new = reached_before.isna() | (ordered["first_day"] > reached_before + pd.Timedelta(days=2))
