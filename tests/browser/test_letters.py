"""Readers write to the desk and come back, in a real browser, with scripts and without."""

import pytest

from tests.browser.public_pages import corrected_claim
from tests.dossiers import contested
from tests.letters import WORDS

pytestmark = pytest.mark.browser

AGO = "days => localStorage.setItem('factcheck-visits', JSON.stringify({seen: Date.now() - days * 864e5}))"
KEPT = "localStorage.getItem('factcheck-visits')"
PATIENCE = 3_200
"""How long a person takes at least, in milliseconds."""


@pytest.fixture
def claim(session):
    claim = corrected_claim(session, contested(session))
    session.commit()
    return claim


@pytest.mark.parametrize("javascript", [True, False])
def test_an_error_is_reported_from_the_page_it_stands_on_and_answered(
    claim, visit, cy, ida, javascript, session
):
    page = visit(cy, f"/claims/{claim.slug}", javascript=javascript, width=360)
    page.locator(".foot").get_by_role("link", name="Report an error").click()
    assert page.get_by_text(claim.text).is_visible()
    page.get_by_label("What is wrong").fill(WORDS)
    page.get_by_label("A link that shows it").fill("daily.example")
    page.wait_for_timeout(PATIENCE)
    page.get_by_role("button", name="Send").click()
    assert page.get_by_label("What is wrong").input_value() == WORDS
    page.get_by_label("A link that shows it").fill("https://daily.example/tuesday")
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/letters/*")
    assert "Received" in page.locator("main").inner_text()
    assert WORDS not in page.content()
    desk = visit(ida, "/desk/letters", javascript=javascript)
    desk.get_by_role("link", name=WORDS).click()
    desk.get_by_label("Status", exact=True).select_option("acted on")
    desk.get_by_label("Answer, for readers").fill("It was a Tuesday. **Corrected.**")
    desk.get_by_role("button", name="Save").click()
    desk.get_by_text("Saved. Readers see it").wait_for()
    page.reload()
    assert "Acted on" in page.locator("main").inner_text()
    assert page.get_by_text("Corrected.").is_visible()


def test_a_returning_reader_is_told_the_day_that_only_her_browser_knows(claim, visit, cy):
    page = visit(cy, "/")
    link = page.locator(".foot [data-since]")
    assert link.get_attribute("href") == "/changes"
    page.evaluate(AGO, 3)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/claims/{claim.slug}")
    address = link.get_attribute("href")
    assert address.startswith("/changes?since=20")
    assert "What changed since" in link.inner_text()
    assert not [url for url in asked if "since=20" in url]
    page.goto("/about")
    assert link.get_attribute("href") == address
    link.click()
    assert "2 changes since" in page.locator("main").inner_text()
    assert page.context.cookies() == []
    page.get_by_role("button", name="Forget it").click()
    assert page.evaluate(KEPT) is None


def test_without_scripts_the_address_remembers(claim, visit, cy):
    page = visit(cy, "/changes", javascript=False)
    assert not page.get_by_role("button", name="Forget it").is_visible()
    page.get_by_label("Since").fill("2020-01-01")
    page.get_by_role("button", name="Show").click()
    assert "What changed since 1 January 2020" in page.locator("h1").inner_text()
    page.get_by_role("link", name="this address").click()
    assert "Nothing has changed since then." not in page.locator("h1").inner_text()
    assert "/changes?since=" in page.url


@pytest.mark.parametrize("width", [1280, 360])
def test_any_two_versions_are_compared_and_printed(claim, visit, cy, width):
    page = visit(cy, f"/claims/{claim.slug}/history", javascript=False, width=width)
    page.get_by_label("What differs in version").select_option("1")
    page.get_by_label("from version").select_option("2")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/history/1?against=2")
    assert page.get_by_text("Rating changed from Unproven to Supported.").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".difference ins").first.is_visible()
    assert page.locator("form.compare:visible").count() == 0
