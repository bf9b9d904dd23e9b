"""Worth checking: named questions, and an order that can be read."""

from dataclasses import asdict

import pytest

from factcheck.domain.extract import extract, ranked
from factcheck.domain.extract.checkworthy import checks


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("states_number", "about 40 people crossed"),
        ("past_event", "the bridge collapsed at night"),
        ("cause", "it fell because of the frost"),
        ("responsibility", "smugglers carried out the blast"),
        ("harm", "the attack killed the guard"),
        ("opinion", "I think it is a disgrace"),
        ("prediction", "it will fall again"),
    ],
)
def test_each_question_has_its_answer(question, statement):
    assert asdict(checks(statement))[question]
    assert not asdict(checks("a pier beside the harbour"))[question]


def test_facts_come_before_opinions():
    text = (
        "Quist said the harbour is wonderful. Berg said the attack killed 12 sailors."
        " Marsh said it will rain."
    )
    order = [one.speaker for one in ranked(extract(text))]

    assert order[0] == "Berg"
