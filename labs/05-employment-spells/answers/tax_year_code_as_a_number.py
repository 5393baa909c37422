"""Draws the six digits of the tax year as if they were a number."""

marks = {"flags-by-tax-year": 3}
message = (
    "A tax year such as 201314 is a code, not a number, and an axis of such codes shows years that do "
    "not exist. Draw the first four digits, `tax_year // 100`. See 'Default dates'."
)

# %% flags-by-tax-year, edited
# - axes.plot(flagged_by_year["tax_year"] // 100, flagged_by_year["share_flagged"], marker="o")
# + axes.plot(flagged_by_year["tax_year"], flagged_by_year["share_flagged"], marker="o")
