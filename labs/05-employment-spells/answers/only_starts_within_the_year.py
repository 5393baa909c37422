"""Keeps spells that start within the tax year."""

marks = {"clip-to-a-window": 0}
message = (
    "You kept only spells that start in the tax year, so everybody who went on in an older job is "
    "missing. A spell touches the year if it starts by the year's end and ends on or after its start. "
    "See 'Clip to a window'."
)

# %% clip-to-a-window, edited
# - touches = (person_spells["StartDate"] <= window_end) & (person_spells["closed_end"] >= window_start)
# + touches = (person_spells["StartDate"] >= window_start) & (person_spells["StartDate"] <= window_end)
