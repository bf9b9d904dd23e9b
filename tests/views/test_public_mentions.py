"""Articles, speakers, outlets, topics and corrections: what published claims say of them."""

import pytest

from factcheck.domain.vocabulary import SpeakerKind, Stance
from factcheck.services import outlets, public, publications, speakers
from tests.counting import queries
from tests.crowded import editor, published
from tests.dossiers import contested, publish
from tests.factories import (
    DENIED,
    make_article,
    make_attribution,
    make_claim,
    make_evidence,
    make_outlet,
    make_speaker,
)

LONG = "“It was us,” said Vera Lind. " + "A paragraph that nobody quoted. " * 60 + "“It was not us.” The end."


def test_an_article_shows_what_surrounds_its_quotes_and_not_the_rest(session, cy):
    claim = make_claim(session, "Nat broke it.")
    article = make_article(
        session, LONG, url="https://daily.example/1", outlet=make_outlet(session, "The Daily")
    )
    said = make_attribution(session, claim, article=article)
    denied = make_attribution(session, claim, article=article, exact=DENIED, stance=Stance.DENIES)
    published(session, claim)
    session.commit()
    page = cy.get(f"/articles/{article.id}").text
    assert f'<span class="anchor" id="a{said.id}"></span><mark class="depth-1">“It was us,”</mark>' in page
    assert f'id="a{denied.id}"' in page
    assert page.count("nobody quoted") < 25
    assert page.count(f'href="/claims/{claim.slug}"') == 2
    assert "denies" in page
    assert 'href="https://daily.example/1" rel="nofollow noopener"' in page
    assert article.versions[0].sha256 in page


def test_the_full_text_shows_only_where_the_site_says_it_may(session, cy, app, monkeypatch):
    claim = make_claim(session, "Nat broke it.")
    article = make_article(session, LONG)
    make_attribution(session, claim, article=article)
    published(session, claim)
    session.commit()
    assert "The end." not in cy.get(f"/articles/{article.id}").text
    monkeypatch.setitem(app.config, "SETTINGS", app.config["SETTINGS"].with_values({"full_text": True}))
    page = cy.get(f"/articles/{article.id}").text
    assert "The end." in page
    assert page.count("nobody quoted") == 60


def test_quotes_that_overlap_are_both_marked_and_both_noted(session, cy):
    claim = make_claim(session, "Nat broke it.")
    article = make_article(session, "One two three four five.")
    for exact in ("two three", "three four", "three", "One two three four five."):
        make_attribution(session, claim, article=article, exact=exact)
    published(session, claim)
    session.commit()
    page = cy.get(f"/articles/{article.id}").text
    marked = page[page.index('<blockquote class="excerpt-text"') : page.index("</blockquote>")]
    assert "depth-3" in marked
    assert marked.count('class="anchor"') == marked.count('class="reference"') == 4


def test_an_article_whose_text_stayed_elsewhere_shows_the_quote_with_its_context(session, cy):
    claim = published(session, contested(session))
    version = claim.attributions[0].article.versions[0]
    version.text = None
    session.add(version)
    session.commit()
    page = cy.get(f"/articles/{version.article_id}").text
    assert "“It was us,”" in page
    assert "said Vera Lind" in page


@pytest.mark.parametrize("quote", ["Мы 🪟 не знаем", "لم تكن لنا علاقة", "👩‍👩‍👧‍👦 e\u0301", "x" * 300])
def test_quotes_of_every_script_are_marked_exactly(session, cy, quote):
    claim = make_claim(session, "Nat broke it.")
    article = make_article(session, f"🪟 Before. {quote} After 🪟.")
    make_attribution(session, claim, article=article, exact=quote)
    published(session, claim)
    session.commit()
    assert f'<mark class="depth-1">{quote}</mark>' in cy.get(f"/articles/{article.id}").text


def test_a_speakers_page_says_what_they_said_with_the_ruling_and_no_score(session, cy):
    claim = published(session, contested(session), "refuted")
    session.commit()
    page = cy.get("/speakers/vera-lind").text
    assert claim.text in page
    assert "Refuted" in page
    assert "asserts" in page
    assert "The ministry" not in page
    statement = cy.get("/speakers/vera-lind.json").json["statements"][0]
    assert [each["stance"] for each in statement["sayings"]] == ["asserts"]
    assert not {"score", "accuracy", "rating_counts"} & set(cy.get("/speakers/vera-lind.json").json)


