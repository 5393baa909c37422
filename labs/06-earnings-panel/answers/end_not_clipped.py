"""Does not clip the end."""

marks = {"days-by-year": 0.5}
message = (
    "You cut the start of a spell at the start of the tax year and left its end, so days of later "
    "years count in each earlier one, too. Clip both: the later of two starts, the earlier of two "
    "ends. See 'Days and annual pay'."
)

# %% days-by-year, edited
# -         last = spells["last_day"].clip(upper=pd.Timestamp(year // 100 + 1, 4, 5))
# +         last = spells["last_day"]
