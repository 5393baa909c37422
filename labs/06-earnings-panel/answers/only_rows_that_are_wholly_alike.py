"""Looks for rows that are alike in every column."""

marks = {"panel-checks": 3}
message = (
    "You find only rows that are alike in every column. A person with two EDUKEYs has two rows with "
    "*different* pay for one year: look for repeated pairs of `AE_ID` and `TaxYear`. See 'Checks for "
    "a panel'."
)

# %% panel-checks
def panel_problems(panel, people, years):
    wanted = pd.MultiIndex.from_product([people["AE_ID"], years])
    there = pd.MultiIndex.from_frame(panel[["AE_ID", "TaxYear"]])
    found = {
        "twice": panel.duplicated().any(),
        "absent": not wanted.isin(there).all(),
        "stranger": not there.isin(wanted).all(),
        "negative": (panel["pay"] < 0).any(),
        "status": (panel["status"].isin(["pay", "zero"]) != panel["pay"].notna()).any(),
    }
    return [name for name, is_there in found.items() if is_there]
