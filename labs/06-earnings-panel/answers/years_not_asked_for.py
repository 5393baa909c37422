"""Counts the days of all tax years."""

marks = {"days-by-year": 2}
message = (
    "Your function gives tax years that it was not asked for. It must look at `years` alone. See "
    "'Days and annual pay'."
)

# %% days-by-year, edited
# -     for year in years:
# +     for year in [100 * y + (y + 1) % 100 for y in range(2000, 2022)]:
