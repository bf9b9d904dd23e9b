"""Scores of rival claims: every worked value of Heuer, Burton, PARC, open-synthesis and Arkham, to 1e-6."""

import pytest

from factcheck.domain import arkham
from factcheck.domain.arkham import Factored
from factcheck.domain.hypotheses import (
    Found,
    consistency,
    diagnosticity,
    evidence_key,
    hypothesis_key,
    inconsistency,
    level,
    ranks,
    squared_inconsistency,
    tells_nothing,
    weighted_inconsistency,
)
from factcheck.domain.vocabulary import Bearing, Weight
from tests.domain.votes import LETTERS, VOTES, cast, letters

WEIGHTS = {"L": Weight.LOW, "M": Weight.MEDIUM, "H": Weight.HIGH}
IRAQ = ["C C C", "C C I", "C C I", "I C C", "I C C", "I C C"]
"""Evidence by hypothesis, as chapter 8 of Heuer is remembered."""
SECOND = ["CC II C", "I CC II", "C N NA"]
KREMLIN = [
    [(5, 5, 4), (2, 1, 3), (3, 0, 4)],
    [(1, 2, 1), (5, 5, 4), (2, 3, 2)],
    [(4, 4, 5), (1, 2, 1), (0, 0, 4)],
]
"""Three hypotheses, each by three pieces of evidence that three people rated."""
KREMLIN_COLUMNS = [[cast(*cell) for cell in column] for column in KREMLIN]


def near(*values):
    return pytest.approx(values if len(values) > 1 else values[0], abs=1e-6)


def columns(matrix: list[str]) -> list[list[Bearing]]:
    """A one-reviewer matrix by hypothesis."""
    return [list(column) for column in zip(*map(letters, matrix), strict=True)]


def alone(column: list[Bearing]) -> list[list[Found]]:
    """A column in which every cell holds one finding."""
    return [[Found(bearing)] for bearing in column]


def levels(column) -> list[float | None]:
    return [level(cell) for cell in column]


def test_the_inconsistency_count_is_that_of_burton():
    assert [inconsistency(alone(column)) for column in columns(IRAQ)] == [3, 0, 2]
    assert [inconsistency(alone(column)) for column in columns(SECOND)] == [1, 2, 2]
    assert [inconsistency([[Found(VOTES[vote])]]) for vote in LETTERS.values()] == [0, 2, 1, 0, 0, 0]


def test_the_count_takes_a_factor_for_credibility():
    column = [[Found(Bearing.STRONGLY_CONTRADICTS, Weight.LOW)], [Found(Bearing.CONTRADICTS)]]
    halved = {Weight.LOW: 0.5, Weight.MEDIUM: 1.0}
    assert inconsistency(column, lambda found: halved[found.credibility]) == 2.0


@pytest.mark.parametrize(
    ("found", "credibility", "relevance", "expected"),
    [
        ("I", "H", "H", -2.0),
        ("II", "L", "L", -1.0),
        ("II", "H", "M", -2.828427),
        ("I C N I", "H L M M", "M L H H", -2.828427),
        ("I II C N", "H L M M", "M L H H", -2.414214),
        ("CC NA N", "H H H", "H H H", 0.0),
    ],
)
def test_the_weighted_inconsistency_is_that_of_parc(found, credibility, relevance, expected):
    given = zip(letters(found), credibility.split(), relevance.split(), strict=True)
    column = [[Found(bearing, WEIGHTS[how], WEIGHTS[where])] for bearing, how, where in given]
    assert weighted_inconsistency(column) == near(expected)


def test_nothing_against_a_claim_is_a_plain_zero():
    assert (
        str(weighted_inconsistency([]))
        == str(weighted_inconsistency([[], [Found(Bearing.SUPPORTS)]]))
        == "0.0"
    )
    assert inconsistency([]) == inconsistency([[]]) == 0


def test_several_reviewers_count_with_the_mean_of_their_points():
    two = [[Found(Bearing.STRONGLY_CONTRADICTS, Weight.HIGH), Found(Bearing.NOT_APPLICABLE)]]
    assert inconsistency(two) == 1.0
    assert weighted_inconsistency(two) == near(-1.414214)
    twice = [[found, found] for found in (Found(Bearing.CONTRADICTS), Found(Bearing.SUPPORTS))]
    assert inconsistency(twice) == 1.0


@pytest.mark.parametrize(
    ("matrix", "inconsistent", "consistent"),
    [(IRAQ, (3, 0, 2), (3, 6, 4)), (SECOND, (1, 4, 4), (5, 4, 1))],
)
def test_squares_are_those_of_open_synthesis(matrix, inconsistent, consistent):
    found = [levels([bearing] for bearing in column) for column in columns(matrix)]
    assert tuple(squared_inconsistency(each) for each in found) == inconsistent
    assert tuple(consistency(each) for each in found) == consistent


