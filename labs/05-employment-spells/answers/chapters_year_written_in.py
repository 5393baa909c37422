"""Writes in the chapter's year, 2018.

For the months this gives the same as counting only those in which a spell starts: nobody has enough of them.
"""

marks = {"clip-to-a-window": 0, "sustained-employment": 2, "person-month-panel": 0}
message = {
    "clip-to-a-window": (
        "Your window is the chapter's, 2018-19. Make it from `tax_year`: `tax_year // 100` is its first "
        "year. See 'Clip to a window'."
    ),
    "sustained-employment": (
        "In your table nobody has five of six months, or twelve. Either the months are those of another "
        "year, such as the chapter's 2018-19: make them from `tax_year`, whose first year is `tax_year //"
        " 100`. Or only the month in which a spell starts is counted: a spell counts in every month that "
        "it touches. See 'Sustained employment'."
    ),
    "person-month-panel": (
        "Your months are the chapter's, 2018-19. Make them from `tax_year`: `tax_year // 100` is its "
        "first year. See 'Person-month panel'."
    ),
}

# %% clip-to-a-window
first_year = 2018
window_start, window_end = pd.Timestamp(first_year, 4, 6), pd.Timestamp(first_year + 1, 4, 5)
start, end = person_spells["StartDate"], person_spells["closed_end"]
clipped = person_spells[(start <= window_end) & (end >= window_start)].copy()
clipped["first_day"] = clipped["StartDate"].clip(lower=window_start)
clipped["last_day"] = clipped["closed_end"].clip(upper=window_end)
clipped["days"] = (clipped["last_day"] - clipped["first_day"]).dt.days + 1

# %% sustained-employment
first_year = 2018
months = pd.period_range(f"{first_year}-04", f"{first_year + 1}-03", freq="M")
touched = pd.DataFrame(False, index=pd.Index(people["AE_ID"]), columns=months)
for month in months:
    inside = (clipped["first_day"] <= month.end_time) & (clipped["last_day"] >= month.start_time)
    touched.loc[clipped.loc[inside, "AE_ID"].unique(), month] = True
sustained = pd.DataFrame(index=touched.index)
sustained["five_of_six"] = touched[months[6:]].sum(axis=1) >= 5
sustained["all_twelve"] = touched.all(axis=1)
sustained["any_day"] = sustained.index.isin(clipped["AE_ID"])

# %% person-month-panel
first_year = 2018
months = pd.period_range(f"{first_year}-04", f"{first_year + 1}-03", freq="M")
rows = []
for month in months:
    first = merged["first_day"].clip(lower=month.start_time)
    last = merged["last_day"].clip(upper=month.end_time.normalize())
    days = ((last - first).dt.days + 1).clip(lower=0).groupby(merged["AE_ID"]).sum()
    rows.append(pd.DataFrame({"days": days.reindex(people["AE_ID"], fill_value=0), "month": month}))
panel = pd.concat(rows).rename_axis("AE_ID").reset_index()
panel["employed"] = panel["days"] > 0
