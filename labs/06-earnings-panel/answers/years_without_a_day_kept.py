"""Keeps rows with no day."""

marks = {"days-by-year": 0.5}
message = (
    "Your table has rows with 0 days. This one holds only people and years with at least one day; the "
    "panel will have a row for absence. See 'Days and annual pay'."
)

# %% days-by-year, edited
# -         inside = inside[inside > 0].groupby(spells["AE_ID"]).sum()
# +         inside = inside.clip(lower=0).groupby(spells["AE_ID"]).sum()
