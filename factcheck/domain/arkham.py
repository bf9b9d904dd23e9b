"""The scores of ArkhamMirror's ACH shard, to compare ours with; none of them is shown.

After `packages/arkham-shard-ach` of mantisfury/ArkhamMirror: findings from -2 to 2
with factors of credibility, relevance and confidence.
"""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from factcheck.domain.hypotheses import ranks
from factcheck.domain.matrix import deviation, numbers
from factcheck.domain.vocabulary import Bearing

TELLING = 0.5
"""The variance above which evidence counts as diagnostic."""


class Factored(NamedTuple):
    """A finding with its factors."""

    bearing: Bearing
    credibility: float = 1.0
    relevance: float = 1.0
    confidence: float = 1.0


def weighted_mean(column: Iterable[Factored]) -> float | None:
    """The mean of the numbers by credibility x relevance, each times its confidence; None without numbers."""
    given = [(found, found.bearing.number) for found in column]
    rated = [
        (number, found.credibility * found.relevance, found.confidence)
        for found, number in given
        if number is not None
    ]
    weights = math.fsum(weight for _, weight, _ in rated)
    return math.fsum(n * weight * sure for n, weight, sure in rated) / weights if weights else None


def normalised(score: float) -> float:
    """A score from -2 to 2 on a scale from 0 to 100."""
    return (score + 2) / 4 * 100


def against(column: Iterable[Factored]) -> int:
    """How many findings speak against the claim, weakly or strongly."""
    return sum(number < 0 for number in numbers(found.bearing for found in column))


def order(columns: Sequence[Sequence[Factored]]) -> tuple[int, ...]:
    """The place of each claim: the fewest against it first, of equals the higher weighted mean."""
    keys = [(against(column), -(weighted_mean(column) or 0.0)) for column in columns]
    places = sorted(set(keys))
    return ranks([places.index(key) for key in keys])


def diagnostic(row: Sequence[Bearing]) -> bool:
    """Whether the variance over the claims is above TELLING."""
    found = numbers(row)
    return len(found) > 1 and deviation(found) ** 2 > TELLING
