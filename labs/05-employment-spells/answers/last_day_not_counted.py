"""Leaves the last day out of the count."""

marks = {"clip-to-a-window": 3, "days-in-employment": 1.5}
message = (
    "Each spell is a day short. `last_day` is a day in employment, too, and a difference of dates "
    "leaves one of the two out: add 1. See 'Clip to a window'."
)

# %% clip-to-a-window
first_year = tax_year // 100
window_start, window_end = pd.Timestamp(first_year, 4, 6), pd.Timestamp(first_year + 1, 4, 5)
start, end = person_spells["StartDate"], person_spells["closed_end"]
clipped = person_spells[(start <= window_end) & (end >= window_start)].copy()
clipped["first_day"] = clipped["StartDate"].clip(lower=window_start)
clipped["last_day"] = clipped["closed_end"].clip(upper=window_end)
clipped["days"] = (clipped["last_day"] - clipped["first_day"]).dt.days

# %% days-in-employment
merged = union_of_spells(clipped)
merged["days"] = (merged["last_day"] - merged["first_day"]).dt.days
days_employed = merged.groupby("AE_ID", as_index=False)["days"].sum()
