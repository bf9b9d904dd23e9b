"""Sensitivity: which single piece of evidence decides the order of the rival claims.

Step 6 of Heuer's eight (*Psychology of Intelligence Analysis*, chapter 8): how the
conclusion would stand if a few critical items were wrong.
"""

from collections.abc import Sequence

from factcheck.domain.hypotheses import ranks

Points = Sequence[Sequence[float]]
"""What each piece of evidence (a row) adds to the score of each claim (a column); less is better."""


def without_each(points: Points) -> list[tuple[int, ...] | None]:
    """For each piece of evidence the order without it; None where the order stays."""
    totals = [sum(column) for column in zip(*points, strict=True)]
    usual = ranks(totals)
    found = (ranks([total - own for total, own in zip(totals, row, strict=True)]) for row in points)
    return [order if order != usual else None for order in found]


def leaders(order: Sequence[int]) -> list[int]:
    """Which claims stand first, by their place in the row; several when they are tied."""
    return [number for number, place in enumerate(order) if place == 1]
