"""Checks people and not years."""

marks = {"panel-checks": 2.5}
message = (
    "You check that each person is there and that nobody else is, but not the years. The unit of a "
    "panel is the pair of person and tax year. See 'Checks for a panel'."
)

# %% panel-checks
def panel_problems(panel, people, years):
    wanted = pd.MultiIndex.from_product([people["AE_ID"], years])
    there = pd.MultiIndex.from_frame(panel[["AE_ID", "TaxYear"]])
    found = {
        "twice": there.has_duplicates,
        "absent": not people["AE_ID"].isin(panel["AE_ID"]).all(),
        "stranger": not panel["AE_ID"].isin(people["AE_ID"]).all(),
        "negative": (panel["pay"] < 0).any(),
        "status": (panel["status"].isin(["pay", "zero"]) != panel["pay"].notna()).any(),
    }
    return [name for name, is_there in found.items() if is_there]
