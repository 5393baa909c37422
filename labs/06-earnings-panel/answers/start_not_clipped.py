"""Does not clip the start."""

marks = {"days-by-year": 0}
message = (
    "You cut the end of a spell at the end of the tax year and left its start, so days of earlier "
    "years count again in each later one. Clip both: the later of two starts, the earlier of two "
    "ends. See 'Days and annual pay'."
)

# %% days-by-year, edited
# -         first = spells["first_day"].clip(lower=pd.Timestamp(year // 100, 4, 6))
# +         first = spells["first_day"]
