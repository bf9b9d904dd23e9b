"""The front list: everything published and nothing else; found by words, filtered, page by page."""

import re

import pytest

from factcheck.services import claims, publications
from tests.browser.public_pages import fill
from tests.counting import queries
from tests.crowded import editor, person, published, too_little
from tests.dossiers import contested, judge, rule
from tests.factories import make_attribution, make_claim, make_question, make_speaker


def test_an_empty_site_says_that_nothing_is_published_yet(cy):
    answer = cy.get("/")
    assert answer.status_code == 200
    assert "Nothing is published yet" in answer.text
    assert "Nothing found" not in answer.text
    assert 'href="/suggest">suggest to the desk' in cy.get("/?q=window").text
    assert cy.get("/index.json").json["entries"] == []


def test_rivals_stand_under_their_question_and_single_claims_by_themselves(session, cy):
    published(session, contested(session))
    too_little(session)
    session.commit()
    found = cy.get("/index.json").json
    assert (found["question_count"], found["single_count"], found["claim_count"]) == (1, 1, 2)
    assert [entry["question"] and entry["question"]["text"] for entry in found["entries"]] == [
        None,
        "Who broke the window?",
    ]
    assert found["entries"][1]["claims"][0]["label"] == "Supported"


def test_what_is_not_published_is_nowhere(session, cy):
    claim = contested(session)
    judge(session, claim, person(session, "ada"), person(session, "ben"))
    rule(session, claim, editor(session))
    session.commit()
    for address in ("/", "/index.json", "/?q=window", f"/topics/{claim.question.topics[0].slug}"):
        answer = cy.get(address)
        assert "Neighbour Nat" not in answer.text
        assert "Vera Lind" not in answer.text
    for address in (
        f"/claims/{claim.slug}",
        f"/claims/{claim.slug}/history",
        f"/questions/{claim.question.slug}",
        "/speakers/vera-lind",
        "/outlets/the-daily",
        "/topics/glass",
        f"/articles/{claim.attributions[0].article_id}",
    ):
        assert cy.get(address).status_code == 404, address
        assert cy.get(f"{address}.json").status_code == 404, address


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("q=window", 2),
        ("q=WINDOW+open", 1),
        ("q=nat+broke", 1),
        ("q=vera+us", 2),
        ("q=%25", 0),
        ("q=_", 0),
        ("q=%5C", 0),
        ("q=nobody+here", 0),
        ("q=üzük", 0),
        ("rating=supported", 2),
        ("rating=refuted", 0),
        ("topic=glass", 1),
        ("speaker=vera-lind", 1),
        ("outlet=radio-one", 1),
        ("outlet=nowhere", 0),
        ("status=published", 2),
        ("status=corrected", 0),
        ("status=withdrawn", 0),
        ("q=window&topic=glass&rating=supported", 1),
        ("q=" + "+".join(["window"] * 60), 2),
    ],
)
def test_words_and_filters_narrow_the_list(session, cy, asked, count):
    published(session, contested(session))
    too_little(session)
    session.commit()
    assert cy.get(f"/index.json?{asked}").json["claim_count"] == count


@pytest.mark.parametrize(
    "typed", ["стекло", "СТЕКЛО", "əlaqə", "ƏLAQƏ", "زجاج", "🪟", "straße", "STRASSE", "cafe"]
)
def test_search_knows_every_script_on_both_engines(session, cy, typed):
    published(session, make_claim(session, "Стекло, əlaqə, زجاج, 🪟, Straße, Café."))
    session.commit()
    assert cy.get("/index.json", query_string={"q": typed}).json["claim_count"] == 1


def test_wildcards_are_letters_like_others(session, cy):
    published(session, make_claim(session, "It was 100% nat_gas, he said."))
    published(session, make_claim(session, "It was 1000 natXgas, he said."))
    session.commit()
    for typed, count in (("nat_gas", 1), ("natxg", 1), ("100%", 2), ("100_", 2), ("gas", 1)):
        assert cy.get("/index.json", query_string={"q": typed}).json["claim_count"] == count, typed


