"""Unsubscribing: the signed link is the proof, reading it changes nothing."""

import re

import pytest

from factcheck import db
from factcheck.domain import digests
from factcheck.domain.vocabulary import Digest
from factcheck.models import Event, Person
from tests.conftest import SECRET
from tests.views.desk.worlds import rows_of


@pytest.fixture
def address(app, ada) -> str:
    """The link in a digest to Ada."""
    with db.transaction(app.extensions["engine"]) as session:
        person = session.get_one(Person, ada.viewer.id)
        person.email, person.digest = "ada@example.org", Digest.WEEKLY
    return f"/unsubscribe/{digests.token(SECRET, ada.viewer.id)}"


def chosen(app) -> Digest:
    return rows_of(app, Person)[0].digest


def test_looking_at_the_page_changes_nothing(app, cy, address):
    page = cy.get(address)
    assert (page.status_code, "Stop the digests" in page.text) == (200, True)
    assert "ada@example.org" not in page.text
    assert (chosen(app), rows_of(app, Event)) == (Digest.WEEKLY, [])


def test_the_button_and_the_click_need_no_cookie_and_leave_one_event(app, cy, address):
    first = cy.client.post(address)
    again = cy.client.post(address, data={"List-Unsubscribe": "One-Click"})
    assert (first.status_code, again.status_code) == (200, 200)
    assert "No more digests" in first.text
    assert chosen(app) is Digest.OFF
    assert [event.action for event in rows_of(app, Event)] == ["unsubscribed"]


def test_a_token_that_was_not_signed_here_does_nothing(app, cy, address):
    forged = f"/unsubscribe/{digests.token('another secret', 1)}"
    for wrong in (address[:-2], f"{address}x", forged, "/unsubscribe/1"):
        assert cy.get(wrong).status_code == 404
        assert cy.client.post(wrong).status_code == 404
    assert chosen(app) is Digest.WEEKLY


def test_the_link_opens_nothing_but_this_one_switch(app, ada, cy, address):
    cy.client.post(address)
    assert cy.get("/desk/profile").status_code == 303
    refused = ada.post("/desk/profile", honest=False, public_name="Mallory", version="1")
    assert refused.status_code == 422


def test_digests_are_chosen_on_the_profile_and_need_an_address(app, ada):
    profile = ada.get("/desk/profile")
    assert 'id="digest-often"' in profile.text
    missing = ada.post("/desk/profile/digest", email="", digest="daily", version="1")
    assert (missing.status_code, "an e-mail address, such as" in missing.text) == (422, True)
    wrong = ada.post("/desk/profile/digest", email="ada", digest="daily", version="1")
    assert "That is no e-mail address." in wrong.text
    assert 'value="ada"' in wrong.text
    assert (
        ada.post("/desk/profile/digest", email="ada@example.org", digest="daily", version="1").status_code
        == 303
    )
    person = rows_of(app, Person)[0]
    assert (person.email, person.digest, person.version) == ("ada@example.org", Digest.DAILY, 2)
    assert ada.post("/desk/profile/digest", email="", digest="off", version="2").status_code == 303
    assert rows_of(app, Person)[0].email is None


def test_choosing_from_two_windows_shows_both(app, ada):
    ada.post("/desk/profile/digest", email="ada@example.org", digest="daily", version="1")
    late = ada.post("/desk/profile/digest", email="ada@elsewhere.example", digest="daily", version="1")
    assert late.status_code == 409
    said = re.sub(r"<[^>]+>", "", late.text)
    assert "ada@example.org" in said
    assert "ada@elsewhere.example" in said


def test_the_log_does_not_repeat_the_address(app, ada):
    ada.post("/desk/profile/digest", email="ada@example.org", digest="daily", version="1")
    (event,) = rows_of(app, Event)
    assert event.action == "given another digest"
    assert "ada@example.org" not in str(event.after) + str(event.before)
