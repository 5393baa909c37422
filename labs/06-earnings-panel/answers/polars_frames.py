"""polars for the tables."""

# %% pay-of-people
import polars as pl

def to_polars(frame):
    """A pandas table as polars reads it without pyarrow."""
    return pl.DataFrame({name: list(column.dt.date) if column.dtype.kind == "M" else column.tolist() for name, column in frame.items()})

keys = to_polars(links)
people = to_polars(cohort).join(keys.group_by("AE_ID").agg(edukeys=pl.len()), on="AE_ID", how="left").fill_null(0)
pay = (
    to_polars(earnings)
    .lazy()
    .filter(pl.col("TaxYear").is_in(years))
    .join(keys.lazy(), on="Edukey")
    .group_by("AE_ID", "TaxYear")
    .agg(pay=pl.col("Earnings").sum())
)

# %% zero-or-missing
frame = to_polars(people).join(pl.DataFrame({"TaxYear": years}), how="cross")
panel = frame.join(to_polars(pay), on=["AE_ID", "TaxYear"], how="left").with_columns(
    status=pl.when(pl.col("edukeys") == 0)
    .then(pl.lit("no key"))
    .when(pl.col("pay").is_null())
    .then(pl.lit("no record"))
    .when(pl.col("pay") == 0)
    .then(pl.lit("zero"))
    .otherwise(pl.lit("pay")),
    pay_or_zero=pl.when(pl.col("edukeys") > 0).then(pl.col("pay").fill_null(0)),
)

# %% price-index
month = pl.col("month")
by_year = (
    to_polars(prices)
    .with_columns(begins=month.dt.offset_by("-3mo").dt.year())
    .group_by("begins")
    .agg(pl.col("cpi").mean())
    .with_columns(TaxYear=pl.col("begins") * 100 + (pl.col("begins") + 1) % 100)
)
base = by_year.filter(pl.col("TaxYear") == base_year)["cpi"].item()
price_index = by_year.with_columns(deflator=base / pl.col("cpi")).filter(pl.col("TaxYear").is_in(years))

# %% annualised-pay
annual = (
    to_polars(pay)
    .join(to_polars(days), on=["AE_ID", "TaxYear"])
    .filter(pl.col("pay") > 0)
    .with_columns(starts=pl.col("TaxYear") // 100)
    .with_columns(length=(pl.date(pl.col("starts") + 1, 4, 6) - pl.date("starts", 4, 6)).dt.total_days())
    .with_columns(annualised=pl.col("pay") / pl.col("days") * pl.col("length"))
)

# %% real-pay
real_pay = (
    to_polars(annual)
    .group_by("TaxYear")
    .agg(nominal=pl.col("annualised").median())
    .join(to_polars(price_index), on="TaxYear")
    .with_columns(real=pl.col("nominal") * pl.col("deflator"))
)
