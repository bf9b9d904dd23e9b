"""Agreement between reviewers, checked with Krippendorff's published tables; else it is None."""

import pytest

from factcheck.domain.agreement import nominal_alpha, percent

FOUR_BY_TWELVE = [
    ["1", "2", "3", "3", "2", "1", "4", "1", "2", ".", ".", "."],
    ["1", "2", "3", "3", "2", "2", "4", "1", "2", "5", ".", "3"],
    [".", "3", "3", "3", "2", "3", "4", "2", "2", "5", "1", "."],
    ["1", "2", "3", "3", "2", "4", "4", "1", "2", "5", "1", "."],
]
"""Four coders, twelve units, a dot where one did not look (Krippendorff 2011)."""


def units(coders):
    """What each unit was called, by those who looked at it."""
    return [[value for value in column if value != "."] for column in zip(*coders, strict=True)]


@pytest.mark.parametrize(
    ("coders", "alpha"),
    [
        (FOUR_BY_TWELVE, 0.743421),
        (["0100000000", "1110010010"], 0.095238),
        (["aabbdcccedda", "babbbccceddd"], 0.691964),
        (["1212", "2121"], -0.75),
        (["1212", "1212"], 1.0),
    ],
)
def test_alpha_is_the_published_one(coders, alpha):
    assert nominal_alpha(units(coders)) == pytest.approx(alpha, abs=1e-6)


@pytest.mark.parametrize("coders", [["1111", "1111"], ["1234"], ["1...", ".2.."], [""]])
def test_alpha_that_cannot_be_computed_is_none(coders):
    assert nominal_alpha(units(coders)) is None


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
