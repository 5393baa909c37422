"""Expects no amount where the status is zero."""

marks = {"panel-checks": 0.5}
message = (
    "You expect pay to be missing where `status` is `zero`. A zero is an amount: missing pay goes "
    "with `no record` and `no key` only. See 'Checks for a panel'."
)

# %% panel-checks
def panel_problems(panel, people, years):
    wanted = pd.MultiIndex.from_product([people["AE_ID"], years])
    there = pd.MultiIndex.from_frame(panel[["AE_ID", "TaxYear"]])
    found = {
        "twice": there.has_duplicates,
        "absent": not wanted.isin(there).all(),
        "stranger": not there.isin(wanted).all(),
        "negative": (panel["pay"] < 0).any(),
        "status": ((panel["status"] == "pay") != panel["pay"].notna()).any(),
    }
    return [name for name, is_there in found.items() if is_there]
