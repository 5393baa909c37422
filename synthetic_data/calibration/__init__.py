"""Published outcomes, and how far the generated records are from them.

``targets.csv`` holds the published figures, each with its source, the cohorts it is about and the band that the
generated figure has to keep, with the reason where that is wider than usual; ``measures`` says how each is measured.
``generated.csv`` is the outcome of one large run, stored with the command that made it, so that the book need not wait
for it.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from synthetic_data.calibration import measures
from synthetic_data.calibration.targets import SOURCES, USUAL_BAND, Target, targets
from synthetic_data.errors import LeoError
from synthetic_data.plan import Plan

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = [
    "COLUMNS",
    "PEOPLE",
    "SOURCES",
    "STATES",
    "calibrate",
    "calibration_picture",
    "calibration_run",
    "fingerprint",
    "missed",
    "store_run",
    "summary",
    "worst_first",
]

PEOPLE = 200_000
ERRORS = 3.0
"""Standard errors in a margin."""
FEWEST = 10
"""People whom a figure needs."""
STATES = ("inside", "explained", "unsure", "outside", "too few", "not modelled")
COLUMNS = (
    "state",
    "measure",
    "group",
    "years_after",
    "cohorts",
    "unit",
    "target",
    "generated",
    "gap",
    "margin",
    "people",
    "band",
    "certainty",
    "source",
    "reason",
)
SHOWN = (
    "state",
    "measure",
    "group",
    "years_after",
    "cohorts",
    "target",
    "generated",
    "gap",
    "margin",
    "people",
    "certainty",
    "reason",
)
"""Columns of the table that the command prints."""
FIGURES = ("generated", "gap", "margin", "people", "state")
STORED = Path(__file__).parent / "generated.csv"
CHECK_PEOPLE, CHECK_SEED = 1_500, 1


def calibrate(people: int = PEOPLE, seed: int = 2023, progress: bool = False) -> pd.DataFrame:
    """Compare fresh populations, without faults, with the published figures.

    Two populations are made, block by block: one of the cohorts that the figures after Key Stage 4 are about, and one
    of all cohorts for the others. Nothing is written.

    Parameters
    ----------
    people
        in each of the two; medians of small groups need tens of thousands.
    seed
        of both.
    progress
        whether to show a progress bar.

    Returns
    -------
    pandas.DataFrame
        one row a published figure, in the columns ``COLUMNS``. ``gap`` is in per cent of the target for pounds, in
        points for others. ``margin`` is three standard errors of it, as if people were drawn one by one and not by
        district, and ``people`` how many it rests on. ``state`` is one of

        - ``inside``: the gap is at most 5 per cent or 2 points;
        - ``explained``: it is larger, but inside ``band``, which ``reason`` explains;
        - ``unsure``: it is outside its band by no more than the margin;
        - ``outside``: by more;
        - ``too few``: fewer than ten people to measure it on;
        - ``not modelled``: the data have nothing to compare; ``reason`` says what is missing.

        Figures that cannot be are missing.

    Raises
    ------
    LeoError
        if people or seed are not numbers that a population can have.
    """
    from tqdm import tqdm

    runs = [
        (Plan(people, seed, cohorts=measures.AFTER_KS4_COHORTS), measures.after_ks4),
        (Plan(people, seed), measures.others),
    ]
    wanted = {target.key for target in targets() if target.modelled}
    found: dict[measures.Key, list[measures.Values]] = {key: [] for key in wanted}
    with tqdm(
        total=sum(p.blocks for p, _ in runs), desc="calibrate", unit="block", disable=not progress
    ) as bar:
        for plan, measure in runs:
            for block in range(plan.blocks):
                for key, values in measure(plan, block):
                    if key in wanted:
                        found[key].append(values)
                bar.update()
    rows = [_compared(target, np.concatenate(found.get(target.key) or [np.empty(0)])) for target in targets()]
    return _frame(rows)


def _compared(target: Target, values: NDArray[Any]) -> dict[str, Any]:
    values = values.astype(np.float64)
    values = values[~np.isnan(values)]
    row = {**asdict(target), "people": len(values), "generated": None, "gap": None, "margin": None}
    if not target.modelled:
        return {**row, "state": "not modelled"}
    if len(values) < FEWEST:
        return {**row, "state": "too few"}
    if target.unit == "pounds":
        generated, error = _median(values)
        gap, margin = 100 * (generated / target.target - 1), 100 * ERRORS * error / target.target
    else:
        generated, error = _mean(values, target.unit == "per cent")
        gap, margin = generated - target.target, ERRORS * error
    return {
        **row,
        "generated": generated,
        "gap": round(gap, 1),
        "margin": round(margin, 1),
        "state": _state(target, round(gap, 1), margin),
    }


def _state(target: Target, gap: float, margin: float) -> str:
    usual = USUAL_BAND[target.unit]
    band = usual if target.band is None else target.band
    if abs(gap) <= usual:
        return "inside"
    if abs(gap) <= band:
        return "explained"
    return "unsure" if abs(gap) - margin <= band else "outside"


def _median(values: NDArray[np.float64]) -> tuple[float, float]:
    """Return the median in whole pounds and its standard error, from the values a standard error of rank away."""
    ordered, n = np.sort(values), len(values)
    apart = np.sqrt(n) / 2
    low, high = (int(np.clip(round(n / 2 + sign * apart), 0, n - 1)) for sign in (-1, 1))
    return float(np.round(np.median(ordered))), float(ordered[high] - ordered[low]) / 2


def _mean(values: NDArray[np.float64], share: bool) -> tuple[float, float]:
    """Return the mean to a tenth, of a share in per cent, and its standard error."""
    if not share:
        return round(float(values.mean()), 1), float(values.std() / np.sqrt(len(values)))
    # One more of either kind, so that a share of none or all has an error as well.
    p = (values.sum() + 1) / (len(values) + 2)
    return round(100 * float(values.mean()), 1), 100 * float(np.sqrt(p * (1 - p) / len(values)))


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    whole = dict.fromkeys(("years_after", "people"), "Int64")
    real = dict.fromkeys(("target", "generated", "gap", "margin", "band"), "float64")
    return frame.astype({**whole, **real})


def calibration_picture(name: str, compared: pd.DataFrame | None = None) -> Figure:
    """Draw published figures against generated ones. It needs seaborn.

    Parameters
    ----------
    name
        ``pay`` or ``activities`` by years after Key Stage 4, ``industries`` of graduates, or all ``gaps``.
    compared
        what `calibrate` returns; by default the large comparison of `calibration_run`.

    Returns
    -------
    matplotlib.figure.Figure
        outside pyplot, so that a notebook shows it once.

    Raises
    ------
    LeoError
        if there is no such picture, or no seaborn.
    """
    from synthetic_data.calibration.pictures import draw

    return draw(name, calibration_run() if compared is None else compared)


def missed(compared: pd.DataFrame) -> pd.Series:
    """Return which published figures are missed by more than their band and the margin of error."""
    return (compared["state"] == "outside") & (compared["certainty"] == "published")


def worst_first(compared: pd.DataFrame) -> pd.DataFrame:
    """Sort by how many of their usual bands gaps are wide; figures without a gap last, in their order."""
    usual = compared["unit"].map(USUAL_BAND)
    return compared.loc[(compared["gap"].abs() / usual).sort_values(ascending=False, kind="stable").index]


def summary(compared: pd.DataFrame) -> str:
    """Say in one line how many published figures are inside their bands."""
    published = compared["certainty"] == "published"
    counts = compared.loc[published, "state"].value_counts()
    states = ", ".join(f"{counts[state]} {state}" for state in STATES if state in counts)
    return f"{published.sum()} published figures: {states}; and {(~published).sum()} from memory"


def fingerprint() -> str:
    """Return a checksum of what a small run gives: it changes with targets, measures and the rows they rest on."""
    small = calibrate(CHECK_PEOPLE, CHECK_SEED)
    figures = small[["measure", "group", "years_after", "cohorts", "target", "generated", "people"]]
    return hashlib.sha256(figures.to_csv(index=False, lineterminator="\n").encode()).hexdigest()[:16]


def calibration_run() -> pd.DataFrame:
    """Return a large comparison with published figures that was made once and is kept with the package.

    Returns
    -------
    pandas.DataFrame
        as `calibrate` returns it; ``attrs`` holds the ``version`` of the generator and the ``command`` that made it.

    Raises
    ------
    LeoError
        if it was made with other targets than there are now.
    """
    kept = dict(zip(("version", "command", "fingerprint"), _head(), strict=True))
    stored = pd.read_csv(STORED, comment="#", keep_default_na=False, dtype=str)
    keys = [tuple("" if part is None else str(part) for part in target.key) for target in targets()]
    if keys != list(
        stored[["measure", "group", "years_after", "cohorts"]].itertuples(index=False, name=None)
    ):
        raise LeoError(f"the stored run has other targets: make it anew with `{kept['command']}`")
    compared = _frame([asdict(target) for target in targets()])
    compared["state"] = stored["state"]
    for name in ("generated", "gap", "margin", "people"):
        compared[name] = pd.to_numeric(stored[name], errors="coerce").astype(compared[name].dtype)
    compared.attrs.update(kept)
    return compared


def _head() -> list[str]:
    """Return what the first three lines of the stored run say, each after its first word."""
    with STORED.open(encoding="utf-8") as file:
        return [next(file).strip().partition(": ")[2] for _ in range(3)]


def store_run(compared: pd.DataFrame, people: int, seed: int) -> None:
    """Keep an outcome of `calibrate` for `calibration_run`, with what made it."""
    text = (
        f"# version: {version('learning-leo')}\n"
        f"# command: synthetic-leo calibrate --people {people} --seed {seed} --store\n"
        f"# fingerprint: {fingerprint()}\n"
    )
    kept = compared[["measure", "group", "years_after", "cohorts", *FIGURES]]
    STORED.write_text(text + kept.to_csv(index=False, lineterminator="\n"), encoding="utf-8", newline="\n")
