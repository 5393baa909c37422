"""Divides means."""

marks = {"two-panels": 1}
message = (
    "You divided means. A few amounts that are far too high then decide how much everybody's pay "
    "grew; take medians. See 'Balanced and unbalanced'."
)

# %% two-panels
wide = panel.pivot(index="AE_ID", columns="TaxYear", values="pay")
wide = wide.where(wide > 0)
always = wide[wide.notna().all(axis=1)]
two_panels = {
    "people_unbalanced": wide.notna().any(axis=1).sum(),
    "people_balanced": len(always),
    "growth_unbalanced": wide[years[-1]].mean() / wide[years[0]].mean(),
    "growth_balanced": always[years[-1]].mean() / always[years[0]].mean(),
}
