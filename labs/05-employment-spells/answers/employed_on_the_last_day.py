"""Takes being employed on 5 April for any day in the year."""

marks = {"sustained-employment": 3}
message = (
    "`any_day` holds only who was employed when the tax year ended. That is a stock on one day; the "
    "rule asks for a day at any time in the year. See 'Sustained employment'."
)

# %% sustained-employment
first_year = tax_year // 100
months = pd.period_range(f"{first_year}-04", f"{first_year + 1}-03", freq="M")
touched = pd.DataFrame(False, index=pd.Index(people["AE_ID"]), columns=months)
for month in months:
    inside = (clipped["first_day"] <= month.end_time) & (clipped["last_day"] >= month.start_time)
    touched.loc[clipped.loc[inside, "AE_ID"].unique(), month] = True
sustained = pd.DataFrame(index=touched.index)
sustained["five_of_six"] = touched[months[6:]].sum(axis=1) >= 5
sustained["all_twelve"] = touched.all(axis=1)
sustained["any_day"] = sustained.index.isin(clipped.loc[clipped["last_day"] == pd.Timestamp(first_year + 1, 4, 5), "AE_ID"])
