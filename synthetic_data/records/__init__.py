"""What each source writes down about people's lives, in its own names and eras, before anything goes wrong."""

from __future__ import annotations

import pandas as pd

from synthetic_data import catalogue
from synthetic_data.lives import Lives
from synthetic_data.records import hesa, leo, lookups
from synthetic_data.records.census import schools_attended, spring_census
from synthetic_data.records.codes import pupils
from synthetic_data.records.frames import frame
from synthetic_data.records.ks4 import ks4_pupils

__all__ = ["make_records"]


def make_records(lives: Lives) -> dict[str, pd.DataFrame]:
    """Return the records of one block by view name, under the catalogue's bare field names."""
    written, found, attended = pupils(lives), lookups.found_in_tax_records(lives), schools_attended(lives)
    records = {}
    for view in catalogue.views():
        match view.group:
            case "school_census":
                assert view.year is not None
                fields = spring_census(lives, written, attended, view.year)
            case "ks4_pupil":
                fields = ks4_pupils(lives, written, attended, view.years[0], view.years[-1])
            case "student_record":
                assert view.year is not None
                fields = hesa.student_record(lives, written, view.year)
            case "pmr_lookup":
                fields = lookups.pupil_lookup(lives, written)
            case "edukey_lookup":
                fields = lookups.tax_lookup(lives, found)
            case "education_records":
                fields = lookups.education_records(lives)
            case "employment":
                fields = leo.employment(lives, found)
            case "earnings":
                fields = leo.earnings(lives, found)
            case "benefits":
                fields = leo.benefits(lives, found)
            case "self_assessment":
                fields = leo.self_assessment(lives, found)
            case _:
                raise NotImplementedError(f"nobody writes {view.name}")
        records[view.name] = frame(view, fields)
    return records
