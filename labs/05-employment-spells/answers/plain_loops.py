"""Loops over rows, dicts and sets of days, with Python's own dates."""

# %% default-dates
import datetime as dt

default_starts = {"on_6_april": 0, "on_6_april_flagged": 0, "day_before_end_flagged": 0}
default_ends = {"on_5_april": 0, "on_5_april_flagged": 0}
for row in spells.itertuples():
    start, end = row.StartDate, row.EndDate
    if (start.day, start.month) == (6, 4):
        default_starts["on_6_april"] += 1
        default_starts["on_6_april_flagged"] += row.UncertainStartDate
    if row.UncertainStartDate and start.date() + dt.timedelta(days=1) == end.date():
        default_starts["day_before_end_flagged"] += 1
    if (end.day, end.month) == (5, 4):
        default_ends["on_5_april"] += 1
        default_ends["on_5_april_flagged"] += row.UncertainEndDate

# %% flags-by-tax-year
counts = {}
for start, flag in zip(spells["StartDate"], spells["UncertainStartDate"]):
    year = start.year if (start.month, start.day) >= (4, 6) else start.year - 1
    all_starts, flagged = counts.get(year, (0, 0))
    counts[year] = (all_starts + 1, flagged + int(flag))
flagged_by_year = [
    {"tax_year": year * 100 + (year + 1) % 100, "spells": n, "share_flagged": flagged / n}
    for year, (n, flagged) in counts.items()
]
in_order = sorted(counts)
flag_picture = plt.figure()
plt.plot(in_order, [counts[year][1] / counts[year][0] for year in in_order], "k.--")
plt.xlabel("First calendar year of the tax year")
plt.ylabel("Share of spells whose start is flagged")

# %% open-ends
closed = []
for key, start, end in zip(spells["EduKey"], spells["StartDate"], spells["EndDate"]):
    is_open = end.year == 9999
    closed.append(
        {
            "EduKey": key,
            "StartDate": start.date(),
            "EndDate": end.date(),
            "open": is_open,
            "closed_end": dt.date(2021, 4, 5) if is_open else end.date(),
        }
    )

# %% invalid-spells
dropped, valid_spells = {"start_after_end": 0, "one_day": 0}, []
for row in closed.to_dict("records"):
    if row["StartDate"] > row["EndDate"]:
        dropped["start_after_end"] += 1
    elif row["StartDate"] == row["EndDate"]:
        dropped["one_day"] += 1
    else:
        valid_spells.append(row)

# %% people-and-keys
keys_of = {person: set() for person in cohort["AE_ID"].tolist()}
known = set()
for person, key in zip(lookup["AE_ID"].tolist(), lookup["EDUKEY"]):
    known.add(key)
    if person in keys_of:
        keys_of[person].add(key)
links = [{"AE_ID": person, "EduKey": key} for person, keys in keys_of.items() for key in keys]
people = [{"AE_ID": person, "edukeys": len(keys)} for person, keys in keys_of.items()]
stray_spells = sum(key not in known for key in spells["EduKey"])

# %% spells-of-people
people_of = {}
for person, key in zip(links["AE_ID"].tolist(), links["EduKey"]):
    people_of.setdefault(key, []).append(person)
person_spells = [
    {"AE_ID": person, "EduKey": row.EduKey, "StartDate": row.StartDate, "closed_end": row.closed_end}
    for row in valid_spells.itertuples()
    for person in people_of.get(row.EduKey, [])
]

# %% clip-to-a-window
opens, closes = dt.date(tax_year // 100, 4, 6), dt.date(tax_year // 100 + 1, 4, 5)
clipped = []
for row in person_spells.to_dict("records"):
    first, last = max(row["StartDate"].date(), opens), min(row["closed_end"].date(), closes)
    if first <= last:
        clipped.append({**row, "first_day": first, "last_day": last, "days": last.toordinal() - first.toordinal() + 1})

# %% union-of-spells
def union_of_spells(spells):
    merged = []
    for person, first, last in sorted(zip(spells["AE_ID"].tolist(), spells["first_day"], spells["last_day"])):
        if merged and merged[-1]["AE_ID"] == person and first <= merged[-1]["last_day"] + dt.timedelta(days=1):
            merged[-1]["last_day"] = max(merged[-1]["last_day"], last)
        else:
            merged.append({"AE_ID": person, "first_day": first, "last_day": last})
    return merged

# %% days-in-employment
days_of = {}
for row in clipped.itertuples():
    days_of.setdefault(row.AE_ID, set()).update(range(row.first_day.toordinal(), row.last_day.toordinal() + 1))
merged = union_of_spells(clipped)
days_employed = [{"AE_ID": person, "days": len(days)} for person, days in days_of.items()]

# %% sustained-employment
year = tax_year // 100
months = [(year + (number > 12), (number - 1) % 12 + 1) for number in range(4, 16)]
seen, worked = {}, set()
for row in clipped.itertuples():
    worked.add(row.AE_ID)
    for ordinal in range(row.first_day.toordinal(), row.last_day.toordinal() + 1):
        day = dt.date.fromordinal(ordinal)
        seen.setdefault(row.AE_ID, set()).add((day.year, day.month))
sustained = []
for person in people["AE_ID"]:
    mine = seen.get(person, set())
    winter = sum(month in mine for month in months[6:])
    everything = all(month in mine for month in months)
    sustained.append({"AE_ID": person, "five_of_six": winter >= 5, "all_twelve": everything, "any_day": person in worked})

# %% rates
base = [person for person, keys in zip(people["AE_ID"], people["edukeys"]) if keys > 0]
flags = sustained.set_index("AE_ID").to_dict("index")
rates = {name: sum(flags[person][name] for person in base) / len(base) for name in ("five_of_six", "all_twelve", "any_day")}

# %% person-month-panel
year = tax_year // 100
months = [(year + (number > 12), (number - 1) % 12 + 1) for number in range(4, 16)]
days = {(person, month): 0 for person in people["AE_ID"].tolist() for month in months}
for row in merged.itertuples():
    for ordinal in range(row.first_day.toordinal(), row.last_day.toordinal() + 1):
        day = dt.date.fromordinal(ordinal)
        if (row.AE_ID, (day.year, day.month)) in days:
            days[row.AE_ID, (day.year, day.month)] += 1
panel = [
    {"AE_ID": person, "month": f"{y}-{m:02d}", "days": n, "employed": n > 0} for (person, (y, m)), n in days.items()
]
