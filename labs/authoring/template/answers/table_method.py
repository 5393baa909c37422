"""A filter by name, and the length of what is left."""

# %% open-spells
open_spells = len(spells.query("EndDate > '2100-01-01'"))
