"""Pictures of published figures against generated ones. Nothing else here needs seaborn and matplotlib."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from synthetic_data.calibration import SOURCES, STATES, measures, summary, worst_first
from synthetic_data.calibration.targets import USUAL_BAND
from synthetic_data.errors import LeoError

try:
    import matplotlib as mpl
    import seaborn as sns
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
except ImportError as error:
    raise LeoError('pictures need seaborn: pip install "learning-leo[book]"') from error

PUBLISHED, GENERATED = "published", "generated"
COLOURS = {PUBLISHED: "#1a1a1a", GENERATED: "#d55e00"}
MARKERS = {PUBLISHED: "o", GENERATED: "X"}
DASHES = {PUBLISHED: "", GENERATED: (3, 1.5)}
STATE_COLOURS = {"inside": "#0072b2", "explained": "#8c6100", "unsure": "#8e4585", "outside": "#d55e00"}
STATE_MARKERS = {"inside": "o", "explained": "s", "unsure": "D", "outside": "X"}
FARTHEST = 6
"""Usual bands that the picture of gaps reaches; what is farther stands at its edge."""
TICKS = (1, 5, 10, 15)
STYLE: dict[Any, Any] = {
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.grid": False,
    "axes.labelsize": 10,
    "axes.titlesize": 10,
    "font.size": 10,
    "legend.fontsize": 10,
}


class Drawing(Figure):
    """A figure outside pyplot, which a notebook shows even before pyplot has told it how."""

    def png(self) -> bytes:
        image = io.BytesIO()
        self.savefig(image, format="png", dpi=110, facecolor="white")
        return image.getvalue()

    _repr_png_ = png


@dataclass(frozen=True)
class Picture:
    """A drawing with what it is called and, for whoever cannot see it, what it shows."""

    title: str
    draw: Callable[[pd.DataFrame], Drawing]
    alt: Callable[[pd.DataFrame], str]


def _long(compared: pd.DataFrame) -> pd.DataFrame:
    """One row a figure and whether published or generated, of figures that have both."""
    known = compared[compared["generated"].notna()].rename(columns={"target": PUBLISHED})
    kept = ["measure", "group", "years_after"]
    long = known.melt(kept, [PUBLISHED, GENERATED], var_name="figure", value_name="value")
    return long.astype({"years_after": "float64"})


def _lines(ax: Axes, long: pd.DataFrame, title: str) -> None:
    sns.lineplot(
        long,
        x="years_after",
        y="value",
        hue="figure",
        style="figure",
        palette=COLOURS,
        markers=MARKERS,
        dashes=DASHES,
        ax=ax,
        legend=False,
        errorbar=None,
    )
    ax.set_title(title, loc="left")
    ax.set(xlabel="", ylabel="", ylim=(0, None), xticks=TICKS, xlim=(0.2, 15.8))


def _legend(figure: Figure) -> None:
    handles = [
        mpl.lines.Line2D(
            [],
            [],
            color=COLOURS[name],
            marker=MARKERS[name],
            linestyle="-" if name == PUBLISHED else "--",
            label=name,
        )
        for name in (PUBLISHED, GENERATED)
    ]
    figure.legend(handles=handles, loc="outside upper right", ncols=2, frameon=False)


def _small_multiples(long: pd.DataFrame, by: str, titles: dict[str, str], columns: int, unit: str) -> Drawing:
    with mpl.rc_context(STYLE):
        rows = -(-len(titles) // columns)
        figure = Drawing(figsize=(9, 1.9 * rows + 0.6), layout="constrained")
        axes = figure.subplots(rows, columns, squeeze=False).ravel()
        for ax, (value, title) in zip(axes, titles.items(), strict=False):
            _lines(ax, long[long[by] == value], title)
        for ax in axes[len(titles) :]:
            ax.remove()
        figure.supxlabel("Years after Key Stage 4", fontsize=10)
        figure.supylabel(unit, fontsize=10)
        _legend(figure)
    return figure


def draw_pay(compared: pd.DataFrame) -> Drawing:
    """Draw median pay by years after KS4, a panel for each group that has several years."""
    long = _long(compared[compared["measure"] == measures.EARNINGS])
    years = long.groupby("group", sort=False)["years_after"].nunique()
    long["value"] /= 1000
    groups = {group: group for group in years.index[years > 1]}
    return _small_multiples(long, "group", groups, 4, "Median annualised earnings, £ thousand of 2017-18")


def draw_activities(compared: pd.DataFrame) -> Drawing:
    """Draw shares by main activity and years after KS4, a panel for each activity."""
    long = _long(compared[compared["measure"].isin(measures.ACTIVITIES) & (compared["group"] == "All")])
    titles = {}
    for name in measures.ACTIVITIES:
        words = name.removeprefix("% ").removeprefix("in ").removesuffix(" as main activity")
        titles[name] = words[0].upper() + words[1:]
    return _small_multiples(long, "measure", titles, 4, "% of the cohort")


def draw_industries(compared: pd.DataFrame) -> Drawing:
    """Draw graduates' industries, women and men side by side."""
    long = _long(compared[compared["measure"] == measures.GRADUATE_INDUSTRY])
    long[["sex", "section"]] = long["group"].str.split(": ", n=1, expand=True)
    with mpl.rc_context(STYLE):
        figure = Drawing(figsize=(9, 5), layout="constrained")
        for ax, sex in zip(figure.subplots(1, 2, sharex=True, sharey=True), ("Female", "Male"), strict=True):
            sns.scatterplot(
                long[long["sex"] == sex],
                x="value",
                y="section",
                hue="figure",
                style="figure",
                palette=COLOURS,
                markers=MARKERS,
                s=55,
                ax=ax,
                legend=False,
            )
            ax.set_title({"Female": "Women", "Male": "Men"}[sex], loc="left")
            ax.set(xlabel="% of graduates in work", ylabel="", xlim=(0, None))
            ax.grid(axis="y", color="#dddddd")
        _legend(figure)
    return figure


