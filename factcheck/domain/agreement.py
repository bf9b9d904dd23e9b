"""How far several reviewers agree; what cannot be computed is None, never 0 or 1.

A unit is what several people judged (a claim, or a cell of the matrix); it holds the
values they gave. Who did not judge it is simply absent.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from itertools import combinations, permutations
from math import sqrt
from typing import Any

Unit = Sequence[Any]
Marginals = dict[Any, float]
Distance = Callable[[Any, Any, Marginals], float]


def percent(ratings: Unit) -> float | None:
    """The share of pairs of ratings of one unit that are the same, in percent."""
    pairs = list(combinations(ratings, 2))
    if not pairs:
        return None
    return 100 * sum(bool(a == b) for a, b in pairs) / len(pairs)


def mean_percent(units: Iterable[Unit]) -> float | None:
    """The mean share over the units that two or more people judged."""
    shares = [share for unit in units if (share := percent(unit)) is not None]
    return sum(shares) / len(shares) if shares else None


def nominal(first: Any, second: Any, _totals: Marginals) -> float:
    """Different is different."""
    return float(first != second)


def interval(first: float, second: float, _totals: Marginals) -> float:
    """The difference squared."""
    return float((first - second) ** 2)


def ratio(first: float, second: float, _totals: Marginals) -> float:
    """The difference in relation to the sum, squared."""
    return ((first - second) / (first + second)) ** 2 if first + second else 0.0


def ordinal(first: float, second: float, totals: Marginals) -> float:
    """How many values lie between the two ranks, both ends halved, squared."""
    low, high = min(first, second), max(first, second)
    between = sum(total for value, total in totals.items() if low <= value <= high)
    return (between - (totals[first] + totals[second]) / 2) ** 2


def alpha(units: Iterable[Unit], distance: Distance = nominal) -> float | None:
    """Krippendorff's alpha; each unit holds the values it was given.

    K. Krippendorff, Content Analysis (2004), chapter 11: 1 - Do/De over the
    coincidences of every ordered pair within a unit of two or more values. None
    where expected disagreement is zero: fewer than two different values.
    """
    return alpha_of(Counter(map(pattern, units)), distance)


Pattern = tuple[tuple[Hashable, int], ...]
"""The values of a unit and how often each was given: the names do not matter to alpha."""


def pattern(unit: Unit) -> Pattern:
    """What alpha needs to know of a unit."""
    return tuple(sorted(Counter(unit).items(), key=repr))


def alpha_of(patterns: Counter[Pattern], distance: Distance) -> float | None:
    """Krippendorff's alpha of units counted by their pattern."""
    coincidences: defaultdict[tuple[Any, Any], float] = defaultdict(float)
    for unit, times in patterns.items():
        for pair, weight in pairs_of(unit):
            coincidences[pair] += weight * times
    totals: defaultdict[Any, float] = defaultdict(float)
    for (first, _), weight in coincidences.items():
        totals[first] += weight
    count = sum(totals.values())
    values = list(totals)
    expected = sum(totals[c] * totals[k] * distance(c, k, totals) for c, k in permutations(values, 2))
    if len(values) <= 1 or not expected:
        return None
    observed = sum(weight * distance(c, k, totals) for (c, k), weight in coincidences.items() if c != k)
    return 1 - observed * (count - 1) / expected


@lru_cache(maxsize=4096)
def pairs_of(unit: Pattern) -> tuple[tuple[tuple[Any, Any], float], ...]:
    """Every ordered pair of a unit's values with its weight, 1/(m - 1) a pair; none for one value."""
    size = sum(times for _, times in unit)
    if size < 2:  # noqa: PLR2004 - a pair
        return ()
    differing = [
        ((first, second), often * times / (size - 1))
        for (first, often), (second, times) in permutations(unit, 2)
    ]
    alike = [((value, value), often * (often - 1) / (size - 1)) for value, often in unit]
    return (*differing, *alike)


def kappa(pairs: Sequence[tuple[Any, Any]]) -> float | None:
    """Cohen's kappa of two people who judged the same units.

    J. Cohen, Educational and Psychological Measurement 20 (1960). None without a
    unit, and where chance alone would make them agree.
    """
    table = Counter(pairs)
    observed, expected = _observed(table), _expected(table)
    if not pairs or expected >= 1:
        return None
    return (observed - expected) / (1 - expected)


def kappa_error(pairs: Sequence[tuple[Any, Any]]) -> float | None:
    """The standard error of Cohen's kappa (Fleiss, Cohen and Everitt 1969); None where kappa is."""
    found = kappa(pairs)
    if found is None:
        return None
    table, count = Counter(pairs), len(pairs)
    rows, columns = _margins(table)
    expected = _expected(table)
    same = sum(
        times / count * (1 - (rows[a] + columns[a]) * (1 - found)) ** 2
        for (a, b), times in table.items()
        if a == b
    )
    other = (1 - found) ** 2 * sum(
        times / count * (columns[a] + rows[b]) ** 2 for (a, b), times in table.items() if a != b
    )
    rest = (found - expected * (1 - found)) ** 2
    return sqrt(max(same + other - rest, 0.0) / count) / (1 - expected)


def _observed(table: Counter[tuple[Any, Any]]) -> float:
    """The share of units on which the two agree."""
    return sum(times for (a, b), times in table.items() if a == b) / max(table.total(), 1)


def _expected(table: Counter[tuple[Any, Any]]) -> float:
    """The share on which they would agree by chance."""
    rows, columns = _margins(table)
    return sum(share * columns[value] for value, share in rows.items())


def _margins(table: Counter[tuple[Any, Any]]) -> tuple[Counter[Any], Counter[Any]]:
    """How often each of the two used each value, as shares."""
    rows: Counter[Any] = Counter()
    columns: Counter[Any] = Counter()
    for (a, b), times in table.items():
        rows[a] += times / table.total()  # type: ignore[assignment]
        columns[b] += times / table.total()  # type: ignore[assignment]
    return rows, columns
