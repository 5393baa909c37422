"""Divides the first year by the last."""

marks = {"two-panels": 1}
message = (
    "You divided the first year by the last, so pay that rose looks as if it fell. The last year "
    "stands above, the first below. See 'Balanced and unbalanced'."
)

# %% two-panels
wide = panel.pivot(index="AE_ID", columns="TaxYear", values="pay")
wide = wide.where(wide > 0)
always = wide[wide.notna().all(axis=1)]
two_panels = {
    "people_unbalanced": wide.notna().any(axis=1).sum(),
    "people_balanced": len(always),
    "growth_unbalanced": wide[years[0]].median() / wide[years[-1]].median(),
    "growth_balanced": always[years[0]].median() / always[years[-1]].median(),
}
