"""Loops over rows, dicts and sets, with Python's own dates."""

# %% pay-records
known = set(lookup["Edukey"])
pay_rows = {"rows": 0, "zero": 0, "of_nobody": 0}
for row in earnings.itertuples():
    if row.TaxYear in years:
        pay_rows["rows"] += 1
        pay_rows["zero"] += row.Earnings == 0
        pay_rows["of_nobody"] += row.Edukey not in known

# %% pay-of-people
owner = {}
edukeys = {person: 0 for person in cohort["AE_ID"].tolist()}
for person, key in zip(links["AE_ID"].tolist(), links["Edukey"]):
    owner[key] = person
    edukeys[person] += 1
people = [{"AE_ID": person, "edukeys": number} for person, number in edukeys.items()]
sums = {}
for row in earnings.itertuples():
    if row.TaxYear in years and row.Edukey in owner:
        place = (owner[row.Edukey], row.TaxYear)
        sums[place] = sums.get(place, 0) + row.Earnings
pay = [{"AE_ID": person, "TaxYear": year, "pay": amount} for (person, year), amount in sums.items()]

# %% zero-or-missing
recorded = {(row.AE_ID, row.TaxYear): row.pay for row in pay.itertuples()}
panel = []
for person, edukeys in zip(people["AE_ID"].tolist(), people["edukeys"]):
    for year in years:
        amount = recorded.get((person, year))
        if edukeys == 0:
            status, assumed = "no key", None
        elif amount is None:
            status, assumed = "no record", 0
        else:
            status, assumed = "zero" if amount == 0 else "pay", amount
        panel.append({"AE_ID": person, "TaxYear": year, "status": status, "pay": amount, "pay_or_zero": assumed})

# %% three-means
sums, counts = 0, {"pay": 0, "zero": 0, "no record": 0, "no key": 0}
for status, amount in zip(panel["status"], panel["pay"]):
    counts[status] += 1
    if status == "pay":
        sums += amount
mean_pay = {
    "with_pay": sums / counts["pay"],
    "with_record": sums / (counts["pay"] + counts["zero"]),
    "with_key": sums / (counts["pay"] + counts["zero"] + counts["no record"]),
}

# %% profits
owner = dict(zip(links["Edukey"], links["AE_ID"].tolist()))
sums = {}
for row in returns.itertuples():
    if row.TaxYear in years and row.Edukey in owner:
        place = (owner[row.Edukey], row.TaxYear)
        sums[place] = sums.get(place, 0) + int(row.EARNINGS_SELF_EMPLOYMENT)
profits = [{"AE_ID": person, "TaxYear": year, "profit": profit} for (person, year), profit in sums.items()]

# %% income
found = {(row.AE_ID, row.TaxYear): row.profit for row in profits.itertuples()}
income = []
for row in panel.itertuples():
    profit = total = None
    if row.TaxYear >= 201314 and row.status != "no key":
        profit = found.get((row.AE_ID, row.TaxYear), 0)
        total = row.pay_or_zero + profit
    income.append({"AE_ID": row.AE_ID, "TaxYear": row.TaxYear, "profit": profit, "total": total})

# %% price-index
cpi = {}
for month, value in zip(prices["month"], prices["cpi"]):
    begins = month.year if month.month >= 4 else month.year - 1
    cpi.setdefault(begins * 100 + (begins + 1) % 100, []).append(value)
mean = {year: sum(values) / len(values) for year, values in cpi.items()}
price_index = [{"TaxYear": year, "cpi": mean[year], "deflator": mean[base_year] / mean[year]} for year in years]

# %% days-by-year
import datetime as dt

