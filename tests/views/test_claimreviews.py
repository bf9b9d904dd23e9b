"""The markup on our pages says what the page says, cannot leave its element, and stands where it belongs."""

import json
import re
from html.parser import HTMLParser

import pytest

from factcheck import db
from factcheck.domain import claimreview
from factcheck.domain.dates import spoken
from factcheck.domain.findings import listed
from factcheck.domain.lint import lint
from factcheck.models.columns import now
from factcheck.presenters import claimreviews
from factcheck.services import exports, publications
from factcheck.views.frame import as_data_block
from tests.dossiers import contested, judge, publish, rule
from tests.schemaorg import problems

HOSTILE = "</script><script>alert(1)</script><!-- &amp; “x” 'y'"


class Page(HTMLParser):
    """The data blocks of a page, and the words a reader sees."""

    def __init__(self, text):
        super().__init__()
        self.blocks, self.words, self.inside = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        kind = dict(attrs).get("type")
        self.inside = kind or tag if tag in {"script", "style", "title"} else ""
        if self.inside == "application/ld+json":
            self.blocks.append("")

    def handle_endtag(self, tag):
        self.inside = ""

    def handle_data(self, data):
        if self.inside == "application/ld+json":
            self.blocks[-1] += data
        elif not self.inside:
            self.words.append(data)

    @property
    def markup(self):
        [block] = self.blocks
        return json.loads(block)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


@pytest.fixture
def desk(engine, ada, ben, eve):
    """Publishes the contested claim with that summary."""

    def published(summary="The glass lay outside.", **more):
        with db.transaction(engine) as session:
            claim = contested(session, **more)
            judge(session, claim, ada.viewer, ben.viewer)
            rule(session, claim, eve.viewer, summary=summary)
            publish(session, claim, eve.viewer)
            return claim.slug

    return published


def withdraw(engine, eve, slug):
    with db.transaction(engine) as session:
        publication = publications.latest(session, slug)
        publications.withdraw(session, eve.viewer, publication.claim, "Two claims were one.")


def test_a_claims_page_carries_exactly_one_clean_claim_review(desk, cy):
    slug = desk()
    markup = Page(cy.get(f"/claims/{slug}").text).markup
    said = cy.get(f"/claims/{slug}.json").json
    assert markup["@type"] == "ClaimReview"
    assert [each for each in lint(markup, said) if each.level == "error"] == []
    assert list(problems(markup)) == []


def test_the_markup_says_what_the_page_says(desk, cy):
    page = Page(cy.get(f"/claims/{desk()}").text)
    markup, text = page.markup, page.text
    assert markup["claimReviewed"] in text
    assert markup["itemReviewed"]["text"] in text
    assert markup["reviewRating"]["alternateName"] in text
    assert markup["reviewRating"]["ratingExplanation"] in text
    assert markup["author"]["name"] in text
    for claimant in listed(markup["itemReviewed"]["author"]):
        assert claimant["name"] in text
    for moment in (markup["datePublished"], markup["dateModified"]):
        assert spoken(moment[:10]) in text
    assert markup["url"] in text
    for cited in markup["citation"]:
        assert cited["name"] in text


def test_no_text_leaves_the_data_block(desk, cy):
    slug = desk(summary=HOSTILE)
    answer = cy.get(f"/claims/{slug}").text
    said = Page(answer).markup["reviewRating"]["ratingExplanation"]
    assert said == cy.get(f"/claims/{slug}.json").json["ruling"]["summary"]
    assert said.startswith("</script><script>alert(1)</script><!--")
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', answer, re.DOTALL)
    assert not set("<>&\u2028\u2029") & set(block)
    assert "<script>alert" not in answer


def test_line_separators_are_escaped_too():
    assert as_data_block({"name": "a\u2028b\u2029c"}) == '{"name": "a\\u2028b\\u2029c"}'


def test_a_questions_page_lists_its_claims_and_reviews_none(desk, cy):
    slug = desk()
    markup = Page(cy.get("/questions/who-broke-the-window").text).markup
    assert "ClaimReview" not in json.dumps(markup)
    assert (markup["@type"], markup["mainEntity"]["@type"]) == ("WebPage", "ItemList")
    [entry] = markup["mainEntity"]["itemListElement"]
    assert (entry["position"], entry["item"]["@type"]) == (1, "Claim")
    assert entry["item"]["url"] == f"http://localhost/claims/{slug}"
    assert list(problems(markup)) == []


def test_a_tombstone_carries_no_markup(desk, engine, eve, cy):
    slug = desk()
    withdraw(engine, eve, slug)
    answer = cy.get(f"/claims/{slug}")
    assert answer.status_code == 410
    assert Page(answer.text).blocks == []


@pytest.mark.parametrize("address", ["/", "/about"])
def test_the_desk_says_who_it_is_and_where_its_policies_stand(app, cy, address):
    markup = Page(cy.get(address).text).markup
    assert (markup["@type"], markup["name"]) == ("Organization", "Test Desk")
    for name in claimreview.POLICIES:
        page = cy.get(markup[name].removeprefix("http://localhost"))
        assert page.status_code == 200
        assert "This is the text the site started with." in page.text


@pytest.mark.parametrize("address", ["/methodology", "/corrections", "/ethics", "/signin"])
def test_other_pages_carry_none(app, cy, address):
    assert Page(cy.get(address).text).blocks == []


def test_a_part_for_htmx_carries_none(desk, cy):
    assert "ld+json" not in cy.get(f"/claims/{desk()}", part=True).text


def test_scripts_in_the_page_stay_forbidden(desk, cy):
    policy = cy.get(f"/claims/{desk()}").headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "unsafe-inline" not in policy


def test_the_feed_holds_what_each_page_carries(desk, cy):
    slug = desk()
    answer = cy.get("/export/claimreview.json")
    assert answer.mimetype == "application/ld+json"
    feed = answer.json
    [entry] = feed["dataFeedElement"]
    on_page = Page(cy.get(f"/claims/{slug}").text).markup
    assert {"@context": feed["@context"]} | entry["item"] == on_page
    assert (entry["dateCreated"], entry["dateModified"]) == (
        on_page["datePublished"],
        on_page["dateModified"],
    )
    assert feed["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert list(problems(feed)) == []


def test_what_was_withdrawn_stands_in_the_feed_with_the_day(desk, engine, eve, cy):
    slug = desk()
    withdraw(engine, eve, slug)
    feed = cy.get("/export/claimreview.json").json
    [entry] = feed["dataFeedElement"]
    assert set(entry) == {"@type", "dateDeleted", "item"}
    assert entry["item"]["@id"] == f"http://localhost/claims/{slug}#review"
    assert list(problems(feed)) == []


def test_the_feed_of_an_empty_site_is_empty(app, cy):
    assert cy.get("/export/claimreview.json").json["dataFeedElement"] == []


def test_the_feed_may_be_asked_what_changed(desk, cy):
    desk()
    assert cy.get("/export/claimreview.json?since=2100-01-01T00:00:00Z").json["dataFeedElement"] == []
    assert cy.get("/export/claimreview.json?since=yesterday").status_code == 400


def test_the_feed_is_written_while_it_is_read(desk, session):
    """Its first piece needs no claim, and every claim comes as one piece."""
    pieces = claimreviews.feed(iter(()), claimreview.Site("Desk", "https://d.example"), now())
    assert next(pieces).endswith('"dataFeedElement": [')
    desk()
    found = exports.batch(session)
    assert len(list(claimreviews.feed(found, claimreview.Site("Desk", "https://d.example"), now()))) == 3
