"""Interests are declared and ended on one's own profile, by name."""

import pytest

from factcheck.models import Interest
from factcheck.services import outlets, speakers, topics
from tests.views.desk.worlds import follow, rows_of, sentences


@pytest.fixture(autouse=True)
def known(tell):
    with tell() as session:
        speakers.add(session, None, "Véra Lindová")
        outlets.resolve(session, None, "The Daily")
        topics.resolve(session, ["Glass, broken"])


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ({"speaker": "vera lindova"}, "Véra Lindová speaker"),
        ({"outlet": "the daily"}, "The Daily outlet"),
        ({"topic": "Glass, broken"}, "Glass, broken topic"),
    ],
)
def test_an_interest_is_declared_by_name_and_ended(app, ada, wish, told):
    said = follow(ada, ada.post("/desk/profile/interests", note="My <b>sister</b>.", **wish))
    assert "Your interest is declared." in said
    assert told in said
    assert "&lt;b&gt;sister" in ada.get("/desk/profile").text
    (interest,) = rows_of(app, Interest)
    ended = follow(ada, ada.post(f"/desk/profile/interests/{interest.id}/end"))
    assert "You have declared none." in ended
    assert rows_of(app, Interest)[0].ended is not None


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({}, "Declare an interest in one thing"),
        ({"speaker": "Véra Lindová", "topic": "Glass, broken"}, "Declare an interest in one thing"),
        ({"speaker": "Nobody at all"}, "This desk knows no speaker of the name Nobody at all."),
        ({"outlet": "No Paper"}, "This desk knows no outlet of the name No Paper."),
        ({"topic": "x" * 121}, "121"),
    ],
)
def test_a_refused_declaration_comes_back_filled_in(app, ada, wish, sentence):
    answer = ada.post("/desk/profile/interests", note="Kept words.", **wish)
    assert answer.status_code == 422
    assert sentence in sentences(answer) or "longer than 120" in sentences(answer)
    assert "Kept words." in answer.text
    assert all(value in answer.text for value in wish.values())
    assert rows_of(app, Interest) == []


def test_nobody_ends_an_interest_of_somebody_else(app, ada, ben):
    ada.post("/desk/profile/interests", outlet="The Daily")
    (interest,) = rows_of(app, Interest)
    assert ben.post(f"/desk/profile/interests/{interest.id}/end").status_code == 404
    assert "The Daily" not in ben.get("/desk/profile").text
    assert rows_of(app, Interest)[0].ended is None


def test_editors_see_who_declared_what(ada, eve):
    ada.post("/desk/profile/interests", outlet="The Daily", note="My sister works there.")
    people = {each["name"]: each["interests"] for each in eve.get("/desk/assignments.json").json["people"]}
    assert people["Ada"] == ["the outlet The Daily"]
    assert "the outlet The Daily" in sentences(eve.get("/desk/assignments"))
