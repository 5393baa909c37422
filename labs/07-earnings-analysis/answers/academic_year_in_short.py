"""Writes the academic year with two digits at its end."""

marks = {"graduation-year": 1}
message = (
    "Your academic years end in two digits. Here they are written as LEO writes them, with both "
    "years in full and a slash between. See 'The year of graduation'."
)

# %% graduation-year, edited
# - graduates = ends_in.map(lambda end: f"{end - 1}/{end}").rename("graduated").reset_index()
# + graduates = ends_in.map(lambda end: f"{end - 1}/{end % 100:02d}").rename("graduated").reset_index()
