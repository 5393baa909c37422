"""Adds negative numbers of days."""

marks = {"days-by-year": 0.5}
message = (
    "You add numbers below zero: a spell that misses the tax year ends before it starts once it is "
    "clipped. Leave out what is not above 0 before you sum. See 'Days and annual pay'."
)

# %% days-by-year, edited
# -         inside = inside[inside > 0].groupby(spells["AE_ID"]).sum()
# +         inside = inside.groupby(spells["AE_ID"]).sum()
