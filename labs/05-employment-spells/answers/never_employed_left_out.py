"""Has a row only for people with a spell."""

marks = {"sustained-employment": 3}
message = (
    "People without a spell in the year are missing. They are the ones that an employment rate is "
    "about: start from `people`, and give them false three times. See 'Sustained employment'."
)

# %% sustained-employment
first_year = tax_year // 100
months = pd.period_range(f"{first_year}-04", f"{first_year + 1}-03", freq="M")
touched = pd.DataFrame(False, index=pd.Index(clipped["AE_ID"].unique(), name="AE_ID"), columns=months)
for month in months:
    inside = (clipped["first_day"] <= month.end_time) & (clipped["last_day"] >= month.start_time)
    touched.loc[clipped.loc[inside, "AE_ID"].unique(), month] = True
sustained = pd.DataFrame(index=touched.index)
sustained["five_of_six"] = touched[months[6:]].sum(axis=1) >= 5
sustained["all_twelve"] = touched.all(axis=1)
sustained["any_day"] = sustained.index.isin(clipped["AE_ID"])
