"""Reports only the first problem."""

marks = {"panel-checks": 3.5}
message = (
    "Where one row is there twice and another not at all, you name one problem of the two. Either you "
    "stop at the first, or you count rows, and one too many hides one too few. List all problems, and "
    "compare pairs. See 'Checks for a panel'."
)

# %% panel-checks, edited
# -     return [name for name, is_there in found.items() if is_there]
# +     return [name for name, is_there in found.items() if is_there][:1]
