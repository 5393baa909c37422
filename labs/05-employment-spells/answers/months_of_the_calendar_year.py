"""Goes from January to December."""

marks = {"person-month-panel": 3}
message = (
    "Your panel runs from January to December. The months of a tax year are April to March; from "
    "January to March `merged` had nothing to give for your first three. See 'Person-month panel'."
)

# %% person-month-panel, edited
# - months = pd.period_range(f"{tax_year // 100}-04", periods=12, freq="M")
# + months = pd.period_range(f"{tax_year // 100}-01", periods=12, freq="M")
