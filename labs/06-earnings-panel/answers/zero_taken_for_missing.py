"""Expects no amount where the status is zero."""

marks = {"panel-checks": 0.5}
message = (
    "You expect pay to be missing where `status` is `zero`. A zero is an amount: missing pay goes "
    "with `no record` and `no key` only. See 'Checks for a panel'."
)

# %% panel-checks, edited
# -     has_record = panel["status"].isin(["pay", "zero"])
# +     has_record = panel["status"] == "pay"
