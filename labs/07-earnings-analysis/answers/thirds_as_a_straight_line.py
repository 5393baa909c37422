"""Puts the thirds in as the numbers 0, 1 and 2."""

marks = {"gap-decomposed": 2}
message = (
    "You put `third` in as a number: 0, 1, 2 on a straight line. Then the step from low to middle has "
    "to be as large as that from middle to high. Give each third its own effect. See 'The gap "
    "decomposed'."
)
rare = True

# %% gap-decomposed, edited
# -     "third": "log_pay ~ meals | after + third",
# -     "both": "log_pay ~ meals + female | after + third",
# - }
# +     "third": "log_pay ~ meals + step | after",
# +     "both": "log_pay ~ meals + step + female | after",
# + }
# + sample["step"] = sample["third"].map({"low": 0, "middle": 1, "high": 2})
