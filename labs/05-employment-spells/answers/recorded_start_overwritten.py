"""Writes the clipped start over the recorded one."""

marks = {"clip-to-a-window": 0}
message = (
    "You wrote the clipped start over `StartDate`, so a job of ten years now seems to begin with the "
    "tax year. Leave the recorded dates as they are; the clipped ones go into `first_day` and "
    "`last_day`. See 'Clip to a window'."
)

# %% clip-to-a-window
first_year = tax_year // 100
window_start, window_end = pd.Timestamp(first_year, 4, 6), pd.Timestamp(first_year + 1, 4, 5)
start, end = person_spells["StartDate"], person_spells["closed_end"]
clipped = person_spells[(start <= window_end) & (end >= window_start)].copy()
clipped["first_day"] = clipped["StartDate"].clip(lower=window_start)
clipped["last_day"] = clipped["closed_end"].clip(upper=window_end)
clipped["days"] = (clipped["last_day"] - clipped["first_day"]).dt.days + 1
clipped["StartDate"] = clipped["first_day"]
