"""The lists of the desk in a real browser: suggestions while typing, two who save at once, no violation."""

from pathlib import Path

import pytest

from factcheck import db
from tests.factories import (
    make_attribution,
    make_claim,
    make_outlet,
    make_question,
    make_speaker,
    make_verdict,
)

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})"
FOCUS = "document.activeElement.id || document.activeElement.tagName"
OFFERED = "[...document.querySelectorAll('datalist option')].map(option => option.value)"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PAGES = (
    "/desk",
    "/desk/assignments",
    "/desk/profile",
    "/desk/speakers",
    "/desk/speakers?q=zzz",
    "/desk/speakers/vera-lind",
    "/desk/speakers/vera-lind/merge?into=Кремль",
    "/desk/speakers/vera-lind/merge?into=Nobody",
    "/desk/outlets",
    "/desk/outlets/news-az",
    "/desk/outlets/news-az/merge?into=Radio",
    "/desk/questions",
    "/desk/questions/new",
    "/desk/questions/who-did-it/edit",
    "/desk/claims/new",
    "/desk/claims/vera-did-it/edit",
)


def test_suggestions_come_while_typing_and_leave_focus_and_address_alone(desk, eve, visit):
    page = visit(eve, "/desk/speakers/vera-lind")
    page.fill("#wikidata", "nonsense")
    page.click("#save-speaker")
    page.wait_for_selector(".errors:focus")
    page.click("#into")
    page.keyboard.type("крем", delay=40)
    page.wait_for_selector("#into-known option", state="attached")
    page.wait_for_timeout(100)
    assert page.evaluate(OFFERED) == ["Кремль"]
    assert page.evaluate(FOCUS) == "into", "typing goes on, although the form was refused before"
    assert page.url.endswith("/desk/speakers/vera-lind")
    assert page.input_value("#wikidata") == "nonsense"


def test_a_merge_by_keyboard_is_looked_at_and_done(desk, eve, visit):
    page = visit(eve, "/desk/speakers/vera-lind")
    page.focus("#into")
    page.keyboard.type("Кремль")
    page.keyboard.press("Enter")
    page.wait_for_selector("#merge")
    page.wait_for_selector("h1:focus")
    page.focus("#merge")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/speakers/*kreml*")
    assert "Vera Lind is now Кремль." in page.inner_text("#status")
    page.wait_for_selector("main:focus, main :focus")


def test_two_windows_edit_a_claim_and_the_second_reads_both(desk, ada, eve, visit):
    first, second = (visit(who, "/desk/claims/vera-did-it/edit") for who in (ada, eve))
    first.fill("#text", "Véra did it.")
    second.fill("#text", "Вера, and nobody else.")
    first.click("#save-claim")
    first.wait_for_url("**/desk/claims/vera-did-it")
    second.click("#save-claim")
    second.wait_for_selector(".conflict:focus")
    assert second.inner_text(".theirs") == "Véra did it."
    assert second.inner_text(".yours") == "Вера, and nobody else."
    assert second.input_value("#text") == "Вера, and nobody else."
    second.click("#save-claim")
    second.wait_for_url("**/desk/claims/vera-did-it")
    assert "The claim is saved." in second.inner_text("#status")


def test_without_javascript_everything_is_done_too(desk, ada, visit):
    page = visit(ada, "/desk/questions/new", javascript=False, width=320)
    page.fill("#text", "Кто разбил окно? 🪟")
    page.fill("#topics", "Glass, Окна")
    page.click("#ask")
    assert page.inner_text("h1") == "Кто разбил окно? 🪟"
    page.goto("/desk")
    page.click("text=Кто разбил окно?")
    assert "/desk/questions/kto-razbil-okno" in page.url


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_no_page_has_a_violation_or_is_wider_than_its_window(desk, eve, visit, width, scheme):
    page = visit(eve, "/desk", width=width, scheme=scheme)
    wrong = {}
    for address in PAGES:
        assert page.goto(address).status == 200, address
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = [violation["id"] for violation in page.evaluate(RUN, TAGS)["violations"]]
        if found or page.evaluate(WIDER) > 0:
            wrong[address] = (found, page.evaluate(WIDER))
    assert wrong == {}


@pytest.fixture
def desk(app, ada):
    """A desk with something in every list."""
    with db.transaction(app.extensions["engine"]) as session:
        question = make_question(session, "Who did it?", summary="**Two** windows.", topics=["Glass"])
        claim = make_claim(session, "Vera did it.", question=question)
        vera = make_speaker(session, "Vera Lind", role="neighbour", wikidata="Q1")
        make_speaker(session, "Кремль", wikidata="Q2")
        make_outlet(session, "News.az")
        make_attribution(session, claim, speaker=vera, chain=[("interview", "Radio")], said="2024-05")
        make_attribution(session, speaker=vera, exact="Nobody else spoke on Tuesday.")
        make_attribution(session, claim, speaker=vera, orphaned=True)
        make_verdict(session, claim, ada.viewer)
        make_claim(session, "انقطع التيار الكهربائي.")
