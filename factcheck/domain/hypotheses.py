"""Analysis of Competing Hypotheses: how much speaks against each of several rival claims.

A column is what was found for one claim: a cell for each piece of evidence, in it
what each reviewer found. Where several reviewers are taken together a cell counts
with the mean of their points, so that with one reviewer each score is the published
one. An empty cell adds nothing.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from factcheck.domain.matrix import deviation, numbers
from factcheck.domain.vocabulary import BEARING_NUMBERS, Bearing, Weight


class Found(NamedTuple):
    """What one reviewer found: how it bears, and how much she makes of the evidence."""

    bearing: Bearing
    credibility: Weight = Weight.MEDIUM
    relevance: Weight = Weight.MEDIUM


Cell = Sequence[Found]
Column = Iterable[Cell]

COUNTS = {Bearing.CONTRADICTS: 1.0, Bearing.STRONGLY_CONTRADICTS: 2.0}
"""Points against a claim; every other bearing has none."""
FACTORS = {Weight.LOW: 1 / math.sqrt(2), Weight.MEDIUM: 1.0, Weight.HIGH: math.sqrt(2)}
"""What a weight multiplies by."""
EXACT = 9
"""Decimal places up to which two scores are the same."""


def inconsistency(column: Column, credibility: Callable[[Found], float] = lambda _: 1.0) -> float:
    """The inconsistency count: contradicts 1, strongly contradicts 2, and nothing else.

    Heuer, *Psychology of Intelligence Analysis*, chapter 8, as counted by Burton's Open
    Source ACH (`code/functions.php`, getHypoRatingScore). `credibility` is the factor of
    a finding; theirs is the reviewer's own weight, here nobody's word counts more.
    """
    return math.fsum(counted(cell, credibility) for cell in column)


def counted(cell: Cell, credibility: Callable[[Found], float] = lambda _: 1.0) -> float:
    """What one cell adds to the inconsistency count."""
    points = [COUNTS[found.bearing] * credibility(found) for found in cell if found.bearing in COUNTS]
    return math.fsum(points) / len(cell) if points else 0.0


def weighted_inconsistency(column: Column) -> float:
    """What speaks against a claim, by the weight of the evidence; 0 or less.

    PARC ACH 2.0: the sum of credibility x relevance x c, where c is -1 for contradicts
    and -2 for strongly contradicts; low counts 1/√2, medium 1, high √2. After the
    technical description, pherson.org/PDFFiles/ACHTechnicalDescription.pdf, as quoted at
    herox.com/IARPAGFChallenge/forum/thread/2677.
    """
    return math.fsum(weighed(cell) for cell in column)


def weighed(cell: Cell) -> float:
    """What one cell adds to the weighted inconsistency."""
    return -counted(cell, weight) + 0.0


def weight(found: Found) -> float:
    """How much the evidence counts for the reviewer: credibility x relevance."""
    return FACTORS[found.credibility] * FACTORS[found.relevance]


def level(cell: Iterable[Bearing]) -> float | None:
    """The mean of a cell where `not applicable` stands as neutral; None when it is empty.

    After open-synthesis (`openach/metrics.py`, mean_na_neutral_vote), which counts
    from 1 to 5 where we count from -2 to 2.
    """
    found = [BEARING_NUMBERS[bearing] or 0 for bearing in cell]
    return sum(found) / len(found) if found else None


def consistency(levels: Iterable[float | None]) -> float:
    """The squared distances above neutral of a column's levels.

    After open-synthesis (`openach/metrics.py`, consistency).
    """
    return math.fsum(each**2 for each in levels if each is not None and each > 0)


def squared_inconsistency(levels: Iterable[float | None]) -> float:
    """The squared distances below neutral of a column's levels.

    After open-synthesis (`openach/metrics.py`, inconsistency).
    """
    return math.fsum(each**2 for each in levels if each is not None and each < 0)


def diagnosticity(levels: Iterable[float | None]) -> float | None:
    """How far a piece of evidence tells the claims apart: the population deviation of its levels.

    After open-synthesis (`openach/metrics.py`, diagnosticity); None, where they say 0,
    when fewer than two claims have a level.
    """
    found = [each for each in levels if each is not None]
    return deviation(found) if len(found) > 1 else None


def tells_nothing(reviewers: Iterable[Sequence[Bearing]]) -> bool:
    """Whether every reviewer finds the same of all claims; what does not apply is neutral."""
    return all(len({BEARING_NUMBERS[bearing] or 0 for bearing in found}) < 2 for found in reviewers)  # noqa: PLR2004 - one number


def ranks(scores: Sequence[float]) -> tuple[int, ...]:
    """The place of each score, the smallest first; equal scores share a place and the next is left out."""
    found = [round(score, EXACT) for score in scores]
    in_order = sorted(found)
    return tuple(1 + bisect_left(in_order, score) for score in found)


def hypothesis_key(column: Sequence[Sequence[Bearing]]) -> tuple[float, float, float, float]:
    """What open-synthesis sorts claims by, the best standing first.

    Squared inconsistency, consistency downwards, the share of `not applicable`, and the
    share of cells nobody filled in (`openach/metrics.py`, hypothesis_sort_key).
    """
    levels = [level(cell) for cell in column]
    return squared_inconsistency(levels), -consistency(levels), *_shares(column)


def evidence_key(row: Sequence[Sequence[Bearing]]) -> tuple[float, float, float]:
    """What open-synthesis sorts evidence by, the most telling first.

    Diagnosticity downwards, and the shares as above (`openach/metrics.py`, evidence_sort_key).
    """
    return -(diagnosticity(level(cell) for cell in row) or 0.0), *_shares(row)


def _shares(cells: Sequence[Sequence[Bearing]]) -> tuple[float, float]:
    """The share of cells that do not apply, and of those nobody filled in."""
    if not cells:
        return 0.0, 0.0
    aside = sum(bool(cell) and 2 * len(numbers(cell)) < len(cell) for cell in cells)
    return aside / len(cells), sum(not cell for cell in cells) / len(cells)
