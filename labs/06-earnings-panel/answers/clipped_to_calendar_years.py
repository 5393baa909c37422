"""Clips to calendar years."""

marks = {"days-by-year": 0.5}
message = (
    "You clipped to the calendar year. Pay is of the tax year, from 6 April to 5 April, and the days "
    "must be of the same year. See 'Days and annual pay'."
)

# %% days-by-year, edited
# -         first = spells["first_day"].clip(lower=pd.Timestamp(year // 100, 4, 6))
# -         last = spells["last_day"].clip(upper=pd.Timestamp(year // 100 + 1, 4, 5))
# +         first = spells["first_day"].clip(lower=pd.Timestamp(year // 100, 1, 1))
# +         last = spells["last_day"].clip(upper=pd.Timestamp(year // 100, 12, 31))
