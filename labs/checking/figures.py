"""Read what a matplotlib figure shows, without importing matplotlib.

The course's browser edition and the marking side must be able to import ``labs.checking`` with NumPy and
pandas alone, so figures are read through the attributes that every matplotlib release has had.
"""

from __future__ import annotations

from typing import Any

import numpy as np


def read_figure(value: Any) -> dict[str, Any] | None:
    """The data and words of a figure's axes, or ``None`` if ``value`` is no figure.

    Keys: ``lines``, ``bars``, ``points`` (lists of series: ``label``, ``x``, ``y``, ``style``), ``x_label``,
    ``y_label``, ``title`` (text of the first axes that has one), ``texts`` (direct labels), ``legend`` (the names
    in it) and ``y_from`` (where the upright axis begins; the highest such place of several axes).
    """
    axes_list = _axes_of(value)
    if not axes_list:
        return None
    shown: dict[str, Any] = {
        "lines": [],
        "bars": [],
        "points": [],
        "x_label": "",
        "y_label": "",
        "title": "",
        "texts": [],
        "legend": [],
        "y_from": max(float(min(axes.get_ylim())) for axes in axes_list),
    }
    legends = [axes.get_legend() for axes in axes_list]
    legends += [legend for figure in {axes.figure for axes in axes_list} for legend in figure.legends]
    for legend in legends:
        if legend is not None:
            shown["legend"] += [str(text.get_text()) for text in legend.get_texts() if text.get_text()]
    for axes in axes_list:
        for key, getter in (("x_label", "get_xlabel"), ("y_label", "get_ylabel"), ("title", "get_title")):
            shown[key] = shown[key] or str(getattr(axes, getter)())
        shown["texts"] += [str(text.get_text()) for text in axes.texts if text.get_text()]
        shown["lines"] += [_line(line) for line in axes.get_lines() if _holds_data(line, axes)]
        shown["bars"] += _bars(axes)
        shown["points"] += [_points(dots) for dots in axes.collections if hasattr(dots, "get_offsets")]
    shown["points"] = [series for series in shown["points"] if len(series["x"])]
    return shown


def _axes_of(value: Any) -> list[Any]:
    if hasattr(value, "get_xlabel") and hasattr(value, "get_lines"):
        return [value]
    figure = getattr(value, "figure", None) if not hasattr(value, "axes") else value
    axes = getattr(figure, "axes", None)
    if axes is None:
        return []
    try:
        return [one for one in np.ravel(np.asarray(axes, dtype=object)) if hasattr(one, "get_xlabel")]
    except (TypeError, ValueError):
        return []


def _numbers(values: Any) -> np.ndarray:
    """Positions as floats: dates as days since 1970, categories as they stand on the axis."""
    array = np.ma.filled(np.ma.asarray(values), np.nan) if np.ma.isMaskedArray(values) else np.asarray(values)
    if array.dtype.kind == "M":
        return array.astype("datetime64[D]").astype("int64").astype("float64")
    try:
        return np.array(array, dtype="float64")
    except (TypeError, ValueError):
        return np.array([], dtype="float64")


def _label(artist: Any) -> str:
    label = str(artist.get_label())
    return "" if label.startswith("_") else label


def _holds_data(line: Any, axes: Any) -> bool:
    """Whether a line shows data: not an empty one, nor a reference line such as ``axvline`` draws."""
    x = _numbers(line.get_xdata(orig=False))
    upright = len(x) == 2 and x[0] == x[1]
    return len(x) > 0 and not upright and bool(line.get_transform() == axes.transData)


def _line(line: Any) -> dict[str, Any]:
    is_open = str(line.get_markerfacecolor()) in (
        "none",
        "white",
        "w",
    )  # an open marker is told from a filled one
    return {
        "label": _label(line),
        "x": _numbers(line.get_xdata(orig=False)),
        "y": _numbers(line.get_ydata(orig=False)),
        "style": f"{line.get_linestyle()} {line.get_marker()}{' open' if is_open else ''}",
    }


def _bars(axes: Any) -> list[dict[str, Any]]:
    found = []
    for container in axes.containers:
        patches = [patch for patch in container if hasattr(patch, "get_height") and hasattr(patch, "get_x")]
        if not patches:
            continue
        middle = [patch.get_x() + patch.get_width() / 2 for patch in patches]
        found.append(
            {
                "label": _label(container),
                "x": _numbers(middle),
                "y": _numbers([patch.get_height() for patch in patches]),
                "style": str(patches[0].get_hatch() or ""),
            }
        )
    return found


def _points(dots: Any) -> dict[str, Any]:
    offsets = _numbers(dots.get_offsets()).reshape(-1, 2)
    paths = dots.get_paths() if hasattr(dots, "get_paths") else []
    return {
        "label": _label(dots),
        "x": offsets[:, 0],
        "y": offsets[:, 1],
        "style": str(len(paths[0].vertices)) if paths else "",
    }
