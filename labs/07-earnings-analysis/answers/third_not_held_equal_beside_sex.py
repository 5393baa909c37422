"""Leaves thirds out of the last model."""

marks = {"gap-decomposed": 1.5}
at_most = {"gap-decomposed": 2.5}
message = (
    "Your model `both` holds sex equal and not `third`. It is the second model with one more thing "
    "in it, not another one. See 'The gap decomposed'."
)

# %% gap-decomposed, edited
# -     "both": "log_pay ~ meals + female | after + third",
# +     "both": "log_pay ~ meals + female | after",
