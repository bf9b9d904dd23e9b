"""Rating: a piece of evidence at a time across all rivals, in another order each time, nothing pre-filled."""

import re

import pytest

from factcheck import db
from factcheck.models import BearingGiven, Claim, Event, Weighing
from tests.counting import queries
from tests.factories import make_claim, make_evidence
from tests.views.desk.worlds import World, follow, make_world, rows_of, sentences


def test_the_first_piece_comes_up_with_nothing_picked(ada, world):
    page = ada.get(f"{world.page}/rating")
    assert world.evidence[0].title in page.text
    assert world.evidence[1].title not in page.text
    assert "0 of 3 rated" in sentences(page)
    assert page.text.count('type="radio"') == 2 * 3 + 3 * 6
    assert "checked" not in page.text


def test_a_piece_is_saved_and_the_next_one_comes_up(app, ada, world):
    page = follow(ada, ada.post(f"{world.page}/bearings", **rated(world, 0)))
    assert "Saved." in page
    assert "1 of 3 rated" in page
    assert world.evidence[1].title in page
    assert [row.bearing for row in rows_of(app, BearingGiven)] == ["supports"] * 3
    (weighing,) = rows_of(app, Weighing)
    assert (weighing.credibility, weighing.relevance) == ("high", "low")


def test_rating_a_piece_leaves_one_event(app, ada, world):
    before = len(rows_of(app, Event))
    ada.post(f"{world.page}/bearings", **rated(world, 0))
    (event,) = rows_of(app, Event)[before:]
    assert len(event.after["cells"]) == 3
    assert event.after["weights"][0]["credibility"] == "high"


def test_when_all_is_rated_the_page_says_so(ada, world):
    for number in range(3):
        ada.post(f"{world.page}/bearings", **rated(world, number))
    page = ada.get(f"{world.page}/rating")
    assert "You have rated all 3 pieces." in sentences(page)
    assert 'type="radio"' not in page.text
    assert ada.get(f"{world.page}/rating.json").json["evidence"] is None


def test_what_was_found_before_is_not_shown_when_rating_again(app, ada, world):
    ada.post(f"{world.page}/bearings", **rated(world, 0, "strongly contradicts"))
    again = ada.get(f"{world.page}/rating?evidence={world.evidence[0].id}")
    assert "You have rated this piece." in sentences(again)
    assert "checked" not in again.text
    ada.post(f"{world.page}/bearings", **rated(world, 0, "supports"))
    other = ada.get(f"{world.page}/rating?evidence={world.evidence[0].id}")
    assert without_token(again) == without_token(other)
    assert {row.bearing for row in rows_of(app, BearingGiven)} == {"supports"}


def test_a_piece_is_rated_for_every_claim_or_not_at_all(app, ada, world):
    part = rated(world, 0) | {world.cell(0, 2): ""}
    refused = ada.post(f"{world.page}/bearings", **part)
    assert refused.status_code == 422
    assert f"Still to rate: {world.claims[2].text}" in sentences(refused)
    assert refused.text.count(" checked>") == 2 + 2
    assert rows_of(app, BearingGiven) == []
    del part[world.cell(0, 2)]
    assert ada.post(f"{world.page}/bearings", **part).status_code == 422


def test_the_order_is_shuffled_anew_for_each_person_and_piece(app, cast):
    world = make_world(app, claims=5, evidence=4)
    people = [cast.person(f"reviewer-{number}", "reviewer") for number in range(4)]
    orders = {
        tuple(claim["slug"] for claim in rating(person, world, piece.id)["claims"])
        for person in people
        for piece in world.evidence
    }
    assert len(orders) > 10
    assert all(sorted(order) == sorted(claim.slug for claim in world.claims) for order in orders)
    same = [rating(people[0], world, world.evidence[0].id) for _ in range(2)]
    assert same[0] == same[1]


def test_a_piece_can_be_skipped_and_comes_round_again(ada, world):
    pieces = [each.id for each in world.evidence]
    assert [rating(ada, world, piece)["skip_to"] for piece in pieces] == [*pieces[1:], pieces[0]]
    ada.post(f"{world.page}/bearings", **rated(world, 0))
    assert rating(ada, world, pieces[2])["skip_to"] == pieces[1]
    ada.post(f"{world.page}/bearings", **rated(world, 1))
    assert rating(ada, world, pieces[2])["skip_to"] is None
    assert 'id="skip"' not in ada.get(f"{world.page}/rating").text


