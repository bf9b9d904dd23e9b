"""The first view of a claim's page: few bytes, none from another host, and nothing that moves."""

import pytest

from factcheck.services import rulings
from tests.benchmarks.question_page import person
from tests.dossiers import contested, judge, publish, rule
from tests.factories import make_claim, make_question

pytestmark = pytest.mark.browser
MOST = 60_000
"""The bytes of the page with all it needs, headers too."""
SHIFTS = """
window.moved = 0;
const add = list => list.getEntries().forEach(each => { window.moved += each.value; });
new PerformanceObserver(add).observe({type: "layout-shift", buffered: true});
"""


@pytest.mark.parametrize("noun", ["claims", "questions"])
def test_the_first_view_weighs_little_and_asks_nobody_else(chromium, live_site, session, noun):
    claim = contested(session)
    people = [person(session, name) for name in ("Ann", "Bob", "Eve")]
    judge(session, claim, *people[:2])
    rule(session, claim, people[2])
    publish(session, claim, people[2])
    session.commit()
    context = chromium.new_context(base_url=live_site, viewport={"width": 360, "height": 640})
    context.add_init_script(SHIFTS)
    page, asked = context.new_page(), []
    page.on("requestfinished", lambda request: asked.append(request))  # noqa: PLW0108 - Playwright marks it
    slug = claim.slug if noun == "claims" else claim.question.slug
    page.goto(f"/{noun}/{slug}", wait_until="networkidle")
    sizes = {each.url: each.sizes() for each in asked}
    page.mouse.wheel(0, 4000)
    page.wait_for_function("() => scrollY > 0")
    moved = page.evaluate("window.moved")
    context.close()
    weights = {url: size["responseBodySize"] + size["responseHeadersSize"] for url, size in sizes.items()}
    assert all(url.startswith(live_site) for url in weights)
    assert len(weights) > 2
    assert moved == 0
    assert not [url for url in weights if "htmx" in url], "a reader has nothing to swap on these pages"
    assert sum(weights.values()) <= MOST, weights


CLAIM = (
    "A neighbour of whom nobody in the street had heard anything good or bad broke the window at the corner."
)
REASON = "The glass lay outside, the shutter was closed, and who says he saw it stood where none can see it."


@pytest.mark.parametrize("correction", [False, True])
def test_a_long_claim_its_ruling_and_a_long_reason_need_no_scrolling_on_a_phone(
    chromium, live_site, session, correction
):
    question = make_question(
        session, "Who broke the window of the house at the corner on the night of 2 May 2024?"
    )
    claim = make_claim(session, CLAIM, question=question)
    people = [person(session, name) for name in ("Ann", "Bob", "Eve")]
    judge(session, claim, *people[:2], rating="mostly-supported")
    rule(session, claim, people[2], summary=REASON)
    publish(session, claim, people[2])
    if correction:
        rulings.adjudicate(
            session,
            people[2],
            claim,
            rating="conflicting",
            summary=REASON,
            explanation="They differ.",
            reason="Another photograph came up.",
        )
        publish(
            session, claim, people[2], kind="substantial", note="An earlier version named the wrong house."
        )
    session.commit()
    page = chromium.new_page(viewport={"width": 360, "height": 640})
    page.goto(f"{live_site}/claims/{claim.slug}")
    bottoms = {
        wanted: (box := page.locator(wanted).bounding_box())["y"] + box["height"]
        for wanted in ("h1", ".verdict-line", ".verdict-summary")
    }
    page.close()
    assert max(bottoms.values()) <= 640, bottoms
