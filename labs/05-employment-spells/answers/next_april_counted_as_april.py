"""Lets 1 to 5 April at the end of the tax year stand for April."""

marks = {"sustained-employment": 3}
message = (
    "In `all_twelve`, the days 1 to 5 April at the end of the tax year stand in for April. Here April "
    "is that of the first year, from the 6th: somebody who started in May has eleven months. See "
    "'Sustained employment'."
)

# %% sustained-employment, edited
# - sustained = pd.DataFrame(
# + in_next_april = clipped["last_day"] >= pd.Timestamp(tax_year // 100 + 1, 4, 1)
# + by_month[months[0]] |= by_month.index.isin(clipped.loc[in_next_april, "AE_ID"])
# + sustained = pd.DataFrame(
