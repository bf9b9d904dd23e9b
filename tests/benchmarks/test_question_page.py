"""The question's page costs few queries, and less than half of what it would cost when drawn lazily."""

import pytest

from tests.benchmarks.question_page import figures, filled_app

MOST_QUERIES = 12


@pytest.mark.once
@pytest.mark.slow
def test_the_question_page_takes_less_than_half_the_time_of_one_drawn_lazily():
    with filled_app() as app:
        _, ours, lazy = figures(app)
    assert int(ours[2]) <= MOST_QUERIES < int(lazy[2])
    assert float(ours[1]) < float(lazy[1]) / 2
