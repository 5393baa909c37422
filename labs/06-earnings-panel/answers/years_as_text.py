"""Gives the years as text, or only their places."""

marks = {"pay-picture": 2}
message = (
    "Your lines stand at the places 0, 1, 2 and so on, as they do where years are text. A year is a "
    "number with its distance to the next, also where one is left out: draw numbers. See 'Real pay'."
)

# %% pay-picture, edited
# - starts_in = real_pay["TaxYear"] // 100
# + starts_in = (real_pay["TaxYear"] // 100).astype(str)
