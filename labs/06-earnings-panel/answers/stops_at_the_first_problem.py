"""Reports only the first problem."""

marks = {"panel-checks": 3.5}
message = (
    "You report one problem and stop. A panel can have several at once, and they often have one "
    "cause: list them all. See 'Checks for a panel'."
)

# %% panel-checks, edited
# -     return [name for name, is_there in found.items() if is_there]
# +     return [name for name, is_there in found.items() if is_there][:1]
