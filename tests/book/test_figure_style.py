"""The one style of all figures: can its lines be told apart, in colour and in grey?"""

from __future__ import annotations

from pathlib import Path

import matplotlib
import matplotlib.colors
import pytest

STYLE = Path(__file__).parents[2] / "chapters" / "learning_leo.mplstyle"

pytestmark = pytest.mark.book


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in matplotlib.colors.to_rgb(colour)
    ]
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), channels, strict=True))


@pytest.fixture(scope="module")
def cycle():
    return matplotlib.rc_params_from_file(STYLE, use_default_template=False)["axes.prop_cycle"].by_key()


def test_colours_stand_out_from_white(cycle):
    for colour in cycle["color"]:
        assert 1.05 / (luminance(colour) + 0.05) >= 3, colour


def test_line_style_changes_with_colour(cycle):
    assert len({str(style) for style in cycle["linestyle"]}) == len(cycle["linestyle"]) == len(cycle["color"])
