"""Other coefficients that correct agreement for chance, for several people and gaps in what they judged.

All four share the observed agreement and differ in what chance would bring. After
K. L. Gwet, Handbook of Inter-Rater Reliability (4th edition, 2014), sections 2 and 5,
nominal values. A unit maps the person to the value she gave.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from statistics import variance
from typing import Any

Judged = Mapping[Any, Any]


@dataclass(frozen=True)
class Coefficients:
    """What each author's correction makes of the same judgements."""

    gwet: float
    fleiss: float
    conger: float
    brennan_prediger: float


def coefficients(units: Sequence[Judged]) -> Coefficients | None:
    """AC1, Fleiss' kappa, Conger's kappa, Brennan and Prediger's kappa.

    None where they cannot be computed: no unit judged twice, or one value only.
    """
    judged = [unit for unit in units if unit]
    values = sorted({value for unit in judged for value in unit.values()}, key=repr)
    several = [unit for unit in judged if len(unit) > 1]
    if not several or len(values) <= 1:
        return None
    observed = sum(_same(unit) for unit in several) / len(several)
    shares = _shares(judged)
    spread = sum(share * (1 - share) for share in shares.values())
    return Coefficients(
        gwet=_corrected(observed, spread / (len(values) - 1)),
        fleiss=_corrected(observed, 1 - spread),
        conger=_corrected(observed, _by_person(judged, values)),
        brennan_prediger=_corrected(observed, 1 / len(values)),
    )


def _corrected(observed: float, chance: float) -> float:
    """The agreement beyond chance, of what chance leaves."""
    return (observed - chance) / (1 - chance)


def _same(unit: Judged) -> float:
    """The share of pairs that gave the unit the same value."""
    count = len(unit)
    return sum(times * (times - 1) for times in Counter(unit.values()).values()) / (count * (count - 1))


def _shares(judged: Sequence[Judged]) -> dict[Hashable, float]:
    """How often each value was given, each unit weighing the same."""
    shares: Counter[Hashable] = Counter()
    for unit in judged:
        for value, times in Counter(unit.values()).items():
            shares[value] += times / len(unit) / len(judged)  # type: ignore[assignment]
    return dict(shares)


def _by_person(judged: Sequence[Judged], values: Sequence[Hashable]) -> float:
    """Chance agreement from each person's own habit (A. J. Conger, 1980)."""
    people = sorted({person for unit in judged for person in unit}, key=repr)
    chance = 0.0
    for value in values:
        habits = []
        for person in people:
            given = [unit[person] for unit in judged if person in unit]
            habits.append(given.count(value) / len(given))
        mean = sum(habits) / len(habits)
        chance += mean**2 - (variance(habits) / len(habits) if len(habits) > 1 else 0.0)
    return chance
