"""Agreement between reviewers, equal to the published tables; what cannot be computed is None."""

import pytest

from factcheck.domain.agreement import (
    alpha,
    interval,
    kappa,
    kappa_error,
    mean_percent,
    nominal,
    ordinal,
    percent,
    ratio,
)

FOUR_BY_TWELVE = [
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
]
"""Four coders, twelve units, a dot where one did not look (Krippendorff 2011)."""
THREE_BY_FIFTEEN = [
    ". . . . . 3 4 1 2 1 1 3 3 . 3",
    "1 . 2 1 3 3 4 3 . . . . . . .",
    ". . 2 1 3 4 4 . 2 1 1 3 3 . 4",
]
"""Three coders, fifteen units (the example of the encyclopaedia's article on alpha)."""


def judged(coders) -> list[dict[int, int]]:
    """What each unit was called, by coder, by those who looked at it."""
    columns = zip(*(coder.split() for coder in coders), strict=True)
    return [{who: int(value) for who, value in enumerate(column) if value != "."} for column in columns]


def units(coders) -> list[list[int]]:
    """What each unit was called."""
    return [list(unit.values()) for unit in judged(coders)]


def spaced(*coders) -> list[str]:
    return [" ".join(coder) for coder in coders]


@pytest.mark.parametrize(
    ("coders", "distance", "value"),
    [
        (FOUR_BY_TWELVE, nominal, 0.743421),
        (FOUR_BY_TWELVE, ordinal, 0.815388),
        (FOUR_BY_TWELVE, interval, 0.849107),
        (FOUR_BY_TWELVE, ratio, 0.797403),
        (THREE_BY_FIFTEEN, nominal, 0.691358),
        (THREE_BY_FIFTEEN, interval, 0.810845),
        (THREE_BY_FIFTEEN, ordinal, 0.806721),
        (THREE_BY_FIFTEEN, ratio, 0.808944),
        (spaced("0100000000", "1110010010"), nominal, 0.095238),
        (spaced("1212", "2121"), nominal, -0.75),
        (spaced("1212", "1212"), nominal, 1.0),
    ],
)
def test_alpha_is_the_published_one(coders, distance, value):
    assert alpha(units(coders), distance) == pytest.approx(value, abs=1e-6)


def test_alpha_takes_words_as_well_as_numbers():
    pairs = list(zip("aabbdcccedda", "babbbccceddd", strict=True))
    assert alpha(pairs) == pytest.approx(0.691964, abs=1e-6)


def test_with_one_distance_for_all_values_ordinal_is_nominal():
    pairs = [(1, 2), (1, 1), (2, 2), (2, 1), (1, 1)]
    assert alpha(pairs, ordinal) == pytest.approx(alpha(pairs, nominal))


@pytest.mark.parametrize("distance", [nominal, ordinal, interval, ratio])
@pytest.mark.parametrize("found", [[[1, 1], [1, 1]], [[1], [2], [3]], [[1], [], [2]], []])
def test_alpha_that_cannot_be_computed_is_none(found, distance):
    assert alpha(found, distance) is None


def table(both, first, second, neither):
    """Pairs of two people's words from a table of two by two."""
    return [(1, 1)] * both + [(1, 2)] * first + [(2, 1)] * second + [(2, 2)] * neither


@pytest.mark.parametrize(
    ("cells", "value"),
    [((20, 5, 10, 15), 0.4), ((45, 15, 25, 15), 0.130435), ((25, 35, 5, 35), 0.259259)],
)
def test_kappa_is_the_published_one(cells, value):
    assert kappa(table(*cells)) == pytest.approx(value, abs=1e-6)


def test_the_standard_error_of_kappa_is_the_published_one():
    assert kappa_error(table(20, 5, 10, 15)) == pytest.approx(0.126996, abs=1e-6)


@pytest.mark.parametrize("pairs", [[], [("a", "a")], [("a", "a")] * 9])
def test_kappa_of_constant_words_is_none(pairs):
    assert kappa(pairs) is None
    assert kappa_error(pairs) is None


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ([], None),
        (["refuted"], None),
        (["refuted", "refuted"], 100.0),
        (["refuted", "unproven"], 0.0),
        (["refuted", "refuted", "unproven"], pytest.approx(100 / 3)),
    ],
)
def test_percent_counts_pairs_that_are_the_same(ratings, expected):
    assert percent(ratings) == expected


def test_the_mean_share_leaves_out_what_one_person_judged():
    assert mean_percent([["a", "a"], ["a", "b"], ["a"]]) == 50
    assert mean_percent([["a"], []]) is None
