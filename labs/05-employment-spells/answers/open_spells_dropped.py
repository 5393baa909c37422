"""Drops the spells without an end."""

marks = {"open-ends": 1.5}
message = (
    "The open spells are gone, and with them everybody who was still in that job when the data end. "
    "Keep the spells and close them on the extract's last day. See 'Open ends'."
)

# %% open-ends
closed = spells[spells["EndDate"].dt.year < 9999].copy()
closed["open"] = False
closed["closed_end"] = closed["EndDate"]
