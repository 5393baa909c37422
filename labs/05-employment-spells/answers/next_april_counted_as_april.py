"""Lets 1 to 5 April at the end of the tax year stand for April."""

marks = {"sustained-employment": 3}
message = (
    "In `all_twelve`, the days 1 to 5 April at the end of the tax year stand in for April. Here April "
    "is that of the first year, from the 6th: somebody who started in May has eleven months. See "
    "'Sustained employment'."
)

# %% sustained-employment
first_year = tax_year // 100
months = pd.period_range(f"{first_year}-04", f"{first_year + 1}-03", freq="M")
touched = pd.DataFrame(False, index=pd.Index(people["AE_ID"]), columns=months)
for month in months:
    inside = (clipped["first_day"] <= month.end_time) & (clipped["last_day"] >= month.start_time)
    touched.loc[clipped.loc[inside, "AE_ID"].unique(), month] = True
tail = clipped["last_day"] >= pd.Timestamp(first_year + 1, 4, 1)
touched.loc[clipped.loc[tail, "AE_ID"].unique(), months[0]] = True
sustained = pd.DataFrame(index=touched.index)
sustained["five_of_six"] = touched[months[6:]].sum(axis=1) >= 5
sustained["all_twelve"] = touched.all(axis=1)
sustained["any_day"] = sustained.index.isin(clipped["AE_ID"])
