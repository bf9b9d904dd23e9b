"""A matrix 53 times as large takes at most four times as long, and no more queries."""

import pytest

from tests.benchmarks.matrix_page import filled_app, measured

MOST_TIMES = 4


@pytest.mark.once
@pytest.mark.slow
def test_the_large_matrix_takes_at_most_four_times_as_long_as_the_small_one():
    with filled_app() as (app, pages):
        small, large = measured(app, pages)
    assert large.ms <= MOST_TIMES * small.ms
    assert large.queries == small.queries
