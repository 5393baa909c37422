"""The contract between a lab and its check; see CONTRIBUTING.

Needs NumPy and pandas only, so that the same code runs in a learner's notebook, in a browser and at marking.
"""

from labs.checking.contract import (
    Boolean,
    Figure,
    Function,
    Lab,
    List,
    Mapping,
    Number,
    Question,
    Table,
    Text,
    Written,
)
from labs.checking.lab import open_lab
from labs.checking.pack import PackError
from labs.checking.verdict import Verdict

__all__ = [
    "Boolean",
    "Figure",
    "Function",
    "Lab",
    "List",
    "Mapping",
    "Number",
    "PackError",
    "Question",
    "Table",
    "Text",
    "Verdict",
    "Written",
    "open_lab",
]
