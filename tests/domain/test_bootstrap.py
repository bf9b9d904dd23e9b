"""How sure a figure of agreement is."""

from random import Random

from factcheck.domain.agreement import alpha, ordinal
from factcheck.domain.bootstrap import DRAWS, spread


def pairs(count: int, *, seed: int = 7) -> list[tuple[int, int]]:
    """Two people who agree four times in five."""
    chance = Random(seed)
    firsts = [chance.randint(1, 5) for _ in range(count)]
    return [(first, first if chance.random() < 0.8 else chance.randint(1, 5)) for first in firsts]


def test_the_ends_stand_around_the_figure():
    units = pairs(40)
    found = spread(units)
    assert found.low < alpha(units) < found.high
    assert found.draws == DRAWS


def test_more_units_make_it_narrower():
    few, many = spread(pairs(20)), spread(pairs(320))
    assert (many.high - many.low) < (few.high - few.low) / 2


def test_it_covers_the_true_value_about_as_often_as_it_says():
    truth = alpha(pairs(20_000, seed=1))
    found = [spread(pairs(40, seed=seed)) for seed in range(40)]
    covered = sum(each.low <= truth <= each.high for each in found)
    assert 34 <= covered <= 40


def test_the_same_data_says_the_same_twice():
    assert spread(pairs(12), ordinal) == spread(pairs(12), ordinal)


def test_few_units_and_units_of_one_value_tell_nothing_of_their_spread():
    assert spread(pairs(4)) is None
    assert spread([(1,)] * 50) is None
    assert spread([(1, 1)] * 50) is None


def test_a_single_deviation_among_many_is_not_computed_when_draws_fail():
    assert spread([(1, 1)] * 9 + [(1, 2)]) is None
