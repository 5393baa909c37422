"""Goes from January to December."""

marks = {"person-month-panel": 3}
message = (
    "Your panel runs from January to December. The months of a tax year are April to March; from "
    "January to March `merged` had nothing to give for your first three. See 'Person-month panel'."
)

# %% person-month-panel
first_year = tax_year // 100
months = pd.period_range(f"{first_year}-01", f"{first_year}-12", freq="M")
rows = []
for month in months:
    first = merged["first_day"].clip(lower=month.start_time)
    last = merged["last_day"].clip(upper=month.end_time.normalize())
    days = ((last - first).dt.days + 1).clip(lower=0).groupby(merged["AE_ID"]).sum()
    rows.append(pd.DataFrame({"days": days.reindex(people["AE_ID"], fill_value=0), "month": month}))
panel = pd.concat(rows).rename_axis("AE_ID").reset_index()
panel["employed"] = panel["days"] > 0
