"""The first view of a claim's page: few bytes over the wire, and none from another host."""

import pytest

from tests.benchmarks.question_page import person
from tests.dossiers import contested, judge, publish, rule

pytestmark = pytest.mark.browser
MOST = 60_000
"""The bytes of the page with all it needs, headers too."""


@pytest.mark.parametrize("noun", ["claims", "questions"])
def test_the_first_view_weighs_little_and_asks_nobody_else(chromium, live_site, session, noun):
    claim = contested(session)
    people = [person(session, name) for name in ("Ann", "Bob", "Eve")]
    judge(session, claim, *people[:2])
    rule(session, claim, people[2])
    publish(session, claim, people[2])
    session.commit()
    context = chromium.new_context(base_url=live_site)
    page, asked = context.new_page(), []
    page.on("requestfinished", lambda request: asked.append(request))  # noqa: PLW0108 - Playwright marks it
    slug = claim.slug if noun == "claims" else claim.question.slug
    page.goto(f"/{noun}/{slug}", wait_until="networkidle")
    sizes = {each.url: each.sizes() for each in asked}
    context.close()
    weights = {url: size["responseBodySize"] + size["responseHeadersSize"] for url, size in sizes.items()}
    assert all(url.startswith(live_site) for url in weights)
    assert len(weights) > 2
    assert sum(weights.values()) <= MOST, weights
