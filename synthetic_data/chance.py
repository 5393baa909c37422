"""Probabilities read from tables, so that no decision hangs on the last bit of an exponential.

Exponentials and logarithms differ in their last bits between processors. A latent value is rounded to a grid of
hundredths (plain additions and multiplications do not differ) and its probability looked up; table entries are
rounded far from where the processors disagree.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

_EDGE = 12
_GRID = [i / 100 for i in range(-100 * _EDGE, 100 * _EDGE + 1)]
_LOGISTIC = np.array([round(1 / (1 + math.exp(-x)), 7) for x in _GRID])
_NORMAL = np.array([round(0.5 * (1 + math.erf(x / math.sqrt(2))), 7) for x in _GRID])
_EXPONENTIAL = np.array([round(math.exp(x), 7) for x in _GRID])
_WAITING = np.array([round(-math.log1p(-(i + 0.5) / 2000), 4) for i in range(2000)])


def _look_up(table: NDArray[np.float64], value: NDArray[np.floating]) -> NDArray[np.float64]:
    place = np.clip(np.rint(np.asarray(value) * 100), -100 * _EDGE, 100 * _EDGE).astype(np.int32)
    return table[place + 100 * _EDGE]


def logistic(value: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return the probability that belongs to log-odds, on a grid of hundredths."""
    return _look_up(_LOGISTIC, value)


def normal_share(value: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return the share of a standard normal that lies below each value, on a grid of hundredths."""
    return _look_up(_NORMAL, value)


def exponential(value: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return e to the power of each value, on a grid of hundredths."""
    return _look_up(_EXPONENTIAL, value)


def waiting(uniform: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return exponential waiting times with a mean of 1, one for each uniform, on a grid of 2,000."""
    return _WAITING[(np.asarray(uniform) * 2000).astype(np.int32)]


def pick(cumulative: NDArray[np.float64], uniform: NDArray[np.floating]) -> NDArray[np.int32]:
    """Return for each uniform the place of its class in a row (or one common row) of cumulative shares."""
    if cumulative.ndim == 1:
        place = np.searchsorted(cumulative, uniform, side="right")
    else:
        place = (uniform[:, None] >= cumulative).sum(axis=1)
    return np.minimum(place, cumulative.shape[-1] - 1).astype(np.int32)
