"""Leaves out the effects for years."""

marks = {"gap-decomposed": 2}
message = (
    "Your models have no effects for `after`. All three need them, or growth of pay over the years is "
    "in the gap. See 'The gap decomposed'."
)
rare = True

# %% gap-decomposed, edited
# -     "raw": "log_pay ~ meals | after",
# -     "third": "log_pay ~ meals | after + third",
# -     "both": "log_pay ~ meals + female | after + third",
# +     "raw": "log_pay ~ meals",
# +     "third": "log_pay ~ meals | third",
# +     "both": "log_pay ~ meals + female | third",
