"""Fills missing annualised pay with zero."""

marks = {"years-after-graduation": 2.25}
message = (
    "You put 0 where `annualised` was missing. Nobody knows that these graduates were paid nothing; "
    "a zero would be in every mean and median from here on. Leave it missing. See 'Years after "
    "graduation'."
)

# %% years-after-graduation, edited
# - since_graduation = since_graduation[since_graduation["after_degree"] >= 1]
# + since_graduation = since_graduation[since_graduation["after_degree"] >= 1].fillna({"annualised": 0})
