"""Clips without leaving out the spells outside the tax year."""

marks = {"clip-to-a-window": 3}
message = (
    "Spells outside the tax year are still there, moved to its edge or turned round (look for days "
    "below 1). Clipping does not drop anything: first keep the spells that touch the year. See 'Clip "
    "to a window'."
)

# %% clip-to-a-window, edited
# - clipped = person_spells[touches].copy()
# + clipped = person_spells.copy()
