"""The log: newest first, page by page, and whether its chain holds."""

import re

import pytest
from sqlalchemy import text
from sqlmodel import select

from factcheck import db
from factcheck.domain.vocabulary import Bearing
from factcheck.models import Claim, Event
from factcheck.services import bearings, notes, people, rounds, rulings, verdicts
from factcheck.services.threads import Place
from tests.dossiers import contested, judge, rule
from tests.views.desk.worlds import DECIDED


@pytest.fixture
def busy(app, ida):
    """Sixty changes to people and one to a page."""
    with db.transaction(app.extensions["engine"]) as session:
        for number in range(60):
            people.add(session, ida.viewer, username=f"person-{number}", public_name=f"Person {number}")
    ida.post("/desk/pages/about", title="About", body="Words.", version="0")


def numbers(page: str) -> list[int]:
    return [int(found) for found in re.findall(r'id="event-(\d+)"', page)]


def test_the_newest_come_first_and_older_ones_by_the_page(ida, busy):
    first = ida.get("/desk/log").text
    assert numbers(first) == sorted(numbers(first), reverse=True)
    assert len(numbers(first)) == 50
    older = re.search(r'href="([^"]+)">Older entries', first)[1].replace("&amp;", "&")
    second = ida.get(older).text
    assert len(numbers(second)) == 11
    assert max(numbers(second)) < min(numbers(first))
    assert "Older entries" not in second


def test_what_is_new_does_not_shift_the_pages(ida, busy):
    first = ida.get("/desk/log").text
    older = re.search(r'href="([^"]+)">Older entries', first)[1].replace("&amp;", "&")
    ida.post("/desk/pages/about", title="About", body="Other words.", version="1")
    assert not set(numbers(ida.get(older).text)) & set(numbers(first))


def test_it_is_narrowed_down_to_one_kind_of_thing(ida, busy):
    page = ida.get("/desk/log?noun=policypage").text
    assert len(numbers(page)) == 1
    assert "written" in page
    assert '<option value="policypage" selected>' in page
    assert numbers(ida.get("/desk/log?noun=nothing").text) == []


def test_it_says_who_changed_what_from_what_to_what(ida, ada):
    ida.post(f"/desk/people/{ada.viewer.id}/role", role="editor")
    page = ida.get("/desk/log").text
    assert "<td>ida</td>" in page
    assert "given another role" in page
    assert "<del>reviewer</del> <ins>editor</ins>" in page


def test_an_admin_who_has_not_judged_a_claim_does_not_learn_from_the_log_what_others_think(
    app, ida, ada, ben, eve
):
    with db.transaction(app.extensions["engine"]) as session:
        claim = contested(session)
        judge(session, claim, ada.viewer, ben.viewer, rating="refuted")
        bearings.bear(session, ada.viewer, claim.question.evidence[0], claim, Bearing.CONTRADICTS)
        rule(session, claim, eve.viewer)
    page = ida.get("/desk/log").text
    assert page.count("sealed until you give your verdict") == 4
    for told in ("refuted", "Ada looked.", "contradicts", "The glass lay outside.", "0.75"):
        assert told not in page
    with db.transaction(app.extensions["engine"]) as session:
        judge(session, session.get_one(Claim, claim.id), ida.viewer, rating="supported")
        rulings.adjudicate(session, eve.viewer, session.get_one(Claim, claim.id), **DECIDED)
    page = ida.get("/desk/log").text
    assert "sealed until" not in page
    assert "Ada looked." in page


def test_an_admin_who_reviews_learns_from_the_log_neither_of_a_round_nor_who_said_what(
    app, ida, ada, ben, eve
):
    with db.transaction(app.extensions["engine"]) as session:
        claim = contested(session)
        judge(session, claim, ada.viewer, rating="refuted")
        judge(session, claim, ben.viewer, rating="supported")
        verdicts.unseal(session, eve.viewer, claim)
        rounds.open_round(session, eve.viewer, claim)
        notes.write(session, ada.viewer, Place(claim), "Ben is wrong, I say.")
        number = claim.id
    page = ida.get("/desk/log").text
    for told in (">round 1<", ">given <", "Ben is wrong", "<td>ada</td>", "<td>ben</td>"):
        assert told not in page
    assert page.count("sealed until you give your verdict") == 4
    assert '<option value="round">' in page
    assert "<td>somebody</td>" in page
    assert "worked on <small" in page
    for noun in ("round", "verdict", "note"):
        assert numbers(ida.get(f"/desk/log?noun={noun}").text) == []
    with db.transaction(app.extensions["engine"]) as session:
        judge(session, session.get_one(Claim, number), ida.viewer, rating="supported")
    page = ida.get("/desk/log").text
    assert page.count("sealed until you have looked again") == 4
    assert "<td>ida</td>" in page, "her own stay open"
    with db.transaction(app.extensions["engine"]) as session:
        rounds.close_round(session, eve.viewer, session.get_one(Claim, number))
    page = ida.get("/desk/log").text
    assert page.count("sealed until the desk has ruled") == 5
    assert "Ben is wrong" not in page
    with db.transaction(app.extensions["engine"]) as session:
        rulings.adjudicate(session, eve.viewer, session.get_one(Claim, number), **DECIDED)
    page = ida.get("/desk/log").text
    assert "sealed until" not in page
    assert "Ben is wrong, I say." in page


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/desk/people", {"username": "dee", "public_name": "Dee", "role": "editor"}),
        ("/desk/people/{ada}/role", {"role": "editor"}),
        ("/desk/people/{ada}/disable", {}),
        ("/desk/people/{ada}/password", {}),
        ("/desk/people/{ada}/sessions/end", {}),
        ("/desk/people/{ada}/sessions/{session}/end", {}),
        ("/desk/profile", {"public_name": "Ida Rhodes", "version": "1"}),
        ("/desk/pages/about", {"title": "About", "body": "Words.", "version": "0"}),
        (
            "/desk/scale",
            {
                "version": "1",
                "ratings-0-key": "yes",
                "ratings-0-word": "Yes",
                "ratings-0-value": "2",
                "ratings-0-definition": "So.",
                "ratings-1-key": "no",
                "ratings-1-word": "No",
                "ratings-1-value": "1",
                "ratings-1-definition": "Not so.",
            },
        ),
        ("/signout", {}),
    ],
)
def test_a_wish_that_is_granted_leaves_exactly_one_event_by_whoever_wished(app, ida, ada, address, fields):
    answer = ida.post(address.format(ada=ada.viewer.id, session=ada.viewer.session_id), **fields)
    assert answer.status_code < 400
    with db.open_session(app.extensions["engine"], writes=False) as session:
        (event,) = session.exec(select(Event)).all()
    assert event.person_id == ida.viewer.id


def test_the_chain_is_checked_on_demand_and_a_forgery_is_found(app, ida, busy):
    assert "The chain holds" in ida.get("/desk/log?check=yes").text
    with app.extensions["engine"].begin() as connection:
        connection.execute(text("UPDATE event SET action = 'praised' WHERE id = 30"))
    assert "The chain is broken at entry 30." in ida.get("/desk/log?check=yes").text


@pytest.mark.parametrize(
    "query", ["before=x", "before=-1", "before=99999999999999999999", "noun=%00", "before="]
)
def test_a_crooked_query_is_answered(ida, busy, query):
    assert ida.get(f"/desk/log?{query}").status_code in {200, 400}


def test_a_number_that_no_database_holds_is_nothing_s_address(ida):
    assert ida.get("/desk/people/99999999999999999999").status_code == 404