def test_a_merged_speaker_leads_on_and_keeps_what_was_said_under_the_old_name(session, cy):
    published(session, contested(session))
    into = make_speaker(session, "Vera Lindqvist")
    speakers.merge(session, editor(session), speakers.find(session, "vera-lind"), into)
    session.commit()
    answer = cy.get("/speakers/vera-lind")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/speakers/vera-lindqvist")
    assert cy.get("/speakers/vera-lind.json").headers["Location"] == "/speakers/vera-lindqvist.json"
    assert "It was us" in cy.get("/speakers/vera-lindqvist").text


def test_an_outlets_page_says_what_it_carried_and_what_it_passed_on(session, cy):
    published(session, contested(session))
    session.commit()
    carried = cy.get("/outlets/the-daily.json").json["statements"][0]["sayings"]
    passed = cy.get("/outlets/radio-one.json").json["statements"][0]["sayings"]
    assert [each["speaker"] for each in carried] == ["Vera Lind", "The ministry"]
    assert [each["speaker"] for each in passed] == ["Vera Lind"]
    assert "Vera Lind" in cy.get("/outlets/the-daily").text


def test_a_merged_outlet_leads_on(session, cy):
    published(session, contested(session))
    outlets.merge(
        session, editor(session), outlets.find(session, "radio-one"), make_outlet(session, "Radio 1")
    )
    session.commit()
    assert cy.get("/outlets/radio-one").headers["Location"] == "/outlets/radio-1"
    assert "Vera Lind" in cy.get("/outlets/radio-1").text
    feed = cy.get("/outlets/radio-one/feed.atom")
    assert (feed.status_code, feed.headers["Location"]) == (301, "/outlets/radio-1/feed.atom")
    assert "Nat broke" in cy.get("/outlets/radio-1/feed.atom").text


def test_a_topics_page_lists_what_belongs_to_it(session, cy):
    published(session, contested(session))
    published(session, make_claim(session, "It rained.", topics=[]))
    session.commit()
    page = cy.get("/topics/glass").text
    assert "Who broke the window?" in page
    assert "It rained." not in page
    assert cy.get("/topics/glass.json").json["found"]["question_count"] == 1


def test_long_lists_go_on_from_page_to_page(session, cy, monkeypatch):
    vera = make_speaker(session, "Vera Lind")
    for number in range(public.MENTIONS_ON_A_PAGE + 3):
        claim = make_claim(session, f"Answer {number}.")
        make_attribution(session, claim, speaker=vera)
        published(session, claim)
    session.commit()
    first = cy.get("/speakers/vera-lind.json").json
    second = cy.get(first["next"].replace("?", ".json?")).json
    seen = [each["slug"] for each in first["statements"] + second["statements"]]
    assert len(seen) == len(set(seen)) == public.MENTIONS_ON_A_PAGE + 3
    assert second["next"] is None
    assert cy.get("/speakers/vera-lind?after=nonsense").status_code == 400


def test_every_correction_is_in_the_log_the_newest_first(session, cy):
    claim = published(session, contested(session))
    make_evidence(session, claim=claim, title="Another photograph")
    publish(session, claim, editor(session), kind="minor", note="A photograph more.")
    publications.withdraw(session, editor(session), claim, "A mistake.")
    session.commit()
    found = cy.get("/corrections.json").json["corrections"]
    assert [(each["kind"], each["note"]) for each in found] == [
        ("withdrawn", "A mistake."),
        ("minor", "A photograph more."),
    ]
    page = cy.get("/corrections").text
    assert "A photograph more." in page
    assert f"/claims/{claim.slug}/history/2" in page


def test_a_log_without_corrections_says_so(cy):
    assert "Nothing has been corrected yet" in cy.get("/corrections").text
    assert cy.get("/corrections?after=x").status_code == 400


def test_these_pages_take_as_many_queries_for_much_as_for_little(session, engine, cy):
    asked = ("/speakers/the-ministry", "/outlets/the-daily", "/topics/glass", "/corrections")
    claim = published(session, contested(session))
    session.commit()
    few = [queries(engine, lambda address=each: cy.get(address)) for each in asked]
    ministry = speakers.resolve(session, None, "The ministry", kind=SpeakerKind.GOVERNMENT)
    for number in range(12):
        more = make_claim(session, f"Answer {number}.", question=claim.question)
        article = claim.attributions[0].article
        make_attribution(session, more, speaker=ministry, article=article)
        published(session, more)
        make_evidence(session, claim=more)
        publish(session, more, editor(session), kind="minor", note="More.")
    session.commit()
    assert [queries(engine, lambda address=each: cy.get(address)) for each in asked] == few
    assert max(few) <= 5
