"""What the columns of the two files are, in the catalogue's terms; ``columns.csv`` beside this file says it."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

from synthetic_data.catalogue import Column, View

EDUCATION, TAX = "education", "tax"
"""The two files."""
ID_COLUMNS = {EDUCATION: "education_id", TAX: "tax_id"}
FIELDS = ("forename", "surname", "date_of_birth", "sex", "postcode", "ni_number")
"""What both files hold beside the number of the record."""
UNKNOWN_POSTCODE = "ZZ99 9ZZ"
OURS = "ours: LEO holds no names, and the files that were matched are not public"


@lru_cache(maxsize=1)
def dictionary() -> dict[str, View]:
    """Return what the columns of the two files are, in the catalogue's terms, by file."""
    with (Path(__file__).parent / "columns.csv").open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return {
        file: View(
            database="",
            name=f"linkage_{file}",
            group="linkage",
            tab="",
            year=None,
            years=(),
            row_year="",
            columns=tuple(_column(row) for row in rows if row["file"] == file),
            source=OURS,
        )
        for file in (EDUCATION, TAX)
    }


def _column(row: dict[str, str]) -> Column:
    return Column(
        name=row["column"],
        field=row["column"],
        form_name="",
        type=row["type"],
        nullable=row["nullable"] == "1",
        modelled=True,
        description=row["description"],
        years=(),
        codes={"F": "female", "M": "male"} if row["column"] == "sex" else {},
        aliases=(),
        source=OURS,
    )


def described(name: str) -> View | None:
    """Find the file that the dictionary calls ``linkage_education`` or ``linkage_tax``, whatever the case."""
    return {view.name: view for view in dictionary().values()}.get(str(name).lower())
