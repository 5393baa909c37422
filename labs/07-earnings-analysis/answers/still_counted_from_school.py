"""Counts from Key Stage 4."""

marks = {"years-after-graduation": 0.25}
message = (
    "You count from Key Stage 4. Whoever took four years over a degree is then put beside people with "
    "a year more in work. Start the clock anew at the end of the academic year of graduation. See "
    "'Years after graduation'."
)

# %% years-after-graduation, edited
# - since_graduation["after_degree"] = since_graduation["TaxYear"] // 100 - ended
# + since_graduation["after_degree"] = since_graduation["after"]
