"""Closes open spells on 31 December."""

marks = {"open-ends": 1}
message = (
    "You closed open spells on 31 December, but the extract ends with a tax year. Every day after its "
    "last one would be employment that nobody has seen. Use the extract's last day. See 'Open ends'."
)

# %% open-ends, edited
# - closed["closed_end"] = closed["EndDate"].mask(closed["open"], pd.Timestamp("2021-04-05"))
# + closed["closed_end"] = closed["EndDate"].mask(closed["open"], pd.Timestamp("2021-12-31"))
