"""Means, spreads and disagreement of bearings; what cannot be computed is None."""

import pytest

from factcheck.domain.matrix import Cell, Finding, disagreement, mean, spread
from factcheck.domain.vocabulary import Bearing

VOTES = {
    0: Bearing.NOT_APPLICABLE,
    1: Bearing.STRONGLY_CONTRADICTS,
    2: Bearing.CONTRADICTS,
    3: Bearing.NEUTRAL,
    4: Bearing.SUPPORTS,
    5: Bearing.STRONGLY_SUPPORTS,
}
"""The votes of open-synthesis, whose worked values these are."""


def found(*votes):
    return [VOTES[vote] for vote in votes]


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ((4, 2), 1.414214),
        ((1, 5), 2.828427),
        ((0, 5), 0.707107),
        ((0, 0, 5), 0.577350),
        ((1, 3, 5), 2.0),
        ((5, 5, 4), 0.577350),
        ((0, 0), 0.0),
        ((), None),
        ((5,), None),
    ],
)
def test_disagreement_is_that_of_open_synthesis(votes, expected):
    assert disagreement(found(*votes)) == (
        expected if expected is None else pytest.approx(expected, abs=1e-6)
    )


@pytest.mark.parametrize(
    ("votes", "expected"),
    [((), None), ((0,), None), ((0, 0, 4), 1.0), ((1, 5), 0.0), ((4, 5), 1.5), ((5, 5, 4), 1.6667)],
)
def test_the_mean_leaves_out_what_does_not_apply(votes, expected):
    assert mean(found(*votes)) == expected


@pytest.mark.parametrize(
    ("votes", "expected"),
    [((), None), ((4,), None), ((0, 4), None), ((4, 2), 1.0), ((5, 1), 2.0), ((3, 3), 0.0), ((0, 5, 1), 2.0)],
)
def test_the_spread_is_the_population_deviation_of_the_numbers(votes, expected):
    assert spread(found(*votes)) == expected


def test_a_sealed_cell_tells_only_what_the_viewer_found():
    mine = Finding("Ada", Bearing.SUPPORTS, mine=True)
    sealed, opened = Cell((mine,), sealed=True), Cell((mine, Finding("Ben", Bearing.NOT_APPLICABLE)))
    assert (sealed.mine, sealed.mean, sealed.count, sealed.disagreement) == (
        Bearing.SUPPORTS,
        None,
        None,
        None,
    )
    assert (opened.mine, opened.mean, opened.count) == (Bearing.SUPPORTS, 1.0, 1)
    assert opened.disagreement == pytest.approx(0.707107, abs=1e-6)
    assert Cell().mine is None
