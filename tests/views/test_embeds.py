"""Sharing: how links look elsewhere, the picture, the frame for other pages, and oEmbed."""

import html
import re
from io import BytesIO

import pytest
from lxml import etree
from lxml import html as pages
from PIL import Image

from factcheck.presenters.lettering import REGULAR
from factcheck.services import publications
from factcheck.views import shares
from tests.browser.public_pages import corrected_claim, withdrawn_claim
from tests.crowded import editor, published
from tests.dossiers import contested
from tests.factories import make_claim

OEMBED = {"version", "type", "html", "width", "height"}
"""What a rich answer must have (oembed.com, 2.3.4.4)."""


@pytest.fixture
def claim(session):
    claim = corrected_claim(session, contested(session))
    session.commit()
    return claim


@pytest.fixture
def gone(session):
    gone = withdrawn_claim(session, contested(session))
    session.commit()
    return gone


def head(cy, address):
    """What a page tells programs that show links to it, by property or name."""
    root = pages.fromstring(cy.get(address).data)
    return {(each.get("property") or each.get("name")): each.get("content") for each in root.iter("meta")}


def test_a_claims_page_says_how_a_link_to_it_looks(cy, claim):
    told = head(cy, f"/claims/{claim.slug}")
    address = f"http://localhost/claims/{claim.slug}"
    assert told["og:title"] == f"Unproven: {claim.text}"
    assert told["og:description"] == "The glass was moved before anybody looked."
    assert (told["og:url"], told["og:image"]) == (address, f"{address}/share.png?v=2")
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert told["og:image:alt"].startswith(f"Unproven: {claim.text} Test Desk · ")
    assert (told["twitter:card"], told["og:type"]) == ("summary_large_image", "article")
    assert told["article:modified_time"] >= told["article:published_time"]


def test_a_withdrawn_claims_link_says_that_it_was_withdrawn(cy, gone):
    told = head(cy, f"/claims/{gone.slug}")
    assert told["og:title"] == f"Withdrawn: {gone.text}"
    assert "article:published_time" not in told


def test_a_questions_page_says_how_a_link_to_it_looks(cy, claim):
    told = head(cy, f"/questions/{claim.question.slug}")
    assert told["og:title"] == "Who broke the window?"
    assert told["og:url"] == f"http://localhost/questions/{claim.question.slug}"
    assert told["og:description"]


def test_the_picture_is_a_png_for_any_site(cy, claim):
    answer = cy.get(f"/claims/{claim.slug}/share.png")
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert Image.open(BytesIO(answer.data)).size == (1200, 630)
    assert cy.get(f"/claims/{claim.slug}/share.png?v=2").data == answer.data


def test_the_picture_takes_the_desks_own_font_for_letters_that_ours_lack(cy, session, app, monkeypatch):
    claim = published(session, make_claim(session, "邻居打破了窗户。"))
    session.commit()
    asked = []
    monkeypatch.setattr(shares, "picture", lambda card, fonts: asked.append(fonts.spare) or b"")
    for given in ("", str(shares.OURS / REGULAR), "/nowhere/font.ttf"):
        own = app.config["SETTINGS"].with_values({"share_font": given})
        monkeypatch.setitem(app.config, "SETTINGS", own)
        assert cy.get(f"/claims/{claim.slug}/share.png?font={given}").status_code == 200
    assert asked == [None, shares.OURS / REGULAR, None]


def test_the_picture_changes_with_the_ruling_and_goes_with_the_claim(cy, session, claim):
    before = cy.get(f"/claims/{claim.slug}/share.png").data
    publications.withdraw(session, editor(session), claim, "Another window.")
    session.commit()
    after = cy.get(f"/claims/{claim.slug}/share.png")
    assert (after.status_code, after.mimetype) == (410, "image/png")
    assert after.data != before
    assert cy.get("/claims/nothing-here/share.png").status_code == 404


def test_every_verdict_offers_what_to_take_along_and_where_to_report(cy, claim):
    page = pages.fromstring(cy.get(f"/claims/{claim.slug}").data)
    (take,) = page.xpath("//ul[@class='take']")
    offered = {link.text: link.get("href") for link in take.iter("a")}
    at = f"/claims/{claim.slug}"
    assert offered == {
        "BibTeX": f"{at}/cite.bib",
        "RIS": f"{at}/cite.ris",
        "CSL-JSON": f"{at}/cite.csl.json",
        "Download JSON": f"{at}.json",
        "Embed": f"/embed{at}",
        "Licence: CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
        "quotations excepted": "/data#licence",
        "Report an error": f"/report?claim={claim.slug}",
    }
    for address in offered.values():
        if address.startswith(("/claims", "/embed")):
            assert cy.get(address).status_code == 200, address
    (code,) = page.xpath("//textarea[@id='embed-code']")
    assert f'src="http://localhost/embed/claims/{claim.slug}"' in code.text


def test_a_tombstone_says_where_to_report_too(cy, gone):
    assert f'href="/report?claim={gone.slug}"' in cy.get(f"/claims/{gone.slug}").text


