"""Draws per cent where the share is asked for."""

marks = {"flags-by-tax-year": 3}
message = (
    "Your picture shows per cent, the table shares. Draw `share_flagged` as it is, or the two do not "
    "agree and a reader has to guess. See 'Default dates'."
)

# %% flags-by-tax-year, edited
# - axes.plot(flagged_by_year["tax_year"] // 100, flagged_by_year["share_flagged"], marker="o")
# + axes.plot(flagged_by_year["tax_year"] // 100, 100 * flagged_by_year["share_flagged"], marker="o")
