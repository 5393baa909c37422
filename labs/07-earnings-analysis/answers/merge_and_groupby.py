"""pandas throughout: merge, map, groupby and masks; regressions with dummy variables."""

# %% years-after-ks4
def years_after(academic_year, tax_year):
    begins, ends = academic_year.split("/")
    return int(str(tax_year)[:4]) - int(ends)

clock = panel[["academic_year", "TaxYear"]].drop_duplicates()
clock["after"] = clock.apply(lambda row: years_after(row["academic_year"], row["TaxYear"]), axis=1)
since_ks4 = panel.merge(clock, on=["academic_year", "TaxYear"]).query("after > 0")

# %% graduation-year
qualified = students.query("HE_XPQUAL01 == 1 and HE_XQLEV601 == '4'").sort_values("view")
graduates = qualified.drop_duplicates("AE_ID")[["AE_ID", "view"]]
graduates["graduated"] = (graduates["view"] - 1).astype(str).str.cat(graduates["view"].astype(str), sep="/")

# %% years-after-graduation
of_person = graduates.set_index("AE_ID")["graduated"]
table = since_ks4.assign(graduated=since_ks4["AE_ID"].map(of_person)).dropna(subset="graduated")
first_full = table["graduated"].str.slice(5).astype(int) + 1
table["after_degree"] = table["TaxYear"] // 100 - first_full + 1
since_graduation = table[table["TaxYear"] // 100 >= first_full]

# %% last-tax-year
size = graduates["graduated"].value_counts()
coverage = pd.DataFrame({"people": size})
ended = pd.Series([int(name[5:]) for name in coverage.index], index=coverage.index)
coverage["reach"] = np.maximum(last_year // 100 - ended, 0)
coverage["followed"] = ended + horizon <= last_year // 100
coverage = coverage.rename_axis("graduated")

# %% quantiles
both = since_graduation.merge(coverage[coverage["followed"]], on="graduated")
both = both[both["after_degree"].between(1, horizon)].merge(to_base.reset_index(), on="TaxYear")
both["real"] = both["annualised"] * both["deflator"]
quantiles = both.groupby("after_degree").agg(
    people=("real", "count"),
    p25=("real", lambda pay: pay.quantile(0.25)),
    median=("real", "median"),
    p75=("real", lambda pay: pay.quantile(0.75)),
)

# %% quantiles-picture
table = quantiles.set_index("after_degree")[["p25", "median", "p75"]]
quantiles_picture = table.plot(style=["k:", "k-", "k--"], xlabel="Years after graduation", ylabel="Pay in pounds a year")

# %% raw-gap
by_group = at_gap.dropna(subset="real").groupby("meals")["real"]
middle, geometric = by_group.median(), by_group.apply(lambda pay: np.log(pay).mean())
raw_gap = pd.Series(
    {
        "meals": middle.loc[1],
        "others": middle.loc[0],
        "per_cent": (middle.loc[1] - middle.loc[0]) / middle.loc[0] * 100,
        "log_points": geometric.diff().loc[1] * 100,
    }
)

# %% gap-picture
some = since_ks4[(since_ks4["after"] >= 4) & (since_ks4["after"] <= gap_year)]
by_after = some.pivot_table(index="after", columns="meals", values="real", aggfunc="median")
by_after.columns = ["others", "meals"]
gap_picture = by_after.plot(style=["o-", "s--"], xlabel="Years after Key Stage 4", ylabel="Median pay, pounds", ylim=(0, None))

# %% who-is-compared
flags = at_gap.assign(
    no_key=at_gap["status"].eq("no key"),
    with_pay=at_gap["pay"].gt(0).astype("float").where(at_gap["status"] != "no key"),
    in_median=at_gap["real"].notna(),
)
compared = flags.groupby("meals").agg(
    people=("AE_ID", "size"), no_key=("no_key", "mean"), with_pay=("with_pay", "mean"), in_median=("in_median", "mean")
)

# %% bounds
keyed = at_gap.query("status != 'no key'")
most = keyed["real"].max() + 1
bounds = keyed.assign(bottom=keyed["real"].fillna(-1), top=keyed["real"].fillna(most)).groupby("meals")[["bottom", "top"]].median()
low, high = bounds.loc[1] / bounds.loc[0, ["top", "bottom"]].to_numpy() - 1
gap_bounds = {"lowest": 100 * low, "highest": 100 * high}

# %% same-mix
by_cell = sample.groupby(["meals", "third"])["log_pay"]
cells = pd.DataFrame({"mean_log": by_cell.mean()})
cells["share"] = sample.groupby("meals")["third"].value_counts(normalize=True)
mine, theirs = cells.loc[1], cells.loc[0]
same = (mine["share"] * (mine["mean_log"] - theirs["mean_log"])).sum()
means = sample.groupby("meals")["log_pay"].mean()
mix_gap = {"raw": means[1] - means[0], "same_mix": same, "explained": (means[1] - means[0] - same) / (means[1] - means[0])}

# %% first-regression
fit = pf.feols("log_pay ~ meals + C(after)", data=sample, vcov={"CRV1": "AE_ID"})
table = fit.tidy().loc["meals"]
first_model = {
    "gap": table["Estimate"],
    "error": table["Std. Error"],
    "per_cent": np.expm1(table["Estimate"]) * 100,
    "rows": sample.shape[0],
    "people": len(sample["AE_ID"].unique()),
}

# %% gap-decomposed
right_hand = {"raw": "meals", "third": "meals + C(third)", "both": "meals + C(third) + female"}
found = {}
for model, terms in right_hand.items():
    fit = pf.feols(f"log_pay ~ {terms} + C(after)", data=sample, vcov={"CRV1": "AE_ID"}).tidy()
    found[model] = fit.loc["meals", ["Estimate", "Std. Error"]].to_numpy()
models = pd.DataFrame(found, index=["gap", "error"]).T.rename_axis("model")
gap_explained = float((models.loc["raw", "gap"] - models.loc["both", "gap"]) / models.loc["raw", "gap"])
before_pay = {"female", "third", "academic_year"}

# %% clustered-errors
tables = {}
for name, vcov in {"independent": "iid", "person": {"CRV1": "AE_ID"}}.items():
    tables[name] = pf.feols("log_pay ~ meals + female + C(third) + C(after)", data=sample, vcov=vcov).tidy()
errors = pd.DataFrame({name: table.loc[["meals", "female"], "Std. Error"] for name, table in tables.items()})
errors.index.name = "term"
centre = tables["person"].loc["meals", "Estimate"]
half = 1.96 * errors.loc["meals", "person"]
interval = {"low": np.expm1(centre - half) * 100, "high": np.expm1(centre + half) * 100}

# %% person-fixed-effects
several = sample[sample.groupby("AE_ID")["after"].transform("size") > 1].copy()
several["product"] = several["meals"] * several["after"]
fit = pf.feols("log_pay ~ product + C(after) | AE_ID", data=several, vcov={"CRV1": "AE_ID"})
growth = {"change": fit.coef()["product"], "error": fit.se()["product"], "people": several["AE_ID"].nunique()}
dropped = [name for name in ["meals", "female", "third", "academic_year", "days"] if (several.groupby("AE_ID")[name].nunique() == 1).all()]
