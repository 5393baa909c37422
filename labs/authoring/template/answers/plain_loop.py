"""A loop in plain Python."""

# %% open-spells
open_spells = 0
for end in spells["EndDate"]:
    if str(end).startswith("9999"):
        open_spells += 1
