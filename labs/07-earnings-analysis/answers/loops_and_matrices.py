"""Plain loops and dictionaries, and regressions as matrices in NumPy with dummy variables and a sandwich by hand."""

# %% years-after-ks4
def years_after(academic_year, tax_year):
    end = int(academic_year[5:9])
    years = 0
    start = tax_year // 100
    while start > end:
        start, years = start - 1, years + 1
    while start < end:
        start, years = start + 1, years - 1
    return years

kept = []
for row in panel.to_dict("records"):
    row["after"] = years_after(row["academic_year"], row["TaxYear"])
    if row["after"] >= 1:
        kept.append(row)
since_ks4 = pd.DataFrame(kept)

# %% graduation-year
first = {}
for row in students.itertuples():
    if row.HE_XPQUAL01 == 1 and row.HE_XQLEV601 == "4":
        first[row.AE_ID] = min(row.view, first.get(row.AE_ID, 9999))
graduates = [{"AE_ID": person, "graduated": f"{year - 1}/{year}"} for person, year in first.items()]

# %% years-after-graduation
ended = {row.AE_ID: row for row in graduates.itertuples()}
rows = []
for row in since_ks4.itertuples():
    if row.AE_ID in ended:
        degree = ended[row.AE_ID].graduated
        count = row.TaxYear // 100 - int(degree[-4:])
        if count > 0:
            rows.append((row.AE_ID, row.TaxYear, degree, count, row.annualised))
since_graduation = pd.DataFrame(rows, columns=["AE_ID", "TaxYear", "graduated", "after_degree", "annualised"])

