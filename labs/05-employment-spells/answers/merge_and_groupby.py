"""pandas throughout: merge, groupby and explode."""

# %% default-dates
starts, ends = spells["StartDate"].dt.strftime("%m-%d"), spells["EndDate"].dt.strftime("%m-%d")
length = (spells["EndDate"] - spells["StartDate"]).dt.days
seen = spells.assign(on_6_april=starts == "04-06", on_5_april=ends == "04-05", day_before_end=length == 1)
by_start = seen.groupby("UncertainStartDate")[["on_6_april", "day_before_end"]].sum()
by_end = seen.groupby("UncertainEndDate")["on_5_april"].sum()
default_starts = pd.Series(
    {
        "on_6_april": by_start["on_6_april"].sum(),
        "on_6_april_flagged": by_start.loc[1, "on_6_april"],
        "day_before_end_flagged": by_start.loc[1, "day_before_end"],
    }
)
default_ends = {"on_5_april": by_end.sum(), "on_5_april_flagged": by_end[1]}

# %% flags-by-tax-year
moved = spells["StartDate"] - pd.Timedelta(days=5)  # 6 April becomes 1 April
first_year = moved.dt.year - (moved.dt.month < 4)
flagged = spells.groupby(first_year)["UncertainStartDate"].agg(["size", "mean"])
flag_picture = flagged["mean"].plot(style="-s", xlabel="Tax year (first of its two years)", ylabel="share of flagged starts")
flagged_by_year = flagged.rename(columns={"size": "spells", "mean": "share_flagged"}).rename_axis("first").reset_index()
flagged_by_year["tax_year"] = flagged_by_year["first"].map(lambda year: int(f"{year}{(year + 1) % 100:02d}"))

# %% open-ends
never = spells["EndDate"] == np.datetime64("9999-12-31")
end = np.where(never, np.datetime64("2021-04-05", "s"), spells["EndDate"].to_numpy())
closed = spells.assign(open=never.astype(int), closed_end=end)

# %% invalid-spells
length = (closed["EndDate"] - closed["StartDate"]).dt.days
kind = np.sign(length).map({-1: "start_after_end", 0: "one_day", 1: "valid"})
dropped = kind.value_counts().drop("valid")
valid_spells = closed.groupby(kind).get_group("valid")

# %% people-and-keys
links = cohort.merge(lookup, on="AE_ID").drop_duplicates()
people = cohort.merge(links, on="AE_ID", how="left").groupby("AE_ID").agg(edukeys=("EDUKEY", "count"))
found = spells.merge(lookup[["EDUKEY"]].drop_duplicates(), left_on="EduKey", right_on="EDUKEY", how="left")
stray_spells = found["EDUKEY"].isna().sum()
links = links.rename(columns={"EDUKEY": "EduKey"})

# %% spells-of-people
person_spells = links.merge(valid_spells, on="EduKey", how="left").dropna(subset="StartDate")

# %% clip-to-a-window
opens, closes = pd.Timestamp(f"{tax_year // 100}-04-06"), pd.Timestamp(f"{tax_year // 100 + 1}-04-05")
clipped = person_spells.assign(
    first_day=person_spells["StartDate"].where(person_spells["StartDate"] > opens, opens),
    last_day=person_spells["closed_end"].where(person_spells["closed_end"] < closes, closes),
)
clipped["days"] = (clipped["last_day"] - clipped["first_day"]) // pd.Timedelta(days=1) + 1
clipped = clipped[clipped["days"] > 0]

# %% union-of-spells
def union_of_spells(spells):
    day = pd.Timedelta(days=1)
    starts = pd.DataFrame({"AE_ID": spells["AE_ID"], "day": spells["first_day"], "change": 1})
    stops = pd.DataFrame({"AE_ID": spells["AE_ID"], "day": spells["last_day"] + day, "change": -1})
    events = pd.concat([starts, stops]).groupby(["AE_ID", "day"], as_index=False)["change"].sum()
    events = events[events["change"] != 0]
    running = events.groupby("AE_ID")["change"].cumsum()
    opens = events[(running > 0) & (running == events["change"])]
    closes = events[running == 0]
    return pd.DataFrame(
        {
            "AE_ID": opens["AE_ID"].to_numpy(),
            "first_day": opens["day"].to_numpy(),
            "last_day": (closes["day"] - day).to_numpy(),
        }
    )

# %% days-in-employment
merged = union_of_spells(clipped)
day = [pd.date_range(a, b) for a, b in zip(clipped["first_day"], clipped["last_day"])]
one_row_a_day = clipped[["AE_ID"]].assign(day=day).explode("day")
days_employed = one_row_a_day.groupby("AE_ID")["day"].nunique().rename("days")

# %% sustained-employment
year = tax_year // 100
spans = clipped.assign(
    month=[pd.period_range(a, b, freq="M").astype(str).tolist() for a, b in zip(clipped["first_day"], clipped["last_day"])]
)
touched = spans.explode("month")[["AE_ID", "month"]].drop_duplicates()
touched = touched[touched["month"] != f"{year + 1}-04"]
winter = touched[touched["month"].between(f"{year}-10", f"{year + 1}-03")]
sustained = people[["AE_ID"]].set_index("AE_ID")
sustained["five_of_six"] = winter.groupby("AE_ID").size().ge(5)
sustained["all_twelve"] = touched.groupby("AE_ID").size().eq(12)
sustained["any_day"] = spans.groupby("AE_ID").size().gt(0)
sustained = sustained.astype("boolean").fillna(False)

# %% rates
joined = people[people["edukeys"] > 0].merge(sustained, on="AE_ID", how="left", validate="one_to_one")
rates = joined.drop(columns=["AE_ID", "edukeys"]).mean()

# %% person-month-panel
day = [pd.date_range(a, b) for a, b in zip(merged["first_day"], merged["last_day"])]
one_row_a_day = merged[["AE_ID"]].assign(day=day).explode("day").drop_duplicates()
one_row_a_day["month"] = pd.to_datetime(one_row_a_day["day"]).dt.to_period("M")
months = pd.period_range(f"{tax_year // 100}-04", periods=12, freq="M", name="month")
everything = pd.MultiIndex.from_product([people["AE_ID"], months])
panel = one_row_a_day.groupby(["AE_ID", "month"]).size().reindex(everything, fill_value=0).to_frame("days")
panel["employed"] = panel["days"].gt(0)
