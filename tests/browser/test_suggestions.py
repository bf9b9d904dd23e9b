"""Deciding on suggestions in a real browser: by keys, by mouse, without JavaScript, on a phone."""

import pytest
from playwright.sync_api import expect
from sqlmodel import col, select

from factcheck import db
from factcheck.models import Attribution, Reading, Suggestion
from factcheck.services import articles
from tests.browser.test_accessibility import overflow, violations

pytestmark = pytest.mark.browser

TEXT = (
    "“It was us 🪟,” Vera Lind told Radio Nord. Nora Field denied any part in it.\n\n"
    f"Omar Diaz said: “40 windows were broken in the attack{' and many more were not' * 8}.”\n\n"
    "Ann Lee claims that Omar Diaz paid for it. It rained on Monday."
)
FOCUS = "document.activeElement.id"


def test_a_new_article_is_read_by_itself_and_said_so(visit, desk):
    page = desk.open(visit)
    page.locator(".suggestion").first.wait_for()
    assert page.get_by_role("status").get_by_text("4 suggestions.").is_visible()
    assert page.locator(".suggestion").count() == page.locator(".suggested.opens").count() == 4
    assert page.locator("#text").evaluate("text => text.textContent") == TEXT
    assert [one.suggestion_count for one in desk.all(Reading)] == [4]
    settled(page)
    assert page.evaluate("document.activeElement === document.body")


def test_what_somebody_types_or_selects_meanwhile_is_kept(visit, desk):
    page = desk.open(visit, wait=False)
    page.evaluate(
        """() => {
          document.getElementById("attribute").open = true;
          document.getElementById("speaker").value = "Zoë";
          getSelection().selectAllChildren(document.querySelector(".sentence"));
        }"""
    )
    page.locator(".suggestion").first.wait_for()
    settled(page)
    assert page.locator("#speaker").input_value() == "Zoë"
    assert page.evaluate("getSelection().toString()").startswith("“It was us")


def test_by_keys_alone(visit, desk):
    page = desk.open(visit)
    page.locator("#main").focus()
    page.keyboard.press("j")
    assert page.evaluate(FOCUS) == "suggestion-1"
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
    assert page.evaluate(FOCUS) == "suggestion-2"
    assert page.locator(".suggested.lit").first.inner_text().startswith("any part")
    page.keyboard.press("x")
    page.locator("#suggestion-3:focus").wait_for()
    assert [one.decision for one in desk.all(Suggestion)] == ["open", "refused", "open", "open"]
    page.keyboard.press("u")
    page.locator("#suggestion-2:focus").wait_for()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.locator("#claim:focus").wait_for()
    assert page.locator("#exact").input_value() == "It was us 🪟"
    page.keyboard.type("They did it.")
    page.keyboard.press("Enter")
    page.locator("#suggestion-2:focus").wait_for()
    assert "Recorded: Vera Lind" in page.get_by_role("status").inner_text()
    assert "accepted by Ada" in page.locator(".proposed").inner_text()
    (made,) = desk.all(Attribution)
    assert desk.all(Suggestion)[0].attribution_id == made.id


def test_the_walk_starts_at_the_sentence_with_the_focus(visit, desk):
    page = desk.open(visit)
    page.locator(".sentence").nth(2).focus()
    page.keyboard.press("j")
    assert page.evaluate(FOCUS) == "suggestion-3"
    assert page.evaluate("document.querySelector('#suggested-3').getBoundingClientRect().top") > 0


def test_letters_typed_into_a_field_are_letters(visit, desk):
    page = desk.open(visit)
    page.locator("#suggestion-1 summary").click()
    page.locator("#suggestion-1 input[name=reason]").click()
    page.keyboard.type("jkxu?")
    assert page.locator("#suggestion-1 input[name=reason]").input_value() == "jkxu?"
    assert {one.decision for one in desk.all(Suggestion)} == {"open"}
    page.keyboard.press("Enter")
    page.locator("#suggestion-2:focus").wait_for()
    assert desk.all(Suggestion)[0].reason == "jkxu?"


def test_single_letters_can_be_turned_off_and_stay_off(visit, desk):
    page = desk.open(visit)
    page.locator("#suggestion-1").focus()
    page.keyboard.press("?")
    assert page.evaluate(FOCUS) == "keys-summary"
    page.get_by_label("Single letters work as keys").uncheck()
    page.reload()
    page.locator("#suggestion-1").focus()
    for key in ("x", "j", "Enter"):
        page.keyboard.press(key)
    assert page.evaluate(FOCUS) == "suggestion-1"
    page.locator("#accept-1").click()
    page.locator("#claim:focus").wait_for()
    assert {one.decision for one in desk.all(Suggestion)} == {"open"}


