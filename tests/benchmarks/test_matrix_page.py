"""A matrix 53 times as large takes no more queries, and calls grow far less than what it shows."""

import pytest

from tests.benchmarks.matrix_page import LARGE, SMALL, filled_app, reviewer
from tests.counting import calls, queries

MOST_TIMES = 9
"""How many times as many calls; `factcheck benchmark matrix_page` tells how many times the time."""


@pytest.mark.once
@pytest.mark.slow
def test_the_large_matrix_takes_no_more_queries_and_at_most_nine_times_the_calls():
    with filled_app() as (app, pages):
        browser = reviewer(app)
        small, large = ((lambda at=pages[size]: browser.get(at)) for size in (SMALL, LARGE))
        assert calls(large) <= MOST_TIMES * calls(small)
        assert queries(app.extensions["engine"], large) == queries(app.extensions["engine"], small)
