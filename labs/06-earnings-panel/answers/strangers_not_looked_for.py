"""Does not look for strangers."""

marks = {"panel-checks": 3}
message = (
    "Rows about people or years that do not belong here pass your checks. Compare in both directions: "
    "what is wanted and not there, and what is there and not wanted. See 'Checks for a panel'."
)

# %% panel-checks
def panel_problems(panel, people, years):
    wanted = pd.MultiIndex.from_product([people["AE_ID"], years])
    there = pd.MultiIndex.from_frame(panel[["AE_ID", "TaxYear"]])
    found = {
        "twice": there.has_duplicates,
        "absent": not wanted.isin(there).all(),
        "stranger": False,
        "negative": (panel["pay"] < 0).any(),
        "status": (panel["status"].isin(["pay", "zero"]) != panel["pay"].notna()).any(),
    }
    return [name for name, is_there in found.items() if is_there]
