"""Gives a full month to whoever has no spell, since a missing date loses every comparison."""

marks = {"person-month-panel": 1}
message = (
    "People without any spell have full months of work. Their dates are missing after the join, and "
    "the smaller of a missing date and the month's end is the month's end. Give 0 days where the join "
    "found no spell. See 'Person-month panel'."
)

# %% person-month-panel
months = pd.period_range(f"{tax_year // 100}-04", periods=12, freq="M")
calendar = pd.DataFrame({"month": months, "opens": months.start_time, "closes": months.end_time.normalize()})
pairs = people[["AE_ID"]].merge(calendar, how="cross").merge(merged, on="AE_ID", how="left")
first, last = pairs[["first_day", "opens"]].max(axis=1), pairs[["last_day", "closes"]].min(axis=1)
pairs["days"] = ((last - first).dt.days + 1).clip(lower=0)
panel = pairs.groupby(["AE_ID", "month"], as_index=False)["days"].sum()
panel["employed"] = panel["days"] > 0
