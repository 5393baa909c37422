"""Draws nominal pay twice."""

marks = {"pay-picture": 2}
message = "Both lines in your picture are `nominal`. The second shows `real`. See 'Real pay'."

# %% pay-picture, edited
# - axes.plot(starts_in, real_pay["real"], "-s", label=f"at {base_year} prices")
# + axes.plot(starts_in, real_pay["nominal"], "-s", label=f"at {base_year} prices")
