"""Right values in unusual types: index for columns, floats, categories, Python dates, other columns and orders."""

# %% default-dates
april_6 = spells[spells["StartDate"].dt.strftime("%d %m") == "06 04"]
april_5 = spells[spells["EndDate"].dt.strftime("%d %m") == "05 04"]
flagged = spells[spells["UncertainStartDate"].astype(bool)]
next_to_end = (flagged["EndDate"] - flagged["StartDate"]).dt.days == 1
default_starts = {
    "day_before_end_flagged": float(next_to_end.sum()),
    "on_6_april_flagged": np.int16(april_6["UncertainStartDate"].sum()),
    "on_6_april": len(april_6),
}
default_ends = pd.Series([len(april_5), april_5["UncertainEndDate"].sum()], ["ON_5_APRIL", "on_5_april_flagged"])

# %% open-ends
closed = spells.set_index(["EduKey", "StartDate"]).sort_index(ascending=False)
closed["open"] = closed["EndDate"].dt.year.eq(9999).astype("category")
closed["closed_end"] = [end.date() if end.year < 9999 else pd.Timestamp(2021, 4, 5).date() for end in closed["EndDate"]]

# %% people-and-keys
links = lookup[lookup["AE_ID"].isin(cohort["AE_ID"])].astype({"EDUKEY": "category", "AE_ID": "Int64"})
people = cohort.set_index("AE_ID")
people["edukeys"] = links["AE_ID"].value_counts().astype(float)
people = people.fillna(0.0).iloc[::-1]
stray_spells = np.float64((~spells["EduKey"].isin(set(lookup["EDUKEY"]))).sum())

# %% clip-to-a-window
first_year, row_number = tax_year // 100, np.arange(len(person_spells))
window = pd.date_range(f"{first_year}-04-06", f"{first_year + 1}-04-05")
clipped = person_spells.assign(source="P45", row=row_number)[::-1]
clipped["FIRST_DAY"] = clipped["StartDate"].clip(lower=window[0]).astype("datetime64[ns]")
clipped["last_day"] = clipped["closed_end"].clip(upper=window[-1]).dt.date
clipped = clipped[(clipped["StartDate"] <= window[-1]) & (clipped["closed_end"] >= window[0])]
clipped["days"] = (pd.to_datetime(clipped["last_day"]) - clipped["FIRST_DAY"]) / np.timedelta64(1, "D") + 1.0

# %% sustained-employment
first_year = tax_year // 100
numbers = {}
for person, first, last in zip(clipped["AE_ID"], clipped["first_day"], clipped["last_day"]):
    span = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    numbers.setdefault(person, set()).update(number - first_year * 12 - 3 for number in span)
mine = people["AE_ID"].map(lambda person: numbers.get(person, set()))
sustained = people[["AE_ID"]].set_index("AE_ID").assign(
    any_day=mine.map(len).gt(0).astype("float64").to_numpy(),
    all_twelve=mine.map(lambda months: set(range(12)) <= months).astype("boolean").to_numpy(),
    five_of_six=mine.map(lambda months: len(months & set(range(6, 12))) >= 5).astype("int8").to_numpy(),
)

# %% person-month-panel
first_year = tax_year // 100
tables = []
for number in range(12):
    opens = pd.Timestamp(first_year + (number + 3) // 12, (number + 3) % 12 + 1, 1)
    closes = opens + pd.offsets.MonthEnd()
    piece = merged[(merged["first_day"] <= closes) & (merged["last_day"] >= opens)]
    days = (piece["last_day"].clip(upper=closes) - piece["first_day"].clip(lower=opens)).dt.days + 1
    total = days.groupby(piece["AE_ID"]).sum().reindex(people["AE_ID"]).fillna(0)
    tables.append(pd.DataFrame({"employed": total > 0, "days": total, "month": opens.year * 100 + opens.month}))
panel = pd.concat(tables)