def test_by_mouse(visit, desk):
    page = desk.open(visit)
    page.locator("#refuse-1").click()
    page.locator("#suggestion-2:focus").wait_for()
    page.locator("#undo-last").click()
    page.locator("#suggestion-1:focus").wait_for()
    page.get_by_role("link", name="Most worth checking first").click()
    page.get_by_role("link", name="In text order").wait_for()
    first = page.locator(".suggestion").first
    assert "Omar Diaz" in first.inner_text()
    first.get_by_role("link", name="Accept").click()
    page.locator("#claim:focus").wait_for()
    page.locator("#record").click()
    page.locator(".suggestion:focus").wait_for()
    assert page.get_by_role("link", name="In text order").is_visible()
    assert [one.decision for one in desk.all(Suggestion)][2] == "accepted"


def test_nothing_moves_under_the_pointer_when_the_focus_comes(visit, desk):
    page = desk.open(visit)
    before = [page.locator(f"#accept-{number}").bounding_box() for number in (1, 2, 3, 4)]
    page.locator("#accept-3").focus()
    assert [page.locator(f"#accept-{number}").bounding_box() for number in (1, 2, 3, 4)] == before


def test_a_form_half_filled_in_survives_refusing_and_sorting(visit, desk):
    page = desk.open(visit)
    page.locator("#attribute > summary").click()
    page.locator("#speaker").fill("Zoë")
    page.locator("#refuse-1").click()
    page.locator("#suggestion-2:focus").wait_for()
    page.get_by_role("link", name="Most worth checking first").click()
    page.get_by_role("link", name="In text order").wait_for()
    assert page.locator("#speaker").input_value() == "Zoë"


def test_without_javascript(visit, desk):
    page = visit(desk.ada, desk.address, javascript=False)
    page.get_by_role("button", name="Let a machine suggest").click()
    assert page.locator(".suggestion").count() == 4
    page.locator("#refuse-1").click()
    assert page.url.endswith("#suggestion-2")
    page.locator("#undo-last").click()
    page.locator("#accept-1").click()
    assert page.locator("#speaker").input_value() == "Vera Lind"
    page.locator("#record").click()
    assert "1 accepted · 0 refused · 3 open" in page.locator(".suggestion-counts").inner_text()


@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light"), (320, "dark")]
)
def test_nothing_is_wrong_with_the_page_that_a_machine_can_tell(visit, desk, width, scheme):
    page = desk.open(visit, width=width, scheme=scheme)
    page.locator("#refuse-4").click()
    page.locator("#suggestion-3:focus").wait_for()
    page.locator("#accept-1").click()
    page.locator("#claim:focus").wait_for()
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.wait_for_timeout(200)
    assert violations(page) + overflow(page) == []


def test_on_a_phone_walking_stays_in_the_list(visit, desk):
    page = desk.open(visit, width=360, height=640)
    page.locator("#suggestion-1").focus()
    page.keyboard.press("j")
    assert page.evaluate(FOCUS) == "suggestion-2"
    page.wait_for_function(
        "() => { const { top, bottom } = document.activeElement.getBoundingClientRect();"
        " return top >= 0 && bottom <= innerHeight; }"
    )


def settled(page):
    """Wait until htmx has put everything in its place and the text can be walked."""
    expect(page.locator(".htmx-settling, .htmx-added, #text:not(.scripted)")).to_have_count(0, timeout=10_000)


class Desk:
    """Ada, and an article that nobody has read."""

    def __init__(self, app, ada):
        self.app, self.ada = app, ada
        with db.transaction(app.extensions["engine"]) as session:
            article = articles.add(session, ada.viewer, text=TEXT, title="Windows", outlet="The Daily")
            self.address = f"/desk/articles/{article.id}"

    def open(self, visit, *, wait=True, **more):
        page = visit(self.ada, self.address, **more)
        if wait:
            page.locator(".suggestion").first.wait_for()
            settled(page)
        return page

    def all(self, kind):
        with db.open_session(self.app.extensions["engine"], writes=False) as session:
            return list(session.exec(select(kind).order_by(col(kind.id))))


@pytest.fixture
def desk(app, ada):
    return Desk(app, ada)
