"""pandas throughout: merge, map and masks."""

# %% pay-records
here = earnings.query("TaxYear in @years")
known = set(lookup["Edukey"])
pay_rows = pd.Series(
    {
        "rows": here.shape[0],
        "zero": here["Earnings"].eq(0).sum(),
        "of_nobody": here["Edukey"].map(lambda key: key not in known).sum(),
    }
)

# %% pay-of-people
owner = dict(zip(links["Edukey"], links["AE_ID"]))  # no key has two owners
mine = earnings.assign(AE_ID=earnings["Edukey"].map(owner)).dropna(subset="AE_ID")
mine = mine[mine["TaxYear"].between(years[0], years[-1])].astype({"AE_ID": "int64"})
pay = mine.groupby(["AE_ID", "TaxYear"])["Earnings"].sum().to_frame("pay")
people = cohort.merge(links, on="AE_ID", how="left").groupby("AE_ID").agg(edukeys=("Edukey", "count"))

# %% zero-or-missing
frame = pd.MultiIndex.from_product([people["AE_ID"], years], names=["AE_ID", "TaxYear"])
panel = pay.set_index(["AE_ID", "TaxYear"]).reindex(frame).reset_index()
keys = panel["AE_ID"].map(people.set_index("AE_ID")["edukeys"])
panel["status"] = "pay"
panel.loc[panel["pay"] == 0, "status"] = "zero"
panel.loc[panel["pay"].isna(), "status"] = "no record"
panel.loc[keys == 0, "status"] = "no key"
panel["pay_or_zero"] = panel["pay"].where(panel["status"] != "no record", 0)

# %% three-means
means = panel.groupby("status")["pay"].agg(["sum", "size"])
total = means["sum"].sum()
mean_pay = {
    "with_pay": total / means.loc["pay", "size"],
    "with_record": total / means.loc[["pay", "zero"], "size"].sum(),
    "with_key": total / means["size"].drop("no key").sum(),
}

# %% profits
profits = links.merge(returns, on="Edukey")
profits["profit"] = profits["EARNINGS_SOLE"].fillna(0) + profits["EARNINGS_PTR"].fillna(0)
profits = profits[profits["TaxYear"] <= years[-1]].groupby(["AE_ID", "TaxYear"])["profit"].sum()

# %% income
known = profits.set_index(["AE_ID", "TaxYear"])["profit"]
income = panel.set_index(["AE_ID", "TaxYear"])
income["profit"] = known.reindex(income.index, fill_value=0)
unknown = (income.index.get_level_values("TaxYear") < 201314) | (income["status"] == "no key")
income.loc[unknown, "profit"] = np.nan
income["total"] = income[["pay_or_zero", "profit"]].sum(axis=1, skipna=False)

# %% price-index
monthly = prices.set_index("month")["cpi"]

def mean_of(tax_year):
    return monthly[pd.Timestamp(tax_year // 100, 4, 1) : pd.Timestamp(tax_year // 100 + 1, 3, 31)].mean()

price_index = pd.DataFrame({"TaxYear": years})
price_index["cpi"] = price_index["TaxYear"].map(mean_of)
price_index["deflator"] = mean_of(base_year) / price_index["cpi"]

# %% days-by-year
def days_by_year(spells, years):
    edges = pd.DataFrame({"TaxYear": years})
    edges["opens"] = pd.to_datetime([f"{year // 100}-04-06" for year in years])
    edges["closes"] = edges["opens"] + pd.DateOffset(years=1) - pd.Timedelta(days=1)
    pairs = spells.merge(edges, how="cross").query("first_day <= closes and last_day >= opens")
    last = pairs["last_day"].where(pairs["last_day"] < pairs["closes"], pairs["closes"])
    first = pairs["first_day"].where(pairs["first_day"] > pairs["opens"], pairs["opens"])
    pairs["days"] = (last - first).dt.days + 1
    return pairs.groupby(["AE_ID", "TaxYear"], as_index=False)["days"].sum()

days = days_by_year(stretches, years)
days_shortest = days_by_year(stretches_shortest, years)

# %% annualised-pay
annual = pay.merge(days, on=["AE_ID", "TaxYear"], how="inner", validate="one_to_one")
length = {}
for year in years:
    opens, next_opens = pd.Timestamp(year // 100, 4, 6), pd.Timestamp(year // 100 + 1, 4, 6)
    length[year] = (next_opens - opens).days
annual["annualised"] = annual["pay"] * annual["TaxYear"].map(length) / annual["days"]
annual = annual[annual["pay"] != 0]

# %% pay-and-spells
keyed = panel[panel["status"] != "no key"].merge(days, on=["AE_ID", "TaxYear"], how="left", indicator=True)
spell, record = keyed["_merge"] == "both", keyed["status"] != "no record"
name = np.select([record & spell, record, spell], ["both", "pay_only", "spell_only"], "neither")
reconciled = pd.crosstab(keyed["TaxYear"], pd.Series(name, name="kind"))

# %% default-dates
year = annual[annual["TaxYear"] == years[0]].set_index("AE_ID")
fewest = days_shortest[days_shortest["TaxYear"] == years[0]].set_index("AE_ID")["days"]
fewest = year.index.map(fewest)
default_effect = {
    "recorded": year["annualised"].median(),
    "shortest": (year["annualised"] * (year["days"] / fewest)).median(),
    "changed": (fewest < year["days"]).mean(),
}

# %% real-pay
deflator = annual["TaxYear"].map(price_index.set_index("TaxYear")["deflator"])
by_year = annual.assign(real=annual["annualised"] * deflator).groupby("TaxYear")
real_pay = by_year[["annualised", "real"]].median().rename(columns={"annualised": "nominal"})

# %% pay-picture
table = real_pay.set_index(real_pay["TaxYear"] // 100)[["nominal", "real"]]
pay_picture = table.plot(style=["k-", "k--"], xlabel="Tax year from April of", ylabel="Median pay in pounds a year")

# %% two-panels
paid = panel[panel["pay"] > 0]
counts = paid["AE_ID"].value_counts()
always = paid[paid["AE_ID"].map(counts) == len(years)]

def growth(table):
    medians = table.groupby("TaxYear")["pay"].median()
    return medians.loc[years[-1]] / medians.loc[years[0]]

two_panels = {
    "people_unbalanced": len(counts),
    "people_balanced": always["AE_ID"].nunique(),
    "growth_unbalanced": growth(paid),
    "growth_balanced": growth(always),
}

# %% panel-checks
def panel_problems(panel, people, years):
    problems = []
    if panel.duplicated(["AE_ID", "TaxYear"]).any():
        problems.append("twice")
    wanted = people[["AE_ID"]].merge(pd.DataFrame({"TaxYear": years}), how="cross")
    pairs = wanted.merge(panel, on=["AE_ID", "TaxYear"], how="outer", indicator=True)
    if pairs["_merge"].eq("left_only").any():
        problems.append("absent")
    if pairs["_merge"].eq("right_only").any():
        problems.append("stranger")
    if panel["pay"].lt(0).any():
        problems.append("negative")
    should = panel["status"].map({"pay": True, "zero": True, "no record": False, "no key": False})
    if (should.astype(bool) ^ panel["pay"].notna()).any():
        problems.append("status")
    return problems
