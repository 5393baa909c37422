"""Does not count the last day."""

marks = {"days-by-year": 0}
message = (
    "A day is missing for each spell: both its first and its last day are days in employment, so add "
    "1 to the difference. The longest spell must be as long as the year. See 'Days and annual pay'."
)

# %% days-by-year, edited
# -         inside = (last - first).dt.days + 1
# +         inside = (last - first).dt.days