def days_by_year(spells, years):
    counts = {}
    for person, first_day, last_day in zip(spells["AE_ID"].tolist(), spells["first_day"], spells["last_day"]):
        for year in years:
            first = max(first_day.date(), dt.date(year // 100, 4, 6))
            last = min(last_day.date(), dt.date(year // 100 + 1, 4, 5))
            if first <= last:
                counts[person, year] = counts.get((person, year), 0) + (last - first).days + 1
    return [{"AE_ID": person, "TaxYear": year, "days": number} for (person, year), number in counts.items()]

days, days_shortest = days_by_year(stretches, years), days_by_year(stretches_shortest, years)

# %% annualised-pay
import datetime as dt

counted = {(row.AE_ID, row.TaxYear): row.days for row in days.itertuples()}
annual = []
for person, year, amount in zip(pay["AE_ID"].tolist(), pay["TaxYear"].tolist(), pay["pay"]):
    number = counted.get((person, year), 0)
    if amount > 0 and number > 0:
        length = dt.date(year // 100 + 1, 4, 6) - dt.date(year // 100, 4, 6)
        rate = amount * length.days / number
        annual.append({"AE_ID": person, "TaxYear": year, "pay": amount, "days": number, "annualised": rate})

# %% pay-and-spells
in_work = set(zip(days["AE_ID"].tolist(), days["TaxYear"].tolist()))
counts = {year: {"TaxYear": year, "both": 0, "pay_only": 0, "spell_only": 0, "neither": 0} for year in years}
for person, year, status in zip(panel["AE_ID"].tolist(), panel["TaxYear"].tolist(), panel["status"]):
    if status == "no key":
        continue
    spell = (person, year) in in_work
    if status == "no record":
        counts[year]["spell_only" if spell else "neither"] += 1
    else:
        counts[year]["both" if spell else "pay_only"] += 1
reconciled = list(counts.values())

# %% default-dates
import statistics

fewest = {(row.AE_ID, row.TaxYear): row.days for row in days_shortest.itertuples()}
recorded, shortest, changed = [], [], 0
for row in annual.itertuples():
    if row.TaxYear == years[0]:
        number = fewest[row.AE_ID, row.TaxYear]
        recorded.append(row.annualised)
        shortest.append(row.annualised * row.days / number)
        changed += number != row.days
default_effect = {
    "recorded": statistics.median(recorded),
    "shortest": statistics.median(shortest),
    "changed": changed / len(recorded),
}

# %% real-pay
import statistics

amounts = {year: [] for year in years}
for year, amount in zip(annual["TaxYear"], annual["annualised"]):
    amounts[year].append(amount)
real_pay = []
for year, deflator in zip(price_index["TaxYear"], price_index["deflator"]):
    median = statistics.median(amounts[year])
    real_pay.append({"TaxYear": year, "nominal": median, "real": median * deflator})

# %% pay-picture
pay_picture = plt.figure()
for name, style in [("nominal", "k:"), ("real", "k-")]:
    plt.plot([year // 100 for year in real_pay["TaxYear"]], real_pay[name].tolist(), style)
    plt.text(real_pay["TaxYear"].iloc[-1] // 100, real_pay[name].iloc[-1], name)
plt.xlabel("First calendar year of the tax year")
plt.ylabel("Annualised pay (GBP a year), median")

# %% two-panels
import statistics

amounts = {}
for person, year, amount in zip(panel["AE_ID"].tolist(), panel["TaxYear"].tolist(), panel["pay"]):
    if amount > 0:
        amounts.setdefault(person, {})[year] = amount
always = [of_person for of_person in amounts.values() if len(of_person) == len(years)]

def growth(careers):
    first, last = ([c[year] for c in careers if year in c] for year in (years[0], years[-1]))
    return statistics.median(last) / statistics.median(first)

two_panels = {
    "people_unbalanced": len(amounts),
    "people_balanced": len(always),
    "growth_unbalanced": growth(amounts.values()),
    "growth_balanced": growth(always),
}

# %% panel-checks
def panel_problems(panel, people, years):
    wanted = {(person, year) for person in people["AE_ID"].tolist() for year in years}
    seen, problems = set(), set()
    for row in panel.itertuples():
        place = (row.AE_ID, row.TaxYear)
        if place in seen:
            problems.add("twice")
        if place not in wanted:
            problems.add("stranger")
        seen.add(place)
        missing = row.pay != row.pay
        if not missing and row.pay < 0:
            problems.add("negative")
        if missing == (row.status in ("pay", "zero")):
            problems.add("status")
    if wanted - seen:
        problems.add("absent")
    return problems
