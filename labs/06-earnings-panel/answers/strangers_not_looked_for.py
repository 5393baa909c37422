"""Does not look for strangers."""

marks = {"panel-checks": 3}
message = (
    "Rows about people or years that do not belong here pass your checks. Compare in both directions: "
    "what is wanted and not there, and what is there and not wanted. See 'Checks for a panel'."
)

# %% panel-checks, edited
# -         "stranger": not there.isin(wanted).all(),
