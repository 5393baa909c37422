"""SQL, with the names of the secure room where a view is read; regressions on sums and means that SQL makes."""

# %% years-after-ks4
def years_after(academic_year, tax_year):
    con = synthetic_data.connect()
    return con.execute("select $t // 100 - cast(right($a, 4) as integer)", {"a": academic_year, "t": tax_year}).fetchone()[0]

con = synthetic_data.connect()
con.register("panel_in", panel)
since_ks4 = con.sql("""
    select *, TaxYear // 100 - cast(split_part(academic_year, '/', 2) as int) as after
    from panel_in where TaxYear // 100 > cast(split_part(academic_year, '/', 2) as int)
""").df()

# %% graduation-year
con = synthetic_data.connect()
con.register("people_in", people)
views = " union all ".join(
    f'select HE_PUPILMATCHINGREFANONYMOUS as PMR, {year} as view from HESA_i2."LEO-TRAINING".hesa_{year} '
    "where HE_XPQUAL01 = 1 and HE_XQLEV601 = '4'"
    for year in range(2008, 2021)
)
graduates = con.sql(f"""
    select AE_ID, concat(min(view) - 1, '/', min(view)) as graduated
    from ({views}) join LEO_i2."LEO-TRAINING".LEARNER_AE_ID_TO_PMR_LOOKUP on PMR = PUPILMATCHINGREFANONYMOUS
    where AE_ID in (select AE_ID from people_in) group by AE_ID
""").df()

# %% years-after-graduation
con = synthetic_data.connect()
con.register("graduates_in", graduates)
con.register("since_in", since_ks4)
since_graduation = con.sql("""
    select AE_ID, TaxYear, graduated, annualised, TaxYear // 100 - right(graduated, 4)::int as after_degree
    from since_in join graduates_in using (AE_ID) where TaxYear // 100 > right(graduated, 4)::int
""").df()

# %% last-tax-year
con = synthetic_data.connect()
con.register("graduates_in", graduates)
coverage = con.execute(
    """
    with counted as (select graduated, count(*) as people, $last // 100 - right(graduated, 4)::int as years from graduates_in group by all)
    select graduated, people, greatest(years, 0) as reach, years >= $horizon as followed from counted
    """,
    {"last": last_year, "horizon": horizon},
).df()

# %% quantiles
con = synthetic_data.connect()
con.register("rows_in", since_graduation)
con.register("coverage_in", coverage)
con.register("prices_in", to_base.reset_index())
quantiles = con.execute(
    """
    select after_degree, count(annualised) as people, quantile_cont(annualised * deflator, 0.25) as p25,
           median(annualised * deflator) as median, quantile_cont(annualised * deflator, 0.75) as p75
    from rows_in join coverage_in using (graduated) join prices_in using (TaxYear)
    where followed and after_degree <= $horizon and not isnan(annualised) group by after_degree
    """,
    {"horizon": horizon},
).df()

# %% quantiles-picture
con = synthetic_data.connect()
con.register("quantiles_in", quantiles)
table = con.sql("select * from quantiles_in order by after_degree").df()
quantiles_picture, axes = plt.subplots()
axes.plot("after_degree", "median", "o-", data=table)
axes.plot("after_degree", "p25", "v--", data=table)
axes.plot("after_degree", "p75", "^--", data=table)
axes.legend()
axes.set_xlabel("Years after graduation")
axes.set_ylabel("Annualised pay (£)")

# %% raw-gap
con = synthetic_data.connect()
con.register("gap_in", at_gap)
raw_gap = con.sql("""
    with two as (
        select median(real) filter (meals = 1) as meals, median(real) filter (meals = 0) as others,
               100 * (avg(ln(real)) filter (meals = 1) - avg(ln(real)) filter (meals = 0)) as log_points
        from gap_in where not isnan(real)
    )
    select *, 100 * (meals / others - 1) as per_cent from two
""").df()

# %% gap-picture
con = synthetic_data.connect()
con.register("since_in", since_ks4)
by_after = con.execute(
    """
    select after, median(real) filter (meals = 1) as meals, median(real) filter (meals = 0) as others
    from since_in where after between 4 and $last and not isnan(real) group by after order by after
    """,
    {"last": gap_year},
).df()
gap_picture, axes = plt.subplots()
axes.plot("after", "meals", "o-", data=by_after)
axes.plot("after", "others", "^--", data=by_after)
axes.legend(["had free school meals", "had not"])
axes.set(xlabel="Years after Key Stage 4", ylabel="£ a year", ylim=(0, 30_000))

