"""Takes missing pay for pay below zero."""

marks = {"panel-checks": 0.5}
message = (
    "You report missing pay as negative. A comparison with a missing amount is never true, so `not "
    "(pay >= 0)` catches it: ask for `pay < 0`. See 'Checks for a panel'."
)

# %% panel-checks
def panel_problems(panel, people, years):
    wanted = pd.MultiIndex.from_product([people["AE_ID"], years])
    there = pd.MultiIndex.from_frame(panel[["AE_ID", "TaxYear"]])
    found = {
        "twice": there.has_duplicates,
        "absent": not wanted.isin(there).all(),
        "stranger": not there.isin(wanted).all(),
        "negative": (~(panel["pay"] >= 0)).any(),
        "status": (panel["status"].isin(["pay", "zero"]) != panel["pay"].notna()).any(),
    }
    return [name for name, is_there in found.items() if is_there]