def test_in_every_order_pages_follow_each_other_without_a_gap_or_a_double(session, cy):
    for number in range(45):
        question = make_question(session, f"Who broke window {number}?") if number % 3 else None
        claim = make_claim(session, f"Answer {number}.", question=question)
        make_attribution(session, claim, speaker=make_speaker(session), said=f"20{number % 7 + 10}")
        published(session, claim)
        if question:
            published(session, make_claim(session, f"Rival of answer {number}.", question=question))
    session.commit()
    for sort in ("newest", "updated", "first-said"):
        seen, address = [], f"/index.json?sort={sort}"
        while address:
            page = cy.get(address).json
            seen += [entry["claims"][0]["slug"] for entry in page["entries"]]
            assert page["claim_count"] == 75
            address = page["next"] and page["next"].replace("/?", "/index.json?")
        assert len(seen) == len(set(seen)) == 45, sort


@pytest.mark.parametrize("mark", ["x", "%00", "W10", "eyJhIjoxfQ", "a" * 5000])
def test_a_mark_that_leads_nowhere_is_a_sentence_not_a_failure(cy, mark):
    answer = cy.get(f"/?after={mark}")
    assert answer.status_code == 400
    assert re.search(r"does not exist|characters that cannot be stored", answer.text)


@pytest.mark.parametrize("asked", ["sort=best", "status=secret"])
def test_a_choice_we_do_not_have_is_a_sentence_that_names_ours(cy, asked):
    answer = cy.get(f"/index.json?{asked}")
    assert answer.status_code == 400
    assert "Choose one of" in answer.json["detail"]


def test_a_withdrawn_claim_is_found_only_when_asked_for(session, cy):
    claim = contested(session)
    published(session, claim)
    publications.withdraw(session, editor(session), claim, "A mistake.")
    session.commit()
    assert cy.get("/index.json").json["claim_count"] == 0
    found = cy.get("/index.json?status=withdrawn").json
    assert found["entries"][0]["claims"][0]["withdrawn"]
    assert "Withdrawn" in cy.get("/?status=withdrawn").text


def test_htmx_gets_the_list_its_address_and_the_count_to_announce(session, cy):
    too_little(session)
    session.commit()
    part = cy.get("/?q=open&rating=&sort=newest", part=True)
    assert part.text.lstrip().startswith('<div id="results"')
    assert part.headers["HX-Replace-Url"] == "/?q=open"
    assert "1 single claim" in part.text.split('role="status"')[1]
    assert "HX-Request" in part.headers["Vary"]
    assert part.text.split('<div id="status"')[0].strip() in cy.get("/?q=open").text


def test_the_page_names_its_data_with_what_was_asked(cy):
    answer = cy.get("/?q=window&rating=refuted")
    assert '</index.json?q=window&rating=refuted>; rel="alternate"' in answer.headers["Link"]


def test_the_filters_stay_as_they_were_chosen(session, cy):
    published(session, contested(session))
    session.commit()
    page = cy.get("/?q=“nat”&rating=supported&topic=glass").text
    assert 'value="“nat”"' in page
    assert '<option value="supported" selected>Supported (1)</option>' in page
    assert '<option value="glass" selected>Glass (1)</option>' in page


def test_the_front_page_takes_as_many_queries_for_many_claims_as_for_few(session, engine, cy):
    too_little(session)
    published(session, contested(session))
    session.commit()
    few = queries(engine, lambda: cy.get("/"))
    for number in range(25):
        claim = claims.open_claim(session, None, f"Answer {number}.", question=make_question(session))
        make_attribution(session, claim)
        published(session, claim)
    session.commit()
    assert queries(engine, lambda: cy.get("/")) == few == 6


@pytest.mark.once
def test_every_page_that_may_be_found_says_in_a_sentence_what_it_holds(session, cy):
    pages = fill(session)
    session.commit()
    said = {name: described(cy.get(address).text) for name, address in pages.items()}
    assert {name for name, sentence in said.items() if not sentence} == UNTOLD
    assert "The glass was moved before anybody looked." in said["a corrected claim"]


UNTOLD = {"a withdrawn claim", "a report", "a suggestion", "a letter's status", "an address with nothing"}
"""Pages that no search engine is to keep."""


def described(page: str) -> str:
    """What a page says of itself to those who list it."""
    found = re.findall(r'<meta name="description" content="([^"]+)">', page)
    assert len(found) <= 1
    return "".join(found)
