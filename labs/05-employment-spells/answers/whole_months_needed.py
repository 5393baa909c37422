"""Counts a month only if all of it was worked."""

marks = {"sustained-employment": 2}
message = (
    "You count a month only if the whole of it lies in a spell. The rules ask for at least one day in "
    "the month: a spell touches a month if it starts by the month's end and ends on or after its "
    "first day. See 'Sustained employment'."
)

# %% sustained-employment
first_year = tax_year // 100
months = pd.period_range(f"{first_year}-04", f"{first_year + 1}-03", freq="M")
touched = pd.DataFrame(False, index=pd.Index(people["AE_ID"]), columns=months)
for month in months:
    inside = (clipped["first_day"] <= month.start_time) & (clipped["last_day"] >= month.end_time.normalize())
    touched.loc[clipped.loc[inside, "AE_ID"].unique(), month] = True
sustained = pd.DataFrame(index=touched.index)
sustained["five_of_six"] = touched[months[6:]].sum(axis=1) >= 5
sustained["all_twelve"] = touched.all(axis=1)
sustained["any_day"] = sustained.index.isin(clipped["AE_ID"])
