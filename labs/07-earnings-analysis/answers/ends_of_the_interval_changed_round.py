"""Exchanges the ends of the interval."""

marks = {"clustered-errors": 2.5}
message = (
    "`low` and `high` have each other's number: minus 20 is lower than minus 5. See 'Clustered "
    "errors'."
)

# %% clustered-errors, edited
# - ends = {"low": gap - 1.96 * error, "high": gap + 1.96 * error}
# + ends = {"low": gap + 1.96 * error, "high": gap - 1.96 * error}
