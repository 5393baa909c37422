"""Draws thousands of pounds."""

marks = {"pay-picture": 2}
message = (
    "Your picture shows thousands of pounds, the table pounds. Draw the amounts as they are, or the "
    "two do not agree and a reader has to guess. See 'Real pay'."
)

# %% pay-picture, edited
# - axes.plot(starts_in, real_pay["nominal"], "--o", label="in pounds of the year")
# - axes.plot(starts_in, real_pay["real"], "-s", label=f"at {base_year} prices")
# + axes.plot(starts_in, real_pay["nominal"] / 1000, "--o", label="in pounds of the year")
# + axes.plot(starts_in, real_pay["real"] / 1000, "-s", label=f"at {base_year} prices")
