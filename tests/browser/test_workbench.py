"""The workbench in a real browser: cells saved at once, a verdict in twelve keystrokes, nothing lost."""

import pytest

from factcheck.models import BearingGiven, Verdict, Weighing
from tests.browser.test_accessibility import overflow, violations
from tests.views.desk.worlds import SAID, VERDICT, World, make_world, rows_of

pytestmark = pytest.mark.browser


def test_a_verdict_is_given_within_twelve_keystrokes(app, visit, ada, world):
    page = visit(ada, world.desk())
    pressed = []

    def press(*keys: str) -> None:
        for key in keys:
            pressed.append(key)
            page.keyboard.press(key)

    press("Tab", "Enter", "Tab", "Enter")
    page.locator("#verdict-rating-0:focus").wait_for(state="attached")
    press("ArrowDown", "ArrowDown", "ArrowDown", "Tab", "7", "Tab")
    page.keyboard.type("Nothing speaks for it.")
    press("Tab", "Enter")
    page.get_by_text("Your verdict is in.", exact=True).wait_for()
    assert len(pressed) <= 12
    verdict = rows_of(app, Verdict)[0]
    assert (verdict.rating, verdict.confidence) == ("mostly-refuted", 0.7)
    page.locator("body:not(:focus) :focus").first.wait_for(state="attached")


def test_evidence_is_rated_by_keyboard_piece_by_piece(app, visit, ada, world):
    page = visit(ada, f"{world.page}/rating")
    page.focus(f"#credibility-{world.evidence[0].id}-0")
    for key in ("ArrowDown", "Tab", "Space", "Tab", "Space", "Tab", "ArrowDown", "ArrowDown", "Tab", "Enter"):
        page.keyboard.press(key)
    page.get_by_text("1 of 2 rated").wait_for()
    page.locator("main h1:focus").wait_for(state="attached")
    assert page.locator("input:checked").count() == 0
    assert sorted(row.bearing for row in rows_of(app, BearingGiven)) == ["neutral", "strongly supports"]
    (weighing,) = rows_of(app, Weighing)
    assert (weighing.credibility, weighing.relevance) == ("medium", "low")


def test_whose_bearings_are_shown_is_changed_in_place(visit, ada, world):
    ada.post(f"{world.page}/bearings", **{world.cell(): "contradicts"})
    page = visit(ada, world.page)
    page.click("#show-mine")
    page.locator("#show-mine[aria-current]").wait_for()
    assert page.locator("#show-mine:focus").count() == 1
    assert "show=mine" in page.url


def test_without_javascript_rating_and_the_verdict_are_forms(app, visit, ada, world):
    page = visit(ada, f"{world.page}/rating", javascript=False, width=360)
    number = world.evidence[0].id
    for name in (
        f"credibility-{number}-2",
        f"relevance-{number}-1",
        f"{world.cell()}-1",
        f"{world.cell(0, 1)}-3",
    ):
        page.check(f"#{name}")
    page.click(f"#save-rating-{number}")
    assert page.get_by_text("1 of 2 rated").is_visible()
    page.goto(page.url.split("/desk")[0] + world.desk())
    page.check("#verdict-rating-4")
    page.select_option("#verdict-confidence", "80")
    page.fill("#verdict-rationale", "Nothing speaks for it.")
    page.click("#give-verdict")
    assert page.get_by_text("Your verdict is in.", exact=True).is_visible()
    assert sorted(row.bearing for row in rows_of(app, BearingGiven)) == ["contradicts", "supports"]


def test_a_refused_verdict_keeps_the_text_and_takes_the_focus_to_the_reason(visit, ada, world):
    page = visit(ada, world.desk())
    page.evaluate("document.getElementById('verdict').noValidate = true")
    page.fill("#verdict-rationale", "Typed for an hour.")
    page.click("#give-verdict")
    page.get_by_text("Choose a rating.").first.wait_for()
    page.locator("#verdict-errors:focus").wait_for(state="attached")
    assert page.input_value("#verdict-rationale") == "Typed for an hour."


def test_from_unsealing_to_a_publication_without_a_new_page(visit, ada, ben, eve, world):
    for browser in (ada, ben):
        browser.post(f"{world.desk()}/verdicts", **VERDICT)
    page = visit(eve, world.desk())
    page.click("#unsealing summary")
    page.click("#unseal")
    page.fill("#agreement-summary", SAID["summary"])
    page.fill("#agreement-explanation", SAID["explanation"])
    page.click("#rule-by-agreement")
    page.locator("#publish").wait_for()
    for reason in page.locator("#publishing textarea[name^=reason-]").all():
        reason.fill("A story of the tests.")
    page.click("#publish")
    page.get_by_text("Published as").wait_for()
    page.locator("body:not(:focus) :focus").first.wait_for(state="attached")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_no_page_of_the_workbench_has_a_violation_or_scrolls_sideways(
    visit, ada, ben, eve, world, width, scheme
):
    ada.post(f"{world.desk()}/verdicts", **VERDICT)
    ben.post(f"{world.desk()}/verdicts", **(VERDICT | {"rationale": "W" * 300}))
    eve.post(f"{world.desk()}/unsealing")
    evidence = f"/desk/evidence/{world.evidence[0].id}"
    addresses = [
        world.page,
        world.desk(),
        world.desk(1),
        evidence,
        f"{world.page}/evidence/new",
        f"{world.page}/rating",
    ]
    page = visit(eve, addresses[0], width=width, scheme=scheme)
    wrong = {}
    for address in addresses:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        found = [*violations(page), *overflow(page)]
        if found:
            wrong[address] = found
    assert wrong == {}


@pytest.fixture
def world(app) -> World:
    return make_world(app)
