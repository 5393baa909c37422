"""SQL through `synthetic_data.connect`, with the names of the secure room."""

# %% default-dates
con = synthetic_data.connect()
count = con.sql("""
    select
        count(*) filter (month(StartDate) = 4 and day(StartDate) = 6) as on_6_april,
        count(*) filter (month(StartDate) = 4 and day(StartDate) = 6 and UncertainStartDate = 1) as on_6_april_flagged,
        count(*) filter (StartDate + 1 = EndDate and UncertainStartDate = 1) as day_before_end_flagged,
        count(*) filter (month(EndDate) = 4 and day(EndDate) = 5) as on_5_april,
        count(*) filter (month(EndDate) = 4 and day(EndDate) = 5 and UncertainEndDate = 1) as on_5_april_flagged
    from LEO_i2."LEO-TRAINING".leo_employment
""").df()
default_starts = count[["on_6_april", "on_6_april_flagged", "day_before_end_flagged"]]
default_ends = count[["on_5_april", "on_5_april_flagged"]]

# %% flags-by-tax-year
con = synthetic_data.connect()
flagged_by_year = con.sql("""
    with starts as (
        select *, year(StartDate) - (month(StartDate) < 4 or (month(StartDate) = 4 and day(StartDate) < 6))::int as first_year
        from LEO_i2."LEO-TRAINING".leo_employment
    )
    select first_year * 100 + (first_year + 1) % 100 as tax_year, first_year,
           count(*) as spells, avg(UncertainStartDate) as share_flagged
    from starts group by first_year order by first_year
""").df()
flag_picture = flagged_by_year.plot(x="first_year", y="share_flagged", legend=False)
flag_picture.set(xlabel="First year of tax year", ylabel="Share with flag")

# %% open-ends
con = synthetic_data.connect()
closed = con.sql("""
    select EduKey, StartDate, EndDate, EndDate = date '9999-12-31' as open,
           case when EndDate = date '9999-12-31' then date '2021-04-05' else EndDate end as closed_end
    from LEO_i2."LEO-TRAINING".leo_employment
""")

# %% invalid-spells
con = synthetic_data.connect()
con.register("closed_spells", closed)
dropped = con.sql("""
    select count(*) filter (StartDate > EndDate) as start_after_end, count(*) filter (StartDate = EndDate) as one_day
    from closed_spells
""").df()
valid_spells = con.sql("select * from closed_spells where StartDate < EndDate").df()

# %% people-and-keys
con = synthetic_data.connect()
con.register("cohort_people", cohort)
links = con.sql("""
    select distinct AE_ID, EDUKEY from LEO_i2."LEO-TRAINING".LEARNER_AE_ID_TO_EDUKEY_LOOKUP
    where AE_ID in (select AE_ID from cohort_people)
""").df()
people = con.sql("""
    select c.AE_ID, count(distinct l.EDUKEY) as edukeys
    from cohort_people c left join LEO_i2."LEO-TRAINING".LEARNER_AE_ID_TO_EDUKEY_LOOKUP l using (AE_ID)
    group by c.AE_ID
""").df()
(stray_spells,) = con.execute("""
    select count(*) from LEO_i2."LEO-TRAINING".leo_employment
    where EduKey not in (select EDUKEY from LEO_i2."LEO-TRAINING".LEARNER_AE_ID_TO_EDUKEY_LOOKUP)
""").fetchone()

# %% spells-of-people
con = synthetic_data.connect()
con.register("spells_in", valid_spells)
con.register("links_in", links)
person_spells = con.sql("select AE_ID, EduKey, StartDate, closed_end from spells_in join links_in using (EduKey)").df()

# %% clip-to-a-window
con = synthetic_data.connect()
con.register("spells_in", person_spells)
first_year = tax_year // 100
clipped = con.execute(
    """
    with edges as (select make_date($year, 4, 6) as opens, make_date($year + 1, 4, 5) as closes)
    select s.*, greatest(StartDate::date, opens) as first_day, least(closed_end::date, closes) as last_day,
           least(closed_end::date, closes) - greatest(StartDate::date, opens) + 1 as days
    from spells_in s, edges where StartDate <= closes and closed_end >= opens
    """,
    {"year": first_year},
).df()

# %% union-of-spells
def union_of_spells(spells):
    con = synthetic_data.connect()
    con.register("spells_in", spells)
    return con.sql("""
        with ordered as (
            select AE_ID, first_day::date as first_day, last_day::date as last_day,
                   max(last_day::date) over (
                       partition by AE_ID order by first_day, last_day rows between unbounded preceding and 1 preceding
                   ) as reached
            from (select distinct AE_ID, first_day, last_day from spells_in)
        ),
        numbered as (
            select *, sum((reached is null or first_day > reached + 1)::int) over (
                partition by AE_ID order by first_day, last_day rows unbounded preceding
            ) as stretch
            from ordered
        )
        select AE_ID, min(first_day) as first_day, max(last_day) as last_day from numbered group by AE_ID, stretch
    """).df()

# %% days-in-employment
merged = union_of_spells(clipped)
con = synthetic_data.connect()
con.register("merged_spells", merged)
days_employed = con.sql("""
    select AE_ID, sum(last_day::date - first_day::date + 1) as days from merged_spells group by AE_ID
""").df()

# %% sustained-employment
con = synthetic_data.connect()
con.register("spells_in", clipped)
con.register("people_in", people)
sustained = con.execute(
    """
    with months as (
        select n, (make_date($year, 4, 1) + to_months(n::int))::date as opens from range(12) t(n)
    ),
    touched as (
        select distinct AE_ID, n from spells_in join months
        on first_day < opens + interval 1 month and last_day >= opens
    )
    select p.AE_ID,
           count(*) filter (n >= 6) >= 5 as five_of_six,
           count(n) = 12 as all_twelve,
           p.AE_ID in (select AE_ID from spells_in) as any_day
    from people_in p left join touched t using (AE_ID) group by p.AE_ID
    """,
    {"year": tax_year // 100},
).df()

# %% rates
con = synthetic_data.connect()
con.register("flags", sustained)
con.register("people_in", people)
rates = con.sql("""
    select avg(five_of_six::int) as five_of_six, avg(all_twelve::int) as all_twelve, avg(any_day::int) as any_day
    from flags join people_in using (AE_ID) where edukeys > 0
""").df()

# %% person-month-panel
con = synthetic_data.connect()
con.register("merged_spells", merged)
con.register("people_in", people)
panel = con.execute(
    """
    with months as (
        select (make_date($year, 4, 1) + to_months(n::int))::date as month,
               (make_date($year, 4, 1) + to_months(n::int + 1))::date - 1 as closes
        from range(12) t(n)
    )
    select p.AE_ID, month,
           sum(case when m.AE_ID is null then 0  -- least() and greatest() pass over what is missing
                    else least(last_day::date, closes) - greatest(first_day::date, month) + 1 end) as days,
           days > 0 as employed
    from people_in p cross join months
    left join merged_spells m on m.AE_ID = p.AE_ID and first_day <= closes and last_day >= month
    group by p.AE_ID, month
    """,
    {"year": tax_year // 100},
).df()
