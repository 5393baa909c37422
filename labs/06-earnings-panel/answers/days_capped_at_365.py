"""Caps the days of a year at 365."""

marks = {"days-by-year": 1}
message = (
    "You let no year have more than 365 days. A tax year that holds a 29 February has 366, and "
    "somebody who worked all of it worked 366 days. See 'Days and annual pay'."
)

# %% days-by-year, edited
# -         inside = inside[inside > 0].groupby(spells["AE_ID"]).sum()
# +         inside = inside[inside > 0].groupby(spells["AE_ID"]).sum().clip(upper=365)
