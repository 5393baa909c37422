"""Divides by the index itself."""

marks = {"real-pay": 1}
message = (
    "You divided by the index, as if its 100 were the base. Multiply by `deflator`, which has the "
    "base year in it. See 'Real pay'."
)

# %% real-pay, edited
# - real_pay["real"] = real_pay["nominal"] * real_pay["deflator"]
# + real_pay["real"] = real_pay["nominal"] / real_pay["cpi"] * 100