# %% last-tax-year
coverage = []
for name in sorted(set(graduates["graduated"])):
    years = [year for year in range(int(name[-4:]) + 1, 2030) if year <= last_year // 100]
    coverage.append({"graduated": name, "people": list(graduates["graduated"]).count(name), "reach": len(years), "followed": len(years) >= horizon})

# %% quantiles
follow = set(coverage["graduated"][coverage["followed"]])
lines = {year: [] for year in range(1, horizon + 1)}
for row in since_graduation.itertuples():
    if row.graduated in follow and row.after_degree in lines and not np.isnan(row.annualised):
        lines[row.after_degree].append(row.annualised * to_base[row.TaxYear])
quantiles = pd.DataFrame(
    [(year, len(pay), *np.percentile(pay, [25, 50, 75])) for year, pay in lines.items()],
    columns=["after_degree", "people", "p25", "median", "p75"],
)

# %% quantiles-picture
quantiles_picture, axes = plt.subplots()
for column, mark in zip(["p25", "median", "p75"], "osv"):
    axes.plot(quantiles["after_degree"], quantiles[column], color="black", marker=mark, label=column)
    axes.text(quantiles["after_degree"].iloc[-1], quantiles[column].iloc[-1], column)
axes.set_xlabel("Tax years after graduation")
axes.set_ylabel("GBP a year")

# %% raw-gap
pay = {0: [], 1: []}
for row in at_gap.itertuples():
    if row.real == row.real:
        pay[row.meals].append(row.real)
raw_gap = {"meals": np.median(pay[1]), "others": np.median(pay[0])}
raw_gap["per_cent"] = 100 * raw_gap["meals"] / raw_gap["others"] - 100
raw_gap["log_points"] = 100 * np.mean(np.log(pay[1])) - 100 * np.mean(np.log(pay[0]))

# %% gap-picture
rows = []
for year in range(4, gap_year + 1):
    now = since_ks4[since_ks4["after"] == year]
    rows.append({"after": year, "meals": now["real"][now["meals"] == 1].median(), "others": now["real"][now["meals"] == 0].median()})
by_after = pd.DataFrame(rows)
gap_picture = plt.figure()
for name, line in [("meals", "-"), ("others", ":")]:
    plt.plot(by_after["after"], by_after[name], line, color="black", label=name)
plt.xlabel("Years after KS4")
plt.ylabel("£ a year")
plt.ylim(bottom=0)
plt.legend()

# %% who-is-compared
compared = []
for value in (0, 1):
    group = [row for row in at_gap.itertuples() if row.meals == value]
    keyed = [row for row in group if row.status != "no key"]
    compared.append(
        {
            "meals": value,
            "people": len(group),
            "no_key": 1 - len(keyed) / len(group),
            "with_pay": sum(row.status == "pay" for row in keyed) / len(keyed),
            "in_median": sum(row.real > 0 for row in group) / len(group),
        }
    )

# %% bounds
def half_way(amounts):
    amounts = sorted(amounts)
    middle = len(amounts) // 2
    return amounts[middle] if len(amounts) % 2 else (amounts[middle - 1] + amounts[middle]) / 2

rows = {}
for value in (0, 1):
    keyed = at_gap[(at_gap["meals"] == value) & (at_gap["status"] != "no key")]
    seen = list(keyed["real"].dropna())
    unseen = len(keyed) - len(seen)
    rows[value] = {"meals": value, "bottom": half_way(seen + [0.0] * unseen), "top": half_way(seen + [1e12] * unseen)}
bounds = list(rows.values())
gaps = [100 * rows[1][mine] / rows[0][theirs] - 100 for mine in ("bottom", "top") for theirs in ("bottom", "top")]
gap_bounds = {"lowest": min(gaps), "highest": max(gaps)}

# %% same-mix
cells, number = [], {0: (sample["meals"] == 0).sum(), 1: (sample["meals"] == 1).sum()}
for value in (0, 1):
    for third in ("low", "middle", "high"):
        pay = sample["log_pay"][(sample["meals"] == value) & (sample["third"] == third)]
        cells.append({"meals": value, "third": third, "share": len(pay) / number[value], "mean_log": pay.mean()})
mine, theirs = cells[3:], cells[:3]
own = sum(cell["share"] * cell["mean_log"] for cell in mine)
raw = own - sum(cell["share"] * cell["mean_log"] for cell in theirs)
same_mix = own - sum(a["share"] * b["mean_log"] for a, b in zip(mine, theirs))
mix_gap = {"raw": raw, "same_mix": same_mix, "explained": (raw - same_mix) / raw}

# %% first-regression
years = sorted(sample["after"].unique())
x = np.column_stack([sample["meals"], *[(sample["after"] == year).astype(float) for year in years]])
bread = np.linalg.inv(x.T @ x)
beta = bread @ x.T @ sample["log_pay"].to_numpy()
residual = sample["log_pay"].to_numpy() - x @ beta
meat = np.zeros((x.shape[1], x.shape[1]))
for person in sample["AE_ID"].unique():
    score = x[sample["AE_ID"] == person].T @ residual[sample["AE_ID"] == person]
    meat += np.outer(score, score)
first_model = {"gap": beta[0], "error": np.sqrt((bread @ meat @ bread)[0, 0]), "per_cent": 100 * np.exp(beta[0]) - 100, "rows": len(x), "people": len(set(sample["AE_ID"]))}

# %% gap-decomposed
y, person = sample["log_pay"].to_numpy(), sample["AE_ID"].to_numpy()
ones = pd.get_dummies(sample["after"]).to_numpy(dtype=float)
thirds = pd.get_dummies(sample["third"], drop_first=True).to_numpy(dtype=float)
designs = {"raw": [ones], "third": [ones, thirds], "both": [ones, thirds, sample[["female"]].to_numpy(dtype=float)]}
models = []
for name, columns in designs.items():
    x = np.column_stack([sample["meals"], *columns])
    bread = np.linalg.inv(x.T @ x)
    beta = bread @ (x.T @ y)
    scores = pd.DataFrame(x * (y - x @ beta)[:, None]).groupby(person).sum().to_numpy()
    clusters = len(scores)
    factor = clusters / (clusters - 1) * (len(x) - 1) / (len(x) - x.shape[1])
    models.append({"model": name, "gap": beta[0], "error": np.sqrt(factor * (bread @ scores.T @ scores @ bread)[0, 0])})
gap_explained = 1 - models[2]["gap"] / models[0]["gap"]
before_pay = ("academic_year", "female", "third")

# %% clustered-errors
y = sample["log_pay"].to_numpy()
x = np.column_stack([sample[["meals", "female"]], pd.get_dummies(sample["after"]), pd.get_dummies(sample["third"], drop_first=True)]).astype(float)
bread = np.linalg.inv(x.T @ x)
beta = bread @ x.T @ y
residual = y - x @ beta
alone = np.sqrt(residual @ residual / (len(y) - x.shape[1]) * np.diag(bread))
scores = pd.DataFrame(x * residual[:, None]).groupby(sample["AE_ID"].to_numpy()).sum().to_numpy()
together = np.sqrt(np.diag(bread @ scores.T @ scores @ bread) * len(scores) / (len(scores) - 1))
errors = [{"term": name, "independent": alone[k], "person": together[k]} for k, name in enumerate(["meals", "female"])]
ends = [100 * (np.exp(beta[0] + sign * 1.96 * together[0]) - 1) for sign in (-1, 1)]
interval = dict(zip(["low", "high"], ends))

# %% person-fixed-effects
rows_of = {}
for row in sample.itertuples():
    rows_of.setdefault(row.AE_ID, []).append(row)
rows_of = {person: rows for person, rows in rows_of.items() if len(rows) > 1}
years = sorted(set(sample["after"]))
blocks = []
for rows in rows_of.values():
    x = np.array([[row.meals * row.after, *[float(row.after == year) for year in years[1:]]] for row in rows])
    y = np.array([row.log_pay for row in rows])
    blocks.append((x - x.mean(axis=0), y - y.mean()))
bread = np.linalg.inv(sum(x.T @ x for x, _ in blocks))
beta = bread @ sum(x.T @ y for x, y in blocks)
meat = sum(np.outer(x.T @ (y - x @ beta), x.T @ (y - x @ beta)) for x, y in blocks)
growth = {"change": beta[0], "error": np.sqrt((bread @ meat @ bread)[0, 0]), "people": len(blocks)}
dropped = ["third", "meals", "female", "academic_year"]
