"""The workbench in a real browser: cells saved at once, a verdict in twelve keystrokes, nothing lost."""

import pytest

from factcheck.models import BearingGiven, Verdict
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


def test_a_cell_is_saved_at_once_and_keeps_the_focus(app, visit, ada, world):
    page = visit(ada, world.page)
    name = world.cell()
    page.focus(f"#{name}")
    page.keyboard.press("ArrowDown")
    page.get_by_text("Saved.").wait_for()
    page.locator(f"[id='{name}']:focus").wait_for(state="attached")
    assert [row.bearing for row in rows_of(app, BearingGiven)] == ["strongly supports"]


def test_without_javascript_the_matrix_and_the_verdict_are_forms(app, visit, ada, world):
    page = visit(ada, world.page, javascript=False)
    page.select_option(f"#{world.cell()}", "supports")
    page.select_option(f"#{world.cell(1, 1)}", "contradicts")
    page.click("#save-bearings")
    assert page.get_by_text("Your bearings are saved.").is_visible()
    page.goto(page.url.split("/desk")[0] + world.desk())
    page.check("#verdict-rating-4")
    page.select_option("#verdict-confidence", "80")
    page.fill("#verdict-rationale", "Nothing speaks for it.")
    page.click("#give-verdict")
    assert page.get_by_text("Your verdict is in.", exact=True).is_visible()
    assert len(rows_of(app, BearingGiven)) == 2


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
    page.click("#publish")
    page.get_by_text("Published as").wait_for()
    page.locator("body:not(:focus) :focus").first.wait_for(state="attached")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_no_page_of_the_workbench_has_a_violation_or_scrolls_sideways(
    visit, ada, ben, eve, world, width, scheme
):
    ada.post(f"{world.desk()}/verdicts", **VERDICT)
    ben.post(f"{world.desk()}/verdicts", **(VERDICT | {"rationale": "W" * 300}))
    eve.post(f"{world.desk()}/unsealing")
    evidence = f"/desk/evidence/{world.evidence[0].id}"
    addresses = [world.page, world.desk(), world.desk(1), evidence, f"{world.page}/evidence/new"]
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
