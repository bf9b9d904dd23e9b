"""What leaves the site: verdicts in frames on other pages, and on paper."""

import re
import threading

import pytest
from werkzeug.serving import make_server

from tests.browser.public_pages import corrected_claim, fill, withdrawn_claim
from tests.dossiers import contested

pytestmark = pytest.mark.browser
A4 = (595, 842)
SHEET = (1032, 695)
"""What the margins leave of an A4 sheet laid across, in px."""


@pytest.fixture
def claim(session):
    claim = corrected_claim(session, contested(session))
    session.commit()
    return claim


@pytest.fixture
def elsewhere():
    """Another site that shows whatever page it is given."""
    shown = {"page": ""}

    def answer(_environ, start):
        start("200 OK", [("Content-Type", "text/html; charset=utf-8")])
        return [shown["page"].encode()]

    server = make_server("127.0.0.1", 0, answer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield shown, f"http://localhost:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("width", [300, 600])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_verdict_shows_in_a_frame_on_another_site(visit, cy, live_site, elsewhere, claim, width, scheme):
    shown, address = elsewhere
    told = cy.get(f"/oembed?url=http://localhost/claims/{claim.slug}&maxwidth={width}").get_json()
    shown["page"] = "<!doctype html><title>Blog</title>" + told["html"].replace(
        "http://localhost/", f"{live_site}/"
    )
    page = visit(cy, address, width=700, scheme=scheme)
    frame = page.frame_locator("iframe")
    assert frame.locator("h1").inner_text() == claim.text
    assert frame.locator(".rating").inner_text() == "Unproven"
    assert frame.locator(".corrected").is_visible()
    inside = page.frames[1]
    assert inside.evaluate("document.documentElement.scrollWidth") <= width
    assert inside.evaluate("document.documentElement.scrollHeight") <= told["height"]
    # The style is in force, though the frame is in a sandbox.
    line = "getComputedStyle(document.querySelector('.corrected')).borderInlineStartWidth"
    assert inside.evaluate(line) == "3px"
    assert page.context.cookies() == []


def test_no_other_page_shows_in_a_frame(chromium, live_site, elsewhere, claim):
    shown, address = elsewhere
    shown["page"] = (
        f'<!doctype html><title>Blog</title><iframe src="{live_site}/claims/{claim.slug}"></iframe>'
    )
    page = chromium.new_page()
    page.goto(address)
    assert claim.text not in page.frames[1].content()
    page.close()


def test_a_withdrawn_verdict_shows_as_such_in_its_frame(visit, cy, session):
    gone = withdrawn_claim(session, contested(session))
    session.commit()
    page = visit(cy, f"/embed/claims/{gone.slug}", width=300)
    assert page.locator(".rating").inner_text() == "Withdrawn"
    assert page.locator("del").inner_text() == gone.text
    assert page.evaluate("document.documentElement.scrollWidth") == 300


def sheets(paper: bytes) -> list[tuple[int, int]]:
    """The sizes of a PDF's pages, in points."""
    found = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", paper)
    return [(int(float(width)), int(float(height))) for width, height in found]


def test_a_question_prints_across_the_sheet_and_a_claim_upright(visit, cy, session):
    addresses = fill(session)
    session.commit()
    page = visit(cy, addresses["a question with one answer"])
    across = sheets(page.pdf(prefer_css_page_size=True, format="A4"))
    assert all(width > height for width, height in across)
    assert abs(across[0][0] - A4[1]) <= 2
    page = visit(cy, addresses["a corrected claim"])
    upright = sheets(page.pdf(prefer_css_page_size=True, format="A4"))
    assert len(upright) <= 3
    for size, meant in zip(upright[0], A4, strict=True):
        assert abs(size - meant) <= 2


def test_paper_has_no_menus_and_says_where_it_came_from(visit, cy, claim):
    page = visit(cy, f"/claims/{claim.slug}")
    assert page.locator(".masthead-nav").is_visible()
    assert page.locator(".print-only").is_hidden()
    page.emulate_media(media="print")
    for hidden in (".masthead-nav", ".take", "#embed-code", ".foot a[href='/signin']", ".skip"):
        assert page.locator(hidden).first.is_hidden(), hidden
    told = page.locator(".print-only").inner_text()
    assert f"http://localhost/claims/{claim.slug}/history/2 (SHA-256 " in told
    assert "Licence, quotations excepted: https://" in told
    assert page.locator(".citation").is_visible()


def test_a_table_that_goes_on_repeats_its_head(visit, cy, session):
    addresses = fill(session)
    session.commit()
    page = visit(cy, addresses["a crowded question"], width=SHEET[0])
    page.emulate_media(media="print")
    # Chromium repeats a head that takes no more than a quarter of the sheet.
    assert page.locator(".side-by-side thead").bounding_box()["height"] <= SHEET[1] / 4
    wide = "each => each.scrollWidth > each.clientWidth"
    cells = page.locator(".row-ruling .answer")
    assert cells.count() == 8
    assert cells.evaluate_all(f"found => found.filter({wide}).length") == 0
    head = "getComputedStyle(document.querySelector('.side-by-side thead{}')).{}"
    assert page.evaluate(head.format("", "display")) == "table-header-group"
    assert page.evaluate(head.format(" th", "position")) == "static"
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.evaluate("document.documentElement.clientWidth")
