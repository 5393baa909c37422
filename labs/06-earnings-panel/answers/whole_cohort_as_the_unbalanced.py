"""Counts everybody in the panel."""

marks = {"two-panels": 2.5}
message = (
    "`people_unbalanced` counts everybody in `panel`. Take those with pay above zero in at least one "
    "year. See 'Balanced and unbalanced'."
)

# %% two-panels
wide = panel.pivot(index="AE_ID", columns="TaxYear", values="pay")
wide = wide.where(wide > 0)
always = wide[wide.notna().all(axis=1)]
two_panels = {
    "people_unbalanced": len(wide),
    "people_balanced": len(always),
    "growth_unbalanced": wide[years[-1]].median() / wide[years[0]].median(),
    "growth_balanced": always[years[-1]].median() / always[years[0]].median(),
}
