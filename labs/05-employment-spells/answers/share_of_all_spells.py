"""Divides by all spells in the table, not by those of the year."""

marks = {"flags-by-tax-year": 2}
message = (
    "You divided by all spells in the table, so a year with many starts looks worse than one with "
    "few. Divide each year's flagged starts by the starts of that same year. See 'Default dates'."
)

# %% flags-by-tax-year, edited
# - flagged_by_year = pd.DataFrame({"spells": by_year.size(), "share_flagged": by_year.mean()})
# + flagged_by_year = pd.DataFrame({"spells": by_year.size(), "share_flagged": by_year.sum() / len(spells)})
