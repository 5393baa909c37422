"""polars, and regressions by the within transformation: group means taken away until nothing changes."""

# %% years-after-ks4
import polars as pl

def years_after(academic_year, tax_year):
    return pl.select(pl.lit(tax_year) // 100 - pl.lit(academic_year).str.slice(5).cast(pl.Int64)).item()

since_ks4 = (
    pl.from_pandas(panel)
    .with_columns(after=pl.col("TaxYear") // 100 - pl.col("academic_year").str.slice(5).cast(pl.Int64))
    .filter(pl.col("after") >= 1)
)

# %% graduation-year
import polars as pl

graduates = (
    pl.from_pandas(students)
    .filter((pl.col("HE_XPQUAL01") == 1) & (pl.col("HE_XQLEV601") == "4"))
    .group_by("AE_ID")
    .agg(pl.col("view").min())
    .with_columns(graduated=pl.format("{}/{}", pl.col("view") - 1, pl.col("view")))
)

# %% years-after-graduation
import polars as pl

since_graduation = (
    pl.from_pandas(since_ks4)
    .join(pl.from_pandas(graduates), on="AE_ID")
    .with_columns(after_degree=pl.col("TaxYear") // 100 - pl.col("graduated").str.tail(4).cast(pl.Int64))
    .filter(pl.col("after_degree") > 0)
)

# %% last-tax-year
import polars as pl

years = pl.lit(last_year // 100) - pl.col("graduated").str.tail(4).cast(pl.Int64)
coverage = (
    pl.from_pandas(graduates)
    .group_by("graduated")
    .agg(people=pl.len())
    .with_columns(reach=years.clip(lower_bound=0), followed=years >= horizon)
)

# %% quantiles
import polars as pl

prices = pl.from_pandas(to_base.reset_index())
table = pl.from_pandas(since_graduation).join(prices, on="TaxYear")
table = table.join(pl.from_pandas(coverage).filter(pl.col("followed")), on="graduated")
table = table.with_columns(real=pl.col("annualised").fill_nan(None) * pl.col("deflator"))
quantiles = table.filter(pl.col("after_degree") <= horizon).group_by("after_degree").agg(
    people=pl.col("real").count(),
    p25=pl.col("real").quantile(0.25, "linear"),
    median=pl.col("real").median(),
    p75=pl.col("real").quantile(0.75, "linear"),
)

# %% quantiles-picture
import polars as pl
import seaborn as sns

tall = pl.from_pandas(quantiles).unpivot(["p25", "median", "p75"], index="after_degree", variable_name="quantile", value_name="pay")
quantiles_picture = sns.lineplot(tall.to_pandas(), x="after_degree", y="pay", hue="quantile", style="quantile", markers=True)
quantiles_picture.set(xlabel="Years after graduation", ylabel="Pay in £ a year")

# %% raw-gap
import polars as pl

groups = pl.from_pandas(at_gap).filter(pl.col("real").is_not_null() & pl.col("real").is_not_nan()).group_by("meals")
found = groups.agg(middle=pl.col("real").median(), log=pl.col("real").log().mean()).sort("meals")
(others, log_others), (meals, log_meals) = found.select("middle", "log").rows()
raw_gap = {"meals": meals, "others": others, "per_cent": (meals / others - 1) * 100, "log_points": (log_meals - log_others) * 100}

# %% gap-picture
import polars as pl
import seaborn as sns

by_after = (
    pl.from_pandas(since_ks4)
    .filter(pl.col("after").is_between(4, gap_year))
    .with_columns(name=pl.when(pl.col("meals") == 1).then(pl.lit("meals")).otherwise(pl.lit("others")))
    .pivot("name", index="after", values="real", aggregate_function=pl.element().drop_nans().median())
    .sort("after")
)
tall = by_after.unpivot(["meals", "others"], index="after", variable_name="group", value_name="pay").to_pandas()
gap_picture = sns.relplot(tall, x="after", y="pay", hue="group", style="group", kind="line")
gap_picture.set_axis_labels("Tax years after Key Stage 4", "Median annualised pay, £").set(ylim=(0, None))

# %% who-is-compared
import polars as pl

keyed = pl.col("status") != "no key"
compared = (
    pl.from_pandas(at_gap)
    .group_by("meals")
    .agg(
        people=pl.len(),
        no_key=(~keyed).mean(),
        with_pay=(pl.col("status") == "pay").filter(keyed).mean(),
        in_median=(pl.col("real").fill_nan(None).is_not_null()).mean(),
    )
)

# %% bounds
import polars as pl

keyed = pl.from_pandas(at_gap).filter(pl.col("status") != "no key")
real = pl.col("real").fill_nan(None)
bounds = keyed.group_by("meals").agg(bottom=real.fill_null(0).median(), top=real.fill_null(10**8).median()).sort("meals")
(_, bottom_0, top_0), (_, bottom_1, top_1) = bounds.rows()
gap_bounds = {"lowest": (bottom_1 / top_0 - 1) * 100, "highest": (top_1 / bottom_0 - 1) * 100}

# %% same-mix
import polars as pl

cells = pl.from_pandas(sample).group_by("meals", "third").agg(rows=pl.len(), mean_log=pl.col("log_pay").mean())
cells = cells.with_columns(share=pl.col("rows") / pl.col("rows").sum().over("meals"))
mine, theirs = (cells.filter(pl.col("meals") == value).sort("third") for value in (1, 0))
own = (mine["share"] * mine["mean_log"]).sum()
raw = own - (theirs["share"] * theirs["mean_log"]).sum()
same = own - (mine["share"] * theirs["mean_log"]).sum()
mix_gap = {"raw": raw, "same_mix": same, "explained": 1 - same / raw}

# %% first-regression
import polars as pl

within = pl.from_pandas(sample).with_columns(
    x=pl.col("meals") - pl.col("meals").mean().over("after"), y=pl.col("log_pay") - pl.col("log_pay").mean().over("after")
)
gap = (within["x"] * within["y"]).sum() / (within["x"] ** 2).sum()
scores = within.group_by("AE_ID").agg(score=(pl.col("x") * (pl.col("y") - gap * pl.col("x"))).sum())["score"]
first_model = {
    "gap": gap,
    "error": (scores**2).sum() ** 0.5 / (within["x"] ** 2).sum(),
    "per_cent": (np.exp(gap) - 1) * 100,
    "rows": within.height,
    "people": within["AE_ID"].n_unique(),
}

# %% gap-decomposed
def residuals(values, effects):
    for _ in range(40):
        for effect in effects:
            values = values - values.groupby(effect).transform("mean")
    return values

year, third = sample["after"].to_numpy(), sample["third"].to_numpy()
models = {}
for name, effects, controls in [("raw", [year], []), ("third", [year, third], []), ("both", [year, third], ["female"])]:
    x, y = residuals(sample[["meals", *controls]].astype(float), effects).to_numpy(), residuals(sample[["log_pay"]], effects).to_numpy()[:, 0]
    beta, *_ = np.linalg.lstsq(x, y, rcond=None)
    scores = pd.DataFrame(x * (y - x @ beta)[:, None]).groupby(sample["AE_ID"].to_numpy()).sum().to_numpy()
    half = np.linalg.solve(x.T @ x, scores.T)
    models[name] = {"gap": beta[0], "error": np.sqrt((half @ half.T)[0, 0])}
models = pd.DataFrame(models).T.rename_axis("model")
gap_explained = 1 - models.loc["both", "gap"] / models.loc["raw", "gap"]
before_pay = np.array(["third", "female", "academic_year"])

# %% clustered-errors
def residuals(values, effects):
    for _ in range(40):
        for effect in effects:
            values = values - values.groupby(effect).transform("mean")
    return values

effects = [sample["after"].to_numpy(), sample["third"].to_numpy()]
x, y = residuals(sample[["meals", "female"]].astype(float), effects).to_numpy(), residuals(sample[["log_pay"]], effects).to_numpy()[:, 0]
beta, (squares,), *_ = np.linalg.lstsq(x, y, rcond=None)
used = 2 + sample["after"].nunique() + sample["third"].nunique() - 1
alone = np.sqrt(np.diag(np.linalg.inv(x.T @ x)) * squares / (len(y) - used))
scores = pd.DataFrame(x * (y - x @ beta)[:, None]).groupby(sample["AE_ID"].to_numpy()).sum().to_numpy()
half = np.linalg.solve(x.T @ x, scores.T)
together = np.sqrt(np.diag(half @ half.T))
errors = pd.DataFrame({"term": ["meals", "female"], "independent": alone, "person": together})
interval = {name: 100 * np.expm1(beta[0] + z * together[0]) for name, z in [("low", -1.96), ("high", 1.96)]}

# %% person-fixed-effects
import polars as pl

several = pl.from_pandas(sample).filter(pl.len().over("AE_ID") > 1).with_columns(x=(pl.col("meals") * pl.col("after")).cast(pl.Float64), y=pl.col("log_pay"))
for _ in range(150):
    for effect in ("AE_ID", "after"):
        several = several.with_columns(pl.col(name) - pl.col(name).mean().over(effect) for name in ("x", "y"))
x, y = several["x"].to_numpy(), several["y"].to_numpy()
change = x @ y / (x @ x)
scores = several.with_columns(score=pl.col("x") * (pl.col("y") - change * pl.col("x"))).group_by("AE_ID").agg(pl.col("score").sum())["score"]
growth = {"change": change, "error": (scores**2).sum() ** 0.5 / (x @ x), "people": several["AE_ID"].n_unique()}
dropped = pl.Series(["meals", "female", "third", "academic_year"])