def test_the_frame_has_no_script_no_cookie_and_may_stand_on_any_site(cy, claim):
    answer = cy.get(f"/embed/claims/{claim.slug}")
    policy = answer.headers["Content-Security-Policy"]
    assert answer.status_code == 200
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; base-uri 'none'; form-action 'none'; "
        r"frame-ancestors \*",
        policy,
    )
    assert "Set-Cookie" not in answer.headers
    assert "X-Frame-Options" not in answer.headers
    root = pages.fromstring(answer.data)
    assert not root.xpath("//script | //link[@rel='stylesheet'] | //img | //iframe | //form | //*[@style]")


def test_the_frame_shows_rating_claim_reason_correction_date_and_link(cy, claim):
    root = pages.fromstring(cy.get(f"/embed/claims/{claim.slug}").data)
    said = " ".join(root.text_content().split())
    assert root.xpath("string(//p[@class='rating'])") == "Unproven"
    assert root.xpath("string(//h1)") == claim.text
    for words in (
        "The glass was moved before anybody looked.",
        "A second photograph came up.",
        "(substantial)",
        "Test Desk",
        "version 2",
    ):
        assert words in said, words
    (link,) = root.xpath("//a")
    assert (link.get("href"), link.get("rel")) == (f"http://localhost/claims/{claim.slug}", "noopener")


def test_the_frame_of_a_withdrawn_claim_is_its_tombstone(cy, gone):
    answer = cy.get(f"/embed/claims/{gone.slug}")
    assert answer.status_code == 410
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    root = pages.fromstring(answer.data)
    assert root.xpath("string(//h1/del)") == gone.text
    assert "It says the same as another claim." in root.text_content()
    assert "Supported" not in root.text_content()


def test_only_the_frame_may_be_framed(cy, claim):
    policy = cy.get(f"/claims/{claim.slug}").headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy


def test_oembed_answers_the_same_as_json_and_as_xml(cy, claim):
    address = f"http://localhost/claims/{claim.slug}"
    told = cy.get("/oembed", query_string={"url": address}).get_json()
    assert set(told) >= OEMBED
    assert (told["version"], told["type"], told["width"]) == ("1.0", "rich", 600)
    assert told["title"] == f"Unproven: {claim.text}"
    assert told["thumbnail_url"] == f"{address}/share.png?v=2"
    answer = cy.get("/oembed", query_string={"url": address, "format": "xml"})
    assert answer.content_type == "text/xml; charset=utf-8"
    assert {node.tag: node.text for node in etree.fromstring(answer.data)} == {
        name: str(value) for name, value in told.items()
    }


def test_a_page_leads_to_its_oembed_and_that_to_its_frame(cy, claim):
    page = pages.fromstring(cy.get(f"/claims/{claim.slug}").data)
    (link,) = page.xpath("//link[@type='application/json+oembed']")
    told = cy.get(link.get("href").removeprefix("http://localhost")).get_json()
    frame = pages.fragment_fromstring(told["html"])
    assert frame.tag == "iframe"
    assert cy.get(frame.get("src").removeprefix("http://localhost")).status_code == 200
    assert (frame.get("width"), frame.get("height")) == (str(told["width"]), str(told["height"]))
    assert "allow-scripts" not in frame.get("sandbox")
    assert frame.get("title") == f"Unproven: {claim.text}"


@pytest.mark.parametrize(
    ("most", "width", "height"), [("300", 300, None), ("5000", 600, None), ("zero", 600, None)]
)
def test_oembed_is_no_larger_than_asked_for(cy, claim, most, width, height):
    asked = {"url": f"http://localhost/claims/{claim.slug}", "maxwidth": most, "maxheight": "200"}
    told = cy.get("/oembed", query_string=asked).get_json()
    assert (told["width"], told["height"] <= 200) == (width, True)
    assert "thumbnail_url" not in told


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://localhost/",
        "http://elsewhere.example/claims/neighbour-nat-broke-the-window",
        "http://localhost@elsewhere.example/claims/neighbour-nat-broke-the-window",
        "javascript:/claims/neighbour-nat-broke-the-window",
        "http://[/claims/x",
        "http://localhost/claims/nothing-here",
        "http://localhost/questions/who-broke-the-window",
        "http://localhost/claims/../desk",
    ],
)
def test_oembed_answers_for_our_claims_only(cy, claim, url):
    assert claim.slug == "neighbour-nat-broke-the-window"
    assert cy.get("/oembed", query_string={"url": url}).status_code == 404


def test_oembed_knows_two_formats(cy, claim):
    asked = {"url": f"http://localhost/claims/{claim.slug}", "format": "yaml"}
    assert cy.get("/oembed", query_string=asked).status_code == 501


def test_a_claim_that_looks_like_markup_stays_text_everywhere(cy, session):
    hostile = published(session, make_claim(session, "He said \"</textarea><script>1</script>' &lt; it."))
    session.commit()
    page = cy.get(f"/claims/{hostile.slug}").text
    assert "<script>1" not in page
    told = cy.get("/oembed", query_string={"url": f"http://localhost/claims/{hostile.slug}"}).get_json()
    frame = pages.fragment_fromstring(told["html"])
    assert frame.get("title") == f"Supported: {hostile.text}"
    assert html.escape(hostile.text, quote=False) in cy.get(f"/embed/claims/{hostile.slug}").text.replace(
        "&#34;", '"'
    ).replace("&#39;", "'")
