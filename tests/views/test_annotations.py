"""Attributions as Web Annotations: every MUST of the model, the article's very words, fixed queries."""

import json
import os
from pathlib import Path

import pytest
from jsonschema import ValidationError

from factcheck import db
from factcheck.domain import annotations as model
from factcheck.domain.ledger import digest
from factcheck.models import Attribution
from factcheck.services import annotations, attributions, publications
from tests import webannotations
from tests.commands import running
from tests.counting import queries
from tests.dossiers import contested, crowd, judge, publish, rule
from tests.factories import make_article, make_attribution, make_claim

EMOJI = "👩🏽‍🚀 Кто? “Es war die Maus 🐭”, sagte Vera. 𝔘nd dann?"
QUOTE = "“Es war die Maus 🐭”"
ADDRESS = "/export/annotations.jsonld"


@pytest.fixture
def desk(engine, ada, ben, eve):
    """Publishes what a function makes, and gives the numbers of its attributions."""

    def published(make, **more):
        with db.transaction(engine) as session:
            claim = make(session, **more)
            judge(session, claim, ada.viewer, ben.viewer)
            rule(session, claim, eve.viewer)
            publish(session, claim, eve.viewer)
            return sorted(each.id for each in claim.attributions)

    return published


def emoji(session):
    claim = make_claim(session)
    article = make_article(session, EMOJI, url="https://daily.example/maus", language="de")
    make_attribution(session, claim, article=article, exact=QUOTE, cue="sagte")
    return claim


def walked(cy, address=ADDRESS):
    """All pages of the collection, in their order."""
    collection, pages = cy.get(address).json, []
    following = collection.get("first")
    while following:
        pages.append(cy.get(following.removeprefix("http://localhost")).json)
        following = pages[-1].get("next")
    return collection, pages


def test_an_attribution_has_every_must_and_says_who_says_what(desk, cy):
    asserted, denied = desk(contested)
    for number in (asserted, denied):
        answer = cy.get(f"/attributions/{number}.jsonld")
        assert webannotations.holds(webannotations.ANNOTATION, answer.json)
        assert answer.json["id"] == f"http://localhost/attributions/{number}"
    said = cy.get(f"/attributions/{asserted}.jsonld").json
    claim, stance, name, speaker, cue = said["body"]
    assert claim["source"] == "http://localhost/claims/neighbour-nat-broke-the-window"
    assert [stance["value"], name["value"], cue["value"]] == ["asserts", "Vera Lind", "said"]
    assert (cue["language"], cue["purpose"], speaker["source"]) == (
        "en",
        "describing",
        "http://localhost/speakers/vera-lind",
    )
    assert said["target"]["source"] == "https://daily.example/window"
    assert said["creator"]["name"] == "Test Desk"
    assert said["rights"] == "https://creativecommons.org/licenses/by/4.0/"


def test_positions_count_code_points_and_the_quote_is_what_stands_there(desk, cy):
    [number] = desk(emoji)
    quote, position = cy.get(f"/attributions/{number}.jsonld").json["target"]["selector"]
    start, end = position["start"], position["end"]
    assert EMOJI[start:end] == quote["exact"] == QUOTE
    assert EMOJI[:start].endswith(quote["prefix"])
    assert EMOJI[end:].startswith(quote["suffix"])
    assert len(QUOTE.encode("utf-16-le")) // 2 != end - start


def test_the_text_is_named_by_its_hash(desk, cy):
    [number] = desk(emoji)
    state = cy.get(f"/attributions/{number}.jsonld").json["target"]["state"]
    assert state["cached"][1] == model.named_by(digest(EMOJI))
    assert model.named_by("00" * 32) == "ni:///sha-256;" + "A" * 43


def test_an_article_without_address_is_named_by_ours(desk, cy, engine):
    def nowhere(session):
        claim = make_claim(session)
        make_attribution(session, claim)
        return claim

    [number] = desk(nowhere)
    source = cy.get(f"/attributions/{number}.jsonld").json["target"]["source"]
    assert source.startswith("http://localhost/articles/")


