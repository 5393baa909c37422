"""Leaves out the last day of each piece."""

marks = {"person-month-panel": 2}
message = (
    "Your months are a day short: the difference of two dates leaves one of the two days out. A full "
    "May has 31 days; add 1 to each piece. See 'Person-month panel'."
)

# %% person-month-panel
first_year = tax_year // 100
months = pd.period_range(f"{first_year}-04", f"{first_year + 1}-03", freq="M")
rows = []
for month in months:
    first = merged["first_day"].clip(lower=month.start_time)
    last = merged["last_day"].clip(upper=month.end_time.normalize())
    days = ((last - first).dt.days).clip(lower=0).groupby(merged["AE_ID"]).sum()
    rows.append(pd.DataFrame({"days": days.reindex(people["AE_ID"], fill_value=0), "month": month, "seen": (last >= first).groupby(merged["AE_ID"]).any().reindex(people["AE_ID"], fill_value=False)}))
panel = pd.concat(rows).rename_axis("AE_ID").reset_index()
panel["employed"] = panel["seen"]
