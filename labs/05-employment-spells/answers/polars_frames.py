"""polars for the tables."""

# %% open-ends
import datetime as dt
import polars as pl

def to_polars(frame):
    """A pandas table with dates and text as polars reads them without pyarrow."""
    return pl.DataFrame({name: list(column.dt.date) if column.dtype.kind == "M" else column.tolist() for name, column in frame.items()})

table = to_polars(spells)
closed = table.with_columns(open=pl.col("EndDate").dt.year() == 9999).with_columns(
    closed_end=pl.when("open").then(pl.lit(dt.date(2021, 4, 5))).otherwise("EndDate")
)

# %% invalid-spells
table = to_polars(closed)
dropped = {
    "start_after_end": table.filter(pl.col("StartDate") > pl.col("EndDate")).height,
    "one_day": table.filter(pl.col("StartDate") == pl.col("EndDate")).height,
}
valid_spells = table.lazy().filter(pl.col("StartDate") < pl.col("EndDate"))

# %% spells-of-people
person_spells = to_polars(valid_spells).join(to_polars(links), on="EduKey")

# %% clip-to-a-window
opens, closes = pl.date(tax_year // 100, 4, 6), pl.date(tax_year // 100 + 1, 4, 5)
clipped = (
    to_polars(person_spells)
    .with_columns(first_day=pl.max_horizontal("StartDate", opens), last_day=pl.min_horizontal("closed_end", closes))
    .with_columns(days=(pl.col("last_day") - pl.col("first_day")).dt.total_days() + 1)
    .filter(pl.col("days") > 0)
)

# %% union-of-spells
def union_of_spells(spells):
    return (
        to_polars(spells)
        .sort("AE_ID", "first_day")
        .with_columns(reached=pl.col("last_day").cum_max().shift().over("AE_ID"))
        .with_columns(new=(pl.col("first_day") > pl.col("reached").dt.offset_by("1d")).fill_null(True))
        .with_columns(stretch=pl.col("new").cum_sum())
        .group_by("AE_ID", "stretch")
        .agg(pl.col("first_day").min(), pl.col("last_day").max())
    )

# %% days-in-employment
merged = union_of_spells(clipped)
days_employed = merged.group_by("AE_ID").agg(days=((pl.col("last_day") - pl.col("first_day")).dt.total_days() + 1).sum())
