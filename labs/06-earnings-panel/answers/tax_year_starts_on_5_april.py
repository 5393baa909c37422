"""Counts 5 April twice."""

marks = {"days-by-year": 1}
message = (
    "5 April counts in two tax years of yours. It is the last day of one; the next starts on the 6th. "
    "See 'Days and annual pay'."
)

# %% days-by-year, edited
# -         first = spells["first_day"].clip(lower=pd.Timestamp(year // 100, 4, 6))
# +         first = spells["first_day"].clip(lower=pd.Timestamp(year // 100, 4, 5))
