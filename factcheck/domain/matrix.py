"""The matrix of evidence and rival claims: what several reviewers found, put together.

What cannot be computed is None, never 0. Bearings count from 2 (strongly supports)
to -2 (strongly contradicts); `not applicable` has no number and is left out of means.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from statistics import fmean, pstdev, stdev

from factcheck.domain.vocabulary import Bearing

PLACES = 4
"""Decimal places of a mean that is published."""


@dataclass(frozen=True)
class Finding:
    """How one reviewer finds that one piece of evidence bears on one claim."""

    reviewer: str
    bearing: Bearing
    mine: bool = False


@dataclass(frozen=True)
class Cell:
    """What one viewer may see of one piece of evidence against one claim."""

    findings: tuple[Finding, ...] = ()
    sealed: bool = False

    @property
    def mine(self) -> Bearing | None:
        """What the viewer found herself."""
        return next((finding.bearing for finding in self.findings if finding.mine), None)

    @property
    def mean(self) -> float | None:
        """The mean of all findings; None while they are sealed."""
        return None if self.sealed else mean(self._bearings)

    @property
    def spread(self) -> float | None:
        """The population standard deviation of the numbers; None while they are sealed."""
        return None if self.sealed else spread(self._bearings)

    @property
    def disagreement(self) -> float | None:
        """How far the reviewers disagree; None while their findings are sealed."""
        return None if self.sealed else disagreement(self._bearings)

    @property
    def count(self) -> int | None:
        """How many reviewers put a number to it; None while that is sealed."""
        return None if self.sealed else len(numbers(self._bearings))

    @property
    def _bearings(self) -> list[Bearing]:
        return [finding.bearing for finding in self.findings]


def numbers(bearings: Iterable[Bearing]) -> list[int]:
    """The numbers of the bearings that have one."""
    return [bearing.number for bearing in bearings if bearing.number is not None]


def mean(bearings: Iterable[Bearing]) -> float | None:
    """The mean bearing; None when nobody put a number to it."""
    found = numbers(bearings)
    return round(fmean(found), PLACES) if found else None


def spread(bearings: Iterable[Bearing]) -> float | None:
    """The population standard deviation; None for fewer than two numbers."""
    found = numbers(bearings)
    return pstdev(found) if len(found) > 1 else None


def disagreement(bearings: Collection[Bearing]) -> float | None:
    """The larger of two sample deviations: of the numbers, and of whether it applies at all.

    After open-synthesis (`openach/metrics.py`, calc_disagreement); None for fewer
    than two reviewers, where they say 0.
    """
    if len(bearings) < 2:  # noqa: PLR2004 - it takes two to disagree
        return None
    found = numbers(bearings)
    applies = stdev(float(bearing.number is not None) for bearing in bearings)
    return max(applies, stdev(found) if len(found) > 1 else 0.0)