@pytest.mark.parametrize(
    ("column", "inconsistent", "consistent"),
    [
        (KREMLIN_COLUMNS[0], 1.0, 2.888889),
        (KREMLIN_COLUMNS[1], 3.222222, 2.777778),
        (KREMLIN_COLUMNS[2], 2.777778, 1.888889),
    ],
)
def test_three_reviewers_of_the_kremlin_are_those_of_open_synthesis(column, inconsistent, consistent):
    assert squared_inconsistency(levels(column)) == near(inconsistent)
    assert consistency(levels(column)) == near(consistent)


def test_evidence_of_the_kremlin_tells_the_claims_apart_as_in_open_synthesis():
    rows = zip(*KREMLIN_COLUMNS, strict=True)
    assert [diagnosticity(levels(row)) for row in rows] == near(1.498971, 1.440165, 0.471405)


def test_the_claims_of_the_kremlin_stand_in_the_order_of_open_synthesis():
    keys = [hypothesis_key(column) for column in KREMLIN_COLUMNS]
    assert sorted(range(3), key=keys.__getitem__) == [0, 2, 1]
    assert keys[2] == near(2.777778, -1.888889, 1 / 3, 0.0)


def test_the_orders_asserted_in_the_tests_of_open_synthesis():
    few, more, most = ([cast(vote) for vote in votes] for votes in ((5, 0, 2, 2), (2, 2, 3, 2), (3, 0, 5, 1)))
    assert [squared_inconsistency(levels(column)) for column in (few, more, most)] == [2, 3, 4]
    singles = [cast(5), cast(4), cast(3), [], cast(0), cast(2), cast(1)]
    keys = [hypothesis_key([cell]) for cell in singles]
    assert keys == sorted(set(keys))
    rows = [[cast(5), cast(1)], [cast(4), cast(2)], [cast(3), cast(3)], [[], []], [cast(0), cast(0)]]
    assert [evidence_key(row) for row in rows] == sorted({evidence_key(row) for row in rows})


@pytest.mark.parametrize(("votes", "expected"), [((4, 2), 1), ((1, 2), 5)])
def test_single_squares_below_neutral(votes, expected):
    assert squared_inconsistency(levels([cast(vote) for vote in votes])) == expected


@pytest.mark.parametrize(("vote", "expected"), [(5, 4), (4, 1), (3, 0), (0, 0), (1, 0)])
def test_single_squares_above_neutral(vote, expected):
    assert consistency(levels([cast(vote)])) == expected


@pytest.mark.parametrize(
    ("votes", "expected"),
    [((4, 2), 1.0), ((5, 1), 2.0), ((3, 3), 0.0), ((0, 3), 0.0), ((4,), None), ((), None)],
)
def test_diagnosticity_is_the_population_deviation_over_the_claims(votes, expected):
    assert diagnosticity(levels([cast(vote) for vote in votes])) == expected


def test_evidence_one_of_iraq_tells_nothing_apart_and_the_others_do():
    found = [diagnosticity(levels([bearing] for bearing in letters(row))) for row in IRAQ]
    assert found == near(0.0, *[0.942809] * 5)
    assert [each**2 for each in found] == near(0.0, *[0.888889] * 5)
    assert [tells_nothing([letters(row)]) for row in IRAQ] == [True] + [False] * 5


def test_reviewers_who_cancel_each_other_out_still_tell_the_claims_apart():
    assert not tells_nothing([letters("C I"), letters("I C")])
    assert tells_nothing([letters("C C"), letters("I I")])
    assert tells_nothing([letters("NA NA"), letters("N NA")])


@pytest.mark.parametrize(
    ("matrix", "counts", "means", "scaled", "places"),
    [
        (IRAQ, (3, 0, 2), (0.0, 1.0, 1 / 3), (50.0, 75.0, 58.333333), (3, 1, 2)),
        (SECOND, (1, 1, 1), (2 / 3, 0.0, -0.5), (66.666667, 50.0, 37.5), (1, 2, 3)),
    ],
)
def test_the_scores_of_arkham(matrix, counts, means, scaled, places):
    factored = [[Factored(bearing) for bearing in column] for column in columns(matrix)]
    found = [arkham.weighted_mean(column) for column in factored]
    assert tuple(arkham.against(column) for column in factored) == counts
    assert found == near(*means)
    assert [arkham.normalised(score) for score in found] == near(*scaled)
    assert arkham.order(factored) == places


def test_arkham_weighs_and_calls_evidence_diagnostic_by_its_variance():
    column = [
        Factored(Bearing.SUPPORTS, 0.5, 1.0, 0.5),
        Factored(Bearing.STRONGLY_CONTRADICTS, 1.0, 0.5, 1.0),
    ]
    assert arkham.weighted_mean(column) == near((0.25 - 1.0) / 1.0)
    assert arkham.weighted_mean([Factored(Bearing.NOT_APPLICABLE)]) is None
    assert [arkham.diagnostic(letters(row)) for row in IRAQ] == [False] + [True] * 5
    assert not arkham.diagnostic(letters("C"))


def test_equal_scores_share_a_place():
    assert ranks([3, 0, 2]) == (3, 1, 2)
    assert ranks([1, 0, 1, 2]) == (2, 1, 2, 4)
    assert ranks([0.1 + 0.2, 0.3]) == (1, 1)
    assert ranks([]) == ()
