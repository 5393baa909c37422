"""Counts only spells that lie inside the tax year."""

marks = {"days-by-year": 1}
message = (
    "You count only spells that start and end in the tax year. That drops everybody with a steady "
    "job. Clip every spell that touches the year: the later of two starts, the earlier of two ends. "
    "See 'Days and annual pay'."
)

# %% days-by-year, edited
# -         first = spells["first_day"].clip(lower=pd.Timestamp(year // 100, 4, 6))
# -         last = spells["last_day"].clip(upper=pd.Timestamp(year // 100 + 1, 4, 5))
# +         begins, ends = pd.Timestamp(year // 100, 4, 6), pd.Timestamp(year // 100 + 1, 4, 5)
# +         first = spells["first_day"].where(spells["first_day"] >= begins)
# +         last = spells["last_day"].where(spells["last_day"] <= ends)
