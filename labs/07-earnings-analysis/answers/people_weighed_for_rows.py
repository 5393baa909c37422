"""Counts people in the cells."""

marks = {"same-mix": 1}
at_most = {"same-mix": 2.5}
message = (
    "Your shares count people. The sample and its means are of rows, up to four a person; weigh the "
    "cells by rows, or the parts do not add up to the raw gap. See 'Composition'."
)

# %% same-mix, edited
# - cells = sample.groupby(["meals", "third"])["log_pay"].agg(["size", "mean"]).reset_index()
# + by_cell = sample.groupby(["meals", "third"])
# + cells = by_cell["log_pay"].agg(["size", "mean"]).reset_index()
# + cells["size"] = by_cell["AE_ID"].nunique().to_numpy()
