"""Leaves 9999-12-31 as the end."""

marks = {"open-ends": 1}
message = (
    "`closed_end` still has 9999-12-31, which is not a date but LEO's way to say 'not ended yet'. Put "
    "the extract's last day in its place. See 'Open ends'."
)

# %% open-ends, edited
# - closed["closed_end"] = closed["EndDate"].mask(closed["open"], pd.Timestamp("2021-04-05"))
# + closed["closed_end"] = closed["EndDate"]
