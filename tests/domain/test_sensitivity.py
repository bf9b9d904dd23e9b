"""Which single piece of evidence decides the order."""

from factcheck.domain.hypotheses import Found, counted
from factcheck.domain.sensitivity import leaders, without_each
from tests.domain.votes import letters


def points(*rows: str) -> list[list[float]]:
    """What each row of one reviewer adds to the inconsistency count."""
    return [[counted([Found(bearing)]) for bearing in letters(row)] for row in rows]


def test_the_item_that_decides_is_found_and_the_others_are_not():
    found = without_each(points("C II C", "I C C", "C C C", "I C II"))
    assert found == [(2, 1, 2), (1, 2, 2), None, (2, 3, 1)]


def test_evidence_that_tells_nothing_apart_changes_no_order():
    assert without_each(points("II II", "C I")) == [None, (1, 1)]


def test_a_tie_that_comes_or_goes_is_a_change():
    assert without_each(points("I C", "C I", "N N")) == [(1, 2), (2, 1), None]


def test_one_piece_alone_decides_everything_it_decided():
    assert without_each(points("I C C")) == [(1, 1, 1)]
    assert without_each(points("C C C")) == [None]
    assert without_each([]) == []


def test_who_stands_first():
    assert leaders((2, 1, 3)) == [1]
    assert leaders((1, 3, 1)) == [0, 2]
