"""Jobs, and the ledger in which they are entered as they start and end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from synthetic_data.calendar import LAST_DAY, OPEN_END


class JobKind(IntEnum):
    """Kinds of job."""

    REGULAR = 0
    STUDENT = 1
    HOLIDAY = 2
    APPRENTICE = 3
    SECOND = 4


@dataclass(frozen=True)
class Jobs:
    """Jobs of one block, one value per job; days are counted from 1 January 1970."""

    person: NDArray[np.int32]
    """Place of the person in the block."""
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    """Last day, ``OPEN_END`` if it still runs."""
    firm: NDArray[np.int32]
    kind: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.person)


class Ledger:
    """Collects jobs as they start and end."""

    def __init__(self) -> None:
        self.count = 0
        self.started: list[tuple[NDArray, ...]] = []
        self.ended: list[tuple[NDArray, NDArray]] = []

    def start(self, person: NDArray, day: NDArray, firm: NDArray, kind: NDArray) -> NDArray[np.int32]:
        numbers = self.count + np.arange(len(person), dtype=np.int32)
        self.started.append((person, day, firm, kind))
        self.count += len(person)
        return numbers

    def end(self, job: NDArray, day: NDArray) -> None:
        self.ended.append((job, day))

    def jobs(self) -> Jobs:
        person, start, firm, kind = (np.concatenate(part) for part in zip(*self.started, strict=True))
        end: NDArray[np.int64] = np.full(self.count, OPEN_END, dtype=np.int64)
        end[np.concatenate([job for job, _ in self.ended])] = np.concatenate([day for _, day in self.ended])
        end = np.where(end == OPEN_END, OPEN_END, np.maximum(end, start + 1))
        end = np.where(end > LAST_DAY, OPEN_END, end)
        order = np.lexsort((np.arange(self.count), start, person))
        order = order[start[order] <= LAST_DAY]
        return Jobs(
            person[order].astype(np.int32),
            start[order].astype(np.int32),
            end[order].astype(np.int32),
            firm[order].astype(np.int32),
            kind[order].astype(np.int8),
        )
