"""Checks only the number of rows."""

marks = {"panel-checks": 2.5}
message = (
    "You compare only the number of rows. A row too many and one too few cancel out, and a stranger "
    "looks like a person who stands there twice. Compare the pairs of person and year themselves. See "
    "'Checks for a panel'."
)

# %% panel-checks
def panel_problems(panel, people, years):
    wanted = pd.MultiIndex.from_product([people["AE_ID"], years])
    there = pd.MultiIndex.from_frame(panel[["AE_ID", "TaxYear"]])
    found = {
        "twice": len(panel) > len(wanted),
        "absent": len(panel) < len(wanted),
        "stranger": False,
        "negative": (panel["pay"] < 0).any(),
        "status": (panel["status"].isin(["pay", "zero"]) != panel["pay"].notna()).any(),
    }
    return [name for name, is_there in found.items() if is_there]