def test_the_address_leads_to_the_place_in_the_article_or_gives_data_to_who_asks(desk, cy):
    number, _ = desk(contested)
    plain = cy.get(f"/attributions/{number}")
    assert plain.status_code == 303
    assert plain.headers["Location"].endswith(f"#a{number}")
    assert f'id="a{number}"' in cy.get(plain.headers["Location"].partition("#")[0]).text
    for accept, kind in (
        ("text/html,application/xhtml+xml,*/*;q=0.8", 303),
        ("*/*", 303),
        ("application/ld+json", 200),
        ('application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', 200),
        ("application/json", 200),
        ("text/html;q=0.5, application/ld+json", 200),
    ):
        answer = cy.client.get(f"/attributions/{number}", headers={"Accept": accept})
        assert answer.status_code == kind, accept
        assert "Accept" in answer.headers["Vary"]
    assert answer.json == cy.get(f"/attributions/{number}.jsonld").json
    assert answer.content_type == model.MEDIA_TYPE
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert "ldp#Resource" in answer.headers["Link"]
    again = cy.client.get(f"/attributions/{number}.jsonld", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_whatever_can_be_read_has_the_headers_of_the_protocol(desk, cy):
    number, _ = desk(contested)
    first = cy.get(ADDRESS).json["first"].removeprefix("http://localhost")
    for address in (ADDRESS, first, f"/attributions/{number}.jsonld"):
        for method in ("GET", "HEAD"):
            answer = cy.client.open(address, method=method)
            assert answer.content_type == model.MEDIA_TYPE
            assert answer.headers["Link"] == '<http://www.w3.org/ns/ldp#Resource>; rel="type"', address
            assert answer.headers["ETag"], address
            assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}, address
        assert set(cy.client.options(address).headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
        assert cy.client.delete(address).status_code == 405


def test_what_was_never_published_is_not_there_and_what_was_is_gone(desk, engine, eve, cy):
    number, other = desk(contested)
    with db.transaction(engine) as session:
        draft = make_attribution(session, make_claim(session)).id
    assert [cy.get(f"/attributions/{each}").status_code for each in (draft, 999_999)] == [404, 404]
    with db.transaction(engine) as session:
        kept = session.get_one(Attribution, number)
        claim = kept.claim
        attributions.withdraw(session, eve.viewer, session.get_one(Attribution, other), "A mistake.")
    assert cy.get(f"/attributions/{other}.jsonld").status_code == 200, "published as it is until corrected"
    with db.transaction(engine) as session:
        publish(session, claim, eve.viewer, kind="minor", note="One fewer.")
    assert [cy.get(f"/attributions/{each}.jsonld").status_code for each in (number, other)] == [200, 410]
    with db.transaction(engine) as session:
        publications.withdraw(session, eve.viewer, claim, "Forged.")
    assert [cy.get(f"/attributions/{each}").status_code for each in (number, other)] == [410, 410]
    assert cy.get(ADDRESS).json["total"] == 0


def test_one_filed_anew_at_the_desk_is_found_where_it_is_published(desk, engine, cy):
    number, _ = desk(contested)
    with db.transaction(engine) as session:
        session.get_one(Attribution, number).claim = make_claim(session)
    assert cy.get(f"/attributions/{number}.jsonld").status_code == 200


def test_the_pages_lead_through_everything_once(desk, cy, monkeypatch):
    for module in (model, annotations):
        monkeypatch.setattr(module, "CLAIMS_ON_A_PAGE", 2)
    numbers = {
        number for make in (contested, emoji, crowded, make_claim, emoji, crowded) for number in desk(make)
    }
    collection, pages = walked(cy)
    assert webannotations.holds(webannotations.COLLECTION, collection)
    assert all(webannotations.holds(webannotations.ALONE, page) for page in pages)
    assert len(pages) >= 3
    assert collection["last"] == pages[-1]["id"]
    assert [page.get("prev") for page in pages] == [None, *(page["id"] for page in pages[:-1])]
    items = [each["id"] for page in pages for each in page["items"]]
    starts = [page["startIndex"] for page in pages]
    assert starts == [sum(len(page["items"]) for page in pages[:place]) for place in range(len(pages))]
    assert collection["total"] == len(items) == len(set(items)) == len(numbers)
    assert {each.rpartition("/")[2] for each in items} == {str(number) for number in numbers}


def test_an_empty_collection_has_no_page(app, cy):
    collection = cy.get(ADDRESS).json
    assert webannotations.holds(webannotations.COLLECTION, collection)
    assert collection["total"] == 0
    assert "first" not in collection
    assert cy.get("/export/annotations/0.jsonld").status_code == 404


def test_a_page_asks_the_same_number_of_questions_for_more_claims(desk, engine, cy, app):
    desk(contested)
    first = cy.get(ADDRESS).json["first"].removeprefix("http://localhost")
    few = queries(engine, lambda: cy.get(first))
    for _ in range(4):
        desk(emoji)
    desk(crowded)
    assert queries(engine, lambda: cy.get(first)) == few


def crowded(session):
    claim = make_claim(session)
    crowd(session, claim, 5)
    return claim


def test_the_command_writes_one_collection_with_everything_in_it(settings, engine, desk, cy, tmp_path):
    run = running.on(settings, tmp_path)
    assert webannotations.holds(webannotations.COLLECTION, json.loads(run("export", "annotations").stdout))
    desk(contested)
    desk(emoji)
    collection = json.loads(run("export", "annotations").stdout)
    assert webannotations.holds(webannotations.COLLECTION, collection)
    assert collection["first"]["items"] == [each for page in walked(cy)[1] for each in page["items"]]


@pytest.mark.skipif("WEB_ANNOTATION_TESTS" not in os.environ, reason="no clone of w3c/web-annotation-tests")
def test_the_w3cs_own_schemas_find_no_must_unmet(desk, cy):
    clone = Path(os.environ["WEB_ANNOTATION_TESTS"])
    number, _ = desk(contested)
    collection, [page] = walked(cy)
    single = cy.get(f"/attributions/{number}.jsonld").json
    assert list(webannotations.failing(clone, "annotations", single)) == []
    assert list(webannotations.failing(clone, "collections/pages", page)) == []
    own = [each for each in webannotations.failing(clone, "collections", collection) if "pages" not in each]
    assert own == []


@pytest.mark.parametrize(
    "change",
    [
        lambda said: said.pop("id"),
        lambda said: said.pop("@context"),
        lambda said: said.update(created="yesterday"),
        lambda said: said["target"]["selector"][0].pop("exact"),
        lambda said: said["target"]["selector"][1].update(start="24"),
        lambda said: said["target"]["selector"][1].update(start=-1),
        lambda said: said["target"].pop("source"),
        lambda said: said["target"]["state"].pop("sourceDate"),
        lambda said: said.update(motivation="guessing"),
    ],
)
def test_our_own_schema_finds_what_the_model_forbids(desk, cy, change):
    number, _ = desk(contested)
    said = cy.get(f"/attributions/{number}.jsonld").json
    change(said)
    with pytest.raises(ValidationError):
        webannotations.holds(webannotations.ANNOTATION, said)
