"""A claim through its whole course by three people in real browsers, one of them by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

from factcheck import db
from factcheck.services import log, soundness
from tests.views.desk.worlds import make_world

pytestmark = pytest.mark.browser
REASON = "The letter names the day; the photograph does not."


@pytest.fixture
def world(app):
    return make_world(app)


def said(page, words: str):
    expect(page.get_by_role("status")).to_contain_text(words)


def to(page, place: str):
    """Go on with Tab until a control has the focus."""
    for _ in range(160):
        if page.evaluate("document.activeElement?.id") == place:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {place}")


def test_a_claim_from_its_assignment_to_its_tombstone(app, world, visit, ada, ben, eve, cy):
    desk, slug = world.desk(), world.claims[0].slug
    assign(visit(eve, desk), ada, ben)
    judge_by_keyboard(visit(ada, "/desk"), desk)
    judge(visit(ben, desk))
    editor = visit(eve, desk)
    open_round(editor)
    keep_by_keyboard(visit(ada, desk))
    change(visit(ben, desk))
    adjudicate(editor, desk)
    publish(editor, desk)
    read(visit(cy, f"/claims/{slug}", width=360))
    correct(editor, desk)
    withdraw(editor, desk)
    tombstone(visit(cy, f"/claims/{slug}"))
    with db.open_session(app.extensions["engine"], writes=False) as session:
        assert list(soundness.problems(session)) == []
        steps = [
            event.after["course"] for event, _ in log.page(session, limit=200) if "course" in event.after
        ]
    assert [end for _, end in reversed(steps)] == COURSE


COURSE = ["in review", "split", "split", "split", "ruled", "published", "published", "corrected", "withdrawn"]


def assign(page, *people):
    """An editor gives the claim to two reviewers with a deadline."""
    page.locator("#assign > summary").click()
    for who in people:
        page.get_by_role("checkbox", name=re.compile(who.viewer.public_name)).check()
    page.get_by_label("Deadline").fill("2030-01-31")
    page.locator("#assign-people").click()
    said(page, "ssigned")


def judge_by_keyboard(page, desk):
    """From the queue to a verdict without a mouse."""
    page.locator(f"a[href='{desk}']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{desk}")
    to(page, "verdict-rating-0")
    page.keyboard.press("Space")
    to(page, "verdict-confidence")
    page.keyboard.type("8")
    to(page, "verdict-rationale")
    page.keyboard.type("The glass lay outside.")
    to(page, "give-verdict")
    page.keyboard.press("Enter")
    said(page, "Your verdict is in")


def judge(page):
    """The other verdict differs."""
    page.get_by_label("Refuted", exact=True).check()
    page.locator("#verdict-confidence").select_option("60")
    page.locator("#verdict-rationale").fill("Nobody was there.")
    page.locator("#give-verdict").click()
    said(page, "Your verdict is in")


def open_round(page):
    """The editor looks, sees the split, and asks for second thoughts."""
    page.locator("#unsealing > summary").click()
    page.locator("#unseal").click()
    page.locator("#rounds > summary").click()
    page.locator("#open-round").click()
    expect(page.locator("#round")).to_contain_text("Round 2 is open")


def keep_by_keyboard(page):
    """Who keeps her verdict reads the other rationale without a name."""
    expect(page.get_by_text("Nobody was there.")).to_be_visible()
    expect(page.locator("#verdicts")).not_to_contain_text("Ben")
    to(page, "round-way-0")
    page.keyboard.press("Space")
    to(page, "round-reason")
    page.keyboard.type("I saw it myself.")
    to(page, "reconsider-send")
    page.keyboard.press("Enter")
    said(page, "Your second thoughts are in")


def change(page):
    """The other one changes his, and they still differ."""
    page.check("#round-way-1")
    page.locator("#round").get_by_label("Unproven", exact=True).check()
    page.fill("#round-rationale", "It cannot be told.")
    page.fill("#round-reason", "The photograph has no date.")
    page.click("#reconsider-send")
    said(page, "Your second thoughts are in")


def adjudicate(page, desk):
    """Side by side, then a ruling with a reason."""
    page.goto(f"{desk}/adjudication")
    expect(page.get_by_text("The photograph has no date.")).to_be_visible()
    page.get_by_label("Conflicting", exact=True).check()
    page.fill("#ruling-summary", "Two pieces of evidence point two ways.")
    page.fill("#ruling-explanation", "See both.")
    page.fill("#ruling-reason", REASON)
    page.click("#adjudicate")
    said(page, "The desk has ruled")


def publish(page, desk):
    """What the gate still asks for is set aside with reasons that are printed."""
    page.goto(desk)
    page.click("#publish")
    expect(page.locator("#publishing .error").first).to_be_visible()
    reasons = page.locator("#publishing textarea[name^=reason-]:visible")
    for place in range(reasons.count()):
        reasons.nth(place).fill("A story told to try the house.")
    page.click("#publish")
    said(page, "Published")


def read(page):
    """A reader on a phone finds the ruling, the reason of the editor, and what was set aside."""
    expect(page.get_by_text("Conflicting").first).to_be_visible()
    expect(page.get_by_text(REASON)).to_be_visible()
    expect(page.get_by_text("A story told to try the house.").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def correct(page, desk):
    """The editor rules again and publishes a correction."""
    page.goto(f"{desk}/adjudication")
    page.fill("#ruling-summary", "Two pieces of evidence contradict each other.")
    page.fill("#ruling-reason", REASON)
    page.click("#adjudicate")
    said(page, "The desk has ruled")
    page.goto(desk)
    page.get_by_text("Publish a correction", exact=True).click()
    page.get_by_label("Minor", exact=False).check()
    page.get_by_label("What changed", exact=False).fill("A clearer summary.")
    page.click("#correct")
    said(page, "Published")


def withdraw(page, desk):
    """In the end it is taken back."""
    page.goto(desk)
    page.get_by_text("Withdraw the publication").first.click()
    page.get_by_label("Reason", exact=False).last.fill("The letter was forged.")
    page.click("#withdraw")
    said(page, "Withdrawn")


def tombstone(page):
    """Its address says why."""
    expect(page.get_by_text("The letter was forged.")).to_be_visible()
    expect(page.get_by_role("main")).not_to_contain_text("contradict each other")
