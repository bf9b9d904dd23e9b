"""Other coefficients of agreement, equal to what independent programs publish for the same tables."""

import pytest

from factcheck.domain.chance import coefficients
from tests.domain.test_agreement import FOUR_BY_TWELVE, judged

TEN_SUBJECTS = [
    (0, 0, 0, 0, 14),
    (0, 2, 6, 4, 2),
    (0, 0, 3, 5, 6),
    (0, 3, 9, 2, 0),
    (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0),
    (3, 2, 6, 3, 0),
    (2, 5, 3, 2, 2),
    (6, 5, 2, 1, 0),
    (0, 2, 2, 3, 7),
]
"""Ten subjects, fourteen raters: how many chose each of five words."""


def test_gaps_in_what_was_judged_are_allowed():
    found = coefficients(judged(FOUR_BY_TWELVE))
    assert found.gwet == pytest.approx(0.77544, abs=5e-6)
    assert found.fleiss == pytest.approx(0.76117, abs=5e-6)
    assert found.conger == pytest.approx(0.76207, abs=5e-6)
    assert found.brennan_prediger == pytest.approx(0.77273, abs=5e-6)


def test_fleiss_is_the_published_one():
    rows = [[word for word, times in enumerate(row) for _ in range(times)] for row in TEN_SUBJECTS]
    found = coefficients([dict(enumerate(row)) for row in rows])
    assert found.fleiss == pytest.approx(0.209931, abs=1e-6)


@pytest.mark.parametrize("units", [[], [{}], [{"ada": 1}], [{"ada": 1, "ben": 1}] * 3])
def test_what_cannot_be_computed_is_none(units):
    assert coefficients(units) is None
