"""Does not deflate."""

marks = {"real-pay": 1}
message = (
    "Your `real` equals `nominal` in every year. Multiply it by the year's `deflator`. See 'Real "
    "pay'."
)

# %% real-pay, edited
# - real_pay["real"] = real_pay["nominal"] * real_pay["deflator"]
# + real_pay["real"] = real_pay["nominal"]
