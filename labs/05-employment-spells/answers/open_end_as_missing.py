"""Puts a missing value where the end is open."""

marks = {"open-ends": 1}
message = (
    "Open spells have no `closed_end`. A missing end fails every comparison, so these people would "
    "drop out, without a word, of every window later on. Close them on the extract's last day. See "
    "'Open ends'."
)

# %% open-ends, edited
# - closed["closed_end"] = closed["EndDate"].mask(closed["open"], pd.Timestamp("2021-04-05"))
# + closed["closed_end"] = closed["EndDate"].mask(closed["open"], pd.NaT)
