"""Lets the tax year run from 1 April to 31 March."""

marks = {"days-by-year": 1}
message = (
    "Your tax year runs from 1 April to 31 March. It begins on the 6th and ends on the 5th; only the "
    "price index has to make do with whole months. See 'Days and annual pay'."
)

# %% days-by-year, edited
# -         first = spells["first_day"].clip(lower=pd.Timestamp(year // 100, 4, 6))
# -         last = spells["last_day"].clip(upper=pd.Timestamp(year // 100 + 1, 4, 5))
# +         first = spells["first_day"].clip(lower=pd.Timestamp(year // 100, 4, 1))
# +         last = spells["last_day"].clip(upper=pd.Timestamp(year // 100 + 1, 3, 31))
