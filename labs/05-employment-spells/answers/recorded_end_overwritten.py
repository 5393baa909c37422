"""Writes the closing day over the recorded end."""

marks = {"open-ends": 1.5}
message = (
    "You wrote the closing day over `EndDate`, so nobody can see any more which spells were open. "
    "Leave the recorded dates as they are and put the closed end into `closed_end`. See 'Open ends'."
)

# %% open-ends
closed = spells.assign(open=spells["EndDate"].dt.year == 9999)
closed["EndDate"] = closed["EndDate"].mask(closed["open"], pd.Timestamp("2021-04-05"))
closed["closed_end"] = closed["EndDate"]
