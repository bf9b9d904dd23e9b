"""Notes in a real browser: with the keyboard, without JavaScript, on a phone, and for everybody's eyes."""

import os
from pathlib import Path

import pytest

from factcheck import db
from factcheck.domain.digests import token
from factcheck.domain.vocabulary import Notice
from factcheck.models import Attribution
from factcheck.services import notes, notifications
from factcheck.services.threads import Place
from tests.browser.test_accessibility import overflow, violations
from tests.conftest import SECRET
from tests.dossiers import judge
from tests.views.desk.worlds import World, make_world

pytestmark = pytest.mark.browser

LONG = "Supercalifragilistic" * 8


@pytest.fixture
def world(app) -> World:
    return make_world(app)


@pytest.fixture
def talked(app, ada, ben, world) -> World:
    """A world with threads: held, answered, hidden, resolved; and people who were told of them."""
    with db.transaction(app.extensions["engine"]) as session:
        claim, piece = session.merge(world.claims[0]), session.merge(world.evidence[0])
        held = notes.write(session, ada.viewer, Place(claim), f"*When* was it, @ben? {LONG}", holds=True)
        notes.write(
            session, ben.viewer, Place(claim), "On the 3rd of May:\n\n* by day\n* not by night", thread=held
        )
        done = notes.write(session, ben.viewer, Place(claim), "Who took the photograph, @ada?")
        notes.resolve(session, ada.viewer, done)
        notes.write(session, ben.viewer, Place(claim, evidence=piece), "Why neutral, @ada?")
        said = session.get(Attribution, 1)
        notes.write(session, ben.viewer, Place(attribution=said), "Are these the words?")
        notes.write(session, ada.viewer, Place(evidence=piece), "Is it archived, @ben?")
        judge(session, claim, ada.viewer)
        notes.write(session, ada.viewer, Place(claim), "I found it refuted.")
        notifications.tell(session, [ada.viewer.id], Notice.ASSIGNED, claim=claim)
        for each in notifications.page(session, ada.viewer)[-1:]:
            notifications.see(session, ada.viewer, each)
    return world


def pages(world, ada) -> dict[str, str]:
    """The kinds of pages that show notes or tell of them."""
    return {
        "workbench": world.desk(),
        "notes": f"{world.desk()}/notes",
        "cell": f"{world.desk()}/evidence/{world.evidence[0].id}/notes",
        "notifications": "/desk/notifications",
        "profile": "/desk/profile",
        "unsubscribe": f"/unsubscribe/{token(SECRET, ada.viewer.id)}",
    }


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_no_page_has_a_violation_or_scrolls_sideways(visit, ada, talked, width, scheme):
    wrong = {}
    for name, address in pages(talked, ada).items():
        page = visit(ada, address, width=width, scheme=scheme)
        page.evaluate("document.querySelectorAll('#notes details').forEach(each => { each.open = true; })")
        wrong |= {f"{name}: {each}": 1 for each in (*violations(page), *overflow(page))}
        keep(page, f"{name}-{width}-{scheme}")
    assert not wrong, "\n".join(wrong)


def keep(page, name: str) -> None:
    """A picture for whoever asks for some."""
    folder = os.environ.get("FACTCHECK_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_a_thread_without_javascript_from_the_first_word_to_its_end(visit, ada, ben, world):
    page = visit(ada, world.desk(), javascript=False)
    page.locator("#write-note").click()
    page.locator("#new-body").fill("Is the date right, @ben?")
    page.get_by_label("Needs an answer before publication").check()
    page.locator("#new-send").click()
    assert page.url.split("#")[0].endswith(world.desk())
    assert "needs an answer before publication" in page.locator("#notes").inner_text()
    theirs = visit(ben, "/desk", javascript=False)
    theirs.get_by_role("link", name="Notifications 1 not seen").click()
    theirs.locator("[id^=open-]").click()
    assert "/notes" in theirs.url
    theirs.locator(".thread-foot summary").click()
    theirs.locator("[id^=answer-][id$=-body]").fill("It is.")
    theirs.locator("[id^=answer-][id$=-send]").click()
    theirs.locator("[id^=settle-]").click()
    assert "Resolved by Ben" in theirs.locator("#notes").inner_text()


def test_a_note_is_written_with_the_keyboard_alone(visit, ada, world):
    page = visit(ada, f"{world.desk()}/notes")
    page.locator("#write-note").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("By hand")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Your note is in.").wait_for()
    assert "By hand" in page.locator("#notes").inner_text()


def test_a_refused_note_is_said_at_its_field(visit, ada, ben, app, world):
    with db.transaction(app.extensions["engine"]) as session:
        judge(session, session.merge(world.claims[0]), ada.viewer)
    page = visit(ada, f"{world.desk()}/notes")
    page.locator("#write-note").click()
    page.locator("#new-body").fill("Look, @ben")
    page.locator("#new-send").click()
    assert "@ben may not read this note" in page.locator("#new-body-error").inner_text()
    assert page.locator("#new-body").input_value() == "Look, @ben"
    assert page.locator("#new-body").get_attribute("aria-invalid") == "true"
    page.get_by_label("Open it to those who have not given their verdict").check()
    page.locator("#new-send").click()
    page.get_by_text("Your note is in.").wait_for()


def test_on_paper_threads_are_printed_and_forms_are_not(visit, ada, talked):
    page = visit(ada, f"{talked.desk()}/notes")
    page.emulate_media(media="print")
    assert page.locator("#notes form:visible").count() == 0
    assert "by night" in page.locator("#notes").inner_text()
