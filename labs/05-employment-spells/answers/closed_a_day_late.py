"""Closes open spells on the first day after the extract."""

marks = {"open-ends": 1}
message = (
    "Your closing day is 6 April, the first day of a tax year that the extract does not have. "
    "`EndDate` is the last day in employment: close on the extract's last day. See 'Open ends'."
)

# %% open-ends, edited
# - closed["closed_end"] = closed["EndDate"].mask(closed["open"], pd.Timestamp("2021-04-05"))
# + closed["closed_end"] = closed["EndDate"].mask(closed["open"], pd.Timestamp("2021-04-06"))
