"""The Early Years Foundation Stage Profile, at the end of reception.

To 2005/06 it was collected for about one child in ten (from memory, to be checked; the form has most scales from
2006/07 on only).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from synthetic_data.catalogue import View
from synthetic_data.lives import Lives
from synthetic_data.lives.key_stages import RECEPTION, SCALES
from synthetic_data.places import places
from synthetic_data.records.codes import idaci, names
from synthetic_data.records.frames import in_their_years
from synthetic_data.records.pupil_tables import at_the_end_of, pupil_fields, text
from synthetic_data.records.shared import Shared, writes
from synthetic_data.streams import stream

FIELDS = (
    *("PSE_AS1", "PSE_AS2", "PSE_AS3", "CLL_AS1", "CLL_AS2", "CLL_AS3", "CLL_AS4"),
    *("PSRN_AS1", "PSRN_AS2", "PSRN_AS3", "RKUW", "RIPD", "RICD"),
)
TOTALS = {"PSE": slice(0, 3), "CLL": slice(3, 7), "PSRN": slice(7, 10), "EYFSP": slice(0, SCALES)}
SAMPLE, FULL_FROM = 0.1, 2007
NOT_ASSESSED = 0.012
"""Share of children whom nobody assessed; they have N for a score."""


@writes("eyfsp")
def profiles(lives: Lives, view: View, shared: Shared) -> dict[str, Any]:
    """Return the fields of the profile for children who end reception in the years of the view."""
    rng = stream(lives.plan.seed, "profile records", lives.block)
    sampled, assessed = rng.random((2, len(lives.people)))
    rows, year = at_the_end_of(shared, view, RECEPTION)
    kept = (year >= FULL_FROM) | (sampled[rows] < SAMPLE)
    rows, year = rows[kept], year[kept]
    scores = lives.key_stages.profile[rows].astype(np.int64)
    without = assessed[rows] < NOT_ASSESSED
    area = lives.homes.area[rows, RECEPTION]
    fields = pupil_fields(shared, "FSP", rows, year, RECEPTION)
    fields["FSP_IDACISCORE"] = idaci(places(lives.plan), area, int(view.years[-1]))[0]
    fields["FSP_LSOA01"] = names(lives.plan).area_2001[area]
    fields["FSP_NPDPUB"] = ~without
    for place, name in enumerate(FIELDS):
        fields[f"FSP_{name}"] = np.where(without, "N", text(scores[:, place])).astype(object)
    for name, scales in TOTALS.items():
        total = text(scores[:, scales].sum(axis=1))
        fields[f"FSP_{name}_TOTAL"] = np.where(without, "N", total).astype(object)
    return in_their_years(view, year, fields)
