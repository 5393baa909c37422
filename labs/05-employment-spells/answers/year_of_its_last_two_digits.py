"""Takes 201516 for the tax year that starts in 2016."""

marks = {"clip-to-a-window": 0}
message = (
    "Your window is a year late. The first four digits of a tax year are the year it starts in: "
    "201516 starts in April 2015. See 'Clip to a window'."
)

# %% clip-to-a-window, edited
# - first_year = tax_year // 100
# + first_year = 2000 + tax_year % 100
