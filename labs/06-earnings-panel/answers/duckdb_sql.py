"""SQL through `synthetic_data.connect`, with the names of the secure room."""

# %% pay-records
con = synthetic_data.connect()
pay_rows = con.execute(
    """
    select count(*) as rows, count(*) filter (Earnings = 0) as zero,
           count(*) filter (
               Edukey not in (select EDUKEY from LEO_i2."LEO-TRAINING".LEARNER_AE_ID_TO_EDUKEY_LOOKUP)
           ) as of_nobody
    from LEO_i2."LEO-TRAINING".leo_earnings where TaxYear between $first and $last
    """,
    {"first": years[0], "last": years[-1]},
).df()

# %% pay-of-people
con = synthetic_data.connect()
con.register("cohort_people", cohort)
con.register("links_in", links)
people = con.sql("""
    select c.AE_ID, count(distinct l.Edukey) as edukeys
    from cohort_people c left join links_in l using (AE_ID) group by c.AE_ID
""").df()
pay = con.execute(
    """
    select AE_ID, TaxYear, sum(Earnings) as pay
    from LEO_i2."LEO-TRAINING".leo_earnings join links_in using (Edukey)
    where TaxYear between $first and $last group by AE_ID, TaxYear
    """,
    {"first": years[0], "last": years[-1]},
).df()

# %% zero-or-missing
con = synthetic_data.connect()
con.register("people_in", people)
con.register("pay_in", pay)
panel = con.execute(
    """
    with frame as (select AE_ID, edukeys, TaxYear from people_in cross join (select unnest($years) as TaxYear))
    select AE_ID, TaxYear, pay,
           case when edukeys = 0 then 'no key' when pay is null then 'no record'
                when pay = 0 then 'zero' else 'pay' end as status,
           case when edukeys > 0 then coalesce(pay, 0) end as pay_or_zero
    from frame left join pay_in using (AE_ID, TaxYear)
    """,
    {"years": years},
).df()

# %% three-means
con = synthetic_data.connect()
con.register("panel_in", panel)
mean_pay = con.sql("""
    select avg(pay) filter (status = 'pay') as with_pay,
           avg(pay) filter (status in ('pay', 'zero')) as with_record,
           avg(pay_or_zero) filter (status <> 'no key') as with_key
    from panel_in
""").df()

# %% profits
con = synthetic_data.connect()
con.register("links_in", links)
profits = con.execute(
    """
    select AE_ID, TaxYear, sum(EARNINGS_SELF_EMPLOYMENT) as profit
    from LEO_i2."LEO-TRAINING".leo_self_assessment join links_in using (Edukey)
    where TaxYear between $first and $last group by all
    """,
    {"first": years[0], "last": years[-1]},
).df()

# %% income
con = synthetic_data.connect()
con.register("panel_in", panel)
con.register("profits_in", profits)
income = con.sql("""
    select p.AE_ID, p.TaxYear,
           case when p.TaxYear >= 201314 and status <> 'no key' then coalesce(r.profit, 0) end as profit,
           case when p.TaxYear >= 201314 and status <> 'no key' then coalesce(r.profit, 0) + pay_or_zero end as total
    from panel_in p left join profits_in r using (AE_ID, TaxYear)
""").df()

# %% price-index
con = synthetic_data.connect()
con.register("prices_in", prices)
price_index = con.execute(
    """
    with by_year as (
        select year(month) - (month(month) < 4)::int as begins, avg(cpi) as cpi from prices_in group by begins
    ),
    named as (select begins * 100 + (begins + 1) % 100 as TaxYear, cpi from by_year)
    select TaxYear, cpi, (select cpi from named where TaxYear = $base) / cpi as deflator
    from named where TaxYear between $first and $last
    """,
    {"base": base_year, "first": years[0], "last": years[-1]},
).df()

# %% days-by-year
def days_by_year(spells, years):
    con = synthetic_data.connect()
    con.register("spells_in", spells)
    return con.execute(
        """
        with years as (
            select y as TaxYear, make_date(y // 100, 4, 6) as opens, make_date(y // 100 + 1, 4, 5) as closes
            from (select unnest($years)::int as y)
        )
        select AE_ID, TaxYear,
               sum(least(last_day::date, closes) - greatest(first_day::date, opens) + 1)::int as days
        from spells_in join years on first_day::date <= closes and last_day::date >= opens
        group by AE_ID, TaxYear
        """,
        {"years": years},
    ).df()

