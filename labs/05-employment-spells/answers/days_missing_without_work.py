"""Leaves days missing in months without work."""

marks = {"person-month-panel": 2}
message = (
    "In months without work `days` is missing. They have 0 days: nothing is unknown about them. See "
    "'Person-month panel'."
)

# %% person-month-panel
first_year = tax_year // 100
months = pd.period_range(f"{first_year}-04", f"{first_year + 1}-03", freq="M")
rows = []
for month in months:
    first = merged["first_day"].clip(lower=month.start_time)
    last = merged["last_day"].clip(upper=month.end_time.normalize())
    days = ((last - first).dt.days + 1).clip(lower=0).groupby(merged["AE_ID"]).sum()
    rows.append(pd.DataFrame({"days": days.reindex(people["AE_ID"], fill_value=0), "month": month}))
panel = pd.concat(rows).rename_axis("AE_ID").reset_index()
panel["employed"] = panel["days"] > 0
panel["days"] = panel["days"].where(panel["employed"])
