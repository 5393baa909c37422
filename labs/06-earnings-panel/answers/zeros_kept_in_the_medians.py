"""Takes a record of zero for pay."""

marks = {"two-panels": 0.5}
message = (
    "You count a record of 0 as pay: it makes people balanced who had none in a year, and pulls the "
    "medians down. Take pay above zero. See 'Balanced and unbalanced'."
)

# %% two-panels
wide = panel.pivot(index="AE_ID", columns="TaxYear", values="pay")
# a zero is a record
always = wide[wide.notna().all(axis=1)]
two_panels = {
    "people_unbalanced": (wide > 0).any(axis=1).sum(),
    "people_balanced": len(always),
    "growth_unbalanced": wide[years[-1]].median() / wide[years[0]].median(),
    "growth_balanced": always[years[-1]].median() / always[years[0]].median(),
}
