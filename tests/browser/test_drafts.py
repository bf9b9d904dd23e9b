"""Words are not lost: drafts after a crash and on another machine, and ten seconds to undo."""

import pytest
from playwright.sync_api import expect
from sqlmodel import select

from factcheck.models import Draft
from tests.dossiers import contested
from tests.factories import make_evidence

pytestmark = pytest.mark.browser
WORDS = "The glass lay outside – наконец 😀"


@pytest.fixture
def claim(session):
    made = contested(session)
    make_evidence(session, question=made.question, title="A letter")
    session.commit()
    return made


def drafts_in(session) -> list[Draft]:
    found = session.exec(select(Draft)).all()
    session.rollback()
    return list(found)


def type_rationale(page, words=WORDS):
    page.get_by_label("Refuted", exact=True).check()
    page.get_by_label("Rationale").fill(words)


def test_after_a_crash_the_words_are_offered_back_and_sent_they_are_gone(claim, ada, visit, session):
    page = visit(ada, f"/desk/claims/{claim.slug}")
    with page.expect_response(lambda answer: answer.url.endswith("/desk/drafts"), timeout=4000):
        type_rationale(page)
    page.wait_for_timeout(2300)
    page.context.close()

    elsewhere = visit(ada, f"/desk/claims/{claim.slug}", width=360)
    expect(elsewhere.get_by_role("group", name="A draft of yours")).to_be_visible()
    elsewhere.get_by_role("button", name="Put them back").click()
    expect(elsewhere.get_by_label("Rationale")).to_have_value(WORDS)
    expect(elsewhere.get_by_label("Refuted", exact=True)).to_be_checked()
    elsewhere.get_by_label("Confidence").select_option("80")
    elsewhere.get_by_role("button", name="Give your verdict").click()
    expect(elsewhere.get_by_role("status")).to_contain_text("Your verdict is in")
    assert drafts_in(session) == []


def test_leaving_a_field_keeps_it_at_once(claim, ada, visit):
    page = visit(ada, f"/desk/claims/{claim.slug}")
    type_rationale(page)
    with page.expect_response(
        lambda answer: answer.url.endswith("/desk/drafts") and answer.status == 204, timeout=1500
    ):
        page.keyboard.press("Shift+Tab")


def test_on_the_way_to_the_button_that_sends_nothing_is_kept(claim, ada, visit):
    page = visit(ada, f"/desk/claims/{claim.slug}")
    type_rationale(page)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Give your verdict").focus()
    page.wait_for_timeout(300)
    assert asked == []


def test_what_is_sent_while_its_draft_is_on_its_way_leaves_no_draft(claim, ada, visit, session):
    page = visit(ada, f"/desk/claims/{claim.slug}")
    sent = []
    page.route(
        "**/desk/drafts", lambda route: (page.wait_for_timeout(400), sent.append("draft"), route.continue_())
    )
    page.on("request", lambda request: sent.append("verdict") if "/verdicts" in request.url else None)
    type_rationale(page)
    page.get_by_label("Confidence").select_option("80")
    page.get_by_label("Rationale").focus()
    page.get_by_role("button", name="Give your verdict").click()
    expect(page.get_by_role("status")).to_contain_text("Your verdict is in")
    assert (sent, drafts_in(session)) == (["draft", "verdict"], [])


def test_a_draft_that_is_discarded_is_not_offered_again(claim, ada, visit, session):
    page = visit(ada, f"/desk/claims/{claim.slug}")
    type_rationale(page)
    with page.expect_response(lambda answer: answer.url.endswith("/desk/drafts")):
        page.keyboard.press("Tab")
    page.reload()
    with page.expect_response(lambda answer: answer.url.endswith("/discard")):
        page.get_by_role("button", name="Discard them").click()
    page.reload()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("group", name="A draft of yours")).to_have_count(0)
    assert drafts_in(session) == []


def test_a_withdrawal_is_undone_with_one_press_and_the_offer_goes_by_itself(claim, ada, visit, session):
    page = visit(ada, "/desk/evidence/2")
    page.get_by_text("Withdraw this evidence").click()
    page.get_by_label("Why it no longer counts").fill("Forged.")
    page.get_by_role("button", name="Withdraw", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("withdrawn")
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("Undone")
    expect(page.get_by_text("A letter").first).to_be_visible()
