"""How sure a figure of agreement is: units drawn again and again, the figure of each draw."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from factcheck.domain.agreement import Distance, Pattern, Unit, alpha_of, nominal, pairs_of, pattern

DRAWS = 1000
"""How often the units are drawn anew."""
WORK = 2_000_000
"""The most pairs of values drawn in all; a large desk is drawn less often, which widens nothing."""
RAREST = 200
"""The draws that even the largest desk gets."""
FEWEST = 5
"""Fewer units than this tell nothing of their own spread."""
LEVEL = 0.95
"""The share of the draws between the two ends."""
SEED = 20230503
"""The draws are the same each time, so that the same data says the same."""


@dataclass(frozen=True)
class Spread:
    """Between which two values the share LEVEL of the draws lies."""

    low: float
    high: float
    draws: int


def spread(units: Iterable[Unit], distance: Distance = nominal) -> Spread | None:
    """The percentile interval of alpha (B. Efron, Annals of Statistics 7, 1979).

    Whole units are drawn, with replacement. None with fewer than FEWEST units of two
    values, and where more than a twentieth of the draws could not be computed.
    """
    return _spread(tuple(pattern(unit) for unit in units if len(unit) > 1), distance)


@lru_cache(maxsize=256)
def _spread(several: tuple[Pattern, ...], distance: Distance) -> Spread | None:
    """The interval of these units; the same data asked about again costs nothing."""
    if len(several) < FEWEST:
        return None
    draws = max(min(DRAWS, WORK // sum(len(pairs_of(unit)) for unit in several)), RAREST)
    # The draws decide nothing about security; they must come out the same each time.
    chance = Random(SEED)  # noqa: S311
    drawn = (alpha_of(Counter(chance.choices(several, k=len(several))), distance) for _ in range(draws))
    found = sorted(value for value in drawn if value is not None)
    if len(found) < LEVEL * draws:
        return None
    tail = (1 - LEVEL) / 2
    return Spread(_at(found, tail), _at(found, 1 - tail), len(found))


def _at(ordered: list[float], share: float) -> float:
    """The value at a share of the way, between two neighbours in proportion."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
