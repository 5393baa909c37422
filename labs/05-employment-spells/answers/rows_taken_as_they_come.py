"""Relies on the rows being in order of time."""

marks = {"union-of-spells": 3.5}
message = (
    "Your union relies on the order of the rows, and the table need not be sorted. Sort by person and "
    "first day inside the function. See 'Union of spells'."
)

# %% union-of-spells, edited
# -     ordered = spells.sort_values(["AE_ID", "first_day"])
# +     ordered = spells
