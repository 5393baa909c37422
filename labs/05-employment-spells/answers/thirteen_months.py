"""Makes a month of the last five days of the tax year."""

marks = {"person-month-panel": 3}
message = (
    "Your panel has a thirteenth month: 1 to 5 April at the end of the tax year. By the rule of "
    "question 10 these days lie in no month. See 'Person-month panel'."
)

# %% person-month-panel, edited
# - months = pd.period_range(f"{tax_year // 100}-04", periods=12, freq="M")
# + months = pd.period_range(f"{tax_year // 100}-04", periods=13, freq="M")
