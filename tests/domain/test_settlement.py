"""Whether a question is settled follows from the numbers of the ratings alone."""

import pytest

from factcheck.domain.settlement import State, settle


@pytest.mark.parametrize(
    ("values", "state", "holding"),
    [
        ([5, 1, 2], State.SETTLED, (0,)),
        ([1, 4], State.SETTLED, (1,)),
        ([5], State.SETTLED, (0,)),
        ([1, 2], State.NONE_HOLDS, ()),
        ([5, None], State.NARROWED, (0,)),
        ([1, None, None], State.NARROWED, ()),
        ([5, 3], State.NARROWED, (0,)),
        ([None, None], State.OPEN, ()),
        ([3], State.OPEN, ()),
        ([], State.OPEN, ()),
    ],
)
def test_the_state_of_a_question(values, state, holding):
    found = settle(values)
    assert (found.state, found.holding) == (state, holding)


def test_every_answer_is_counted_once():
    found = settle([5, 1, None, 3, 2])
    assert (len(found.holding), found.fallen_count, found.standing_count) == (1, 2, 2)
