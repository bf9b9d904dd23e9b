"""The question's page costs few queries, and far fewer calls than when it is drawn lazily."""

from functools import partial

import pytest

from tests.benchmarks.question_page import LAZY, OURS, anew, figures, filled_app
from tests.counting import calls, queries

MOST_QUERIES = 12


@pytest.mark.once
@pytest.mark.slow
def test_the_question_page_takes_few_queries_and_two_thirds_of_the_calls_of_one_drawn_lazily():
    with filled_app() as app:
        client, engine = app.test_client(), app.extensions["engine"]
        drawn, lazy, stored = partial(anew, app, client), partial(client.get, LAZY), partial(client.get, OURS)
        assert queries(engine, drawn) <= MOST_QUERIES < queries(engine, lazy)
        assert 3 * calls(drawn) < 2 * calls(lazy)
        assert calls(stored) < calls(drawn) / 20
        assert [row[0].split()[0] for row in figures(app)[1:]] == ["from", "lazily", "not"]
