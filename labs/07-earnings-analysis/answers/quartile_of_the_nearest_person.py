"""Takes the nearest person for a quartile."""

marks = {"quantiles": 3}
message = (
    "Your quartiles are the pay of one person, or the middle of two, not a point on the straight line "
    "between them. All are in use, and with few people they differ; here take the line (polars: "
    "`quantile(0.25, \"linear\")`, SQL: `quantile_cont`). See 'Quantiles'."
)
rare = True

# %% quantiles, edited
# - quantiles["people"] = real.notna().groupby(line["after_degree"]).sum()
# + quantiles["people"] = by_year.count()
# + for column, place in [("p25", 0.25), ("p75", 0.75)]:
# +     quantiles[column] = by_year.quantile(place, interpolation="nearest")
