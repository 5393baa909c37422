"""Checks only the number of rows."""

marks = {"panel-checks": 2.5}
message = (
    "You compare only the number of rows. A row too many and one too few cancel out, and a stranger "
    "looks like a person who stands there twice. Compare the pairs of person and year themselves. See "
    "'Checks for a panel'."
)

# %% panel-checks, edited
# -         "twice": there.has_duplicates,
# -         "absent": not wanted.isin(there).all(),
# -         "stranger": not there.isin(wanted).all(),
# +         "twice": len(panel) > len(wanted),
# +         "absent": len(panel) < len(wanted),