# %% who-is-compared
con = synthetic_data.connect()
con.register("gap_in", at_gap)
compared = con.sql("""
    select meals, count(*) as people, avg((status = 'no key')::int) as no_key,
           avg((status = 'pay')::int) filter (status <> 'no key') as with_pay,
           avg((real is not null and not isnan(real))::int) as in_median
    from gap_in group by meals
""").df()

# %% bounds
con = synthetic_data.connect()
con.register("gap_in", at_gap)
bounds = con.sql("""
    select meals, median(if(real > 0, real, 0)) as bottom, median(if(real > 0, real, 1e9)) as top
    from gap_in where status <> 'no key' group by meals
""").df()
con.register("bounds_in", bounds)
gap_bounds = con.sql("""
    select 100 * (m.bottom / o.top - 1) as lowest, 100 * (m.top / o.bottom - 1) as highest
    from bounds_in m, bounds_in o where m.meals = 1 and o.meals = 0
""").df()

# %% same-mix
con = synthetic_data.connect()
con.register("sample_in", sample)
cells = con.sql("""
    select meals, third, count(*) / sum(count(*)) over (partition by meals) as share, avg(log_pay) as mean_log
    from sample_in group by meals, third
""").df()
con.register("cells_in", cells)
mix_gap = con.sql("""
    with two as (
        select sum(m.share * m.mean_log) - sum(o.share * o.mean_log) as raw, sum(m.share * (m.mean_log - o.mean_log)) as same_mix
        from cells_in m join cells_in o using (third) where m.meals = 1 and o.meals = 0
    )
    select raw, same_mix, 1 - same_mix / raw as explained from two
""").df()

# %% first-regression
con = synthetic_data.connect()
con.register("sample_in", sample)
first_model = con.sql("""
    with demeaned as (
        select AE_ID, meals - avg(meals) over (partition by after) as x, log_pay - avg(log_pay) over (partition by after) as y
        from sample_in
    ),
    slope as (select sum(x * y) / sum(x * x) as gap, sum(x * x) as spread, count(*) as rows from demeaned),
    scores as (select AE_ID, sum(x * (y - gap * x)) as score from demeaned, slope group by AE_ID),
    clustered as (select sqrt(sum(score * score) * count(*) / (count(*) - 1)) as root, count(*) as people from scores)
    select gap, root / spread as error, 100 * (exp(gap) - 1) as per_cent, rows, people from slope, clustered
""").df()

# %% gap-decomposed
con = synthetic_data.connect()
con.register("sample_in", sample)
wide = con.sql("select *, (third = 'middle')::int as middle, (third = 'high')::int as high from sample_in").df()
models = []
for name, terms in {"raw": "meals", "third": "meals + middle + high", "both": "meals + middle + high + female"}.items():
    fit = pf.feols(f"log_pay ~ {terms} | after", data=wide, vcov={"CRV1": "AE_ID"})
    models.append({"model": name, "gap": fit.coef().iloc[0], "error": fit.se().iloc[0]})
gap_explained = (models[0]["gap"] - models[2]["gap"]) / models[0]["gap"]
before_pay = ["academic_year", "third", "female"]

# %% clustered-errors
con = synthetic_data.connect()
con.register("sample_in", sample)
wide = con.sql("select *, (third = 'middle')::int as middle, (third = 'high')::int as high from sample_in").df()
fit = pf.feols("log_pay ~ meals + female + middle + high | after", data=wide, vcov="iid")
alone = fit.se()
together = fit.vcov({"CRV1": "AE_ID"}).se()
errors = pd.DataFrame({"term": ["meals", "female"], "independent": alone.iloc[:2].to_numpy(), "person": together.iloc[:2].to_numpy()})
gap, error = fit.coef().iloc[0], together.iloc[0]
interval = {"low": 100 * (np.exp(gap - 1.96 * error) - 1), "high": 100 * (np.exp(gap + 1.96 * error) - 1)}

# %% person-fixed-effects
con = synthetic_data.connect()
con.register("sample_in", sample)
several = con.sql("""
    select AE_ID, log_pay, meals * after as product, after from sample_in
    where AE_ID in (select AE_ID from sample_in group by AE_ID having count(*) > 1)
""").df()
fit = pf.feols("log_pay ~ product | AE_ID + after", data=several, vcov={"CRV1": "AE_ID"})
growth = {"change": fit.coef().iloc[0], "error": fit.se().iloc[0], "people": several["AE_ID"].nunique()}
dropped = con.sql("select unnest(['meals', 'female', 'third', 'academic_year']) as name").df()["name"]