def test_claims_that_the_viewer_does_not_judge_are_named_and_left_out(app, eve, world):
    eve.post(f"{world.desk(1)}/unsealing")
    with db.transaction(app.extensions["engine"]) as session:
        session.get_one(Claim, world.claims[2].id).declined = world.question.opened
    found = rating(eve, world)
    assert [claim["slug"] for claim in found["claims"]] == [world.claims[0].slug]
    assert found["left_out"] == [world.claims[1].text, world.claims[2].text]
    one = {
        name: word
        for name, word in rated(world, 0).items()
        if name not in {world.cell(0, 1), world.cell(0, 2)}
    }
    assert eve.post(f"{world.page}/bearings", **one).status_code == 303
    assert rating(eve, world)["rated_count"] == 1


def test_who_judges_none_of_the_claims_has_nothing_to_rate(eve, world):
    for number in range(3):
        eve.post(f"{world.desk(number)}/unsealing")
    page = sentences(eve.get(f"{world.page}/rating"))
    assert "There is no claim whose evidence you can rate." in page
    assert rating(eve, world)["rated_count"] == 0


def test_a_question_without_evidence_says_so(app, ada):
    empty = make_world(app, evidence=0)
    assert "There is no evidence to rate yet." in sentences(ada.get(f"{empty.page}/rating"))


def test_a_claim_without_a_question_is_rated_by_itself(app, ada):
    with db.transaction(app.extensions["engine"]) as session:
        claim = make_claim(session)
        piece = make_evidence(session, claim=claim)
    desk = f"/desk/claims/{claim.slug}"
    assert [each["slug"] for each in ada.get(f"{desk}/rating.json").json["claims"]] == [claim.slug]
    assert f'href="{desk}/rating"' in ada.get(desk).text
    weights = {f"credibility-{piece.id}": "low", f"relevance-{piece.id}": "high"}
    fields = {"piece": str(piece.id), f"bearing-{piece.id}-{claim.id}": "neutral"} | weights
    assert "You have rated the one piece." in follow(ada, ada.post(f"{desk}/bearings", **fields))


def test_a_claim_with_rivals_is_rated_with_them(ada, world):
    answer = ada.get(f"{world.desk()}/rating?evidence=7")
    assert (answer.status_code, answer.location) == (302, f"{world.page}/rating?evidence=7")
    assert ada.get(f"{world.desk()}/rating.json").location == f"{world.page}/rating.json"
    assert f'href="{world.page}/rating?evidence={world.evidence[0].id}"' in ada.get(world.desk()).text


def test_evidence_of_another_question_is_not_brought_up(app, ada, world):
    other = make_world(app)
    assert rating(ada, world, other.evidence[0].id)["evidence"]["id"] == world.evidence[0].id
    assert ada.get(f"{world.page}/rating?evidence=moon").status_code == 200
    assert ada.get("/desk/questions/nothing/rating").status_code == 404


def test_the_page_takes_as_many_queries_for_many_claims_as_for_few(app, ada, world):
    engine, large = app.extensions["engine"], make_world(app, claims=8, evidence=40)
    few = queries(engine, lambda: ada.get(f"{world.page}/rating"))
    many = queries(engine, lambda: ada.get(f"{large.page}/rating"))
    assert few == many <= 10


def rating(browser, world: World, piece: int | None = None) -> dict:
    """The rating page as data."""
    asked = "" if piece is None else f"?evidence={piece}"
    return browser.get(f"{world.page}/rating.json{asked}").json


def rated(world: World, evidence: int, word: str = "supports") -> dict[str, str]:
    """What the rating page of a piece sends."""
    number = world.evidence[evidence].id
    cells = {world.cell(evidence, claim): word for claim in range(len(world.claims))}
    return cells | {"piece": str(number), f"credibility-{number}": "high", f"relevance-{number}": "low"}


def without_token(answer) -> str:
    return re.sub(r'name="csrf_token" value="[^"]+"|request [0-9a-f]+', "", answer.text)


@pytest.fixture
def world(app) -> World:
    return make_world(app, claims=3, evidence=3)
