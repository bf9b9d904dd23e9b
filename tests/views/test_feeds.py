"""Feeds as readers' programs ask for them: of everything, about one thing, page by page."""

import json

import feedparser
import jsonschema
import pytest
from lxml import etree

from factcheck.services import feeds, publications, questions
from tests.browser.public_pages import corrected_claim, withdrawn_claim
from tests.counting import queries
from tests.crowded import editor, published, too_much
from tests.dossiers import contested
from tests.factories import make_claim
from tests.public_feeds import JSON_FEED

ABOUT = {
    "everything": "/feed",
    "a question": "/questions/who-broke-the-window/feed",
    "a topic": "/topics/glass/feed",
    "a speaker": "/speakers/vera-lind/feed",
    "an outlet": "/outlets/the-daily/feed",
    "a rating": "/ratings/unproven/feed",
    "the corrections": "/corrections/feed",
}


@pytest.fixture
def story(session):
    """A corrected claim and a withdrawn rival."""
    claim = corrected_claim(session, contested(session))
    gone = withdrawn_claim(session, make_claim(session, "Neighbour Kim did.", question=claim.question))
    session.commit()
    return claim, gone


def atom_of(cy, address):
    answer = cy.get(f"{address}.atom")
    assert (answer.status_code, answer.content_type) == (200, "application/atom+xml; charset=utf-8")
    found = feedparser.parse(answer.data)
    assert found.bozo is False
    return found


def json_of(cy, address):
    answer = cy.get(f"{address}.json")
    assert (answer.status_code, answer.mimetype) == (200, "application/feed+json")
    drawn = json.loads(answer.data)
    jsonschema.validate(drawn, JSON_FEED, format_checker=jsonschema.FormatChecker())
    return drawn


@pytest.mark.parametrize("address", ABOUT.values(), ids=ABOUT)
def test_every_feed_says_the_same_in_both_shapes(cy, story, address):
    atom, drawn = atom_of(cy, address), json_of(cy, address)
    assert [each.id for each in atom.entries] == [each["id"] for each in drawn["items"]] != []
    assert [each.title for each in atom.entries] == [each["title"] for each in drawn["items"]]
    assert {each.rel: each.href for each in atom.feed.links}["self"] == f"http://localhost{address}.atom"
    assert drawn["feed_url"] == f"http://localhost{address}.json"


def test_the_feed_of_everything_tells_each_publication_and_buries_the_withdrawn(cy, story):
    claim, gone = story
    atom = atom_of(cy, "/feed")
    root = "http://localhost/claims"
    assert {each.id for each in atom.entries} == {
        f"{root}/{gone.slug}/history/2",
        f"{root}/{claim.slug}/history/2",
        f"{root}/{claim.slug}/history/1",
    }
    stones = etree.fromstring(cy.get("/feed.atom").data).findall("{*}deleted-entry")
    assert [each.get("ref") for each in stones] == [f"{root}/{gone.slug}/history/1"]
    assert [each["id"] for each in json_of(cy, "/feed")["_withdrawn"]["items"]] == [
        f"{root}/{gone.slug}/history/1"
    ]


@pytest.mark.parametrize("address", ["/feed", "/questions/who-broke-the-window/feed"])
def test_a_question_that_was_reworded_is_told(cy, session, story, address):
    question = story[0].question
    before = atom_of(cy, address)
    for text in ("Who really broke the window?", "Who broke the window & when?"):
        values = questions.values(question) | {"text": text}
        questions.edit(session, editor(session), question, question.version, **values)
    session.commit()
    atom, drawn = atom_of(cy, address), json_of(cy, address)
    assert [each.title for each in atom.entries[:2]] == [
        "Question reworded: Who broke the window & when?",
        "Question reworded: Who really broke the window?",
    ]
    assert [each.id for each in atom.entries] == [each["id"] for each in drawn["items"]]
    assert len(atom.entries) == len({each.id for each in atom.entries}) == len(before.entries) + 2
    assert atom.feed.updated == atom.entries[0].updated
    newest = drawn["items"][0]
    assert newest["content_text"] == "Before: Who really broke the window?"
    assert (newest["tags"], newest["url"]) == (
        ["Question reworded"],
        "http://localhost/questions/who-broke-the-window",
    )
    assert newest["id"] == f"{newest['url']}/history#version-{question.version}"
    assert "Question reworded" not in cy.get("/speakers/vera-lind/feed.atom").text


def test_a_long_feed_tells_rewordings_and_publications_once_each(cy, session, story, monkeypatch):
    monkeypatch.setattr(feeds, "PAGE", 2)
    question = story[0].question
    for text in ("Who did it?", "Who did that?", "Who was it?"):
        values = questions.values(question) | {"text": text}
        questions.edit(session, editor(session), question, question.version, **values)
    session.commit()
    found, address = [], "/feed.json"
    while address:
        page = cy.get(address).get_json(force=True)
        found += [each["id"] for each in [*page["items"], *page["_withdrawn"]["items"]]]
        address = page.get("next_url", "").removeprefix("http://localhost")
    assert len(found) == len(set(found)) == 7


