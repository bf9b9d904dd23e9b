"""What search engines are told: every page that is published, and nothing else."""

from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree

from factcheck.models import Listing
from factcheck.services import publications, speakers, tallies
from tests.browser.public_pages import withdrawn_claim
from tests.counting import queries
from tests.crowded import editor, published
from tests.dossiers import contested
from tests.factories import make_claim

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def read(cy, address):
    """The addresses of a sitemap with their last changes, less the site's own; and what it is."""
    answer = cy.get(address)
    assert (answer.status_code, answer.content_type) == (200, "application/xml; charset=utf-8")
    root = etree.fromstring(answer.data)
    found = {
        node.findtext("s:loc", namespaces=SPACE).removeprefix("http://localhost"): node.findtext(
            "s:lastmod", namespaces=SPACE
        )
        for node in root
    }
    return etree.QName(root).localname, found


@pytest.fixture
def story(session):
    """A published claim, a withdrawn rival, one that stands alone, and one that is not published."""
    claim = published(session, contested(session))
    gone = withdrawn_claim(session, make_claim(session, "Neighbour Kim did.", question=claim.question))
    alone = published(session, make_claim(session, "The window was open."))
    make_claim(session, "Nobody looked.")
    session.commit()
    return claim, gone, alone


def test_everything_published_stands_in_the_sitemap_with_its_last_change(cy, session, story):
    claim, _, alone = story
    kind, found = read(cy, "/sitemap.xml")
    assert kind == "urlset"
    things = {address: when for address, when in found.items() if address.count("/") > 1}
    modified = session.get(Listing, claim.id).modified.strftime("%Y-%m-%dT%H:%M:%SZ")
    heard = {
        *("/speakers/vera-lind", "/speakers/the-ministry", "/outlets/the-daily", "/outlets/radio-one"),
        *("/topics/glass", f"/articles/{claim.attributions[0].article_id}"),
    }
    assert set(things) == heard | {
        f"/claims/{claim.slug}",
        f"/claims/{alone.slug}",
        f"/questions/{claim.question.slug}",
    }
    assert {things[address] for address in (f"/claims/{claim.slug}", *heard)} == {modified}
    assert {"/", "/corrections", "/methodology", "/about"} <= set(found)
    for address in found:
        assert cy.get(address).status_code == 200, address


def test_a_question_changes_with_its_claims_and_goes_with_the_last_of_them(cy, session, story):
    claim, _, _ = story
    before = read(cy, "/sitemap.xml")[1][f"/questions/{claim.question.slug}"]
    assert before >= session.get(Listing, claim.id).modified.strftime("%Y-%m-%dT%H:%M:%SZ")
    publications.withdraw(session, editor(session), claim, "Wrong window.")
    session.commit()
    assert f"/questions/{claim.question.slug}" not in read(cy, "/sitemap.xml")[1]


def test_a_speaker_goes_with_the_last_claim_and_whoever_is_merged_stands_there_once(cy, session, story):
    claim, _, _ = story
    lind, ministry = (each.speaker for each in claim.attributions)
    speakers.merge(session, editor(session), ministry, lind)
    session.commit()
    found = read(cy, "/sitemap.xml")[1]
    assert [address for address in found if "/speakers/" in address] == ["/speakers/vera-lind"]
    publications.withdraw(session, editor(session), claim, "Wrong window.")
    session.commit()
    kinds = ("/speakers/", "/outlets/", "/topics/", "/articles/")
    assert [address for address in read(cy, "/sitemap.xml")[1] if address.startswith(kinds)] == []


def test_above_the_limit_there_are_files_of_it_that_hold_everything_once(cy, session, story, monkeypatch):
    whole = read(cy, "/sitemap.xml")[1]
    monkeypatch.setattr(tallies, "BLOCK", 2)
    tallies.recount(session)
    session.commit()
    kind, files = read(cy, "/sitemap.xml?anew")
    assert kind == "sitemapindex"
    parts = [read(cy, address)[1] for address in files]
    assert sum(map(len, parts)) == len(whole)
    assert {address for part in parts for address in part} == set(whole)
    assert all(len(part) <= 2 for part in parts[1:])
    mentioned = ("/sitemap-speakers", "/sitemap-outlets", "/sitemap-topics", "/sitemap-articles")
    assert all(when or address.startswith(mentioned) for address, when in files.items())
    assert {"/sitemap-speakers-1.xml", "/sitemap-articles-1.xml"} <= set(files)
    assert cy.get("/sitemap-claims-99.xml").status_code == 404
    assert cy.get("/sitemap-claims-0.xml").status_code == 404
    assert cy.get("/sitemap-speakers-99.xml").status_code == 404


def test_a_site_without_claims_has_a_sitemap(cy):
    kind, found = read(cy, "/sitemap.xml")
    assert (kind, found["/"]) == ("urlset", None)


def test_more_claims_take_no_more_queries(cy, session, story, engine):
    few = queries(engine, lambda: cy.get("/sitemap.xml?1"))
    for number in range(5):
        published(session, make_claim(session, f"The window number {number} was open."))
    session.commit()
    assert queries(engine, lambda: cy.get("/sitemap.xml?2")) == few


def test_robots_may_read_what_is_published_and_not_the_desk(cy):
    answer = cy.get("/robots.txt")
    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    robots = RobotFileParser()
    robots.parse(answer.text.splitlines())
    assert robots.site_maps() == ["http://localhost/sitemap.xml"]
    for address in ("/", "/claims/x", "/questions/x.json", "/export/verdicts.jsonl", "/feed.atom"):
        assert robots.can_fetch("*", f"http://localhost{address}"), address
    for address in ("/desk", "/desk/claims/x", "/signin", "/report", "/unsubscribe/x"):
        assert not robots.can_fetch("*", f"http://localhost{address}"), address
