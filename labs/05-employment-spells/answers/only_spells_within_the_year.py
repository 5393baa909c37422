"""Keeps spells that lie wholly within the tax year."""

marks = {"clip-to-a-window": 0}
message = (
    "You kept only spells that begin and end in the tax year. Those that reach over an edge, the long "
    "ones, are lost. Keep every spell that touches the year, then cut it at the edges. See 'Clip to a "
    "window'."
)

# %% clip-to-a-window, edited
# - touches = (person_spells["StartDate"] <= window_end) & (person_spells["closed_end"] >= window_start)
# + touches = (person_spells["StartDate"] >= window_start) & (person_spells["closed_end"] <= window_end)
