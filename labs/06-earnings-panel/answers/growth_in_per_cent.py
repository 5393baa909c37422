"""Gives growth in per cent."""

marks = {"two-panels": 1}
message = (
    "Your growth is in per cent. Give the ratio of the two medians: 1 where nothing changed. See "
    "'Balanced and unbalanced'."
)

# %% two-panels
wide = panel.pivot(index="AE_ID", columns="TaxYear", values="pay")
wide = wide.where(wide > 0)
always = wide[wide.notna().all(axis=1)]
two_panels = {
    "people_unbalanced": wide.notna().any(axis=1).sum(),
    "people_balanced": len(always),
    "growth_unbalanced": 100 * (wide[years[-1]].median() / wide[years[0]].median() - 1),
    "growth_balanced": 100 * (always[years[-1]].median() / always[years[0]].median() - 1),
}
