"""Compare two ways of doing the same work on a noisy machine: alternately, by their medians."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Work = Callable[[], object]
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of `make bench`: what was measured, against which limit (at most, unless `least`)."""

    name: str
    measured: float
    limit: float
    unit: str = "x"
    least: bool = False

    @property
    def holds(self) -> bool:
        """True when the limit is kept."""
        return self.measured >= self.limit if self.least else self.measured <= self.limit

    def __str__(self) -> str:
        """`name measured limit ok|over`, in columns."""
        sign = ">=" if self.least else "<="
        verdict = "ok" if self.holds else "over"
        return (
            f"{self.name} {self.measured:.3g}{self.unit} {sign}{self.limit:g}{self.unit} {verdict}"
        )


def interleaved(ours: Work, bare: Work, rounds: int, clock: Clock = time.process_time) -> float:
    """Return the median of ours over the median of bare, in seconds of `clock`, done alternately.

    Each goes first in every other round, so that neither always finds the caches warm. CPU time is the
    rule (`time.process_time`); for work that waits, or that children do, hand in `time.perf_counter`.
    """
    mine: list[float] = []
    theirs: list[float] = []
    for work in (ours, bare):
        work()
    gc.collect()
    for number in range(rounds):
        pairs = [(ours, mine), (bare, theirs)]
        for work, taken in pairs if number % 2 else reversed(pairs):
            start = clock()
            work()
            taken.append(clock() - start)
    return median(mine) / median(theirs)


def told(ours: Callable[[], float], bare: Callable[[], float], rounds: int) -> float:
    """The same for work that reports its own seconds, such as a child process's start."""
    mine: list[float] = []
    theirs: list[float] = []
    for number in range(rounds):
        pairs = [(ours, mine), (bare, theirs)]
        for work, taken in pairs if number % 2 else reversed(pairs):
            taken.append(work())
    return median(mine) / median(theirs)
