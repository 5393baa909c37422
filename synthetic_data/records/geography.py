"""The geography table: where a person lived in each tax year, by the address held longest in it.

Names and codes of regions and countries are the Office for National Statistics'; those of output areas lie beyond any
in use, and those of constituencies are invented.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.addresses import (
    ABROAD,
    FIRST_YEAR,
    NORTHERN_IRELAND,
    SCOTLAND,
    TOO_YOUNG,
    UNKNOWN,
    WALES,
)
from synthetic_data.places import REGIONS, places, regions
from synthetic_data.records import ids
from synthetic_data.records.codes import names
from synthetic_data.records.frames import where
from synthetic_data.records.leo import tax_year_code
from synthetic_data.records.shared import Shared, writes
from synthetic_data.streams import pseudonym

ENGLAND = 0
COUNTRIES = {
    ENGLAND: ("E92000001", "England"),
    WALES: ("W92000004", "Wales"),
    SCOTLAND: ("S92000003", "Scotland"),
    NORTHERN_IRELAND: ("N92000002", "Northern Ireland"),
    ABROAD: (None, "Abroad"),
    UNKNOWN: (None, "Unknown"),
}
CONSTITUENCIES = 2
"""Invented constituencies in a district."""


@writes("geography")
def geography(lives: Lives, _: View, shared: Shared) -> dict[str, Any]:
    """Return a row for each person found in the tax records and each tax year from the one after Key Stage 4."""
    plan, addresses = lives.plan, lives.addresses
    person, year = np.nonzero((addresses.area != TOO_YOUNG) & shared.found[:, None])
    area, part = addresses.area[person, year], addresses.output_area[person, year].astype(np.int64)
    england = area >= 0
    inside = np.maximum(area, 0)
    district = places(plan).district_of(inside)
    half = (inside % places(plan).areas_in_district) * CONSTITUENCIES // places(plan).areas_in_district
    region = regions(plan)[district]
    country = np.where(england, ENGLAND, area)
    return {
        "Edukey": ids.edukey(plan.seed, lives.people.number)[person],
        "TaxYear": tax_year_code(FIRST_YEAR + year),
        "COA_2011": where(england, names(plan).output_area[inside, part]),
        "LAUA_anon": where(england, _authorities(plan.seed, places(plan).districts)[district]),
        "PCON": where(
            england,
            _numbered("E14{:06d}", places(plan).districts * CONSTITUENCIES, 900_000)[
                district * CONSTITUENCIES + half
            ],
        ),
        "PCONNM": where(england, _constituencies(places(plan).districts)[district * CONSTITUENCIES + half]),
        "GOR": where(england, np.array([code for code, _ in REGIONS], dtype=object)[region]),
        "GORNM": where(england, np.array([name for _, name in REGIONS], dtype=object)[region]),
        "CTRY": _of_country(country, 0),
        "CTRYNM": _of_country(country, 1),
    }


def _of_country(country: NDArray[np.integer], which: int) -> NDArray[np.object_]:
    keys = sorted(COUNTRIES)
    values = np.array([COUNTRIES[key][which] for key in keys], dtype=object)
    return values[np.searchsorted(keys, country)]


def _authorities(seed: int, count: int) -> NDArray[np.object_]:
    return np.array([pseudonym(seed, "LAUA", i, 9) for i in range(count)], dtype=object)


def _numbered(form: str, count: int, first: int) -> NDArray[np.object_]:
    return np.array([form.format(first + i) for i in range(count)], dtype=object)


def _constituencies(districts: int) -> NDArray[np.object_]:
    sides = ("North", "South")
    return np.array([f"Invented {d + 1} {side}" for d in range(districts) for side in sides], dtype=object)
