"""National Curriculum levels of Key Stages 2 and 3: marks, levels, letters, points and fine levels of a test.

Marks lie on one line with fine levels in every year, and a level begins at the same mark. In life both moved from
year to year; the line is invented. A level is worth six points, and points and fine levels are those of its mark.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synthetic_data.lives.key_stages import Sitting
from synthetic_data.records.frames import where
from synthetic_data.records.pupil_tables import text

LEVEL_3, LEVEL_3_MARK, MARKS_PER_LEVEL = 3, 20, 26
"""A pupil with 20 marks of 100 reaches level 3; each 26 more are another level."""
NO_LEVEL, COMPENSATED, BELOW_TEST = "N", 17, 7
"""Fewer marks than for level 3 give no level; just fewer give level 2; with fewer than 7 nobody is entered."""
COMPENSATED_POINTS = 15
FULL_MARKS = 100
LETTERS = np.array(["", "A", "T", "M", "Q"], dtype=object)
"""What stands for a level, by what became of the test."""


@dataclass(frozen=True)
class Test:
    """What is written about one test; where nothing was taken, letters stand for levels and numbers are missing."""

    taken: NDArray[np.bool_]
    """Sat, with marks."""
    mark: NDArray[np.int64]
    level: NDArray[np.object_]
    reached: NDArray[np.int64]
    """Level as a number, 0 for none."""
    points: NDArray[np.int64]
    scored: NDArray[np.bool_]
    """Counts in averages of points: entered or too weak to be, but neither absent nor unable."""
    fine: NDArray[np.float64]

    def marks(self, shown: NDArray[np.int64] | None = None) -> NDArray[np.object_]:
        """Return marks as text, with A for absent and M for missing."""
        written = where(self.taken, text(self.mark if shown is None else shown))
        for letter in ("A", "M"):
            written[self.level == letter] = letter
        return np.asarray(written)

    @property
    def fine_points(self) -> NDArray[np.float64]:
        """Six times the fine level, as averages of points are made of."""
        return np.round(6 * self.fine, 2)


def marks_of(fine: NDArray[np.float64], scale: float = 1.0) -> NDArray[np.int64]:
    """Return marks, not yet cut off at the full number, for fine levels; half a paper has half the scale."""
    line = scale * (LEVEL_3_MARK + MARKS_PER_LEVEL * (np.asarray(fine) - LEVEL_3))
    return np.maximum(np.floor(np.round(line, 6) + 0.5), 0).astype(np.int64)


def make_test(
    mark: NDArray[np.int64],
    sitting: NDArray[np.int8],
    highest: NDArray[np.int64] | int,
    scale: float = 1.0,
    full: int = FULL_MARKS,
) -> Test:
    """Return what is written about a test.

    Parameters
    ----------
    mark
        on the line of fine levels, which may pass the full number where a further paper was taken.
    sitting
        what became of the test.
    highest
        level that could be reached.
    scale
        of the marks, see ``marks_of``.
    full
        highest number of marks in the paper itself.
    """
    fine = LEVEL_3 + (mark / scale - LEVEL_3_MARK) / MARKS_PER_LEVEL
    fine = np.round(np.clip(fine, 2.5, np.asarray(highest, dtype=np.float64) + 0.99), 2).astype(np.float64)
    level = np.minimum(np.floor(fine), highest).astype(np.int64)
    weak = level < LEVEL_3
    below = mark < scale * BELOW_TEST
    letter = np.where(weak, np.where(mark >= scale * COMPENSATED, "2", NO_LEVEL), text(level)).astype(object)
    letter[below] = "B"
    sat = sitting == Sitting.TAKEN
    return Test(
        taken=sat & ~below,
        mark=np.minimum(mark, full),
        level=np.where(sat, letter, LETTERS[sitting]).astype(object),
        reached=np.where(sat & ~weak, level, 0),
        points=np.where(weak, COMPENSATED_POINTS, 6 * level + 3),
        scored=sat,
        fine=fine,
    )


def judged_levels(fine: NDArray[np.float64], highest: int) -> NDArray[np.object_]:
    """Return levels given by teachers, W for those working towards level 1."""
    level = np.clip(np.floor(fine), 0, highest).astype(np.int64)
    return np.where(level < 1, "W", text(level)).astype(object)
