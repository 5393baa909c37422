"""Takes the median of each person's growth."""

marks = {"two-panels": 2}
message = (
    "`growth_balanced` is the median of each person's growth. That is a measure of its own, and a "
    "good one, but it cannot be compared with a ratio of medians, which is what the question asks for "
    "in both panels. See 'Balanced and unbalanced'."
)

# %% two-panels
wide = panel.pivot(index="AE_ID", columns="TaxYear", values="pay")
wide = wide.where(wide > 0)
always = wide[wide.notna().all(axis=1)]
two_panels = {
    "people_unbalanced": wide.notna().any(axis=1).sum(),
    "people_balanced": len(always),
    "growth_unbalanced": wide[years[-1]].median() / wide[years[0]].median(),
    "growth_balanced": (always[years[-1]] / always[years[0]]).median(),
}
