"""How far several reviewers agree; what cannot be computed is None, never 0 or 1."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, permutations


def percent(ratings: Sequence[str]) -> float | None:
    """The share of pairs of ratings that are the same, in percent."""
    pairs = list(combinations(ratings, 2))
    if not pairs:
        return None
    return 100 * sum(a == b for a, b in pairs) / len(pairs)


def nominal_alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's alpha for nominal data; each unit holds its ratings.

    K. Krippendorff, Content Analysis (2004), section 11.3: 1 - Do/De over the
    coincidences of every ordered pair within a unit of two or more values.
    None where expected disagreement is zero: fewer than two different values.
    """
    coincidences: Counter[tuple[str, str]] = Counter()
    for values in units:
        for pair in permutations(values, 2):
            coincidences[pair] += 1 / (len(values) - 1)  # type: ignore[assignment]
    totals: Counter[str] = Counter()
    for (first, _), weight in coincidences.items():
        totals[first] += weight
    count = sum(totals.values())
    expected = count**2 - sum(total**2 for total in totals.values())
    if len(totals) <= 1 or not expected:
        return None
    observed = sum(weight for (a, b), weight in coincidences.items() if a != b)
    return 1 - observed * (count - 1) / expected
