"""Asks for all six months from October to March."""

marks = {"sustained-employment": 3}
message = (
    "`five_of_six` asks for all six months. One month from October to March may be empty: five are "
    "enough. See 'Sustained employment'."
)

# %% sustained-employment
first_year = tax_year // 100
months = pd.period_range(f"{first_year}-04", f"{first_year + 1}-03", freq="M")
touched = pd.DataFrame(False, index=pd.Index(people["AE_ID"]), columns=months)
for month in months:
    inside = (clipped["first_day"] <= month.end_time) & (clipped["last_day"] >= month.start_time)
    touched.loc[clipped.loc[inside, "AE_ID"].unique(), month] = True
sustained = pd.DataFrame(index=touched.index)
sustained["five_of_six"] = touched[months[6:]].sum(axis=1) == 6
sustained["all_twelve"] = touched.all(axis=1)
sustained["any_day"] = sustained.index.isin(clipped["AE_ID"])
