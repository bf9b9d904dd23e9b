"""One's own page: public name, password, sessions."""

import pytest
from sqlmodel import select

from factcheck import db
from factcheck.domain.vocabulary import Role
from factcheck.models import DeskSession, Event, Person
from factcheck.services import people, sessions
from tests.cast import Browser

OLD, NEW = "correct horse battery", "staple after staple"


@pytest.fixture
def eva(app, cast):
    """An editor with a password, signed in."""
    browser = cast.person("eva", Role.EDITOR)
    with db.transaction(app.extensions["engine"]) as session:
        people.named(session, "eva").password_hash = people.hashed(OLD)
    return browser


def again(app, browser: Browser) -> Browser:
    """The same person in another browser."""
    with db.transaction(app.extensions["engine"]) as session:
        token = sessions.start(
            session,
            session.get_one(Person, browser.viewer.id),
            agent="Mozilla/5.0 (X11; Linux) Firefox/140.0",
        )
    return Browser(app, browser.viewer, token)


def count(app, kind) -> int:
    with db.open_session(app.extensions["engine"], writes=False) as session:
        return len(session.exec(select(kind)).all())


def change(browser, password=OLD, new_password=NEW, repeated=NEW, **more):
    return browser.post(
        "/desk/profile/password", password=password, new_password=new_password, repeated=repeated, **more
    )


def test_she_chooses_how_readers_know_her(app, eva):
    answer = eva.post("/desk/profile", public_name="Ева Ćosić 🦉", version="1")
    assert (answer.status_code, answer.location) == (303, "/desk/profile")
    page = eva.get("/desk/profile").text
    assert "Ева Ćosić 🦉" in page
    assert "Your public name is saved." in page
    assert count(app, Event) == 1


def test_an_empty_name_is_refused_and_a_stale_one_shows_both(app, eva):
    refused = eva.post("/desk/profile", public_name="  ", version="1")
    assert refused.status_code == 422
    assert "Public name is missing." in refused.text
    eva.post("/desk/profile", public_name="Eva One", version="1")
    conflict = eva.post("/desk/profile", public_name="Eva Two", version="1")
    assert conflict.status_code == 409
    assert "Eva One" in conflict.text
    assert 'value="Eva Two"' in conflict.text
    assert 'name="version" value="2"' in conflict.text
    assert eva.post("/desk/profile", public_name="Eva Two", version="2").status_code == 303


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(app, eva):
    elsewhere = again(app, eva)
    answer = change(eva)
    assert answer.status_code == 303
    assert "All other sessions have ended." in eva.get("/desk/profile").text
    assert elsewhere.get("/desk/profile").status_code == 303
    fresh = Browser(app)
    assert fresh.post("/signin", username="eva", password=OLD).status_code == 422
    assert fresh.post("/signin", username="eva", password=NEW).status_code == 303


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"password": "not the password"}, "The present password is wrong."),
        ({"new_password": "short", "repeated": "short"}, "at least 8 characters"),
        ({"new_password": "password123", "repeated": "password123"}, "first that anybody would try"),
        ({"repeated": "something else"}, "The two new passwords differ."),
        ({"password": ""}, "Present password is missing."),
    ],
)
def test_a_password_that_will_not_do_is_refused_and_changes_nothing(app, eva, typed, sentence):
    elsewhere = again(app, eva)
    answer = change(eva, **typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert NEW not in answer.text
    assert elsewhere.get("/desk/profile").status_code == 200
    assert Browser(app).post("/signin", username="eva", password=OLD).status_code == 303


def test_the_present_password_cannot_be_guessed_from_a_session_left_open(eva):
    for _ in range(10):
        assert change(eva, password="a guess").status_code == 422
    assert change(eva).status_code == 429


def test_a_changed_password_leaves_one_event(app, eva):
    before = count(app, Event)
    change(eva)
    assert count(app, Event) == before + 1


def test_she_sees_where_she_is_signed_in_and_ends_one_session(app, eva):
    elsewhere = again(app, eva)
    page = eva.get("/desk/profile").text
    assert "Firefox on Linux" in page
    assert "this one" in page
    assert eva.post(f"/desk/profile/sessions/{session_id(app, elsewhere)}/end").status_code == 303
    assert elsewhere.get("/desk/profile").status_code == 303
    assert "Firefox on Linux" not in eva.get("/desk/profile").text


def session_id(app, browser: Browser) -> int:
    cookie = browser.client.get_cookie("factcheck", domain="localhost").value
    with db.open_session(app.extensions["engine"], writes=False) as session:
        return session.exec(
            select(DeskSession.id).where(DeskSession.token_hash == sessions.token_hash(cookie))
        ).one()


def test_she_ends_all_others_at_once(app, eva):
    others = [again(app, eva), again(app, eva)]
    answer = eva.post("/desk/profile/sessions/end")
    assert answer.status_code == 303
    assert "2 other sessions ended." in eva.get("/desk/profile").text
    assert {one.get("/desk/profile").status_code for one in others} == {303}


def test_nobody_ends_the_session_of_another_by_its_number(app, eva, ben):
    assert eva.post(f"/desk/profile/sessions/{ben.viewer.session_id}/end").status_code == 404
    assert ben.get("/desk/profile").status_code == 200


def test_without_the_token_of_the_form_nothing_happens_and_the_page_says_so(app, eva):
    elsewhere = again(app, eva)
    for address in ("/desk/profile/sessions/end", f"/desk/profile/sessions/{session_id(app, elsewhere)}/end"):
        answer = eva.post(address, honest=False)
        assert answer.status_code == 422
        assert "send it again" in answer.text
    assert elsewhere.get("/desk/profile").status_code == 200


def test_htmx_gets_the_part_and_the_part_is_in_the_page(eva):
    part = eva.get("/desk/profile", part=True).text
    assert part.lstrip().startswith("<main")
    assert "<html" not in part
    assert 'id="status"' in part
