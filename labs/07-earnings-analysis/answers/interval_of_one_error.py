"""Goes one error to either side."""

marks = {"clustered-errors": 2.5}
message = (
    "Your interval goes one error to either side. That covers two cases in three; for 95 in a hundred "
    "it takes 1.96. See 'Clustered errors'."
)

# %% clustered-errors, edited
# - ends = {"low": gap - 1.96 * error, "high": gap + 1.96 * error}
# + ends = {"low": gap - error, "high": gap + error}