def draw_gaps(compared: pd.DataFrame) -> Drawing:
    """Draw every gap as so many of its usual band, by measure, with the band."""
    known = compared[compared["gap"].notna() & compared["unit"].isin(list(USUAL_BAND))]
    known = known.assign(bands=(known["gap"] / known["unit"].map(USUAL_BAND)).clip(-FARTHEST, FARTHEST))
    order = list(dict.fromkeys(known["measure"]))
    with mpl.rc_context(STYLE):
        figure = Drawing(figsize=(9, 0.32 * len(order) + 1.2), layout="constrained")
        ax = figure.subplots()
        ax.axvspan(-1, 1, color="#e6eef5")
        ax.axvline(0, color="#444444", linewidth=0.8)
        sns.scatterplot(
            known.assign(place=known["measure"].map({name: place for place, name in enumerate(order)})),
            x="bands",
            y="place",
            hue="state",
            style="state",
            hue_order=[state for state in STATES if state in STATE_COLOURS],
            style_order=[state for state in STATES if state in STATE_COLOURS],
            palette=STATE_COLOURS,
            markers=STATE_MARKERS,
            alpha=0.75,
            s=45,
            ax=ax,
        )
        ax.set_yticks(range(len(order)), order)
        ax.set(
            ylabel="",
            xlabel="Gap in usual bands: 1 is 5 % of a sum in pounds, or 2 points of a share",
            ylim=(len(order) - 0.5, -0.5),
            xlim=(-FARTHEST - 0.4, FARTHEST + 0.4),
        )
        ax.grid(axis="y", color="#eeeeee")
        ax.legend(title="", loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    return figure


def _nearness(compared: pd.DataFrame, what: str) -> str:
    """Say how many figures are inside the usual band, and which is farthest from it."""
    known = compared[compared["gap"].notna()]
    if known.empty:
        return f"{what}: no figure could be measured."
    far = worst_first(known).iloc[0]
    unit = " %" if far["unit"] == "pounds" else " points"
    after = "" if pd.isna(far["years_after"]) else f", year {far['years_after']}"
    inside = (known["state"] == "inside").sum()
    return (
        f"{what}: {inside} of {len(known)} generated figures are inside the usual band of the published ones. "
        f"Farthest is {far['measure']}, {far['group']}{after}, by {far['gap']:+.1f}{unit}."
    )


def _of(compared: pd.DataFrame, *names: str) -> pd.DataFrame:
    return compared[compared["measure"].isin(names)]


PICTURES = {
    "pay": Picture(
        "Median pay by years after Key Stage 4",
        draw_pay,
        lambda compared: _nearness(_of(compared, measures.EARNINGS), "Lines of pay by group"),
    ),
    "activities": Picture(
        "Main activity by years after Key Stage 4",
        draw_activities,
        lambda compared: _nearness(_of(compared, *measures.ACTIVITIES), "Lines of main activities"),
    ),
    "industries": Picture(
        "Industries of graduates one year on",
        draw_industries,
        lambda compared: _nearness(_of(compared, measures.GRADUATE_INDUSTRY), "Points of industries"),
    ),
    "gaps": Picture(
        "All gaps, in usual bands",
        draw_gaps,
        lambda compared: _nearness(compared, "Points of all gaps"),
    ),
}


def draw(name: str, compared: pd.DataFrame) -> Drawing:
    """Draw one of ``PICTURES``; `calibration_picture` says more."""
    if name not in PICTURES:
        raise LeoError(f"pictures are {', '.join(PICTURES)}, not {name!r}")
    return PICTURES[name].draw(compared)


def page_in(folder: str | Path) -> Callable[[pd.DataFrame], None]:
    """Return what writes the page of pictures to a folder, after a look at whether it can be written.

    Raises
    ------
    LeoError
        if the folder is a file or holds anything.
    """
    folder = Path(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise LeoError(f"{folder} is not a new or empty folder: name another for the pictures")

    def write(compared: pd.DataFrame) -> None:
        files: dict[str, bytes] = {}
        parts = []
        for name, picture in PICTURES.items():
            files[f"{name}.png"] = picture.draw(compared).png()
            alt = escape(picture.alt(compared), quote=True)
            parts.append(
                f'<h2>{escape(picture.title)}</h2>\n<img src="{name}.png" alt="{alt}">\n<p>{alt}</p>'
            )
        sources = "\n".join(f"<li>{escape(text)}</li>" for text in SOURCES.values())
        files["index.html"] = (
            '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width"><title>Published and generated figures</title>\n'
            "<style>body{font:16px/1.5 sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem}"
            "img{max-width:100%}</style></head>\n<body><main>\n<h1>Published and generated figures</h1>\n"
            "<p>The generated data are synthetic and say nothing about England. "
            f"{escape(summary(compared))}.</p>\n"
            + "\n".join(parts)
            + f"\n<h2>Sources</h2>\n<ul>\n{sources}\n</ul>\n</main></body></html>\n"
        ).encode()
        folder.mkdir(parents=True, exist_ok=True)
        for file, content in files.items():
            (folder / file).write_bytes(content)

    return write
