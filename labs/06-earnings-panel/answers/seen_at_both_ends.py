"""Calls balanced who has pay in the first and the last year."""

marks = {"two-panels": 1.5}
message = (
    "Your balanced people have pay in the first and the last year, whatever lies between. Balanced "
    "means every one of `years`. See 'Balanced and unbalanced'."
)

# %% two-panels
wide = panel.pivot(index="AE_ID", columns="TaxYear", values="pay")
wide = wide.where(wide > 0)
always = wide[wide[[years[0], years[-1]]].notna().all(axis=1)]
two_panels = {
    "people_unbalanced": wide.notna().any(axis=1).sum(),
    "people_balanced": len(always),
    "growth_unbalanced": wide[years[-1]].median() / wide[years[0]].median(),
    "growth_balanced": always[years[-1]].median() / always[years[0]].median(),
}
