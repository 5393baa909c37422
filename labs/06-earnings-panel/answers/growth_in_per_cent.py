"""Gives growth in per cent."""

marks = {"two-panels": 1}
message = (
    "Your growth is in per cent. Give the ratio of the two medians: 1 where nothing changed. See "
    "'Balanced and unbalanced'."
)

# %% two-panels, edited
# -     "growth_unbalanced": wide[years[-1]].median() / wide[years[0]].median(),
# -     "growth_balanced": always[years[-1]].median() / always[years[0]].median(),
# +     "growth_unbalanced": 100 * (wide[years[-1]].median() / wide[years[0]].median() - 1),
# +     "growth_balanced": 100 * (always[years[-1]].median() / always[years[0]].median() - 1),
