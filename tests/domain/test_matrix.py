"""Means, spreads, disagreement and consensus of a cell; what cannot be computed is None."""

import pytest

from factcheck.domain.matrix import (
    WORDS,
    Consensus,
    aggregate,
    consensus,
    disagreement,
    mean,
    spread,
    toward_neutral,
)
from factcheck.domain.vocabulary import Bearing
from tests.domain.votes import VOTES, cast, letters


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
    assert disagreement(cast(*votes)) == (expected if expected is None else pytest.approx(expected, abs=1e-6))


@pytest.mark.parametrize(
    ("votes", "expected"),
    [((), None), ((0,), None), ((0, 0, 4), 1.0), ((1, 5), 0.0), ((4, 5), 1.5), ((5, 5, 4), 1.6667)],
)
def test_the_mean_leaves_out_what_does_not_apply(votes, expected):
    assert mean(cast(*votes)) == expected


@pytest.mark.parametrize(
    ("votes", "expected"),
    [((), None), ((4,), None), ((0, 4), None), ((4, 2), 1.0), ((5, 1), 2.0), ((3, 3), 0.0), ((0, 5, 1), 2.0)],
)
def test_the_spread_is_the_population_deviation_of_the_numbers(votes, expected):
    assert spread(cast(*votes)) == expected


@pytest.mark.parametrize(
    ("votes", "expected"),
    [((), None), ((0,), 0), ((3, 0), 3), ((0, 0, 4), 0), ((1, 5), 3), ((4, 5), 4), ((1, 2), 2)],
)
def test_what_reviewers_found_together_is_that_of_open_synthesis(votes, expected):
    assert aggregate(cast(*votes)) == (None if expected is None else VOTES[expected])


@pytest.mark.parametrize("votes", [(2, 3), (3, 4), (1, 4), (2, 5)])
def test_a_half_is_rounded_toward_neutral_where_theirs_goes_to_the_even_number(votes):
    assert aggregate(cast(*votes)) is Bearing.NEUTRAL


@pytest.mark.parametrize(
    ("number", "expected"),
    [(-2, -2), (-1.51, -2), (-1.5, -1), (-0.5, 0), (-0.2, 0), (0, 0), (0.5, 0), (0.51, 1), (1.5, 1), (2, 2)],
)
def test_steps_on_both_sides_of_neutral_are_alike(number, expected):
    assert toward_neutral(number) == expected
    assert toward_neutral(-number) == -expected
    assert WORDS[expected].number == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("C C", Consensus.CONSENSUS),
        ("C CC", Consensus.CONSENSUS),  # a deviation of 0.25
        ("N NA", Consensus.CONSENSUS),
        ("CC C C N", Consensus.MILD),
        ("N C", Consensus.MILD),
        ("II N", Consensus.MILD),  # 1.0
        ("C I", Consensus.STRONG),
        ("II C", Consensus.EXTREME),  # 1.75
        ("II CC", Consensus.EXTREME),
    ],
)
def test_consensus_has_the_levels_of_burton(words, expected):
    assert consensus(letters(words)) is expected


@pytest.mark.parametrize("words", ["", "C"])
def test_one_alone_is_no_consensus(words):
    assert consensus(letters(words)) is None
