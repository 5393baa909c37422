"""Gives the rows of people with two or more."""

marks = {"person-fixed-effects": 3}
message = (
    "`people` is the number of rows that the regression used. Count the people behind them. See "
    "'Person fixed effects'."
)

# %% person-fixed-effects, edited
# -     "people": (rows_of_person >= 2).sum(),
# +     "people": rows_of_person[rows_of_person >= 2].sum(),
