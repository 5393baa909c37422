"""Closes open spells on 31 March."""

marks = {"open-ends": 1}
message = (
    "You closed open spells on 31 March, but the last tax year goes on to 5 April. Use the extract's "
    "last day. See 'Open ends'."
)

# %% open-ends, edited
# - closed["closed_end"] = closed["EndDate"].mask(closed["open"], pd.Timestamp("2021-04-05"))
# + closed["closed_end"] = closed["EndDate"].mask(closed["open"], pd.Timestamp("2021-03-31"))
