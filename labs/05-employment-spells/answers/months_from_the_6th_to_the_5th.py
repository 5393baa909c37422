"""Lets months run from the 6th to the 5th."""

marks = {"person-month-panel": 1}
message = (
    "Your months run from the 6th to the 5th of the next. They fill the tax year neatly, but the "
    "panel asks for calendar months, April from the 6th, so that March ends on the 31st. See "
    "'Person-month panel'."
)

# %% person-month-panel
first_year = tax_year // 100
months = pd.period_range(f"{first_year}-04", f"{first_year + 1}-03", freq="M")
rows = []
for month in months:
    first = merged["first_day"].clip(lower=month.start_time + pd.Timedelta(days=5))
    last = merged["last_day"].clip(upper=month.end_time.normalize() + pd.Timedelta(days=5))
    days = ((last - first).dt.days + 1).clip(lower=0).groupby(merged["AE_ID"]).sum()
    rows.append(pd.DataFrame({"days": days.reindex(people["AE_ID"], fill_value=0), "month": month}))
panel = pd.concat(rows).rename_axis("AE_ID").reset_index()
panel["employed"] = panel["days"] > 0
