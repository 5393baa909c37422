"""Keeps year 0."""

marks = {"years-after-ks4": 2.75}
message = (
    "You kept year 0, the tax year in which the summer of leaving lies. Half of it was school, and "
    "pay in it is that of holidays. Begin with year 1. See 'Years after Key Stage 4'."
)

# %% years-after-ks4, edited
# - since_ks4 = since_ks4[since_ks4["after"] >= 1]
# + since_ks4 = since_ks4[since_ks4["after"] >= 0]
