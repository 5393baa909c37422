"""Tells the lines apart by colour only."""

marks = {"pay-picture": 3}
message = (
    "Your lines differ in colour only: in grey nobody knows which is which, and no legend helps. Give "
    "each its own line style or marker, or write its name beside it. See 'Real pay'."
)

# %% pay-picture, edited
# - axes.plot(starts_in, real_pay["nominal"], "--o", label="in pounds of the year")
# - axes.plot(starts_in, real_pay["real"], "-s", label=f"at {base_year} prices")
# + axes.plot(starts_in, real_pay["nominal"], label="in pounds of the year")
# + axes.plot(starts_in, real_pay["real"], label=f"at {base_year} prices")
