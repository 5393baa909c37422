"""Divides by the deflator."""

marks = {"real-pay": 1}
message = (
    "You divided by the deflator, which counts inflation twice instead of taking it out. As it is "
    "made here, pay is multiplied by it: earlier years grow. See 'Real pay'."
)

# %% real-pay, edited
# - real_pay["real"] = real_pay["nominal"] * real_pay["deflator"]
# + real_pay["real"] = real_pay["nominal"] / real_pay["deflator"]
