"""Returning readers see what changed since they were here, and nobody remembers them."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from factcheck.models.columns import now
from factcheck.services import changes, publications, questions
from tests.crowded import editor, published
from tests.dossiers import contested, publish, rule


@pytest.fixture
def claim(session):
    """A claim published, corrected to other words, and withdrawn."""
    claim = published(session, contested(session))
    rule(session, claim, editor(session), summary="Other words.")
    publish(session, claim, editor(session), kind="update", note="A neighbour came forward.")
    publications.withdraw(session, editor(session), claim, "It was another window.")
    session.commit()
    return claim


def test_publications_corrections_and_withdrawals_are_told_apart(claim, cy):
    day = (now() - timedelta(days=1)).date().isoformat()
    told = cy.get(f"/changes.json?since={day}").json
    assert list(told) == ["since", "generated", "count", "changes", "next"]
    assert [each["kind"] for each in told["changes"]] == ["withdrawn", "update", None]
    assert (told["count"], told["since"], told["next"]) == (3, f"{day}T00:00:00Z", None)
    page = cy.get(f"/changes?since={day}").text
    for words in ("Withdrawn", "Corrected: update", "New", "A neighbour came forward.", "3 changes since"):
        assert words in page
    assert f'href="/claims/{claim.slug}/history/2"' in page


def test_a_question_that_was_reworded_says_what_it_read_before(claim, session, cy):
    question = claim.question
    values = questions.values(question) | {
        "text": "Who really broke the window?",
        "summary": "Nobody saw it.",
    }
    questions.edit(session, editor(session), question, question.version, **values)
    session.commit()
    told = cy.get("/changes.json?since=2020-01-01").json
    entry = next(each for each in told["changes"] if "wording" in each)
    assert entry["id"] == f"http://localhost/questions/{question.slug}/history#version-{question.version}"
    assert (entry["question"], told["count"]) == ("Who really broke the window?", 4)
    page = cy.get("/changes").text
    for words in ("Question reworded", "[inserted: </span>", "The summary reads differently."):
        assert words in page
    place = f'/questions/{question.slug}/history#version-{question.version}"'
    assert f'href="{place}' in page
    assert f'id="version-{question.version}"' in cy.get(f"/questions/{question.slug}/history").text


def test_nothing_is_set_and_nothing_is_kept(claim, cy):
    for address in ("/changes", "/changes?since=2026-05-03"):
        answer = cy.get(address)
        assert "Set-Cookie" not in answer.headers
        assert 'content="noindex' in answer.text


def test_the_next_address_begins_where_this_look_ended(claim, cy):
    told = cy.get("/changes").text
    address = told.partition('Keep <a href="')[2].partition('"')[0]
    assert urlsplit(address).path == "/changes"
    assert parse_qs(urlsplit(address).query)["since"][0] >= now().strftime("%Y-%m-%d")
    assert cy.get(address).status_code == 200


def test_pages_lead_on_within_the_same_moment(claim, cy, monkeypatch):
    monkeypatch.setattr(changes, "ON_A_PAGE", 2)
    first = cy.get("/changes.json?since=2020-01-01").json
    assert "since=2020-01-01T00" in first["next"]
    second = cy.get(first["next"].replace("/changes?", "/changes.json?")).json
    assert [each["version"] for each in second["changes"]] == [1]
    assert second["next"] is None


@pytest.mark.parametrize("asked", ["since=yesterday", "after=nonsense"])
def test_what_cannot_be_understood_is_refused_with_a_sentence(cy, asked):
    answer = cy.get(f"/changes?{asked}")
    assert answer.status_code == 400
    assert "<h1" in answer.text


def test_an_empty_list_says_so(cy):
    assert "Nothing has changed since then." in cy.get("/changes?since=2026-05-03").text


def test_every_public_page_leads_there_and_the_desk_does_not(claim, cy, ida):
    for address in ("/", f"/claims/{claim.slug}", "/about", "/nowhere"):
        assert 'href="/changes" data-since' in cy.get(address).text
    assert "data-since" not in ida.get("/desk").text
    assert "since.js" not in ida.get("/about").text
    assert "since.js" in cy.get("/about").text
