"""The cells of the matrix: what several reviewers found of one piece of evidence and one claim, put together.

What cannot be computed is None, never 0. Bearings count from 2 (strongly supports)
to -2 (strongly contradicts); `not applicable` has no number and is left out of means.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from statistics import fmean

from factcheck.domain.vocabulary import BEARING_NUMBERS, Bearing

PLACES = 4
"""Decimal places of a mean that is published."""
WORDS = {number: bearing for bearing, number in BEARING_NUMBERS.items() if number is not None}
"""The bearing that a number stands for."""
POSITIONS = {
    Bearing.STRONGLY_SUPPORTS: 2.0,
    Bearing.SUPPORTS: 1.5,
    Bearing.NEUTRAL: 0.0,
    Bearing.NOT_APPLICABLE: 0.0,
    Bearing.CONTRADICTS: -1.5,
    Bearing.STRONGLY_CONTRADICTS: -2.0,
}
"""Where a bearing stands when consensus is measured; Burton, `code/functions.php`, getRatingScore."""


class Show(StrEnum):
    """Whose bearings the matrix is drawn from."""

    EVERYONE = "everyone"
    MINE = "mine"
    DISAGREEMENT = "disagreement"


class Consensus(StrEnum):
    """How far reviewers agree on one cell."""

    CONSENSUS = "consensus"
    MILD = "mild disagreement"
    STRONG = "strong disagreement"
    EXTREME = "extreme disagreement"


LEVELS = ((0.25, Consensus.CONSENSUS), (1.0, Consensus.MILD), (1.74, Consensus.STRONG))
"""The greatest deviation of each level; Burton, `code/functions.php`, getGroupRating."""


def numbers(bearings: Iterable[Bearing]) -> list[int]:
    """The numbers of the bearings that have one."""
    return [number for bearing in bearings if (number := BEARING_NUMBERS[bearing]) is not None]


def mean(bearings: Iterable[Bearing]) -> float | None:
    """The mean bearing; None when nobody put a number to it."""
    found = numbers(bearings)
    return round(sum(found) / len(found), PLACES) if found else None


def spread(bearings: Iterable[Bearing]) -> float | None:
    """The population standard deviation; None for fewer than two numbers."""
    found = numbers(bearings)
    return steps_deviation(found) if len(found) > 1 else None


def steps_deviation(values: Sequence[float], *, sample: bool = False) -> float:
    """The same as `deviation` of whole and half steps, whose sums are exact; a matrix has thousands."""
    count, total, squares = len(values), sum(values), sum([value * value for value in values])
    return math.sqrt((count * squares - total * total) / (count * (count - sample)))


def deviation(values: Sequence[float], *, sample: bool = False) -> float:
    """The standard deviation of a population, or estimated from a sample of two or more."""
    middle = fmean(values)
    squares = math.fsum((value - middle) ** 2 for value in values)
    return math.sqrt(squares / (len(values) - sample))


def disagreement(bearings: Collection[Bearing]) -> float | None:
    """The larger of two sample deviations: of the numbers, and of whether it applies at all.

    After open-synthesis (`openach/metrics.py`, calc_disagreement); None for fewer
    than two reviewers, where they say 0.
    """
    if len(bearings) < 2:  # noqa: PLR2004 - it takes two to disagree
        return None
    found = numbers(bearings)
    left_out = len(bearings) - len(found)
    applies = steps_deviation([1] * len(found) + [0] * left_out, sample=True) if left_out else 0.0
    return max(applies, steps_deviation(found, sample=True) if len(found) > 1 else 0.0)


def consensus(bearings: Collection[Bearing]) -> Consensus | None:
    """How far the reviewers agree, in a word; None for fewer than two.

    After Burton (`code/functions.php`, getStDev and getGroupRating): the population
    deviation of POSITIONS, up to 0.25, 1.0, 1.74, or beyond.
    """
    if len(bearings) < 2:  # noqa: PLR2004 - it takes two to disagree
        return None
    found = steps_deviation([POSITIONS[bearing] for bearing in bearings])
    return next((level for most, level in LEVELS if found <= most), Consensus.EXTREME)


def aggregate(bearings: Collection[Bearing]) -> Bearing | None:
    """What the reviewers found together, as one bearing; None when nobody gave one.

    After open-synthesis (`openach/metrics.py`, aggregate_vote): `not applicable` when
    more say so than not, else the mean. A half is rounded toward neutral, as they
    mean to: theirs goes to the even number, so (neutral, contradicts) contradicts.
    """
    found = numbers(bearings)
    if len(bearings) - len(found) > len(found):
        return Bearing.NOT_APPLICABLE
    return WORDS[toward_neutral(sum(found) / len(found))] if found else None


def toward_neutral(number: float) -> int:
    """The nearest whole step; of two as near, the one closer to neutral."""
    return int(math.copysign(math.ceil(abs(number) - 0.5), number))
