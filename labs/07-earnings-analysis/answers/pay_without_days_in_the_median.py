"""Counts everybody with pay as behind the median."""

marks = {"who-is-compared": 3}
message = (
    "`in_median` counts people who have pay and no day in employment. Without days nothing can be "
    "annualised, so they are not behind the median. See 'Who is compared'."
)
rare = True

# %% who-is-compared, edited
# - compared["in_median"] = at_gap["real"].notna().groupby(at_gap["meals"]).mean()
# + compared["in_median"] = (at_gap["pay"] > 0).groupby(at_gap["meals"]).mean()
