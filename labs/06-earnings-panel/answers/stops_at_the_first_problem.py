"""Reports only the first problem."""

marks = {"panel-checks": 3.5}
message = (
    "You report one problem and stop. A panel can have several at once, and they often have one "
    "cause: list them all. See 'Checks for a panel'."
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
        "status": (panel["status"].isin(["pay", "zero"]) != panel["pay"].notna()).any(),
    }
    return [name for name, is_there in found.items() if is_there][:1]
