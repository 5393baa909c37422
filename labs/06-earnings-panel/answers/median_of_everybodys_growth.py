"""Takes the median of each person's growth."""

marks = {"two-panels": 2}
message = (
    "`growth_balanced` is the median of each person's growth. That is a measure of its own, and a "
    "good one, but it cannot be compared with a ratio of medians, which is what the question asks for "
    "in both panels. See 'Balanced and unbalanced'."
)

# %% two-panels, edited
# -     "growth_balanced": always[years[-1]].median() / always[years[0]].median(),
# +     "growth_balanced": (always[years[-1]] / always[years[0]]).median(),
