"""Swaps nominal and real pay."""

marks = {"real-pay": 0.5}
message = (
    "`nominal` and `real` are the wrong way round: `nominal` is in the pounds of each year, as paid. "
    "See 'Real pay'."
)

# %% real-pay, edited
# - real_pay["real"] = real_pay["nominal"] * real_pay["deflator"]
# + real_pay["real"] = real_pay["nominal"] * real_pay["deflator"]
# + real_pay = real_pay.rename(columns={"nominal": "real", "real": "nominal"})
