"""Deflates twice."""

marks = {"real-pay": 1}
message = (
    "You deflated twice: pay of earlier years is raised once for prices and once more. One "
    "multiplication is enough. See 'Real pay'."
)

# %% real-pay, edited
# - real_pay["real"] = real_pay["nominal"] * real_pay["deflator"]
# + real_pay["real"] = real_pay["nominal"] * real_pay["deflator"] ** 2
