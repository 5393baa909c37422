"""Counts any five months of the year as sustained."""

marks = {"sustained-employment": 3}
message = (
    "`five_of_six` counts any five months of the year. The rule looks at October to March only, so "
    "that a summer job is not a career. See 'Sustained employment'."
)

# %% sustained-employment
first_year = tax_year // 100
months = pd.period_range(f"{first_year}-04", f"{first_year + 1}-03", freq="M")
touched = pd.DataFrame(False, index=pd.Index(people["AE_ID"]), columns=months)
for month in months:
    inside = (clipped["first_day"] <= month.end_time) & (clipped["last_day"] >= month.start_time)
    touched.loc[clipped.loc[inside, "AE_ID"].unique(), month] = True
sustained = pd.DataFrame(index=touched.index)
sustained["five_of_six"] = touched.sum(axis=1) >= 5
sustained["all_twelve"] = touched.all(axis=1)
sustained["any_day"] = sustained.index.isin(clipped["AE_ID"])