def test_the_feed_of_corrections_holds_no_first_version(cy, story):
    kinds = {each["_factcheck"]["kind"] for each in json_of(cy, "/corrections/feed")["items"]}
    assert kinds == {"substantial", "withdrawn"}


def test_the_feed_of_a_rating_tells_those_who_follow_it_that_a_claim_left(cy, story):
    claim, _ = story
    left = json_of(cy, "/ratings/supported/feed")["items"]
    assert (f"http://localhost/claims/{claim.slug}", "unproven") in {
        (each["url"], each["_factcheck"]["rating"]) for each in left
    }


def test_a_withdrawn_claim_is_buried_in_the_feeds_of_what_it_mentioned(cy, session):
    claim = withdrawn_claim(session, contested(session))
    session.commit()
    for address in (
        "/topics/glass/feed",
        "/speakers/vera-lind/feed",
        "/outlets/the-daily/feed",
        "/outlets/radio-one/feed",
        "/ratings/supported/feed",
    ):
        drawn = json_of(cy, address)
        ids = [each["id"] for each in drawn["_withdrawn"]["items"]]
        assert ids == [f"http://localhost/claims/{claim.slug}/history/1"], address
        assert drawn["items"][0]["_factcheck"]["note"] == "It says the same as another claim."


def test_a_long_feed_goes_on_page_by_page_and_misses_nothing(cy, session, monkeypatch):
    monkeypatch.setattr(feeds, "PAGE", 3)
    too_much(session, claims=8, attributions=8, evidence=2)
    session.commit()
    found, address = [], "/feed.json"
    while address:
        page = cy.get(address).get_json(force=True)
        assert len(page["items"]) <= 3
        found += [each["id"] for each in page["items"]]
        address = page.get("next_url", "").removeprefix("http://localhost")
    assert len(found) == len(set(found)) == 8
    first = feedparser.parse(cy.get("/feed.atom").data)
    (onward,) = [each.href for each in first.feed.links if each.rel == "next"]
    second = feedparser.parse(cy.get(onward.removeprefix("http://localhost")).data)
    assert second.feed.id == first.feed.id
    assert {each.id for each in second.entries}.isdisjoint(each.id for each in first.entries)


@pytest.mark.parametrize("mark", ["nowhere", "WyJmZWVkIl0", "x" * 500])
def test_a_mark_that_leads_nowhere_is_refused_with_a_sentence(cy, mark):
    answer = cy.get(f"/feed.json?after={mark}")
    assert (answer.status_code, "does not exist" in answer.text) == (400, True)


@pytest.mark.parametrize("ending", ["atom", "json"])
@pytest.mark.parametrize(
    "address",
    [
        "/questions/none/feed",
        "/topics/none/feed",
        "/speakers/none/feed",
        "/outlets/none/feed",
        "/ratings/none/feed",
    ],
)
def test_nothing_has_no_feed(cy, address, ending):
    assert cy.get(f"{address}.{ending}").status_code == 404


def test_what_is_not_published_has_no_feed(cy, session):
    claim = contested(session)
    session.commit()
    for address in (
        f"/questions/{claim.question.slug}",
        "/topics/glass",
        "/speakers/vera-lind",
        "/outlets/the-daily",
    ):
        assert cy.get(f"{address}/feed.atom").status_code == 404
    assert cy.get("/ratings/refuted/feed.atom").status_code == 200


def test_more_publications_take_no_more_queries(cy, session, engine):
    published(session, contested(session))
    session.commit()
    few = queries(engine, lambda: cy.get("/feed.atom?after="))
    too_much(session, claims=8, attributions=8, evidence=2)
    session.commit()
    assert queries(engine, lambda: cy.get("/feed.atom?after=")) == few


def test_a_feed_changes_when_something_is_published_and_when_it_is_withdrawn(cy, session):
    claim = published(session, contested(session))
    session.commit()
    before = cy.get("/feed.json").data
    assert cy.get("/feed.json").data == before
    publications.withdraw(session, editor(session), claim, "Another window.")
    session.commit()
    after = cy.get("/feed.json").get_json(force=True)
    assert [each["_factcheck"]["kind"] for each in after["items"]] == ["withdrawn"]


def test_pages_name_their_feeds(cy, story):
    claim, _ = story
    feeds_of = {
        "/": "/feed",
        "/?rating=unproven": "/ratings/unproven/feed",
        "/?rating=nothing": "/feed",
        f"/questions/{claim.question.slug}": "/questions/who-broke-the-window/feed",
        "/topics/glass": "/topics/glass/feed",
        "/speakers/vera-lind": "/speakers/vera-lind/feed",
        "/outlets/the-daily": "/outlets/the-daily/feed",
        "/corrections": "/corrections/feed",
        f"/claims/{claim.slug}": "/feed",
    }
    for address, feed in feeds_of.items():
        page = cy.get(address).text
        assert 'type="application/atom+xml" title="' in page, address
        assert f'href="{feed}.atom"' in page, address
        assert f'href="{feed}.json"' in page, address
