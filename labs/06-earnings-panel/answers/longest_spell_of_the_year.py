"""Takes the longest spell of a year."""

marks = {"days-by-year": 2.5}
message = (
    "Where somebody has two spells in a tax year you kept the longer one. Both are days in "
    "employment, and no day is in both: sum them. See 'Days and annual pay'."
)

# %% days-by-year, edited
# -         inside = inside[inside > 0].groupby(spells["AE_ID"]).sum()
# +         inside = inside[inside > 0].groupby(spells["AE_ID"]).max()
