"""Draws all years."""

marks = {"gap-picture": 4}
message = (
    "`by_after` has years that were not asked for. Before year 4 most are in school, and after "
    "`gap_year` the youngest cohorts are gone, so the people change from point to point. See 'Honest "
    "pictures'."
)

# %% gap-picture, edited
# - window = since_ks4[since_ks4["after"].between(4, gap_year)]
# + window = since_ks4
