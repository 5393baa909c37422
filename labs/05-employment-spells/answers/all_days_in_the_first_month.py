"""Puts all days of a spell into the month of its start."""

marks = {"person-month-panel": 1}
message = (
    "You put a whole spell into the month in which it starts, so some months have hundreds of days "
    "and the others none. Clip the spell to each month. See 'Person-month panel'."
)

# %% person-month-panel
first_year = tax_year // 100
months = pd.period_range(f"{first_year}-04", f"{first_year + 1}-03", freq="M")
rows = []
for month in months:
    starts = merged[merged["first_day"].dt.to_period("M") == month]
    days = ((starts["last_day"] - starts["first_day"]).dt.days + 1).groupby(starts["AE_ID"]).sum()
    rows.append(pd.DataFrame({"days": days.reindex(people["AE_ID"], fill_value=0), "month": month}))
panel = pd.concat(rows).rename_axis("AE_ID").reset_index()
panel["employed"] = panel["days"] > 0
