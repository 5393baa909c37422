"""Divides means."""

marks = {"two-panels": 1}
message = (
    "You divided means. A few amounts that are far too high then decide how much everybody's pay "
    "grew; take medians. See 'Balanced and unbalanced'."
)

# %% two-panels, edited
# -     "growth_unbalanced": wide[years[-1]].median() / wide[years[0]].median(),
# -     "growth_balanced": always[years[-1]].median() / always[years[0]].median(),
# +     "growth_unbalanced": wide[years[-1]].mean() / wide[years[0]].mean(),
# +     "growth_balanced": always[years[-1]].mean() / always[years[0]].mean(),
