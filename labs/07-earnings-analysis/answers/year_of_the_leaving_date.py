"""Takes the calendar year of the day on which study ended."""

marks = {"graduation-year": 0}
message = (
    "You counted from the leaving date. Some have none and are lost, and where the award came in the "
    "academic year after the course the date is a year early. The view says in which year the degree "
    "was obtained. See 'The year of graduation'."
)
rare = True

# %% graduation-year, edited
# - ends_in = degrees.groupby("AE_ID")["view"].min()
# + ends_in = degrees.dropna(subset="HE_ENDDATE").set_index("AE_ID")["HE_ENDDATE"].dt.year
