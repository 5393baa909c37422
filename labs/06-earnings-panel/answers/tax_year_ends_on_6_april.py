"""Counts 6 April twice."""

marks = {"days-by-year": 1}
message = (
    "6 April counts in two tax years of yours. The year ends on 5 April; with the 6th it would have "
    "366 days, and 367 with a 29 February. See 'Days and annual pay'."
)

# %% days-by-year, edited
# -         last = spells["last_day"].clip(upper=pd.Timestamp(year // 100 + 1, 4, 5))
# +         last = spells["last_day"].clip(upper=pd.Timestamp(year // 100 + 1, 4, 6))
