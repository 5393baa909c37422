"""Has a row only for people with a spell."""

marks = {"sustained-employment": 3}
message = (
    "People without a spell in the year are missing. They are the ones that an employment rate is "
    "about: start from `people`, and give them false three times. See 'Sustained employment'."
)

# %% sustained-employment, edited
# - ).reset_index()
# + ).reset_index()
# + sustained = sustained[sustained["any_day"]]
