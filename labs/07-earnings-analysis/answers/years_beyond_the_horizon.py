"""Keeps years beyond the horizon."""

marks = {"quantiles": 3.5}
message = (
    "Your line goes on beyond the horizon, where the younger of the followed cohorts drop out one "
    "after the other. End it at `horizon`. See 'Quantiles'."
)

# %% quantiles, edited
# - line = line[line["after_degree"] <= horizon]
