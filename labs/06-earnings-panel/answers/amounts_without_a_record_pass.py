"""Looks for missing pay only."""

marks = {"panel-checks": 3.5}
message = (
    "You find pay that is missing where there is a record, but not pay that is there where none is, "
    "such as a 0 that was filled in. Look both ways. See 'Checks for a panel'."
)

# %% panel-checks, edited
# -         "status": (has_record != panel["pay"].notna()).any(),
# +         "status": (has_record & panel["pay"].isna()).any(),
