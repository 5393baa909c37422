"""Lets the months of the rules run from the 6th to the 5th."""

marks = {"sustained-employment": 2}
rare = True
message = (
    "Your months run from the 6th to the 5th of the next. They fill the tax year neatly, but the "
    "rules are worked out here for calendar months, April from the 6th. See 'Sustained employment'."
)

# %% sustained-employment
first_year = tax_year // 100
months = pd.period_range(f"{first_year}-04", f"{first_year + 1}-03", freq="M")
touched = pd.DataFrame(False, index=pd.Index(people["AE_ID"]), columns=months)
for month in months:
    opens, closes = month.start_time + pd.Timedelta(days=5), (month + 1).start_time + pd.Timedelta(days=4)
    inside = (clipped["first_day"] <= closes) & (clipped["last_day"] >= opens)
    touched.loc[clipped.loc[inside, "AE_ID"].unique(), month] = True
sustained = pd.DataFrame(index=touched.index)
sustained["five_of_six"] = touched[months[6:]].sum(axis=1) >= 5
sustained["all_twelve"] = touched.all(axis=1)
sustained["any_day"] = sustained.index.isin(clipped["AE_ID"])
