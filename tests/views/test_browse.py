"""Everything published by letter and topic, page by page, in fixed queries."""

import pytest

from factcheck import db
from factcheck.services import browse
from tests.counting import queries
from tests.dossiers import contested, judge, publish, rule
from tests.factories import make_claim


@pytest.fixture
def desk(engine, ada, ben, eve):
    def published(make, **more):
        with db.transaction(engine) as session:
            claim = make(session, **more)
            judge(session, claim, ada.viewer, ben.viewer)
            rule(session, claim, eve.viewer)
            publish(session, claim, eve.viewer)

    return published


def test_every_claim_stands_under_its_letter_whatever_its_script(desk, cy):
    desk(contested)
    desk(make_claim, text="Окно разбил кот.")
    index = cy.get("/browse.json").json
    assert [(each["letter"], each["count"]) for each in index["letters"]] == [("n", 1), ("o", 1)]
    assert [each["name"] for each in index["topics"]] == ["Glass"]
    assert "Окно разбил кот." in cy.get("/browse/o").text
    assert '<main id="main"' in cy.get("/browse/o", part=True).text
    assert "Glass" in cy.get("/browse").text


def test_a_few_claims_stand_on_the_index_itself(desk, cy, monkeypatch):
    for text in ("Окно разбил кот.", "A gust broke it.", "Nobody broke it."):
        desk(make_claim, text=text)
    told = [each["text"] for each in cy.get("/browse.json").json["claims"]]
    assert told == ["A gust broke it.", "Nobody broke it.", "Окно разбил кот."]
    assert "Окно разбил кот." in cy.get("/browse").text
    monkeypatch.setattr(browse, "CLAIMS_ON_A_PAGE", 2)
    assert cy.get("/browse.json").json["claims"] == []


def test_the_pages_of_a_letter_lead_through_all_of_it_once(desk, cy, monkeypatch):
    monkeypatch.setattr(browse, "CLAIMS_ON_A_PAGE", 2)
    for number in range(5):
        desk(make_claim, text=f"Window {number} broke itself.")
    address, found = "/browse/w", []
    while address:
        page = cy.get(f"{address}.json").json
        found += [each["slug"] for each in page["claims"]]
        assert page["next"] is None or f'href="{page["next"]}"' in cy.get(address).text
        address = page["next"]
    assert len(found) == 5
    assert found == sorted(set(found))


@pytest.mark.parametrize("letter", ["q", "nn", "0"])
def test_a_letter_without_claims_is_not_there(desk, cy, letter):
    desk(contested)
    assert cy.get(f"/browse/{letter}").status_code == 404


def test_an_empty_site_says_so(app, cy):
    assert "Nothing is published here yet" in cy.get("/browse").text


def test_a_page_asks_the_same_number_of_questions_for_more_claims(desk, engine, cy):
    desk(make_claim, text="Window one broke.")
    few = queries(engine, lambda: cy.get("/browse/w"))
    for number in range(3):
        desk(make_claim, text=f"Window {number} broke itself.")
    assert queries(engine, lambda: cy.get("/browse/w")) == few
