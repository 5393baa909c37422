"""Makes recorded zeros missing once the status is known."""

marks = {"zero-or-missing": 3}
message = (
    "Your `pay` is missing where a 0 was recorded. The status says `zero`, and the amount is known: "
    "0. See 'Zero or missing'."
)

# %% zero-or-missing, edited
# - panel["pay_or_zero"] = panel["pay"].fillna(0).mask(panel["status"] == "no key")
# + panel["pay_or_zero"] = panel["pay"].fillna(0).mask(panel["status"] == "no key")
# + panel["pay"] = panel["pay"].mask(panel["pay"] == 0)
