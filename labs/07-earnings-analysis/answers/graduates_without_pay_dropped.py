"""Drops graduates' years without pay."""

marks = {"years-after-graduation": 1.75}
message = (
    "You dropped the years of graduates without annualised pay. Keep them: the share without pay "
    "belongs beside every median, and it is gone with the rows. See 'Years after graduation'."
)

# %% years-after-graduation, edited
# - since_graduation = since_graduation[since_graduation["after_degree"] >= 1]
# + since_graduation = since_graduation[since_graduation["after_degree"] >= 1].dropna(subset="annualised")
