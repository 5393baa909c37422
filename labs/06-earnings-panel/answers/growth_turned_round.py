"""Divides the first year by the last."""

marks = {"two-panels": 1}
message = (
    "You divided the first year by the last, so pay that rose looks as if it fell. The last year "
    "stands above, the first below. See 'Balanced and unbalanced'."
)

# %% two-panels, edited
# -     "growth_unbalanced": wide[years[-1]].median() / wide[years[0]].median(),
# -     "growth_balanced": always[years[-1]].median() / always[years[0]].median(),
# +     "growth_unbalanced": wide[years[0]].median() / wide[years[-1]].median(),
# +     "growth_balanced": always[years[0]].median() / always[years[-1]].median(),
