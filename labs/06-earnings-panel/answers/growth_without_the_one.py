"""Gives the growth rate."""

marks = {"two-panels": 1}
message = (
    "Your growth is a rate: what was added, as a share. Give the ratio of the two medians, which is 1 "
    "where nothing changed. See 'Balanced and unbalanced'."
)

# %% two-panels, edited
# -     "growth_unbalanced": wide[years[-1]].median() / wide[years[0]].median(),
# -     "growth_balanced": always[years[-1]].median() / always[years[0]].median(),
# +     "growth_unbalanced": wide[years[-1]].median() / wide[years[0]].median() - 1,
# +     "growth_balanced": always[years[-1]].median() / always[years[0]].median() - 1,