days = days_by_year(stretches, years)
days_shortest = days_by_year(stretches_shortest, years)

# %% annualised-pay
con = synthetic_data.connect()
con.register("pay_in", pay)
con.register("days_in", days)
annual = con.sql("""
    select AE_ID, TaxYear, pay, days,
           pay * (make_date(TaxYear::int // 100 + 1, 4, 6) - make_date(TaxYear::int // 100, 4, 6)) / days as annualised
    from pay_in join days_in using (AE_ID, TaxYear) where pay > 0
""").df()

# %% pay-and-spells
con = synthetic_data.connect()
con.register("panel_in", panel)
con.register("days_in", days)
reconciled = con.sql("""
    select p.TaxYear,
           count(*) filter (status <> 'no record' and days is not null) as both,
           count(*) filter (status <> 'no record' and days is null) as pay_only,
           count(*) filter (status = 'no record' and days is not null) as spell_only,
           count(*) filter (status = 'no record' and days is null) as neither
    from panel_in p left join days_in using (AE_ID, TaxYear)
    where status <> 'no key' group by p.TaxYear
""").df()

# %% default-dates
con = synthetic_data.connect()
con.register("annual_in", annual)
con.register("shortest_in", days_shortest)
default_effect = con.execute(
    """
    select median(annualised) as recorded, median(annualised * a.days / s.days) as shortest,
           avg((a.days <> s.days)::int) as changed
    from annual_in a join shortest_in s using (AE_ID, TaxYear) where TaxYear = $first
    """,
    {"first": years[0]},
).df()

# %% real-pay
con = synthetic_data.connect()
con.register("annual_in", annual)
con.register("prices_in", price_index)
real_pay = con.sql("""
    select TaxYear, median(annualised) as nominal, median(annualised * deflator) as real
    from annual_in join prices_in using (TaxYear) group by TaxYear
""").df()

# %% pay-picture
con = synthetic_data.connect()
con.register("real_in", real_pay)
table = con.sql("select TaxYear // 100 as starts, nominal, real from real_in order by starts").df()
pay_picture, axes = plt.subplots()
axes.plot("starts", "nominal", "o--", data=table)
axes.plot("starts", "real", "^-", data=table)
axes.set_xlabel("Tax year that starts in April of")
axes.set_ylabel("£ a year")

# %% two-panels
con = synthetic_data.connect()
con.register("panel_in", panel)
two_panels = con.execute(
    """
    with paid as (
        select AE_ID, TaxYear, pay, count(*) over (partition by AE_ID) = $number as always
        from panel_in where pay > 0
    )
    select count(distinct AE_ID) as people_unbalanced,
           count(distinct AE_ID) filter (always) as people_balanced,
           median(pay) filter (TaxYear = $last) / median(pay) filter (TaxYear = $first) as growth_unbalanced,
           median(pay) filter (TaxYear = $last and always)
               / median(pay) filter (TaxYear = $first and always) as growth_balanced
    from paid
    """,
    {"number": len(years), "first": years[0], "last": years[-1]},
).df()

# %% panel-checks
def panel_problems(panel, people, years):
    con = synthetic_data.connect()
    con.register("panel_in", panel)
    con.register("people_in", people)
    con.execute("create temp table wanted as select AE_ID, unnest($years) as TaxYear from people_in", {"years": years})
    checks = {
        "twice": "select 1 from panel_in group by AE_ID, TaxYear having count(*) > 1",
        "absent": "select AE_ID, TaxYear from wanted except select AE_ID, TaxYear from panel_in",
        "stranger": "select AE_ID, TaxYear from panel_in except select AE_ID, TaxYear from wanted",
        "negative": "select 1 from panel_in where pay < 0",
        "status": "select 1 from panel_in where (status in ('pay', 'zero')) <> (pay is not null and not isnan(pay))",
    }
    return [name for name, query in checks.items() if con.sql(query).fetchall()]
