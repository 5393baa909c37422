"""Takes the view's year for the year in which the academic year begins."""

marks = {"graduation-year": 1}
message = (
    "Your academic years are one too late: a view of HESA has the name of the year in which the "
    "academic year ends. The view of 2012 is 2011/12. See 'The year of graduation'."
)

# %% graduation-year, edited
# - graduates = ends_in.map(lambda end: f"{end - 1}/{end}").rename("graduated").reset_index()
# + graduates = ends_in.map(lambda end: f"{end}/{end + 1}").rename("graduated").reset_index()
