"""Rounds and the adjudication in a real browser: by keyboard alone, readable at every width."""

import pytest

from factcheck.domain.vocabulary import Role
from factcheck.models import Reconsideration, Ruling
from tests.browser.test_accessibility import overflow, violations
from tests.views.desk.worlds import DECIDED, VERDICT, World, make_world, rows_of

pytestmark = pytest.mark.browser
OTHER = VERDICT | {"rating": "supported", "rationale": "It lay *inside*, I say. " + "W" * 120}


def test_a_verdict_is_kept_by_keyboard_alone_and_the_fields_of_a_change_stay_away(
    app, visit, ada, eve, split
):
    eve.post(f"{split.desk()}/rounds")
    page = visit(ada, split.desk())
    assert not page.locator("#round-rationale").is_visible()
    page.focus("#round-way-0")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("The glass has not moved.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Your second thoughts are in.").wait_for()
    assert [each.kept for each in rows_of(app, Reconsideration)] == [True]


@pytest.mark.parametrize("javascript", [True, False])
def test_a_verdict_is_changed_in_a_round(app, visit, ben, eve, split, javascript):
    eve.post(f"{split.desk()}/rounds")
    page = visit(ben, split.desk(), javascript=javascript)
    page.check("#round-way-1")
    page.check("#round-rating-4")
    page.fill("#round-rationale", "Outside after all.")
    page.click("#reconsider .relies summary")
    page.check(f"#round-relies-{split.evidence[0].id}")
    page.fill("#round-reason", "I had the wrong window.")
    page.click("#reconsider-send")
    page.get_by_text("Your second thoughts are in.").wait_for()
    assert [each.kept for each in rows_of(app, Reconsideration)] == [False]


def test_from_looking_to_a_ruling_by_keyboard_alone(app, visit, zoe, split):
    page = visit(zoe, f"{split.desk()}/adjudication")

    def until(place: str) -> None:
        for _ in range(60):
            if page.evaluate("document.activeElement && document.activeElement.id") == place:
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {place}")

    until("unseal")
    page.keyboard.press("Enter")
    page.locator("#adjudicate").wait_for()
    until("ruling-rating-0")
    page.keyboard.press("ArrowDown")
    for name in ("summary", "explanation", "reason"):
        until(f"ruling-{name}")
        page.keyboard.type(DECIDED[name])
    until("adjudicate")
    page.keyboard.press("Enter")
    page.get_by_text("The desk has ruled, by adjudication.").wait_for()
    assert [each.rating for each in rows_of(app, Ruling)] == ["mostly-supported"]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_no_page_of_a_round_has_a_violation_or_scrolls_sideways(visit, ada, ben, eve, split, width, scheme):
    eve.post(f"{split.desk()}/rounds")
    ben.post(f"{split.desk()}/reconsiderations", way="keep", reason="No.")
    wrong = {}
    for who, address in ((eve, f"{split.desk()}/adjudication"), (eve, split.desk()), (ada, split.desk())):
        page = visit(who, address, width=width, scheme=scheme)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        page.evaluate("document.querySelector('#round-way-1')?.click()")
        found = [*violations(page), *overflow(page)]
        if found:
            wrong[who.viewer.username, address] = found
    assert wrong == {}


@pytest.fixture
def zoe(cast):
    return cast.person("zoe", Role.EDITOR)


@pytest.fixture
def split(app, ada, ben, eve) -> World:
    """Two who disagree on the claim and on the second piece of evidence; Eve has looked."""
    world = make_world(app)
    ada.post(f"{world.desk()}/verdicts", **VERDICT, relies=str(world.evidence[1].id))
    ben.post(f"{world.desk()}/verdicts", **OTHER)
    for browser, found in ((ada, "strongly supports"), (ben, "strongly contradicts")):
        browser.post(f"{world.page}/bearings", **{world.cell(): "supports", world.cell(1): found})
    eve.post(f"{world.desk()}/unsealing")
    return world
